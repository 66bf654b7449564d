//! The members of packages as `datapackage.json` describes them. Only their names, digests and CRC-32 are kept,
//! because the description of a hundred thousand files is much larger.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::expected::ExpectedMember;
use crate::model::Sha256Digest;

/// The members of a package by name.
pub(super) type Members = HashMap<String, ExpectedMember>;

/// Reads a description. Returns the members of each package by the package's path; `None` where the text is no such
/// description.
pub(super) fn read(text: impl Read) -> Option<HashMap<String, Members>> {
    let document: Document = serde_json::from_reader(BufReader::new(text)).ok()?;
    Some(document.resources.0)
}

#[derive(Deserialize)]
struct Document {
    #[serde(deserialize_with = "gather")]
    resources: Resources,
}

/// Packages by path. A resource without members, such as a file of the plain form, is left out.
#[derive(Default)]
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

#[derive(Deserialize)]
#[serde(transparent)]
struct Listed(#[serde(deserialize_with = "gather")] Members);

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

/// Collects what is needed of each element of a list while it is read, so that the elements are never all in memory.
trait Gather: Default {
    type Element: DeserializeOwned;

    /// Adds an element, or returns what is wrong with it.
    fn take(&mut self, element: Self::Element) -> Result<(), &'static str>;
}

impl Gather for Resources {
    type Element = Resource;

    fn take(&mut self, Resource { path, kemas }: Resource) -> Result<(), &'static str> {
        if let Some(Listed(members)) = kemas.and_then(|kemas| kemas.members) {
            self.0.insert(path, members);
        }
        Ok(())
    }
}

impl Gather for Members {
    type Element = Member;

    fn take(&mut self, Member { path, hash, packed }: Member) -> Result<(), &'static str> {
        let digest = hash.strip_prefix("sha256:").and_then(Sha256Digest::parse);
        let digest = digest.ok_or("a hash is not a SHA-256")?;
        let crc = packed.and_then(|packed| packed.crc32);
        let packed_crc = crc.and_then(|text| u32::from_str_radix(&text, 16).ok());
        self.insert(path, ExpectedMember { digest, packed_crc });
        Ok(())
    }
}

fn gather<'de, T: Gather, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Each<T>(PhantomData<T>);
    impl<'de, T: Gather> Visitor<'de> for Each<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<T, A::Error> {
            let mut gathered = T::default();
            while let Some(element) = all.next_element()? {
                gathered.take(element).map_err(serde::de::Error::custom)?;
            }
            Ok(gathered)
        }
    }
    deserializer.deserialize_seq(Each(PhantomData))
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
