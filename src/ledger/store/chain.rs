//! The hash chain: each row that is added is bound to the row before it by a hash.

use jiff::ToSpan;
use jiff::civil::DateTime;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params, params_from_iter};

use super::database_error::broken;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::message::message;
use crate::model::{Moment, Sha256Digest};

/// The hash before the first row.
const BEGINNING: Sha256Digest = Sha256Digest([0; 32]);

/// Columns of `people` that may be blanked, and so are not hashed. The digest of their values in the same row stays,
/// and is hashed.
const BLANKABLE: [&str; 2] = ["salt", "body"];

/// Adds a row and its link in the chain; returns the row's id.
pub(in crate::ledger) fn add_row(
    change: &Transaction<'_>,
    table: &str,
    cells: &[(&str, &dyn ToSql)],
) -> Result<i64> {
    let names: Vec<&str> = cells.iter().map(|(name, _)| *name).collect();
    let places = vec!["?"; cells.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
    let mut insert = change.prepare_cached(&sql).map_err(broken)?;
    insert.execute(params_from_iter(cells.iter().map(|(_, value)| *value))).map_err(broken)?;
    let row = change.last_insert_rowid();
    bind(change, table, row)?;
    Ok(row)
}

/// What a link says beside the row: when the row was recorded, who did it, why, and who confirmed it as a second person.
/// Each part is `None` where it was not recorded.
#[derive(Debug, Default)]
pub(in crate::ledger) struct Recording {
    pub(in crate::ledger) moment: Option<String>,
    pub(in crate::ledger) by: Option<String>,
    pub(in crate::ledger) account: Option<String>,
    pub(in crate::ledger) host: Option<String>,
    pub(in crate::ledger) because: Option<String>,
    pub(in crate::ledger) second: Option<String>,
}

impl Recording {
    /// Returns what this connection records now: the moment of its clock and its actor, where they are set.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the moment is before that of another row, and the actor gives no reason.
    fn now(change: &Transaction<'_>) -> Result<Self> {
        let sql = "SELECT moment, name, account, host, because, second FROM (SELECT 1)
                   LEFT JOIN temp.clock LEFT JOIN temp.actor";
        let mut now = change.prepare_cached(sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| {
            Ok(Self {
                moment: row.get(0)?,
                by: row.get(1)?,
                account: row.get(2)?,
                host: row.get(3)?,
                because: row.get(4)?,
                second: row.get(5)?,
            })
        };
        let recording = now.query_row([], cells).map_err(broken)?;
        if let (Some(moment), None) = (&recording.moment, &recording.because) {
            let is_exact = "SELECT is_exact FROM temp.clock";
            let is_exact = change.query_row(is_exact, [], |row| row.get(0)).map_err(broken)?;
            refuse_back(change, moment, is_exact)?;
        }
        Ok(recording)
    }

    /// Returns each part that was recorded, after the name of its column.
    fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { moment, by, account, host, because, second } = self;
        let all = [
            ("recorded_at", moment),
            ("acted_by", by),
            ("account", account),
            ("host", host),
            ("acted_because", because),
            ("seconded_by", second),
        ];
        all.into_iter().filter_map(|(name, part)| Some((name, part.as_deref()?)))
    }
}

/// Refuses to record a row at a moment that is before the latest one on record: the clock was set back, or an earlier day
/// was chosen. Where the day was chosen, the time of day says nothing.
fn refuse_back(change: &Transaction<'_>, moment: &str, is_exact: bool) -> Result<()> {
    /// Acts that are recorded at the same time may come in another order than their moments.
    const AT_ONCE: i64 = 10;
    let (Some(now), Some(last)) = (Moment::read(moment), last_moment(change)?) else {
        return Ok(());
    };
    let is_back = now.saturating_add(AT_ONCE.minutes()) < last;
    if !is_back || (now.date() == last.date() && !is_exact) {
        return Ok(());
    }
    let words = |moment: DateTime| moment.strftime("%Y-%m-%d %H:%M").to_string();
    let message = message!(
        "this would be recorded for {now}, but the last record is of {last}",
        now = words(now),
        last = words(last)
    );
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "set the computer's clock, or --today, right; what is entered late is recorded with `--because REASON`"
    )))
}

/// Returns the latest moment on record, in the office's zone of then; `None` where no row has one.
pub(in crate::ledger) fn last_moment(connection: &Connection) -> Result<Option<DateTime>> {
    let mut last =
        connection.prepare_cached("SELECT max(recorded_at) FROM chain").map_err(broken)?;
    let last: Option<String> = last.query_row([], |row| row.get(0)).map_err(broken)?;
    Ok(last.as_deref().and_then(Moment::read))
}

/// Adds the link of a row, with the moment of the clock and the actor where they are set; nothing where there is no
/// such row.
pub(in crate::ledger) fn bind(change: &Transaction<'_>, table: &str, row: i64) -> Result<()> {
    let before = chain_head(change)?.map_or(BEGINNING.to_string(), |(_, hash)| hash);
    let recording = Recording::now(change)?;
    let Some(hash) = hash(change, table, row, &before, &recording)? else { return Ok(()) };
    let Recording { moment, by, account, host, because, second } = recording;
    let sql = "INSERT INTO chain
               (of_table, of_row, recorded_at, acted_by, account, host, acted_because, seconded_by,
                hash)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut insert = change.prepare_cached(sql).map_err(broken)?;
    insert
        .execute(params![table, row, moment, by, account, host, because, second, hash.to_string()])
        .map_err(broken)?;
    Ok(())
}

/// Returns the id and the hash of the last link; `None` where the chain is empty.
pub(in crate::ledger) fn chain_head(connection: &Connection) -> Result<Option<(i64, String)>> {
    let sql = "SELECT id, hash FROM chain ORDER BY id DESC LIMIT 1";
    let mut last = connection.prepare_cached(sql).map_err(broken)?;
    last.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional().map_err(broken)
}

/// Returns the hash before the first link, in hexadecimal.
pub(in crate::ledger) fn beginning() -> String {
    BEGINNING.to_string()
}

/// Returns the hash of a row that follows `before`; `None` where the row does not exist.
///
/// Hashed are the hash before, the table's name, each part of the recording that there is, and each cell that is not
/// NULL with its column's name, except the cells that may be blanked. Each part is preceded by its length. A NULL cell
/// counts like an absent column, so that a later version may add columns.
pub(in crate::ledger) fn hash(
    connection: &Connection,
    table: &str,
    row: i64,
    before: &str,
    recording: &Recording,
) -> Result<Option<Sha256Digest>> {
    let sql = format!("SELECT * FROM {table} WHERE id = ?1");
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let names: Vec<String> = select.column_names().map(str::to_owned).collect();
    let mut rows = select.query([row]).map_err(broken)?;
    let Some(row) = rows.next().map_err(broken)? else { return Ok(None) };
    let mut hasher = Hasher::default();
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    part(before.as_bytes());
    part(table.as_bytes());
    for (name, recorded) in recording.parts() {
        part(name.as_bytes());
        part(recorded.as_bytes());
    }
    for (place, name) in names.iter().enumerate() {
        if table == "people" && BLANKABLE.contains(&name.as_str()) {
            continue;
        }
        match row.get_ref(place).map_err(broken)? {
            ValueRef::Null => {}
            ValueRef::Integer(number) => {
                part(name.as_bytes());
                part(&number.to_le_bytes());
            }
            ValueRef::Real(number) => {
                part(name.as_bytes());
                part(&number.to_bits().to_le_bytes());
            }
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                part(name.as_bytes());
                part(bytes);
            }
        }
    }
    Ok(Some(hasher.finish()))
}
