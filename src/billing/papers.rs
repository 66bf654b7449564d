//! The papers: each record with the office's settings, set by its template. Those that bear a number
//! are set in `numbered.rs`.
//!
//! Templates stand in `catalog/papers/`; an office's own copy goes before the built-in one. Sheets
//! (`.sheet`) become PDF; what goes onto the medium is plain text, about 80 characters wide.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::words::terbilang_rupiah;
use crate::catalog::{Catalog, builtin_file};
use crate::conformity::Conformity;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{
    Approval, DayClose, Deposit, Invoice, OfficeSettings, PaperForm, PaperKind, RegionCode,
    Request, RequestedItem, Requester, SealedBag,
};
use crate::paper::{Escape, Sheet, render};

/// The templates of an office.
#[derive(Debug, Clone)]
pub struct Papers {
    /// The texts that go onto the medium.
    agreement_text: Template,
    invoice_text: Template,
    agreement: Template,
    invoice: Template,
    receipt: Template,
    handover: Template,
    cover: Template,
    close_day: Template,
    deposit: Template,
    request_file: Template,
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
            agreement_text: template("papers/sppd.txt")?,
            invoice_text: template("papers/invoice.txt")?,
            agreement: template("papers/sppd.sheet")?,
            invoice: template("papers/invoice.sheet")?,
            receipt: template("papers/receipt.sheet")?,
            handover: template("papers/handover.sheet")?,
            cover: template("papers/cover.sheet")?,
            close_day: template("papers/close-day.sheet")?,
            deposit: template("papers/deposit.sheet")?,
            request_file: template("papers/request-file.sheet")?,
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
    ) -> Result<Sheet> {
        let receiver = Receiver::of(&request.requester);
        let values = agreement_values(request, catalog, office, on, &receiver);
        self.agreement.fill(&format!("SPPD {}", request.number), &values)
    }

    /// Sets the agreement's text as it may go onto the medium: the receiver's fields are blank.
    pub fn agreement_for_medium(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
    ) -> Result<String> {
        let values = agreement_values(request, catalog, office, None, &Receiver::default());
        self.agreement_text.set(&values)
    }

    /// Returns what a paper issued today is set with: see [`set_invoice`](super::set_invoice) and its
    /// neighbours.
    pub fn form(&self, kind: PaperKind, office: &OfficeSettings) -> PaperForm {
        let template = match kind {
            PaperKind::Invoice => &self.invoice,
            PaperKind::Receipt => &self.receipt,
            PaperKind::Handover => &self.handover,
        };
        let Template { name, text } = template.clone();
        PaperForm { name, template: text, settings: json!(office) }
    }

    /// Sets an invoice's text as it goes onto the medium.
    pub fn invoice_for_medium(&self, invoice: &Invoice, office: &OfficeSettings) -> Result<String> {
        self.invoice_text.set(&json!({ "invoice": invoice, "office": office }))
    }

    /// Sets the sheet that lies with the medium.
    pub fn cover(
        &self,
        request: &Request,
        seals: &[SealedBag],
        catalog: &Catalog,
        office: &OfficeSettings,
        on: Date,
    ) -> Result<Sheet> {
        let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
        let values = json!({
            "request": request.number, "to": request.requester.name, "items": items,
            "seals": seals, "office": office, "on": on,
        });
        self.cover.fill(&format!("Sampul {}", request.number), &values)
    }

    /// Sets a day's close.
    pub fn close_day(&self, day: &DayClose, office: &OfficeSettings) -> Result<Sheet> {
        let words = terbilang_rupiah(day.total);
        let values = json!({ "day": day, "office": office, "total_in_words": words });
        self.close_day.fill(&format!("Tutup hari {}", day.on), &values)
    }

    /// Sets the list of receipts that were deposited together.
    pub fn deposit(&self, deposit: &Deposit, office: &OfficeSettings) -> Result<Sheet> {
        let words = terbilang_rupiah(deposit.amount);
        let values = json!({ "deposit": deposit, "office": office, "in_words": words });
        self.deposit.fill(&format!("Setoran {}", deposit.ntpn), &values)
    }

    /// Sets the request's file: what was asked, the report of the check, and the decision.
    pub fn request_file(
        &self,
        request: &Request,
        catalog: &Catalog,
        office: &OfficeSettings,
        approval: &Approval,
        conformity: &Conformity,
    ) -> Result<Sheet> {
        let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
        let values = json!({
            "request": request, "items": items, "office": office, "approval": approval,
            "report": conformity,
        });
        self.request_file.fill(&format!("Berkas permintaan {}", request.number), &values)
    }
}

fn agreement_values(
    request: &Request,
    catalog: &Catalog,
    office: &OfficeSettings,
    on: Option<Date>,
    receiver: &Receiver<'_>,
) -> serde_json::Value {
    let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
    let kind = request.medium.as_deref();
    let medium = kind.map(|kind| catalog.medium(kind).map_or(kind, |medium| &medium.label));
    json!({
        "request": request.number,
        "purpose": request.abstraction.title.trim().trim_end_matches('.'),
        "items": items,
        "medium": medium,
        "office": office,
        "on": on,
        "receiver": receiver,
        "signatory": signatory(&request.requester),
    })
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

    fn fill(&self, title: &str, values: &impl Serialize) -> Result<Sheet> {
        Sheet::fill(&self.name, &self.text, title, values)
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
