//! What the index found that stops a sale.

use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::model::{IndexFinding, RequestedItem, stopping};

/// Refuses items with findings that stop their sale and that the officer's reason does not carry over: all of
/// them at once.
///
/// # Errors
/// [`ErrorKind::Index`] with the reasons and what to do now.
pub(super) fn refuse_blocked<'a>(
    index: &'a Index,
    asked: impl IntoIterator<Item = &'a RequestedItem>,
    because: Option<&str>,
) -> Result<()> {
    let mut once: Vec<&str> = asked.into_iter().map(|item| item.id.as_str()).collect();
    once.sort_unstable();
    once.dedup();
    let stopping: Vec<(&str, &IndexFinding)> = once
        .into_iter()
        .flat_map(|id| stopping(index.findings_of(id), because).map(move |found| (id, found)))
        .collect();
    let Some((_, first)) = stopping.first() else { return Ok(()) };
    let sentence = |(id, finding): &(&str, &IndexFinding)| {
        format!("'{id}' cannot be sold ({}): {}", finding.code, finding.reason)
    };
    let mut messages: Vec<String> = stopping.iter().map(sentence).collect();
    let mut remedies: Vec<&str> = stopping.iter().map(|(_, f)| f.remedy.as_str()).collect();
    // What is said of many files is said once.
    messages.dedup();
    remedies.sort_unstable();
    remedies.dedup();
    Err(Error::new(ErrorKind::Index, messages.join(" ")).file(&first.path).hint(remedies.join(" ")))
}
