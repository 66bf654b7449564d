//! Paths inside a bag. Names that would break on Windows are refused.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::message::{Message, message, same_in_every_language};

same_in_every_language!(BagPath);

/// The longest path in characters. Windows allows 260, and the buyer's drive and folder take some of them.
const LONGEST: usize = 200;

/// A relative path with `/` between its parts, in Unicode normalisation form C. [`BagPath::parse`] says which names it
/// refuses. A clone shares its text, because index, plan and manifest name the same files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BagPath(Arc<str>);

impl BagPath {
    /// Parses a path, and brings it into form C.
    ///
    /// # Errors
    /// The reason: an empty path or part, an absolute path, `.` or `..`, a control character, a character or name that
    /// Windows reserves, a part that ends in a dot or space, or more than 200 characters.
    pub fn parse(text: &str) -> Result<Self, Message> {
        // ASCII is in form C already. This saves time, because an index parses a hundred thousand paths.
        let text = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        if text.is_empty() {
            return Err(message!("the path is empty"));
        }
        let length = text.chars().count();
        if length > LONGEST {
            return Err(message!(
                "the path has {length} characters, more than {most}",
                length,
                most = LONGEST
            ));
        }
        text.split('/').try_for_each(check_part)?;
        Ok(Self(text.into()))
    }

    /// Returns this path with a part added at its end.
    ///
    /// # Errors
    /// As [`BagPath::parse`].
    pub fn join(&self, part: &str) -> Result<Self, Message> {
        Self::parse(&format!("{}/{part}", self.0))
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the extension of the last part in lower case, without the dot; `None` where it has no dot, or only one
    /// at its beginning.
    pub fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        (!stem.is_empty()).then(|| extension.to_lowercase())
    }

    /// Returns the path without the extension and its dot, or the whole path where it has no extension.
    pub fn stem(&self) -> &str {
        match self.file_name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => {
                &self.0[..self.0.len() - extension.len() - 1]
            }
            _ => &self.0,
        }
    }

    /// Returns the path in lower case. Two paths that are the same in lower case are taken for one file, as on Windows
    /// and macOS.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

fn check_part(part: &str) -> Result<(), Message> {
    if part.is_empty() {
        return Err(message!("a part of the path is empty, or the path is absolute"));
    }
    if part == "." || part == ".." {
        return Err(message!("'{part}' is not allowed in a path", part));
    }
    if let Some(c) = part.chars().find(|c| c.is_control() || "<>:\"|?*\\".contains(*c)) {
        return Err(message!(
            "the character {letter} in '{part}' breaks on Windows",
            letter = format!("{c:?}"),
            part = part.escape_debug().to_string()
        ));
    }
    if part.ends_with(['.', ' ']) {
        return Err(message!("'{part}' ends in a dot or space, which Windows drops", part));
    }
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_uppercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|n| matches!(n, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"))
    };
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
    {
        return Err(message!("'{part}' is a device's name on Windows", part));
    }
    Ok(())
}

impl fmt::Display for BagPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for BagPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for BagPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|why| serde::de::Error::custom(why.english()))
    }
}

#[cfg(test)]
mod tests {
    use super::BagPath;

    #[test]
    fn real_survey_names_are_kept_to_the_letter() {
        for name in [
            "1302_SAK082017_15+.sav",
            "sp101302#1.sav",
            "data/ssn202403 (revisi 1).dbf",
            "konsumsi.dbf",
            ".prj",
        ] {
            assert_eq!(BagPath::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn names_that_break_on_windows_or_escape_are_refused() {
        let long = "a".repeat(201);
        for name in [
            "",
            "/a",
            "a//b",
            "a/",
            "../a",
            "a/./b",
            "con",
            "Aux.txt",
            "a/NUL .dbf",
            "com1.csv",
            "a:b",
            "a?",
            "a\\b",
            "a.",
            "b /c",
            "a\nb",
            &long,
        ] {
            assert!(BagPath::parse(name).is_err(), "{name:?}");
        }
        assert!(BagPath::parse("com0.csv").is_ok());
    }

    #[test]
    fn two_unicode_forms_are_one_path() {
        assert_eq!(BagPath::parse("e\u{301}.csv"), BagPath::parse("\u{e9}.csv"));
    }

    #[test]
    fn the_extension_is_in_lower_case() {
        assert_eq!(BagPath::parse("a/KOR.DBF").unwrap().extension().as_deref(), Some("dbf"));
        assert_eq!(BagPath::parse("a.b/kor").unwrap().extension(), None);
        assert_eq!(BagPath::parse(".prj").unwrap().extension(), None);
    }

    #[test]
    fn the_stem_is_the_path_without_the_extension() {
        for (path, stem) in [
            ("a/KOR.DBF", "a/KOR"),
            ("a.b/kor", "a.b/kor"),
            ("a/.prj", "a/.prj"),
            ("kor.rev.csv", "kor.rev"),
        ] {
            assert_eq!(BagPath::parse(path).unwrap().stem(), stem, "{path}");
        }
    }
}
