//! Rows of the tariff.

use std::path::Path;

use super::id::{ID, id};
use super::row_types::{Subject, TariffClass, TariffRow, TariffUnit};
use super::table::Row;
use crate::error::Fault;
use crate::message::message;
use crate::model::{Level, Rupiah, Step, written_day};

/// Columns of `tariffs.csv`.
pub(super) const TARIFFS: &[&str] = &[
    "id",
    "subject",
    "level",
    "cut",
    "class",
    "block_from",
    "unit",
    "per",
    "price",
    "step",
    "cap",
    "legal_basis",
    "valid_from",
    "valid_until",
];

/// Reads a tariff row.
pub(super) fn tariff(row: &mut Row<'_>) -> Option<TariffRow> {
    let id = row.parse("id", ID, id);
    let subject = row.parse("subject", message!("data-mikro or peta"), |text| match text {
        "data-mikro" => Some(Subject::DataMikro),
        "peta" => Some(Subject::Peta),
        _ => None,
    });
    let map_level = |row: &mut Row<'_>, column: &str| {
        let found = row.optional(column, message!("a level such as desa"), Level::parse)?;
        if found.is_none() && subject == Some(Subject::Peta) {
            row.fault(column, message!("a level: a map's tariff names both its level and its cut"));
            return None;
        }
        Some(found)
    };
    let level = map_level(row, "level");
    let cut = map_level(row, "cut");
    let class = row.parse("class", message!("umum or nol"), |text| match text {
        "umum" => Some(TariffClass::Umum),
        "nol" => Some(TariffClass::Nol),
        _ => None,
    });
    let block_from = row.parse("block_from", message!("a whole number"), |text| text.parse().ok());
    let unit = row.parse("unit", message!("byte or peta"), |text| match text {
        "byte" => Some(TariffUnit::Byte),
        "peta" => Some(TariffUnit::Peta),
        _ => None,
    });
    let per = row.parse("per", message!("a whole number above 0"), |text| {
        text.parse().ok().filter(|per| *per > 0)
    });
    let price = row.parse("price", message!("whole rupiah without dots"), |text| {
        text.parse().ok().map(Rupiah)
    });
    let step = row.parse("step", message!("flat, pro-rata or up"), |text| match text {
        "flat" => Some(Step::Flat),
        "pro-rata" => Some(Step::ProRata),
        "up" => Some(Step::Up),
        _ => None,
    });
    let cap = row.optional("cap", message!("a whole number"), |text| text.parse().ok());
    let valid_from = row.parse("valid_from", message!("a day such as 2024-01-01"), written_day);
    let valid_until =
        row.optional("valid_until", message!("a day such as 2024-12-31"), written_day);
    Some(TariffRow {
        id: id?,
        subject: subject?,
        level: level?,
        cut: cut?,
        class: class?,
        block_from: block_from?,
        unit: unit?,
        per: per?,
        price: price?,
        step: step?,
        cap: cap?,
        legal_basis: row.text("legal_basis").to_owned(),
        valid_from: valid_from?,
        valid_until: valid_until?,
    })
}

/// Returns a fault for each row that charges the same block as a row before it, on a day on which both are in force.
/// The price of such a day cannot be calculated; that of others can. `lines` are those of the rows.
pub(super) fn tariff_twins(file: &Path, rows: &[TariffRow], lines: &[u64]) -> Vec<Fault> {
    let block =
        |row: &TariffRow| (row.subject, row.unit, row.level, row.cut, row.class, row.block_from);
    let is_twin = |one: &TariffRow, other: &TariffRow| {
        let from = one.valid_from.max(other.valid_from);
        block(one) == block(other) && one.valid_on(from) && other.valid_on(from)
    };
    let rows: Vec<_> = rows.iter().zip(lines).collect();
    let mut faults = Vec::new();
    for (at, (row, line)) in rows.iter().enumerate() {
        let twin = rows[..at].iter().find(|(before, _)| is_twin(before, row));
        let Some((before, other)) = twin else { continue };
        let from = before.valid_from.max(row.valid_from);
        let value = row.block_from.to_string();
        let expected = message!("a block that no other row charges on the same day");
        let fault = Fault::of_cell(file, **line, "block_from", &value, expected);
        faults.push(fault.hint(message!(
            "on {from} the row in line {other} charges it, too; end one of them with valid_until, or \
             give it another block_from",
            from,
            other = **other
        )));
    }
    faults
}
