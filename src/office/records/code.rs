//! The sale that a seal code belongs to, as a caller reads the code out.

use serde::Serialize;

use crate::catalog::Item;
use crate::error::Result;
use crate::ledger::{Sale, SoldItem};
use crate::model::RequestNumber;
use crate::office::complaints::ListedComplaint;
use crate::office::session::{Session, seal_code_of};

/// The sales of a code.
#[derive(Debug, Serialize)]
pub struct SoldUnderCode {
    /// The code in the form `XXXX-XXXX-XXXX`.
    pub code: String,
    /// The bags that were packed under it; none where the ledger does not know it.
    pub sales: Vec<Sale>,
    /// The products of these bags, each once, with what the catalogue has of them today.
    pub products: Vec<SoldProduct>,
    /// The complaints about these sales.
    pub complaints: Vec<ListedComplaint>,
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
    /// [`Usage`](crate::error::ErrorKind::Usage) for a text that is no code, and for one whose last character does not fit the others.
    pub fn sold_under(&mut self, code: &str) -> Result<SoldUnderCode> {
        let code = seal_code_of(code)?;
        let (home, ledger) = self.parts()?;
        let sales = ledger.sales_of_code(&code)?;
        let mut requests: Vec<&str> = sales.iter().map(|sale| sale.request.as_str()).collect();
        requests.dedup();
        let mut complaints = Vec::new();
        for request in requests.into_iter().filter_map(RequestNumber::parse) {
            complaints.extend(ledger.complaints_about(&request)?);
        }
        let complaints = ListedComplaint::all(complaints, home.clock.today());
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
        Ok(SoldUnderCode { code, sales, products, complaints })
    }
}
