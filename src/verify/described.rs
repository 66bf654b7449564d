//! What `datapackage.json` says of the members of packages, kept as little as it is needed: the
//! description of a hundred thousand files is far larger than their digests.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::package::ExpectedMember;
use crate::model::Sha256Digest;

/// The members of a package by name.
pub(super) type Members = HashMap<String, ExpectedMember>;

/// Reads a description; returns the members of each package by the package's path, or nothing where
/// the text is not such a description.
pub(super) fn read(text: impl Read) -> Option<HashMap<String, Members>> {
    let document: Document = serde_json::from_reader(BufReader::new(text)).ok()?;
    Some(document.resources.0)
}

#[derive(Deserialize)]
struct Document {
    resources: Resources,
}

/// Packages by path; a resource without members (a file of the plain form) leaves nothing.
struct Resources(HashMap<String, Members>);

#[derive(Deserialize)]
struct Resource {
    path: String,
    kemas: Option<Kemas>,
}

#[derive(Deserialize)]
struct Kemas {
    members: Option<Listed>,
}

struct Listed(Members);

#[derive(Deserialize)]
struct Member {
    path: String,
    hash: String,
    packed: Option<Packed>,
}

#[derive(Deserialize)]
struct Packed {
    crc32: Option<String>,
}

impl<'de> Deserialize<'de> for Resources {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Resources;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of resources")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Resources, A::Error> {
                let mut packages = HashMap::new();
                while let Some(Resource { path, kemas }) = all.next_element()? {
                    if let Some(Listed(members)) = kemas.and_then(|kemas| kemas.members) {
                        packages.insert(path, members);
                    }
                }
                Ok(Resources(packages))
            }
        }
        deserializer.deserialize_seq(Each)
    }
}

impl<'de> Deserialize<'de> for Listed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Listed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of members with their hashes")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Listed, A::Error> {
                let mut members = Members::new();
                while let Some(Member { path, hash, packed }) = all.next_element()? {
                    let digest = hash.strip_prefix("sha256:").and_then(Sha256Digest::parse);
                    let digest = digest
                        .ok_or_else(|| serde::de::Error::custom("a hash is not a SHA-256"))?;
                    let crc = packed.and_then(|packed| packed.crc32);
                    let packed_crc = crc.and_then(|text| u32::from_str_radix(&text, 16).ok());
                    members.insert(path, ExpectedMember { digest, packed_crc });
                }
                Ok(Listed(members))
            }
        }
        deserializer.deserialize_seq(Each)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixity::sha256;

    #[test]
    fn packages_have_their_members_and_plain_files_leave_nothing() {
        let hash = format!("sha256:{}", sha256(b"a"));
        let text = serde_json::json!({"name": "x", "resources": [
            {"path": "data/a.zip", "bytes": 1, "kemas": {"item": "a", "members": [
                {"path": "k/a.csv", "hash": hash, "packed": {"bytes": 3, "crc32": "0000002a"}},
                {"path": "k/b.csv", "hash": hash, "fields": [{"name": "n"}]},
            ]}},
            {"path": "data/b/c.csv", "kemas": {"item": "b", "role": "data"}},
            {"path": "data/d.zip"},
        ]});
        let found = read(text.to_string().as_bytes()).unwrap();
        assert_eq!(found.keys().collect::<Vec<_>>(), ["data/a.zip"]);
        assert_eq!(found["data/a.zip"]["k/a.csv"].packed_crc, Some(42));
        assert_eq!(found["data/a.zip"]["k/b.csv"].packed_crc, None);
        assert_eq!(found["data/a.zip"]["k/b.csv"].digest, sha256(b"a"));
    }

    #[test]
    fn what_is_no_description_tells_nothing() {
        let bad_hash =
            r#"{"resources":[{"path":"a","kemas":{"members":[{"path":"b","hash":"x"}]}}]}"#;
        for text in ["", "{}", "[1]", r#"{"resources":[{}]}"#, bad_hash] {
            assert!(read(text.as_bytes()).is_none(), "{text}");
        }
    }
}
