//! What is removed from the disk when a person is forgotten.

use std::fs;
use std::path::Path;

use super::home::{Home, SCAN_DIGITS};
use super::request_files::version_of;
use crate::error::{Error, Result};
use crate::message::{Message, message};

impl Home {
    /// Removes the papers, the scans and the files of a forgotten request or visit, since they contain names.
    pub(in crate::office) fn remove_papers(&self, number: &str) -> Result<()> {
        let of_request = |name: &str| version_of(name).is_some_and(|(of, _)| of.as_str() == number);
        let doing = message!("remove the files of the request");
        Self::remove_files(&self.requests_folder(), doing, of_request)?;
        let folder = self.folder().join("papers").join(number);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)
                .map_err(|e| Error::io(&folder, message!("remove the papers"), e))?;
        }
        let folder = self.folder().join("agreements");
        Self::remove_files(&folder, message!("remove the scans"), |name| is_scan_of(name, number))
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
