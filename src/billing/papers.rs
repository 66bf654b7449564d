//! The papers as text: each record with the office's settings, set by its template.
//!
//! Templates stand in `catalog/papers/`; an office's own copy goes before the built-in one. All
//! texts are plain, fixed-width and about 80 characters wide.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::catalog::{Catalog, builtin_file};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{
    Handover, Invoice, OfficeSettings, PaymentMethod, Receipt, RegionCode, Request, RequestedItem,
    Requester,
};
use crate::paper::{Escape, render};

/// The templates of an office.
#[derive(Debug, Clone)]
pub struct Papers {
    sppd: Template,
    invoice: Template,
    receipt: Template,
    handover: Template,
}

impl Papers {
    /// Loads the templates of a catalogue's `papers/` folder; files that it lacks, and all of
    /// them for `None`, are the built-in ones.
    ///
    /// # Errors
    /// [`ErrorKind::Paper`] where a file is there but cannot be read.
    pub fn load(catalog_folder: Option<&Path>) -> Result<Self> {
        let template = |name| Template::load(catalog_folder, name);
        Ok(Self {
            sppd: template("papers/sppd.txt")?,
            invoice: template("papers/invoice.txt")?,
            receipt: template("papers/receipt.txt")?,
            handover: template("papers/handover.txt")?,
        })
    }

    /// Sets the agreement (SPPD), filled in for the receiver to sign; `on` is left open for
    /// `None`. Holds personal data: never for a medium.
    ///
    /// # Errors
    /// [`ErrorKind::Paper`] with file and line, as for all papers.
    pub fn agreement(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
        on: Option<Date>,
    ) -> Result<String> {
        let receiver = Receiver::of(&request.requester);
        self.sppd(request, catalog, office, on, &receiver)
    }

    /// Sets the agreement's text as it may go onto the medium: the receiver's fields are blank.
    pub fn agreement_for_medium(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
    ) -> Result<String> {
        self.sppd(request, catalog, office, None, &Receiver::default())
    }

    /// Sets an invoice.
    pub fn invoice(&self, invoice: &Invoice, office: &OfficeSettings) -> Result<String> {
        self.invoice.set(&json!({ "invoice": invoice, "office": office }))
    }

    /// Sets a receipt (*kuitansi*) of an invoice.
    pub fn receipt(
        &self,
        receipt: &Receipt,
        invoice: &Invoice,
        office: &OfficeSettings,
    ) -> Result<String> {
        let ours = &office.treasurer;
        // Another treasurer may have taken the cash; only the office's own number is known.
        let treasurer = match &receipt.payment.method {
            PaymentMethod::Cash { treasurer } if *treasurer != ours.name => {
                json!({ "name": treasurer, "nip": null })
            }
            _ => json!(ours),
        };
        self.receipt.set(&json!({
            "receipt": receipt, "invoice": invoice, "office": office, "treasurer": treasurer,
        }))
    }

    /// Sets a handover note (*berita acara serah terima*); the invoice names what is handed over.
    pub fn handover(
        &self,
        handover: &Handover,
        invoice: &Invoice,
        office: &OfficeSettings,
    ) -> Result<String> {
        self.handover.set(&json!({ "handover": handover, "invoice": invoice, "office": office }))
    }

    fn sppd(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
        on: Option<Date>,
        receiver: &Receiver<'_>,
    ) -> Result<String> {
        let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
        let kind = request.medium.as_deref();
        let medium = kind.map(|kind| catalog.medium(kind).map_or(kind, |medium| &medium.label));
        self.sppd.set(&json!({
            "request": request.number,
            "purpose": request.abstraction.title.trim().trim_end_matches('.'),
            "items": items,
            "medium": medium,
            "office": office,
            "on": on,
            "receiver": receiver,
            "signatory": signatory(&request.requester),
        }))
    }
}

#[derive(Debug, Clone)]
struct Template {
    /// The path that errors name.
    name: String,
    text: String,
}

impl Template {
    fn load(folder: Option<&Path>, name: &str) -> Result<Self> {
        let builtin = || builtin_file(name).unwrap_or_default().to_owned();
        let Some(folder) = folder else {
            return Ok(Self { name: format!("(built-in)/{name}"), text: builtin() });
        };
        let file = folder.join(name);
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => builtin(),
            Err(error) => {
                let message = format!("the template cannot be read: {error}");
                return Err(Error::new(ErrorKind::Paper, message)
                    .file(&file)
                    .hint("correct the file, or remove it to use the built-in one")
                    .source(error));
            }
        };
        Ok(Self { name: file.display().to_string(), text })
    }

    fn set(&self, values: &impl Serialize) -> Result<String> {
        render(&self.name, &self.text, values, Escape::Text)
    }
}

/// The receiver's fields of the agreement; all absent on the medium.
#[derive(Debug, Default, Serialize)]
struct Receiver<'a> {
    name: Option<&'a str>,
    ownership: Option<&'static str>,
    kind: Option<&'static str>,
    institution: Option<&'a str>,
    address: Option<&'a str>,
    phone: Option<&'a str>,
    npwp: Option<&'a str>,
}

impl<'a> Receiver<'a> {
    fn of(requester: &'a Requester) -> Self {
        Self {
            name: Some(&requester.name),
            ownership: Some(if is_body(requester) { "institusi" } else { "pribadi" }),
            kind: Some(match &*requester.category {
                "peneliti" => "peneliti",
                "mahasiswa" => "mahasiswa",
                _ => "umum",
            }),
            institution: Some(requester.institution.as_deref().unwrap_or("-")),
            address: requester.address.as_deref(),
            phone: requester.phone.as_deref(),
            npwp: Some(requester.npwp.as_deref().unwrap_or("-")),
        }
    }
}

/// Returns true where a body and not a person is the receiver.
fn is_body(requester: &Requester) -> bool {
    let bodies = ["pemerintah", "swasta", "lembaga-internasional", "perguruan-tinggi"];
    requester.institution.is_some() && bodies.contains(&&*requester.category)
}

/// Names who may sign for the receiver.
fn signatory(requester: &Requester) -> &'static str {
    if !is_body(requester) {
        return "Penerima data";
    }
    match &*requester.category {
        "pemerintah" => "Pejabat eselon II (instansi pusat) atau eselon III (instansi lainnya)",
        "swasta" => "Pejabat setingkat manajer",
        "perguruan-tinggi" => "Dekan atau pejabat setingkat eselon II",
        _ => "Pejabat yang berwenang",
    }
}

fn title(item: &RequestedItem, catalog: &Catalog) -> String {
    let found = catalog.item(&item.id);
    let mut parts = match found {
        Some(found) => vec![found.title().to_owned(), format!("edisi {}", found.edition())],
        None => vec![item.id.clone()],
    };
    parts.extend(item.region.as_deref().map(|code| piece(code, catalog)));
    parts.extend(item.format.as_ref().map(|format| format!("format {format}")));
    parts.join(", ")
}

/// Names the piece of a map: `wilayah 8171 Kota Ambon`.
pub(super) fn piece(code: &str, catalog: &Catalog) -> String {
    let region = RegionCode::parse(code).and_then(|code| catalog.region(&code));
    let name = region.map_or("", |region| &region.name);
    format!("wilayah {code} {name}").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
