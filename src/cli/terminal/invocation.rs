//! How the program was called: office, day, language, and where progress is shown.

use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::language_choice::office_of_environment;
use super::lines::Lines;
use super::progress_bar::ProgressBars;
use super::width::width_of;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Language, Message, message};
use crate::office::{Clock, Given, Office, Session, usual_zone};

/// One call of the program.
pub(in crate::cli) struct Invocation {
    /// The office's folder; `None` where neither option nor environment gives one.
    office: Option<PathBuf>,
    /// True where exactly one JSON document is asked for.
    pub(in crate::cli) json: bool,
    /// The day that is taken for today; `None` for the calendar's.
    today: Option<Date>,
    /// Why something is recorded, where the call says it.
    because: Option<String>,
    /// The clock of the call.
    pub(in crate::cli) clock: Clock,
    /// The language of texts for people.
    pub(in crate::cli) language: Language,
    /// The number of characters in a line of the answer.
    pub(in crate::cli) width: usize,
    /// Shows the progress of long work.
    pub(in crate::cli) progress: ProgressBars,
}

impl Invocation {
    /// Makes a call; without `today`, the calendar's day is used, and without `office` the one of the environment.
    pub(in crate::cli) fn new(
        office: Option<PathBuf>,
        today: Option<Date>,
        because: Option<String>,
        json: bool,
        language: Language,
    ) -> Self {
        let clock = started(today);
        let progress = ProgressBars::new(json, language);
        let office = office.or_else(office_of_environment);
        let width = width_of(std::io::stdout());
        Self { office, json, today, because, clock, language, width, progress }
    }

    /// Returns a clock that starts now, for a call that goes on past midnight.
    pub(in crate::cli) fn clock_now(&self) -> Clock {
        started(self.today)
    }

    /// Returns an empty text in the user's language.
    pub(in crate::cli) fn lines(&self) -> Lines {
        Lines::new(self.language, self.width)
    }

    /// Returns a message as a text for people.
    pub(in crate::cli) fn text(&self, message: &Message) -> Lines {
        let mut text = self.lines();
        text.line(message);
        text
    }

    /// Returns a message in the user's language.
    pub(in crate::cli) fn say(&self, message: &Message) -> String {
        message.render(self.language)
    }

    /// Returns the office's folder.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where none is given.
    pub(in crate::cli) fn office_folder(&self) -> Result<&Path> {
        self.office.as_deref().ok_or_else(no_office)
    }

    /// Returns the office's folder; `None` where neither option nor environment gives one.
    pub(in crate::cli) fn office_if_given(&self) -> Option<&Path> {
        self.office.as_deref()
    }

    /// Opens the office. Where none is given, this is an error.
    pub(in crate::cli) fn session(&self) -> Result<Session> {
        self.opened(self.office_folder()?)
    }

    /// Opens the office, if one is given.
    pub(in crate::cli) fn session_if_given(&self) -> Result<Option<Session>> {
        self.office.as_deref().map(|home| self.opened(home)).transpose()
    }

    fn opened(&self, home: &Path) -> Result<Session> {
        Ok(opened(&Office::at(home), self.clock)?.with_reason(self.because.as_deref()))
    }

    /// Returns the request that an argument names: a file or a number. For `-`, standard input is read here.
    pub(in crate::cli) fn given(word: &str) -> Result<Given> {
        if word != "-" {
            return Ok(Given::named(word));
        }
        let mut json = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut json)
            .map_err(|error| Given::unreadable(Path::new(word), error))?;
        Ok(Given::Text { json, place: PathBuf::from("(stdin)") })
    }
}

/// Opens a session of an office, with the name that the environment gives for all acts.
pub(in crate::cli) fn opened(office: &Office, clock: Clock) -> Result<Session> {
    Ok(office.open(clock)?.with_usual_officer(usual_officer()))
}

/// Returns the name that the environment gives for all acts, and the variable that gave it.
pub(in crate::cli) fn usual_officer() -> Option<(String, &'static str)> {
    /// The variable that names who acts where an act does not.
    const USUAL: &str = "KEMAS_PETUGAS";
    std::env::var(USUAL).ok().map(|name| (name, USUAL))
}

/// Starts a clock at this moment, in the zone of an office that sets none, on the calendar's day where no other is
/// given.
fn started(today: Option<Date>) -> Clock {
    Clock::read(jiff::Timestamp::now(), &usual_zone(), today)
}

fn no_office() -> Error {
    Error::new(ErrorKind::Usage, message!("this command needs an office"))
        .field("--office")
        .hint(message!("give --office DIR or set KEMAS_OFFICE; `kemas init DIR` makes an office"))
}
