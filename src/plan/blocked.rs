//! What the index found that stops a sale.

use crate::conformity::names_code;
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::model::{IndexFinding, RequestedItem};

/// Refuses items with findings that stop their sale and that the officer's reason does not carry over: all of
/// them at once.
///
/// # Errors
/// [`ErrorKind::Index`] with the reasons and what to do now.
pub fn refuse_blocked(index: &Index, asked: &[RequestedItem], because: Option<&str>) -> Result<()> {
    let carried = |finding: &IndexFinding| {
        finding.is_about_content() && because.is_some_and(|why| names_code(why, &finding.code))
    };
    let mut once: Vec<&str> = asked.iter().map(|item| item.id.as_str()).collect();
    once.sort_unstable();
    once.dedup();
    let stopping: Vec<(&str, &IndexFinding)> = once
        .into_iter()
        .flat_map(|id| index.blocking(id).map(move |finding| (id, finding)))
        .filter(|(_, finding)| !carried(finding))
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
