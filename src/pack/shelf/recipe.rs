//! The recipe: everything that decides the bytes of a package. Its digest is the package's name on the shelf.

use serde::{Deserialize, Serialize};

use crate::fixity::sha256;
use crate::maps::converter;
use crate::microdata::CONVERTER;
use crate::model::{BagPath, Sha256Digest};
use crate::pack::engine::Level;
use crate::plan::{Leaves, Package};

/// The engine: the package format, and the library whose version decides the deflated bytes. Whoever changes the engine
/// so that the same files give a package of other bytes must change this name.
pub const ENGINE: &str = "kemas-zip 1, libdeflate-sys 1.26.1";

/// Everything that decides a package's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// [`ENGINE`] of the program that made it; where files are made from the sources, the name of the converter
    /// follows.
    pub engine: String,
    /// The product's id.
    pub item: String,
    /// The region code of a piece of a map.
    pub region: Option<String>,
    /// The format asked for.
    pub format: Option<String>,
    /// The product's edition.
    pub edition: String,
    /// How hard it was compressed.
    pub level: Level,
    /// The held files that it is made of, sorted by path.
    pub members: Vec<Source>,
    /// For a piece of a map: SHA-256 of the whole order, which has region, columns and format, but also catalogue
    /// lists, templates and the office's contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Sha256Digest>,
}

/// A held file as the index recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Path within the product's folder.
    pub path: BagPath,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256.
    pub sha256: Sha256Digest,
}

impl Recipe {
    /// Returns the recipe of a planned package at a level.
    pub fn of(package: &Package, level: Level) -> Self {
        let source = |member: &crate::plan::Member| Source {
            path: member.path.clone(),
            bytes: member.stamp.bytes,
            sha256: member.digest,
        };
        let (engine, order) = match &package.leaves {
            Leaves::AsHeld => (ENGINE.to_owned(), None),
            Leaves::Tables(_) => (format!("{ENGINE}, {CONVERTER}"), None),
            Leaves::Cut(cut) => (format!("{ENGINE}, {}", converter()), Some(cut.order.digest())),
        };
        Self {
            engine,
            order,
            item: package.id.clone(),
            region: package.region.clone(),
            format: package.format.clone(),
            edition: package.edition.clone(),
            level,
            members: package.sources().into_iter().map(source).collect(),
        }
    }

    /// Returns the digest that names the package on the shelf: that of the recipe's JSON, with the fields in the
    /// order of [`Recipe`].
    pub fn digest(&self) -> Sha256Digest {
        // Serialising texts and numbers cannot fail.
        sha256(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Returns the bytes of the sources together.
    pub fn source_bytes(&self) -> u64 {
        self.members.iter().map(|source| source.bytes).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipe() -> Recipe {
        Recipe {
            engine: ENGINE.into(),
            item: "susenas".into(),
            region: None,
            format: None,
            edition: "1".into(),
            level: Level::Best,
            order: None,
            members: vec![Source {
                path: BagPath::parse("kor.csv").unwrap(),
                bytes: 3,
                sha256: sha256(b"abc"),
            }],
        }
    }

    #[test]
    fn every_part_of_a_recipe_changes_its_name() {
        type Change = fn(&mut Recipe);
        let changes: [Change; 10] = [
            |r| r.order = Some(sha256(b"order")),
            |r| r.engine.push('x'),
            |r| r.item.push('x'),
            |r| r.region = Some("8171".into()),
            |r| r.format = Some("csv".into()),
            |r| r.edition.push('x'),
            |r| r.level = Level::Fast,
            |r| r.members[0].path = BagPath::parse("kor2.csv").unwrap(),
            |r| r.members[0].bytes = 4,
            |r| r.members[0].sha256 = sha256(b"abd"),
        ];
        let mut names = vec![recipe().digest()];
        for change in changes {
            let mut other = recipe();
            change(&mut other);
            names.push(other.digest());
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), changes.len() + 1);
    }

    #[test]
    fn the_engine_names_the_library_that_is_built_in() {
        let lock = include_str!("../../../Cargo.lock");
        let version = lock.split("name = \"libdeflate-sys\"\nversion = \"").nth(1).unwrap();
        let version = version.split('"').next().unwrap();
        assert!(ENGINE.ends_with(&format!("libdeflate-sys {version}")), "{version}");
    }
}
