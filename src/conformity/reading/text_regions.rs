//! Reads the regions of a study in its texts. This is where the study is made, and not where its author works, where
//! its readers are, or where an earlier study was made. Of regions that lie in each other, the narrowest counts. A name
//! that fits several regions, or that has a code behind it, stays even so. The whole country counts only where no other
//! region is named.

use super::gazetteer::Gazetteer;
use super::region_lookup::place;
use super::stated::Place;
use crate::catalog::{Catalog, Region};
use crate::conformity::phrases::Scan;
use crate::language::{Break, Case};
use crate::model::{DeclaredRegion, Level};

/// How many words before a name may show what is there.
const BEFORE: usize = 3;

/// A region's name in a text, and a code that may follow it.
struct Named<'a> {
    words: String,
    field: &'static str,
    regions: Vec<&'a Region>,
    code: Option<String>,
}

/// Returns the regions in the first group of texts that names any.
pub(super) fn stated(
    groups: &[&[&Scan<'_, '_>]],
    catalog: &Catalog,
    gazetteer: &Gazetteer<'_>,
) -> Vec<Place> {
    for group in groups {
        let named: Vec<Named<'_>> = group.iter().flat_map(|scan| named(scan, gazetteer)).collect();
        let places = narrowest(named, catalog, gazetteer);
        if !places.is_empty() {
            return places;
        }
    }
    Vec::new()
}

fn named<'a>(scan: &Scan<'_, '_>, gazetteer: &Gazetteer<'a>) -> Vec<Named<'a>> {
    let words = &scan.text().words;
    let lower: Vec<String> = words.iter().map(|word| word.lower.clone()).collect();
    let mut found = Vec::new();
    for mention in gazetteer.mentions_in(&lower) {
        let parted = (mention.from + 1..mention.to).any(|at| words[at].before != Break::None);
        let range = mention.from..mention.to;
        if parted
            || !is_name(scan, mention.from, mention.to)
            || scan.masked("region", &range)
            || scan.is_negated(mention.from)
            || elsewhere(scan, mention.from)
        {
            continue;
        }
        found.push(Named {
            words: scan.text().quoted(range).to_owned(),
            field: scan.text().field,
            regions: mention.regions,
            code: code(scan, mention.to),
        });
    }
    found
}

/// Returns true where the words are meant as a name. A capital shows it, and so do several words. One word in lower
/// case counts where it has five letters or more and is no everyday word.
fn is_name(scan: &Scan<'_, '_>, from: usize, to: usize) -> bool {
    let words = &scan.text().words;
    let capital =
        (from..to).any(|at| words[at].case() != Case::Lower && !scan.is(at, "kind-of-region"));
    let letters: usize = (from..to).map(|at| words[at].lower.len()).sum();
    let several = to - from > 1;
    let short = letters <= 3 && !several;
    if short {
        // SBB, MTB: a name of three letters needs a capital, a shorter one a capital behind its first letter.
        return words[from].case() == Case::Upper
            || words[from].case() == Case::Title && letters == 3;
    }
    capital || several || letters >= 5 && !scan.is(from, "everyday-word")
}

/// Returns true where the words before a name show that it is the place of an office, of an earlier study, or of
/// something that is left out.
fn elsewhere(scan: &Scan<'_, '_>, from: usize) -> bool {
    let words = &scan.text().words;
    let mut at = from;
    while at > 0 && from - at < BEFORE && words[at].before < Break::Paren {
        if from > at && words[at].before == Break::Comma {
            return false;
        }
        at -= 1;
        if scan.is(at, "office-word") || scan.is(at, "left-out") {
            return true;
        }
        if scan.is(at, "place-link") {
            // "studi di Jawa Tengah", but not "kajian ini di Maluku".
            let past = (at.saturating_sub(3)..at).any(|word| scan.is(word, "past-study"));
            return past;
        }
    }
    false
}

/// Returns a code of four digits that follows a name, in parentheses or behind words such as *kode*: "Maluku Tengah
/// (8101)", "kode BPS 8103".
fn code(scan: &Scan<'_, '_>, from: usize) -> Option<String> {
    let words = &scan.text().words;
    let at = (from..words.len().min(from + 3)).find(|&at| !scan.is(at, "code-word"))?;
    let labelled = at > from || words[at].before == Break::Paren;
    let text = &words[at].lower;
    let plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse::<u16>().is_ok_and(|code| (1990..2100).contains(&code)) && at == from;
    (labelled && plain && !year && words[at].before != Break::Sentence).then(|| text.clone())
}

fn narrowest(named: Vec<Named<'_>>, catalog: &Catalog, gazetteer: &Gazetteer<'_>) -> Vec<Place> {
    let all: Vec<&Region> = named.iter().flat_map(|one| one.regions.iter().copied()).collect();
    let inner = |region: &Region| {
        all.iter().any(|other| {
            other.code != region.code && region.code.covers(&other.code)
                // Only regions of different levels lie in each other.
                && other.level != region.level
        })
    };
    let mut places: Vec<Place> = Vec::new();
    for one in named {
        let ambiguous = one.regions.len() > 1;
        let kept: Vec<&Region> = one
            .regions
            .iter()
            .copied()
            .filter(|region| ambiguous || one.code.is_some() || !inner(region))
            .collect();
        let national = kept.iter().any(|region| region.level == Level::Nasional);
        if kept.is_empty()
            || national && all.len() > 1 && all.iter().any(|r| r.level != Level::Nasional)
        {
            continue;
        }
        let mut read = if let Some(code) = &one.code {
            let asked = DeclaredRegion { code: Some(code.clone()), name: Some(one.words.clone()) };
            place(&asked, catalog, gazetteer)
        } else {
            let codes: Vec<_> = kept.iter().map(|region| region.code.clone()).collect();
            Some(Place::read(one.words.clone(), codes))
        };
        if let Some(read) = &mut read {
            read.field = Some(one.field);
        }
        places.extend(read.filter(|read| places.iter().all(|known| known.by_name != read.by_name)));
    }
    places
}
