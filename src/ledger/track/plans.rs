//! The plans that invoices and packings are based on.

use jiff::civil::Date;
use rusqlite::{ToSql, Transaction};
use serde_json::Value;

use crate::error::Result;
use crate::ledger::store::{add_row, stored};
use crate::model::Rupiah;

/// What is packed: its price, and the plan as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The price of the whole packing.
    pub price: Rupiah,
    /// Packages with their digests, and the price line by line.
    pub body: Value,
}

/// Stores the plan of an invoice or of a packing. `of` is the column, `invoice` or `packing`, and `basis` its value:
/// the row of the invoice, or the number of the packing within its version of the request, from 1.
pub(in crate::ledger) fn record_plan(
    change: &Transaction<'_>,
    request: i64,
    (of, basis): (&str, i64),
    price: Rupiah,
    plan: &Value,
    on: Date,
) -> Result<()> {
    let (price, body) = (stored(price.0)?, plan.to_string());
    let cells: [(&str, &dyn ToSql); 5] = [
        ("request", &request),
        (of, &basis),
        ("price", &price),
        ("body", &body),
        ("planned_on", &on.to_string()),
    ];
    add_row(change, "plans", &cells).map(drop)
}
