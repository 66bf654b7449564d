//! Regions by name: as officers and visitors write them, `Kab. Malteng` or `Kota Ambon, Maluku`.
//!
//! Nothing is guessed: a name that fits several regions gives all of them, and a name with words
//! that belong to no region gives none.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, Region};
use crate::language::Text;
use crate::model::Level;

/// The catalogue's regions with all their names cut into words.
pub(super) struct Gazetteer<'a> {
    names: Vec<Name<'a>>,
    /// Names by their first word.
    first: HashMap<String, Vec<usize>>,
}

struct Name<'a> {
    words: Vec<String>,
    /// The words without gaps: `Toli-Toli` is `Tolitoli`.
    run: String,
    region: &'a Region,
}

/// What the whole country is called besides its name.
const NATIONAL: [&str; 2] = ["nasional", "national"];

/// What the word before a name says that the region is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Provinsi,
    Kabupaten,
    Kota,
    Kecamatan,
    Desa,
    Kelurahan,
}

/// A name inside a longer text: the words that it takes up, and the regions that bear it.
pub(super) struct Mention<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) regions: Vec<&'a Region>,
}

impl<'a> Gazetteer<'a> {
    /// Cuts the names and aliases of all regions into words.
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let names = catalog.regions.iter().flat_map(|region| {
            let aliases = region.aliases.iter().map(String::as_str);
            let national = NATIONAL.iter().filter(|_| region.level == Level::Nasional);
            let all = std::iter::once(region.name.as_str()).chain(aliases).chain(national.copied());
            all.map(move |name| {
                let words = split(words(name)).1;
                Name { run: words.concat(), words, region }
            })
        });
        let names: Vec<Name<'a>> = names.filter(|name| !name.words.is_empty()).collect();
        let mut first: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            first.entry(name.words[0].clone()).or_default().push(place);
        }
        Self { names, first }
    }

    /// Returns the regions that a name may stand for: those that bear it or, for a name made of
    /// several (`Kota Ambon, Maluku`), the narrowest of them. Empty where a word fits no region.
    pub(super) fn named(&self, name: &str) -> Vec<&'a Region> {
        let written = words(name);
        let (kind, bare) = split(written.clone());
        let run = bare.concat();
        let bearers: Vec<_> =
            self.names.iter().filter(|known| known.run == run).map(|known| known.region).collect();
        if !bearers.is_empty() {
            return of_kind(bearers, kind);
        }
        let mentions = self.mentions(&written);
        let all_named = (0..written.len()).all(|at| {
            let linking = ["dan", "serta", "di", "and", "in"].contains(&written[at].as_str());
            let mentioned = mentions.iter().any(|mention| (mention.from..mention.to).contains(&at));
            mentioned || linking
        });
        if all_named { narrowest(&mentions) } else { Vec::new() }
    }

    /// Returns the regions whose names stand in a text as whole words; of names that overlap, the
    /// longest alone (`Maluku Tengah` does not mention `Maluku`).
    pub(super) fn mentioned(&self, text: &str) -> Vec<&'a Region> {
        let mentions = self.mentions(&words(text));
        mentions.into_iter().flat_map(|mention| mention.regions).collect()
    }

    /// Returns the regions whose name or alias is most like this one, for a suggestion.
    pub(super) fn like(&self, name: &str) -> Option<&'a Region> {
        let wanted: String = split(words(name)).1.join(" ").chars().take(80).collect();
        let likeness = |known: &Name<'_>| strsim::jaro_winkler(&known.words.join(" "), &wanted);
        let mut best: Option<(f64, &Region)> = None;
        for known in &self.names {
            let likeness = likeness(known);
            if likeness >= 0.85 && best.is_none_or(|(before, _)| likeness > before) {
                best = Some((likeness, known.region));
            }
        }
        best.map(|(_, region)| region)
    }

    /// Returns the names in the words of a text, in lower case; of names that overlap, the longest.
    pub(super) fn mentions_in(&self, lower: &[String]) -> Vec<Mention<'a>> {
        let written: Vec<String> = lower.iter().map(|word| long(word)).collect();
        self.mentions(&written)
    }

    fn mentions(&self, written: &[String]) -> Vec<Mention<'a>> {
        let mut found: Vec<Mention<'a>> = Vec::new();
        let mut covered = 0;
        for from in 0..written.len() {
            let mut here: Vec<Mention<'a>> = Vec::new();
            for &place in self.first.get(&written[from]).into_iter().flatten() {
                let known = &self.names[place];
                if written[from..].starts_with(&known.words) {
                    let to = from + known.words.len();
                    match here.iter_mut().find(|mention| mention.to == to) {
                        Some(mention) => mention.regions.push(known.region),
                        None => here.push(Mention { from, to, regions: vec![known.region] }),
                    }
                }
            }
            // A name inside an earlier one, or the start of a longer one here, is not meant.
            if let Some(longest) = here.into_iter().max_by_key(|mention| mention.to)
                && from >= covered
            {
                covered = longest.to;
                found.push(longest);
            }
        }
        found.sort_by_key(|mention| mention.from);
        for mention in &mut found {
            let before = mention.from.checked_sub(1).and_then(|at| kind_word(&written[at]));
            mention.from -= usize::from(before.is_some());
            mention.regions = of_kind(std::mem::take(&mut mention.regions), before);
        }
        found
    }
}

/// Cuts a name into words in lower case, with the short form of Kepulauan written out.
fn words(name: &str) -> Vec<String> {
    let text = Text::of("regions", name, &HashSet::new());
    text.words.iter().map(|word| long(&word.lower)).collect()
}

fn long(word: &str) -> String {
    if word == "kep" { "kepulauan".to_owned() } else { word.to_owned() }
}

/// Parts the words that say what a region is from its name.
fn split(mut words: Vec<String>) -> (Option<Kind>, Vec<String>) {
    let mut kind = None;
    while words.len() > 1 {
        let first = kind_word(&words[0]);
        if first.is_none() && !["administrasi", "adm"].contains(&words[0].as_str()) {
            break;
        }
        kind = kind.or(first);
        words.remove(0);
    }
    (kind, words)
}

fn kind_word(word: &str) -> Option<Kind> {
    Some(match word {
        "provinsi" | "prov" | "propinsi" => Kind::Provinsi,
        "kabupaten" | "kab" => Kind::Kabupaten,
        "kota" | "kotamadya" | "kodya" => Kind::Kota,
        "kecamatan" | "kec" | "distrik" => Kind::Kecamatan,
        "desa" | "negeri" => Kind::Desa,
        "kelurahan" | "kel" => Kind::Kelurahan,
        _ => return None,
    })
}

fn kind_of(region: &Region) -> Option<Kind> {
    Some(match region.level {
        Level::Provinsi => Kind::Provinsi,
        // BPS numbers the cities of a province from 71.
        Level::Kabupaten if region.code.as_str().as_bytes().get(2) == Some(&b'7') => Kind::Kota,
        Level::Kabupaten => Kind::Kabupaten,
        Level::Kecamatan => Kind::Kecamatan,
        Level::Desa if split(words(&region.name)).0 == Some(Kind::Kelurahan) => Kind::Kelurahan,
        Level::Desa => Kind::Desa,
        _ => return None,
    })
}

/// Keeps the regions that are what the name says; where none is, the word was loose talk
/// (`Kab. Ambon`) and all are kept.
fn of_kind(mut regions: Vec<&Region>, kind: Option<Kind>) -> Vec<&Region> {
    let mut seen = HashSet::new();
    regions.retain(|region| seen.insert(&region.code));
    let exact: Vec<_> = regions.iter().copied().filter(|r| kind_of(r) == kind).collect();
    if kind.is_none() || exact.is_empty() { regions } else { exact }
}

/// Keeps, of regions that lie in each other, the inner ones; bearers of one name stay together.
fn narrowest<'a>(mentions: &[Mention<'a>]) -> Vec<&'a Region> {
    let holds_another = |place: usize, region: &Region| {
        let others = mentions.iter().enumerate().filter(|(other, _)| *other != place);
        let mut inner = others.flat_map(|(_, mention)| &mention.regions);
        inner.any(|other| other.code != region.code && region.code.covers(&other.code))
    };
    let kept = mentions.iter().enumerate().flat_map(|(place, mention)| {
        mention.regions.iter().copied().filter(move |region| !holds_another(place, region))
    });
    kept.collect()
}
