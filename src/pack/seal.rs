//! A bag's life: it grows under an unfinished name, is flushed, read back, and named.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::output::Output;
use super::payload::Payload;
use super::readback::read_back;
use super::tags::{self, BagFacts, FileFacts, PackageFacts};
use super::{PackOptions, SealedVolume, unfinished_name};
use crate::bag::{self, Manifest, Oxum, short_code};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{Hasher, Intended};
use crate::media::{Proof, flush, flush_files, open_regular, rename_new, sync_folder, write_whole};
use crate::model::BagPath;
use crate::plan::{AgreedPlan, Volume};
use crate::progress::{Phase, Progress};

/// The page beside the bags that a buyer sees first.
const OPEN_FIRST: &str = "BUKA-INI-DULU.html";
/// Tells our page from a buyer's file of that name, which is never touched.
const OPEN_FIRST_MARK: &str = "<meta name=\"generator\" content=\"kemas\">";

/// A bag that has not its name yet. Dropping it removes it from the target.
pub(super) struct Unfinished {
    target: PathBuf,
    label: String,
    path: PathBuf,
    done: bool,
}

impl Unfinished {
    /// Makes the bag's folder, which must not exist.
    pub(super) fn create(target: &Path, label: &str) -> Result<Self> {
        let path = target.join(unfinished_name(label));
        fs::create_dir(&path).map_err(|e| Error::io(&path, "create the folder", e))?;
        let bag = Self { target: target.to_path_buf(), label: label.to_owned(), path, done: false };
        let data = bag.path.join(bag::PAYLOAD);
        fs::create_dir(&data).map_err(|e| Error::io(&data, "create the folder", e))?;
        Ok(bag)
    }

    /// Leaves the unfinished bag where it is and returns its path.
    pub(super) fn keep(mut self) -> PathBuf {
        self.done = true;
        self.path.clone()
    }

    /// Gives the bag its name.
    pub(super) fn finish(mut self) -> Result<()> {
        let named = self.target.join(&self.label);
        rename_new(&self.path, &named).map_err(|e| Error::io(&named, "name the bag", e))?;
        self.done = true;
        sync_folder(&self.target)
    }

    /// Writes a file around the payload and flushes it.
    fn put(&self, path: &BagPath, text: &tags::Text<'_>) -> Result<Intended> {
        let file = self.path.join(path.as_str());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|e| Error::io(folder, "create the folder", e))?;
        }
        let mut output = Output::create(&file, true)?;
        text(&mut output).map_err(|error| {
            error.downcast::<Error>().unwrap_or_else(|error| Error::io(&file, "write", error))
        })?;
        let intended = output.finish()?;
        flush(&file)?;
        Ok(intended)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Removes what an earlier run of the same transaction left, but nothing that does not look like
/// ours.
pub(super) fn remove_leftover(target: &Path, label: &str) -> Result<()> {
    let path = &target.join(unfinished_name(label));
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let ours = |name: &std::ffi::OsStr| {
        let known = [
            bag::BAGIT_TXT,
            bag::BAG_INFO,
            bag::MANIFEST,
            bag::TAG_MANIFEST,
            bag::DATAPACKAGE,
            bag::PAYLOAD,
            tags::DOCUMENTS,
            tags::README,
            tags::CHECK_WINDOWS,
            tags::CHECK_UNIX,
        ];
        known.iter().any(|known| name == *known)
    };
    let entries = fs::read_dir(path).map_err(|e| Error::io(path, "read the folder", e))?;
    for entry in entries {
        let entry = entry.map_err(|e| Error::io(path, "read the folder", e))?;
        if !ours(&entry.file_name()) {
            return Err(Error::new(
                ErrorKind::Exists,
                format!(
                    "the unfinished bag holds a file that is not ours: {}",
                    entry.file_name().display()
                ),
            )
            .file(path)
            .hint("move that folder away, then pack again"));
        }
    }
    fs::remove_dir_all(path).map_err(|e| Error::io(path, "remove the unfinished bag", e))
}

/// Writes all of a bag: payload, flush, read-back, manifest, tags, tag manifest, flush, read-back.
pub(super) fn write_bag(
    bag: &Unfinished,
    agreed: &AgreedPlan,
    volume: &Volume,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<SealedVolume> {
    let payload = write_payload(bag, volume, options, progress)?;
    let mut manifest = Manifest::default();
    let mut packages = Vec::new();
    let (mut from_shelf, mut damaged_on_shelf) = (Vec::new(), Vec::new());
    let mut map_findings = Vec::new();
    let mut proof = Proof::Perangkat;
    progress.begin(Phase::ReadBack, payload.iter().map(Payload::bytes).sum());
    for mut written in payload {
        let (digests, proved) = written.read_back(&bag.path, options, progress)?;
        proof = proof.max(proved);
        let Payload { package, files, members, shelved, damaged, findings, .. } = written;
        let stem = || package.stem.clone();
        if !findings.is_empty() {
            map_findings.push((stem(), findings));
        }
        from_shelf.extend(shelved.map(|_| stem()));
        damaged_on_shelf.extend(damaged.map(|why| (stem(), why)));
        let facts = files.into_iter().zip(digests).map(|(file, digest)| {
            manifest.add(file.path.clone(), digest);
            FileFacts { path: file.path, bytes: file.intended.bytes, digest }
        });
        packages.push(PackageFacts { package, files: facts.collect(), members });
    }
    progress.end();
    let files = packages.iter().flat_map(|package| &package.files);
    let oxum = files.fold(Oxum::default(), |sum, file| Oxum {
        bytes: sum.bytes + file.bytes,
        files: sum.files + 1,
    });
    let mut hasher = Hasher::default();
    manifest.lines().for_each(|line| hasher.update(line.as_bytes()));
    let manifest_sha256 = hasher.finish();
    let sealed = SealedVolume {
        ordinal: volume.ordinal,
        label: volume.label.clone(),
        location: bag.target.join(&bag.label),
        manifest,
        oxum,
        bytes: 0,
        manifest_sha256,
        short_code: short_code(manifest_sha256),
        proof,
        from_shelf,
        damaged_on_shelf,
        map_findings,
    };
    let facts = BagFacts { agreed, volume, packages: &packages, sealed: &sealed, options };
    let tag_bytes = write_tags(bag, &facts, &mut proof, progress)?;
    sync_folder(&bag.path.join(bag::PAYLOAD))?;
    sync_folder(&bag.path)?;
    let bytes = sealed.oxum.bytes + tag_bytes;
    if let Some(most) = volume.most_bytes.filter(|most| bytes > *most) {
        let message = format!("'{}' came to {bytes} bytes, the medium holds {most}", volume.label);
        return Err(Error::new(ErrorKind::NoSpace, message)
            .file(&bag.path)
            .hint("choose a larger medium, or a higher --level"));
    }
    Ok(SealedVolume { bytes, proof, ..sealed })
}

/// Writes all packages and flushes them.
fn write_payload<'a>(
    bag: &Unfinished,
    volume: &'a Volume,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<Vec<Payload<'a>>> {
    progress.begin(Phase::Pack, volume.bytes);
    let payload = volume
        .packages
        .iter()
        .map(|package| Payload::write(&bag.path, package, options, progress))
        .collect::<Result<Vec<_>>>()?;
    progress.end();
    let files: Vec<_> = payload.iter().flat_map(|written| written.files(&bag.path)).collect();
    progress.begin(Phase::Flush, files.iter().map(|(_, bytes)| bytes).sum());
    flush_files(&bag.path, &files, progress)?;
    progress.end();
    Ok(payload)
}

/// Writes manifest, tags and tag manifest, each flushed and read back, and returns their bytes.
fn write_tags(
    bag: &Unfinished,
    facts: &BagFacts<'_>,
    proof: &mut Proof,
    progress: &dyn Progress,
) -> Result<u64> {
    let mut bytes = 0;
    let mut write = |path: &BagPath, text: &tags::Text<'_>| {
        let intended = bag.put(path, text)?;
        let (digest, proved) = read_back(&bag.path.join(path.as_str()), &intended, progress)?;
        *proof = (*proof).max(proved);
        bytes += intended.bytes;
        Ok::<_, Error>(digest)
    };
    let mut tag_manifest = Manifest::default();
    for (path, text) in tags::tag_files(facts)? {
        let digest = write(&path, &text)?;
        tag_manifest.add(path, digest);
    }
    write(&named(bag::TAG_MANIFEST)?, &tags::text(tag_manifest.render()))?;
    let documents = bag.path.join(tags::DOCUMENTS);
    if documents.is_dir() {
        sync_folder(&documents)?;
    }
    Ok(bytes)
}

/// Returns a fixed name of a bag as a path.
pub(super) fn named(name: &str) -> Result<BagPath> {
    BagPath::parse(name)
        .map_err(|reason| Error::new(ErrorKind::Target, format!("'{name}': {reason}")))
}

/// Writes the page beside the bags that points into each.
///
/// # Errors
/// Where a file of that name is not ours, which is then left as it is, or where it cannot be written.
pub(super) fn write_open_first(target: &Path, options: &PackOptions<'_>) -> Result<()> {
    let page = target.join(OPEN_FIRST);
    if page.symlink_metadata().is_ok() && !is_ours(&page) {
        let message = "a file of this name was there before and is left as it is";
        return Err(Error::new(ErrorKind::Exists, message).file(&page));
    }
    let text = tags::open_first(target, options)?;
    // A name of its own that must be free: what a medium brings along is never written through.
    let fresh = target.join(format!("{OPEN_FIRST}.{}{}", std::process::id(), bag::UNFINISHED));
    write_whole(&fresh, &page, text.as_bytes())
}

/// Returns true for a page that an earlier run wrote.
fn is_ours(page: &Path) -> bool {
    let mut head = Vec::new();
    let no_link = page.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    let read = open_regular(page).and_then(|file| file.take(4096).read_to_end(&mut head));
    no_link && read.is_ok() && String::from_utf8_lossy(&head).contains(OPEN_FIRST_MARK)
}
