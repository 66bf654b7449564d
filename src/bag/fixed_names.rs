//! The fixed names of a bag's files and folders.

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::BagPath;

/// Name of the declaration that the folder is a BagIt bag.
pub const BAGIT_TXT: &str = "bagit.txt";
/// Name of the file with facts about the bag.
pub const BAG_INFO: &str = "bag-info.txt";
/// Name of the list of payload digests.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// Name of the list of digests of the files around the payload, without this list itself.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// Name of the description of every item and every payload file (Frictionless Data Package).
pub const DATAPACKAGE: &str = "datapackage.json";
/// The folder of the payload.
pub const PAYLOAD: &str = "data";
/// What the name of an unfinished bag ends in; also that of other files and folders that are being written.
pub const UNFINISHED: &str = ".belum-selesai";

/// Returns a name as a path of a bag.
///
/// # Errors
/// [`ErrorKind::Target`] where the name is not allowed in a bag, as [`BagPath::parse`] says.
pub fn named(name: &str) -> Result<BagPath> {
    BagPath::parse(name).map_err(|reason| {
        Error::new(ErrorKind::Target, message!("'{name}': {reason}", name, reason))
    })
}
