//! Reads the four texts: topics, level, units, and what is asked for or intended. `text_periods` and `text_regions`
//! read periods and regions.
//!
//! Not all texts count for everything. Purpose and method are about the study itself. The background is also about
//! history and other places, and the expected output also about papers, dates and readers.

use jiff::civil::Date;

use super::gazetteer::Gazetteer;
use super::stated::{Place, Stated};
use super::{text_periods, text_regions};
use crate::catalog::{Catalog, Meaning};
use crate::conformity::phrases::{Lexicon, Scan};
use crate::model::{Level, Period, Request};

/// The four texts of a request, searched.
pub(super) struct Texts<'l, 't> {
    background: Scan<'l, 't>,
    purpose: Scan<'l, 't>,
    method: Scan<'l, 't>,
    output: Scan<'l, 't>,
}

/// A phrase that counts, with the text that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::conformity) struct Quote {
    /// The words as written.
    pub(in crate::conformity) words: String,
    /// The name of the text's field, such as `method`.
    pub(in crate::conformity) field: &'static str,
}

impl<'l, 't> Texts<'l, 't> {
    /// Scans the four texts; the title is not one of them.
    pub(super) fn of(request: &'t Request, lexicon: &'l Lexicon<'l>) -> Self {
        let [background, purpose, method, output] =
            request.abstraction.texts().map(|(field, text)| lexicon.scan(field, text));
        Self { background, purpose, method, output }
    }

    fn all(&self) -> [&Scan<'l, 't>; 4] {
        [&self.background, &self.purpose, &self.method, &self.output]
    }

    /// Returns the topics that the texts state, each once, with the first words that state it.
    pub(super) fn topics(&self) -> Vec<Stated<String>> {
        let mut stated: Vec<Stated<String>> = Vec::new();
        for scan in self.all() {
            for found in scan.topics().into_iter().filter(|found| !found.excluded) {
                if stated.iter().all(|topic| topic.value != found.topic) {
                    let words = scan.text().quoted(found.words);
                    stated.push(Stated::read(found.topic.to_owned(), words, scan.text().field));
                }
            }
        }
        stated
    }

    /// Returns the finest level that is stated. The background counts only where the other texts name none.
    pub(super) fn level(&self) -> Option<Stated<Level>> {
        let finest = |scans: &[&Scan<'l, 't>]| {
            let levels = scans.iter().flat_map(|scan| {
                scan.affirmed(Meaning::Level).filter_map(|found| {
                    let level = Level::parse(found.value)?;
                    let words = scan.text().quoted(found.words.clone());
                    Some(Stated::read(level, words, scan.text().field))
                })
            });
            // Of equally fine levels, the first one is quoted.
            levels.reduce(|best, next| if next.value > best.value { next } else { best })
        };
        finest(&[&self.purpose, &self.method, &self.output]).or_else(|| finest(&[&self.background]))
    }

    /// Returns the units of analysis, each once.
    pub(super) fn units(&self) -> Vec<Stated<String>> {
        let mut units: Vec<Stated<String>> = Vec::new();
        for scan in [&self.purpose, &self.method, &self.output, &self.background] {
            for found in scan.affirmed(Meaning::Unit) {
                if units.iter().all(|unit| unit.value != found.value) {
                    let words = scan.text().quoted(found.words.clone());
                    units.push(Stated::read(found.value.to_owned(), words, scan.text().field));
                }
            }
        }
        units
    }

    /// Returns the periods of the study.
    pub(super) fn periods(&self, received: Date) -> Vec<Stated<Period>> {
        text_periods::stated(
            [&self.purpose, &self.method],
            [&self.output, &self.background],
            received,
        )
    }

    /// Returns the regions of the study that purpose and method name; else those of the background, else those of the
    /// expected output.
    pub(super) fn regions(&self, catalog: &Catalog, gazetteer: &Gazetteer<'_>) -> Vec<Place> {
        text_regions::stated(
            &[&[&self.purpose, &self.method], &[&self.background], &[&self.output]],
            catalog,
            gazetteer,
        )
    }

    /// Returns the words of the method that mean small area estimation.
    pub(super) fn small_area(&self) -> Option<String> {
        let found = self.method.affirmed(Meaning::SmallArea);
        // Of equally long phrases, the first one.
        let found = found.reduce(
            |best, next| {
                if next.words.len() > best.words.len() { next } else { best }
            },
        )?;
        Some(self.method.text().quoted(found.words.clone()).to_owned())
    }

    /// Returns the phrases with this meaning that are not negated, each once. Of phrases that overlap it returns the
    /// first.
    pub(super) fn quotes(&self, meaning: Meaning) -> Vec<Quote> {
        let mut quotes: Vec<Quote> = Vec::new();
        for scan in self.all() {
            let mut end = 0;
            for found in scan.affirmed(meaning) {
                // Of phrases that overlap, the first is reported.
                if found.words.start >= end {
                    end = found.words.end;
                    let words = scan.text().quoted(found.words.clone()).to_owned();
                    if quotes.iter().all(|quote| quote.words != words) {
                        quotes.push(Quote { words, field: scan.text().field });
                    }
                }
            }
        }
        quotes
    }
}
