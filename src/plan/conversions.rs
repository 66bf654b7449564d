//! Tables that are held as DBF and sold as CSV: which file becomes which, and how large it is.
//!
//! A plan must know the bytes that leave: they are to fit the medium, and an office may charge them. `microdata`
//! measures the tables, and the plan gets the sizes as an argument.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::member::{Member, member};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::index::{CpgFiles, FileEntry};
use crate::message::{Message, message};
use crate::model::{BagPath, Column, Profile, RequestedItem, Role, Sha256Digest};

/// A table to be written as CSV.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// Path of the CSV within the package.
    pub path: BagPath,
    /// The DBF that it is made from.
    pub source: Member,
    /// The `.cpg` file beside the DBF, which names its encoding. It is not sold.
    pub code_page: Option<Member>,
}

/// The size and digest of a table as CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSize {
    /// Bytes of the CSV.
    pub bytes: u64,
    /// SHA-256 of the CSV.
    pub sha256: Sha256Digest,
}

/// Sizes of tables as CSV, by [`Conversion::key`], as one version of the converter makes them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TableSizes(BTreeMap<Sha256Digest, TableSize>);

impl TableSizes {
    /// Returns the size of a table; `None` where it was not measured.
    pub fn get(&self, conversion: &Conversion) -> Option<TableSize> {
        self.0.get(&conversion.key()).copied()
    }

    /// Records the size of a table.
    pub fn put(&mut self, conversion: &Conversion, size: TableSize) {
        self.0.insert(conversion.key(), size);
    }
}

impl PartialEq for Conversion {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.key() == other.key()
    }
}

impl Conversion {
    /// Returns a digest that identifies the CSV, for one version of the converter: the digest of the digests of the
    /// files that the CSV is made from.
    pub fn key(&self) -> Sha256Digest {
        let mut digests = self.source.digest.0.to_vec();
        digests.extend(self.code_page.iter().flat_map(|file| file.digest.0));
        sha256(&digests)
    }

    /// Returns the files that the CSV is made from: the DBF and, if there is one, its `.cpg` file.
    pub fn sources(&self) -> impl Iterator<Item = &Member> {
        std::iter::once(&self.source).chain(&self.code_page)
    }

    /// Returns the CSV as a file of the package, with its size and digest from `sizes`. Its `source` and the rest of
    /// its stamp are still those of the DBF.
    fn member(&self, sizes: &TableSizes) -> Result<Member> {
        let size = sizes.get(self).ok_or_else(|| {
            Error::new(
                ErrorKind::State,
                message!("'{path}' was not measured as CSV", path = self.source.path),
            )
            .file(&self.source.source)
            .hint(message!("run `kemas plan`, which measures it"))
        })?;
        let mut member = self.source.clone();
        member.path = self.path.clone();
        member.stamp.bytes = size.bytes;
        member.digest = size.sha256;
        member.profile = as_csv(&self.source.profile).into();
        Ok(member)
    }
}

/// Returns the profile of the CSV that a DBF becomes; a profile that is not of a table as it is.
fn as_csv(profile: &Profile) -> Profile {
    let Profile::Table { records, columns, .. } = profile else { return profile.clone() };
    let kind = |column: &Column| match (column.kind.as_bytes().first(), column.kind.contains('.')) {
        (Some(b'N' | b'F'), true) => "decimal",
        (Some(b'N' | b'F' | b'I'), false) => "integer",
        _ => "text",
    };
    let columns = columns.iter();
    Profile::Table {
        format: "csv".to_owned(),
        records: *records,
        deleted: 0,
        encoding: "UTF-8".to_owned(),
        columns: columns.map(|c| Column { name: c.name.clone(), kind: kind(c).into() }).collect(),
    }
}

/// Returns the tables of a dataset that are converted for an item of a request, sorted by path. Empty where the item
/// does not ask for CSV, or where the dataset holds CSV or TSV files but no DBF to convert. A dataset that holds no
/// CSV, no TSV and no DBF to convert is an error, and so is a DBF that cannot become a CSV.
pub(super) fn conversions(
    asked: &RequestedItem,
    entries: &[&FileEntry],
) -> Result<Vec<Conversion>> {
    if asked.format.as_deref() != Some("csv") {
        return Ok(Vec::new());
    }
    let is = |entry: &FileEntry, extension: &str| {
        entry.path.extension().is_some_and(|own| own == extension)
    };
    let held: HashSet<String> = entries.iter().map(|entry| entry.path.folded()).collect();
    let cpg = CpgFiles::among(entries.iter().map(|entry| ("", &entry.path, *entry)));
    let mut conversions = Vec::new();
    for entry in entries.iter().filter(|entry| entry.role == Role::Data && is(entry, "dbf")) {
        match &*entry.profile {
            Profile::Table { format, .. } if format == "dbf" => {}
            Profile::MapPart => continue,
            _ => return Err(refused(entry, message!("is no DBF that can be read"))),
        }
        let path = BagPath::parse(&format!("{}.csv", entry.path.stem()))
            .map_err(|reason| refused(entry, message!("has no name as CSV: {reason}", reason)))?;
        if held.contains(&path.folded()) {
            return Err(refused(
                entry,
                message!("would become '{path}', which the set holds", path),
            ));
        }
        let code_page = cpg.beside("", &entry.path).map(member);
        conversions.push(Conversion { path, source: member(entry), code_page });
    }
    let as_text = |entry: &&&FileEntry| is(entry, "csv") || is(entry, "tsv");
    if conversions.is_empty() && !entries.iter().any(|entry| as_text(&entry)) {
        let message = message!("'{id}' holds no DBF that could leave as CSV", id = asked.id);
        return Err(Error::new(ErrorKind::Withheld, message)
            .hint(message!("leave the format out to get the set as it is held")));
    }
    conversions.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(conversions)
}

fn refused(entry: &FileEntry, why: Message) -> Error {
    Error::new(ErrorKind::Withheld, message!("'{path}' {why}", path = entry.path, why))
        .file(&entry.source)
        .hint(message!("leave the format out to get the set as it is held"))
}

/// Returns the files of a dataset's package: those that leave as they are held, and the converted tables as CSV. The
/// DBF of such a table and its `.cpg` file are not among them.
pub(super) fn members(
    entries: &[&FileEntry],
    conversions: &[Conversion],
    sizes: &TableSizes,
) -> Result<Vec<Member>> {
    let used: HashSet<&BagPath> =
        conversions.iter().flat_map(Conversion::sources).map(|source| &source.path).collect();
    let held = entries.iter().filter(|entry| !used.contains(&entry.path));
    let held = held.map(|entry| Ok(member(entry)));
    held.chain(conversions.iter().map(|conversion| conversion.member(sizes))).collect()
}
