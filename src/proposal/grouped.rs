//! The draft of a group of files.

use std::collections::BTreeSet;

use super::alike_bytes::Parts;
use super::content::Codes;
use super::coverage::{Subject, coverage, of_regions};
use super::drive::DriveFile;
use super::groups::{About, DataFile, Group};
use super::names::Said;
use super::rows::{take_names_of_map, take_names_of_table};
use crate::catalog::ProductTable;
use crate::message::message;
use crate::probe::Kind;
use crate::proposal::product::{Context, Draft, Found, Sureness, contradiction};

/// Returns the parts of the Shapefiles among these files.
pub(super) fn parts_by_stem(files: &[DriveFile]) -> Parts<'_> {
    let mut parts = Parts::new();
    for file in files.iter().filter(|file| file.kind == Kind::MapPart) {
        // A part may have two endings, as `.shp.xml` has.
        let stem = file.stem().to_lowercase();
        let stem = stem.strip_suffix(".shp").unwrap_or(&stem).to_owned();
        parts.entry(stem).or_default().push(file);
    }
    parts
}

/// Returns the draft of a group. `root` finds the root of its data files, and `parts` are those of the Shapefiles.
pub(super) fn draft(
    context: &Context<'_>,
    data: &[DataFile<'_>],
    group: &Group,
    parts: &Parts<'_>,
    root: impl Fn(&[&str]) -> Found,
) -> Draft {
    let files: Vec<&DataFile<'_>> = group.files.iter().map(|at| &data[*at]).collect();
    let mut codes = Codes::default();
    for own in files.iter().filter_map(|file| file.codes.as_ref()) {
        let new = own.columns.iter().filter(|column| !codes.columns.contains(column));
        let new: Vec<String> = new.cloned().collect();
        codes.columns.extend(new);
        codes.found.extend(own.found.iter().cloned());
        codes.named.extend(own.named.iter().map(|(code, name)| (code.clone(), name.clone())));
        codes.ministry.extend(own.ministry.clone());
        codes.sampled |= own.sampled;
        codes.rows += own.rows;
        codes.without += own.without;
    }
    // The file whose names say the most stands for all.
    let said = |file: &&&DataFile<'_>| match &file.about {
        About::Table(names) => {
            let all = [&names.survey, &names.variant, &names.year, &names.month, &names.edition];
            all.into_iter().filter(|said| **said != Said::Nothing).count()
        }
        About::Map(..) => 0,
    };
    let about = files.iter().rev().max_by_key(said).map(|file| &file.about);
    let (mut draft, region, is_map) = match about {
        Some(About::Map(names, levels)) => {
            let mut draft = Draft::new(ProductTable::Layers);
            take_names_of_map(&mut draft, names, levels);
            if let Said::One { value, place } = &names.issue {
                let why = message!(
                    "{value} in '{place}': layers.csv has one issue of a map for each semester, and \
                     this may be a later one",
                    value,
                    place
                );
                draft.given.insert("edition", Found::unclear(why));
            } else if matches!(&names.issue, Said::Several { all } if !all.is_empty()) {
                draft.given.insert("edition", Found::unclear(contradiction(&names.issue)));
            }
            let region = if files.len() == 1 { names.region.clone() } else { Said::Nothing };
            (draft, region, true)
        }
        Some(About::Table(names)) => {
            let mut draft = Draft::new(ProductTable::Datasets);
            take_names_of_table(context, &mut draft, names);
            (draft, names.region.clone(), false)
        }
        None => (Draft::new(ProductTable::Datasets), Said::Nothing, false),
    };
    let regions: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| match &file.about {
            About::Table(names) if group.by_region => names.region.value(),
            _ => None,
        })
        .collect();
    // Names that say a region each say more than the codes in the rows.
    let fit = codes.found.iter().all(|code| regions.iter().any(|region| code.starts_with(region)));
    let coverage = if group.by_region && fit {
        of_regions(context, &regions)
    } else {
        let region = if group.by_region { &Said::Nothing } else { &region };
        let of = if is_map { Subject::Map } else { Subject::Table(draft.text("survey")) };
        coverage(context, &codes, region, of)
    };
    let nothing_said = codes.found.is_empty() && region == Said::Nothing;
    draft.contradicted = coverage.sure == Sureness::Unclear && !nothing_said;
    if coverage.value.is_some() || draft.contradicted || is_map {
        draft.given.insert("coverage", coverage);
    } else {
        draft.open_coverage = Some(coverage);
    }
    let paths: Vec<&str> = files.iter().map(|file| &*file.file.path).collect();
    let why = files.iter().find_map(|file| file.unclear_root.clone()).or(group.partial.clone());
    draft.given.insert("root", why.map_or_else(|| root(&paths), Found::unclear));
    if let Some(why) = files.iter().find_map(|file| file.unclear_issue.clone()) {
        draft.given.insert("edition", Found::unclear(why));
    }
    draft.notes.extend(files.iter().flat_map(|file| file.notes.iter().cloned()));
    draft.files = paths.iter().map(|path| (*path).to_owned()).collect();
    draft.bytes = files.iter().map(|file| file.file.bytes).sum();
    draft.columns = files.iter().map(|file| &*file.head).collect::<Vec<_>>().join("\n");
    for file in files {
        for part in parts.get(&file.file.stem().to_lowercase()).into_iter().flatten() {
            draft.files.push(part.path.clone());
            draft.bytes += part.bytes;
        }
    }
    draft.files.sort();
    draft
}
