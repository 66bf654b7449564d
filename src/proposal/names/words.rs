//! The words by which names are read, and what the names of a table or a map say.

use std::collections::BTreeSet;

use super::periods::{self, Months};
use super::regions::RegionNames;
use super::said::{Said, nearest};
use super::surveys::Surveys;
use super::token::Name;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::model::Level;

/// The words by which names are read.
#[derive(Debug)]
pub(in crate::proposal) struct Words {
    pub(in crate::proposal) surveys: Surveys,
    pub(in crate::proposal) months: Months,
    regions: RegionNames,
}

/// What the names of a table say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct TableNames {
    pub(in crate::proposal) survey: Said,
    pub(in crate::proposal) variant: Said,
    pub(in crate::proposal) year: Said,
    /// Two digits.
    pub(in crate::proposal) month: Said,
    pub(in crate::proposal) edition: Said,
    pub(in crate::proposal) region: Said,
}

/// What the names of a map say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct MapNames {
    pub(in crate::proposal) level: Said,
    pub(in crate::proposal) edition: Said,
    pub(in crate::proposal) region: Said,
}

impl Words {
    /// Takes the words of a catalogue.
    pub(in crate::proposal) fn new(catalog: &Catalog) -> Result<Self> {
        Ok(Self {
            surveys: Surveys::new(catalog.survey_names()?),
            months: Months::new(&catalog.vocabulary),
            regions: RegionNames::new(catalog),
        })
    }

    /// Reads the names of a table: its own without its ending, then those of its folders from the innermost one out.
    pub(in crate::proposal) fn of_table(&self, names: &[Name]) -> TableNames {
        let same = |one: &str, other: &str| one == other;
        let surveys = |name: &Name| self.surveys.in_name(name);
        let survey = nearest(
            names,
            |name| surveys(name).into_iter().map(|found| found.survey).collect(),
            same,
        );
        let known = survey.value().unwrap_or_default();
        let held = self.surveys.survey(known).map_or(Vec::new(), |row| row.months.clone());
        let number = |name: &Name| {
            surveys(name).into_iter().find(|found| found.survey == known).and_then(|n| n.number)
        };
        let years = |name: &Name| periods::years(name, number(name).as_ref(), &held);
        let months =
            |name: &Name| periods::months(name, number(name).as_ref(), &held, &self.months);
        let variants = |name: &Name| self.surveys.variants_in_name(known, name);
        TableNames {
            variant: nearest(names, variants, same),
            year: nearest(names, years, same),
            month: nearest(names, months, same),
            edition: nearest(names, periods::corrections, same),
            region: self.region(names),
            survey: survey.clone(),
        }
    }

    /// Reads the names of a map, as [`Self::of_table`] does.
    pub(in crate::proposal) fn of_map(&self, names: &[Name]) -> MapNames {
        let same = |one: &str, other: &str| one == other;
        MapNames {
            level: nearest(names, map_levels, same),
            edition: nearest(names, periods::map_editions, same),
            region: self.region(names),
        }
    }

    /// A region fits another one that contains it.
    fn region(&self, names: &[Name]) -> Said {
        let fits = |inner: &str, outer: &str| {
            outer == "00" || inner.starts_with(outer) || outer.starts_with(inner)
        };
        nearest(names, |name| self.regions.in_name(name), fits)
    }
}

/// Returns the levels of maps that a name tells.
fn map_levels(name: &Name) -> Vec<String> {
    const WORDS: [(&str, Level); 8] = [
        ("kec", Level::Kecamatan),
        ("kecamatan", Level::Kecamatan),
        ("desa", Level::Desa),
        ("kelurahan", Level::Desa),
        ("sls", Level::Sls),
        ("subsls", Level::Subsls),
        ("bs", Level::BlokSensus),
        ("bloksensus", Level::BlokSensus),
    ];
    let texts: BTreeSet<&str> = name.tokens.iter().map(|token| &*token.text).collect();
    let found = WORDS.iter().filter(|(word, _)| texts.contains(word));
    found.map(|(_, level)| level.to_string()).collect()
}
