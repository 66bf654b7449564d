//! The files of a drive, sorted into products.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::content::{Content, bytes_read, content};
use super::drive::{Drive, DriveFile, Place, of_other_kinds, stopped};
use super::grouped::{draft, parts_by_stem};
use super::groups::{About, DataFile, groups};
use super::names::Name;
use super::roots::Roots;
use crate::catalog::ProductTable;
use crate::error::Result;
use crate::index::Ownership;
use crate::message::Message;
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
    let owner = |file: &DriveFile| {
        ownership.of(&file.path).map(|(id, _)| id.to_owned()).filter(|_| is_store)
    };
    let read = read_contents(context, place, &files, progress)?;
    let mut data = Vec::new();
    let mut held: BTreeMap<String, Vec<&DriveFile>> = BTreeMap::new();
    for (file, found) in files.iter().zip(read) {
        match (owner(file), found) {
            (Some(id), _) => held.entry(id).or_default().push(file),
            (None, Some(Ok(found))) => data.extend(data_file(context, place, file, found)),
            (None, Some(Err(why))) => left.push(LeftOut { path: file.path.clone(), why }),
            (None, None) => {}
        }
    }
    let other = |file: &&DriveFile| file.kind == Kind::Data && owner(file).is_none();
    left.extend(of_other_kinds(files.iter().filter(other)));
    let groups = groups(&data);
    let mut roots = Roots::new(&files, place.inside());
    for file in held.values().flatten() {
        roots.own(&file.path, None);
    }
    for (number, group) in groups.iter().enumerate() {
        for at in &group.files {
            roots.own(&data[*at].file.path, Some(number));
        }
    }
    let parts = parts_by_stem(&files);
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
        drafts.push(draft(context, &data, group, &parts, |files| roots.root(number, files)));
    }
    Ok(SortedDrive { drafts, left, files: files.len() as u64 })
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
        _ => bytes_read(file.bytes),
    };
    progress.begin(Phase::Hash, files.iter().filter(|file| is_read(file)).map(size).sum());
    let personal = PersonalColumns::new(&context.catalog.personal);
    let one = |file: &DriveFile| {
        if progress.cancelled() {
            return Err(stopped());
        }
        if !is_read(file) {
            return Ok(None);
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
        Content::Table { codes, .. } => DataFile { file, about: table(), codes },
        Content::Unread => DataFile { file, about: table(), codes: None },
        Content::Map { levels, codes } => {
            let about = About::Map(context.words.of_map(&names), levels);
            DataFile { file, about, codes: Some(codes) }
        }
    })
}

/// Returns the names of a file, without its ending, and of its folders, up to the one that was named.
fn names(place: &Place, file: &DriveFile) -> Vec<Name> {
    let inside = place.inside();
    let stem = file.stem();
    let below = stem.strip_prefix(&inside).unwrap_or(stem).trim_start_matches('/');
    let top = place.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let below = below.rsplit('/').map(str::to_owned);
    below.chain(top).map(|name| Name::of(&name)).collect()
}
