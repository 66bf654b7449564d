//! Rows of the tariff.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use super::id::{ID, id};
use super::row_types::{Subject, TariffClass, TariffRow, TariffUnit};
use super::table::Row;
use crate::error::Fault;
use crate::message::{Message, message};
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

/// Returns a fault for each gap and each overlap between the blocks of rows that are in force on the same day: on each
/// such day each quantity from 1 is to be covered by one row. Each is told for the first day that has it. Two rows that
/// begin at the same quantity are not told; [`tariff_twins`] tells them. `lines` are those of the rows.
pub(super) fn tariff_brackets(file: &Path, rows: &[TariffRow], lines: &[u64]) -> Vec<Fault> {
    let charged = |row: &TariffRow| (row.subject, row.unit, row.level, row.cut, row.class);
    let mut told: BTreeSet<(u64, &str, u64)> = BTreeSet::new();
    let mut faults = Vec::new();
    for (at, first) in rows.iter().enumerate() {
        if rows[..at].iter().any(|row| charged(row) == charged(first)) {
            continue;
        }
        let of_ware: Vec<(&TariffRow, u64)> = rows
            .iter()
            .zip(lines.iter().copied())
            .filter(|(row, _)| charged(row) == charged(first))
            .collect();
        for day in changes(&of_ware) {
            let mut valid: Vec<_> =
                of_ware.iter().copied().filter(|(row, _)| row.valid_on(day)).collect();
            valid.sort_by_key(|(row, _)| row.block_from);
            valid.dedup_by_key(|(row, _)| row.block_from);
            for flaw in flaws(&valid) {
                let (column, value) = flaw.cell();
                if told.insert((flaw.line, column, flaw.end)) {
                    let fault = Fault::of_cell(
                        file,
                        flaw.line,
                        column,
                        &value.to_string(),
                        flaw.expected(),
                    );
                    faults.push(fault.hint(flaw.hint(day)));
                }
            }
        }
    }
    faults.sort_by_key(|fault| fault.line);
    faults
}

/// Returns the days on which other rows come into force than on the day before, in ascending order.
fn changes(rows: &[(&TariffRow, u64)]) -> BTreeSet<Date> {
    let begins = rows.iter().map(|(row, _)| row.valid_from);
    let ends = rows.iter().filter_map(|(row, _)| row.valid_until?.tomorrow().ok());
    begins.chain(ends).collect()
}

/// Returns the gaps and overlaps of rows that are in force on one day, given with their lines in ascending order.
fn flaws<'a>(rows: &[(&'a TariffRow, u64)]) -> Vec<Flaw<'a>> {
    let mut flaws = Vec::new();
    // Where the row before ends, with its line; nothing for one that covers all up to the next row.
    let mut before: Option<(u64, Option<u64>)> = Some((0, None));
    for (row, line) in rows {
        if let Some((end, other)) = before.filter(|(end, _)| *end != row.block_from) {
            let what = match other {
                Some(other) if end > row.block_from => What::Overlap { other },
                _ => What::Gap,
            };
            flaws.push(Flaw { row, line: *line, end, what });
        }
        before = row.covers().map(|covered| (row.block_from.saturating_add(covered), Some(*line)));
    }
    if let (Some((end, _)), Some((row, line))) = (before, rows.last()) {
        flaws.push(Flaw { row, line: *line, end, what: What::Open });
    }
    flaws
}

/// A gap or an overlap, told at a row.
struct Flaw<'a> {
    row: &'a TariffRow,
    line: u64,
    /// Where the row before ends; for [`What::Open`] the row itself.
    end: u64,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// No row covers what is between the end of the row before and this row.
    Gap,
    /// The row before covers a part of this row's block.
    Overlap {
        /// The line of the row before.
        other: u64,
    },
    /// No row covers what is beyond this row.
    Open,
}

impl Flaw<'_> {
    fn cell(&self) -> (&'static str, u64) {
        match self.what {
            What::Gap | What::Overlap { .. } => ("block_from", self.row.block_from),
            What::Open => ("per", self.row.per),
        }
    }

    fn expected(&self) -> Message {
        let end = self.end;
        match self.what {
            What::Gap if end == 0 => message!("0 in the row of the first block"),
            What::Gap | What::Overlap { .. } => {
                message!("{end}, where the block before it ends", end)
            }
            What::Open => message!("a further row, with block_from {end}", end),
        }
    }

    fn hint(&self, day: Date) -> Message {
        let (id, lacking) = (&self.row.id, self.end.saturating_add(1));
        match self.what {
            What::Overlap { other } => message!(
                "on {day} the row in line {other} and this one both cover the quantity {quantity}: a flat price \
                 covers `per` units from its block_from and no more; correct one of them",
                day,
                other,
                quantity = self.row.block_from.saturating_add(1)
            ),
            What::Gap => message!(
                "on {day} no row covers the quantity {lacking}, so that it is not sold: add the row that is \
                 lacking before {id}, or correct block_from",
                day,
                lacking,
                id
            ),
            What::Open => message!(
                "on {day} no row covers the quantity {lacking}, so that it is not sold: a flat price covers `per` \
                 units from its block_from and no more; add the row that follows {id}",
                day,
                lacking,
                id
            ),
        }
    }
}
