//! The bags of a request's latest packing: which they are, their price, and whether they were verified.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::decision_rows::returned_after;
use super::refuse::{missing, not_before};
use crate::error::Result;
use crate::ledger::store::{broken, day, digest};
use crate::message::message;
use crate::model::{RequestNumber, Rupiah, SealedBag, Sha256Digest};

/// Returns SQL that is true for the bags of a request's latest packing, if it is after the last return; `?1` is the
/// request's row.
fn latest() -> String {
    let returned = returned_after("package");
    format!(
        "request = ?1 AND packing = (SELECT max(packing) FROM packages WHERE request = ?1)
         AND packages.id > {returned}"
    )
}

/// Returns the row of the bag with this manifest in a request's latest packing.
pub(in crate::ledger) fn row_of_bag(
    connection: &Connection,
    row: i64,
    manifest: Sha256Digest,
) -> Result<Option<i64>> {
    let sql = format!("SELECT id FROM packages WHERE {} AND manifest_sha256 = ?2", latest());
    let key = params![row, manifest.to_string()];
    connection.query_row(&sql, key, |row| row.get(0)).optional().map_err(broken)
}

/// Returns the bags of a request's latest packing.
pub(in crate::ledger) fn latest_packages(
    connection: &Connection,
    row: i64,
) -> Result<Vec<SealedBag>> {
    let sql = format!(
        "SELECT ordinal, path, bytes, manifest_sha256, short_code FROM packages
         WHERE {} ORDER BY ordinal",
        latest()
    );
    let mut statement = connection.prepare(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let (bytes, sha256): (i64, String) = (row.get(2)?, row.get(3)?);
        Ok((row.get(0)?, row.get(1)?, bytes.unsigned_abs(), sha256, row.get(4)?))
    };
    let rows = statement.query_map([row], cells).map_err(broken)?;
    rows.map(|cells| {
        let (ordinal, path, bytes, sha256, short_code) = cells.map_err(broken)?;
        let manifest_sha256 = digest(&sha256)?;
        Ok(SealedBag { ordinal, path, bytes, manifest_sha256, short_code })
    })
    .collect()
}

/// Returns the number of bags of the latest packing whose last verification was not complete or is missing, where only
/// those after the verification with the id `since` count; `None` where there are no bags.
pub(in crate::ledger) fn unverified(
    connection: &Connection,
    row: i64,
    since: i64,
) -> Result<Option<i64>> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(coalesce((SELECT result FROM verifications
         WHERE package = packages.id AND verifications.id > ?2
         ORDER BY id DESC LIMIT 1), '') <> 'lengkap'), 0)
         FROM packages WHERE {}",
        latest()
    );
    let counts = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
    let (bags, open) = connection.query_row(&sql, [row, since], counts).map_err(broken)?;
    Ok((bags > 0).then_some(open))
}

/// Refuses a handover that would be dated before the latest packing, or before a verification of its bags.
pub(in crate::ledger) fn refuse_before_bags(
    connection: &Connection,
    row: i64,
    on: Date,
) -> Result<()> {
    let sql = format!(
        "SELECT max(packed_on), max(verified_on) FROM packages
         LEFT JOIN verifications ON verifications.package = packages.id WHERE {}",
        latest()
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (packed, verified): (Option<String>, Option<String>) =
        connection.query_row(&sql, [row], cells).map_err(broken)?;
    if let Some(packed) = packed {
        not_before(on, day(&packed)?, &message!("the bags were packed"))?;
    }
    if let Some(verified) = verified {
        not_before(on, day(&verified)?, &message!("the bags were verified"))?;
    }
    Ok(())
}

/// Refuses a handover where the latest packing has another price than `paid`.
pub(in crate::ledger) fn refuse_other_than_paid(
    connection: &Connection,
    row: i64,
    paid: Rupiah,
    number: &RequestNumber,
) -> Result<()> {
    let sql = format!("SELECT max(price) FROM packages WHERE {}", latest());
    let price: i64 = connection.query_row(&sql, [row], |row| row.get(0)).map_err(broken)?;
    let price = Rupiah(price.unsigned_abs());
    if price == paid {
        return Ok(());
    }
    let message = message!(
        "what was packed last for {number} cost {price}, but {paid} was paid",
        number,
        price,
        paid
    );
    Err(missing(
        message,
        message!("run `kemas pack {number} --to PATH` with the data that was invoiced", number),
    ))
}
