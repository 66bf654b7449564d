//! An item as text.

/// Returns product, region and format, as far as they are given.
pub(in crate::cli) fn item_words(id: &str, region: Option<&str>, format: Option<&str>) -> String {
    let parts = [Some(id), region, format];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
