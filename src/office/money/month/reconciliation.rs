//! What SIMPONI says of a month, compared with the ledger.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::ledger::ReachedTreasury;
use crate::model::{Rupiah, month_name};

/// A payment that SIMPONI lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreasuryRow {
    /// The line in the export.
    pub line: u64,
    /// The NTPN.
    pub ntpn: String,
    /// The billing code; empty where the export has none.
    pub code: String,
    /// The amount.
    pub amount: Rupiah,
    /// The day of the payment.
    pub on: Date,
}

/// In what SIMPONI and the ledger differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Only SIMPONI has the NTPN.
    OnlySimponi,
    /// Only the ledger has the NTPN.
    OnlyLedger,
    /// The amounts differ.
    Amount,
    /// The days differ.
    Day,
    /// SIMPONI lists the NTPN more than once.
    Twice,
}

/// One difference, with what each side says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// In what they differ.
    pub what: DifferenceKind,
    /// The NTPN.
    pub ntpn: String,
    /// What SIMPONI says; `None` where it does not have the NTPN.
    pub simponi: Option<TreasuryRow>,
    /// What the ledger says; `None` where it does not have the NTPN.
    pub ledger: Option<ReachedTreasury>,
}

/// The comparison of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reconciliation {
    /// The month, such as `2026-11`.
    pub month: String,
    /// The rows of the export that are of this month, or of an NTPN that the ledger has in it.
    pub rows: usize,
    /// The rows of the export that are of another month.
    pub other_months: usize,
    /// How many NTPN agree in amount and day.
    pub agreed: usize,
    /// The sum of those.
    pub agreed_total: Rupiah,
    /// The sum of the rows of this month in SIMPONI.
    pub simponi_total: Rupiah,
    /// The sum of this month in the ledger.
    pub ledger_total: Rupiah,
    /// The differences, in the order of the NTPN.
    pub differences: Vec<Difference>,
}

/// Compares the rows of an export with all money that reached the treasury according to the ledger, for one month that
/// is given by its first day.
pub(super) fn reconcile(
    first: Date,
    rows: &[TreasuryRow],
    ledger: &[ReachedTreasury],
) -> Reconciliation {
    let is_of_month = |day: Date| day.first_of_month() == first.first_of_month();
    let merged = by_ntpn(ledger);
    let ledger = merged.as_slice();
    let known: BTreeMap<&str, &ReachedTreasury> =
        ledger.iter().map(|one| (one.ntpn.as_str(), one)).collect();
    let concerns = |row: &&TreasuryRow| {
        is_of_month(row.on) || known.get(row.ntpn.as_str()).is_some_and(|one| is_of_month(one.on))
    };
    let mut listed: BTreeMap<&str, Vec<&TreasuryRow>> = BTreeMap::new();
    for row in rows.iter().filter(concerns) {
        listed.entry(&row.ntpn).or_default().push(row);
    }
    let sum =
        |amounts: &mut dyn Iterator<Item = Rupiah>| amounts.fold(Rupiah::default(), Rupiah::plus);
    let concerned: usize = listed.values().map(Vec::len).sum();
    let mut found = Reconciliation {
        month: month_name(first),
        rows: concerned,
        other_months: rows.len() - concerned,
        agreed: 0,
        agreed_total: Rupiah::default(),
        simponi_total: sum(&mut rows
            .iter()
            .filter(|row| is_of_month(row.on))
            .map(|row| row.amount)),
        ledger_total: sum(&mut ledger
            .iter()
            .filter(|one| is_of_month(one.on))
            .map(|one| one.amount)),
        differences: Vec::new(),
    };
    let of_month = ledger.iter().filter(|one| is_of_month(one.on));
    let mut numbers: Vec<&str> = of_month.map(|one| one.ntpn.as_str()).collect();
    numbers.extend(listed.keys().copied());
    numbers.sort_unstable();
    numbers.dedup();
    for ntpn in numbers {
        let (there, here) = (listed.get(ntpn).map(Vec::as_slice), known.get(ntpn).copied());
        let differences = differences(ntpn, there.unwrap_or_default(), here);
        if let (true, Some(here)) = (differences.is_empty(), here) {
            found.agreed += 1;
            found.agreed_total = found.agreed_total.plus(here.amount);
        }
        found.differences.extend(differences);
    }
    found
}

/// Returns the money of each NTPN as one sum: a payment and its overpaid rest are one transfer for SIMPONI.
fn by_ntpn(ledger: &[ReachedTreasury]) -> Vec<ReachedTreasury> {
    let mut sums: BTreeMap<&str, ReachedTreasury> = BTreeMap::new();
    for one in ledger {
        match sums.get_mut(one.ntpn.as_str()) {
            Some(sum) => sum.amount = sum.amount.plus(one.amount),
            None => drop(sums.insert(&one.ntpn, one.clone())),
        }
    }
    sums.into_values().collect()
}

/// Returns the differences of one NTPN.
fn differences(
    ntpn: &str,
    there: &[&TreasuryRow],
    here: Option<&ReachedTreasury>,
) -> Vec<Difference> {
    let named = |what, row: Option<&&TreasuryRow>| Difference {
        what,
        ntpn: ntpn.to_owned(),
        simponi: row.map(|row| (*row).clone()),
        ledger: here.cloned(),
    };
    let mut found = Vec::new();
    match (there.first(), here) {
        (None, _) => found.push(named(DifferenceKind::OnlyLedger, None)),
        (first, None) => found.push(named(DifferenceKind::OnlySimponi, first)),
        (Some(first), Some(here)) => {
            if first.amount != here.amount {
                found.push(named(DifferenceKind::Amount, Some(first)));
            }
            if first.on != here.on {
                found.push(named(DifferenceKind::Day, Some(first)));
            }
        }
    }
    found.extend(there.iter().skip(1).map(|row| named(DifferenceKind::Twice, Some(row))));
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_kind_of_difference_is_named() {
        let row = |line, ntpn: &str, amount, on| TreasuryRow {
            line,
            ntpn: ntpn.to_owned(),
            code: String::new(),
            amount: Rupiah(amount),
            on,
        };
        let own = |ntpn: &str, amount, on| ReachedTreasury {
            ntpn: ntpn.to_owned(),
            invoice: String::new(),
            amount: Rupiah(amount),
            on,
        };
        let (day, other) = (date(2026, 11, 24), date(2026, 12, 1));
        let rows = [
            row(2, "A", 10, day),
            row(3, "B", 11, day),
            row(4, "C", 10, other),
            row(5, "D", 10, day),
            row(6, "A", 10, day),
            row(7, "Z", 10, other),
            row(8, "F", 10, day),
            row(9, "H", 14, day),
        ];
        let ledger = [
            own("A", 10, day),
            own("B", 10, day),
            own("C", 10, day),
            own("E", 10, day),
            own("F", 10, day),
            own("G", 10, other),
            own("H", 10, day),
            own("H", 4, day),
        ];
        let found = reconcile(date(2026, 11, 1), &rows, &ledger);
        let named: Vec<_> = found.differences.iter().map(|one| (&*one.ntpn, one.what)).collect();
        let expected = [
            ("A", DifferenceKind::Twice),
            ("B", DifferenceKind::Amount),
            ("C", DifferenceKind::Day),
            ("D", DifferenceKind::OnlySimponi),
            ("E", DifferenceKind::OnlyLedger),
        ];
        assert_eq!(named, expected);
        assert_eq!((found.agreed, found.rows, found.other_months), (2, 7, 1));
        assert_eq!((found.simponi_total, found.ledger_total), (Rupiah(65), Rupiah(64)));
    }
}
