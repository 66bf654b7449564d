//! Suggest: products that fit the stated use.

use jiff::civil::Date;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::conformity::{self, Suggestion, read_use};
use crate::error::Result;
use crate::model::Request;
use crate::office::session::{Given, Session};

/// The products that fit best, the best first.
#[derive(Debug, Serialize)]
pub struct Suggested {
    /// The products, each with the reasons.
    pub suggestions: Vec<Suggestion>,
}

impl Suggested {
    /// Returns true where no product fits: the visitor is referred to *konsultasi statistik*.
    pub fn refers_to_consultation(&self) -> bool {
        self.suggestions.is_empty()
    }
}

impl Session {
    /// Suggests products for the use that a request states; its list of data may be empty.
    pub fn suggest(&mut self, given: &Given) -> Result<Suggested> {
        let request = self.request_by(given, None, read_use)?;
        Ok(suggested(&request, self.catalog(), self.home().clock.today()))
    }
}

/// Suggests products of a catalogue that fit the stated use.
pub fn suggested(request: &Request, catalog: &Catalog, today: Date) -> Suggested {
    Suggested { suggestions: conformity::suggest(request, catalog, today) }
}
