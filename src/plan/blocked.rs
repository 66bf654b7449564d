//! What stops a sale before it is planned: findings of the index, and a map in a dataset.

use std::collections::BTreeMap;

use crate::catalog::Dataset;
use crate::error::{Error, ErrorKind, Reason, Result};
use crate::index::{FileEntry, Index};
use crate::message::{Joined, and, in_a_row, message};
use crate::model::{IndexFinding, Profile, RequestedItem, stopping};

/// The most products, and the most kinds of findings, that an error names.
const SHOWN: usize = 20;

/// Refuses items with findings that stop their sale. `because` is the officer's reason for serving the request: a
/// finding that may be carried over, and whose code it names, does not stop the sale. The error counts all findings
/// that do, by product and code, and tells the first one of each.
///
/// # Errors
/// [`ErrorKind::Index`] with the reasons and the remedies.
pub(super) fn refuse_blocked<'a>(
    index: &'a Index,
    asked: impl IntoIterator<Item = &'a RequestedItem>,
    because: Option<&str>,
) -> Result<()> {
    let mut once: Vec<&str> = asked.into_iter().map(|item| item.id.as_str()).collect();
    once.sort_unstable();
    once.dedup();
    let blocked = once.into_iter().map(|id| Blocked::of(index, id, because));
    let blocked: Vec<Blocked<'_>> = blocked.filter(|product| product.count() > 0).collect();
    let Some(first) = blocked.first().and_then(Blocked::first) else { return Ok(()) };
    let findings: usize = blocked.iter().map(Blocked::count).sum();
    if let ([product], 1) = (blocked.as_slice(), findings) {
        let (id, code, reason) = (product.id, &first.code, &first.reason);
        let message = message!("'{id}' cannot be sold ({code}): {reason}", id, code, reason);
        let error = Error::new(ErrorKind::Index, message).file(&first.path);
        return Err(error.hint(first.remedy.clone()));
    }
    let message = match blocked.as_slice() {
        [product] => {
            let (id, codes) = (product.id, product.codes());
            message!(
                "'{id}' cannot be sold: {findings} findings stop it, {codes}",
                id,
                findings,
                codes
            )
        }
        products => {
            let count = products.len();
            let each = products.iter().map(|product| {
                message!("'{id}' {codes}", id = product.id, codes = product.codes())
            });
            let products = in_a_row(each).up_to(SHOWN);
            message!("{count} products cannot be sold: {products}", count, products)
        }
    };
    let mut reasons: Vec<Reason> = blocked.iter().flat_map(Blocked::reasons).collect();
    let mut hint = message!(
        "correct these and run `kemas index`; `kemas show ID` lists every finding of a product"
    );
    if reasons.iter().all(|reason| reason.hint.as_ref() == Some(&first.remedy)) {
        hint = first.remedy.clone();
        for reason in &mut reasons {
            reason.hint = None;
        }
    }
    let error = Error::new(ErrorKind::Index, message).hint(hint);
    Err(error.reasons(Reason::at_most(SHOWN, reasons)))
}

/// A product, with the findings that stop its sale by their code.
struct Blocked<'a> {
    id: &'a str,
    by_code: BTreeMap<&'a str, Vec<&'a IndexFinding>>,
}

impl<'a> Blocked<'a> {
    fn of(index: &'a Index, id: &'a str, because: Option<&str>) -> Self {
        let mut by_code: BTreeMap<&str, Vec<&IndexFinding>> = BTreeMap::new();
        for finding in stopping(index.findings_of(id), because) {
            by_code.entry(&finding.code).or_default().push(finding);
        }
        Self { id, by_code }
    }

    fn count(&self) -> usize {
        self.by_code.values().map(Vec::len).sum()
    }

    fn first(&self) -> Option<&'a IndexFinding> {
        self.by_code.values().flatten().next().copied()
    }

    /// Returns the codes, each with the number of its findings before it.
    fn codes(&self) -> Joined {
        let counted = self.by_code.iter().map(|(code, found)| format!("{} ({code})", found.len()));
        and(counted)
    }

    /// Returns one reason for each code: the first finding, and how many there are.
    fn reasons(&self) -> impl Iterator<Item = Reason> {
        let id = self.id;
        self.by_code.values().filter_map(move |found| {
            let [first, others @ ..] = found.as_slice() else { return None };
            let (code, path, reason) = (&first.code, &first.path, &first.reason);
            let what = match others.len() {
                0 => message!("'{id}' {code} {path}: {reason}", id, code, path, reason),
                more => message!(
                    "'{id}' {code} {path} and {more} more: {reason}",
                    id,
                    code,
                    path,
                    more,
                    reason
                ),
            };
            Some(Reason { what, hint: Some(first.remedy.clone()) })
        })
    }
}

/// Refuses a dataset that contains a map. The columns of a map are compared with those that its layer may sell, and a
/// dataset has no such list.
pub(super) fn refuse_maps(dataset: &Dataset, entries: &[&FileEntry]) -> Result<()> {
    let map = entries.iter().find(|entry| matches!(*entry.profile, Profile::Map { .. }));
    let Some(map) = map else { return Ok(()) };
    let message = message!("'{id}' holds a map, and maps are sold as layers", id = dataset.id);
    Err(Error::new(ErrorKind::Withheld, message)
        .file(&map.source)
        .hint(message!("move the map into the folder of a layer, and run `kemas index`")))
}
