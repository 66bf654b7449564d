//! Whether a member is stored or deflated.

use super::deflate::{Deflater, Level};
use crate::container::Method;

/// Returns how a member of so many bytes is stored, judging by its first chunk. It is stored as it is where it is
/// empty, or where it begins like a compressed file and deflating its first chunk gains too little (see [`WORTH`]).
/// Every other member is deflated.
pub(super) fn method(bytes: u64, first: &[u8]) -> Method {
    if bytes == 0 {
        return Method::Stored;
    }
    if !COMPRESSED.iter().any(|magic| first.starts_with(magic)) {
        return Method::Deflated;
    }
    let mut trial = Vec::new();
    Deflater::new(Level::Fast).deflate(first, true, &mut trial);
    let gains = trial.len() + first.len() / WORTH < first.len();
    if gains { Method::Deflated } else { Method::Stored }
}

/// First bytes of formats that are compressed already: ZIP (and office documents), gzip, PNG, JPEG, 7z, xz,
/// Zstandard, bzip2, PDF.
const COMPRESSED: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"\x1F\x8B",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"7z\xBC\xAF",
    b"\xFD7zXZ",
    b"\x28\xB5\x2F\xFD",
    b"BZh",
    b"%PDF",
];

/// Deflating a file that begins like a compressed one must make its first chunk smaller by more than a fiftieth.
/// Otherwise the member is stored, which spares readers the inflating.
const WORTH: usize = 50;
