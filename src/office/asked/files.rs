//! The files of requests that are not recorded yet: the folder `permintaan/` of the office.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind::NotFound;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::draft::Asked;
use crate::error::{Error, ErrorKind, Result};
use crate::media::{can_write_in, write_private};
use crate::message::message;
use crate::model::{Request, RequestNumber};
use crate::office::session::{Given, Session, make_private, new_version};

/// A request that was written.
#[derive(Debug, Serialize)]
pub struct Saved {
    /// The request.
    #[serde(flatten)]
    pub request: Request,
    /// The path of its file.
    pub path: String,
    /// The number that it had while it was asked for, where another request took that meanwhile; left out in JSON
    /// elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<RequestNumber>,
    /// True where its number alone leads to this file.
    #[serde(skip)]
    pub by_number: bool,
}

impl Session {
    /// Writes a request to `out`, or else into the office: `permintaan/<number>.json`, and a request that was edited
    /// beside its file under a new name. A file that exists is never replaced. A new request without `out` whose number
    /// was taken meanwhile gets the next one.
    ///
    /// # Errors
    /// [`ErrorKind::Exists`] where the file exists; [`ErrorKind::Target`] for a place in the office's own folders; as
    /// reading the request.
    pub fn save_request(&mut self, mut asked: Asked, out: Option<&Path>) -> Result<Saved> {
        if let Some(out) = out {
            self.refuse_out(out)?;
        }
        let wanted = asked.request.number.clone();
        // Another officer may have recorded a request under this number while the questions were asked.
        if asked.from.is_none() && self.ledger()?.request(&asked.request.number)?.is_some() {
            asked.request.number = self.next_number()?;
        }
        loop {
            let path = match (out, &asked.from) {
                (Some(out), _) => out.to_path_buf(),
                (None, Some(Given::File(from))) => new_version(from),
                (None, _) => self.place_of(&asked.request.number, asked.from.is_some())?,
            };
            let json = self.json_of(&asked.request, &path)?;
            match write_new(&path, &json) {
                Err(error)
                    if error.kind() == ErrorKind::Exists
                        && out.is_none()
                        && asked.from.is_none() =>
                {
                    asked.request.number = self.next_number()?;
                }
                Err(error) => return Err(error),
                Ok(()) => {
                    let number = &asked.request.number;
                    let newest = self.home().newest_request_file(number);
                    let recorded = self.ledger()?.request(number)?.is_some();
                    let by_number = !recorded && newest.as_ref() == Some(&path);
                    let instead_of = Some(wanted).filter(|wanted| wanted != number);
                    let path = path.display().to_string();
                    return Ok(Saved { request: asked.request, path, instead_of, by_number });
                }
            }
        }
    }

    /// Refuses a file for a request that exists, cannot be written, or lies in the office's own folders.
    pub fn refuse_out(&self, out: &Path) -> Result<()> {
        self.home().refuse_inside(out, "--out")?;
        let another = |error: Error| error.hint(message!("name another file with `--out FILE`"));
        let unwritable = |error| another(Error::io(out, message!("write the file"), error));
        match out.symlink_metadata() {
            Ok(_) => return Err(exists(out)),
            Err(error) if error.kind() != NotFound => return Err(unwritable(error)),
            Err(_) => {}
        }
        let folder = match out.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        folder.join(".").metadata().map_err(unwritable)?;
        can_write_in(folder).map_err(another)
    }

    /// Returns the path for a request in the office: a new version gets the first free number behind the request's.
    fn place_of(&self, number: &RequestNumber, is_version: bool) -> Result<PathBuf> {
        let folder = self.home().requests_folder();
        make_private(&folder)?;
        let path = folder.join(format!("{number}.json"));
        Ok(if is_version { new_version(&path) } else { path })
    }
}

/// Writes a file that only its owner may read and that does not exist yet, completely or not at all.
fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    // The name is taken first, so that two programs do not take the same one.
    let taken = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    taken.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(path),
        _ => Error::io(path, message!("write the file"), error),
    })?;
    write_private(path, bytes).inspect_err(|_| {
        // What failed is told; the empty file would only be in the way.
        let _ = fs::remove_file(path);
    })
}

fn exists(path: &Path) -> Error {
    Error::new(ErrorKind::Exists, message!("a file of this name exists; it is not replaced"))
        .file(path)
        .hint(message!("name another file with `--out FILE`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_replaced_and_a_version_gets_a_new_name() {
        let folder = tempfile::tempdir().unwrap();
        let first = folder.path().join("8100-2026-0001.json");
        write_new(&first, b"satu").unwrap();
        assert_eq!(write_new(&first, b"dua").unwrap_err().kind(), ErrorKind::Exists);
        assert_eq!(fs::read(&first).unwrap(), b"satu");
        let second = new_version(&first);
        assert_eq!(second, folder.path().join("8100-2026-0001.v2.json"));
        write_new(&second, b"dua").unwrap();
        assert_eq!(new_version(&second), folder.path().join("8100-2026-0001.v3.json"));
    }
}
