//! A package: one item of the request, how its files leave, and about how large it is.

use serde::Serialize;

use super::conversions::Conversion;
use super::map_order::MapOrder;
use super::member::Member;
use crate::bag;
use crate::model::{Converted, Profile, Role};

/// Bytes that a member adds to the pages and papers of its bag and to the headers of its package, about.
const MEMBER: u64 = 2_000;
/// The assumed size of a table in a ZIP, in percent. Survey tables deflate to 19–29 % at the fast level.
const TABLE_SHARE: u64 = 35;

/// Bytes of the spreadsheet and the papers of a piece of a map, about.
const SHEET: u64 = 400_000;

/// How a package is stored on a medium.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// As one ZIP.
    #[default]
    Zip,
    /// As one folder, with the files as they are.
    Plain,
}

/// One item of a request, or of a list to make beforehand.
#[derive(Debug, Clone)]
pub struct Package {
    /// One ZIP or one folder.
    pub form: Form,
    /// Place of the item in the request or list, from 0.
    pub index: usize,
    /// The item's id.
    pub id: String,
    /// The region code of a piece of a map; `None` for a dataset.
    pub region: Option<String>,
    /// The format asked for; `None` for the default.
    pub format: Option<String>,
    /// Title.
    pub title: String,
    /// Edition.
    pub edition: String,
    /// `<id>[_<region>][_<format>]`: the name below `data/`, without extension.
    pub stem: String,
    /// How its files leave.
    pub leaves: Leaves,
    /// The files, sorted by path: those that will be in the package, where a table to be converted has its new name
    /// and size; for a piece of a map that is not cut so far, those that it is cut from.
    pub members: Vec<Member>,
    /// Bytes of the files that leave, before compressing; about so many for a piece that is not cut so far.
    pub bytes: u64,
}

/// How the files of a package leave.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaves {
    /// Byte for byte as they are held; or as they were made, where a piece was cut or tables were converted already.
    AsHeld,
    /// As a piece that is to be cut from them.
    Cut(Box<MapCut>),
    /// These tables as CSV, sorted by path; the other files as they are held.
    Tables(Vec<Conversion>),
}

/// A piece to be cut when it is packed.
#[derive(Debug, Clone, PartialEq)]
pub struct MapCut {
    /// The piece to make.
    pub order: MapOrder,
    /// The officer's reason for serving the request all the same. It carries the sale over findings that allow it and
    /// whose codes it names.
    pub because: Option<String>,
}

/// How a file leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayOut {
    /// A piece is cut from it.
    Cut,
    /// It is a table that leaves in another format.
    Converted,
    /// It leaves as it is held.
    AsHeld,
}

impl Package {
    /// Returns about how many bytes the package takes on its medium. In a ZIP tables are expected to become smaller,
    /// and other files are not. A piece that is not cut so far counts as its share of the maps that it is cut from,
    /// with its papers. If the medium turns out to be too small, packing fails.
    pub fn expected_bytes(&self) -> u64 {
        if self.is_cut() {
            return self.bytes + SHEET;
        }
        let expected = |member: &Member| match (self.form, &*member.profile) {
            (Form::Zip, Profile::Table { .. }) => member.stamp.bytes / 100 * TABLE_SHARE,
            _ => member.stamp.bytes,
        };
        self.members.iter().map(|member| expected(member) + MEMBER).sum()
    }

    /// Returns about how many bytes its largest file takes on its medium.
    pub fn largest_file(&self) -> u64 {
        match self.form {
            Form::Zip => self.expected_bytes(),
            Form::Plain if self.is_cut() => self.bytes,
            Form::Plain => self.members.iter().map(|m| m.stamp.bytes).max().unwrap_or_default(),
        }
    }

    /// Returns true for a piece that is to be cut from the members.
    pub fn is_cut(&self) -> bool {
        self.cut().is_some()
    }

    /// Returns the piece that is to be cut from the members; `None` for a dataset, and for a piece that was cut.
    pub fn cut(&self) -> Option<&MapCut> {
        match &self.leaves {
            Leaves::Cut(cut) => Some(cut),
            Leaves::AsHeld | Leaves::Tables(_) => None,
        }
    }

    /// Returns true where a table leaves in another format than it is held in.
    pub fn converts(&self) -> bool {
        matches!(&self.leaves, Leaves::Tables(tables) if !tables.is_empty())
    }

    /// Returns how a member leaves.
    pub fn way_of(&self, member: &Member) -> WayOut {
        match &self.leaves {
            Leaves::Cut(_) => WayOut::Cut,
            Leaves::Tables(tables) if table_of(tables, member).is_some() => WayOut::Converted,
            _ => WayOut::AsHeld,
        }
    }

    /// Returns the files that the package is made from, sorted by path: held files, or, where its piece or its tables
    /// were made already, the files that were made.
    pub fn sources(&self) -> Vec<&Member> {
        let held = self.members.iter().filter(|member| self.way_of(member) != WayOut::Converted);
        let tables = match &self.leaves {
            Leaves::Tables(tables) => tables.as_slice(),
            _ => &[],
        };
        let mut sources: Vec<&Member> =
            held.chain(tables.iter().flat_map(Conversion::sources)).collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }

    /// Returns the data files whose bytes are charged: those that leave, or those that they are made from.
    pub fn charged(&self, converted: Converted) -> Vec<&Member> {
        let files = match converted {
            Converted::Held if self.converts() => self.sources(),
            Converted::Held | Converted::Written => self.members.iter().collect(),
        };
        files.into_iter().filter(|member| member.role == Role::Data).collect()
    }

    /// Returns its path in a bag: that of the ZIP or of the folder.
    pub fn place(&self) -> String {
        match self.form {
            Form::Zip => format!("{}/{}.zip", bag::PAYLOAD, self.stem),
            Form::Plain => format!("{}/{}", bag::PAYLOAD, self.stem),
        }
    }
}

/// Returns the conversion that makes this member; `None` for a file that leaves as it is held.
fn table_of<'a>(tables: &'a [Conversion], member: &Member) -> Option<&'a Conversion> {
    let place = tables.binary_search_by(|table| table.path.cmp(&member.path));
    place.ok().and_then(|at| tables.get(at))
}
