//! `datapackage.json`: every item and every file inside, as a Frictionless Data Package v2.

use serde_json::{Value, json};

use super::archive::Packed;
use super::tags::{BagFacts, PackageFacts};
use crate::catalog::Profile;
use crate::plan::Member;

/// Renders the description; the same bag gives the same bytes.
pub(super) fn render(facts: &BagFacts<'_>) -> String {
    let office = facts.options.office;
    let document = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": facts.volume.label.to_lowercase(),
        "title": format!("Data {} — {}", facts.agreed.plan().request.number, office.name),
        "created": format!("{}T00:00:00Z", facts.options.on),
        "contributors": [{"title": office.name, "email": office.contact.email, "roles": ["publisher"]}],
        "resources": facts.packages.iter().map(resource).collect::<Vec<_>>(),
    });
    // A JSON value always renders.
    format!("{document:#}\n")
}

fn resource(written: &PackageFacts<'_>) -> Value {
    let package = written.package;
    let mut resource = json!({
        "name": package.stem.to_lowercase(),
        "title": package.title,
        "path": written.path,
        "format": "zip",
        "mediatype": "application/zip",
        "bytes": written.bytes,
        "hash": format!("sha256:{}", written.digest),
        "kemas": {
            "item": package.id,
            "edition": package.edition,
            "members": package
                .members
                .iter()
                .zip(&written.members)
                .map(|(member, packed)| describe(member, *packed))
                .collect::<Vec<_>>(),
        },
    });
    if let Some(region) = &package.region {
        resource["kemas"]["region"] = region.clone().into();
    }
    resource
}

fn describe(member: &Member, packed: Packed) -> Value {
    let mut value = json!({
        "path": member.path,
        "bytes": member.stamp.bytes,
        "hash": format!("sha256:{}", member.digest),
        "role": member.role,
        "packed": {"bytes": packed.bytes, "crc32": format!("{:08x}", packed.crc)},
    });
    match &member.profile {
        Profile::Table { format, records, encoding, columns, .. } => {
            value["format"] = format.clone().into();
            value["records"] = (*records).into();
            value["encoding"] = encoding.clone().into();
            value["fields"] = json!(columns);
        }
        Profile::Map { driver, layers } => {
            value["format"] = driver.clone().into();
            value["layers"] = json!(layers);
        }
        Profile::MapPart | Profile::Plain => {}
    }
    value
}
