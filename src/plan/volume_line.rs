//! The volumes in the JSON answer of `kemas plan`.

use serde::Serialize;

use super::package::WayOut;
use super::volumes::Volume;
use crate::model::{BagPath, Role, Sha256Digest};

/// A volume in the JSON answer of `kemas plan`.
#[derive(Debug, Clone, Serialize)]
pub struct VolumeLine<'a> {
    label: &'a str,
    ordinal: u32,
    bytes: u64,
    expected_bytes: u64,
    members: Vec<MemberLine<'a>>,
}

/// A file in the JSON answer of `kemas plan`: one that leaves, or one that a piece is cut from.
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
    leaves: WayOut,
}

impl<'a> VolumeLine<'a> {
    pub(super) fn of(volume: &'a Volume) -> Self {
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
