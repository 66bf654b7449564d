//! An open ledger: its file, its clock, and transactions.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::database_error::broken;
use super::schema;
use crate::error::{Error, Result};
use crate::message::message;
use crate::model::{Actor, Moment};

/// How long a connection waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    pub(in crate::ledger) connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at a path and brings it to the newest version of the tables. Where there is none, one is
    /// created that only its owner can read.
    ///
    /// # Errors
    /// [`ErrorKind::Ledger`](crate::error::ErrorKind::Ledger) for example where the file is not a ledger, is of a newer
    /// version of the program, or lies in a folder that allows no write-ahead log;
    /// [`ErrorKind::Io`](crate::error::ErrorKind::Io) where the file cannot be opened or created.
    pub fn open(path: &Path) -> Result<Self> {
        let open = || -> Result<Connection> {
            let mut connection = Connection::open(path).map_err(broken)?;
            make_private(path)?;
            // A pragma, since rusqlite's call needs a newer SQLite than the system's 3.40.
            let patience = format!("PRAGMA busy_timeout = {}", PATIENCE.as_millis());
            connection.execute_batch(&patience).map_err(broken)?;
            schema::prepare(&mut connection)?;
            Ok(connection)
        };
        let connection = open().map_err(|error| error.file(path))?;
        Ok(Self { connection, path: path.to_path_buf() })
    }

    /// Returns the path of the ledger.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the moment that is stored with each row that this connection adds from now on. As long as none is set, none
    /// is stored. A row is refused whose moment is before that of another row, unless the actor gives a reason.
    pub fn set_clock(&mut self, moment: Moment) -> Result<()> {
        self.connection.execute("DELETE FROM temp.clock", []).map_err(broken)?;
        let cells = (moment.written(), moment.is_exact);
        self.connection
            .execute("INSERT INTO temp.clock VALUES (?1, ?2)", cells)
            .map(drop)
            .map_err(broken)
    }

    /// Sets who is stored with each row that this connection adds from now on, and why, also where no name was given. As long as
    /// nobody is set, nothing is stored of it.
    pub fn set_actor(&mut self, actor: &Actor) -> Result<()> {
        self.connection.execute("DELETE FROM temp.actor", []).map_err(broken)?;
        let Actor { account, host, because, second, .. } = actor;
        let cells = (actor.recorded_name(), account, host, because, second);
        self.connection
            .execute("INSERT INTO temp.actor VALUES (?1, ?2, ?3, ?4, ?5)", cells)
            .map(drop)
            .map_err(broken)
    }

    /// Runs `work` as one transaction that excludes other writers: all of it is stored, or nothing.
    pub(in crate::ledger) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        let behavior = TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behavior).map_err(broken)?;
        let value = work(&transaction)?;
        transaction.commit().map_err(broken)?;
        Ok(value)
    }
}

/// Makes a new ledger, whose file is still empty, readable for its owner only. It uses the file's name: opening and
/// closing the file itself would drop the locks that other connections of this process hold (POSIX).
fn make_private(path: &Path) -> Result<()> {
    let begins = std::fs::metadata(path).map(|found| found.len() == 0);
    let private = std::fs::Permissions::from_mode(0o600);
    let kept =
        begins.and_then(|yes| if yes { std::fs::set_permissions(path, private) } else { Ok(()) });
    kept.map_err(|source| Error::io(path, message!("keep the ledger private"), source))
}
