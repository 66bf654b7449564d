//! `datapackage.json`: every item in the bag and every file of its packages, as a Frictionless Data Package v2. The
//! files around the payload are not described.
//!
//! It is written file by file, since the description of a hundred thousand files is too large for the program's
//! memory.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::bag_facts::{BagFacts, FileFacts, PackageFacts};
use crate::model::{BagPath, Column, MapLayerProfile, Profile, Role};
use crate::pack::engine::Packed;
use crate::plan::{Form, Member};

/// Writes the description; the same bag gives the same bytes.
pub(super) fn write(facts: &BagFacts<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let office = facts.options.office;
    let resources = || facts.packages.iter().flat_map(resources);
    let document = Document {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: facts.volume.label.to_lowercase(),
        title: format!("Data {} — {}", facts.agreed.plan().request.number, office.name),
        created: format!("{}T00:00:00Z", facts.options.on),
        contributors: json!([
            {"title": office.name, "email": office.contact.email, "roles": ["publisher"]}
        ]),
        resources: Each(resources),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// A list whose elements are made one at a time while it is written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct Document<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: String,
    title: String,
    created: String,
    contributors: Value,
    resources: R,
}

/// A ZIP, or a file in plain form.
#[derive(Serialize)]
struct Resource<'a> {
    name: String,
    title: &'a str,
    path: &'a BagPath,
    bytes: u64,
    hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mediatype: Option<&'static str>,
    kemas: Kemas<'a>,
}

#[derive(Serialize)]
struct Kemas<'a> {
    item: &'a str,
    edition: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(flatten)]
    inside: Inside<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Inside<'a> {
    Zip {
        #[serde(serialize_with = "each_member")]
        members: &'a PackageFacts<'a>,
    },
    Plain(Described<'a>),
}

/// A file of a package, before it was compressed.
#[derive(Serialize)]
struct Described<'a> {
    path: &'a BagPath,
    bytes: u64,
    hash: String,
    role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<&'a [Column]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layers: Option<&'a [MapLayerProfile]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    packed: Option<InZip>,
}

/// How a member is stored in its ZIP: the bytes that it takes there, and the CRC-32 of those bytes.
#[derive(Serialize)]
struct InZip {
    bytes: u64,
    crc32: String,
}

/// Returns one resource for a ZIP, or one for each file in plain form.
fn resources<'a>(written: &'a PackageFacts<'a>) -> impl Iterator<Item = Resource<'a>> {
    let package = &*written.package;
    let stem = package.stem.to_lowercase();
    let resource = move |(place, file): (usize, &'a FileFacts)| {
        let (name, format, mediatype, inside) = match package.form {
            Form::Zip => {
                let inside = Inside::Zip { members: written };
                (stem.clone(), Some("zip".to_owned()), Some("application/zip"), inside)
            }
            Form::Plain => {
                // Resource names must be unique in `datapackage.json`: the stem names the package, the number the
                // file.
                let name = format!("{stem}-{}", place + 1);
                let inside = Inside::Plain(describe(&package.members[place], None));
                (name, file.path.extension(), None, inside)
            }
        };
        Resource {
            name,
            title: &package.title,
            path: &file.path,
            bytes: file.bytes,
            hash: format!("sha256:{}", file.digest),
            format,
            mediatype,
            kemas: Kemas {
                item: &package.id,
                edition: &package.edition,
                region: package.region.as_deref(),
                inside,
            },
        }
    };
    written.files.iter().enumerate().map(resource)
}

fn each_member<S: Serializer>(
    written: &PackageFacts<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let members = written.package.members.iter().zip(&written.members);
    serializer.collect_seq(members.map(|(member, packed)| describe(member, Some(*packed))))
}

fn describe(member: &Member, packed: Option<Packed>) -> Described<'_> {
    let mut described = Described {
        path: &member.path,
        bytes: member.stamp.bytes,
        hash: format!("sha256:{}", member.digest),
        role: member.role,
        format: None,
        records: None,
        encoding: None,
        fields: None,
        layers: None,
        packed: packed.map(|p| InZip { bytes: p.bytes, crc32: format!("{:08x}", p.crc) }),
    };
    match &*member.profile {
        Profile::Table { format, records, encoding, columns, .. } => {
            described.format = Some(format);
            described.records = Some(*records);
            described.encoding = Some(encoding);
            described.fields = Some(columns);
        }
        Profile::Map { driver, layers } => {
            described.format = Some(driver);
            described.layers = Some(layers);
        }
        Profile::MapPart | Profile::Plain => {}
    }
    described
}
