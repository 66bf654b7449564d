//! Regions in the names of files and folders: codes and names of `regions.csv`.

use super::surveys::{year, year_of_census};
use super::token::Name;
use crate::catalog::Catalog;

/// The regions of the catalogue by their names, split into words.
#[derive(Debug)]
pub(in crate::proposal) struct RegionNames {
    codes: Vec<String>,
    names: Vec<(Vec<String>, String)>,
}

impl RegionNames {
    pub(in crate::proposal) fn new(catalog: &Catalog) -> Self {
        let mut names = Vec::new();
        for region in &catalog.regions {
            for name in region.aliases.iter().chain([&region.name]) {
                let words: Vec<String> =
                    Name::of(name).tokens.into_iter().map(|token| token.text).collect();
                // A short name of two or three letters may be anything in the name of a file.
                if words.iter().map(String::len).sum::<usize>() > 3 {
                    names.push((words, region.code.as_str().to_owned()));
                }
            }
        }
        let codes = catalog.regions.iter().map(|region| region.code.as_str().to_owned()).collect();
        Self { codes, names }
    }

    /// Returns the codes of the regions that a name tells, by code first and else by their names.
    pub(super) fn in_name(&self, name: &Name) -> Vec<String> {
        let codes = self.codes_in(name);
        if !codes.is_empty() {
            return codes;
        }
        let mut found: Vec<(usize, &String)> = self
            .names
            .iter()
            .filter(|(words, _)| name.behind(words).is_some())
            .map(|(words, code)| (words.len(), code))
            .collect();
        // "Maluku Tengah" holds "Maluku", too.
        let longest = found.iter().map(|(length, _)| *length).max();
        found.retain(|(length, _)| Some(*length) == longest);
        found.into_iter().map(|(_, code)| code.clone()).collect()
    }

    /// Returns the codes in a name: four digits that are no year and begin with a known province, two digits at its
    /// start or end, and the regency in the name of a census or a map.
    fn codes_in(&self, name: &Name) -> Vec<String> {
        let mut found = Vec::new();
        let last = name.tokens.len().saturating_sub(1);
        for (at, token) in name.tokens.iter().enumerate().filter(|(_, token)| token.digits) {
            let text = &*token.text;
            match text.len() {
                4 if year(text).is_none() && !token.glued && self.has_province(text) => {
                    found.push(text.to_owned());
                }
                2 if !token.glued && (at == 0 || at == last) && self.has(text) => {
                    let is_month = at > 0 && year(&name.tokens[at - 1].text).is_some();
                    let is_glued = name.tokens.get(at + 1).is_some_and(|next| next.glued);
                    if !is_month && !is_glued {
                        found.push(text.to_owned());
                    }
                }
                6 => {
                    let mut regency = None;
                    let _ = year_of_census(token, &mut regency);
                    found.extend(regency.filter(|code| self.has_province(code)));
                }
                9 if year(&text[..4]).is_some() && self.has_province(&text[5..]) => {
                    found.push(text[5..].to_owned());
                }
                7 if year(&text[..4]).is_some() && self.has(&text[5..]) => {
                    found.push(text[5..].to_owned());
                }
                _ => {}
            }
        }
        // A province beside a longer code is more likely another number.
        let has_longer = found.iter().any(|code: &String| code.len() > 2);
        found.retain(|code| !has_longer || code.len() > 2);
        found
    }

    fn has(&self, code: &str) -> bool {
        self.codes.iter().any(|known| known == code)
    }

    fn has_province(&self, code: &str) -> bool {
        self.has(&code[..2])
    }
}
