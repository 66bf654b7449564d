//! The visitor's request: the stated use of the data, and the list of data. The manual for officers shows its JSON.
//!
//! Reading checks only the form of the request. `conformity` compares it with the catalogue (formats, regions, media).

use std::fmt;
use std::path::Path;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::bag_path::BagPath;
use super::form::Form;
use super::level::Level;
use super::reading::{NO_LEVEL, NO_NUMBER, said_of_record};
use super::time::Period;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{in_a_row, message, same_in_every_language};

same_in_every_language!(RequestNumber);

/// A request's number, such as `8100-2026-0001`. The name of each bag of the request begins with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct RequestNumber(String);

impl RequestNumber {
    /// Parses 1–64 characters of `A–Z a–z 0–9 - _`, the first a letter or digit; `None` for any other text, and for
    /// the name of a device on Windows, such as `CON`.
    pub fn parse(text: &str) -> Option<Self> {
        let ok = (1..=64).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && BagPath::parse(text).is_ok();
        ok.then(|| Self(text.to_owned()))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number with digits in place of the letters that look like them, in the parts that else have digits
    /// only: `8100-2026-0050` of `8100-2026-005O`. `None` where there are no such letters.
    pub fn with_digits(&self) -> Option<Self> {
        let digit = |c: char| match c {
            'O' | 'o' => '0',
            'I' | 'l' => '1',
            other => other,
        };
        let meant = |part: &str| {
            let read: String = part.chars().map(digit).collect();
            let is_number = read.bytes().all(|b| b.is_ascii_digit());
            let has_digit = part.bytes().any(|b| b.is_ascii_digit());
            if is_number && has_digit { read } else { part.to_owned() }
        };
        let read = self.0.split('-').map(meant).collect::<Vec<_>>().join("-");
        (read != self.0).then_some(Self(read))
    }
}

impl fmt::Display for RequestNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RequestNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(NO_NUMBER.english()))
    }
}

/// What a visitor asks for, and why. `Items` is the list of data; only while a stated use is read may it be missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request<Items = Vec<RequestedItem>> {
    /// The request's number.
    pub number: RequestNumber,
    /// The day the request was received; `None` where not given.
    #[serde(default)]
    pub received_on: Option<Date>,
    /// Who asks: personal data.
    pub requester: Requester,
    /// The stated use.
    pub abstraction: Abstraction,
    /// What is asked for, in the visitor's order.
    pub items: Items,
    /// The medium's kind, a `kind` of `media.csv`; `None` where not given.
    #[serde(default, deserialize_with = "text_or_none")]
    pub medium: Option<String>,
}

/// The person or institution that asks. These are personal data (UU 27/2022). Of them only the name and the
/// institution are written onto a medium, in the text of the invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Requester {
    /// Name.
    pub name: String,
    /// E-mail address; empty where absent. `conformity` refuses a request without it.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub email: String,
    /// Telephone.
    #[serde(default, deserialize_with = "text_or_none")]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(default, deserialize_with = "text_or_none")]
    pub address: Option<String>,
    /// The kind of requester, as written. `conformity` refuses a word that is not in its list.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub category: String,
    /// Institution.
    #[serde(default, deserialize_with = "text_or_none")]
    pub institution: Option<String>,
    /// Taxpayer number (NPWP).
    #[serde(default, deserialize_with = "text_or_none")]
    pub npwp: Option<String>,
    /// True when the Rp0 tariff class is claimed. `conformity` checks the conditions of the class.
    #[serde(default, deserialize_with = "flag_or_false")]
    pub zero_tariff: bool,
    /// The letter that the Rp0 class needs.
    #[serde(default)]
    pub zero_tariff_letter: Option<ZeroTariffLetter>,
}

/// The letter that supports a claim to the Rp0 tariff class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZeroTariffLetter {
    /// The letter's number.
    pub number: String,
    /// The letter's date.
    pub date: Date,
    /// Who issued it.
    pub issuer: String,
}

impl ZeroTariffLetter {
    /// Returns true when neither the number nor the issuer is blank.
    pub fn is_complete(&self) -> bool {
        !self.number.trim().is_empty() && !self.issuer.trim().is_empty()
    }
}

/// The stated use (*abstraksi penggunaan data*): a title, four mandatory texts, and what the visitor declares besides.
/// Reading accepts a text that is missing, and leaves it empty; the check then reports it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Abstraction {
    /// The study's title. The check takes nothing from it.
    #[serde(default, deserialize_with = "text_or_empty")]
    pub title: String,
    /// The study's background (*latar belakang*).
    #[serde(default, deserialize_with = "text_or_empty")]
    pub background: String,
    /// Its purpose (*tujuan*).
    #[serde(default, deserialize_with = "text_or_empty")]
    pub purpose: String,
    /// Its method (*metode*).
    #[serde(default, deserialize_with = "text_or_empty")]
    pub method: String,
    /// The expected output (*rancangan hasil*).
    #[serde(default, deserialize_with = "text_or_empty")]
    pub expected_output: String,
    /// Declared topics, ids of `topics.csv`.
    #[serde(default, deserialize_with = "list_or_empty")]
    pub topics: Vec<String>,
    /// Declared regions.
    #[serde(default, deserialize_with = "list_or_empty")]
    pub regions: Vec<DeclaredRegion>,
    /// Declared level of the results.
    #[serde(default, deserialize_with = "level_or_none")]
    pub level: Option<Level>,
    /// Declared periods of the study.
    #[serde(default, deserialize_with = "list_or_empty")]
    pub periods: Vec<Period>,
    /// Declared units of analysis, as written.
    #[serde(default, deserialize_with = "list_or_empty")]
    pub units: Vec<String>,
}

impl Abstraction {
    /// Returns the four mandatory texts with their JSON field names, in the order of the form.
    pub fn texts(&self) -> [(&'static str, &str); 4] {
        [
            ("background", &self.background),
            ("purpose", &self.purpose),
            ("method", &self.method),
            ("expected_output", &self.expected_output),
        ]
    }
}

/// A region as the visitor declared it: a code, a name, or both, not looked up yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredRegion {
    /// The code as written.
    #[serde(default, deserialize_with = "text_or_none")]
    pub code: Option<String>,
    /// The name as written.
    #[serde(default, deserialize_with = "text_or_none")]
    pub name: Option<String>,
}

/// One requested item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestedItem {
    /// Id of a dataset or map layer.
    pub id: String,
    /// The region of a map's piece: a code as written. `None` for a dataset, which is sold whole.
    #[serde(default, deserialize_with = "text_or_none")]
    pub region: Option<String>,
    /// The format asked for; `None` where the request names none.
    #[serde(default, deserialize_with = "text_or_none")]
    pub format: Option<String>,
}

impl RequestedItem {
    /// Returns the name of the item's package on the medium, without an extension: `<id>[_<region>][_<format>]`. The
    /// region and the format stand there where the request names them.
    pub fn stem(&self) -> String {
        let parts = [Some(&self.id), self.region.as_ref(), self.format.as_ref()];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("_")
    }
}

impl Request {
    /// Reads a request from JSON, in which it may have known fields only.
    ///
    /// # Errors
    /// [`ErrorKind::Request`] with the file, line and column, and with the field at fault where it is known.
    pub fn from_json(json: &[u8], file: &Path) -> Result<Self> {
        Self::from_form(&Form::read(json, file)?, file)
    }

    /// Takes a request out of a text whose form was checked.
    ///
    /// # Errors
    /// As [`Self::from_json`].
    pub fn from_form(form: &Form, file: &Path) -> Result<Self> {
        taken(form, file)
    }

    /// As [`Self::from_form`], for the use that the request states. A list of data that is missing is left empty.
    ///
    /// # Errors
    /// As [`Self::from_json`].
    pub fn of_use(form: &Form, file: &Path) -> Result<Self> {
        let stated: Request<Option<Vec<RequestedItem>>> = taken(form, file)?;
        let Request { number, received_on, requester, abstraction, items, medium } = stated;
        let items = items.unwrap_or_default();
        Ok(Self { number, received_on, requester, abstraction, items, medium })
    }
}

fn taken<T: DeserializeOwned>(form: &Form, file: &Path) -> Result<T> {
    let mut reader = serde_json::Deserializer::from_str(form.text());
    let request = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let field = error.path().to_string();
        unreadable(error.inner(), file, (field != ".").then_some(field))
    })?;
    reader.end().map_err(|error| unreadable(&error, file, None))?;
    Ok(request)
}

fn unreadable(inner: &serde_json::Error, file: &Path, field: Option<String>) -> Error {
    let words = inner.to_string();
    let words = words.rsplit_once(" at line ").map_or(&*words, |(said, _)| said);
    let said = said_of_record(words);
    // serde names a missing field only in its message. The path that it gives then leads to the object around the
    // field.
    let missing = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    // Where the JSON itself is broken, no field is known.
    let field = field.filter(|field| !field.contains('?'));
    let field = match (field, missing) {
        (Some(outer), Some(inner)) => Some(format!("{outer}.{inner}")),
        (None, Some(inner)) => Some(inner.to_owned()),
        (outer, None) => outer,
    };
    let error = Error::new(
        ErrorKind::Request,
        message!("the request cannot be read: {words}", words = said),
    )
    .file(file)
    .line(inner.line().max(1) as u64)
    .column(inner.column().max(1) as u64)
    .hint(message!("correct the request; `kemas help petugas` explains its form"));
    match field {
        Some(field) => error.field(field),
        None => error,
    }
}

fn text_or_empty<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn text_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<String>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    Ok(text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()))
}

fn flag_or_false<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<bool, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn list_or_empty<'de, D, T>(deserializer: D) -> std::result::Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

fn level_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<Level>, D::Error> {
    let Some(text) = text_or_none(deserializer)? else { return Ok(None) };
    Level::parse(&text).map(Some).ok_or_else(|| {
        let said = NO_LEVEL.with("text", &text).with("levels", &in_a_row(Level::ALL));
        serde::de::Error::custom(said.english())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Request> {
        Request::from_json(json.as_bytes(), Path::new("r.json"))
    }

    const SMALL: &str = r#"{"number":"8100-2026-0001","requester":{"name":"A","email":"a@b.id"},
        "abstraction":{"level":"","periods":null},"items":[{"id":"x","region":""}]}"#;

    #[test]
    fn null_absent_and_empty_fields_are_not_declared() {
        let request = read(SMALL).unwrap();
        assert_eq!(request.abstraction.level, None);
        assert!(request.abstraction.periods.is_empty() && request.abstraction.regions.is_empty());
        assert_eq!(request.items[0].region, None);
        assert!(!request.requester.zero_tariff);
    }

    #[test]
    fn every_level_can_be_declared() {
        for level in Level::ALL {
            let json =
                SMALL.replace("\"level\":\"\"", &format!("\"level\":\"{}\"", level.as_str()));
            assert_eq!(read(&json).unwrap().abstraction.level, Some(level));
        }
    }

    #[test]
    fn a_faulty_field_is_named_with_its_line() {
        let cases = [
            (SMALL.replace("8100-2026-0001", "../x"), "number", 1),
            (
                SMALL.replace("\"periods\":null", "\"periods\":[\"2025-13\"]"),
                "abstraction.periods[0]",
                2,
            ),
            (SMALL.replace("\"level\":\"\"", "\"level\":\"rw\""), "abstraction.level", 2),
            (SMALL.replace("{\"id\":\"x\",", "{"), "items[0].id", 2),
            (SMALL.replace("\"items\"", "\"item\""), "items", 2),
        ];
        for (json, field, line) in cases {
            let error = read(&json).unwrap_err().to_json();
            assert_eq!(error["error"]["field"], field, "{error}");
            assert_eq!(error["error"]["line"], line, "{error}");
        }
    }

    #[test]
    fn what_follows_the_request_is_refused() {
        assert!(read(&format!("{SMALL} x")).is_err());
        assert!(read("").is_err());
    }
}
