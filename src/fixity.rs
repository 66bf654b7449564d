//! From bytes to digests: SHA-256 of values, of streams, and of the blocks of an intended output.

use std::io::Read;

use sha2::{Digest, Sha256};

use crate::model::Sha256Digest;

/// The bytes of a block of intended output: large enough that the digests of a 10 GB package are
/// a few hundred kilobytes, small enough that a fault is named within a mebibyte.
pub const BLOCK: usize = 1 << 20;

/// Returns the SHA-256 of bytes in memory.
pub fn sha256(bytes: &[u8]) -> Sha256Digest {
    Sha256Digest(Sha256::digest(bytes).into())
}

/// A SHA-256 in the making.
#[derive(Debug, Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all bytes taken in.
    pub fn finish(self) -> Sha256Digest {
        Sha256Digest(self.0.finalize().into())
    }
}

/// Returns the SHA-256 of a stream and the number of its bytes.
pub fn sha256_of(mut stream: impl Read) -> std::io::Result<(Sha256Digest, u64)> {
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; BLOCK];
    let mut bytes = 0;
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return Ok((hasher.finish(), bytes)),
            Ok(read) => {
                hasher.update(&buffer[..read]);
                bytes += read as u64;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// What a file is meant to hold: its size, and the digest of each [`BLOCK`] of it, taken in
/// memory before the bytes went to the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intended {
    /// Size in bytes.
    pub bytes: u64,
    /// One digest a block; the last block may be short.
    pub blocks: Vec<Sha256Digest>,
}

impl Intended {
    /// Returns what a file that holds these bytes is meant to hold.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, blocks: bytes.chunks(BLOCK).map(sha256).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_the_standards() {
        // FIPS 180-4, the well-known value of the empty message.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b"").to_string(), empty);
        assert_eq!(sha256_of(&b""[..]).unwrap(), (sha256(b""), 0));
    }

    #[test]
    fn a_stream_has_the_digest_of_its_bytes() {
        let bytes: Vec<u8> = (0..BLOCK * 2 + 7).map(|i| (i % 251) as u8).collect();
        assert_eq!(sha256_of(&bytes[..]).unwrap(), (sha256(&bytes), bytes.len() as u64));
        assert_eq!(Intended::of(&bytes).blocks.len(), 3);
    }
}
