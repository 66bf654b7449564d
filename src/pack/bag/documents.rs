//! A bag of documents: files that are written as they are, such as papers and lists for an inspection. It is written,
//! flushed, read back and named like every bag.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::readme_page::README;
use super::tag_files::{self, check_scripts};
use super::unfinished::{Unfinished, remove_leftover};
use crate::bag::{self, BagInfo, Manifest, Oxum, named, short_code};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{BLOCK, Intended, sha256};
use crate::media::{Proof, TargetLock, flush_files, open_regular, sync_folder};
use crate::message::message;
use crate::model::{BagPath, Sha256Digest};
use crate::pack::engine::{Output, read_back};
use crate::progress::{Phase, Progress};

/// A file of a bag of documents.
#[derive(Debug)]
pub struct Document {
    /// Its path below `data/`.
    pub path: BagPath,
    /// What it holds.
    pub content: DocumentContent,
}

/// What a file of a bag of documents holds.
#[derive(Debug)]
pub enum DocumentContent {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a file on disk, with the SHA-256 that it must have where that is known.
    Copy(PathBuf, Option<Sha256Digest>),
}

/// A bag of documents, before it is written.
pub struct DocumentBag<'a> {
    /// The bag's name.
    pub label: &'a str,
    /// Its files.
    pub files: &'a [Document],
    /// The entries of `bag-info.txt`; the size of the payload is added.
    pub info: BagInfo,
    /// Makes the page for people from the seal code.
    pub page: &'a dyn Fn(&str) -> Result<String>,
}

/// A bag of documents that has its name.
#[derive(Debug)]
pub struct SealedDocuments {
    /// The folder of the bag.
    pub location: PathBuf,
    /// Number and bytes of its files.
    pub oxum: Oxum,
    /// SHA-256 of `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// The seal code.
    pub seal_code: String,
    /// What reading back its files proves; the weakest proof of them.
    pub proof: Proof,
}

/// Writes a bag of documents into a folder, which must exist.
///
/// # Errors
/// [`ErrorKind::Exists`] where the folder has something of the bag's name; [`ErrorKind::SourceChanged`] where a copied
/// file has another SHA-256; [`ErrorKind::ReadBack`] where the medium returns other bytes; [`ErrorKind::Interrupted`].
/// After an error there is no bag of this name.
pub fn seal_documents(
    target: &Path,
    bag: &DocumentBag<'_>,
    progress: &dyn Progress,
) -> Result<SealedDocuments> {
    let location = target.join(bag.label);
    let lock = TargetLock::take(target, progress)?;
    if location.symlink_metadata().is_ok() {
        let message = message!("something of this name is there already");
        return Err(Error::new(ErrorKind::Exists, message)
            .file(&location)
            .hint(message!("check it with `kemas verify`, or choose another folder")));
    }
    remove_leftover(target, bag.label)?;
    let unfinished = Unfinished::create(target, bag.label)?;
    let sealed = write(&unfinished, bag, location, progress)?;
    unfinished.finish()?;
    drop(lock);
    Ok(sealed)
}

fn write(
    unfinished: &Unfinished,
    bag: &DocumentBag<'_>,
    location: PathBuf,
    progress: &dyn Progress,
) -> Result<SealedDocuments> {
    progress.begin(Phase::Pack, 0);
    let mut written = Vec::new();
    for document in bag.files {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        let path = named(&format!("{}/{}", bag::PAYLOAD, document.path))?;
        let intended = put(&unfinished.path.join(path.as_str()), &document.content)?;
        progress.advance(intended.bytes);
        written.push((path, intended));
    }
    progress.end();
    let places: Vec<(PathBuf, u64)> = written
        .iter()
        .map(|(path, intended)| (unfinished.path.join(path.as_str()), intended.bytes))
        .collect();
    let bytes = places.iter().map(|(_, bytes)| bytes).sum();
    progress.begin(Phase::Flush, bytes);
    flush_files(&unfinished.path, &places, progress)?;
    progress.end();
    progress.begin(Phase::ReadBack, bytes);
    let (mut manifest, mut proof) = (Manifest::default(), Proof::Perangkat);
    let mut prove = |manifest: &mut Manifest, path: BagPath, intended: &Intended| -> Result<()> {
        let file = unfinished.path.join(path.as_str());
        let (digest, proved) = read_back(&file, intended, progress)?;
        proof = proof.max(proved);
        manifest.add(path, digest);
        Ok(())
    };
    for (path, intended) in written {
        prove(&mut manifest, path, &intended)?;
    }
    let oxum = Oxum { bytes, files: bag.files.len() as u64 };
    let text = manifest.render();
    let manifest_sha256 = sha256(text.as_bytes());
    let seal_code = short_code(manifest_sha256);
    let mut info = bag.info.clone();
    info.add("Payload-Oxum", &oxum.to_string());
    let mut tags = vec![
        (named(bag::MANIFEST)?, tag_files::text(text)),
        (named(bag::BAGIT_TXT)?, tag_files::text(bag::DECLARATION)),
        (named(bag::BAG_INFO)?, tag_files::text(info.render())),
        (named(README)?, tag_files::text((bag.page)(&seal_code)?)),
    ];
    tags.extend(check_scripts()?);
    let mut tag_manifest = Manifest::default();
    for (path, text) in tags {
        let intended = unfinished.put(&path, &text)?;
        prove(&mut tag_manifest, path, &intended)?;
    }
    let path = named(bag::TAG_MANIFEST)?;
    let intended = unfinished.put(&path, &tag_files::text(tag_manifest.render()))?;
    prove(&mut Manifest::default(), path, &intended)?;
    progress.end();
    for folder in walkdir::WalkDir::new(&unfinished.path).into_iter().flatten() {
        if folder.file_type().is_dir() {
            sync_folder(folder.path())?;
        }
    }
    Ok(SealedDocuments { location, oxum, manifest_sha256, seal_code, proof })
}

/// Writes a file, and returns its intended size and block digests. A copied file is compared with its digest.
fn put(file: &Path, content: &DocumentContent) -> Result<Intended> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| Error::io(folder, message!("create the folder"), error))?;
    }
    let mut output = Output::create(file, true)?;
    match content {
        DocumentContent::Bytes(bytes) => output.put(bytes)?,
        DocumentContent::Copy(source, digest) => copy(&mut output, source, *digest)?,
    }
    output.finish()
}

/// Copies a file that must have this SHA-256, where one is given.
fn copy(output: &mut Output, source: &Path, digest: Option<Sha256Digest>) -> Result<()> {
    let failed = |error| Error::io(source, message!("read"), error);
    let mut file: File = open_regular(source).map_err(failed)?;
    let mut hasher = crate::fixity::Hasher::default();
    let mut block = vec![0; BLOCK];
    loop {
        let read = file.read(&mut block).map_err(failed)?;
        if read == 0 {
            break;
        }
        hasher.update(&block[..read]);
        output.put(&block[..read])?;
    }
    let found = hasher.finish();
    match digest {
        Some(expected) if expected != found => {
            let message =
                message!("the file has SHA-256 {found}, expected {expected}", found, expected);
            Err(Error::new(ErrorKind::SourceChanged, message).file(source))
        }
        _ => Ok(()),
    }
}
