//! Manifests: one digest and one path in each line (RFC 8493, section 2.1.3).

use std::collections::BTreeMap;

use crate::message::{Message, message};
use crate::model::{BagPath, Sha256Digest};

/// Paths of a bag with their digests, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<BagPath, Sha256Digest>);

/// A line of a manifest that cannot be read, or that lists a path again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestFault {
    /// The byte at which the line starts.
    pub offset: u64,
    /// What is wrong with the line.
    pub what: Message,
}

impl Manifest {
    /// Adds a path, or replaces its digest. Returns false when the path was there already.
    pub fn add(&mut self, path: BagPath, digest: Sha256Digest) -> bool {
        self.0.insert(path, digest).is_none()
    }

    /// Returns the paths with their digests, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&BagPath, Sha256Digest)> {
        self.0.iter().map(|(path, digest)| (path, *digest))
    }

    /// Returns the digest of a path; `None` where the manifest does not list it or it is no valid path.
    pub fn get(&self, path: &str) -> Option<Sha256Digest> {
        BagPath::parse(path).ok().and_then(|path| self.0.get(&path).copied())
    }

    /// Returns the manifest's lines with their line ends, sorted by path.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(path, digest)| format!("{digest}  {}\n", encode(path)))
    }

    /// Returns the text of the manifest.
    pub fn render(&self) -> String {
        self.lines().collect()
    }

    /// Reads a manifest. Returns the lines that can be read, and a fault for each of the others. A line that lists a
    /// path again is a fault, too, and its digest replaces the earlier one. Empty lines are skipped.
    pub fn parse(text: &[u8]) -> (Self, Vec<ManifestFault>) {
        let mut manifest = Self::default();
        let mut faults = Vec::new();
        let mut offset = 0;
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            let start = offset;
            offset += line.len() as u64;
            let content = line.strip_suffix(b"\n").unwrap_or(line);
            let content = content.strip_suffix(b"\r").unwrap_or(content);
            if content.is_empty() {
                continue;
            }
            let added = parse_line(content).and_then(|(path, digest)| {
                let fresh = manifest.add(path, digest);
                fresh.then_some(()).ok_or_else(|| message!("another line lists this path already"))
            });
            if let Err(what) = added {
                faults.push(ManifestFault { offset: start, what });
            }
        }
        (manifest, faults)
    }
}

fn parse_line(line: &[u8]) -> Result<(BagPath, Sha256Digest), Message> {
    let line = std::str::from_utf8(line).map_err(|_| message!("the line is not UTF-8 text"))?;
    let (digest, path) =
        line.split_once([' ', '\t']).ok_or_else(|| message!("the line is not 'digest  path'"))?;
    let digest = Sha256Digest::parse(digest)
        .ok_or_else(|| message!("the digest is not 64 hexadecimal digits"))?;
    let path = path.trim_start_matches([' ', '\t', '*']);
    let path = BagPath::parse(&decode(path)).map_err(|_| {
        message!("the path is not valid: {path}", path = path.escape_debug().to_string())
    })?;
    Ok((path, digest))
}

/// RFC 8493 percent-encodes line breaks and `%` in paths. A [`BagPath`] has no line breaks.
fn encode(path: &BagPath) -> String {
    path.as_str().replace('%', "%25")
}

fn decode(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixity::sha256;

    #[test]
    fn what_is_written_reads_back_sorted() {
        let mut manifest = Manifest::default();
        for name in ["data/b.zip", "data/a 100%.zip", "data/é.zip"] {
            assert!(manifest.add(BagPath::parse(name).unwrap(), sha256(name.as_bytes())));
        }
        let text = manifest.render();
        assert!(text.contains("a 100%25.zip") && text.is_char_boundary(text.len()));
        assert_eq!(Manifest::parse(text.as_bytes()), (manifest, vec![]));
    }

    #[test]
    fn each_broken_line_is_named_by_its_offset_and_the_rest_is_read() {
        let good = format!("{}  data/a.zip\n", sha256(b"a"));
        let text = format!("{good}zz  data/b.zip\n{good}{}  ../x\n", sha256(b"b"));
        let (manifest, faults) = Manifest::parse(text.as_bytes());
        assert_eq!(manifest.iter().count(), 1);
        let offsets: Vec<_> = faults.iter().map(|fault| fault.offset as usize).collect();
        assert_eq!(offsets, [good.len(), good.len() + 15, 2 * good.len() + 15]);
    }
}
