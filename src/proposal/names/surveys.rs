//! Surveys, their variants and their periods in the names of files.

use super::token::{Name, Token};
use crate::catalog::{SurveyName, YEAR};

/// The names of surveys and variants, split into words.
#[derive(Debug)]
pub(in crate::proposal) struct Surveys {
    rows: Vec<(SurveyName, Vec<Vec<String>>)>,
}

/// A survey in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SurveyInName {
    pub(super) survey: String,
    /// The number that is written to the survey's name without a blank, such as `0825` in `sak0825`.
    pub(super) number: Option<Token>,
}

impl Surveys {
    pub(in crate::proposal) fn new(rows: Vec<SurveyName>) -> Self {
        let words = |name: &String| -> Vec<String> {
            Name::of(name).tokens.into_iter().map(|token| token.text).collect()
        };
        let split = |row: SurveyName| {
            let names = row.names.iter().map(words).filter(|words| !words.is_empty()).collect();
            (row, names)
        };
        Self { rows: rows.into_iter().map(split).collect() }
    }

    /// Returns the row of a survey.
    pub(in crate::proposal) fn survey(&self, survey: &str) -> Option<&SurveyName> {
        self.of(survey).find(|(row, _)| row.variant.is_empty()).map(|(row, _)| row)
    }

    /// Returns the rows of a survey's variants.
    pub(in crate::proposal) fn variants(&self, survey: &str) -> Vec<&SurveyName> {
        self.of(survey).map(|(row, _)| row).filter(|row| !row.variant.is_empty()).collect()
    }

    /// Returns true for a word that is a variant of some survey to the letter.
    pub(in crate::proposal) fn has_variant(&self, word: &str) -> bool {
        !word.is_empty() && self.rows.iter().any(|(row, _)| row.variant == word)
    }

    /// Returns the rows of a survey: those with its own name, and those with its name without the year.
    fn of(&self, survey: &str) -> impl Iterator<Item = &(SurveyName, Vec<Vec<String>>)> {
        let any_year = any_year(survey);
        let own = survey.to_owned();
        self.rows.iter().filter(move |(row, _)| row.survey == own || row.survey == any_year)
    }

    /// Returns the surveys that a name tells.
    pub(super) fn in_name(&self, name: &Name) -> Vec<SurveyInName> {
        let mut found: Vec<SurveyInName> = Vec::new();
        for (row, names) in self.rows.iter().filter(|(row, _)| row.variant.is_empty()) {
            for behind in names.iter().filter_map(|words| name.behind(words)) {
                let next = name.tokens.get(behind);
                let survey = if row.survey.contains(YEAR) {
                    let year = next.and_then(|next| year_of_census(next, &mut None));
                    let Some(year) = year else { continue };
                    row.survey.replace(YEAR, &year)
                } else {
                    row.survey.clone()
                };
                let number = next.filter(|next| next.glued && next.digits).cloned();
                if !found.iter().any(|other| other.survey == survey) {
                    found.push(SurveyInName { survey, number });
                }
            }
        }
        found
    }

    /// Returns the variants of a survey that a name tells, those with the most words.
    pub(super) fn variants_in_name(&self, survey: &str, name: &Name) -> Vec<String> {
        let mut found: Vec<(usize, String)> = Vec::new();
        for (row, names) in self.of(survey).filter(|(row, _)| !row.variant.is_empty()) {
            let longest = names.iter().filter(|words| name.has_all(words)).map(Vec::len).max();
            found.extend(longest.map(|length| (length, row.variant.clone())));
        }
        let longest = found.iter().map(|(length, _)| *length).max();
        found.retain(|(length, _)| Some(*length) == longest);
        found.into_iter().map(|(_, variant)| variant).collect()
    }
}

/// Returns a survey's name with [`YEAR`] in place of the year at its end, as `ST{year}`.
pub(in crate::proposal) fn any_year(survey: &str) -> String {
    let letters = survey.trim_end_matches(|c: char| c.is_ascii_digit());
    if survey.len() == letters.len() + 4 { [letters, YEAR].concat() } else { survey.to_owned() }
}

/// Returns the year behind the name of a census: `2013`, `13`, or the first two digits of six that begin with no year
/// and month. The last four of those are a regency, which is put into `regency`.
pub(super) fn year_of_census(next: &Token, regency: &mut Option<String>) -> Option<String> {
    let text = &*next.text;
    match text.len() {
        _ if !next.digits => None,
        4 => year(text).map(|year| year.to_string()),
        2 if next.glued => year_of_two(text).map(|year| year.to_string()),
        6 if next.glued && year(&text[..4]).is_none() => {
            *regency = Some(text[2..].to_owned());
            year_of_two(&text[..2]).map(|year| year.to_string())
        }
        6 => year(&text[..4]).map(|year| year.to_string()),
        _ => None,
    }
}

/// Parses the last two digits of a year from 1960 to 2059.
pub(super) fn year_of_two(text: &str) -> Option<u16> {
    let last: u16 = text.parse().ok().filter(|_| text.len() == 2)?;
    Some(if last < 60 { 2000 + last } else { 1900 + last })
}

/// Parses a year from 1960 to 2099.
pub(super) fn year(text: &str) -> Option<u16> {
    text.parse().ok().filter(|year| text.len() == 4 && (1960..2100).contains(year))
}
