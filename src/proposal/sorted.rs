//! The files of a drive, sorted into products.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::alike::alike;
use super::alike_bytes::Parts;
use super::content::{Content, bytes_of_statistics, bytes_read, content, workbook};
use super::drive::{Drive, DriveFile, Place, of_other_kinds, of_workbooks, stopped};
use super::grouped::{draft, parts_by_stem};
use super::groups::{About, DataFile, groups};
use super::names::Name;
use super::roots::Roots;
use crate::catalog::ProductTable;
use crate::error::Result;
use crate::index::Ownership;
use crate::message::{Message, message};
use crate::model::Role;
use crate::probe::{Kind, PersonalColumns};
use crate::progress::{Phase, Progress};
use crate::proposal::product::{Context, Draft, LeftOut};

/// The products of a drive, and what was left out.
pub(super) struct SortedDrive {
    pub(super) drafts: Vec<Draft>,
    pub(super) left: Vec<LeftOut>,
    /// The number of all files.
    pub(super) files: u64,
}

/// Reads the files of a drive and sorts them into products. Those that the catalogue owns come first.
pub(super) fn sorted(
    context: &Context<'_>,
    place: &Place,
    progress: &dyn Progress,
) -> Result<SortedDrive> {
    let Drive { files, mut left } = place.walk(progress)?;
    let catalog = context.catalog;
    let is_store = place.is_store;
    let (ownership, _) = Ownership::new(catalog);
    let owner_of = |file: &DriveFile| {
        ownership.of(&file.path).map(|(id, _)| id.to_owned()).filter(|_| is_store)
    };
    let read = read_contents(context, place, &files, progress)?;
    let mut all = Vec::new();
    let mut held: BTreeMap<String, Vec<&DriveFile>> = BTreeMap::new();
    for (file, found) in files.iter().zip(read) {
        let id = owner_of(file);
        let owned = id.is_some();
        if let Some(id) = id {
            held.entry(id).or_default().push(file);
        }
        match found {
            Some(Ok(found)) => {
                let found = data_file(context, place, file, found);
                left.extend(found.iter().filter(|_| !owned).filter_map(damage));
                all.extend(found.map(|found| DataFile { owned, ..found }));
            }
            Some(Err(why)) if !owned => left.push(LeftOut { path: file.path.clone(), why }),
            _ => {}
        }
    }
    let mut roots = Roots::new(&files, place.inside());
    for file in held.values().flatten() {
        roots.own(&file.path, None);
    }
    let parts = parts_by_stem(&files);
    let data = only_new(all, &parts, place, &mut roots, &mut left, progress)?;
    let other = |file: &&DriveFile| file.kind == Kind::Data && owner_of(file).is_none();
    left.extend(of_other_kinds(files.iter().filter(other)));
    let told: BTreeSet<String> = left.iter().map(|left| left.path.clone()).collect();
    let untold = |file: &&DriveFile| owner_of(file).is_none() && !told.contains(&file.path);
    left.extend(of_workbooks(files.iter().filter(untold)));
    let groups = groups(&data);
    for (number, group) in groups.iter().enumerate() {
        for at in &group.files {
            roots.own(&data[*at].file.path, Some(number));
        }
    }
    let mut drafts: Vec<Draft> = held
        .into_iter()
        .map(|(id, files)| {
            let is_map = catalog.layers.iter().any(|layer| layer.id == id);
            let table = if is_map { ProductTable::Layers } else { ProductTable::Datasets };
            let mut draft = Draft::new(table);
            draft.bytes = files.iter().map(|file| file.bytes).sum();
            draft.files = files.into_iter().map(|file| file.path.clone()).collect();
            draft.owner = Some(id);
            draft
        })
        .collect();
    for (number, group) in groups.iter().enumerate() {
        let draft = draft(context, &data, group, &parts, |files| roots.root(number, files));
        drafts.push(Draft { is_in_store: is_store, ..draft });
    }
    Ok(SortedDrive { drafts, left, files: files.len() as u64 })
}

/// Leaves out what the catalogue has, and copies and further formats, which are told.
fn only_new<'d>(
    mut all: Vec<DataFile<'d>>,
    parts: &Parts<'d>,
    place: &Place,
    roots: &mut Roots<'d>,
    left: &mut Vec<LeftOut>,
    progress: &dyn Progress,
) -> Result<Vec<DataFile<'d>>> {
    let alike = alike(&mut all, parts, &place.store, progress)?;
    let path = |at: &usize| all[*at].file.path.clone();
    for (at, of) in alike.copies.iter().filter(|(at, _)| !all[**at].owned) {
        let why = message!("a copy with the same bytes as {of}", of = path(of));
        left.push(LeftOut { path: path(at), why });
    }
    for (at, of) in alike.formats.iter().filter(|(at, _)| !all[**at].owned) {
        let why = message!("the same table as {of}, in another format", of = path(of));
        left.push(LeftOut { path: path(at), why });
    }
    let mut data = Vec::new();
    for (at, file) in all.into_iter().enumerate() {
        if alike.copies.contains_key(&at) || alike.formats.contains_key(&at) {
            roots.spare(&file.file.path);
        } else if !file.owned {
            data.push(file);
        }
    }
    Ok(data)
}

/// Tells what is wrong with a file that belongs to a product all the same.
fn damage(file: &DataFile<'_>) -> Option<LeftOut> {
    file.unclear_root.clone().map(|why| LeftOut { path: file.file.path.clone(), why })
}

/// Reads the content of all files with data. `None` for documents, and for kinds that are not read.
///
/// Each thread reads one file at a time into memory of its own, at most some megabytes. The results are in the order of
/// the files.
fn read_contents(
    context: &Context<'_>,
    place: &Place,
    files: &[DriveFile],
    progress: &dyn Progress,
) -> Result<Vec<Option<std::result::Result<Content, Message>>>> {
    let is_read = |file: &DriveFile| {
        file.role == Role::Data && !matches!(file.kind, Kind::Data | Kind::Document | Kind::MapPart)
    };
    let size = |file: &DriveFile| match file.kind {
        Kind::Map { .. } => file.bytes,
        Kind::Stat(_) => bytes_of_statistics(file.bytes),
        _ => bytes_read(file.bytes),
    };
    progress.begin(Phase::Hash, files.iter().filter(|file| is_read(file)).map(size).sum());
    let personal = PersonalColumns::new(&context.catalog.personal);
    let one = |file: &DriveFile| {
        if progress.cancelled() {
            return Err(stopped());
        }
        if !is_read(file) {
            return Ok(workbook(&place.store.join(&file.path)).map(Err));
        }
        let found = content(&place.store.join(&file.path), file.kind, file.bytes, &personal);
        progress.advance(size(file));
        Ok(Some(found))
    };
    let read = files.par_iter().map(one).collect::<Result<Vec<_>>>()?;
    progress.end();
    Ok(read)
}

/// Returns a file with data and what its names say; `None` for a text that is no table.
fn data_file<'d>(
    context: &Context<'_>,
    place: &Place,
    file: &'d DriveFile,
    found: Content,
) -> Option<DataFile<'d>> {
    let names = names(place, file);
    let table = || About::Table(context.words.of_table(&names));
    Some(match found {
        Content::Table { columns, .. } if file.kind == Kind::Text && columns < 2 => return None,
        Content::Table { head, codes, damage, .. } => {
            with_damage(DataFile { head, ..DataFile::new(file, table(), codes) }, damage)
        }
        Content::Unread { damage } => with_damage(DataFile::new(file, table(), None), damage),
        Content::Map { levels, codes } => {
            let about = About::Map(context.words.of_map(&names), levels);
            DataFile::new(file, about, Some(codes))
        }
    })
}

/// Adds what is wrong with a file, so that its product is not taken for complete.
fn with_damage(file: DataFile<'_>, damage: Option<Message>) -> DataFile<'_> {
    let name = file.file.path.rsplit('/').next().unwrap_or_default();
    let unclear_root = damage.map(|why| message!("{name} is damaged: {why}", name, why));
    DataFile { unclear_root, ..file }
}

/// Returns the names of a file, without its ending, and of its folders, up to the one that was named.
fn names(place: &Place, file: &DriveFile) -> Vec<Name> {
    let inside = place.inside();
    let stem = file.stem();
    let below = stem.strip_prefix(&inside).unwrap_or(stem).trim_start_matches('/');
    let top = place.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut below = below.rsplit('/');
    let own = below.next().map(Name::of_file);
    own.into_iter().chain(below.map(str::to_owned).chain(top).map(|name| Name::of(&name))).collect()
}
