//! A bag: its declaration, its manifests against what is there, then every byte.

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use super::package::{self, Expected, ExpectedMember};
use super::{BagSeal, Mismatch, Verification, is_unfinished};
use crate::bag::{
    BAG_INFO, BAGIT_TXT, BagInfo, DATAPACKAGE, DECLARATION, MANIFEST, Manifest, Oxum, PAYLOAD,
    TAG_MANIFEST, short_code,
};
use crate::error::Result;
use crate::fixity::sha256;
use crate::media::DeviceFile;
use crate::model::Sha256Digest;
use crate::progress::{Phase, Progress};

impl Verification {
    /// Verifies a bag; `prefix` stands before its paths in findings.
    pub(super) fn bag(
        &mut self,
        folder: &Path,
        prefix: &str,
        progress: &dyn Progress,
    ) -> Result<()> {
        let mut bag = Bag { folder, prefix, seal: None, request: None, found: Self::clean() };
        if is_unfinished(folder) {
            bag.found.fault(prefix, None, "paket belum selesai ditulis (.belum-selesai)");
        }
        let payload = bag.manifest(MANIFEST);
        let tags = bag.manifest(TAG_MANIFEST);
        bag.inventory(&payload, &tags);
        let described = bag.tags(&tags);
        bag.payload(&payload, described.as_ref(), progress)?;
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

struct Bag<'a> {
    folder: &'a Path,
    prefix: &'a str,
    /// The bag's name and the digest of its manifest.
    seal: Option<(String, Sha256Digest)>,
    request: Option<String>,
    found: Verification,
}

impl Bag<'_> {
    fn name(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// Reads a small file of the bag whole, from the device.
    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        let file = self.folder.join(path);
        let bytes = DeviceFile::open(&file).and_then(|mut file| {
            let length = file.len() as usize;
            let bytes = file.read_at(0, length)?.to_vec();
            Ok((bytes, file.proof()))
        });
        match bytes {
            Ok((bytes, proof)) => {
                self.found.bytes_read += bytes.len() as u64;
                self.found.proof = self.found.proof.max(proof);
                Some(bytes)
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let what = format!("berkas tidak dapat dibaca: {error}");
                self.found.fault(&self.name(path), None, what);
                None
            }
        }
    }

    fn manifest(&mut self, name: &str) -> Manifest {
        let Some(text) = self.read(name) else {
            self.found.missing.push(self.name(name));
            return Manifest::default();
        };
        if name == MANIFEST {
            let label = self.folder.file_name().unwrap_or_default().to_string_lossy();
            self.seal = Some((label.into_owned(), sha256(&text)));
        }
        let (manifest, faults) = Manifest::parse(&text);
        for fault in faults {
            self.found.fault(&self.name(name), Some(fault.offset), fault.what);
        }
        manifest
    }

    /// Holds the manifests against the files that are there, without reading them.
    fn inventory(&mut self, payload: &Manifest, tags: &Manifest) {
        let mut bytes = 0;
        let mut files = 0;
        for entry in walkdir::WalkDir::new(self.folder).min_depth(1).sort_by_file_name() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let what = format!("folder tidak dapat dibaca: {error}");
                    self.found.fault(self.prefix, None, what);
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(self.folder).unwrap_or(entry.path());
            let path = path.to_string_lossy().into_owned();
            let is_payload = path.starts_with(&format!("{PAYLOAD}/"));
            if is_payload {
                bytes += entry.metadata().map_or(0, |metadata| metadata.len());
                files += 1;
            }
            let listed = if is_payload { payload.get(&path) } else { tags.get(&path) };
            if listed.is_none() && path != TAG_MANIFEST {
                self.found.unexpected.push(self.name(&path));
            }
        }
        let there = |path: &str| self.folder.join(path).symlink_metadata().is_ok();
        let listed = payload.iter().chain(tags.iter()).map(|(path, _)| path.as_str());
        let mut missing: Vec<&str> = listed.filter(|path| !there(path)).collect();
        missing.extend([BAGIT_TXT, BAG_INFO].into_iter().filter(|name| !there(name)));
        missing.sort_unstable();
        missing.dedup();
        let missing: Vec<String> = missing.into_iter().map(|path| self.name(path)).collect();
        self.found.missing.extend(missing);
        self.oxum(Oxum { bytes, files });
    }

    fn oxum(&mut self, there: Oxum) {
        let Some(text) = self.read(BAG_INFO) else { return };
        let info = BagInfo::parse(&String::from_utf8_lossy(&text));
        self.request = info.get("External-Identifier").map(str::to_owned);
        let Some(sealed) = info.get("Payload-Oxum") else { return };
        if Oxum::parse(sealed) != Some(there) {
            let what = format!("Payload-Oxum {sealed}, tetapi pada media {there} (byte.berkas)");
            self.found.fault(&self.name(BAG_INFO), None, what);
        }
    }

    /// Checks every tag file and returns the description of the payload.
    fn tags(&mut self, tags: &Manifest) -> Option<Value> {
        if self.read(BAGIT_TXT).is_some_and(|text| text != DECLARATION.as_bytes()) {
            self.found.fault(&self.name(BAGIT_TXT), None, "pernyataan BagIt 1.0 berubah");
        }
        let mut described = None;
        for (path, sealed) in tags.iter() {
            let Some(bytes) = self.read(path.as_str()) else { continue };
            let digest = sha256(&bytes);
            if digest != sealed {
                let name = self.name(path.as_str());
                self.found.mismatched.push(file_mismatch(name, sealed, digest));
            }
            if path.as_str() == DATAPACKAGE {
                described = serde_json::from_slice(&bytes).ok();
            }
        }
        described
    }

    /// Checks every payload file; packages are read in parallel, one buffer each, and findings
    /// stand in the order of the manifest.
    fn payload(
        &mut self,
        manifest: &Manifest,
        described: Option<&Value>,
        progress: &dyn Progress,
    ) -> Result<()> {
        let files: Vec<_> = manifest
            .iter()
            .map(|(path, digest)| (self.folder.join(path.as_str()), path, digest))
            .filter(|(file, ..)| file.symlink_metadata().is_ok())
            .collect();
        let total = files.iter().filter_map(|(file, ..)| file.metadata().ok()).map(|m| m.len());
        progress.begin(Phase::Verify, total.sum());
        let checked = files
            .par_iter()
            .map(|(file, path, digest)| {
                let members = described.and_then(|value| members(value, path.as_str()));
                let expected = Expected { digest: Some(*digest), members };
                package::check(file, &self.name(path.as_str()), &expected, progress)
            })
            .collect::<Result<Vec<_>>>()?;
        progress.end();
        for found in checked {
            self.found.absorb(found);
        }
        Ok(())
    }
}

fn file_mismatch(path: String, sealed: Sha256Digest, found: Sha256Digest) -> Mismatch {
    Mismatch { path, member: None, expected: sealed.to_string(), found: found.to_string() }
}

/// Returns what `datapackage.json` says of the members of a package.
fn members(described: &Value, path: &str) -> Option<HashMap<String, ExpectedMember>> {
    let resources = described["resources"].as_array()?;
    let resource = resources.iter().find(|resource| resource["path"] == path)?;
    let members = resource["kemas"]["members"].as_array()?;
    members
        .iter()
        .map(|member| {
            let digest = member["hash"].as_str()?.strip_prefix("sha256:")?;
            let crc = member["packed"]["crc32"].as_str();
            Some((
                member["path"].as_str()?.to_owned(),
                ExpectedMember {
                    digest: Sha256Digest::parse(digest)?,
                    packed_crc: crc.and_then(|text| u32::from_str_radix(text, 16).ok()),
                },
            ))
        })
        .collect()
}
