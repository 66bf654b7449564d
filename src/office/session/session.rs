//! A session of the office, for one command.

use std::sync::Arc;

use super::clock::Clock;
use super::given::{Given, ReadRequest};
use super::home::Home;
use super::put_back::finish_restore;
use super::snapshot::{Office, Tables};
use crate::catalog::Catalog;
use crate::conformity::{read_request, request_digest};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::Ledger;
use crate::message::{Message, message};
use crate::model::{Actor, OfficeSettings, Outcome, Request, RequestNumber};

/// An open office. Most functions of the office are its methods. The ledger is opened once, when it is first needed.
#[derive(Debug)]
pub struct Session {
    home: Home,
    ledger: Option<Ledger>,
    /// Who does what is recorded; `None` where the caller did not say, not even that there is no name.
    pub(super) actor: Option<Actor>,
    /// The name that was given for all acts, besides the settings' one, and the variable that gave it.
    pub(super) usual: Option<(String, &'static str)>,
    /// Why, where a reason was given for all that is recorded, as for what is entered late.
    pub(super) reason: Option<String>,
}

impl Office {
    /// Opens a session: takes settings and catalogue, which are read again only where their files have changed. Ledger
    /// and index are read when they are first needed. A restore that was killed is carried on first.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Office`] where there is no office or its settings are broken;
    /// [`crate::error::ErrorKind::Catalog`] for the first table that cannot be read, or else with every wrong header,
    /// row and cell of the tables.
    pub fn open(&self, clock: Clock) -> Result<Session> {
        finish_restore(self.folder())?;
        let tables = self.tables()?;
        let home = Home::new(self.clone(), tables, clock);
        Ok(Session { home, ledger: None, actor: None, usual: None, reason: None })
    }
}

impl Office {
    /// Opens a session with settings and tables that were given, whatever stands in the files of the folder.
    pub(in crate::office) fn open_with(
        &self,
        settings: OfficeSettings,
        catalog: Catalog,
        clock: Clock,
    ) -> Session {
        let tables = Arc::new(Tables { settings, catalog });
        let home = Home::new(self.clone(), tables, clock);
        Session { home, ledger: None, actor: None, usual: None, reason: None }
    }
}

impl Session {
    /// Sets the name that is given for all acts, and the variable of the environment that gave it.
    #[must_use]
    pub fn with_usual_officer(mut self, usual: Option<(String, &'static str)>) -> Self {
        self.usual = usual;
        self
    }

    /// Sets why something is recorded, as for what is entered late; it is kept with each row.
    #[must_use]
    pub fn with_reason(mut self, because: Option<&str>) -> Self {
        self.reason = because.map(str::to_owned);
        self
    }

    /// Returns the catalogue.
    pub fn catalog(&self) -> &Catalog {
        self.home.catalog()
    }

    /// Returns the office without its ledger.
    pub(in crate::office) fn home(&self) -> &Home {
        &self.home
    }

    /// Returns the ledger, which is opened here the first time.
    pub(in crate::office) fn ledger(&mut self) -> Result<&mut Ledger> {
        self.parts().map(|(_, ledger)| ledger)
    }

    /// Returns how a request on record ended, or that it was returned; `None` elsewhere, and where the ledger is not there
    /// or cannot be opened.
    pub(in crate::office) fn decided(&mut self, number: &RequestNumber) -> Option<Outcome> {
        if self.ledger.is_none() {
            self.ledger = self.home.open_ledger_if_any().ok().flatten();
        }
        self.ledger.as_ref()?.decided(number).ok().flatten()
    }

    /// Returns why another version of a request could not be handed in, as where its number is used by someone else;
    /// `None` where it can, and where the ledger is not there or cannot be opened.
    pub(in crate::office) fn refusal(&mut self, request: &Request) -> Option<Message> {
        if self.ledger.is_none() {
            self.ledger = self.home.open_ledger_if_any().ok().flatten();
        }
        let refused = self.ledger.as_ref()?.may_be_handed_in(request, request_digest(request));
        refused.err().map(|error| error.message_with_hint())
    }

    /// Returns the office and its ledger. The ledger's clock is set to the present moment of the session's clock, and its
    /// actor to the session's.
    pub(in crate::office) fn parts(&mut self) -> Result<(&Home, &mut Ledger)> {
        let ledger = match self.ledger.take() {
            Some(ledger) => ledger,
            None => self.home.open_ledger()?,
        };
        let ledger = self.ledger.insert(ledger);
        ledger.set_clock(self.home.clock.now())?;
        if let Some(actor) = &self.actor {
            ledger.set_actor(actor)?;
        }
        Ok((&self.home, ledger))
    }

    /// Reads a request from its text or file, or by its number from the ledger, or else from its file in the office.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Request`] where text or file cannot be read, where a field is wrong, or where the
    /// ledger does not know the number; as the opening of the ledger.
    pub fn request(&mut self, given: &Given) -> Result<Request> {
        let request = self.request_by(given, None, read_request)?;
        match self.meant_number(&request.number)? {
            Some(error) => Err(given.placed(error, "number")),
            None => Ok(request),
        }
    }

    /// Returns the error of a number in which a letter stands for a digit: the number with the digit is on record, and
    /// the one as it is written is not. `None` for any other number.
    pub(in crate::office) fn meant_number(
        &mut self,
        number: &RequestNumber,
    ) -> Result<Option<Error>> {
        let Some(meant) = number.with_digits() else { return Ok(None) };
        let ledger = self.ledger()?;
        if ledger.request(&meant)?.is_none() || ledger.request(number)?.is_some() {
            return Ok(None);
        }
        let message = message!("in '{text}' a letter stands among the digits", text = number);
        Ok(Some(
            Error::new(ErrorKind::Request, message)
                .field("number")
                .hint(message!("write {meant}", meant = &meant)),
        ))
    }

    /// Reads a request from its text or file with `read`, by `tables`, or by the office's catalogue for `None`. A
    /// number is looked up in the ledger, without `read` and `tables`; where the ledger does not know it, the newest file
    /// with this number in the office's folder of requests is read.
    pub(in crate::office) fn request_by(
        &mut self,
        given: &Given,
        tables: Option<&Catalog>,
        read: ReadRequest,
    ) -> Result<Request> {
        if let Given::Number(number) = given {
            let ledger = self.ledger()?;
            if let Some(recorded) = ledger.request(number)? {
                return Ok(recorded.request);
            }
            let Some(file) = self.home.newest_request_file(number) else {
                return self.ledger()?.known_request(number).map(|recorded| recorded.request);
            };
            return self.request_by(&Given::File(file), tables, read);
        }
        let today = Some(self.home.clock.today());
        given.read(tables.unwrap_or(self.home.catalog()), today, read)
    }
}
