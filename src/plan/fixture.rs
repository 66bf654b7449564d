//! Packages and plans for the tests in this folder.

use std::path::Path;

use super::{Form, Leaves, Member, PackPlan, Package, Volume};
use crate::fixity::sha256;
use crate::model::{BagPath, Profile, Request, Role, Stamp};

/// Makes a package of one file that does not become smaller in a ZIP.
pub(super) fn package(index: usize, bytes: u64) -> Package {
    let member = Member {
        path: BagPath::parse("a.bin").unwrap(),
        source: std::path::Path::new("a.bin").into(),
        stamp: Stamp { bytes, modified: 0, changed: 0, inode: 0 },
        digest: sha256(b""),
        role: Role::Data,
        profile: Profile::Plain.into(),
    };
    Package {
        form: Form::Zip,
        index,
        id: format!("item-{index}"),
        region: None,
        format: None,
        title: String::new(),
        edition: String::new(),
        stem: format!("item-{index}"),
        leaves: Leaves::AsHeld,
        members: vec![member],
        bytes,
    }
}

/// Makes a plan of one volume.
pub(super) fn plan_of(packages: Vec<Package>) -> PackPlan {
    let json = br#"{"number":"8100-2026-0001","requester":{"name":"Siti","email":"s@example.id"},
        "abstraction":{},"items":[{"id":"item-0"}]}"#;
    let bytes = packages.iter().map(|package| package.bytes).sum();
    let label = "8100-2026-0001".to_owned();
    PackPlan {
        request: Request::from_json(json, Path::new("request.json")).unwrap(),
        volumes: vec![Volume { ordinal: 1, label, packages, bytes, most_bytes: None }],
        payload_bytes: bytes,
    }
}
