//! Check: whether the requested data match the stated use.

use jiff::civil::Date;
use serde::Serialize;

use super::hindrances::Hindrances;
use super::references::references;
use super::waiting::WaitingFile;
use crate::catalog::{Catalog, Item};
use crate::conformity::{self, Conformity, Explained, Report, Verdict, zero_tariff_caps};
use crate::error::Result;
use crate::message::{Language, Message};
use crate::model::{Outcome, Request, Role};
use crate::office::goods::ReferencePrice;
use crate::office::session::{Given, Home, Session};

/// The verdict on a request, with its reasons.
#[derive(Debug, Serialize)]
pub struct Checked {
    #[serde(flatten)]
    conformity: Conformity,
    /// How the words of the request were understood; `None` where it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<Explained>,
    /// The file with a newer version that is not recorded; `None` where the newest one was checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<WaitingFile>,
    /// How the request on record with this number ended, or that it was returned; left out elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::office) decided: Option<Outcome>,
    /// Why the ledger refuses it, as where its number is used by someone else; left out where it does not.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::message::indonesian_if_any"
    )]
    refused: Option<Message>,
    /// Why no invoice of it could be issued today; left out where nothing is known to stop one.
    #[serde(skip_serializing_if = "Hindrances::is_empty")]
    no_invoice: Hindrances,
    /// The sets that cost something else in the central catalogue; left out where none is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reference_prices: Vec<ReferencePrice>,
    #[serde(skip)]
    report: Report,
}

impl Checked {
    /// Returns true unless the verdict is that the data do not match the use; also where the officer must ask first.
    pub fn matches(&self) -> bool {
        self.conformity.verdict != Verdict::TidakSesuai
    }

    /// Returns the verdict.
    pub fn verdict(&self) -> &'static str {
        self.conformity.verdict.as_str()
    }

    /// Returns true where there is nothing to ask.
    pub fn matches_without_notes(&self) -> bool {
        self.conformity.verdict == Verdict::Sesuai
    }

    /// Returns true where an approval needs the officer's reason.
    pub fn needs_reason(&self) -> bool {
        self.conformity.needs_reason()
    }

    /// Returns the reasons of the verdict as text, without the list of data.
    pub fn findings_page(&self, language: Language, width: usize) -> String {
        self.report.findings(language, width)
    }

    /// Returns as text what the office has of each item; empty where that was not looked at.
    pub fn stock_page(&self, language: Language, width: usize) -> String {
        self.report.stock(language, width)
    }

    /// Returns the file with a newer version that is not recorded; `None` where the newest one was checked.
    pub fn waiting(&self) -> Option<&WaitingFile> {
        self.waiting.as_ref()
    }

    /// Returns how the request on record with this number ended, or that it was returned; `None` elsewhere.
    pub fn decided(&self) -> Option<&Outcome> {
        self.decided.as_ref()
    }

    /// Returns why the ledger refuses it.
    pub fn refused(&self) -> Option<&Message> {
        self.refused.as_ref()
    }

    /// Returns why no invoice of it could be issued today.
    pub fn no_invoice(&self) -> &[Message] {
        self.no_invoice.words()
    }

    /// Returns the sets that cost something else in the central catalogue.
    pub fn reference_prices(&self) -> &[ReferencePrice] {
        &self.reference_prices
    }

    /// Returns the verdict with its reasons as text.
    pub fn report(&self, language: Language, width: usize) -> String {
        self.report.page(language, width)
    }

    /// Returns as text how the request was understood; `None` where it was not asked for.
    pub fn reading_page(&self, language: Language, width: usize) -> Option<String> {
        self.reading.as_ref().map(|reading| reading.page(language, width))
    }
}

impl Session {
    /// Checks a request that is no file yet, as [`Self::check`] does.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn check_asked(&mut self, request: &Request) -> Result<Checked> {
        let (home, today) = (self.home(), self.home().clock.today());
        let conformity = home.with_stock(home.check(request));
        let mut checked = checked(conformity, request, home.catalog(), today, false);
        checked.no_invoice = self.hindrances(request)?;
        Ok(checked)
    }

    /// Checks a request with the office's catalogue and, for a claim to Rp0, with its index. Where there is an index,
    /// it also says beside the verdict what the office has of each item. With `explain`, also returns how the words of
    /// the request were understood.
    pub fn check(&mut self, given: &Given, explain: bool) -> Result<Checked> {
        let request = self.request(given)?;
        let (home, today) = (self.home(), self.home().clock.today());
        let conformity = home.with_stock(home.check(&request));
        let mut checked = checked(conformity, &request, home.catalog(), today, explain);
        checked.waiting = self.newer_than(given)?;
        checked.decided = self.decided(&request.number);
        checked.refused = self.refusal(&request);
        checked.no_invoice = self.hindrances(&request)?;
        checked.reference_prices = references(self.home(), &request);
        Ok(checked)
    }
}

/// Returns the answer: the verdict, its report, and with `explain` how the words of the request were understood.
pub fn checked(
    conformity: Conformity,
    request: &Request,
    catalog: &Catalog,
    today: Date,
    explain: bool,
) -> Checked {
    let report = Report::of(&conformity, catalog, request);
    let reading = explain.then(|| conformity::explain(request, catalog, today));
    Checked {
        conformity,
        reading,
        waiting: None,
        refused: None,
        decided: None,
        no_invoice: Hindrances::default(),
        reference_prices: Vec::new(),
        report,
    }
}

impl Home {
    /// Checks a request with the office's catalogue, as of today. A claim to Rp0 is also checked with the index, where
    /// there is one that can be read.
    pub(in crate::office) fn check(&self, request: &Request) -> Conformity {
        let conformity = conformity::check(request, self.catalog(), self.clock.today());
        // The caps of Rp0 in bytes need the index, which is read only for a claim to Rp0.
        if !request.requester.zero_tariff {
            return conformity;
        }
        let Ok(index) = self.index_of_any_edition() else { return conformity };
        let is_dataset = |id: &str| matches!(self.catalog().item(id), Some(Item::Dataset(_)));
        let entries = request.items.iter().filter(|item| is_dataset(&item.id));
        let entries = entries.flat_map(|item| index.of_item(&item.id));
        let charged = entries.filter(|entry| entry.role == Role::Data);
        let bytes = charged.map(|entry| entry.stamp.bytes).sum();
        zero_tariff_caps(conformity, self.catalog(), bytes)
    }
}
