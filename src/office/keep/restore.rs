//! Putting a backup back: unpacked beside the office's files, checked, its series closed, and only then in their place.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::Serialize;

use super::archive::{Archive, Passing};
use super::lost::lost;
use super::names::written;
use super::scope::{BACKUPS, BEFORE_RESTORE, UNPACKED, is_left};
use super::typed::holes;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_of;
use crate::ledger::Ledger;
use crate::media::{FRESH, TargetLock, can_write_in, own_unfinished, sweep};
use crate::message::message;
use crate::model::{Actor, Duty, Hole, PutBack, SeriesKind};
use crate::office::session::{
    Acting, Clock, Office, PutBackPlan, finish_restore, make_private, restore_is_planned,
    stated_reason,
};
use crate::progress::Progress;

/// The reason that is recorded where none is given. It is a word of the office, in Indonesian like its papers.
const USUAL_REASON: &str = "pemulihan";

/// What is to be put back, and how.
#[derive(Debug)]
pub struct RestoreOrder<'a> {
    /// The file of the backup.
    pub file: &'a Path,
    /// The last number of each series in the paper register, as `KIND=NUMBER`; `none` where there is none.
    pub last: &'a [String],
    /// Whether a sound ledger may give way that has rows which the backup lacks.
    pub replace: bool,
    /// Why; `None` for the usual reason.
    pub because: Option<&'a str>,
    /// Who does it.
    pub who: &'a Acting,
    /// The name that is given for all acts, and the variable that gave it.
    pub usual: Option<(String, &'static str)>,
}

/// A backup that was put back.
#[derive(Debug, Serialize)]
pub struct Restored {
    /// `dipulihkan`.
    pub result: &'static str,
    /// The path of the office.
    pub office: String,
    /// The path of the backup.
    pub backup: String,
    /// The backup's SHA-256, in hexadecimal.
    pub sha256: String,
    /// The moment at which the backup was made, in the office's zone.
    pub made_at: String,
    /// The number of rows in the ledger's chain, with those of the restore.
    pub rows: u64,
    /// The last hash of that chain.
    pub head: String,
    /// The numbers that stand for no paper in the ledger.
    pub holes: Vec<Hole>,
    /// The numbers of requests and visits which the office had and the restored ledger lacks, as far as its former ledger
    /// and files tell them; they are to be entered again.
    pub also_lost: Vec<String>,
    /// The path of the folder with the files that were there before; `None` where there were none.
    pub before: Option<String>,
    /// Who did it.
    #[serde(skip)]
    pub by: Actor,
}

impl Office {
    /// Puts a backup back into the office's folder, which may be new. Stores, shelf and media stay as they are; other
    /// files that were there are moved into a folder of their own. Each series of papers begins behind the last number
    /// of the paper register, and the hole is recorded.
    ///
    /// # Errors
    /// As `Archive` for a backup that is cut short, changed, foreign or of a newer version; [`ErrorKind::Usage`] for a
    /// last number that is wrong or missing; [`ErrorKind::State`] where the office has a sound ledger with rows that the
    /// backup lacks; [`ErrorKind::Exists`] where the folder holds something that is no office; [`ErrorKind::Ledger`]
    /// where the ledger in the backup is damaged. After an error the office is as it was.
    pub fn restore(
        &self,
        order: &RestoreOrder<'_>,
        clock: Clock,
        progress: &dyn Progress,
    ) -> Result<Restored> {
        if order.replace && order.because.is_none() {
            let what = message!("a newer ledger gives way for a stated reason only");
            return Err(Error::new(ErrorKind::Usage, what)
                .field("--because")
                .hint(message!("say why with `--because REASON`")));
        }
        let because = order.because.map_or(Ok(USUAL_REASON), stated_reason)?;
        let home = self.folder();
        finish_restore(home)?;
        let mut archive = Archive::open(order.file)?;
        let sha256 = digest_of(order.file)?;
        let mut made = Made::ready(home)?;
        let moment = clock.moment(None);
        let unpacked = Unpacked::begin(home, moment)?;
        archive.unpack(&unpacked.path, progress)?;
        let about = archive.about;
        let session = Self::at(&unpacked.path).open(clock)?.with_reason(order.because);
        let mut session =
            session.with_usual_officer(order.usual.clone()).acting(order.who, Duty::Anyone)?;
        let (staged, ledger) = session.parts()?;
        refuse_damaged(ledger, &about.head)?;
        let Former { lost: also_lost, last } = former(home, ledger, order.replace)?;
        let today = staged.clock.today();
        let year = about.made_at.parse().map_or(today.year(), |at: DateTime| at.year());
        let years = (year.min(today.year()), today.year());
        let holes = holes(ledger, staged.settings(), (order.last, &last), years, because)?;
        let backup = order.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let back = PutBack {
            backup,
            sha256: sha256.clone(),
            head: about.head,
            because: because.to_owned(),
            on: today,
        };
        ledger.record_restore(&back, &holes)?;
        let sealed = ledger.verify(None)?;
        let settings = staged.settings();
        let own = settings.stores.iter().chain([&settings.shelf]).map(|place| home.join(place));
        let own: Vec<PathBuf> = own.chain([order.file.to_path_buf()]).collect();
        let by = session.actor();
        // The ledger is closed, so that its file holds every row.
        drop(session);
        let plan = self.plan(&unpacked.path, moment, own)?;
        let before = (!plan.old.is_empty()).then(|| home.join(&plan.aside).display().to_string());
        plan.carry_out(home)?;
        made.is_new = false;
        Ok(Restored {
            result: "dipulihkan",
            office: home.display().to_string(),
            backup: order.file.display().to_string(),
            sha256,
            made_at: about.made_at,
            rows: sealed.rows,
            head: sealed.head,
            holes: holes.into_iter().map(|(hole, _)| hole).collect(),
            also_lost,
            before,
            by,
        })
    }

    /// Returns which files give way, and which take their place. `own` are places that stay where they are.
    fn plan(
        &self,
        unpacked: &Path,
        moment: DateTime,
        mut own: Vec<PathBuf>,
    ) -> Result<PutBackPlan> {
        let home = self.folder();
        if let Some((stores, shelf)) = self.places() {
            own.extend(stores.into_iter().map(|store| store.folder).chain([shelf]));
        }
        let own: Vec<PathBuf> = own.iter().filter_map(|path| path.canonicalize().ok()).collect();
        let holds_own = |name: &String| {
            let folder = home.join(name).canonicalize();
            folder.is_ok_and(|folder| own.iter().any(|path| path.starts_with(&folder)))
        };
        let new = names_in(unpacked)?;
        if let Some(name) = new.iter().find(|name| holds_own(name)) {
            let what =
                message!("a store, the shelf or the backup lies in this folder, which is put back");
            return Err(Error::new(ErrorKind::State, what)
                .file(home.join(name))
                .hint(message!("move that out of the folder, and run the command again")));
        }
        let is_old = |name: &String| !is_left(name) || name.starts_with("ledger.db");
        let mut old = names_in(home)?;
        old.retain(|name| is_old(name) && !holds_own(name));
        let from = unpacked.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(PutBackPlan { from, aside: format!("{BEFORE_RESTORE}{}", written(moment)), old, new })
    }
}

/// Refuses a ledger that is damaged, or is not the one that the backup names.
fn refuse_damaged(ledger: &Ledger, head: &str) -> Result<()> {
    let check = ledger.verify(None)?;
    if check.is_sound() && check.head == head {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Ledger, message!("the ledger in the backup is damaged"))
        .hint(message!("take an earlier backup")))
}

/// What is known of the ledger that gives way.
#[derive(Default)]
struct Former {
    /// The numbers of requests and visits that it has and the ledger in the backup lacks.
    lost: Vec<String>,
    /// The last number of each series; none where it cannot be read.
    last: Vec<(SeriesKind, String)>,
}

/// Returns what is known of the ledger and the files that the office has. Unless `replace`, refuses to replace a sound ledger that has rows which the one in the backup lacks. A ledger that cannot be read, or is
/// damaged, gives way; like any other file that does, it is kept.
fn former(home: &Path, staged: &Ledger, replace: bool) -> Result<Former> {
    let unread = || Ok(Former { lost: lost(home, None, staged)?, ..Former::default() });
    let file = home.join("ledger.db");
    if file.metadata().map_or(true, |found| found.len() == 0) {
        return unread();
    }
    let copy = Passing(own_unfinished(&home.join("pulih.db")));
    if Ledger::is_newer(&file) {
        if replace {
            return unread();
        }
        let what =
            message!("the ledger of the office was written by a newer version of the program");
        return Err(Error::new(ErrorKind::State, what).file(&file).hint(message!(
            "use the newer version; where the ledger must give way nevertheless, add `--replace --because REASON`: it is kept aside"
        )));
    }
    let Ok(present) = Ledger::open_copy(&file, &copy.0) else { return unread() };
    let mut last = Vec::new();
    for kind in SeriesKind::ALL {
        last.extend(present.last_number(kind).ok().flatten().map(|number| (kind, number)));
    }
    let former = Former { lost: lost(home, Some(&present), staged)?, last };
    let Ok(check) = present.verify(None) else { return Ok(former) };
    if replace || !check.is_sound() || staged.has_link(&check.head)? {
        return Ok(former);
    }
    let what = message!("the office has a sound ledger with rows that the backup lacks");
    Err(Error::new(ErrorKind::State, what).file(&file).hint(message!(
        "go on with this ledger; where it must give way nevertheless, add `--replace --because REASON`: it is kept aside"
    )))
}

/// Returns the names in a folder, sorted.
fn names_in(folder: &Path) -> Result<Vec<String>> {
    let failed = |error| Error::io(folder, message!("read the folder"), error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.extend(entry.map_err(failed)?.file_name().into_string().ok());
    }
    names.sort_unstable();
    Ok(names)
}

fn digest_of(file: &Path) -> Result<String> {
    let failed = |error| Error::io(file, message!("read the backup"), error);
    let (digest, _) = fs::File::open(file).and_then(sha256_of).map_err(failed)?;
    Ok(digest.to_string())
}

/// The office's folder. Where it was made for this restore, it is removed again if nothing comes of it.
struct Made<'a> {
    folder: &'a Path,
    is_new: bool,
}

impl<'a> Made<'a> {
    /// What an office has at least one of.
    const OFFICE: [&'static str; 4] = ["kemas.toml", "ledger.db", "catalog", BACKUPS];

    fn ready(folder: &'a Path) -> Result<Self> {
        if !folder.exists() {
            make_private(folder)?;
            return Ok(Self { folder, is_new: true });
        }
        let is_empty = names_in(folder)?.is_empty();
        if !is_empty && Self::OFFICE.iter().all(|name| !folder.join(name).exists()) {
            let what = message!("the folder holds other things and is no office");
            return Err(Error::new(ErrorKind::Exists, what)
                .file(folder)
                .hint(message!("name the office, or a folder that does not exist yet")));
        }
        can_write_in(folder)?;
        Ok(Self { folder, is_new: false })
    }
}

impl Drop for Made<'_> {
    fn drop(&mut self) {
        if self.is_new {
            let _ = fs::remove_dir(self.folder);
        }
    }
}

/// The folder into which a backup is unpacked, which goes unless its files are on their way into the office.
struct Unpacked<'a> {
    office: &'a Path,
    path: PathBuf,
    _lock: Option<TargetLock>,
}

impl<'a> Unpacked<'a> {
    fn begin(office: &'a Path, moment: DateTime) -> Result<Self> {
        sweep(office, |name| name.starts_with(UNPACKED) && name.ends_with(FRESH));
        let path = office.join(format!("{UNPACKED}{}{FRESH}", written(moment)));
        if path.exists() {
            return Err(Error::new(ErrorKind::Exists, message!("another restore is at work"))
                .file(&path)
                .hint(message!("wait until it is done")));
        }
        make_private(&path)?;
        let lock = TargetLock::try_take(&path)?;
        Ok(Self { office, path, _lock: lock })
    }
}

impl Drop for Unpacked<'_> {
    fn drop(&mut self) {
        if !restore_is_planned(self.office) {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
