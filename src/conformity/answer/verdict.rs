//! The verdicts on each item and on the request, which follow from the findings. They have the form of the JSON
//! answer.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::rule_finding::{Finding, Severity};
use super::stock::ItemStock;
use crate::message::{Message, message};
use crate::model::{Request, RequestNumber, RequestedItem};

/// The verdict on one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemVerdict {
    /// Matches.
    Sesuai,
    /// The officer must ask.
    PerluPenjelasan,
    /// Does not match.
    TidakSesuai,
}

/// The verdict on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Matches.
    Sesuai,
    /// Matches once the officer has asked.
    SesuaiDenganCatatan,
    /// Does not match. The visitor is referred to a statistical consultation, or the request is corrected.
    TidakSesuai,
}

impl Verdict {
    /// Returns the word in JSON and in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sesuai => "sesuai",
            Self::SesuaiDenganCatatan => "sesuai-dengan-catatan",
            Self::TidakSesuai => "tidak-sesuai",
        }
    }

    /// Returns the word for people.
    pub fn words(self) -> Message {
        match self {
            Self::Sesuai => message!("matches"),
            Self::SesuaiDenganCatatan => message!("matches with notes"),
            Self::TidakSesuai => message!("does not match"),
        }
    }
}

impl ItemVerdict {
    /// Returns the word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sesuai => "sesuai",
            Self::PerluPenjelasan => "perlu-penjelasan",
            Self::TidakSesuai => "tidak-sesuai",
        }
    }

    fn of(findings: &[Finding]) -> Self {
        match findings.iter().map(|finding| finding.severity).max() {
            None => Self::Sesuai,
            Some(Severity::PerluPenjelasan) => Self::PerluPenjelasan,
            Some(Severity::TidakSesuai) => Self::TidakSesuai,
        }
    }
}

/// The verdict on one item, with its findings in the order of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemConformity {
    /// Place in the request, from 0.
    pub index: usize,
    /// The item's id, as it was requested.
    pub id: String,
    /// The region of a map's piece, as it was requested; `None` where the request names none.
    pub region: Option<String>,
    /// The format, as it was requested; `None` where the request names none.
    pub format: Option<String>,
    /// The verdict.
    pub verdict: ItemVerdict,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// What the office has of it; `None` without an office or an index.
    #[serde(rename = "held", skip_serializing_if = "Option::is_none")]
    pub stock: Option<ItemStock>,
    /// False where a region is asked for that the catalogue does not know (K15).
    #[serde(skip)]
    pub(in crate::conformity) region_known: bool,
}

impl ItemConformity {
    pub(in crate::conformity) fn new(
        index: usize,
        asked: &RequestedItem,
        mut findings: Vec<Finding>,
        region_known: bool,
    ) -> Self {
        findings.sort_by_key(|finding| finding.rule);
        Self {
            index,
            id: asked.id.clone(),
            region: asked.region.clone(),
            format: asked.format.clone(),
            verdict: ItemVerdict::of(&findings),
            findings,
            stock: None,
            region_known,
        }
    }
}

/// The answer of a check. Its JSON has the request's number, the verdict, the findings and the items.
#[derive(Debug, Clone)]
pub struct Conformity {
    /// The request's number.
    pub request: RequestNumber,
    /// The verdict on the request.
    pub verdict: Verdict,
    /// Findings on the request as a whole, in the order of the rules.
    pub findings: Vec<Finding>,
    /// One for each item, in the request's order.
    pub items: Vec<ItemConformity>,
    /// Why it is not known what the office has of the items; `None` where it is known, and without an index.
    pub stock_unknown: Option<Message>,
    asked: Request,
    day: Date,
}

impl Conformity {
    pub(in crate::conformity) fn new(
        asked: Request,
        day: Date,
        mut findings: Vec<Finding>,
        items: Vec<ItemConformity>,
    ) -> Self {
        findings.sort_by_key(|finding| finding.rule);
        let worst = items.iter().map(|item| item.verdict).chain([ItemVerdict::of(&findings)]).max();
        let verdict = match worst {
            None | Some(ItemVerdict::Sesuai) => Verdict::Sesuai,
            Some(ItemVerdict::PerluPenjelasan) => Verdict::SesuaiDenganCatatan,
            Some(ItemVerdict::TidakSesuai) => Verdict::TidakSesuai,
        };
        Self {
            request: asked.number.clone(),
            verdict,
            findings,
            items,
            stock_unknown: None,
            asked,
            day,
        }
    }

    /// Adds a finding on the request as a whole and computes the verdict again.
    pub(in crate::conformity) fn with(self, finding: Option<Finding>) -> Self {
        let findings = self.findings.into_iter().chain(finding).collect();
        Self::new(self.asked, self.day, findings, self.items)
    }

    /// Adds to each item what the office has of it. The verdict stays as it is.
    #[must_use]
    pub fn with_stock(mut self, stock: impl Fn(&RequestedItem) -> ItemStock) -> Self {
        for (item, asked) in self.items.iter_mut().zip(&self.asked.items) {
            item.stock = Some(stock(asked));
        }
        self
    }

    /// Returns the items that were asked for.
    pub fn asked_items(&self) -> &[RequestedItem] {
        &self.asked.items
    }

    /// Adds why it is not known what the office has.
    #[must_use]
    pub fn without_stock(mut self, why: Message) -> Self {
        self.stock_unknown = Some(why);
        self
    }

    /// Returns true where it was looked at what the office has, even if that is not known.
    pub(in crate::conformity) fn looked_at_stock(&self) -> bool {
        self.stock_unknown.is_some() || self.items.iter().any(|item| item.stock.is_some())
    }

    pub(in crate::conformity) fn asked(&self) -> &Request {
        &self.asked
    }

    /// Returns the day whose tariffs the check used.
    pub fn day(&self) -> Date {
        self.day
    }
}

impl Serialize for Conformity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Document<'a> {
            request: &'a RequestNumber,
            verdict: Verdict,
            findings: &'a [Finding],
            items: &'a [ItemConformity],
            #[serde(
                skip_serializing_if = "Option::is_none",
                serialize_with = "crate::message::english_if_any"
            )]
            held_unknown: &'a Option<Message>,
        }
        let Self { request, verdict, findings, items, stock_unknown: held_unknown, .. } = self;
        let verdict = *verdict;
        Document { request, verdict, findings, items, held_unknown }.serialize(serializer)
    }
}
