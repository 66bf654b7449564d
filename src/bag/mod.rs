//! The text forms of a BagIt 1.0 bag (RFC 8493), written and read; files and folders are others'.

mod manifest;
mod short_code;
mod tags;

pub use manifest::{Manifest, ManifestFault};
pub use short_code::short_code;
pub use tags::{BagInfo, DECLARATION, Oxum};

/// Name of the declaration.
pub const BAGIT_TXT: &str = "bagit.txt";
/// Name of the file with facts about the bag.
pub const BAG_INFO: &str = "bag-info.txt";
/// Name of the list of payload digests.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// Name of the list of digests of all other files.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// Name of the description of every item and every file inside (Frictionless Data Package).
pub const DATAPACKAGE: &str = "datapackage.json";
/// The folder of the payload.
pub const PAYLOAD: &str = "data";
/// What an unfinished bag's name ends in.
pub const UNFINISHED: &str = ".belum-selesai";
