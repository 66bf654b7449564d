//! Destroy: papers and evidence go after their time, by a printed record with two names.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256_of;
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::{Destroyed, Destruction, RequestNumber};
use crate::office::session::{Home, Session};

/// The folder of the records, in the office's folder.
const RECORDS: &str = "papers/pemusnahan";

/// What is due, and what stays though its time is over.
#[derive(Debug, Serialize)]
pub struct DueForDestruction {
    /// The years for which evidence is kept.
    pub years: u32,
    /// The requests whose papers and evidence may go.
    pub due: Vec<RequestNumber>,
    /// The requests that stay, with why.
    pub stay: Vec<Staying>,
}

/// A request whose papers stay though their time is over.
#[derive(Debug, Serialize)]
pub struct Staying {
    /// Its number.
    pub request: RequestNumber,
    /// Why.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub because: Message,
}

/// What was destroyed.
#[derive(Debug, Serialize)]
pub struct PapersDestroyed {
    /// The record's number: serial and year.
    pub number: String,
    /// The requests.
    pub requests: Vec<String>,
    /// How many files are gone.
    pub files: usize,
    /// The path of the record.
    pub path: String,
}

impl Session {
    /// Returns the requests whose papers and evidence have been kept for the years of the settings.
    pub fn due_for_destruction(&mut self) -> Result<DueForDestruction> {
        let (home, ledger) = self.parts()?;
        let years = home.settings().keep.evidence_years;
        let (due, stay) = ledger.due_for_destruction(years, home.clock.today())?;
        let stay = stay.into_iter().map(|(request, because)| Staying { request, because });
        Ok(DueForDestruction { years, due, stay: stay.collect() })
    }

    /// Destroys papers, scans and evidence of all requests whose time is over, blanks the names on their papers, and
    /// prints the record. The record is written before the files go.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where nobody, or no second person, is named; [`ErrorKind::State`] where nothing is due;
    /// [`ErrorKind::Io`] where a file cannot be removed: the next run of the command removes it.
    pub fn destroy(&mut self) -> Result<PapersDestroyed> {
        let by = self.named_actor()?;
        let Some(second) = self.actor().second else {
            let message = message!("a destruction record names two people");
            return Err(Error::new(ErrorKind::Usage, message)
                .field("--second")
                .hint(message!("name who is there with `--second NAME`")));
        };
        let (home, ledger) = self.parts()?;
        let (papers, today) = (home.papers()?, home.clock.today());
        let years = home.settings().keep.evidence_years;
        home.ready(Path::new(RECORDS))?;
        let mut record = Vec::new();
        let prove = |destruction: &Destruction| {
            record = papers.destruction(destruction, home.settings())?.pdf()?;
            Ok(())
        };
        let files = |number: &RequestNumber| files_of(home, number);
        let done = ledger.destroy(years, (&by, &second), files, today, prove)?;
        let number = format!("{}-{}", done.on.year(), done.serial);
        let path = home.write(Path::new(RECORDS), &format!("pemusnahan-{number}.pdf"), &record)?;
        for request in &done.requests {
            home.remove_papers(request)?;
        }
        Ok(PapersDestroyed {
            number,
            files: done.files.len(),
            requests: done.requests,
            path: path.display().to_string(),
        })
    }
}

/// Returns the papers, scans and evidence of a request, with their digests.
fn files_of(home: &Home, number: &RequestNumber) -> Result<Vec<Destroyed>> {
    let mut paths: Vec<PathBuf> = home.paper_files(number.as_str());
    paths.sort();
    let root = home.place(Path::new(""));
    let mut files = Vec::new();
    for path in paths {
        let failed = |error| Error::io(&path, message!("read"), error);
        let (sha256, bytes) = sha256_of(open_regular(&path).map_err(failed)?).map_err(failed)?;
        let shown = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
        files.push(Destroyed { path: shown, bytes, sha256 });
    }
    Ok(files)
}
