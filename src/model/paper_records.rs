//! The papers of a request and what happens to them, as plain records. `billing` makes invoices, billing codes,
//! payments, receipts and handover notes. `ledger` keeps them, and makes corrections and voids.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cash_sum::is_nothing;
use super::digest::Sha256Digest;
use super::people::Representative;
use super::price::PriceLine;
use super::rupiah::Rupiah;
use super::settings::TariffSettings;
use crate::message::{ToValue, Value, message};

/// One line of an invoice: an item's title and its price line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// What was bought, in words.
    pub title: String,
    /// Its price.
    #[serde(flatten)]
    pub price: PriceLine,
}

/// An issued invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its number, which no other invoice has.
    pub number: String,
    /// The number of the request it charges.
    pub request: String,
    /// The day it was issued.
    pub issued_on: Date,
    /// The buyer's name: the requester's.
    pub buyer: String,
    /// The buyer's institution.
    pub institution: Option<String>,
    /// The lines.
    pub lines: Vec<InvoiceLine>,
    /// What is to be paid: the sum of the lines, or for a supplementary invoice what is lacking of that sum.
    pub total: Rupiah,
    /// The sum in words.
    pub in_words: String,
    /// The laws behind the lines, each once.
    pub legal_basis: Vec<String>,
    /// The settings with which the lines were calculated.
    pub settings: TariffSettings,
    /// For a supplementary invoice, after an amendment of the request: what was paid before; else `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<Supplement>,
}

/// An agreement (SPPD) as it is printed to be signed, for one version of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementPaper {
    /// Its number, which no other agreement has.
    pub number: String,
    /// The number of its request.
    pub request: String,
    /// The day on which it got its number.
    pub on: Date,
    /// Who acts for the office; `None` where the office names nobody.
    pub represented_by: Option<Representative>,
}

/// An invoice that was paid before a request was amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidInvoice {
    /// The invoice's number.
    pub number: String,
    /// The day it was issued.
    pub issued_on: Date,
    /// Its total.
    pub total: Rupiah,
}

impl PaidInvoice {
    /// Returns what an amendment keeps of a paid invoice.
    pub fn of(invoice: &Invoice) -> Self {
        let Invoice { number, issued_on, total, .. } = invoice;
        Self { number: number.clone(), issued_on: *issued_on, total: *total }
    }
}

/// What an invoice over a difference is calculated from: the price of the amended request, and what was paid before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// The invoices that were paid before, the first one first.
    pub earlier: Vec<PaidInvoice>,
    /// The sum of their totals.
    pub paid: Rupiah,
    /// The price of the request as amended: the sum of the invoice's lines.
    pub due: Rupiah,
}

impl Supplement {
    /// Returns what is still to be paid; `None` where the price is covered by what was paid.
    pub fn lacking(&self) -> Option<Rupiah> {
        self.due.0.checked_sub(self.paid.0).filter(|more| *more > 0).map(Rupiah)
    }

    /// Returns what was paid beyond the price, which only the treasury pays back; `None` where there is nothing.
    pub fn overpaid(&self) -> Option<Rupiah> {
        self.paid.0.checked_sub(self.due.0).filter(|more| *more > 0).map(Rupiah)
    }
}

/// A SIMPONI billing code of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BillingCode {
    /// 15 digits.
    pub code: String,
    /// The day on which the office recorded it.
    pub issued_on: Date,
    /// The last day on which it can be paid.
    pub expires_on: Date,
}

/// How an invoice was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "kebab-case")]
pub enum PaymentMethod {
    /// In cash.
    Cash {
        /// The name of the treasurer who took it.
        treasurer: String,
    },
    /// Through SIMPONI, proved by the number of the treasury's proof (NTPN).
    Simponi {
        /// The NTPN, 16 characters of `A–Z 0–9`.
        ntpn: String,
        /// The name of whoever checked the proof; empty where an earlier version of the program recorded the payment.
        #[serde(default)]
        confirmed_by: String,
        /// The bank's day on the proof of payment; `None` where it was not given, for the day of the payment's record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paid_on: Option<Date>,
    },
}

impl PaymentMethod {
    /// Returns the name of the treasurer who took the money or saw the proof; empty where nobody was named.
    pub fn treasurer(&self) -> &str {
        let (Self::Cash { treasurer: name } | Self::Simponi { confirmed_by: name, .. }) = self;
        name
    }
}

/// A payment of an invoice, always of its whole sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The invoice's number.
    pub invoice: String,
    /// How it was paid.
    #[serde(flatten)]
    pub method: PaymentMethod,
    /// The amount.
    pub amount: Rupiah,
    /// The day on which it was recorded, in cash also that of the payment.
    pub on: Date,
    /// What was handed over in cash beyond the amount, in rupiah; negative where that was less.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub rounding: i64,
}

impl Payment {
    /// Returns the day of the payment: the bank's day where it is known, else that of the record.
    pub fn paid_on(&self) -> Date {
        match self.method {
            PaymentMethod::Simponi { paid_on, .. } => paid_on.unwrap_or(self.on),
            PaymentMethod::Cash { .. } => self.on,
        }
    }

    /// Returns the bank's day where it differs from that of the record.
    pub fn earlier_at_bank(&self) -> Option<Date> {
        Some(self.paid_on()).filter(|day| *day != self.on)
    }

    /// Returns the NTPN that proves the payment; `None` for cash.
    pub fn ntpn(&self) -> Option<&str> {
        match &self.method {
            PaymentMethod::Simponi { ntpn, .. } => Some(ntpn),
            PaymentMethod::Cash { .. } => None,
        }
    }
}

/// A receipt (*kuitansi*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its number, which no other receipt has.
    pub number: String,
    /// The number of the invoice that was paid.
    pub invoice: String,
    /// The number of the request.
    pub request: String,
    /// The day it was issued.
    pub issued_on: Date,
    /// The buyer's name, from the invoice.
    pub received_from: String,
    /// The amount.
    pub amount: Rupiah,
    /// The amount in words.
    pub amount_in_words: String,
    /// How it was paid.
    pub payment: Payment,
    /// The treasurer who took the money or saw the proof; `None` where nobody was named, or an earlier version of the
    /// program recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treasurer: Option<Representative>,
}

/// A packed bag, as the ledger and the handover note name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBag {
    /// The number of its volume, from 1.
    pub ordinal: u32,
    /// The path of the bag's folder when it was written.
    pub path: String,
    /// The bytes of all files of the bag.
    pub bytes: u64,
    /// SHA-256 of `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// The short code of the manifest, `XXXX-XXXX-XXXX`.
    pub short_code: String,
}

/// A handover note (*berita acara serah terima*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Its number, which no other handover note has.
    pub number: String,
    /// The number of the request.
    pub request: String,
    /// The day of the handover.
    pub on: Date,
    /// Who receives the bags: the requester's name.
    pub to: String,
    /// The receipt's number; of several receipts that of the last one.
    pub receipt: String,
    /// The numbers of the other receipts, where an amended request was paid in several parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_receipts: Vec<String>,
    /// The serial of the request's last amendment; `None` where it was not amended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amendment: Option<u32>,
    /// The officer who hands over; `None` where nobody was named, or an earlier version of the program recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Representative>,
    /// The bags that are handed over.
    pub seals: Vec<SealedBag>,
}

/// A correction of what was handed over. A later handover answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// The number of the handover note that was wrong.
    pub handover: String,
    /// What the buyer found.
    pub because: String,
    /// The day of the correction.
    pub on: Date,
}

/// A kind of numbered paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// An invoice.
    Invoice,
    /// A receipt (*kuitansi*).
    Receipt,
    /// A handover note (*berita acara serah terima*).
    Handover,
}

impl PaperKind {
    /// Returns the kind's word in commands and in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::Receipt => "receipt",
            Self::Handover => "handover",
        }
    }

    /// Parses the word that [`Self::as_str`] gives; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invoice, Self::Receipt, Self::Handover]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

impl ToValue for PaperKind {
    fn to_value(&self) -> Value {
        let word = match self {
            Self::Invoice => message!("invoice"),
            Self::Receipt => message!("receipt"),
            Self::Handover => message!("handover"),
        };
        word.to_value()
    }
}

/// The template and the settings that a paper was issued with. They are kept with the paper, so that it prints in the
/// same way after the office has changed either.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PaperForm {
    /// The template's name in error messages.
    pub name: String,
    /// The template's text.
    pub template: String,
    /// The office's settings when the paper was issued. They are JSON, because a later version of the program may
    /// have other settings.
    pub settings: serde_json::Value,
}

/// The record that a paper is not valid any more. The paper's number is not used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The kind of paper.
    pub kind: PaperKind,
    /// The paper's number.
    pub number: String,
    /// Why it became void.
    pub because: String,
    /// The day it became void.
    pub on: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_either_lacking_or_overpaid() {
        for (paid, due, lacking, overpaid) in [
            (100, 150, Some(50), None),
            (100, 60, None, Some(40)),
            (100, 100, None, None),
            (0, 0, None, None),
            (0, 7, Some(7), None),
        ] {
            let sums = Supplement { earlier: Vec::new(), paid: Rupiah(paid), due: Rupiah(due) };
            assert_eq!(sums.lacking(), lacking.map(Rupiah), "{paid} {due}");
            assert_eq!(sums.overpaid(), overpaid.map(Rupiah), "{paid} {due}");
        }
    }
}
