//! The forms of a made-up survey's files.

/// How a survey is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyFormat {
    /// dBASE III, as BPS sells its microdata.
    Dbf,
    /// Lines with commas, UTF-8.
    Csv,
}

impl SurveyFormat {
    /// Parses `dbf` or `csv`.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Dbf, Self::Csv].into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the word, which is the extension as well.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dbf => "dbf",
            Self::Csv => "csv",
        }
    }
}
