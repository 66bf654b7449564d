//! What an invoice or a packing rests on, kept beside it.

use jiff::civil::Date;
use rusqlite::{ToSql, Transaction};
use serde_json::Value;

use crate::error::Result;
use crate::ledger::store::{add_row, stored};
use crate::model::Rupiah;

/// What is packed or charged: its price, and what it rests on as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What the data cost.
    pub price: Rupiah,
    /// Packages with their digests, and the price line by line.
    pub body: Value,
}

/// Records what an invoice or a packing rests on.
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
