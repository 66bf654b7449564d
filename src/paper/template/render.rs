//! Rendering a template with values.

use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::escape::{Escape, make_harmless};
use super::refusal::refused_by;
use super::{filters, fixed_width};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{ToValue, message, of_template};
use crate::paper::markup::escaped;

/// Returns a template rendered with values; `name` is its name in errors, best the path of its file.
///
/// Besides minijinja's own, templates can use the filters `rupiah` (`Rp24.077.601`), `angka` (`1.203.880.050`),
/// `tanggal` (`24 November 2026`) and `hari` (`Selasa`). The function `baris("3 >12 =20", a, b, c)` writes one row of
/// a fixed-width table: left-aligned in 3 characters, right-aligned in 12, centred in 20, each cell wrapped within
/// its column.
///
/// # Errors
/// [`ErrorKind::Paper`], with the line where it is known: values that cannot be serialised, or whatever minijinja or a
/// function above refuses, such as invalid syntax, a name that no value has, or a template that takes too many steps.
pub fn render(
    name: &str,
    template: &str,
    values: &impl Serialize,
    escape: Escape,
) -> Result<String> {
    let mut values = serde_json::to_value(values).map_err(|source| {
        Error::new(
            ErrorKind::Paper,
            message!("its values cannot be read: {source}", source = source.to_string()),
        )
        .file(Path::new(name))
        .source(source)
    })?;
    make_harmless(&mut values, escape);

    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_syntax(lines_of_their_own()?);
    engine.set_auto_escape_callback(move |_| match escape {
        Escape::Text | Escape::Sheet => AutoEscape::None,
        Escape::Html => AutoEscape::Html,
    });
    if escape == Escape::Sheet {
        engine.set_formatter(|out, _, value| {
            if value.is_undefined() {
                return Err(minijinja::ErrorKind::UndefinedError.into());
            }
            if value.is_none() {
                return Ok(());
            }
            out.write_str(&escaped(&value.to_string())).map_err(minijinja::Error::from)
        });
    }
    engine.add_filter("rupiah", filters::rupiah);
    engine.add_filter("angka", filters::angka);
    engine.add_filter("tanggal", filters::tanggal);
    engine.add_filter("hari", filters::hari);
    engine.add_function("baris", fixed_width::row);
    engine
        .render_named_str(name, template, Value::from(Serde(values)))
        .map_err(|error| broken(name, error))
}

/// Steps that a template may take; a list of 10 000 lines takes some hundred thousand. Without a limit, a template
/// that never ends would block the ledger for everybody.
const FUEL: u64 = 10_000_000;

/// Returns the syntax in which a tag on a line of its own leaves no empty line, and the template's last line feed
/// stays.
fn lines_of_their_own() -> Result<SyntaxConfig> {
    let syntax = SyntaxConfig::builder()
        .keep_trailing_newline(true)
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    syntax.map_err(|error| {
        let what = of_template(&error.to_string());
        Error::new(ErrorKind::Paper, message!("{what}", what)).source(error)
    })
}

fn broken(name: &str, error: minijinja::Error) -> Error {
    let kind = of_template(&error.kind().to_string());
    let detail =
        refused_by(&error).map(ToValue::to_value).or_else(|| error.detail().map(of_template));
    let what = match detail {
        Some(detail) => message!("the template is broken: {kind}: {detail}", kind, detail),
        None => message!("the template is broken: {what}", what = kind),
    };
    let mut failed =
        Error::new(ErrorKind::Paper, what).file(Path::new(error.name().unwrap_or(name))).hint(
            message!("correct the template, or remove the office's copy to use the built-in one"),
        );
    if let Some(line) = error.line() {
        failed = failed.line(line as u64);
    }
    failed.source(error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(template: &str, values: &serde_json::Value) -> Result<String> {
        render("papers/x.txt", template, values, Escape::Text)
    }

    #[test]
    fn amounts_numbers_and_dates_are_set_in_indonesian_style() {
        let cases = [
            ("{{ 24077601|rupiah }}", "Rp24.077.601"),
            ("{{ 0|rupiah }}", "Rp0"),
            ("{{ 1203880050|angka }}", "1.203.880.050"),
            ("{{ '2026-11-24'|tanggal }}", "24 November 2026"),
            ("{{ '2026-01-01'|tanggal }}", "1 Januari 2026"),
            ("{{ '2026-11-24'|hari }} {{ '2026-11-29'|hari }}", "Selasa Minggu"),
        ];
        for (template, expected) in cases {
            assert_eq!(text(template, &json!({})).unwrap(), expected);
        }
    }

    #[test]
    fn a_broken_template_is_named_with_its_line() {
        let cases = [
            ("a\nb\n{{ nobody }}", 3),
            ("a\n{% if %}", 2),
            ("{{ 'x'|rupiah }}", 1),
            ("\n{{ '24-11-2026'|tanggal }}", 2),
            ("{{ 1|unknown }}", 1),
            ("\n\n\n{{ baris('4 x', 1, 2) }}", 4),
            ("{{ baris('4 4', 1) }}", 1),
        ];
        for (template, line) in cases {
            let error = text(template, &json!({})).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Paper, "{template}");
            let told = error.to_json();
            assert_eq!(told["error"]["file"], "papers/x.txt", "{told}");
            assert_eq!(told["error"]["line"], line, "{told}");
        }
    }

    #[test]
    fn a_visitors_text_is_never_template_code() {
        let name = "{{ 7*7 }}{% include 'x' %}{# hush #}";
        assert_eq!(text("{{ name }}", &json!({ "name": name })).unwrap(), name);
        assert_eq!(text("{{ baris('60', name) }}", &json!({ "name": name })).unwrap(), name);
    }

    #[test]
    fn a_visitors_text_cannot_break_a_plain_line() {
        let name = "Ani\nLUNAS\r\u{1b}[2J\u{202e}ipaR";
        assert_eq!(text("{{ name }}", &json!({ "name": name })).unwrap(), "Ani LUNAS  [2J ipaR");
    }

    #[test]
    fn markup_is_shown_in_html() {
        let html = render("x.html", "{{ n }}", &json!({ "n": "<b>\n&" }), Escape::Html).unwrap();
        assert_eq!(html, "&lt;b&gt;\n&amp;");
    }

    #[test]
    fn an_amount_beyond_any_float_keeps_its_digits() {
        let values = json!({ "n": u64::MAX });
        assert_eq!(text("{{ n|rupiah }}", &values).unwrap(), "Rp18.446.744.073.709.551.615");
    }
}
