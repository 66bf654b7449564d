//! Finds regions by name, as officers and visitors write them: `Kab. Malteng` or `Kota Ambon, Maluku`.
//!
//! A name that fits several regions gives all of them, or those of the kind that a word before it states. A name with
//! words that fit no region gives none.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, Region};
use crate::language::Text;
use crate::model::Level;

/// The catalogue's regions, with all their names split into words.
pub(super) struct Gazetteer<'a> {
    names: Vec<Name<'a>>,
    /// Names by their first word.
    first: HashMap<String, Vec<usize>>,
}

struct Name<'a> {
    words: Vec<String>,
    /// The words joined: `Toli-Toli` is `Tolitoli`.
    run: String,
    region: &'a Region,
}

/// What the whole country is also called.
const NATIONAL: [&str; 2] = ["nasional", "national"];

/// The kind of region that the word before a name states.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Provinsi,
    Kabupaten,
    Kota,
    Kecamatan,
    Desa,
    Kelurahan,
}

/// A name in a longer text: its words `from..to`, with a word before them that states the kind, and the regions that it
/// may mean.
pub(super) struct Mention<'a> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) regions: Vec<&'a Region>,
}

impl<'a> Gazetteer<'a> {
    /// Splits the names and aliases of all regions into words.
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

    /// Returns the regions that a name may mean: those with this name, or the narrowest ones where it consists of
    /// several names (`Kota Ambon, Maluku`). Empty where a word belongs to no region's name and is no linking word such
    /// as *dan*.
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

    /// Returns the regions whose names stand in a text as whole words. A name inside a longer one does not count:
    /// `Maluku Tengah` does not mention `Maluku`.
    pub(super) fn mentioned(&self, text: &str) -> Vec<&'a Region> {
        let mentions = self.mentions(&words(text));
        mentions.into_iter().flat_map(|mention| mention.regions).collect()
    }

    /// Returns the region whose name or alias is most like this one; `None` where no likeness is 0.85 or more
    /// (Jaro–Winkler, 1 for the same name).
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

    /// Returns the names among these words, which are in lower case. Of names that begin at the same word only the
    /// longest counts, and none that begins inside another.
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
            // A name inside the one before does not count, and of names that start here only the longest does.
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

/// Splits a name into words in lower case, with *Kep.* written out as *Kepulauan*.
fn words(name: &str) -> Vec<String> {
    let text = Text::of("regions", name, &HashSet::new());
    text.words.iter().map(|word| long(&word.lower)).collect()
}

fn long(word: &str) -> String {
    if word == "kep" { "kepulauan".to_owned() } else { word.to_owned() }
}

/// Separates the words that state the kind of a region from its name.
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
        // BPS gives the cities of a province numbers from 71 on.
        Level::Kabupaten if region.code.as_str().as_bytes().get(2) == Some(&b'7') => Kind::Kota,
        Level::Kabupaten => Kind::Kabupaten,
        Level::Kecamatan => Kind::Kecamatan,
        Level::Desa if split(words(&region.name)).0 == Some(Kind::Kelurahan) => Kind::Kelurahan,
        Level::Desa => Kind::Desa,
        _ => return None,
    })
}

/// Keeps the regions of this kind. Where there are none, the word was used loosely (`Kab. Ambon`), and all are kept.
fn of_kind(mut regions: Vec<&Region>, kind: Option<Kind>) -> Vec<&Region> {
    let mut seen = HashSet::new();
    regions.retain(|region| seen.insert(&region.code));
    let exact: Vec<_> = regions.iter().copied().filter(|r| kind_of(r) == kind).collect();
    if kind.is_none() || exact.is_empty() { regions } else { exact }
}

/// Keeps of regions that lie in each other only the inner ones. Regions with the same name stay together.
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
