//! The declaration and `bag-info.txt` (RFC 8493, sections 2.1.1 and 2.2.2).

use std::fmt;

/// The content of `bagit.txt`.
pub const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The `Payload-Oxum`: total bytes and number of the payload's files, written `bytes.files`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Oxum {
    /// Total bytes.
    pub bytes: u64,
    /// Number of files.
    pub files: u64,
}

impl Oxum {
    /// Parses `bytes.files`; `None` where the text has another form.
    pub fn parse(text: &str) -> Option<Self> {
        let (bytes, files) = text.split_once('.')?;
        Some(Self { bytes: bytes.parse().ok()?, files: files.parse().ok()? })
    }
}

impl fmt::Display for Oxum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.bytes, self.files)
    }
}

/// Labels and values of `bag-info.txt`, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BagInfo(Vec<(String, String)>);

impl BagInfo {
    /// Adds a line. White space in the value, line breaks among it, becomes single spaces, so that the value stays on
    /// one line. A line with an empty value is left out.
    pub fn add(&mut self, label: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            self.0.push((label.to_owned(), value));
        }
    }

    /// Returns the first value of a label, in capital or small letters; `None` where there is no such label.
    pub fn get(&self, label: &str) -> Option<&str> {
        let mut lines = self.0.iter();
        lines.find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|(_, value)| value.as_str())
    }

    /// Returns the text of the file.
    pub fn render(&self) -> String {
        self.0.iter().map(|(label, value)| format!("{label}: {value}\n")).collect()
    }

    /// Reads the text of the file. A line that begins with white space continues the value before it. A line
    /// without a colon is skipped.
    pub fn parse(text: &str) -> Self {
        let mut info = Self::default();
        for line in text.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = info.0.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((label, value)) = line.split_once(':') {
                info.0.push((label.trim().to_owned(), value.trim().to_owned()));
            }
        }
        info
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut info = BagInfo::default();
        info.add("Source-Organization", "BPS Provinsi Maluku");
        info.add("Payload-Oxum", &Oxum { bytes: 12, files: 3 }.to_string());
        info.add("External-Description", "dua\n  baris: satu nilai");
        info.add("Empty", " ");
        assert_eq!(BagInfo::parse(&info.render()), info);
        assert_eq!(info.get("external-description"), Some("dua baris: satu nilai"));
        assert_eq!(Oxum::parse("12.3"), Some(Oxum { bytes: 12, files: 3 }));
    }

    #[test]
    fn folded_lines_are_joined() {
        let info = BagInfo::parse("Label: one\n  two\nno pair\n");
        assert_eq!(info.get("Label"), Some("one two"));
    }
}
