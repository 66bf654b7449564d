//! `datapackage.json`: every item and every file inside, as a Frictionless Data Package v2.

use serde_json::{Value, json};

use super::archive::Packed;
use super::tags::{BagFacts, FileFacts, PackageFacts};
use crate::catalog::Profile;
use crate::plan::{Form, Member};

/// Renders the description; the same bag gives the same bytes.
pub(super) fn render(facts: &BagFacts<'_>) -> String {
    let office = facts.options.office;
    let document = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": facts.volume.label.to_lowercase(),
        "title": format!("Data {} — {}", facts.agreed.plan().request.number, office.name),
        "created": format!("{}T00:00:00Z", facts.options.on),
        "contributors": [{"title": office.name, "email": office.contact.email, "roles": ["publisher"]}],
        "resources": facts.packages.iter().flat_map(resources).collect::<Vec<_>>(),
    });
    // A JSON value always renders.
    format!("{document:#}\n")
}

/// One resource for a ZIP; one for each file in plain form.
fn resources(written: &PackageFacts<'_>) -> Vec<Value> {
    let package = written.package;
    let stem = package.stem.to_lowercase();
    let files = written.files.iter().enumerate();
    let resource = |(place, file): (usize, &FileFacts)| {
        let mut resource = json!({
            "name": stem,
            "title": package.title,
            "path": file.path,
            "bytes": file.bytes,
            "hash": format!("sha256:{}", file.digest),
        });
        match package.form {
            Form::Zip => {
                resource["format"] = "zip".into();
                resource["mediatype"] = "application/zip".into();
                let members = package.members.iter().zip(&written.members);
                let members = members.map(|(member, packed)| packed_member(member, *packed));
                resource["kemas"]["members"] = members.collect();
            }
            Form::Plain => {
                // A resource's name is unique within the package.
                resource["name"] = format!("{stem}-{}", place + 1).into();
                resource["format"] = file.path.extension().into();
                resource["kemas"] = describe(&package.members[place]);
            }
        }
        resource["kemas"]["item"] = package.id.clone().into();
        resource["kemas"]["edition"] = package.edition.clone().into();
        if let Some(region) = &package.region {
            resource["kemas"]["region"] = region.clone().into();
        }
        resource
    };
    files.map(resource).collect()
}

fn packed_member(member: &Member, packed: Packed) -> Value {
    let mut value = describe(member);
    value["packed"] = json!({"bytes": packed.bytes, "crc32": format!("{:08x}", packed.crc)});
    value
}

fn describe(member: &Member) -> Value {
    let mut value = json!({
        "path": member.path,
        "bytes": member.stamp.bytes,
        "hash": format!("sha256:{}", member.digest),
        "role": member.role,
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
