//! What a request states about its use, looked up in the catalogue.
//!
//! Each statement keeps the words that it was read from, so that a finding can quote them. What is not stated is empty
//! here. Only K05 reports that: a dataset needs a stated topic, and a map words of mapping.

use std::collections::HashSet;

use jiff::civil::Date;

use super::gazetteer::Gazetteer;
use super::region_lookup::place;
use super::stated::{Place, Stated};
use super::texts::{Quote, Texts};
use crate::catalog::{Catalog, Meaning};
use crate::conformity::phrases::Lexicon;
use crate::language::Text;
use crate::model::{Level, Period, RegionCode, Request};

/// The stated use.
#[derive(Debug)]
pub(in crate::conformity) struct Reading {
    /// Topics of the field `topics`, each once, trimmed and in lower case.
    pub(in crate::conformity) declared_topics: Vec<String>,
    /// Topics that the texts state, each once; some may be declared as well.
    pub(in crate::conformity) topics: Vec<Stated<String>>,
    /// Regions, in the order in which they are declared or stand in the texts.
    pub(in crate::conformity) regions: Vec<Place>,
    /// The finest level of the results.
    pub(in crate::conformity) level: Option<Stated<Level>>,
    /// Periods of the study.
    pub(in crate::conformity) periods: Vec<Stated<Period>>,
    /// Units of analysis, in lower case and with hyphens, as the catalogue spells them.
    pub(in crate::conformity) units: Vec<Stated<String>>,
    /// The words of the method that mean small area estimation.
    pub(in crate::conformity) small_area: Option<String>,
    /// Words of mapping, areas, borders, location.
    pub(in crate::conformity) mapping: Vec<Quote>,
    /// Words that ask for a selection of variables.
    pub(in crate::conformity) selection: Vec<Quote>,
    /// Words that ask for identities of respondents.
    pub(in crate::conformity) identities: Vec<Quote>,
    /// Words that intend a use which the agreement forbids.
    pub(in crate::conformity) forbidden: Vec<Quote>,
    /// Words that claim the Rp0 class.
    pub(in crate::conformity) zero_tariff: Vec<Quote>,
}

impl Reading {
    /// Reads what a request declares, and what its texts state. Each of regions, level, periods and units comes from
    /// the texts only where none of its kind is declared. *Tiga tahun terakhir* (the last three years) is counted back
    /// from the year of `received`.
    pub(in crate::conformity) fn of(request: &Request, catalog: &Catalog, received: Date) -> Self {
        let abstraction = &request.abstraction;
        let lexicon = Lexicon::of(catalog);
        let texts = Texts::of(request, &lexicon);
        let gazetteer = Gazetteer::of(catalog);
        let declared = abstraction.regions.iter();
        let regions: Vec<Place> =
            declared.filter_map(|region| place(region, catalog, &gazetteer)).collect();
        let level = abstraction.level.map(|value| Stated::declared(value, value.to_string()));
        let periods = abstraction.periods.iter();
        let periods: Vec<_> =
            periods.map(|&value| Stated::declared(value, value.to_string())).collect();
        let units = abstraction.units.iter().filter(|unit| !unit.trim().is_empty());
        let units: Vec<_> =
            units.map(|unit| Stated::declared(unit_word(unit), unit.clone())).collect();
        Self {
            declared_topics: declared_topics(&abstraction.topics),
            topics: texts.topics(),
            regions: or_read(regions, || texts.regions(catalog, &gazetteer)),
            level: level.or_else(|| texts.level()),
            periods: or_read(periods, || texts.periods(received)),
            units: or_read(units, || texts.units()),
            small_area: texts.small_area(),
            mapping: texts.quotes(Meaning::Mapping),
            selection: texts.quotes(Meaning::Selection),
            identities: texts.quotes(Meaning::Identity),
            forbidden: texts.quotes(Meaning::Forbidden),
            zero_tariff: texts.quotes(Meaning::ZeroTariff),
        }
    }

    /// Returns true when a topic is declared or stated in the texts.
    pub(in crate::conformity) fn has_topic(&self, topic: &str) -> bool {
        self.declared_topics.iter().any(|declared| declared == topic)
            || self.topics.iter().any(|stated| stated.value == topic)
    }

    /// Returns the stated regions twice: by their codes and by their names. A region is left out where its name fits
    /// none and it has no well-formed code.
    pub(in crate::conformity) fn readings(&self) -> [Vec<&[RegionCode]>; 2] {
        let known = |codes: &&[RegionCode]| !codes.is_empty();
        [
            self.regions.iter().map(|place| &*place.by_code).filter(known).collect(),
            self.regions.iter().map(|place| &*place.by_name).filter(known).collect(),
        ]
    }

    /// Returns the words of all stated regions, for a finding.
    pub(in crate::conformity) fn region_words(&self) -> String {
        joined(self.regions.iter().map(|place| place.words.as_str()))
    }

    /// Returns the words of all stated periods, for a finding.
    pub(in crate::conformity) fn period_words(&self) -> String {
        joined(self.periods.iter().map(|period| period.words.as_str()))
    }

    /// Returns the words of all stated units, for a finding.
    pub(in crate::conformity) fn unit_words(&self) -> String {
        joined(self.units.iter().map(|unit| unit.words.as_str()))
    }
}

fn or_read<T>(declared: Vec<T>, read: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if declared.is_empty() { read() } else { declared }
}

fn declared_topics(topics: &[String]) -> Vec<String> {
    let mut declared: Vec<String> = Vec::new();
    for topic in topics.iter().map(|topic| topic.trim().to_lowercase()) {
        if !topic.is_empty() && !declared.contains(&topic) {
            declared.push(topic);
        }
    }
    declared
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// Returns a unit spelt as in the catalogue: `rumah-tangga` for `Rumah Tangga`.
fn unit_word(unit: &str) -> String {
    let text = Text::of("units", unit, &HashSet::new());
    text.words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join("-")
}
