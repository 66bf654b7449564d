//! What a request states of its use, looked up and ready for the rules.
//!
//! Each statement keeps the words it was read from, so that a finding can quote them. A field
//! that is not stated is empty here, and nothing can violate it.

use super::place::Gazetteer;
use super::words::Words;
use crate::catalog::{Catalog, Region};
use crate::model::{DeclaredRegion, Level, Period, RegionCode, Request};

/// Phrases of a method that mean small area estimation; the longer first, to be quoted whole.
const SMALL_AREA: [&str; 9] = [
    "pendugaan area kecil",
    "estimasi area kecil",
    "pendugaan wilayah kecil",
    "small area estimation",
    "EBLUP",
    "Fay-Herriot",
    "SAE",
    "area kecil",
    "small area",
];

/// A value and the words that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated<T> {
    /// The value.
    pub(super) value: T,
    /// The words.
    pub(super) words: String,
}

/// The stated use.
#[derive(Debug)]
pub(super) struct Reading {
    /// Topics that the field `topics` declares, each once, in the spelling of ids.
    pub(super) declared_topics: Vec<String>,
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
    /// Reads what a request declares.
    pub(super) fn of(request: &Request, catalog: &Catalog) -> Self {
        let abstraction = &request.abstraction;
        let gazetteer = Gazetteer::of(catalog);
        let places = abstraction.regions.iter();
        Self {
            declared_topics: declared_topics(&abstraction.topics),
            regions: places.filter_map(|region| place(region, catalog, &gazetteer)).collect(),
            level: abstraction.level.map(|value| Stated { value, words: value.to_string() }),
            periods: abstraction
                .periods
                .iter()
                .map(|&value| Stated { value, words: value.to_string() })
                .collect(),
            units: abstraction
                .units
                .iter()
                .filter(|unit| !unit.trim().is_empty())
                .map(|unit| Stated { value: unit_word(unit), words: unit.clone() })
                .collect(),
            small_area: small_area(&abstraction.method),
        }
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

fn place(asked: &DeclaredRegion, catalog: &Catalog, gazetteer: &Gazetteer<'_>) -> Option<Place> {
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
    Some(Place { words, by_code, by_name, trouble })
}

fn codes(regions: &[&Region]) -> Vec<RegionCode> {
    regions.iter().map(|region| region.code.clone()).collect()
}

/// Writes a unit as the catalogue does: `Rumah Tangga` is `rumah-tangga`.
fn unit_word(unit: &str) -> String {
    Words::of(unit).lower().join("-")
}

fn small_area(method: &str) -> Option<String> {
    let words = Words::of(method);
    SMALL_AREA.iter().find_map(|phrase| words.affirmed(phrase)).map(str::to_owned)
}
