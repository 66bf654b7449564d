//! Requests and visits of the time since a backup, which are not in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::error::Result;
use crate::ledger::Ledger;
use crate::model::RequestNumber;
use crate::office::session::version_of;

/// Returns the numbers of the requests, and behind them of the visits, that an office has and the ledger in a backup
/// lacks: those in its present ledger, where that can be read, and the requests whose files or papers lie in its folder.
pub(super) fn lost(home: &Path, present: Option<&Ledger>, staged: &Ledger) -> Result<Vec<String>> {
    let mut requests = named_by_files(home);
    let mut visits = BTreeSet::new();
    // A damaged ledger tells what it can.
    if let Some(present) = present {
        requests.extend(present.request_numbers().unwrap_or_default());
        visits.extend(present.visit_numbers().unwrap_or_default());
    }
    for known in staged.request_numbers()? {
        requests.remove(&known);
    }
    for known in staged.visit_numbers()? {
        visits.remove(&known);
    }
    Ok(requests.into_iter().map(|number| number.to_string()).chain(visits).collect())
}

/// Returns the numbers of the requests that files in an office's folder name.
fn named_by_files(home: &Path) -> BTreeSet<RequestNumber> {
    let names = |folder: &str| {
        let entries = fs::read_dir(home.join(folder)).into_iter().flatten();
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok())
    };
    let papers = names("papers").filter_map(|name| RequestNumber::parse(&name));
    let files = names("permintaan").filter_map(|name| Some(version_of(&name)?.0));
    papers.chain(files).collect()
}
