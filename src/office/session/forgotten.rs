//! What is removed from the disk when a person is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::Value;

use super::home::{Home, SCAN_DIGITS};
use super::request_files::version_of;
use crate::error::{Error, Result};
use crate::message::{Message, message};
use crate::model::{decoded, is_same_text};

impl Home {
    /// Removes the papers and the scans of a forgotten request or visit, since they contain names.
    pub(in crate::office) fn remove_papers(&self, number: &str) -> Result<()> {
        let folder = self.folder().join("papers").join(number);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)
                .map_err(|e| Error::io(&folder, message!("remove the papers"), e))?;
        }
        let folder = self.folder().join("agreements");
        Self::remove_files(&folder, message!("remove the scans"), |name| is_scan_of(name, number))
    }

    /// Removes the files of a request that only the guest book and the check need. Numbered papers, agreements, addenda
    /// and evidence stay.
    pub(in crate::office) fn remove_guest_files(&self, number: &str) -> Result<()> {
        /// How the names of the papers that stay begin.
        const STAY: [&str; 5] = ["tagihan-", "kuitansi-", "serah-terima-", "sppd", "adendum"];
        let folder = self.folder().join("papers").join(number);
        let goes = |name: &str| {
            let is_folder = folder.join(name).is_dir();
            !is_folder && !STAY.iter().any(|begin| name.starts_with(begin))
        };
        Self::remove_files(&folder, message!("remove the papers"), goes)
    }

    /// Returns the papers, the evidence and the scans of a request.
    pub(in crate::office) fn paper_files(&self, number: &str) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let papers = self.folder().join("papers").join(number);
        for entry in walkdir::WalkDir::new(&papers).into_iter().flatten() {
            if entry.file_type().is_file() {
                files.push(entry.into_path());
            }
        }
        let scans = self.folder().join("agreements");
        let entries = fs::read_dir(&scans).into_iter().flatten().flatten();
        let ours = entries.filter(|one| is_scan_of(&one.file_name().to_string_lossy(), number));
        files.extend(ours.map(|entry| entry.path()));
        files
    }

    /// Returns what the files in the folder of requests say of their requests.
    pub(in crate::office) fn drafts(&self) -> Vec<Draft> {
        let Ok(entries) = fs::read_dir(self.requests_folder()) else { return Vec::new() };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        paths.into_iter().filter_map(Draft::of).collect()
    }

    /// Removes files in the folder of requests; returns their paths.
    pub(in crate::office) fn remove_drafts(drafts: &[Draft]) -> Result<Vec<String>> {
        let remove = |draft: &Draft| {
            let doing = || message!("remove the files of the request");
            fs::remove_file(&draft.path).map_err(|e| Error::io(&draft.path, doing(), e))?;
            Ok(draft.path.display().to_string())
        };
        drafts.iter().map(remove).collect()
    }

    /// Removes the files of a folder whose names `is_one` takes; nothing where the folder does not exist.
    fn remove_files(folder: &Path, doing: Message, is_one: impl Fn(&str) -> bool) -> Result<()> {
        let files = match fs::read_dir(folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            files => files.map_err(|e| Error::io(folder, doing.clone(), e))?,
        };
        for file in files {
            let file = file.map_err(|e| Error::io(folder, doing.clone(), e))?;
            if is_one(&file.file_name().to_string_lossy()) {
                let path = file.path();
                fs::remove_file(&path).map_err(|e| Error::io(&path, doing.clone(), e))?;
            }
        }
        Ok(())
    }
}

/// What a file in the folder of requests says of its request, as far as it can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::office) struct Draft {
    pub(in crate::office) path: PathBuf,
    /// The number that stands in the file, or else in its name.
    pub(in crate::office) number: String,
    /// The day on which it was received; `None` where the file does not say.
    pub(in crate::office) received_on: Option<Date>,
    name: String,
    email: String,
}

impl Draft {
    /// Reads a file; `None` for one that belongs to no request.
    fn of(path: PathBuf) -> Option<Self> {
        // Read in every encoding in which a request is read.
        let text = decoded(&fs::read(&path).unwrap_or_default(), |_| true);
        let json: Value =
            text.ok().and_then(|read| serde_json::from_str(&read.text).ok()).unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = match json["number"].as_str() {
            Some(number) => number.trim().to_owned(),
            None => version_of(path.file_name()?.to_str()?)?.0.to_string(),
        };
        let received_on = json["received_on"].as_str().and_then(|day| day.parse().ok());
        let requester = &json["requester"];
        let (name, email) = (text(&requester["name"]), text(&requester["email"]));
        Some(Self { path, number, received_on, name, email })
    }

    /// Returns true where the requester has this name and this e-mail address, whatever the capitals and blanks. A name
    /// alone proves nothing: two people may have it.
    pub(in crate::office) fn is_by(&self, name: &str, email: &str) -> bool {
        let is_given = |text: &str| !text.trim().is_empty();
        is_given(name)
            && is_given(email)
            && is_same_text(name, &self.name)
            && is_same_text(email, &self.email)
    }
}

/// Returns true for the name of a scan with this number: the number, a hyphen, digits of the digest, and the scan's
/// extension if any. The number of one request may be the beginning of another one's.
fn is_scan_of(name: &str, number: &str) -> bool {
    let rest = name.strip_prefix(number).and_then(|rest| rest.strip_prefix('-'));
    let Some((digits, ending)) = rest.and_then(|rest| rest.split_at_checked(SCAN_DIGITS)) else {
        return false;
    };
    let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    hexadecimal && (ending.is_empty() || ending.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_of_the_request_whose_whole_number_it_bears() {
        let number = "8100-2026-0001";
        for (name, ours) in [
            ("8100-2026-0001-0123456789ab.pdf", true),
            ("8100-2026-0001-0123456789ab", true),
            ("8100-2026-0001-b-0123456789ab.pdf", false),
            ("8100-2026-00011-0123456789ab.pdf", false),
            ("8100-2026-0001-0123456789abc.pdf", false),
            ("8100-2026-0001-", false),
            ("8100-2026-0001-pemberitahuan.pdf", false),
        ] {
            assert_eq!(is_scan_of(name, number), ours, "{name}");
        }
    }
}
