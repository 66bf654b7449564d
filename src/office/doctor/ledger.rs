//! The ledger: whether its whole chain verifies, and the folders of its papers are there.

use std::path::Path;

use jiff::civil::DateTime;

use super::checkup::HealthCheck;
use crate::error::{ErrorKind, Result};
use crate::ledger::{Ledger, LedgerCheck};
use crate::message::{and, message, quantity};

const ID: &str = "ledger";

/// Verifies a copy of the ledger in the folder `home`; the copy is written into `scratch`. Also returns the moment of
/// its last row, where that is known.
pub(super) fn ledger(home: &Path, scratch: &Path) -> (HealthCheck, Option<DateTime>) {
    let file = home.join("ledger.db");
    if file.metadata().map_or(true, |found| found.len() == 0) {
        return (missing(home), None);
    }
    match verified(&file, &scratch.join("ledger.db")) {
        Err(error) => {
            let error = match error.kind() {
                // Its own words name a copy that is gone by then.
                ErrorKind::Ledger => error.file(&file),
                _ => error,
            };
            (HealthCheck::failed(ID, &error), None)
        }
        Ok(Verified { check, last, papers, agreements }) => {
            let gone = [("papers", papers), ("agreements", agreements)]
                .into_iter()
                .filter(|(folder, needed)| *needed && !home.join(folder).exists())
                .map(|(folder, _)| format!("{folder}/"));
            (judged(&check, &gone.collect::<Vec<_>>()), last)
        }
    }
}

/// What a copy of the ledger says.
struct Verified {
    check: LedgerCheck,
    last: Option<DateTime>,
    /// True where papers were issued.
    papers: bool,
    /// True where signed agreements were recorded.
    agreements: bool,
}

fn verified(file: &Path, copy: &Path) -> Result<Verified> {
    let ledger = Ledger::open_copy(file, copy)?;
    let (papers, agreements) = ledger.has_papers_and_agreements()?;
    Ok(Verified { check: ledger.verify(None)?, last: ledger.last_moment()?, papers, agreements })
}

/// Judges the ledger. `gone` are folders of papers that it has rows of.
fn judged(found: &LedgerCheck, gone: &[String]) -> HealthCheck {
    let rows = found.rows;
    let Some(first) = found.faults.first() else {
        if !gone.is_empty() {
            let folders = and(gone);
            return HealthCheck::warn(
                ID,
                message!("it has rows of papers whose folder is gone: {folders}", folders),
                message!("put {folders} back from the last backup", folders = and(gone)),
            );
        }
        let rows = quantity(rows);
        return HealthCheck::good(ID, message!("{rows} rows, the chain is whole", rows));
    };
    let (place, what, faults) = (first.place(), &first.what, found.faults.len());
    HealthCheck::bad(
        ID,
        match faults {
            1 => message!("{place}: {what}", place, what),
            _ => message!("{faults} faults, the first: {place}: {what}", faults, place, what),
        },
        message!(
            "run `kemas ledger verify`; keep the file as it is, and compare it with the last backup"
        ),
    )
}

/// Judges an office without a ledger. One that has issued papers must have one.
fn missing(home: &Path) -> HealthCheck {
    let papers = std::fs::read_dir(home.join("papers"));
    if papers.is_ok_and(|mut all| all.next().is_some()) {
        return HealthCheck::bad(
            ID,
            message!("the ledger is gone or empty, though papers were issued"),
            message!(
                "put the last backup back with `kemas restore`; only an office that truly begins anew moves its \
                 folder papers/ away"
            ),
        );
    }
    HealthCheck::good(ID, message!("none yet: the first act makes it"))
}
