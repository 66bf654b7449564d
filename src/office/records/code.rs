//! The sale that a seal code belongs to, as a caller reads the code out.

use serde::Serialize;

use crate::bag::{CodeFault, read_short_code};
use crate::catalog::Item;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Sale, SoldItem};
use crate::message::message;
use crate::office::session::Session;

/// The sales of a code.
#[derive(Debug, Serialize)]
pub struct SoldUnderCode {
    /// The code in the form `XXXX-XXXX-XXXX`.
    pub code: String,
    /// The bags that were packed under it; none where the ledger does not know it.
    pub sales: Vec<Sale>,
    /// The products of these bags, each once, with what the catalogue has of them today.
    pub products: Vec<SoldProduct>,
}

/// A product that was sold.
#[derive(Debug, Serialize)]
pub struct SoldProduct {
    /// Its id.
    pub id: String,
    /// Its title; `None` where the catalogue does not have it any more.
    pub title: Option<String>,
    /// The edition that the catalogue has today; `None` where it does not have the product any more.
    pub edition: Option<String>,
    /// True where another edition was sold.
    #[serde(rename = "other_edition")]
    pub is_other_edition: bool,
}

impl Session {
    /// Finds sale, edition and corrections by the code that a caller reads out.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a text that is no code, and for one whose last character does not fit the others.
    pub fn sold_under(&mut self, code: &str) -> Result<SoldUnderCode> {
        let code = read_short_code(code).map_err(|fault| not_a_code(code, fault))?;
        let sales = self.ledger()?.sales_of_code(&code)?;
        let catalog = self.catalog();
        let mut products: Vec<SoldProduct> = Vec::new();
        for SoldItem { id, edition: sold, .. } in sales.iter().flat_map(|sale| &sale.items) {
            let present = catalog.item(id);
            let edition = present.map(Item::edition);
            let is_other_edition = edition.as_ref().is_some_and(|edition| edition != sold);
            if let Some(known) = products.iter_mut().find(|product| product.id == *id) {
                known.is_other_edition |= is_other_edition;
                continue;
            }
            let title = present.map(|item| item.title().to_owned());
            products.push(SoldProduct { id: id.clone(), title, edition, is_other_edition });
        }
        Ok(SoldUnderCode { code, sales, products })
    }
}

fn not_a_code(text: &str, fault: CodeFault) -> Error {
    let (what, hint) = match fault {
        CodeFault::Form => (
            message!("'{text}' is no seal code", text),
            message!("a seal code has twelve letters and digits, as in 7K3M-9QXT-2B4N"),
        ),
        CodeFault::Check => (
            message!("a character of the seal code '{text}' is wrong, or two changed places", text),
            message!("let the caller read it out again, character by character"),
        ),
    };
    Error::new(ErrorKind::Usage, what).hint(hint)
}
