//! A BagIt 1.0 bag (RFC 8493) as `pack` and `verify` both need it: its fixed names, the texts of its declaration,
//! `bag-info.txt` and manifests, and its short code. Texts are made and read in memory here; `pack` writes the files,
//! `verify` reads them.

mod bag_info;
mod fixed_names;
mod manifest;
mod short_code;

pub use bag_info::{BagInfo, DECLARATION, Oxum};
pub use fixed_names::{
    BAG_INFO, BAGIT_TXT, DATAPACKAGE, MANIFEST, PAYLOAD, TAG_MANIFEST, UNFINISHED, named,
};
pub use manifest::{Manifest, ManifestFault};
pub use short_code::{CodeFault, read_short_code, short_code};
