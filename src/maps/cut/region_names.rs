//! Checks that the names in a piece are those of the region of its code. BPS and the Ministry of Home Affairs give some
//! digits to different regions, so that the code alone could deliver the wrong map.

use super::reading_notes::{Notes, add_once};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::piece::Piece;
use crate::message::{Message, message};
use crate::model::{Level, RegionCode};
use crate::plan::{MapOrder, Named};

/// Returns the column in which maps name regions of the same level as this one; `None` for the country.
pub(super) fn column(region: &RegionCode) -> Option<&'static str> {
    match region.level() {
        Level::Nasional => None,
        Level::Provinsi => Some("nmprov"),
        Level::Kabupaten => Some("nmkab"),
        Level::Kecamatan => Some("nmkec"),
        _ => Some("nmdesa"),
    }
}

/// Compares the names of the region and of the larger ones around it in the map with those in the catalogue. Areas that
/// have another name there are noted. For the country nothing is compared.
///
/// # Errors
/// [`ErrorKind::Withheld`] where the map names the region, but nowhere by a name that the catalogue gives it.
pub(super) fn check(piece: &Piece, order: &MapOrder, notes: &mut Notes) -> Result<()> {
    let Some(column) = column(&order.region.code) else { return Ok(()) };
    let at = piece.column(column);
    let mut named = 0_usize;
    let mut fits = 0_usize;
    for area in &piece.areas {
        let name = area.named.as_deref().unwrap_or_else(|| area.text(at));
        if name.is_empty() {
            continue;
        }
        named += 1;
        if is_name_of(&order.region, name) {
            fits += 1;
        } else {
            notes.other_region.push(area.id.clone());
            let inside = area.named.is_some();
            add_once(if inside { &mut notes.names_inside } else { &mut notes.other_names }, name);
        }
    }
    for larger in &order.around {
        check_larger_region(piece, larger, notes);
    }
    if named == 0 {
        notes.nameless = Some(column);
        return Ok(());
    }
    if fits > 0 {
        return Ok(());
    }
    let Named { code, name, .. } = &order.region;
    let found: Vec<&str> =
        notes.other_names.iter().chain(&notes.names_inside).map(String::as_str).collect();
    let owner = order.others.iter().find(|other| found.iter().any(|name| is_name_of(other, name)));
    let found = found.join(", ");
    let whose = match owner {
        Some(other) if other.kemendagri == code.as_str() => message!(
            " {name} is {other}; {code} is its code in the Ministry's system",
            name = other.name,
            other = other.code,
            code
        ),
        Some(other) => message!(" {name} is {code}", name = other.name, code = other.code),
        None => Message::verbatim(""),
    };
    let message = message!(
        "P18: the held map names region {code} \"{found}\", the catalogue \"{name}\".{whose}",
        code,
        found,
        name,
        whose
    );
    Err(Error::new(ErrorKind::Withheld, message).hint(message!(
        "hold a map in BPS codes, or add the name to the aliases of the region in \
         catalog/regions.csv"
    )))
}

/// Compares the names of a larger region, where the piece has a column of them, with those in the catalogue.
fn check_larger_region(piece: &Piece, larger: &Named, notes: &mut Notes) {
    let at = column(&larger.code).and_then(|column| piece.column(column));
    for area in &piece.areas {
        let name = area.text(at);
        if !name.is_empty() && !is_name_of(larger, name) {
            notes.other_region.push(area.id.clone());
            add_once(&mut notes.other_names, name);
        }
    }
}

/// Returns true where a name is one of the region's.
fn is_name_of(region: &Named, name: &str) -> bool {
    let name = normalised(name);
    std::iter::once(&region.name).chain(&region.aliases).any(|known| normalised(known) == name)
}

/// Returns a name in lower case without spaces and punctuation, and without the words for its kind in front (kabupaten,
/// kota, …); `kep` becomes `kepulauan`. A name of such words alone keeps them.
pub(super) fn normalised(name: &str) -> String {
    const KINDS: [&str; 8] =
        ["kabupaten", "kab", "kota", "provinsi", "prov", "administrasi", "adm", "kotamadya"];
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> =
        words.map(|word| if word == "kep" { "kepulauan" } else { word }).collect();
    let first = words.iter().position(|word| !KINDS.contains(word)).unwrap_or(0);
    words[first..].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_by_its_old_and_short_names() {
        let tanimbar = Named {
            code: RegionCode::parse("8101").unwrap(),
            name: "Kepulauan Tanimbar".into(),
            aliases: vec!["Maluku Tenggara Barat".into()],
            kemendagri: "8103".into(),
        };
        for name in ["KEPULAUAN TANIMBAR", "Kab. Kep. Tanimbar", "MALUKU  TENGGARA BARAT"] {
            assert!(is_name_of(&tanimbar, name), "{name}");
        }
        for name in ["MALUKU TENGGARA", "MALUKU TENGAH", ""] {
            assert!(!is_name_of(&tanimbar, name), "{name}");
        }
        assert_eq!(normalised("KOTA AMBON"), "ambon");
        assert_eq!(normalised("Kota"), "kota");
    }
}
