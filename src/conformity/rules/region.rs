//! Do the item's regions fit those of the use (K07, K08), and do codes and names agree (K15)?
//!
//! Where a code and its name disagree, nobody knows which is right: K07 and K08 then count only
//! if they hold whichever is.

use super::case::{Asked, Case, holds_all_regions, piece};
use super::sentences::Sentences;
use crate::catalog::{Access, Dataset, Item, Region};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::conformity::reading::{Place, Trouble};
use crate::model::RegionCode;

/// K07: the item does not meet any stated region.
pub(super) fn elsewhere(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let coverage: &[RegionCode] = match asked.item {
        Item::Dataset(dataset) => &dataset.coverage,
        // A piece whose code is unknown is a matter of K15.
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
        reason: format!(
            "Item ini memuat {}, sedangkan penelitian menyatakan wilayah {}.",
            wording::regions(coverage, case.catalog, "dan"),
            wording::quote(&case.reading.region_words())
        ),
        evidence: case.reading.region_words(),
        remedy: match asked.item {
            Item::Dataset(_) => {
                "Tanyakan wilayah penelitian yang sebenarnya; bila tetap, ganti \
                                 item ini dengan data wilayah itu."
            }
            Item::Layer(_) => {
                "Tanyakan wilayah penelitian yang sebenarnya; bila tetap, ganti \
                               potongan petanya dengan wilayah itu."
            }
        }
        .to_owned(),
    };
    Some(sentences.on_item(Rule::K07, Severity::TidakSesuai, asked.line))
}

/// K08: a narrower product of the same survey, period and variant holds all stated regions.
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
        reason: format!(
            "Data ini memuat {}, lebih luas daripada wilayah penelitian ({}); ada produk yang \
             lebih sempit dan tetap mencakupnya.",
            wording::regions(&dataset.coverage, case.catalog, "dan"),
            wording::quote(&case.reading.region_words())
        ),
        evidence: case.reading.region_words(),
        remedy: format!(
            "Tawarkan {}, yang lebih kecil dan lebih murah; bila data yang luas memang diperlukan, \
             catat alasannya.",
            wording::dataset(narrowest)
        ),
    };
    Some(sentences.on_item(Rule::K08, Severity::PerluPenjelasan, asked.line))
}

/// Returns true when all of `inner` lies in `outer` and leaves a part of it out.
fn narrower(inner: &[RegionCode], outer: &[RegionCode]) -> bool {
    let inside = |part: &[RegionCode], whole: &[RegionCode]| {
        part.iter().all(|code| whole.iter().any(|covering| covering.covers(code)))
    };
    inside(inner, outer) && !inside(outer, inner)
}

/// K15: each stated region whose code and name disagree or are unknown, then each unknown code of
/// a map piece.
pub(super) fn names_and_codes(case: &Case<'_>) -> Vec<Finding> {
    let stated = case.reading.regions.iter().filter_map(|place| stated(case, place));
    let pieces = case.request.items.iter().filter_map(|line| {
        let code = line.region.as_deref()?;
        let Some(Item::Layer(_)) = case.catalog.item(&line.id) else { return None };
        if piece(case.catalog, line).is_some() {
            return None;
        }
        let reason = format!(
            "Kode wilayah {} pada item {} tidak ada dalam daftar kode BPS.",
            wording::quote(code),
            line.id
        );
        let remedy = match in_ministrys_list(case, code) {
            Some(region) => format!(
                "Kode itu ada dalam daftar Kemendagri untuk {}; kode BPS-nya {}. Pastikan \
                 wilayahnya, lalu perbaiki daftar data.",
                region.name, region.code
            ),
            None => "Pastikan wilayahnya kepada pengunjung, lalu tulis kode BPS-nya.".to_owned(),
        };
        Some(Sentences { reason, evidence: code.to_owned(), remedy })
    });
    let all = stated.chain(pieces);
    all.map(|sentences| sentences.on_request(Rule::K15, Severity::TidakSesuai)).collect()
}

fn stated(case: &Case<'_>, place: &Place) -> Option<Sentences> {
    let (reason, remedy) = match place.trouble.as_ref()? {
        Trouble::Disagree { code, name, meant } => disagree(case, code, name, meant),
        Trouble::UnknownCode { code, meant } => unknown_code(case, code, meant),
        Trouble::UnknownName { name, like } => (
            format!("Wilayah {} tidak ada dalam daftar wilayah BPS.", wording::quote(name)),
            match like {
                Some(code) => format!(
                    "Mungkin yang dimaksud {}. Pastikan kepada pengunjung, lalu tulis kodenya.",
                    wording::region(code, case.catalog)
                ),
                None => {
                    "Pastikan wilayahnya kepada pengunjung, lalu tulis kode BPS-nya.".to_owned()
                }
            },
        ),
    };
    Some(Sentences { reason, evidence: place.words.clone(), remedy })
}

fn disagree(
    case: &Case<'_>,
    code: &RegionCode,
    name: &str,
    meant: &[RegionCode],
) -> (String, String) {
    let official = case.catalog.region(code).map_or("", |region| &region.name);
    let reason = format!(
        "Kode {code} adalah {official}, bukan {}: kode dan nama wilayah tidak cocok.",
        wording::quote(name)
    );
    if meant.is_empty() {
        let remedy = format!(
            "Nama itu tidak ada dalam daftar wilayah BPS. Pastikan apakah {official} yang \
             dimaksud, lalu perbaiki nama atau kodenya."
        );
        return (reason, remedy);
    }
    let probably = wording::regions(meant, case.catalog, "atau");
    match ministrys(case, code.as_str(), meant) {
        Some(region) => (
            format!(
                "{reason} {code} adalah kode Kemendagri untuk {}; kode BPS-nya {}.",
                region.name, region.code
            ),
            format!(
                "Pastikan wilayahnya; bila namanya yang benar, ganti kode {code} dengan {}.",
                region.code
            ),
        ),
        None => (
            reason,
            format!(
                "Pastikan wilayahnya; bila namanya yang benar, kodenya mungkin {probably}, bila \
                 kodenya yang benar, namanya {official}."
            ),
        ),
    }
}

fn unknown_code(case: &Case<'_>, code: &str, meant: &[RegionCode]) -> (String, String) {
    let reason = format!("Kode wilayah {} tidak ada dalam daftar kode BPS.", wording::quote(code));
    let ministrys = match meant {
        [] => in_ministrys_list(case, code),
        _ => ministrys(case, code, meant),
    };
    match (ministrys, meant) {
        (Some(region), _) => (
            format!(
                "{reason} Itu kode Kemendagri untuk {}; kode BPS-nya {}.",
                region.name, region.code
            ),
            format!("Pastikan wilayahnya, lalu ganti kode itu dengan {}.", region.code),
        ),
        (None, []) => {
            (reason, "Pastikan wilayahnya kepada pengunjung, lalu tulis kode BPS-nya.".to_owned())
        }
        (None, meant) => {
            let meant = wording::regions(meant, case.catalog, "atau");
            (
                reason,
                format!("Menurut namanya yang dimaksud {meant}. Pastikan, lalu perbaiki kodenya."),
            )
        }
    }
}

/// Returns the region with this code of the Ministry, among those that the name means.
fn ministrys<'a>(case: &Case<'a>, code: &str, meant: &[RegionCode]) -> Option<&'a Region> {
    in_list(case, code, |region| meant.contains(&region.code))
}

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
