//! The plan: which bytes go onto which volume, before anything is touched.
//!
//! Pure: the same index, approval and medium give the same plan. Measured rates come in as an
//! argument; the price is quoted by `billing` from the plan.

mod blocked;
mod cut;
mod estimate;
#[cfg(test)]
mod fixture;
mod record;
mod select;
mod tables;
mod volumes;

use std::path::Path;
use std::sync::Arc;

pub use blocked::refuse_blocked;
pub use cut::{MapFormat, MapOrder, MasterArea, Named, WGS84};
pub use estimate::{Bottleneck, Estimate, Rate, RateSource, Rates};
pub use record::{PackageRecord, VolumeRecord};
use select::Given;
pub use select::HeldPiece;
use serde::Serialize;
pub use tables::{Conversion, TableSize, TableSizes};
pub use volumes::Capacity;

use crate::bag;
use crate::catalog::{Access, Catalog, MapLayer};
use crate::conformity::Approved;
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::model::{
    Agreement, BagPath, Profile, Request, RequestedItem, Role, Sha256Digest, Stamp,
};

/// What will be packed.
#[derive(Debug, Clone)]
pub struct PackPlan {
    /// The approved request.
    pub request: Request,
    /// One bag each, in order.
    pub volumes: Vec<Volume>,
    /// Bytes of all members.
    pub payload_bytes: u64,
}

/// A plan under a signed agreement: the only key to packing.
#[derive(Debug, Clone)]
pub struct AgreedPlan {
    plan: PackPlan,
    agreement: Agreement,
}

/// What is written on one medium: one bag.
#[derive(Debug, Clone)]
pub struct Volume {
    /// From 1.
    pub ordinal: u32,
    /// The bag's folder name.
    pub label: String,
    /// Its packages, in the order of the request.
    pub packages: Vec<Package>,
    /// Bytes of its members.
    pub bytes: u64,
    /// The most bytes that its medium holds; `None` where only the target tells.
    pub most_bytes: Option<u64>,
}

/// How packages lie on a medium.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// One ZIP each.
    #[default]
    Zip,
    /// One folder each, with the members as they are.
    Plain,
}

/// One item of the request.
#[derive(Debug, Clone)]
pub struct Package {
    /// One ZIP or one folder.
    pub form: Form,
    /// Place of the item in the request, from 0.
    pub index: usize,
    /// The item.
    pub id: String,
    /// The piece of a map.
    pub region: Option<String>,
    /// The format asked for.
    pub format: Option<String>,
    /// Title.
    pub title: String,
    /// Edition.
    pub edition: String,
    /// `<id>[_<region>][_<format>]`: the name below `data/`, without extension.
    pub stem: String,
    /// How its files leave.
    pub leaves: Leaves,
    /// Files, sorted by path: those that leave (of a table to be converted what it will be, at the place
    /// of what it is made of), or those that the piece is cut from.
    pub members: Vec<Member>,
    /// Bytes of what leaves; of a piece that is still to be cut, about so many.
    pub bytes: u64,
}

/// How the files of a package leave.
#[derive(Debug, Clone, PartialEq)]
pub enum Leaves {
    /// Byte for byte as they are held.
    AsHeld,
    /// As a piece that is cut from them.
    Cut(Box<MapCut>),
    /// These tables, sorted by path, as CSV; the other files as they are held.
    Tables(Vec<Conversion>),
}

/// A piece to be cut when it is packed.
#[derive(Debug, Clone, PartialEq)]
pub struct MapCut {
    /// What is to be made.
    pub order: MapOrder,
    /// The officer's reason for serving the request all the same; it carries over the findings
    /// whose codes it names.
    pub despite: Option<String>,
}

/// One file of a package.
#[derive(Debug, Clone)]
pub struct Member {
    /// Path within the package.
    pub path: BagPath,
    /// Where its bytes lie now.
    pub source: Arc<Path>,
    /// Size and status as the index recorded them.
    pub stamp: Stamp,
    /// SHA-256 as the index recorded it.
    pub digest: Sha256Digest,
    /// Whether it is charged.
    pub role: Role,
    /// What is inside.
    pub profile: Arc<Profile>,
}

/// Plans an approved request in a form.
/// `sizes` tells what tables come out as that leave as CSV; see [`tables_of`].
///
/// # Errors
/// `ErrorKind::Index` when an item has no files, or a finding of the index stops its sale that the
/// officer's reason does not carry over; `ErrorKind::State` for a table that `sizes` lacks;
/// `ErrorKind::Withheld` when no held map has the region asked for; `ErrorKind::NoSpace` when a
/// package fits no volume.
pub fn plan(
    index: &Index,
    catalog: &Catalog,
    approved: &Approved,
    sizes: &TableSizes,
    capacity: &Capacity,
    form: Form,
) -> Result<PackPlan> {
    let request = approved.request().clone();
    let given = Given { sizes, because: approved.approval().because.as_deref() };
    let package = |(place, item)| -> Result<Package> {
        Ok(Package { form, ..select::package(index, catalog, place, item, given)? })
    };
    let packages = request.items.iter().enumerate().map(package).collect::<Result<Vec<_>>>()?;
    let volumes = volumes::distribute(request.number.as_str(), packages, capacity)?;
    let payload_bytes = volumes.iter().map(|volume| volume.bytes).sum();
    Ok(PackPlan { request, volumes, payload_bytes })
}

/// Returns the package that an item stands for, for making it before anyone asks; `place` is the
/// item's in its list. It goes nowhere but onto the shelf: a medium needs an approved and agreed
/// request.
///
/// # Errors
/// As [`plan`]; `ErrorKind::Withheld` for closed data.
pub fn prepare(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    item: &RequestedItem,
    sizes: &TableSizes,
) -> Result<Package> {
    if catalog.item(&item.id).is_some_and(|item| item.access() == Access::Tertutup) {
        let message = format!("'{}' is closed: nobody may have it", item.id);
        return Err(Error::new(ErrorKind::Withheld, message));
    }
    select::package(index, catalog, place, item, Given { sizes, because: None })
}

/// Returns the tables of an item that leave as CSV though they are held otherwise: their sizes are to be
/// measured before the plan. `because` is the officer's reason where there is one.
///
/// # Errors
/// As [`plan`].
pub fn tables_of(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    item: &RequestedItem,
    because: Option<&str>,
) -> Result<Vec<Conversion>> {
    select::tables_of(index, catalog, place, item, because)
}

/// Returns the files that a piece of a layer is cut from, by the officer's own hand and for no buyer.
///
/// # Errors
/// As [`plan`].
pub fn cut_of(index: &Index, catalog: &Catalog, item: &RequestedItem) -> Result<Package> {
    let given = Given { sizes: &TableSizes::default(), because: None };
    let package = select::package(index, catalog, 0, item, given)?;
    if package.is_cut() {
        return Ok(package);
    }
    let message = format!("'{}' is a dataset, which is sold whole", item.id);
    Err(Error::new(ErrorKind::Usage, message).hint("name a map layer of catalog/layers.csv"))
}

/// Returns everything that [`prepare`] could be asked for as the stores hold it, closed data left
/// out.
pub fn preparable(index: &Index, catalog: &Catalog) -> Vec<RequestedItem> {
    let open = |item: &RequestedItem| {
        catalog.item(&item.id).is_some_and(|item| item.access() != Access::Tertutup)
    };
    select::held(index, catalog).into_iter().filter(open).collect()
}

/// Returns the pieces of the level that a layer is sold in, which the held maps have; sorted by code.
/// Of a layer that is sold in districts or finer the index does not tell them.
pub fn pieces<'a>(index: &Index, catalog: &'a Catalog, layer: &MapLayer) -> Vec<HeldPiece<'a>> {
    select::pieces(index, catalog, layer)
}

impl PackPlan {
    /// Returns all packages of all volumes.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.volumes.iter().flat_map(|volume| &volume.packages)
    }

    /// Puts the plan under the signed agreement.
    pub fn under(self, agreement: Agreement) -> AgreedPlan {
        AgreedPlan { plan: self, agreement }
    }

    /// Returns the volumes as the command contract shows them.
    pub fn volume_lines(&self) -> Vec<VolumeLine<'_>> {
        self.volumes.iter().map(VolumeLine::of).collect()
    }
}

impl AgreedPlan {
    /// Returns the plan.
    pub fn plan(&self) -> &PackPlan {
        &self.plan
    }

    /// Returns the agreement.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }
}

impl Volume {
    /// Returns about how many bytes the volume takes on its medium.
    pub fn expected_bytes(&self) -> u64 {
        self.packages.iter().map(Package::expected_bytes).sum::<u64>() + volumes::TAGS
    }
}

impl Package {
    /// Returns about how many bytes the package takes on its medium.
    pub fn expected_bytes(&self) -> u64 {
        volumes::expected_bytes(self)
    }

    /// Returns about how many bytes its largest file takes on its medium.
    pub fn largest_file(&self) -> u64 {
        match self.form {
            Form::Zip => self.expected_bytes(),
            Form::Plain if self.is_cut() => self.bytes,
            Form::Plain => self.members.iter().map(|m| m.stamp.bytes).max().unwrap_or_default(),
        }
    }

    /// Returns true for a piece that is cut from its members.
    pub fn is_cut(&self) -> bool {
        matches!(self.leaves, Leaves::Cut(_))
    }

    /// Returns how a member leaves: `cut` where a piece is made of it, `converted` for a table in another
    /// form than it is held, else `as-held`.
    pub fn way_of(&self, member: &Member) -> &'static str {
        match &self.leaves {
            Leaves::Cut(_) => "cut",
            Leaves::Tables(tables) if table_of(tables, member).is_some() => "converted",
            _ => "as-held",
        }
    }

    /// Returns the held files that the package is made of, sorted by path.
    pub fn sources(&self) -> Vec<&Member> {
        let held = self.members.iter().filter(|member| self.way_of(member) != "converted");
        let tables = match &self.leaves {
            Leaves::Tables(tables) => tables.as_slice(),
            _ => &[],
        };
        let mut sources: Vec<&Member> =
            held.chain(tables.iter().flat_map(Conversion::sources)).collect();
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }

    /// Returns its place in a bag: the ZIP, or the folder.
    pub fn place(&self) -> String {
        match self.form {
            Form::Zip => format!("{}/{}.zip", bag::PAYLOAD, self.stem),
            Form::Plain => format!("{}/{}", bag::PAYLOAD, self.stem),
        }
    }
}

/// Returns the table that a member of a package is made as.
fn table_of<'a>(tables: &'a [Conversion], member: &Member) -> Option<&'a Conversion> {
    let place = tables.binary_search_by(|table| table.path.cmp(&member.path));
    place.ok().and_then(|at| tables.get(at))
}

/// A volume in the JSON answer of `kemas plan`.
#[derive(Debug, Clone, Serialize)]
pub struct VolumeLine<'a> {
    label: &'a str,
    ordinal: u32,
    bytes: u64,
    expected_bytes: u64,
    members: Vec<MemberLine<'a>>,
}

/// A file in the JSON answer of `kemas plan`.
#[derive(Debug, Clone, Serialize)]
struct MemberLine<'a> {
    index: usize,
    id: &'a str,
    region: Option<&'a str>,
    format: Option<&'a str>,
    package: String,
    path: &'a BagPath,
    bytes: u64,
    sha256: Sha256Digest,
    role: Role,
    /// `cut` where a piece is made of the file, `converted` for a table in another form than it is held,
    /// else `as-held`.
    leaves: &'static str,
}

impl<'a> VolumeLine<'a> {
    fn of(volume: &'a Volume) -> Self {
        let members = volume.packages.iter().flat_map(|package| {
            package.members.iter().map(|member| MemberLine {
                index: package.index,
                id: &package.id,
                region: package.region.as_deref(),
                format: package.format.as_deref(),
                package: package.place(),
                path: &member.path,
                bytes: member.stamp.bytes,
                sha256: member.digest,
                role: member.role,
                leaves: package.way_of(member),
            })
        });
        Self {
            label: &volume.label,
            ordinal: volume.ordinal,
            bytes: volume.bytes,
            expected_bytes: volume.expected_bytes(),
            members: members.collect(),
        }
    }
}
