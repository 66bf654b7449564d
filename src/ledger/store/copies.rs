//! Copies of the ledger: a backup, and an export for other programs.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use jiff::civil::DateTime;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::chain::last_moment;
use super::connection::Ledger;
use super::database_error::broken;
use super::proof::LedgerCheck;
use super::schema::{TABLES, is_of_newer_program};
use crate::error::{Error, ErrorKind, Result};
use crate::media::{beside, own_unfinished, publish};
use crate::message::message;
use crate::model::as_sheet_cell;

impl Ledger {
    /// Copies the ledger into a new file while others may write (SQLite's `VACUUM INTO` copies one consistent state),
    /// and verifies the whole copy. To restore it, put the file in place as `ledger.db`.
    ///
    /// # Errors
    /// [`ErrorKind::Exists`] where the file exists; [`ErrorKind::Usage`] where its name is not UTF-8;
    /// [`ErrorKind::Ledger`] where the copy is not sound; [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where it cannot
    /// be written. After an error no new copy is left, except where only the folder cannot be flushed.
    pub fn backup(&self, file: &Path) -> Result<LedgerCheck> {
        if file.exists() {
            return Err(Error::new(ErrorKind::Exists, message!("a backup never overwrites"))
                .file(file)
                .hint(message!("name a file that does not exist yet")));
        }
        let fresh = own_unfinished(file);
        let made = self.copy_into(&fresh).and_then(|()| {
            let check = Self::open(&fresh)?.verify(None)?;
            if !check.is_sound() {
                return Err(Error::new(
                    ErrorKind::Ledger,
                    message!("the ledger is damaged, and so its copy"),
                )
                .hint(message!("run `kemas ledger verify` and restore an earlier backup")));
            }
            publish(&fresh, file, |error| Error::io(file, message!("write the backup"), error))?;
            Ok(check)
        });
        for left in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&fresh, left));
        }
        made
    }

    fn copy_into(&self, fresh: &Path) -> Result<()> {
        copy(&self.connection, fresh)
    }

    /// Returns true for a ledger that a newer version of the program wrote; false also where it cannot be read.
    pub fn is_newer(path: &Path) -> bool {
        let access = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(path, access).is_ok_and(|held| is_of_newer_program(&held))
    }

    /// Copies the ledger at `path` into a new file and opens the copy. The ledger itself stays as it is, also where it
    /// is of an older version: only the copy is brought to the newest one.
    ///
    /// # Errors
    /// As [`Ledger::open`], about the ledger at `path`; [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where the copy
    /// cannot be written.
    pub fn open_copy(path: &Path, fresh: &Path) -> Result<Self> {
        let copied = || -> Result<Self> {
            let access = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let held = Connection::open_with_flags(path, access).map_err(broken)?;
            copy(&held, fresh)?;
            Self::open(fresh)
        };
        copied().map_err(|error| match error.kind() {
            ErrorKind::Ledger => error.file(path),
            _ => error,
        })
    }

    /// Returns the latest moment that was recorded with a row; `None` where no row has one.
    pub fn last_moment(&self) -> Result<Option<DateTime>> {
        last_moment(&self.connection)
    }

    /// Writes each table as CSV into a folder, over files of the same names there. The fields of the table `people`
    /// that can be blanked, and the paths of the scans of agreements, are written only where `personal` is set; reasons
    /// that officers typed are always written. Returns the number of rows, without those of the chain.
    pub fn export(&self, folder: &Path, personal: bool) -> Result<u64> {
        let mut builder = fs::DirBuilder::new();
        let made = builder.recursive(true).mode(0o700).create(folder);
        made.map_err(|error| Error::io(folder, message!("create the folder"), error))?;
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let mut count = 0;
        for table in TABLES.into_iter().chain(["chain"]) {
            let mut select =
                reading.prepare(&format!("SELECT * FROM {table} ORDER BY id")).map_err(broken)?;
            let names: Vec<String> = select.column_names().map(str::to_owned).collect();
            let hidden = |name: &str| {
                !personal
                    && ((table == "people" && matches!(name, "salt" | "body"))
                        || (table == "agreements" && name == "scan"))
            };
            let file = folder.join(format!("{table}.csv"));
            let failed = |error| Error::io(&file, message!("write the table"), error);
            let crlf = csv::Terminator::CRLF;
            let mut lines = csv::WriterBuilder::new().terminator(crlf).from_writer(Vec::new());
            let shown = names.iter().filter(|name| !hidden(name));
            lines.write_record(shown).map_err(|error| failed(error.into()))?;
            let mut rows = select.query([]).map_err(broken)?;
            while let Some(row) = rows.next().map_err(broken)? {
                let mut cells = Vec::new();
                for (place, name) in names.iter().enumerate() {
                    if hidden(name) {
                        continue;
                    }
                    cells.push(match row.get_ref(place).map_err(broken)? {
                        ValueRef::Null => String::new(),
                        ValueRef::Integer(number) => number.to_string(),
                        ValueRef::Real(number) => number.to_string(),
                        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                            as_sheet_cell(&String::from_utf8_lossy(bytes)).into_owned()
                        }
                    });
                }
                lines.write_record(cells).map_err(|error| failed(error.into()))?;
                count += u64::from(table != "chain");
            }
            let text = lines.into_inner().map_err(|error| failed(error.into_error()))?;
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true).mode(0o600);
            let written = options.open(&file).and_then(|mut out| out.write_all(&text));
            written.map_err(failed)?;
        }
        Ok(count)
    }
}

/// Copies one consistent state of a ledger into a new file that only its owner can read.
fn copy(connection: &Connection, fresh: &Path) -> Result<()> {
    let _ = fs::remove_file(fresh);
    // Created first, so that only the owner can read the file at any time.
    let begun = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(fresh);
    begun.map_err(|error| Error::io(fresh, message!("write the backup"), error))?;
    let name = fresh.to_str().ok_or_else(|| {
        Error::new(ErrorKind::Usage, message!("the backup's name is not UTF-8")).file(fresh)
    })?;
    connection.execute("VACUUM INTO ?1", [name]).map_err(broken)?;
    Ok(())
}
