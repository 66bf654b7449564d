//! Checks of a `FlatGeobuf` that GDAL does not make when it opens one: whether the file begins as the format demands.
//! GDAL checks the tables of the header against each other, but only four of the seven bytes before them.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::message::{Message, message};

/// The first bytes of a file of version 3.
const MAGIC: &[u8] = b"fgb\x03fgb";
/// Bytes of the mark (seven, and one for the patch version) and of the header's length (four).
const HEAD: u64 = 12;
/// The longest header in bytes that is accepted. One of a few columns has some hundred.
const LONGEST: u32 = 1 << 20;

/// Returns an error where the file does not begin with the mark and with a length up to [`LONGEST`].
pub(super) fn check(path: &Path) -> Result<(), Message> {
    let mut head = Vec::new();
    let file = File::open(path)?;
    file.take(HEAD).read_to_end(&mut head)?;
    let length = head.last_chunk().map(|length| u32::from_le_bytes(*length));
    if head.starts_with(MAGIC) && length.is_some_and(|length| length <= LONGEST) {
        return Ok(());
    }
    Err(message!("the header of the FlatGeobuf is broken"))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::model::MapFormat;
    use crate::probe::map::fixture::{layers, villages};

    #[test]
    fn a_torn_header_is_no_map() {
        let home = TempDir::new().unwrap();
        let path = home.path().join("desa.fgb");
        villages(&path, MapFormat::Fgb);
        assert_eq!(layers(&path, MapFormat::Fgb).unwrap()[0].features, 200);
        let whole = std::fs::read(&path).unwrap();
        let opens = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            layers(&path, MapFormat::Fgb).is_ok()
        };
        let header = 12 + usize::from(whole[8]) + 256 * usize::from(whole[9]);
        for end in (0..header).step_by(7) {
            assert!(!opens(&whole[..end]), "{end}");
        }
        for place in (0..7).chain([10, 11]) {
            let mut torn = whole.clone();
            torn[place] = 0x7F;
            assert!(!opens(&torn), "{place}");
        }
    }
}
