//! Can the item be sold at all: is it known (K01), open (K02), and priced (K03)?

use jiff::civil::Date;

use super::case::{Asked, Case, piece};
use super::offer::offer;
use super::sentences::Sentences;
use crate::catalog::{Access, Catalog, Item, MapLayer, Region, Subject, TariffClass, TariffRow};
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::model::{Level, RegionCode, RequestedItem, long_date};

/// K01: the id is not in the catalogue.
pub(super) fn unknown(case: &Case<'_>, line: &RequestedItem) -> Finding {
    let remedy = match case.catalog.nearest(&line.id) {
        Some(item) => format!(
            "Yang paling mirip ialah {} ({}). Tanyakan kepada pengunjung apakah itu yang dimaksud, \
             lalu perbaiki daftar data.",
            item.id(),
            item.title()
        ),
        None => "Tidak ada yang mirip. Cari produknya bersama pengunjung di katalog, lalu \
                 perbaiki daftar data."
            .to_owned(),
    };
    Sentences {
        reason: format!("Item {} tidak ada dalam katalog.", wording::quote(&line.id)),
        evidence: line.id.clone(),
        remedy,
    }
    .on_item(Rule::K01, Severity::TidakSesuai, line)
}

/// K02: the item is closed, or restricted.
pub(super) fn access(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let title = asked.item.title();
    let (severity, reason, remedy) = match asked.item.access() {
        Access::Umum => return None,
        Access::Terbatas => (
            Severity::PerluPenjelasan,
            format!("{title} berakses terbatas: tidak diserahkan tanpa penjelasan keperluannya."),
            "Tanyakan untuk apa data ini diperlukan dan mengapa produk yang terbuka tidak cukup, \
             lalu catat jawabannya sebagai alasan persetujuan."
                .to_owned(),
        ),
        Access::Tertutup => (
            Severity::TidakSesuai,
            format!("{title} tertutup: tidak dijual kepada siapa pun."),
            closed(case, asked),
        ),
    };
    let evidence = match asked.item.access() {
        Access::Terbatas => "akses dalam katalog: terbatas",
        _ => "akses dalam katalog: tertutup",
    };
    let sentences = Sentences { reason, evidence: evidence.to_owned(), remedy };
    Some(sentences.on_item(Rule::K02, severity, asked.line))
}

fn closed(case: &Case<'_>, asked: Asked<'_>) -> String {
    let others = match asked.item {
        Item::Dataset(ours) => {
            offer(case, |other| other.survey == ours.survey && other.period == ours.period)
        }
        Item::Layer(_) => String::new(),
    };
    if others.is_empty() {
        return "Keluarkan item ini dari daftar data dan bicarakan penggantinya dalam konsultasi \
                statistik."
            .to_owned();
    }
    format!(
        "Keluarkan item ini dari daftar data; yang dijual dari survei dan periode yang sama: {others}."
    )
}

/// K03: no tariff covers the item. No tariff is never Rp0.
pub(super) fn tariff(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    unpriced(Prices { catalog: case.catalog, day: case.day }, asked)
}

/// Returns the finding where no tariff covers an item on a day (K03), whatever it is wanted for: such an item
/// is never sold.
pub fn no_tariff(catalog: &Catalog, line: &RequestedItem, day: Date) -> Option<Finding> {
    let asked = Asked { line, item: catalog.item(&line.id)?, piece: piece(catalog, line) };
    unpriced(Prices { catalog, day }, asked)
}

/// The prices of a day.
#[derive(Clone, Copy)]
struct Prices<'a> {
    catalog: &'a Catalog,
    day: Date,
}

fn unpriced(case: Prices<'_>, asked: Asked<'_>) -> Option<Finding> {
    let sentences = match asked.item {
        Item::Dataset(_) => dataset_tariff(case)?,
        Item::Layer(layer) => map_tariff(case, asked, layer)?,
    };
    Some(sentences.on_item(Rule::K03, Severity::TidakSesuai, asked.line))
}

fn dataset_tariff(case: Prices<'_>) -> Option<Sentences> {
    let priced = valid_rows(case).any(|row| row.subject == Subject::DataMikro);
    (!priced).then(|| Sentences {
        reason: format!(
            "Tidak ada baris tarif data mikro yang berlaku pada {}.",
            long_date(case.day)
        ),
        evidence: "tabel tarif: data-mikro".to_owned(),
        remedy: "Jangan menyerahkan data ini: tanpa tarif bukan berarti Rp0. Mintalah kantor \
                 melengkapi tabel tarif."
            .to_owned(),
    })
}

fn map_tariff(case: Prices<'_>, asked: Asked<'_>, layer: &MapLayer) -> Option<Sentences> {
    let level = layer.level;
    // The tariff's law ends at the village; a finer row in the table would be a slip.
    if level > Level::Desa {
        return Some(Sentences {
            reason: format!(
                "Peta tingkat {level} tidak dijual: tarif hanya ada sampai peta per desa."
            ),
            evidence: format!("tingkat peta: {level}"),
            remedy: below_desa(case, asked),
        });
    }
    let Some(piece) = asked.piece else {
        // K15 tells of the unknown code; here only a layer without any price is left to report.
        return (!priced(case, level, layer.cut)).then(|| no_row(case, level, layer.cut));
    };
    let national = piece.level == Level::Nasional && priced(case, level, Level::Nasional);
    if piece.level != layer.cut && !national {
        return Some(Sentences {
            reason: format!(
                "Peta ini dijual per {}, sedangkan {} adalah wilayah tingkat {}.",
                layer.cut,
                wording::region(&piece.code, case.catalog),
                piece.level
            ),
            evidence: piece.code.to_string(),
            remedy: pieces(case, layer, piece),
        });
    }
    if !layer.coverage.iter().any(|code| code.covers(&piece.code)) {
        return Some(Sentences {
            reason: format!(
                "Peta ini tidak memuat {}; yang dijual hanya {}.",
                wording::region(&piece.code, case.catalog),
                wording::regions(&layer.coverage, case.catalog, "dan")
            ),
            evidence: piece.code.to_string(),
            remedy: pieces(case, layer, piece),
        });
    }
    (!priced(case, level, piece.level)).then(|| no_row(case, level, piece.level))
}

fn no_row(case: Prices<'_>, level: Level, cut: Level) -> Sentences {
    Sentences {
        reason: format!(
            "Tidak ada baris tarif peta per {level} untuk potongan {cut} yang berlaku pada {}.",
            long_date(case.day)
        ),
        evidence: format!("tabel tarif: peta, {level}, {cut}"),
        remedy: "Keluarkan item ini dari daftar data: tanpa tarif bukan berarti Rp0.".to_owned(),
    }
}

fn below_desa(case: Prices<'_>, asked: Asked<'_>) -> String {
    let sold = |layer: &&MapLayer| {
        layer.level == Level::Desa
            && layer.access == Access::Umum
            && asked.piece.is_none_or(|piece| layer.coverage.iter().any(|c| c.covers(&piece.code)))
    };
    match case.catalog.layers.iter().filter(sold).max_by_key(|layer| layer.edition) {
        Some(layer) => format!(
            "Keluarkan item ini dari daftar data; yang paling rinci dan dijual ialah {} ({}).",
            layer.id, layer.title
        ),
        None => "Keluarkan item ini dari daftar data.".to_owned(),
    }
}

/// Names the pieces nearest to the region asked for: those around it or inside it, and where the
/// layer has none, those that it has.
fn pieces(case: Prices<'_>, layer: &MapLayer, asked: &Region) -> String {
    if !priced(case, layer.level, layer.cut) {
        return "Keluarkan item ini dari daftar data: tidak ada potongan yang bertarif.".to_owned();
    }
    let sold = |region: &&Region| {
        region.level == layer.cut && layer.coverage.iter().any(|code| code.covers(&region.code))
    };
    let all: Vec<&RegionCode> =
        case.catalog.regions.iter().filter(sold).map(|region| &region.code).collect();
    let near: Vec<_> = all.iter().copied().filter(|code| code.meets(&asked.code)).collect();
    let named = if near.is_empty() { &all } else { &near };
    match named.as_slice() {
        [] => "Keluarkan item ini dari daftar data.".to_owned(),
        [one] => format!("Tawarkan potongan {}.", wording::region(one, case.catalog)),
        many => format!(
            "Tanyakan potongan mana yang dimaksud: {}.",
            wording::regions(many.iter().copied(), case.catalog, "atau")
        ),
    }
}

fn priced(case: Prices<'_>, level: Level, cut: Level) -> bool {
    valid_rows(case)
        .any(|row| row.subject == Subject::Peta && row.level == Some(level) && row.cut == Some(cut))
}

/// The ordinary rows in force that price the first unit; an Rp0 row alone prices nothing.
fn valid_rows(case: Prices<'_>) -> impl Iterator<Item = &TariffRow> {
    let day = case.day;
    let rows = case.catalog.tariffs.iter();
    rows.filter(move |row| {
        row.class == TariffClass::Umum && row.block_from <= 1 && row.valid_on(day)
    })
}
