//! The plan: which bytes go onto which volume, before anything is touched.
//!
//! Pure: the same index, approval and medium give the same plan. Measured rates come in as an
//! argument; the price is quoted by `billing` from the plan.

use std::path::PathBuf;

use crate::catalog::{Role, Stamp};
use crate::model::{BagPath, Request, Sha256Digest};

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
}

/// One item of the request: one ZIP, or one folder in plain form.
#[derive(Debug, Clone)]
pub struct Package {
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
    /// Files, sorted by path.
    pub members: Vec<Member>,
    /// Bytes of the members.
    pub bytes: u64,
}

/// One file of a package.
#[derive(Debug, Clone)]
pub struct Member {
    /// Path within the package.
    pub path: BagPath,
    /// Where its bytes lie now.
    pub source: PathBuf,
    /// Size, digest and status as the index recorded them.
    pub stamp: Stamp,
    /// SHA-256 as the index recorded it.
    pub digest: Sha256Digest,
    /// Whether it is charged.
    pub role: Role,
}

impl PackPlan {
    /// Returns all packages of all volumes.
    pub fn packages(&self) -> impl Iterator<Item = &Package> {
        self.volumes.iter().flat_map(|volume| &volume.packages)
    }
}
