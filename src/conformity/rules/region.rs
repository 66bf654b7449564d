//! Do the item's regions fit those of the use (K07, K08), and do codes and names of regions agree (K15)?
//!
//! Where a code and its name disagree, it is not known which is right. K07 and K08 are then reported only if they
//! apply in both cases.

use super::case::{Asked, Case, holds_all_regions, piece};
use super::sentences::Sentences;
use crate::catalog::{Access, Dataset, Item, Region};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::conformity::reading::{Place, Trouble};
use crate::message::{Message, message};
use crate::model::RegionCode;

/// K07: the item's regions and the stated ones have nothing in common.
pub(super) fn elsewhere(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let coverage: &[RegionCode] = match asked.item {
        Item::Dataset(dataset) => &dataset.coverage,
        // A piece with an unknown code is reported by K15.
        Item::Layer(_) => std::slice::from_ref(&asked.piece?.code),
    };
    let meets = |code: &RegionCode| coverage.iter().any(|covering| covering.meets(code));
    let readings = case.reading.readings();
    let outside = readings.iter().all(|regions| {
        !regions.is_empty() && !regions.iter().any(|candidates| candidates.iter().any(meets))
    });
    if !outside {
        return None;
    }
    let sentences = Sentences {
        reason: message!(
            "This item covers {region}, but the study states the region {region_words}.",
            region = wording::all_of(wording::regions(coverage, case.catalog)),
            region_words = wording::quote(&case.reading.region_words())
        ),
        evidence: Message::verbatim(case.reading.region_words()),
        remedy: match asked.item {
            Item::Dataset(_) => {
                message!(
                    "Ask for the true region of the study; if it stays, take data of that \
                     region instead."
                )
            }
            Item::Layer(_) => {
                message!(
                    "Ask for the true region of the study; if it stays, take the map's piece of \
                     that region instead."
                )
            }
        },
    };
    Some(sentences.on_item(Rule::K07, Severity::TidakSesuai, asked.line))
}

/// K08: a narrower product of the same survey, period and variant covers all stated regions.
pub(super) fn too_broad(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    if case.reading.readings().iter().any(Vec::is_empty) {
        return None;
    }
    let would_do = |other: &&Dataset| {
        other.survey == dataset.survey
            && other.period == dataset.period
            && other.variant == dataset.variant
            && other.access != Access::Tertutup
            && narrower(&other.coverage, &dataset.coverage)
            && holds_all_regions(case, &other.coverage)
    };
    let narrow: Vec<_> = case.catalog.datasets.iter().filter(would_do).collect();
    let narrowest = narrow
        .iter()
        .find(|one| !narrow.iter().any(|other| narrower(&other.coverage, &one.coverage)))?;
    let sentences = Sentences {
        reason: message!(
            "These data cover {region}, more than the region of the study ({region_words}); a \
             narrower product covers it as well.",
            region = wording::all_of(wording::regions(&dataset.coverage, case.catalog)),
            region_words = wording::quote(&case.reading.region_words())
        ),
        evidence: Message::verbatim(case.reading.region_words()),
        remedy: message!(
            "Offer {narrowest}, which is smaller and cheaper; where the broad data are needed, \
             write down why.",
            narrowest = wording::dataset(narrowest)
        ),
    };
    Some(sentences.on_item(Rule::K08, Severity::PerluPenjelasan, asked.line))
}

/// Returns true when all of `inner` lies in `outer`, and `outer` is larger.
fn narrower(inner: &[RegionCode], outer: &[RegionCode]) -> bool {
    let inside = |part: &[RegionCode], whole: &[RegionCode]| {
        part.iter().all(|code| whole.iter().any(|covering| covering.covers(code)))
    };
    inside(inner, outer) && !inside(outer, inner)
}

/// K15: each stated region that has a [`Trouble`] with its code or name; then each unknown region code of a map on the
/// list of data.
pub(super) fn names_and_codes(case: &Case<'_>) -> Vec<Finding> {
    let stated = case.reading.regions.iter().filter_map(|place| stated(case, place));
    let pieces = case.request.items.iter().filter_map(|line| {
        let code = line.region.as_deref()?;
        let Some(Item::Layer(_)) = case.catalog.item(&line.id) else { return None };
        if piece(case.catalog, line).is_some() {
            return None;
        }
        let reason = message!(
            "The region code {code} of item {id} is not in the list of BPS codes.",
            code = wording::quote(code),
            id = line.id
        );
        let remedy = match in_ministrys_list(case, code) {
            Some(region) => message!(
                "The Ministry of Home Affairs has that code for {name}; its BPS code is \
                 {region}. Make sure of the region, then correct the list of data.",
                name = region.name,
                region = region.code
            ),
            None => message!("Make sure of the region with the visitor, then write its BPS code."),
        };
        Some(Sentences { reason, evidence: Message::verbatim(code.to_owned()), remedy })
    });
    let all = stated.chain(pieces);
    all.map(|sentences| sentences.on_request(Rule::K15, Severity::TidakSesuai)).collect()
}

fn stated(case: &Case<'_>, place: &Place) -> Option<Sentences> {
    let (reason, remedy) = match place.trouble.as_ref()? {
        Trouble::Disagree { code, name, meant } => disagree(case, code, name, meant),
        Trouble::UnknownCode { code, meant } => unknown_code(case, code, meant),
        Trouble::UnknownName { name, like } => (
            message!(
                "The region {name} is not in the list of BPS regions.",
                name = wording::quote(name)
            ),
            match like {
                Some(code) => message!(
                    "Perhaps {region} is meant. Make sure with the visitor, then write its code.",
                    region = wording::region(code, case.catalog)
                ),
                None => {
                    message!("Make sure of the region with the visitor, then write its BPS code.")
                }
            },
        ),
    };
    Some(Sentences { reason, evidence: Message::verbatim(place.words.clone()), remedy })
}

fn disagree(
    case: &Case<'_>,
    code: &RegionCode,
    name: &str,
    meant: &[RegionCode],
) -> (Message, Message) {
    let official = case.catalog.region(code).map_or("", |region| &region.name);
    let reason = message!(
        "The code {code} is {official}, not {name}: code and name of the region disagree.",
        code,
        official,
        name = wording::quote(name)
    );
    if meant.is_empty() {
        let remedy = message!(
            "That name is not in the list of BPS regions. Make sure whether {official} is \
             meant, then correct the name or the code.",
            official
        );
        return (reason, remedy);
    }
    let probably = wording::any_of(wording::regions(meant, case.catalog));
    match ministrys(case, code.as_str(), meant) {
        Some(region) => (
            message!(
                "{reason} {code} is the code of the Ministry of Home Affairs for {name}; its \
                 BPS code is {region}.",
                reason,
                code,
                name = region.name,
                region = region.code
            ),
            message!(
                "Make sure of the region; where the name is right, replace the code {code} by \
                 {region}.",
                code,
                region = region.code
            ),
        ),
        None => (
            reason,
            message!(
                "Make sure of the region; where the name is right, the code may be {probably}; \
                 where the code is right, the name is {official}.",
                probably,
                official
            ),
        ),
    }
}

fn unknown_code(case: &Case<'_>, code: &str, meant: &[RegionCode]) -> (Message, Message) {
    let reason = message!(
        "The region code {code} is not in the list of BPS codes.",
        code = wording::quote(code)
    );
    let ministrys = match meant {
        [] => in_ministrys_list(case, code),
        _ => ministrys(case, code, meant),
    };
    match (ministrys, meant) {
        (Some(region), _) => (
            message!(
                "{reason} It is the code of the Ministry of Home Affairs for {name}; its BPS \
                 code is {region}.",
                reason,
                name = region.name,
                region = region.code
            ),
            message!(
                "Make sure of the region, then replace that code by {region}.",
                region = region.code
            ),
        ),
        (None, []) => {
            (reason, message!("Make sure of the region with the visitor, then write its BPS code."))
        }
        (None, meant) => {
            let meant = wording::any_of(wording::regions(meant, case.catalog));
            (
                reason,
                message!("By its name {meant} is meant. Make sure, then correct the code.", meant),
            )
        }
    }
}

/// Returns the region that has this code in the Ministry's list, if it is among those that the name means.
fn ministrys<'a>(case: &Case<'a>, code: &str, meant: &[RegionCode]) -> Option<&'a Region> {
    in_list(case, code, |region| meant.contains(&region.code))
}

/// Returns the region that has this code in the Ministry's list.
fn in_ministrys_list<'a>(case: &Case<'a>, code: &str) -> Option<&'a Region> {
    in_list(case, code, |_| true)
}

fn in_list<'a>(case: &Case<'a>, code: &str, among: impl Fn(&Region) -> bool) -> Option<&'a Region> {
    let digits = |text: &str| text.replace('.', "");
    let wanted = digits(code);
    let regions = case.catalog.regions.iter();
    regions
        .filter(|region| !region.kemendagri.is_empty() && digits(&region.kemendagri) == wanted)
        .find(|region| among(region))
}
