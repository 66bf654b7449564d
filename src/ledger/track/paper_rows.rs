//! Papers as rows: stored under their number with their template and settings, and read back.

use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};

use super::decision_rows::returned_after;
use super::refuse::missing;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::ledger::store::{
    LIVE_RECEIPT, Ledger, Number, Personal, Series, add_row, broken, counted_payments, from_body,
    join, part, to_body,
};
use crate::message::message;
use crate::model::{Handover, Invoice, PaperForm, PaperKind, Payment, Receipt};

impl Ledger {
    /// Returns the template and settings of an issued paper; `None` where there is no such paper, or where a version
    /// of the program issued it that did not store them.
    pub fn form_of(&self, kind: PaperKind, number: &str) -> Result<Option<PaperForm>> {
        let table = match kind {
            PaperKind::Invoice => "invoices",
            PaperKind::Receipt => "receipts",
            PaperKind::Handover => "handovers",
        };
        self.form_in(table, number)
    }

    /// As [`Self::form_of`], of the paper with this number in a table.
    pub(super) fn form_in(&self, table: &str, number: &str) -> Result<Option<PaperForm>> {
        let sql = format!(
            "SELECT template.name, template.body, settings.body FROM {table}
             JOIN texts AS template ON template.id = {table}.template
             JOIN texts AS settings ON settings.id = {table}.settings
             WHERE {table}.number = ?1"
        );
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(String, String, String)> =
            self.connection.query_row(&sql, [number], cells).optional().map_err(broken)?;
        let Some((name, template, settings)) = found else { return Ok(None) };
        Ok(Some(PaperForm { name, template, settings: from_body(&settings)? }))
    }

    /// Returns whether any numbered paper was issued, and whether any signed agreement was recorded.
    pub fn has_papers_and_agreements(&self) -> Result<(bool, bool)> {
        let sql = "SELECT EXISTS (SELECT 1 FROM invoices) OR EXISTS (SELECT 1 FROM receipts)
                       OR EXISTS (SELECT 1 FROM handovers),
                   EXISTS (SELECT 1 FROM agreements)";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        self.connection.query_row(sql, [], cells).map_err(broken)
    }
}

/// Stores a paper under its number, with the cells that only its table has (`own`), and returns its row. `visit` is the
/// number of the request under which its personal fields are forgotten.
pub(in crate::ledger) fn insert<T: Personal>(
    change: &Transaction<'_>,
    table: &str,
    own: &[(&str, &dyn ToSql)],
    (number, series): (&Number, &Series<'_>),
    visit: &str,
    paper: &T,
) -> Result<i64> {
    let (body, person) = part(change, visit, paper)?;
    let (template, settings) = form(change, series.form)?;
    let mut cells: Vec<(&str, &dyn ToSql)> = own.to_vec();
    cells.push(("person", &person));
    cells.push(("template", &template));
    cells.push(("settings", &settings));
    cells.push(("year", &number.year));
    cells.push(("serial", &number.serial));
    cells.push(("number", &number.text));
    cells.push(("body", &body));
    add_row(change, table, &cells)
}

/// Returns the rows of the template and of the settings of a paper, which are added where they are new.
pub(super) fn form(change: &Transaction<'_>, form: &PaperForm) -> Result<(i64, i64)> {
    let PaperForm { name, template, settings } = form;
    let template = text(change, name, template)?;
    Ok((template, text(change, SETTINGS, &to_body(settings)?)?))
}

/// The name of the office's settings in the table of texts.
const SETTINGS: &str = "kemas.toml";

/// Returns the row of a text, which is added where it is new; a text is stored once under each name.
fn text(change: &Transaction<'_>, name: &str, body: &str) -> Result<i64> {
    let digest = sha256(format!("{name}\n{body}").as_bytes()).to_string();
    let mut known =
        change.prepare_cached("SELECT id FROM texts WHERE digest = ?1").map_err(broken)?;
    let row = known.query_row([&digest], |row| row.get(0)).optional().map_err(broken)?;
    match row {
        Some(row) => Ok(row),
        None => add_row(change, "texts", &[("digest", &digest), ("name", &name), ("body", &body)]),
    }
}

/// Refuses a paper whose number, or whose request or invoice, is not the one it is to be stored under.
pub(in crate::ledger) fn fits(
    number: &Number,
    found: &str,
    of: &str,
    belongs: impl std::fmt::Display,
) -> Result<()> {
    if found == number.text && of == belongs.to_string() {
        return Ok(());
    }
    let text = &number.text;
    let message = message!(
        "paper {found} of {of} cannot be kept as {text} of {belongs}",
        found,
        of,
        text,
        belongs = belongs.to_string()
    );
    Err(Error::new(ErrorKind::Ledger, message))
}

/// Returns an invoice, void or not, and its row, or the error of an invoice that was never issued.
pub(in crate::ledger) fn required_invoice(
    connection: &Connection,
    number: &str,
) -> Result<(i64, Invoice)> {
    let sql = "SELECT id, body, person FROM invoices WHERE number = ?1";
    row_and_record(connection, sql, number)?.ok_or_else(|| {
        missing(
            message!("there is no invoice {number}", number),
            message!("run `kemas invoice REQUEST`"),
        )
    })
}

/// Returns the latest valid invoice of a version of a request, of those since its last return or amendment, and its
/// row.
pub(in crate::ledger) fn invoice_of_row(
    connection: &Connection,
    row: i64,
) -> Result<Option<(i64, Invoice)>> {
    let sql = format!(
        "SELECT id, body, person FROM invoices WHERE request = ?1 AND NOT EXISTS
         (SELECT 1 FROM voids WHERE kind = 'invoice' AND voids.number = invoices.number)
         AND id > {} ORDER BY id DESC LIMIT 1",
        returned_after("invoice")
    );
    row_and_record(connection, &sql, row)
}

/// Returns the payment of the invoice in this row.
pub(in crate::ledger) fn payment_of_row(
    connection: &Connection,
    invoice: i64,
) -> Result<Option<Payment>> {
    let sql = format!("SELECT body, NULL FROM {} WHERE invoice = ?1", counted_payments());
    record(connection, &sql, invoice)
}

/// Returns the latest valid receipt of the invoice in this row.
pub(in crate::ledger) fn receipt_of_row(
    connection: &Connection,
    invoice: i64,
) -> Result<Option<Receipt>> {
    let sql = format!(
        "SELECT body, person FROM receipts WHERE invoice = ?1 AND {LIVE_RECEIPT}
         ORDER BY id DESC LIMIT 1"
    );
    record(connection, &sql, invoice)
}

/// Returns the latest valid handover note of a version of a request.
pub(in crate::ledger) fn handover_of_row(
    connection: &Connection,
    row: i64,
) -> Result<Option<Handover>> {
    let sql = "SELECT body, person FROM handovers WHERE request = ?1 AND NOT EXISTS
               (SELECT 1 FROM voids WHERE kind = 'handover' AND voids.number = handovers.number)
               ORDER BY id DESC LIMIT 1";
    record(connection, sql, row)
}

/// Reads the first record that a query for body and person finds; `key` is its `?1`.
pub(in crate::ledger) fn record<T: Personal>(
    connection: &Connection,
    sql: &str,
    key: impl ToSql,
) -> Result<Option<T>> {
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found: Option<(String, Option<i64>)> =
        select.query_row([key], cells).optional().map_err(broken)?;
    found.map(|(body, person)| join(connection, &body, person)).transpose()
}

/// Reads all records that a query for id, body and person finds, each with its row; `key` is the query's `?1`.
pub(in crate::ledger) fn records<T: Personal>(
    connection: &Connection,
    sql: &str,
    key: impl ToSql,
) -> Result<Vec<(i64, T)>> {
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found = select.query_map([key], cells).map_err(broken)?;
    found
        .map(|cells| {
            let (row, body, person): (i64, String, Option<i64>) = cells.map_err(broken)?;
            Ok((row, join(connection, &body, person)?))
        })
        .collect()
}

/// Reads the first record that a query for id, body and person finds, and its row; `key` is the query's `?1`.
pub(in crate::ledger) fn row_and_record<T: Personal>(
    connection: &Connection,
    sql: &str,
    key: impl ToSql,
) -> Result<Option<(i64, T)>> {
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found: Option<(i64, String, Option<i64>)> =
        select.query_row([key], cells).optional().map_err(broken)?;
    let Some((row, body, person)) = found else { return Ok(None) };
    Ok(Some((row, join(connection, &body, person)?)))
}
