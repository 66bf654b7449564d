//! The paper engine: a template's text and values become a paper's text.
//!
//! Templates are data that an office edits (minijinja's language); values are data that visitors
//! bring. The two never mix: a value is printed, never read as a template, and on a plain paper
//! it can neither break a line nor turn the reading direction. Which papers exist is `billing`'s.

mod arabic;
mod columns;
mod face;
mod filters;
mod layout;
mod lines;
mod pdf;
mod sheet;
mod table;

use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};

/// Returns an embedded font, for what is drawn otherwise than as a paper.
pub fn font(bold: bool) -> &'static [u8] {
    face::Faces::bytes(if bold { face::Weight::Bold } else { face::Weight::Regular })
}

/// What values must not be able to do on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Plain text: control characters of values become spaces.
    Text,
    /// HTML: markup of values is shown, not obeyed.
    Html,
    /// The markup of sheets (see `sheet`): what it would obey arrives escaped.
    Sheet,
}

/// A paper that is filled in and can be set on pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    name: String,
    title: String,
    blocks: Vec<sheet::Block>,
}

impl Sheet {
    /// Fills in a template of the markup that `paper/sheet.rs` describes; `title` stands in the file's
    /// properties.
    ///
    /// # Errors
    /// As [`render`]; also where a line of the markup begins with no word.
    pub fn fill(name: &str, template: &str, title: &str, values: &impl Serialize) -> Result<Self> {
        let rendered = render(name, &sheet::numbered(template), values, Escape::Sheet)?;
        let blocks = sheet::blocks(name, &rendered)?;
        Ok(Self { name: name.to_owned(), title: title.to_owned(), blocks })
    }

    /// Returns the paper as a PDF; the same paper is the same bytes.
    ///
    /// # Errors
    /// [`ErrorKind::Paper`] with the template's line where the markup is wrong.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let faces = face::Faces::open()?;
        let pages = layout::set(&self.name, &self.blocks, &faces)?;
        pdf::write(&self.title, &pages, &faces)
    }

    /// Returns the words of the paper, a line for each block.
    pub fn text(&self) -> String {
        let line = |block: &sheet::Block| {
            let cells: Vec<String> = block.cells.iter().map(lines::plain).collect();
            cells.join(" ") + "\n"
        };
        self.blocks.iter().map(line).collect()
    }
}

/// Renders a template; `name` is what errors call it, best the path of its file.
///
/// Beside minijinja's own, templates know the filters `rupiah` (`Rp24.077.601`), `angka`
/// (`1.203.880.050`), `tanggal` (`24 November 2026`) and `hari` (`Selasa`), and the function
/// `baris("3 >12 =20", a, b, c)`, which sets one row of a fixed-width table: left in 3
/// characters, right in 12, centred in 20, each cell wrapped inside its own column.
///
/// # Errors
/// [`ErrorKind::Paper`] with file and line: bad syntax, a name that no value has, a filter that
/// does not fit its value.
pub fn render(
    name: &str,
    template: &str,
    values: &impl Serialize,
    escape: Escape,
) -> Result<String> {
    let mut values = serde_json::to_value(values).map_err(|source| {
        Error::new(ErrorKind::Paper, format!("its values cannot be read: {source}"))
            .file(Path::new(name))
            .source(source)
    })?;
    tame(&mut values, escape);

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
            out.write_str(&sheet::escaped(&value.to_string())).map_err(minijinja::Error::from)
        });
    }
    engine.add_filter("rupiah", filters::rupiah);
    engine.add_filter("angka", filters::angka);
    engine.add_filter("tanggal", filters::tanggal);
    engine.add_filter("hari", filters::hari);
    engine.add_function("baris", columns::row);
    engine
        .render_named_str(name, template, Value::from(Serde(values)))
        .map_err(|error| broken(name, error))
}

/// Instructions that a template may take: a list of 10 000 lines takes some hundred thousand. One that never
/// ends would hold the ledger for everybody.
const FUEL: u64 = 10_000_000;

/// A tag on a line of its own leaves no empty line behind.
fn lines_of_their_own() -> Result<SyntaxConfig> {
    let syntax = SyntaxConfig::builder()
        .keep_trailing_newline(true)
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    syntax.map_err(|error| Error::new(ErrorKind::Paper, error.to_string()).source(error))
}

/// Takes the power from values: what a visitor typed stays within its place on the paper.
fn tame(value: &mut serde_json::Value, escape: Escape) {
    match value {
        serde_json::Value::String(text) => {
            let wild = |c: char| steers(c) && !(escape == Escape::Html && matches!(c, '\n' | '\t'));
            if text.contains(wild) {
                *text = text.replace(wild, " ");
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(|v| tame(v, escape)),
        serde_json::Value::Object(values) => values.values_mut().for_each(|v| tame(v, escape)),
        _ => {}
    }
}

/// Returns true for characters that move the cursor or turn the reading direction (Unicode's
/// bidirectional controls and its line and paragraph separators).
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn broken(name: &str, error: minijinja::Error) -> Error {
    let what = match error.detail() {
        Some(detail) => format!("the template is broken: {}: {detail}", error.kind()),
        None => format!("the template is broken: {}", error.kind()),
    };
    let mut told = Error::new(ErrorKind::Paper, what)
        .file(Path::new(error.name().unwrap_or(name)))
        .hint("correct the template, or remove the office's copy to use the built-in one");
    if let Some(line) = error.line() {
        told = told.line(line as u64);
    }
    told.source(error)
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
