//! The text forms of a BagIt 1.0 bag (RFC 8493), written and read; files and folders are others'.

mod manifest;
mod names;
mod short_code;
mod tags;

pub use manifest::{Manifest, ManifestFault};
pub use names::{
    BAG_INFO, BAGIT_TXT, DATAPACKAGE, MANIFEST, PAYLOAD, TAG_MANIFEST, UNFINISHED, named,
};
pub use short_code::short_code;
pub use tags::{BagInfo, DECLARATION, Oxum};
