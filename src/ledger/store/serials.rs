//! The serials of the papers of a series together with its holes: without a gap, and none twice.

use rusqlite::Connection;

use super::database_error::broken;
use super::holes::table;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::SeriesKind;

/// Returns what is wrong with the serials of a series, each with the table that it concerns.
///
/// Papers and holes of a year together count 1, 2, 3 and so on. Those of the first year may begin later, where the
/// office's register stood when the ledger began; a first paper that was removed is found in the chain.
pub(super) fn wrong_serials(
    connection: &Connection,
    kind: SeriesKind,
) -> Result<Vec<(&'static str, i64, Message)>> {
    let mut wrong = gaps(connection, kind)?;
    wrong.extend(filled_holes(connection, kind)?);
    Ok(wrong)
}

fn gaps(connection: &Connection, kind: SeriesKind) -> Result<Vec<(&'static str, i64, Message)>> {
    let table = table(kind);
    let sql = format!(
        "WITH parts (year, first, last) AS (
            SELECT year, serial, serial FROM {table}
            UNION ALL SELECT year, first, last FROM holes WHERE kind = ?1)
         SELECT year, max(last), sum(last - first + 1) FROM parts GROUP BY year
         HAVING max(last) - min(first) + 1 <> sum(last - first + 1)
         OR (min(first) <> 1 AND year > (SELECT min(year) FROM parts))"
    );
    let mut select = connection.prepare(&sql).map_err(broken)?;
    let mut years = select.query([table]).map_err(broken)?;
    let mut wrong = Vec::new();
    while let Some(row) = years.next().map_err(broken)? {
        let cell = |place| row.get::<_, i64>(place).map_err(broken);
        let [year, last, count] = [cell(0)?, cell(1)?, cell(2)?];
        let what = message!(
            "the numbers of {year} go up to {last}, but there are {count} papers",
            year,
            last,
            count
        );
        wrong.push((table, 0, what));
    }
    Ok(wrong)
}

/// Returns the holes in which a paper stands.
fn filled_holes(
    connection: &Connection,
    kind: SeriesKind,
) -> Result<Vec<(&'static str, i64, Message)>> {
    let table = table(kind);
    let sql = format!(
        "SELECT holes.id, number FROM holes JOIN {table} AS papers ON papers.year = holes.year
         AND papers.serial BETWEEN holes.first AND holes.last
         WHERE holes.kind = ?1 ORDER BY holes.id, papers.serial"
    );
    let mut select = connection.prepare(&sql).map_err(broken)?;
    let mut found = select.query([table]).map_err(broken)?;
    let mut wrong = Vec::new();
    while let Some(row) = found.next().map_err(broken)? {
        let number: String = row.get(1).map_err(broken)?;
        let what = message!("the paper {number} stands among the numbers without a paper", number);
        wrong.push(("holes", row.get(0).map_err(broken)?, what));
    }
    Ok(wrong)
}
