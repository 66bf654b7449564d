//! The settings of an office: reading and checking `kemas.toml`.

use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, message};
use crate::model::OfficeSettings;

/// Parses and checks `kemas.toml`.
///
/// # Errors
/// [`ErrorKind::Office`] with line and column, or the field.
pub(super) fn settings(text: &str, file: &Path) -> Result<OfficeSettings> {
    let settings: OfficeSettings = toml::from_str(text).map_err(|error| {
        let message = error.message();
        let place = error.span().map(|span| place(text, span.start));
        let failed =
            Error::new(ErrorKind::Office, message!("the settings are broken: {message}", message))
                .file(file)
                .hint(message!(
                    "correct the line; `kemas init` on another folder shows a whole file"
                ))
                .source(error);
        match place {
            Some((line, column)) => failed.line(line).column(column),
            None => failed,
        }
    })?;
    if !matches!(settings.tariff.megabyte, 1_000_000 | 1_048_576) {
        let found = settings.tariff.megabyte;
        return Err(Error::new(
            ErrorKind::Office,
            message!("found {found}, expected 1000000 or 1048576", found),
        )
        .file(file)
        .field("tariff.megabyte")
        .hint(message!("say how many bytes the office takes for 1 MB")));
    }
    Ok(settings)
}

/// Returns the language in `kemas.toml`; `None` where it has none or cannot be parsed.
pub(super) fn language(text: &str) -> Option<Language> {
    #[derive(Deserialize)]
    struct Alone {
        language: Option<Language>,
    }
    toml::from_str::<Alone>(text).ok()?.language
}

fn place(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() as u64 + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::builtin_file;

    #[test]
    fn the_settings_that_init_writes_are_read() {
        let text = builtin_file("kemas.toml").unwrap();
        assert_eq!(settings(text, Path::new("kemas.toml")).unwrap().unit_code, "81000");
    }

    #[test]
    fn a_broken_setting_is_named_with_its_line() {
        let text = builtin_file("kemas.toml").unwrap();
        let broken = text.replace("unit_code = \"81000\"", "unit_code = 81000");
        let error = settings(&broken, Path::new("kemas.toml")).unwrap_err().to_json();
        let line = text.lines().position(|line| line.starts_with("unit_code")).unwrap() + 1;
        assert_eq!(error["error"]["line"], line, "{error}");
        assert!(
            settings(&text.replace("megabyte = 1000000", "megabyte = 12"), Path::new("k")).is_err()
        );
    }
}
