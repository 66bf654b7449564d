//! Writing a whole bag, step by step: the payload is written, flushed and read back, then each tag file. `unfinished`
//! gives the bag its name.

use super::bag_facts::{BagFacts, FileFacts, PackageFacts};
use super::pack_options::PackOptions;
use super::payload::Payload;
use super::sealed::SealedVolume;
use super::unfinished::Unfinished;
use super::{readme_page, tag_files};
use crate::bag::{self, Manifest, Oxum, named, short_code};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::media::{Proof, flush_files, sync_folder};
use crate::message::message;
use crate::model::BagPath;
use crate::pack::engine::read_back;
use crate::plan::{AgreedPlan, Volume};
use crate::progress::{Phase, Progress};

/// Writes a whole bag and returns its facts. The folder still has its unfinished name. Among others, fails with
/// [`ErrorKind::NoSpace`] where the bag came out larger than the plan's medium.
pub(in crate::pack) fn write_bag(
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
        let message = message!(
            "'{label}' came to {bytes} bytes, the medium holds {most}",
            label = volume.label,
            bytes,
            most
        );
        return Err(Error::new(ErrorKind::NoSpace, message)
            .file(&bag.path)
            .hint(message!("choose a larger medium, or a higher --level")));
    }
    Ok(SealedVolume { bytes, proof, ..sealed })
}

/// Writes all packages of the volume and flushes them; nothing is read back here.
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

/// Writes all tag files and the tag manifest, flushes and reads back each, and returns how many bytes they have
/// together. A weaker proof than `proof` replaces it.
fn write_tags(
    bag: &Unfinished,
    facts: &BagFacts<'_>,
    proof: &mut Proof,
    progress: &dyn Progress,
) -> Result<u64> {
    let mut bytes = 0;
    let mut write = |path: &BagPath, text: &tag_files::Text<'_>| {
        let intended = bag.put(path, text)?;
        let (digest, proved) = read_back(&bag.path.join(path.as_str()), &intended, progress)?;
        *proof = (*proof).max(proved);
        bytes += intended.bytes;
        Ok::<_, Error>(digest)
    };
    let mut tag_manifest = Manifest::default();
    for (path, text) in tag_files::tag_files(facts)? {
        let digest = write(&path, &text)?;
        tag_manifest.add(path, digest);
    }
    write(&named(bag::TAG_MANIFEST)?, &tag_files::text(tag_manifest.render()))?;
    let documents = bag.path.join(readme_page::DOCUMENTS);
    if documents.is_dir() {
        sync_folder(&documents)?;
    }
    Ok(bytes)
}
