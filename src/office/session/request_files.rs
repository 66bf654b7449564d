//! The files of requests that are not recorded yet: `permintaan/<number>.json`, and `<number>.v2.json` and so on for
//! versions that were edited.

use std::fs;
use std::path::{Path, PathBuf};

use super::home::Home;
use crate::model::RequestNumber;

impl Home {
    /// Returns the folder for the files of requests; it need not exist.
    pub(in crate::office) fn requests_folder(&self) -> PathBuf {
        self.folder().join("permintaan")
    }

    /// Returns the files of requests with the number and the version that their names say, older versions first.
    pub(in crate::office) fn request_files(&self) -> Vec<(RequestNumber, u32, PathBuf)> {
        let Ok(entries) = fs::read_dir(self.requests_folder()) else { return Vec::new() };
        let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let named = paths.filter_map(|path| {
            let (number, version) = version_of(path.file_name()?.to_str()?)?;
            Some((number, version, path))
        });
        let mut files: Vec<_> = named.collect();
        files.sort();
        files
    }

    /// Returns the newest file of a request.
    pub(in crate::office) fn newest_request_file(&self, number: &RequestNumber) -> Option<PathBuf> {
        let files = self.request_files().into_iter();
        files.filter(|(of, ..)| of == number).map(|(.., path)| path).next_back()
    }
}

/// Returns the first free name for a new version of a file of a request.
pub(in crate::office) fn new_version(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let stem = match stem.rsplit_once(".v") {
        Some((stem, version)) if version.parse::<u32>().is_ok() => stem,
        _ => &stem,
    };
    let name = |version: u32| file.with_file_name(format!("{stem}.v{version}.json"));
    // No folder holds so many files.
    (2..u32::MAX).map(name).find(|path| path.symlink_metadata().is_err()).unwrap_or_default()
}

/// Returns the number and the version that a file's name says; `None` for a name of another form.
pub(in crate::office) fn version_of(name: &str) -> Option<(RequestNumber, u32)> {
    let stem = name.strip_suffix(".json")?;
    let (number, version) = match stem.split_once(".v") {
        Some((number, version)) => (number, version.parse().ok()?),
        None => (stem, 1),
    };
    Some((RequestNumber::parse(number)?, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_number_and_version() {
        let of = |name| version_of(name).map(|(number, version)| (number.to_string(), version));
        assert_eq!(of("8100-2026-0001.json"), Some(("8100-2026-0001".to_owned(), 1)));
        assert_eq!(of("8100-2026-0001.v10.json"), Some(("8100-2026-0001".to_owned(), 10)));
        for other in ["8100-2026-0001.txt", "8100-2026-0001.vx.json", "a b.json"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
