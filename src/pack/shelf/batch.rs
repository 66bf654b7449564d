//! Filling the shelf: each package of a list that is not there is made, by one run alone where several fill the shelf
//! at the same time and the filesystem has locks.
//!
//! Two threads (lanes) take packages from one list, so that one compresses while the other flushes and reads back.
//! Within a package all threads compress. A package that another run is making is left for the end. Each package is
//! put on the shelf as soon as it is complete, so that a batch that was stopped or killed can be continued.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::recipe::Recipe;
use super::shelf_folder::{Found, Shelf};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::pack::engine::Level;
use crate::plan::Package;
use crate::progress::{Phase, Progress, Unseen};

/// How many packages a batch makes at the same time, at most.
const LANES: usize = 2;

/// How to fill the shelf.
#[derive(Debug, Clone, Copy)]
pub struct BatchOptions {
    /// How hard to compress.
    pub level: Level,
    /// Threads that compress, from 1 up; the bytes do not depend on their number.
    pub threads: usize,
}

/// The result of a batch.
#[derive(Debug, Default)]
pub struct Batch {
    /// Packages that were made.
    pub built: u64,
    /// Packages that were there already. They were checked by reading them, except one that another run put there
    /// while this batch made the same.
    pub reused: u64,
    /// Packages that could not be made.
    pub failed: Vec<Failure>,
    /// Packages that were found damaged and removed from the shelf, to be made again: their place as
    /// [`Package::index`] has it, and what was wrong.
    pub damaged: Vec<(usize, Message)>,
}

/// A package that could not be made.
#[derive(Debug)]
pub struct Failure {
    /// Its place in the list, as [`Package::index`] has it.
    pub place: usize,
    /// Why it could not be made.
    pub error: Error,
}

/// Makes the packages that are not on the shelf yet, or are damaged there. Unfinished packages, which
/// a run left on the shelf when it was killed, are removed first.
///
/// # Errors
/// Among others: [`ErrorKind::Interrupted`]; [`ErrorKind::Io`] where the shelf's folder cannot be created or read. A
/// package that cannot be made does not stop the others: see [`Batch::failed`].
pub fn batch(
    shelf: &Shelf,
    packages: &[Package],
    options: &BatchOptions,
    progress: &dyn Progress,
) -> Result<Batch> {
    std::fs::create_dir_all(&shelf.folder)
        .map_err(|e| Error::io(&shelf.folder, message!("create the shelf"), e))?;
    shelf.sweep()?;
    progress.begin(Phase::Pack, packages.iter().map(|package| package.bytes).sum());
    let run = Run { shelf, packages, options, progress, next: AtomicUsize::new(0) };
    let lanes: Vec<Result<Lane<'_>>> = std::thread::scope(|scope| {
        let lanes: Vec<_> =
            (0..LANES.min(packages.len())).map(|_| scope.spawn(|| run.lane())).collect();
        lanes.into_iter().map(|lane| lane.join().unwrap_or_else(|_| Err(lost()))).collect()
    });
    let mut all = Lane::default();
    for lane in lanes {
        all.absorb(lane?);
    }
    for package in std::mem::take(&mut all.others) {
        run.after_another(package, &mut all)?;
    }
    progress.end();
    all.batch.failed.sort_by_key(|failure| failure.place);
    all.batch.damaged.sort_by_cached_key(|(place, why)| (*place, why.english()));
    Ok(all.batch)
}

fn lost() -> Error {
    Error::new(ErrorKind::Internal, message!("a thread of the batch ended before its work"))
}

struct Run<'a> {
    shelf: &'a Shelf,
    packages: &'a [Package],
    options: &'a BatchOptions,
    progress: &'a dyn Progress,
    next: AtomicUsize,
}

/// The result of one lane.
#[derive(Default)]
struct Lane<'a> {
    batch: Batch,
    /// Packages that another run was making when the lane came to them.
    others: Vec<&'a Package>,
}

enum Made {
    Built,
    Reused,
    ByAnother,
}

impl<'a> Run<'a> {
    fn lane(&self) -> Result<Lane<'a>> {
        let mut lane = Lane::default();
        while let Some(package) = self.packages.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            self.ensure(package, &mut lane)?;
        }
        Ok(lane)
    }

    /// Waits until the other run has ended its work on the package, and makes it where it is not on the shelf then.
    fn after_another(&self, package: &'a Package, lane: &mut Lane<'a>) -> Result<()> {
        loop {
            let recipe = Recipe::of(package, self.options.level);
            self.shelf.wait_for(recipe.digest(), self.progress)?;
            self.ensure(package, lane)?;
            if lane.others.pop().is_none() {
                return Ok(());
            }
        }
    }

    /// Makes a package that is not on the shelf, and counts the result in the lane; one that another run is making is
    /// added to [`Lane::others`]. Only an interruption is returned as an error.
    fn ensure(&self, package: &'a Package, lane: &mut Lane<'a>) -> Result<()> {
        match self.make(package, &mut lane.batch) {
            Ok(Made::Built) => lane.batch.built += 1,
            Ok(Made::Reused) => {
                lane.batch.reused += 1;
                self.progress.advance(package.bytes);
            }
            Ok(Made::ByAnother) => lane.others.push(package),
            Err(error) if error.kind() == ErrorKind::Interrupted => return Err(error),
            Err(error) => lane.batch.failed.push(Failure { place: package.index, error }),
        }
        Ok(())
    }

    fn make(&self, package: &Package, batch: &mut Batch) -> Result<Made> {
        let BatchOptions { level, threads } = *self.options;
        let recipe = Recipe::of(package, level);
        if self.is_there(package, &recipe, batch)? {
            return Ok(Made::Reused);
        }
        let Some(work) = self.shelf.claim(recipe.digest())? else { return Ok(Made::ByAnother) };
        // Another run may have put it on the shelf between the check and the claim.
        if self.is_there(package, &recipe, batch)? {
            return Ok(Made::Reused);
        }
        let made = work.make(package, level, threads, self.progress)?;
        Ok(if made { Made::Built } else { Made::Reused })
    }

    /// Returns true where the package is on the shelf and every block of its ZIP has the recorded digest. A damaged
    /// one, or one that cannot be read, is noted in `batch` and removed from the shelf.
    fn is_there(&self, package: &Package, recipe: &Recipe, batch: &mut Batch) -> Result<bool> {
        let damage = match self.shelf.find(recipe) {
            Found::Nothing => return Ok(false),
            Found::Package(found) => found.damage(&Unseen(self.progress))?,
            Found::Broken(why) => Some(why),
        };
        let Some(why) = damage else { return Ok(true) };
        self.shelf.take_off(recipe.digest())?;
        batch.damaged.push((package.index, why));
        Ok(false)
    }
}

impl<'a> Lane<'a> {
    /// Adds the result of another lane.
    fn absorb(&mut self, other: Lane<'a>) {
        self.batch.built += other.batch.built;
        self.batch.reused += other.batch.reused;
        self.batch.failed.extend(other.batch.failed);
        self.batch.damaged.extend(other.batch.damaged);
        self.others.extend(other.others);
    }
}
