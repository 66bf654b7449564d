//! The words by which names are read, and what the names of a table or a map say.

use std::collections::BTreeSet;

use super::marks::corrections;
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
    /// A part of the year that is no month, as [`super::Part`] writes it.
    pub(in crate::proposal) part: Said,
    pub(in crate::proposal) edition: Said,
    pub(in crate::proposal) region: Said,
}

/// What the names of a map say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct MapNames {
    pub(in crate::proposal) level: Said,
    pub(in crate::proposal) edition: Said,
    /// The words for a corrected issue.
    pub(in crate::proposal) issue: Said,
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
        let issues =
            |name: &Name| corrections(name).into_iter().map(|(_, _, words)| words).collect();
        let edition = nearest(names, issues, same_issue);
        // The number or date of a corrected issue says nothing of the data.
        let plain: Vec<Name> = names.iter().map(Name::without_corrections).collect();
        let names = &plain[..];
        let surveys = |name: &Name| self.surveys.in_name(name);
        let survey = nearest(
            names,
            |name| surveys(name).into_iter().map(|found| found.survey).collect(),
            same,
        );
        let known = survey.value().unwrap_or_default().to_owned();
        let known = &*known;
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
            part: nearest(names, periods::parts, same),
            region: self.region(names),
            edition,
            survey,
        }
    }

    /// Reads the names of a map, as [`Self::of_table`] does.
    pub(in crate::proposal) fn of_map(&self, names: &[Name]) -> MapNames {
        let same = |one: &str, other: &str| one == other;
        let issues =
            |name: &Name| corrections(name).into_iter().map(|(_, _, words)| words).collect();
        let issue = nearest(names, issues, same_issue);
        let plain: Vec<Name> = names.iter().map(Name::without_corrections).collect();
        let names = &plain[..];
        MapNames {
            issue,
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

/// Returns true where the mark of a file and that of its folder may be of one issue, as `rev1` and `rev` are.
fn same_issue(inner: &str, outer: &str) -> bool {
    inner.starts_with(outer) || outer.starts_with(inner)
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
    // `sub-SLS` and `blok sensus` are two words, of which the second alone would be another level or none.
    let joined = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| name.tokens.get(before));
        match (before.map(|token| &*token.text), &*name.tokens[at].text) {
            (Some("sub"), "sls") => "subsls",
            (Some("blok"), "sensus") => "bloksensus",
            (_, text) => text,
        }
    };
    let texts: BTreeSet<&str> = (0..name.tokens.len()).map(joined).collect();
    let found = WORDS.iter().filter(|(word, _)| texts.contains(word));
    found.map(|(_, level)| level.to_string()).collect()
}
