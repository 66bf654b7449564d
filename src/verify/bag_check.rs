//! Checks a bag: its declaration, its manifests and the files that are there, then every byte that a manifest covers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;

use super::bag_signs::is_unfinished;
use super::datapackage_members::{self, Members};
use super::expected::Expected;
use super::package_check;
use super::tag_file::Tag;
use super::verification::{BagSeal, Mismatch, Verification};
use crate::bag::{
    BAG_INFO, BAGIT_TXT, BagInfo, DATAPACKAGE, DECLARATION, MANIFEST, Manifest, Oxum, PAYLOAD,
    TAG_MANIFEST, short_code,
};
use crate::error::Result;
use crate::message::{Message, Value, message};
use crate::model::{BagPath, Sha256Digest};
use crate::progress::{Phase, Progress};

impl Verification {
    /// Checks a bag and adds the result. In findings, `prefix` stands before the paths of the bag.
    pub(super) fn bag(
        &mut self,
        folder: &Path,
        prefix: &str,
        progress: &dyn Progress,
    ) -> Result<()> {
        let (files, found) = (BTreeMap::new(), Self::clean());
        let read = HashMap::new();
        let mut bag = Bag { folder, prefix, files, read, seal: None, request: None, found };
        bag.list_files();
        if is_unfinished(folder) {
            bag.found.fault(
                prefix,
                None,
                message!("the bag is not written to its end (.belum-selesai)"),
            );
        }
        let payload = bag.read_manifest(MANIFEST);
        let tags = bag.read_manifest(TAG_MANIFEST);
        bag.check_inventory(&payload, &tags);
        let described = bag.check_tag_files(&tags);
        bag.check_payload(&payload, described, progress)?;
        let Bag { seal, request, found, .. } = bag;
        let mut found = found.judged();
        let (result, proof, bytes_read) = (found.result, found.proof, found.bytes_read);
        found.bags.extend(seal.map(|(label, digest)| BagSeal {
            label,
            manifest_sha256: digest,
            short_code: short_code(digest),
            request,
            result,
            proof,
            bytes_read,
        }));
        self.absorb(found);
        Ok(())
    }
}

/// The largest file around the payload in bytes. A larger one is a fault and is not read. A manifest of two million
/// files with paths of 60 bytes is smaller.
const LARGEST_TAG: u64 = 256 << 20;

struct Bag<'a> {
    folder: &'a Path,
    prefix: &'a str,
    /// The regular files of the bag with their sizes, by path below the folder.
    files: BTreeMap<String, u64>,
    /// Digests of the files around the payload that were read, by path; `None` where a file was too large or could not
    /// be read.
    read: HashMap<String, Option<Sha256Digest>>,
    /// The bag's name and the digest of its manifest; `None` where the manifest cannot be read.
    seal: Option<(String, Sha256Digest)>,
    /// The request's number in `bag-info.txt`, where it has one.
    request: Option<String>,
    found: Verification,
}

impl Bag<'_> {
    fn name(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// Reads a file around the payload into memory, and keeps its digest; `None` where it is not there, is too large or
    /// cannot be read.
    fn read_text(&mut self, path: &str) -> Option<Vec<u8>> {
        self.read_with(path, |tag| {
            let mut bytes = Vec::with_capacity(tag.len() as usize);
            tag.read_to_end(&mut bytes).map(|_| bytes)
        })
    }

    /// Reads a file around the payload from the device, and keeps its digest. The file is read to its end, even if
    /// `take` does not. `None` where it is not there, is too large or cannot be read; the last two are faults.
    fn read_with<T>(
        &mut self,
        path: &str,
        take: impl FnOnce(&mut Tag) -> std::io::Result<T>,
    ) -> Option<T> {
        let size = *self.files.get(path)?;
        if size > LARGEST_TAG {
            self.found.fault(&self.name(path), None, message!("too large: {size} bytes", size));
            self.read.insert(path.to_owned(), None);
            return None;
        }
        let read = Tag::open(&self.folder.join(path)).and_then(|mut tag| {
            let taken = take(&mut tag)?;
            Ok((taken, tag.finish()?))
        });
        match read {
            Ok((taken, (digest, bytes, proof))) => {
                self.found.bytes_read += bytes;
                self.found.proof = self.found.proof.max(proof);
                self.read.insert(path.to_owned(), Some(digest));
                Some(taken)
            }
            Err(error) => {
                let what = message!("the file cannot be read: {error}", error);
                self.found.fault(&self.name(path), None, what);
                self.read.insert(path.to_owned(), None);
                None
            }
        }
    }

    fn read_manifest(&mut self, name: &str) -> Manifest {
        // A manifest that does not exist is reported with the other missing files, one that cannot be read is a fault
        // already.
        let Some(text) = self.read_text(name) else { return Manifest::default() };
        if let (MANIFEST, Some(Some(digest))) = (name, self.read.get(name)) {
            let label = self.folder.file_name().unwrap_or_default().to_string_lossy();
            self.seal = Some((label.into_owned(), *digest));
        }
        let (manifest, faults) = Manifest::parse(&text);
        for fault in faults {
            self.found.fault(&self.name(name), Some(fault.offset), fault.what);
        }
        manifest
    }

    /// Lists the regular files of the bag. Anything else but folders, such as a link or a pipe, is a fault and is
    /// neither followed nor opened: a bag has none.
    fn list_files(&mut self) {
        for entry in walkdir::WalkDir::new(self.folder).min_depth(1).sort_by_file_name() {
            let listed = entry.and_then(|entry| {
                let path = entry.path().strip_prefix(self.folder).unwrap_or(entry.path());
                let path = path.to_string_lossy().into_owned();
                Ok((path, entry.file_type(), entry.metadata()?.len()))
            });
            match listed {
                Ok((path, kind, bytes)) if kind.is_file() => {
                    self.files.insert(path, bytes);
                }
                Ok((_, kind, _)) if kind.is_dir() => {}
                Ok((path, ..)) => {
                    self.found.fault(
                        &self.name(&path),
                        None,
                        message!("not a regular file (a link or a pipe)"),
                    );
                }
                Err(error) => {
                    self.found.fault(self.prefix, None, unlisted(&error));
                }
            }
        }
    }

    /// Compares the manifests, and the number and bytes of the payload in `bag-info.txt`, with the files that are
    /// there. Of these files only `bag-info.txt` is read here.
    fn check_inventory(&mut self, payload: &Manifest, tags: &Manifest) {
        let is_payload = |path: &str| path.starts_with(&format!("{PAYLOAD}/"));
        let listed = |path: &str| {
            let manifest = if is_payload(path) { payload } else { tags };
            manifest.get(path).is_some() || path == TAG_MANIFEST
        };
        let unexpected: Vec<String> =
            self.files.keys().filter(|path| !listed(path)).map(|path| self.name(path)).collect();
        self.found.unexpected.extend(unexpected);
        let listed = payload.iter().chain(tags.iter()).map(|(path, _)| path.as_str());
        let needed = listed.chain([BAGIT_TXT, BAG_INFO, MANIFEST, TAG_MANIFEST]);
        let missing: BTreeSet<&str> =
            needed.filter(|path| !self.files.contains_key(*path)).collect();
        let missing: Vec<String> = missing.into_iter().map(|path| self.name(path)).collect();
        self.found.missing.extend(missing);
        let payload = self.files.iter().filter(|(path, _)| is_payload(path));
        let oxum = payload.fold(Oxum::default(), |sum, (_, bytes)| Oxum {
            bytes: sum.bytes + bytes,
            files: sum.files + 1,
        });
        self.check_oxum(oxum);
    }

    /// Reads `bag-info.txt`: compares its `Payload-Oxum`, if it has one, with what is there, and keeps the request's
    /// number.
    fn check_oxum(&mut self, there: Oxum) {
        let Some(text) = self.read_text(BAG_INFO) else { return };
        let info = BagInfo::parse(&String::from_utf8_lossy(&text));
        self.request = info.get("External-Identifier").map(str::to_owned);
        let Some(sealed) = info.get("Payload-Oxum") else { return };
        if Oxum::parse(sealed) != Some(there) {
            let what = message!(
                "Payload-Oxum is {sealed}, but on the medium there are {there} (bytes.files)",
                sealed,
                there = there.to_string()
            );
            self.found.fault(&self.name(BAG_INFO), None, what);
        }
    }

    /// Checks the declaration, and every file of the tag manifest that is there against its digest. Returns the members
    /// that `datapackage.json` describes, by the path of their package; none where the tag manifest does not list it or
    /// it cannot be read.
    fn check_tag_files(&mut self, tags: &Manifest) -> HashMap<String, Members> {
        if self.read_text(BAGIT_TXT).is_some_and(|text| *text != *DECLARATION.as_bytes()) {
            self.found.fault(
                &self.name(BAGIT_TXT),
                None,
                message!("the declaration of BagIt 1.0 changed"),
            );
        }
        let mut described = HashMap::new();
        for (path, sealed) in tags.iter() {
            let path = path.as_str();
            if path == DATAPACKAGE {
                let read = self.read_with(path, |tag| Ok(datapackage_members::read(tag)));
                described = read.flatten().unwrap_or_default();
            } else if !self.read.contains_key(path) {
                self.read_with(path, |_| Ok(()));
            }
            let found = self.read.get(path).copied().flatten();
            if let Some(digest) = found.filter(|digest| *digest != sealed) {
                let name = self.name(path);
                self.found.mismatched.push(file_mismatch(name, sealed, digest));
            }
        }
        described
    }

    /// Checks every file of the manifest that is there. Files are read in parallel, and the findings have the order
    /// of the manifest.
    fn check_payload(
        &mut self,
        manifest: &Manifest,
        mut described: HashMap<String, Members>,
        progress: &dyn Progress,
    ) -> Result<()> {
        let there: Vec<_> = manifest
            .iter()
            .filter(|(path, _)| self.files.contains_key(path.as_str()))
            .map(|(path, digest)| (path, digest, described.remove(path.as_str())))
            .collect();
        let total = there.iter().filter_map(|(path, ..)| self.files.get(path.as_str()));
        progress.begin(Phase::Verify, total.sum());
        let checked = there
            .into_par_iter()
            .map(|(path, digest, members)| self.check_payload_file(path, digest, members, progress))
            .try_fold(Verification::clean, |sum, found| Ok(sum.with(found?)))
            .try_reduce(Verification::clean, |sum, found| Ok(sum.with(found)))?;
        progress.end();
        self.found.absorb(checked);
        Ok(())
    }

    fn check_payload_file(
        &self,
        path: &BagPath,
        digest: Sha256Digest,
        members: Option<Members>,
        progress: &dyn Progress,
    ) -> Result<Verification> {
        let (file, name) = (self.folder.join(path.as_str()), self.name(path.as_str()));
        // A file is a package where it lies directly below `data/` or its members are described. A ZIP in a folder
        // below is data.
        if members.is_none() && path.as_str().matches('/').count() > 1 {
            return package_check::check_plain(&file, &name, digest, progress);
        }
        let expected = Expected { digest: Some(digest), members };
        package_check::check(&file, &name, &expected, progress)
    }
}

/// Returns what is wrong with a folder that cannot be listed.
fn unlisted(error: &walkdir::Error) -> Message {
    let words = error.to_string();
    let meaning = match error.io_error() {
        Some(error) => message!("{error}", error),
        None => Message::verbatim(words.clone()),
    };
    let error = Value::Foreign { words, meaning };
    message!("the folder cannot be read: {error}", error)
}

fn file_mismatch(path: String, sealed: Sha256Digest, found: Sha256Digest) -> Mismatch {
    Mismatch { path, member: None, expected: sealed.to_string(), found: found.to_string() }
}
