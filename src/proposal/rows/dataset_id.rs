//! The id and the title of a dataset, which follow from survey, period, variant and coverage.

use crate::catalog::YEAR;
use crate::message::message;
use crate::model::Period;
use crate::proposal::product::{Context, Draft, Found};

/// The part of an id or a title that stands for several regions, in place of their list.
fn several(coverage: &str) -> Option<usize> {
    let count = coverage.split(';').count();
    (count > 3).then_some(count)
}

/// Returns the id.
pub(super) fn id(
    context: &Context<'_>,
    draft: &Draft,
    variant: Option<&str>,
    coverage: Option<&str>,
) -> Found {
    let needed = [draft.text("survey"), draft.text("period"), variant, coverage];
    let [Some(survey), Some(period), Some(variant), Some(coverage)] = needed else {
        return Found::unclear(message!("it follows from survey, period, variant and coverage"));
    };
    let row = context.words.surveys.survey(survey);
    let year: String = survey.chars().filter(char::is_ascii_digit).collect();
    let first = match row {
        Some(row) => row.id.replace(YEAR, &year),
        None => survey.to_lowercase(),
    };
    let of_variant =
        context.words.surveys.variants(survey).into_iter().find(|r| r.variant == variant);
    let last = of_variant.map_or(variant.to_lowercase(), |row| row.id.clone());
    let period = if first.ends_with(period) { "" } else { period };
    let region = match (coverage, several(coverage)) {
        ("00", _) => String::new(),
        (_, Some(count)) => format!("{count}-wilayah"),
        _ => coverage.replace(';', "-"),
    };
    let parts = [first.as_str(), period, &last, &region];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let joined = parts.join("-").to_lowercase();
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    Found::likely(
        joined.chars().map(plain).take(64).collect::<String>(),
        message!("made of survey, period, variant and coverage"),
    )
}

/// Returns the title.
pub(super) fn title(
    context: &Context<'_>,
    draft: &Draft,
    variant: Option<&str>,
    coverage: Option<&str>,
) -> Found {
    let needed = [draft.text("survey"), draft.text("period"), variant, coverage];
    let [Some(survey), Some(period), Some(variant), Some(coverage)] = needed else {
        return Found::unclear(message!("it follows from survey, period, variant and coverage"));
    };
    let year: String = survey.chars().filter(char::is_ascii_digit).collect();
    let row = context.words.surveys.survey(survey);
    let mut title = row.map_or(survey.to_owned(), |row| row.title.replace(YEAR, &year));
    if !title.ends_with(period) {
        title.push(' ');
        title.push_str(&in_words(period));
    }
    let of_variant =
        context.words.surveys.variants(survey).into_iter().find(|r| r.variant == variant);
    let words = of_variant.map_or(variant, |row| &row.title);
    if !words.is_empty() {
        title.push_str(if words.starts_with(char::is_lowercase) { ", " } else { " " });
        title.push_str(words);
    }
    match draft.text("edition") {
        None | Some("" | "1") => {}
        Some(edition) => title.extend([" (", edition, ")"]),
    }
    match (coverage, several(coverage)) {
        ("00", _) => {}
        (_, Some(count)) => title.extend([", ", &count.to_string(), " wilayah"]),
        _ => {
            for code in coverage.split(';') {
                title.extend([", ", &context.region_words(code)]);
            }
        }
    }
    Found::likely(title, message!("made of survey, period, variant and coverage"))
}

/// Returns a period as titles have it: `Maret 2024`.
fn in_words(period: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    match Period::parse(period) {
        Some(Period { first, month: Some(month), .. }) => {
            let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"");
            format!("{name} {first}")
        }
        _ => period.to_owned(),
    }
}
