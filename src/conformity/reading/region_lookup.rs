//! Looks up a region of a request by its code and its name. Where the two disagree, both meanings are kept.
//! `gazetteer` finds regions by name alone.

use super::gazetteer::Gazetteer;
use super::stated::{Place, Trouble};
use crate::catalog::{Catalog, Region};
use crate::model::{DeclaredRegion, RegionCode};

/// Looks up a region by its code and its name; `None` where neither is given.
pub(super) fn place(
    asked: &DeclaredRegion,
    catalog: &Catalog,
    gazetteer: &Gazetteer<'_>,
) -> Option<Place> {
    let (code, name) = (asked.code.as_deref(), asked.name.as_deref());
    let words = [code, name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parsed = code.and_then(RegionCode::parse);
    let known = parsed.as_ref().and_then(|code| catalog.region(code));
    let bearers = name.map(|name| gazetteer.named(name)).unwrap_or_default();
    let fits = |region: &Region, name: &str| {
        bearers.iter().any(|bearer| bearer.code == region.code)
            || bearers.is_empty() && gazetteer.mentioned(name).iter().any(|m| m.code == region.code)
    };
    let mut meant = codes(&bearers);
    let trouble = match (known, code, name) {
        (None, None, None) => return None,
        (Some(region), _, Some(name)) if !fits(region, name) => {
            if meant.is_empty() {
                meant = codes(&gazetteer.mentioned(name));
            }
            let (code, name) = (region.code.clone(), name.to_owned());
            Some(Trouble::Disagree { code, name, meant: meant.clone() })
        }
        (Some(region), ..) => {
            meant = vec![region.code.clone()];
            None
        }
        (None, Some(code), _) => {
            Some(Trouble::UnknownCode { code: code.to_owned(), meant: meant.clone() })
        }
        (None, None, Some(name)) if bearers.is_empty() => {
            let like = gazetteer.like(name).map(|region| region.code.clone());
            Some(Trouble::UnknownName { name: name.to_owned(), like })
        }
        (None, None, Some(_)) => None,
    };
    let by_code = parsed.map_or_else(|| meant.clone(), |code| vec![code]);
    let by_name = if meant.is_empty() { by_code.clone() } else { meant };
    Some(Place { words, by_code, by_name, trouble, field: None })
}

fn codes(regions: &[&Region]) -> Vec<RegionCode> {
    regions.iter().map(|region| region.code.clone()).collect()
}
