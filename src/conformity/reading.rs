//! What a request states of its use, looked up and ready for the rules.
//!
//! Each statement keeps the words it was read from, so that a finding can quote them. A field
//! that is not stated is empty here, and nothing can violate it.

use std::collections::HashSet;

use jiff::civil::Date;

use super::language::{Lexicon, Text};
use super::place::Gazetteer;
use super::texts::{Quote, Texts};
use crate::catalog::{Catalog, Meaning, Region};
use crate::model::{DeclaredRegion, Level, Period, RegionCode, Request};

/// A value and the words that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated<T> {
    /// The value.
    pub(super) value: T,
    /// The words.
    pub(super) words: String,
    /// The text where they stand; none for a declared field.
    pub(super) field: Option<&'static str>,
}

impl<T> Stated<T> {
    /// A value of a declared field.
    fn declared(value: T, words: String) -> Self {
        Self { value, words, field: None }
    }

    /// A value read from a text.
    pub(super) fn read(value: T, words: &str, field: &'static str) -> Self {
        Self { value, words: words.to_owned(), field: Some(field) }
    }
}

/// The stated use.
#[derive(Debug)]
pub(super) struct Reading {
    /// Topics that the field `topics` declares, each once, in the spelling of ids.
    pub(super) declared_topics: Vec<String>,
    /// Topics that the texts state, each once.
    pub(super) topics: Vec<Stated<String>>,
    /// Regions, in the order in which they are stated.
    pub(super) regions: Vec<Place>,
    /// The finest level of the results.
    pub(super) level: Option<Stated<Level>>,
    /// Periods of the study.
    pub(super) periods: Vec<Stated<Period>>,
    /// Units of analysis, in the catalogue's spelling.
    pub(super) units: Vec<Stated<String>>,
    /// The words of the method that mean small area estimation.
    pub(super) small_area: Option<String>,
    /// Words of mapping, areas, borders, location.
    pub(super) mapping: Vec<Quote>,
    /// Words that ask for a selection of variables.
    pub(super) selection: Vec<Quote>,
    /// Words that ask for identities of respondents.
    pub(super) identities: Vec<Quote>,
    /// Words that intend a use which the agreement forbids.
    pub(super) forbidden: Vec<Quote>,
    /// Words that claim the Rp0 class.
    pub(super) zero_tariff: Vec<Quote>,
}

/// A stated region with its two readings, which are the same unless code and name disagree.
#[derive(Debug)]
pub(super) struct Place {
    /// Code and name as written.
    pub(super) words: String,
    /// The regions meant if the code is right.
    pub(super) by_code: Vec<RegionCode>,
    /// The regions meant if the name is right; several where it fits several.
    pub(super) by_name: Vec<RegionCode>,
    /// What is wrong with it.
    pub(super) trouble: Option<Trouble>,
    /// The text where it stands; none for a declared region.
    pub(super) field: Option<&'static str>,
}

impl Place {
    /// A region named in a text; several codes where the name fits several.
    pub(super) fn read(words: String, codes: Vec<RegionCode>) -> Self {
        Self { words, by_code: codes.clone(), by_name: codes, trouble: None, field: None }
    }
}

/// Why a stated region cannot be taken as it stands (K15).
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The code is not in the catalogue; the name, where one is given, means these regions.
    UnknownCode {
        /// The code as written.
        code: String,
        /// What the name means.
        meant: Vec<RegionCode>,
    },
    /// The name fits no region, and there is no code; perhaps this one was meant.
    UnknownName {
        /// The name as written.
        name: String,
        /// The region with the name most like it.
        like: Option<RegionCode>,
    },
    /// The code is one region's and the name another's, or nobody's.
    Disagree {
        /// The code, which is in the catalogue.
        code: RegionCode,
        /// The name as written.
        name: String,
        /// What the name means; empty where it fits no region.
        meant: Vec<RegionCode>,
    },
}

impl Reading {
    /// Reads what a request declares, and from its texts what it does not. `received` is the day
    /// from which *tiga tahun terakhir* counts.
    pub(super) fn of(request: &Request, catalog: &Catalog, received: Date) -> Self {
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
    pub(super) fn has_topic(&self, topic: &str) -> bool {
        self.declared_topics.iter().any(|declared| declared == topic)
            || self.topics.iter().any(|stated| stated.value == topic)
    }

    /// Returns the stated regions as their codes have them, and then as their names have them;
    /// a region that neither tells is left out.
    pub(super) fn readings(&self) -> [Vec<&[RegionCode]>; 2] {
        let told = |codes: &&[RegionCode]| !codes.is_empty();
        [
            self.regions.iter().map(|place| &*place.by_code).filter(told).collect(),
            self.regions.iter().map(|place| &*place.by_name).filter(told).collect(),
        ]
    }

    /// Returns the words of all stated regions.
    pub(super) fn region_words(&self) -> String {
        joined(self.regions.iter().map(|place| place.words.as_str()))
    }

    /// Returns the words of all stated periods.
    pub(super) fn period_words(&self) -> String {
        joined(self.periods.iter().map(|period| period.words.as_str()))
    }

    /// Returns the words of all stated units.
    pub(super) fn unit_words(&self) -> String {
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

/// Looks a region up by its code and name; `None` where neither is given.
pub(super) fn place(
    asked: &DeclaredRegion,
    catalog: &Catalog,
    gazetteer: &Gazetteer<'_>,
) -> Option<Place> {
    let (code, name) = (asked.code.as_deref(), asked.name.as_deref());
    let words = [code, name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parsed = code.and_then(RegionCode::parse);
    let known = parsed.as_ref().and_then(|code| catalog.region(code));
    let bearers = name.map(|name| gazetteer.named(name)).unwrap_or_default();
    let fits = |region: &Region, name: &str| {
        bearers.iter().any(|bearer| bearer.code == region.code)
            || bearers.is_empty() && gazetteer.mentioned(name).iter().any(|m| m.code == region.code)
    };
    let mut meant = codes(&bearers);
    let trouble = match (known, code, name) {
        (None, None, None) => return None,
        (Some(region), _, Some(name)) if !fits(region, name) => {
            if meant.is_empty() {
                meant = codes(&gazetteer.mentioned(name));
            }
            let (code, name) = (region.code.clone(), name.to_owned());
            Some(Trouble::Disagree { code, name, meant: meant.clone() })
        }
        (Some(region), ..) => {
            meant = vec![region.code.clone()];
            None
        }
        (None, Some(code), _) => {
            Some(Trouble::UnknownCode { code: code.to_owned(), meant: meant.clone() })
        }
        (None, None, Some(name)) if bearers.is_empty() => {
            let like = gazetteer.like(name).map(|region| region.code.clone());
            Some(Trouble::UnknownName { name: name.to_owned(), like })
        }
        (None, None, Some(_)) => None,
    };
    let by_code = parsed.map_or_else(|| meant.clone(), |code| vec![code]);
    let by_name = if meant.is_empty() { by_code.clone() } else { meant };
    Some(Place { words, by_code, by_name, trouble, field: None })
}

fn codes(regions: &[&Region]) -> Vec<RegionCode> {
    regions.iter().map(|region| region.code.clone()).collect()
}

/// Writes a unit as the catalogue does: `Rumah Tangga` is `rumah-tangga`.
fn unit_word(unit: &str) -> String {
    let text = Text::of("units", unit, &HashSet::new());
    text.words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join("-")
}
