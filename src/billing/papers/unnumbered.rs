//! The ticket of a visit, the cover sheet, the lists of a day's close and of a deposit, the application for a refund,
//! the request file, and the invoice as text for the medium.

use jiff::civil::{Date, DateTime};
use serde_json::json;

use super::item_title::title;
use super::office_templates::{Papers, SUPPLEMENT};
use super::terbilang::terbilang_rupiah;
use crate::catalog::Catalog;
use crate::conformity::Conformity;
use crate::error::Result;
use crate::model::{
    Amendment, DayClose, Decided, Deposit, Destruction, Invoice, OfficeSettings, Overpayment,
    Payment, Receipt, Representative, Request, Ruling, SealedBag,
};
use crate::paper::Sheet;

impl Papers {
    /// Returns the text of an invoice for the medium. The buyer's name and institution are blank there, also in an
    /// office's own template.
    pub fn invoice_for_medium(&self, invoice: &Invoice, office: &OfficeSettings) -> Result<String> {
        let own = &self.invoice_text;
        let template = match invoice.supplement {
            Some(_) => own.knowing(SUPPLEMENT, "papers/invoice.txt")?,
            None => own.clone(),
        };
        let invoice = Invoice { buyer: String::new(), institution: None, ..invoice.clone() };
        template.set(&json!({ "invoice": invoice, "office": office }))
    }

    /// Returns the ticket of a visit, with its queue number and when the promised service time is over.
    pub fn ticket(
        &self,
        visit: &str,
        queue: u32,
        arrived: DateTime,
        until: DateTime,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let hour = |at: DateTime| at.strftime("%H.%M").to_string();
        let values = json!({
            "visit": visit, "queue": queue, "on": arrived.date(), "time": hour(arrived),
            "until": hour(until), "office": office,
        });
        self.ticket.fill(&format!("Antrean {visit}"), &values)
    }

    /// Returns the cover sheet that goes with the media of a request.
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

    /// Returns the sheet of a day's close, which the treasurer signs. An office's own template that knows of no claims on the treasury, of no
    /// amendments, or of no overpayments, is not used where there are any, but the built-in one.
    pub fn close_day(
        &self,
        day: &DayClose,
        treasurer: &Representative,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let words = terbilang_rupiah(day.total);
        let bank_days: Vec<_> = day
            .receipts
            .iter()
            .filter_map(|one| Some((&one.number, one.payment.earlier_at_bank()?)))
            .map(|(receipt, day)| json!({ "receipt": receipt, "day": day }))
            .collect();
        let values = json!({
            "day": day, "bank_days": bank_days, "office": office, "total_in_words": words,
            "treasurer": treasurer,
        });
        let own = &self.close_day;
        let name = "papers/close-day.sheet";
        let parts = [
            ("day.claims", day.claims.is_empty()),
            ("day.amendments", day.amendments.is_empty()),
            ("day.overpayments", day.overpayments.is_empty() && day.refunds.is_empty()),
        ];
        let mut template = own.clone();
        for (word, _) in parts.into_iter().filter(|(_, is_empty)| !is_empty) {
            template = template.knowing(word, name)?;
        }
        template.fill(&format!("Tutup hari {}", day.on), &values)
    }

    /// Returns the list of receipts that were deposited together, which the treasurer signs.
    pub fn deposit(
        &self,
        deposit: &Deposit,
        treasurer: &Representative,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let words = terbilang_rupiah(deposit.amount);
        let values = json!({
            "deposit": deposit, "office": office, "in_words": words,
            "treasurer": treasurer,
        });
        self.deposit.fill(&format!("Setoran {}", deposit.ntpn), &values)
    }

    /// Returns the record that papers and evidence were destroyed.
    pub fn destruction(&self, record: &Destruction, office: &OfficeSettings) -> Result<Sheet> {
        let values = json!({ "record": record, "year": record.on.year(), "office": office });
        self.destruction
            .fill(&format!("Pemusnahan {}-{}", record.on.year(), record.serial), &values)
    }

    /// Returns the application for the refund of an overpayment of an invoice, with the payment that counts and its
    /// receipt, if any.
    pub fn refund(
        &self,
        overpayment: &Overpayment,
        invoice: &Invoice,
        (payment, receipt): (Option<&Payment>, Option<&Receipt>),
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let words = terbilang_rupiah(overpayment.amount);
        let values = json!({
            "overpayment": overpayment, "invoice": invoice, "payment": payment,
            "first_paid_on": payment.map(Payment::paid_on), "receipt": receipt,
            "office": office, "in_words": words,
            "treasurer": office.treasurer_who_serves(overpayment.on),
        });
        self.refund.fill(&format!("Pengembalian {}", overpayment.ntpn), &values)
    }

    /// Returns the request file: the request, the report of the check, the decision, and the last amendment, if any. An
    /// office's own template that knows of approvals only is not used for another decision, but the built-in one.
    pub fn request_file(
        &self,
        (request, amendment): (&Request, Option<&Amendment>),
        catalog: &Catalog,
        office: &OfficeSettings,
        ruling: &Ruling<'_>,
        conformity: &Conformity,
    ) -> Result<Sheet> {
        let items: Vec<_> = request.items.iter().map(|item| title(item, catalog)).collect();
        let values = json!({
            "request": request, "items": items, "office": office, "decision": ruling,
            "approval": ruling, "report": conformity, "amendment": amendment,
        });
        let own = &self.request_file;
        let name = "papers/request-file.sheet";
        let template = match (ruling.decision, amendment) {
            (_, Some(_)) => own.knowing("amendment.", name)?,
            (Decided::Approved, None) => own.clone(),
            (_, None) => own.knowing("decision.", name)?,
        };
        template.fill(&format!("Berkas permintaan {}", request.number), &values)
    }
}
