//! Explains which words of a request were read as what, for `kemas check --explain`.

use jiff::civil::Date;
use serde::Serialize;

use super::answer::wording::{self, neutral, quote};
use super::reading::Quote;
use super::reading::{Place, Reading, Stated};
use crate::catalog::Catalog;
use crate::message::{Language, Message, message};
use crate::model::{RegionCode, Request};

/// How a request was read: the key `reading` of `kemas check --explain --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Topics, declared or stated in the texts.
    pub topics: Vec<Read>,
    /// Regions. The value is the code. Where there is only a name, where the code is unknown, or where the two do not
    /// agree, it is what the name may mean, several codes joined by `|`. Where the name means nothing, it is the code
    /// if that is well-formed, else empty.
    pub regions: Vec<Read>,
    /// The finest level of the results; empty where none is stated.
    pub level: Vec<Read>,
    /// Periods of the study.
    pub periods: Vec<Read>,
    /// Units of analysis.
    pub units: Vec<Read>,
    /// Words of the method that mean small area estimation.
    pub small_area: Vec<Read>,
    /// Words of mapping, areas, borders or location.
    pub mapping: Vec<Read>,
    /// Words that ask for a selection of variables.
    pub selection: Vec<Read>,
    /// Words that ask for identities of respondents.
    pub identities: Vec<Read>,
    /// Words that state a use which the agreement forbids.
    pub forbidden: Vec<Read>,
    /// Words that claim the Rp0 class.
    pub zero_tariff: Vec<Read>,
}

/// Words of a request, what they were read as, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Read {
    /// What they were read as.
    pub value: String,
    /// The words as written.
    pub words: String,
    /// The text that they stand in; null for a declared field.
    pub field: Option<&'static str>,
}

/// Explains how a request was read. [`super::check`] reads it in the same way.
pub fn explain(request: &Request, catalog: &Catalog, today: Date) -> Explained {
    let day = request.received_on.unwrap_or(today);
    let reading = Reading::of(request, catalog, day);
    let declared = reading.declared_topics.iter().map(|topic| Read {
        value: topic.clone(),
        words: topic.clone(),
        field: None,
    });
    Explained {
        topics: declared.chain(stated(&reading.topics)).collect(),
        regions: reading.regions.iter().map(place).collect(),
        level: stated(reading.level.as_slice()),
        periods: stated(&reading.periods),
        units: stated(&reading.units),
        small_area: reading
            .small_area
            .iter()
            .map(|words| Read {
                value: "small-area".to_owned(),
                words: words.clone(),
                field: Some("method"),
            })
            .collect(),
        mapping: quotes("mapping", &reading.mapping),
        selection: quotes("selection", &reading.selection),
        identities: quotes("identity", &reading.identities),
        forbidden: quotes("forbidden", &reading.forbidden),
        zero_tariff: quotes("zero-tariff", &reading.zero_tariff),
    }
}

impl Explained {
    /// Returns the reading as lines for the officer, in a language, each of at most `width` characters.
    pub fn page(&self, language: Language, width: usize) -> String {
        let parts = [
            (message!("Topic"), &self.topics),
            (message!("Region"), &self.regions),
            (message!("Level"), &self.level),
            (message!("Period"), &self.periods),
            (message!("Unit"), &self.units),
            (message!("Small area estimation"), &self.small_area),
            (message!("Mapping"), &self.mapping),
            (message!("Choice of variables"), &self.selection),
            (message!("Identities"), &self.identities),
            (message!("Forbidden use"), &self.forbidden),
            (message!("Rp0 tariff"), &self.zero_tariff),
        ];
        let mut page = message!("Words as they were read").render(language) + "\n";
        for (title, reads) in parts {
            let title = title.render(language);
            let lines: Vec<String> = reads.iter().map(|read| line(read, language)).collect();
            let lines = if lines.is_empty() {
                message!("not stated").render(language)
            } else {
                lines.join("; ")
            };
            let first = format!("  {title:<21}: ");
            super::report::wrapped(&mut page, width, &first, &" ".repeat(25), &lines);
        }
        page
    }
}

fn line(read: &Read, language: Language) -> String {
    let place = read.field.map_or_else(|| message!("form"), wording::field).render(language);
    let value = meaning(&read.value).map(|meaning| meaning.render(language));
    let value = value.as_deref().unwrap_or(&read.value);
    neutral(&format!("{} = {value} ({place})", quote(&read.words)))
}

/// Returns the text for one of the program's own words. `None` for any other value, such as an id, a code or a level,
/// which is shown as it is.
fn meaning(value: &str) -> Option<Message> {
    Some(match value {
        "small-area" => message!("small-area"),
        "mapping" => message!("mapping"),
        "selection" => message!("selection"),
        "identity" => message!("identity"),
        "forbidden" => message!("forbidden"),
        "zero-tariff" => message!("zero-tariff"),
        _ => return None,
    })
}

fn stated<T: ToString>(stated: &[Stated<T>]) -> Vec<Read> {
    let read = |one: &Stated<T>| Read {
        value: one.value.to_string(),
        words: one.words.clone(),
        field: one.field,
    };
    stated.iter().map(read).collect()
}

fn place(place: &Place) -> Read {
    let codes: Vec<&str> = place.by_name.iter().map(RegionCode::as_str).collect();
    Read { value: codes.join("|"), words: place.words.clone(), field: place.field }
}

fn quotes(value: &str, quotes: &[Quote]) -> Vec<Read> {
    let read = |quote: &Quote| Read {
        value: value.to_owned(),
        words: quote.words.clone(),
        field: Some(quote.field),
    };
    quotes.iter().map(read).collect()
}
