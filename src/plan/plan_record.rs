//! The plan as the ledger keeps it. Each package has one digest for all its files, so that a set of a hundred
//! thousand files takes one entry.

use serde::Serialize;

use super::pack_plan::PackPlan;
use super::package::{Form, Leaves, Package};
use crate::fixity::Hasher;
use crate::model::Sha256Digest;

/// A volume of a recorded plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VolumeRecord {
    /// The bag's name.
    pub label: String,
    /// Bytes of the files that leave, before compressing; of pieces of maps about so many.
    pub bytes: u64,
    /// Its packages.
    pub packages: Vec<PackageRecord>,
}

/// A package of a recorded plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackageRecord {
    /// Place of the item in the request, from 0.
    pub index: usize,
    /// The item's id.
    pub id: String,
    /// The region of a map's piece.
    pub region: Option<String>,
    /// The format asked for.
    pub format: Option<String>,
    /// Its edition.
    pub edition: String,
    /// `zip` or `plain`.
    pub form: &'static str,
    /// `cut` where a piece is cut from the files, `converted` where tables leave in another format, else `as-held`.
    pub leaves: &'static str,
    /// The number of its files: those that leave, or those that the piece is cut from.
    pub files: u64,
    /// Bytes of these files, before compressing.
    pub bytes: u64,
    /// SHA-256 over a line for each of these files, as `sha256sum` writes it: `digest  path`.
    pub sha256: Sha256Digest,
}

impl PackPlan {
    /// Returns the plan as the ledger keeps it.
    pub fn record(&self) -> Vec<VolumeRecord> {
        let volumes = self.volumes.iter().map(|volume| VolumeRecord {
            label: volume.label.clone(),
            bytes: volume.bytes,
            packages: volume.packages.iter().map(PackageRecord::of).collect(),
        });
        volumes.collect()
    }
}

impl PackageRecord {
    fn of(package: &Package) -> Self {
        let mut hasher = Hasher::default();
        for member in &package.members {
            hasher.update(format!("{}  {}\n", member.digest, member.path).as_bytes());
        }
        Self {
            index: package.index,
            id: package.id.clone(),
            region: package.region.clone(),
            format: package.format.clone(),
            edition: package.edition.clone(),
            form: match package.form {
                Form::Zip => "zip",
                Form::Plain => "plain",
            },
            leaves: match package.leaves {
                Leaves::Cut(_) => "cut",
                Leaves::Tables(_) => "converted",
                Leaves::AsHeld => "as-held",
            },
            files: package.members.len() as u64,
            bytes: package.members.iter().map(|member| member.stamp.bytes).sum(),
            sha256: hasher.finish(),
        }
    }
}
