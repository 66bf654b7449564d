//! The templates of an office: its own copies, or the built-in ones.

use std::path::Path;

use serde_json::json;

use super::template::Template;
use crate::error::Result;
use crate::model::{OfficeSettings, PaperForm, PaperKind};

/// What a template holds that knows of supplementary invoices.
pub(super) const SUPPLEMENT: &str = "invoice.supplement";

/// The templates of an office, for papers with and without numbers.
#[derive(Debug, Clone)]
pub struct Papers {
    /// The agreement as plain text for the medium.
    pub(super) agreement_text: Template,
    /// The invoice as plain text for the medium.
    pub(super) invoice_text: Template,
    pub(super) agreement: Template,
    pub(super) addendum: Template,
    invoice: Template,
    receipt: Template,
    handover: Template,
    pub(super) cover: Template,
    pub(super) close_day: Template,
    pub(super) close_month: Template,
    pub(super) cash_handover: Template,
    pub(super) reconcile: Template,
    pub(super) deposit: Template,
    pub(super) destruction: Template,
    pub(super) refund: Template,
    pub(super) request_file: Template,
    pub(super) ticket: Template,
}

impl Papers {
    /// Loads the templates from a catalogue's `papers/` folder. Files that are missing there are replaced by the
    /// built-in ones; for `None` all are built-in.
    ///
    /// # Errors
    /// [`ErrorKind::Paper`](crate::error::ErrorKind::Paper) where a file exists but cannot be read.
    pub fn load(catalog_folder: Option<&Path>) -> Result<Self> {
        let template = |name| Template::load(catalog_folder, name);
        Ok(Self {
            agreement_text: template("papers/sppd.txt")?,
            invoice_text: template("papers/invoice.txt")?,
            agreement: template("papers/sppd.sheet")?,
            addendum: template("papers/addendum.sheet")?,
            invoice: template("papers/invoice.sheet")?,
            receipt: template("papers/receipt.sheet")?,
            handover: template("papers/handover.sheet")?,
            cover: template("papers/cover.sheet")?,
            close_day: template("papers/close-day.sheet")?,
            close_month: template("papers/close-month.sheet")?,
            cash_handover: template("papers/cash-handover.sheet")?,
            reconcile: template("papers/reconcile.sheet")?,
            deposit: template("papers/deposit.sheet")?,
            destruction: template("papers/destruction.sheet")?,
            refund: template("papers/refund.sheet")?,
            request_file: template("papers/request-file.sheet")?,
            ticket: template("papers/ticket.sheet")?,
        })
    }

    /// Returns the template and settings with which a paper that is issued now is laid out, by
    /// [`set_invoice`](super::numbered::set_invoice) and the other functions there.
    pub fn form(&self, kind: PaperKind, office: &OfficeSettings) -> PaperForm {
        let template = match kind {
            PaperKind::Invoice => &self.invoice,
            PaperKind::Receipt => &self.receipt,
            PaperKind::Handover => &self.handover,
        };
        let Template { name, text } = template.clone();
        PaperForm { name, template: text, settings: json!(office) }
    }

    /// Returns the form of a supplementary invoice. An office's own template that knows of whole invoices only is not
    /// used for it, but the built-in one.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn supplementary_form(&self, office: &OfficeSettings) -> Result<PaperForm> {
        let Template { name, text } = self.invoice.knowing(SUPPLEMENT, "papers/invoice.sheet")?;
        Ok(PaperForm { name, template: text, settings: json!(office) })
    }
}
