//! A session of the office, for one command.

use super::clock::Clock;
use super::given::{Given, ReadRequest};
use super::home::Home;
use super::snapshot::Office;
use crate::catalog::Catalog;
use crate::conformity::read_request;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::model::Request;

/// An open office. The steps of the service are its methods, each in a file of the same name. The ledger is opened
/// once, when it is first needed.
#[derive(Debug)]
pub struct Session {
    home: Home,
    ledger: Option<Ledger>,
}

impl Office {
    /// Opens a session: reads settings and catalogue; ledger and index are read when they are needed.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Office`] where there is no office or its settings are broken;
    /// [`crate::error::ErrorKind::Catalog`] with every fault of the tables.
    pub fn open(&self, clock: Clock) -> Result<Session> {
        let tables = self.tables()?;
        let home = Home::new(self.clone(), tables, clock);
        Ok(Session { home, ledger: None })
    }
}

impl Session {
    /// Returns the catalogue.
    pub fn catalog(&self) -> &Catalog {
        self.home.catalog()
    }

    /// Returns the office without its ledger.
    pub(in crate::office) fn home(&self) -> &Home {
        &self.home
    }

    /// Returns the ledger.
    pub(in crate::office) fn ledger(&mut self) -> Result<&mut Ledger> {
        self.parts().map(|(_, ledger)| ledger)
    }

    /// Returns the office and its ledger; the ledger's clock is set to the present moment.
    pub(in crate::office) fn parts(&mut self) -> Result<(&Home, &mut Ledger)> {
        let ledger = match self.ledger.take() {
            Some(ledger) => ledger,
            None => self.home.open_ledger()?,
        };
        let ledger = self.ledger.insert(ledger);
        ledger.set_clock(self.home.clock.moment(None))?;
        Ok((&self.home, ledger))
    }

    /// Reads a request.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Request`] with the wrong field, or where the ledger does not know the number.
    pub fn request(&mut self, given: &Given) -> Result<Request> {
        self.request_by(given, None, read_request)
    }

    /// Reads a request with `read`, and with other tables than the office's where they are given.
    pub(in crate::office) fn request_by(
        &mut self,
        given: &Given,
        tables: Option<&Catalog>,
        read: ReadRequest,
    ) -> Result<Request> {
        match given {
            Given::Number(number) => {
                self.ledger()?.known_request(number).map(|recorded| recorded.request)
            }
            _ => given.read(tables.unwrap_or(self.home.catalog()), read),
        }
    }
}
