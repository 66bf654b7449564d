//! Migration of a ledger from version 1: personal fields get a table of their own, and every row is bound into a new
//! chain, without a moment and without who recorded it.

use rusqlite::{OptionalExtension, Transaction};
use serde_json::{Map, Value};

use super::cells::from_body;
use super::chain;
use super::database_error::broken;
use super::personal_fields::{Personal, REQUESTER, insert_person, take};
use crate::error::Result;
use crate::model::{Agreement, Handover, Invoice, Receipt};

/// The tables of version 1; each comes after those that it refers to.
const FIRST_TABLES: [&str; 11] = [
    "requests",
    "requesters",
    "arrivals",
    "approvals",
    "agreements",
    "packages",
    "verifications",
    "invoices",
    "payments",
    "receipts",
    "handovers",
];

/// Moves every row into the tables of the newest version, which the SQL `newest` creates.
pub(in crate::ledger) fn from_first(change: &Transaction<'_>, newest: &str) -> Result<()> {
    let mut moved = Vec::new();
    for table in FIRST_TABLES {
        moved.push((table, read(change, table)?));
    }
    // A table is dropped before those that it refers to.
    for table in FIRST_TABLES.iter().rev() {
        change.execute_batch(&format!("DROP TABLE {table}")).map_err(broken)?;
    }
    change.execute_batch(newest).map_err(broken)?;
    for (table, rows) in moved {
        for row in rows {
            write(change, table, row)?;
        }
    }
    Ok(())
}

type Row = Map<String, Value>;

/// Reads all rows of a table; version 1 has only integers, text and NULL.
fn read(change: &Transaction<'_>, table: &str) -> Result<Vec<Row>> {
    use rusqlite::types::ValueRef;
    let mut select =
        change.prepare(&format!("SELECT * FROM {table} ORDER BY id")).map_err(broken)?;
    let names: Vec<String> = select.column_names().map(str::to_owned).collect();
    let mut found = select.query([]).map_err(broken)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next().map_err(broken)? {
        let mut cells = Row::new();
        for (place, name) in names.iter().enumerate() {
            let value = match row.get_ref(place).map_err(broken)? {
                ValueRef::Integer(number) => Value::from(number),
                ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
                _ => Value::Null,
            };
            cells.insert(name.clone(), value);
        }
        rows.push(cells);
    }
    Ok(rows)
}

fn write(change: &Transaction<'_>, table: &str, mut row: Row) -> Result<()> {
    match table {
        "requesters" => {
            let request = row.get("request").and_then(Value::as_i64).unwrap_or_default();
            let sql = "SELECT number FROM requests WHERE id = ?1";
            let number: Option<String> =
                change.query_row(sql, [request], |row| row.get(0)).optional().map_err(broken)?;
            let mut person = Value::Object(row.clone());
            let person = take(&mut person, &REQUESTER);
            row.retain(|field, _| !REQUESTER.contains(&field.as_str()));
            let person = insert_person(change, &number.unwrap_or_default(), &person)?;
            row.insert("person".to_owned(), person.into());
        }
        "agreements" => part(change, &mut row, Agreement::PERSONAL)?,
        "invoices" => part(change, &mut row, Invoice::PERSONAL)?,
        "receipts" => part(change, &mut row, Receipt::PERSONAL)?,
        "handovers" => part(change, &mut row, Handover::PERSONAL)?,
        _ => {}
    }
    let cells: Vec<(&String, rusqlite::types::Value)> =
        row.iter().map(|(name, value)| (name, cell(value))).collect();
    let cells: Vec<(&str, &dyn rusqlite::ToSql)> =
        cells.iter().map(|(name, value)| (name.as_str(), value as _)).collect();
    chain::add_row(change, table, &cells).map(drop)
}

/// Moves the personal fields out of the record in a row into a row of `people`.
fn part(change: &Transaction<'_>, row: &mut Row, fields: &[&str]) -> Result<()> {
    let mut body: Value = from_body(row.get("body").and_then(Value::as_str).unwrap_or("{}"))?;
    let person = take(&mut body, fields);
    let visit = if let Some(number) = body.get("request").and_then(Value::as_str) {
        number.to_owned()
    } else {
        let request = row.get("request").and_then(Value::as_i64).unwrap_or_default();
        let sql = "SELECT number FROM requests WHERE id = ?1";
        change.query_row(sql, [request], |row| row.get(0)).map_err(broken)?
    };
    let person = insert_person(change, &visit, &person)?;
    row.insert("body".to_owned(), body.to_string().into());
    row.insert("person".to_owned(), person.into());
    Ok(())
}

fn cell(value: &Value) -> rusqlite::types::Value {
    use rusqlite::types::Value as Cell;
    match value {
        Value::Number(number) => Cell::Integer(number.as_i64().unwrap_or_default()),
        Value::String(text) => Cell::Text(text.clone()),
        _ => Cell::Null,
    }
}
