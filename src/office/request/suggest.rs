//! Suggest: products that fit the stated use.

use jiff::civil::Date;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::conformity::{self, Holds, ItemStock, Suggestion, read_use};
use crate::error::Result;
use crate::model::{Outcome, Request, RequestedItem};
use crate::office::session::{Given, Session};

/// The products that fit best, the best first.
#[derive(Debug, Serialize)]
pub struct Suggested {
    /// The products, each with the reasons.
    pub suggestions: Vec<SuggestedProduct>,
    /// How the request on record with this number ended, or that it was returned; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Outcome>,
}

/// A product that fits.
#[derive(Debug, Serialize)]
pub struct SuggestedProduct {
    /// The product with the reasons.
    #[serde(flatten)]
    pub suggestion: Suggestion,
    /// What the office has of it; `None` without an office or an index.
    #[serde(rename = "held", skip_serializing_if = "Option::is_none")]
    pub stock: Option<ItemStock>,
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
        let home = self.home();
        let (catalog, today) = (home.catalog(), home.clock.today());
        let mut found = suggested(&request, catalog, today, &|id, piece| home.has(id, piece));
        let ids = found.suggestions.iter().map(|product| &*product.suggestion.id);
        if let Ok(holdings) = home.holdings(ids) {
            for product in &mut found.suggestions {
                let (id, region) =
                    (product.suggestion.id.clone(), product.suggestion.region.clone());
                let asked = RequestedItem { id, region, format: None };
                product.stock = Some(holdings.of(&asked, None));
            }
        }
        found.decided = self.decided(&request.number);
        Ok(found)
    }
}

/// Suggests products of a catalogue that fit the stated use; `holds` tells which of them the office has.
pub fn suggested(request: &Request, catalog: &Catalog, today: Date, holds: Holds<'_>) -> Suggested {
    let products = conformity::suggest(request, catalog, today, holds).into_iter();
    let suggestions = products.map(|suggestion| SuggestedProduct { suggestion, stock: None });
    Suggested { suggestions: suggestions.collect(), decided: None }
}
