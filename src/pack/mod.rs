//! Packing: from a plan to sealed bags that were read back from the device.
//!
//! **The road of a byte.** A source is read once, in chunks of a mebibyte. Its SHA-256 is taken on
//! that read and compared with the index; CRC-32 and deflate run on the same bytes, many chunks
//! at a time (`pipeline`). One writer puts the chunks in order into the package (`archive`)
//! and digests each mebibyte of what it means to write (`output`). The file is flushed and read
//! back past the page cache (`readback`): a block that is not what was meant stops the bag, and
//! the same pass yields the package's digest for the manifest. The bag grows under a name that
//! ends in `.belum-selesai` and takes its real name by one rename after everything in it was
//! flushed and read back (`seal`). **A package is complete or it does not exist.**
//!
//! **The same bytes.** A package is a function of its sources and options: chunks have a fixed
//! size and stand alone, members are sorted, headers have no time. Neither the day, the number of
//! threads nor the processor shows in it; the day shows in the bag's tags alone.

mod archive;
mod bare;
mod blocks;
mod datapackage;
mod deflate;
mod folder;
mod output;
mod payload;
mod piece;
mod pipeline;
mod readback;
mod scratch;
mod seal;
mod shelf;
mod source;
mod tags;
mod tail;

use std::path::{Path, PathBuf};

pub use bare::{ZipOptions, Zipped, ZippedMember, zip};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
pub use shelf::{
    Batch, BatchOptions, Damaged, ENGINE, Failure, Pruned, Recipe, Shelf, ShelfCheck,
    ShelvedPackage, Source, batch,
};

pub use source::check_touched;

use crate::bag::{Manifest, Oxum, UNFINISHED};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::MapFinding;
use crate::media::{Proof, Target, TargetLock};
use crate::model::{BagPath, OfficeSettings, Sha256Digest};
use crate::plan::{AgreedPlan, Volume};
use crate::progress::Progress;

/// How hard to compress.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// For a visitor who waits.
    #[default]
    Fast,
    /// Smaller, slower.
    Balanced,
    /// Smallest: for packages made beforehand.
    Best,
}

impl Level {
    /// Every level, the hardest first.
    pub const ALL: [Self; 3] = [Self::Best, Self::Balanced, Self::Fast];

    /// Returns the word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Balanced => "balanced",
            Self::Best => "best",
        }
    }
}

/// How hard and with how many threads to compress.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// `None` leaves every member as it is.
    level: Option<Level>,
    threads: usize,
}

/// What a bag needs beside the plan.
#[derive(Debug)]
pub struct PackOptions<'a> {
    /// How hard to compress; `None` takes what lies on the shelf at any level, the hardest first,
    /// and makes the rest at [`Level::Fast`].
    pub level: Option<Level>,
    /// Threads that compress, from 1 up; the bytes do not depend on it.
    pub threads: usize,
    /// Packages made beforehand.
    pub shelf: Option<&'a Shelf>,
    /// A private folder where pieces of maps and tables are made; what is there goes when they are
    /// packed.
    pub scratch: &'a Path,
    /// The bagging date.
    pub on: Date,
    /// Who packs, and where a buyer complains.
    pub office: &'a OfficeSettings,
    /// Template of `BACA-SAYA.html`.
    pub readme: &'a str,
    /// Template of `BUKA-INI-DULU.html`.
    pub open_first: &'a str,
    /// Papers that go with the data, by their name below `dokumen/`; never one with a signature.
    pub documents: Vec<(BagPath, String)>,
}

/// A bag that is complete, flushed, read back and named.
#[derive(Debug, Clone)]
pub struct SealedVolume {
    /// From 1.
    pub ordinal: u32,
    /// The bag's name.
    pub label: String,
    /// The bag's folder.
    pub location: PathBuf,
    /// The payload's digests.
    pub manifest: Manifest,
    /// Bytes and files of the payload.
    pub oxum: Oxum,
    /// Bytes of all files of the bag.
    pub bytes: u64,
    /// SHA-256 of `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// The code that people compare.
    pub short_code: String,
    /// What the read-back proves.
    pub proof: Proof,
    /// Its packages that were taken from the shelf.
    pub from_shelf: Vec<String>,
    /// Packages that were found damaged on the shelf, with what was wrong: they were taken off it and
    /// made from the sources.
    pub damaged_on_shelf: Vec<(String, String)>,
    /// What is known to be wrong with pieces of maps, cut now or beforehand; it stands in their text too.
    pub map_findings: Vec<(String, Vec<MapFinding>)>,
}

/// All bags of one packing.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The bags, by ordinal.
    pub volumes: Vec<SealedVolume>,
    /// Why the page beside the bags was not written, where it was not: the bags are whole without
    /// it.
    pub page_left: Option<String>,
}

/// A line of the JSON answer of `kemas pack`.
#[derive(Debug, Clone, Serialize)]
pub struct SealedBagLine {
    path: String,
    ordinal: u32,
    bytes: u64,
    manifest_sha256: Sha256Digest,
    short_code: String,
}

impl SealedVolume {
    /// Returns the bag as the command contract shows it.
    pub fn line(&self) -> SealedBagLine {
        SealedBagLine {
            path: self.location.display().to_string(),
            ordinal: self.ordinal,
            bytes: self.bytes,
            manifest_sha256: self.manifest_sha256,
            short_code: self.short_code.clone(),
        }
    }
}

/// Writes one bag for each volume of the plan into the target folder. `record` is called with all
/// of them when they are whole and read back, before the first takes its name: what it refuses
/// does not come into being.
///
/// # Errors
/// Nothing of this run stays on the target, but where the user stopped the work
/// ([`ErrorKind::Interrupted`]): then the unfinished bag stays under its `.belum-selesai` name.
/// [`ErrorKind::Exists`] when the target holds a bag of this transaction,
/// [`ErrorKind::NoSpace`] when it cannot hold the volumes, [`ErrorKind::SourceChanged`] and
/// [`ErrorKind::ReadBack`] with both digests.
pub fn pack(
    agreed: &AgreedPlan,
    target: &Path,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
    record: &mut dyn FnMut(&[SealedVolume]) -> Result<()>,
) -> Result<Sealed> {
    let plan = agreed.plan();
    // A broken template shows now and not when all is written.
    tags::open_first(target, options)?;
    let lock = TargetLock::take(target, progress)?;
    refuse_twins(target, &plan.volumes)?;
    for volume in &plan.volumes {
        seal::remove_leftover(target, &volume.label)?;
    }
    check_space(&Target::inspect(target)?, &plan.volumes)?;
    let mut bags = Vec::new();
    let mut volumes = Vec::new();
    for volume in &plan.volumes {
        let bag = seal::Unfinished::create(target, &volume.label)?;
        let written = seal::write_bag(&bag, agreed, volume, options, progress);
        bags.push(bag);
        match written {
            Ok(sealed) => volumes.push(sealed),
            Err(error) if error.kind() == ErrorKind::Interrupted => {
                let left: Vec<_> = bags.into_iter().map(seal::Unfinished::keep).collect();
                let left = left.last().cloned().unwrap_or_default();
                let hint = format!(
                    "{} stays on the target and is no package; the next `kemas pack` replaces it",
                    left.display()
                );
                return Err(error.hint(hint));
            }
            Err(error) => return Err(error),
        }
    }
    record(&volumes)?;
    for bag in bags {
        bag.finish()?;
    }
    let page_left = seal::write_open_first(target, options).err().map(|error| error.to_string());
    drop(lock);
    Ok(Sealed { volumes, page_left })
}

fn refuse_twins(target: &Path, volumes: &[Volume]) -> Result<()> {
    for volume in volumes {
        let bag = target.join(&volume.label);
        if bag.symlink_metadata().is_ok() {
            return Err(Error::new(ErrorKind::Exists, "the target already holds this transaction")
                .file(&bag)
                .hint("check it with `kemas verify`, or choose another target"));
        }
    }
    Ok(())
}

/// Cheap checks before the first byte is written.
fn check_space(target: &Target, volumes: &[Volume]) -> Result<()> {
    for package in volumes.iter().flat_map(|volume| &volume.packages) {
        let largest = package.largest_file();
        if target.max_file.is_some_and(|most| largest > most) {
            let message = format!(
                "'{}' needs a file of about {largest} bytes, more than the target's filesystem holds",
                package.stem
            );
            return Err(Error::new(ErrorKind::NoSpace, message)
                .file(&target.path)
                .hint("use a medium with exFAT or NTFS"));
        }
    }
    let needed: u64 = volumes.iter().map(Volume::expected_bytes).sum();
    if needed > target.free {
        let message =
            format!("the target has {} bytes free, about {needed} are needed", target.free);
        return Err(Error::new(ErrorKind::NoSpace, message)
            .file(&target.path)
            .hint("free some space, or use a larger medium"));
    }
    Ok(())
}

/// Returns the name under which a bag grows.
fn unfinished_name(label: &str) -> String {
    format!("{label}{UNFINISHED}")
}
