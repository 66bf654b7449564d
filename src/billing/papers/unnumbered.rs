//! The templates of an office, and the papers without a number that they set.

use std::path::Path;

use jiff::civil::Date;
use serde_json::json;

use super::agreement::{Receiver, agreement_values};
use super::template::Template;
use super::terbilang::terbilang_rupiah;
use super::title::title;
use crate::catalog::Catalog;
use crate::conformity::Conformity;
use crate::error::Result;
use crate::model::{
    Approval, DayClose, Deposit, Invoice, OfficeSettings, PaperForm, PaperKind, Request, SealedBag,
};
use crate::paper::Sheet;

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
    /// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) where a file is there but cannot be read.
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

    /// Returns what a paper issued today is set with: see [`set_invoice`](super::numbered::set_invoice) and its
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
