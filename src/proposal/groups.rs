//! Groups of files that are one product.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::content::Codes;
use super::drive::DriveFile;
use super::names::{MapNames, Name, Said, TableNames};
use crate::message::{Message, and, message};
use crate::model::Level;

/// A file with data, and what is known of it.
#[derive(Debug)]
pub(super) struct DataFile<'d> {
    pub(super) file: &'d DriveFile,
    pub(super) about: About,
    pub(super) codes: Option<Codes>,
    /// The names of a table's columns; empty where they were not read.
    pub(super) head: String,
    /// True where a product of the catalogue has it.
    pub(super) owned: bool,
    /// Why it is not clear which issue the file is.
    pub(super) unclear_issue: Option<Message>,
    /// Why it is not clear whether the file belongs to its product.
    pub(super) unclear_root: Option<Message>,
    /// What else is to be known of it.
    pub(super) notes: Vec<Message>,
}

impl<'d> DataFile<'d> {
    /// Returns a file that is new and in no doubt.
    pub(super) fn new(file: &'d DriveFile, about: About, codes: Option<Codes>) -> Self {
        let (unclear_issue, unclear_root, notes) = (None, None, Vec::new());
        let (owned, head) = (false, String::new());
        Self { file, about, codes, head, owned, unclear_issue, unclear_root, notes }
    }
}

/// What is known of a file by its names and columns.
#[derive(Debug, Clone)]
pub(super) enum About {
    /// A table.
    Table(TableNames),
    /// A map, and the levels of its layers with their columns.
    Map(MapNames, Vec<(Level, String)>),
}

/// Files that are one product, by their places in the list of all data files.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) files: Vec<usize>,
    /// True where each file is of another region, so that the product covers all of them.
    pub(super) by_region: bool,
    /// Which files of an issue are missing, by those of the issue before.
    pub(super) partial: Option<Message>,
}

/// What the files of a product have in common. `None` is what is not known, and `?` what is contradicted.
pub(super) type Key = [Option<String>; 7];

/// The places of the edition and of the region in a key.
const EDITION: usize = 4;
const REGION: usize = 5;

/// Sorts data files into groups. Files are of one product where their names say the same survey, variant, period,
/// edition and region, or for maps level and edition.
pub(super) fn groups(files: &[DataFile<'_>]) -> Vec<Group> {
    let mut by_key: BTreeMap<(bool, Key, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let (is_map, key) = key(&file.about);
        // Without a survey or an edition only the folder shows what belongs together.
        let place = if key[0].is_none() { file.file.folder() } else { "" };
        by_key.entry((is_map, key, place.to_owned())).or_default().push(at);
    }
    let mut keyed: Vec<(bool, Key, Vec<usize>)> =
        by_key.into_iter().map(|((is_map, key, _), files)| (is_map, key, files)).collect();
    join_weaker(files, &mut keyed);
    let mut groups = Vec::new();
    for (by_region, all) in join_regions(files, keyed) {
        for files in part_copies(files, all) {
            groups.push(Group { files, by_region, partial: None });
        }
    }
    groups.sort_by(|a, b| a.files.cmp(&b.files));
    tell_partial(files, &mut groups);
    groups
}

/// Notes in groups of a later issue which files of the issue before they lack, or have besides. Only some of the files
/// may have been corrected then, and the product is these together with the others.
fn tell_partial(files: &[DataFile<'_>], groups: &mut [Group]) {
    let shape = |group: &Group| {
        let first = &files[*group.files.first()?];
        let (is_map, mut key) = key(&first.about);
        let edition = key[EDITION].take();
        let folder = only_folder(files, &group.files)?.to_owned();
        (!is_map && key[0].is_some()).then_some(((key, folder), edition))
    };
    let shapes: Vec<_> = groups.iter().map(shape).collect();
    let bases = |group: &Group| -> BTreeSet<String> {
        let base = |at: &usize| {
            let stem = files[*at].file.stem();
            Name::of_file(stem.rsplit('/').next().unwrap_or(stem)).base()
        };
        group.files.iter().map(base).collect()
    };
    for (later, shape) in shapes.iter().enumerate() {
        let Some((what, Some(edition))) = shape.as_ref().filter(|(_, e)| e.as_deref() != Some("?"))
        else {
            continue;
        };
        let before = shapes.iter().position(|other| {
            other.as_ref().is_some_and(|(other, edition)| other == what && edition.is_none())
        });
        let Some(before) = before else { continue };
        let (own, others) = (bases(&groups[later]), bases(&groups[before]));
        if own != others {
            let names: Vec<&String> = own.symmetric_difference(&others).collect();
            let why = message!(
                "the issue {edition} and the one before it have different files ({names}): put all \
                 files of an issue into a folder of its own",
                edition,
                names = and(names).up_to(4)
            );
            for group in [later, before] {
                groups[group].partial = Some(why.clone());
            }
        }
    }
}

pub(super) fn key(about: &About) -> (bool, Key) {
    let text = |said: &Said| match said {
        Said::Nothing => None,
        Said::One { value, .. } => Some(value.clone()),
        Said::Several { .. } => Some("?".to_owned()),
    };
    match about {
        About::Table(names) => {
            let TableNames { survey, variant, year, month, part, edition, region } = names;
            (false, [survey, variant, year, month, edition, region, part].map(text))
        }
        About::Map(names, levels) => {
            let level = match &levels[..] {
                [(level, _)] => Some(level.to_string()),
                [] => text(&names.level),
                _ => Some("?".to_owned()),
            };
            (true, [text(&names.edition), level, None, None, text(&names.issue), None, None])
        }
    }
}

fn only_folder<'d>(files: &'d [DataFile<'_>], group: &[usize]) -> Option<&'d str> {
    let mut folders = group.iter().map(|at| files[*at].file.folder());
    let first = folders.next()?;
    folders.all(|folder| folder == first).then_some(first)
}

/// Joins the tables of a folder whose names say less to the only group of that folder that says the same and more.
fn join_weaker(files: &[DataFile<'_>], keyed: &mut Vec<(bool, Key, Vec<usize>)>) {
    let mut folders: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (is_map, _, group)) in keyed.iter().enumerate() {
        let all: BTreeSet<&str> = group.iter().map(|at| files[*at].file.folder()).collect();
        for folder in all.into_iter().filter(|_| !is_map) {
            folders.entry(folder.to_owned()).or_default().push(at);
        }
    }
    let mut goes_to: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, (is_map, key, group)) in keyed.iter().enumerate() {
        let Some(folder) = only_folder(files, group).filter(|_| !is_map) else { continue };
        let others = folders[folder].iter().filter(|other| **other != at);
        let stronger: Vec<&usize> =
            others.filter(|other| says_less(key, &keyed[**other].1)).collect();
        // One that says less than another of them does not count beside it.
        let mut strongest = stronger.iter().filter(|one| {
            !stronger.iter().any(|other| says_less(&keyed[***one].1, &keyed[**other].1))
        });
        if let (Some(only), None) = (strongest.next(), strongest.next()) {
            goes_to.insert(at, **only);
        }
    }
    for (from, to) in &goes_to {
        // What joins a group that joins another one itself stays apart.
        if !goes_to.contains_key(to) {
            let moved = std::mem::take(&mut keyed[*from].2);
            keyed[*to].2.extend(moved);
            keyed[*to].2.sort_unstable();
        }
    }
    keyed.retain(|(_, _, group)| !group.is_empty());
}

/// Returns true where the names of a group say the same as those of another group, but less. A table without a region
/// may be of the whole country, so that it does not go with one of a region.
fn says_less(weaker: &Key, stronger: &Key) -> bool {
    let fits = |place: usize| match (&weaker[place], &stronger[place]) {
        // A file without a mark beside one with a mark is the issue before it.
        (None, Some(_)) if place == EDITION => weaker[0].is_none() && stronger[0].is_some(),
        (None, Some(_)) => place != REGION || weaker[0].is_none(),
        (own, other) => own == other,
    };
    weaker != stronger && (0..weaker.len()).all(fits)
}

/// Joins the tables of one folder that differ in nothing but the region.
fn join_regions(
    files: &[DataFile<'_>],
    keyed: Vec<(bool, Key, Vec<usize>)>,
) -> Vec<(bool, Vec<usize>)> {
    let mut joined: BTreeMap<(Key, String), Vec<usize>> = BTreeMap::new();
    let mut counts: BTreeMap<(Key, String), usize> = BTreeMap::new();
    let mut alone = Vec::new();
    for (is_map, mut key, group) in keyed {
        let folder = only_folder(files, &group).map(str::to_owned);
        match (is_map, key[REGION].take(), folder) {
            (false, Some(region), Some(folder)) if region != "?" && key[0].is_some() => {
                *counts.entry((key.clone(), folder.clone())).or_default() += 1;
                joined.entry((key, folder)).or_default().extend(group);
            }
            _ => alone.push((false, group)),
        }
    }
    let several = joined.into_iter().map(|(key, mut group)| {
        group.sort_unstable();
        (counts[&key] > 1, group)
    });
    alone.into_iter().chain(several).collect()
}

/// Parts a group in which several folders have a file of the same name: those are copies, or cuts of other regions.
fn part_copies(files: &[DataFile<'_>], group: Vec<usize>) -> Vec<Vec<usize>> {
    let mut folders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in &group {
        folders.entry(files[*at].file.folder()).or_default().push(*at);
    }
    let mut names = BTreeSet::new();
    let name = |at: &usize| files[*at].file.path.rsplit('/').next().map(str::to_lowercase);
    let twins = folders.values().any(|all| {
        let own: BTreeSet<_> = all.iter().filter_map(name).collect();
        let twin = own.iter().any(|name| names.contains(name));
        names.extend(own);
        twin
    });
    if twins { folders.into_values().collect() } else { vec![group] }
}
