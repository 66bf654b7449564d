//! The file formats of a synthetic survey.

/// The file format of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyFormat {
    /// dBASE III, as BPS sells its microdata.
    Dbf,
    /// Comma-separated values in UTF-8.
    Csv,
}

impl SurveyFormat {
    /// Parses `dbf` or `csv`.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Dbf, Self::Csv].into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the word that [`Self::parse`] takes, which is also the extension.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dbf => "dbf",
            Self::Csv => "csv",
        }
    }
}
