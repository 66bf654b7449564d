//! What a check says: rules, findings, verdicts, in the form of the contract's JSON.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::{Request, RequestNumber, RequestedItem};

/// The rules; their codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Rule {
    /// The item is not in the catalogue.
    K01,
    /// The item is closed or restricted.
    K02,
    /// No tariff covers the item.
    K03,
    /// A mandatory text is empty, or all are too short to judge.
    K04,
    /// The item serves no topic of the use.
    K05,
    /// The item's period lies outside the periods of the use.
    K06,
    /// The item's regions do not meet those of the use.
    K07,
    /// A narrower product would do.
    K08,
    /// The results are wanted at a finer level than the survey's design carries.
    K09,
    /// The item offers none of the units of analysis.
    K10,
    /// A selection of variables is asked for; a full set is sold whole.
    K11,
    /// Identities of respondents are asked for.
    K12,
    /// The use is one that the agreement forbids.
    K13,
    /// The map is of another time than the use.
    K14,
    /// A region's code is unknown or disagrees with its name.
    K15,
    /// A declared topic is served by no item.
    K16,
    /// The Rp0 class is claimed without its conditions.
    K17,
}

impl Rule {
    /// Returns the stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::K01 => "K01",
            Self::K02 => "K02",
            Self::K03 => "K03",
            Self::K04 => "K04",
            Self::K05 => "K05",
            Self::K06 => "K06",
            Self::K07 => "K07",
            Self::K08 => "K08",
            Self::K09 => "K09",
            Self::K10 => "K10",
            Self::K11 => "K11",
            Self::K12 => "K12",
            Self::K13 => "K13",
            Self::K14 => "K14",
            Self::K15 => "K15",
            Self::K16 => "K16",
            Self::K17 => "K17",
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The officer must ask.
    PerluPenjelasan,
    /// Does not match.
    TidakSesuai,
}

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
    /// Does not match: to *konsultasi statistik*.
    TidakSesuai,
}

impl Verdict {
    /// Returns the contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sesuai => "sesuai",
            Self::SesuaiDenganCatatan => "sesuai-dengan-catatan",
            Self::TidakSesuai => "tidak-sesuai",
        }
    }
}

impl ItemVerdict {
    /// Returns the contract's word.
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

/// One thing that does not match, with the words that show it and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The item's id; `None` for findings on the request as a whole.
    pub item: Option<String>,
    /// Why, a sentence in Indonesian.
    pub reason: String,
    /// The visitor's words or the catalogue's, as they stand there.
    pub evidence: String,
    /// What to do next, in Indonesian.
    pub remedy: String,
}

/// The verdict on one item, with its findings in the order of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemConformity {
    /// Place in the request, from 0.
    pub index: usize,
    /// The item's id as asked for.
    pub id: String,
    /// The piece of a map.
    pub region: Option<String>,
    /// The format asked for.
    pub format: Option<String>,
    /// The verdict.
    pub verdict: ItemVerdict,
    /// Its findings.
    pub findings: Vec<Finding>,
    /// False where a region is asked for that the catalogue does not know (K15).
    #[serde(skip)]
    pub(super) region_known: bool,
}

impl ItemConformity {
    pub(super) fn new(
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
            region_known,
        }
    }
}

/// The answer of a check; serialises to the JSON of `kemas check --json`.
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
    asked: Request,
    day: Date,
}

impl Conformity {
    pub(super) fn new(
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
        Self { request: asked.number.clone(), verdict, findings, items, asked, day }
    }

    /// Adds a finding on the request as a whole and weighs the verdict again.
    pub(super) fn with(self, finding: Option<Finding>) -> Self {
        let findings = self.findings.into_iter().chain(finding).collect();
        Self::new(self.asked, self.day, findings, self.items)
    }

    pub(super) fn asked(&self) -> &Request {
        &self.asked
    }

    /// Returns the day whose tariffs were asked.
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
        }
        let Self { request, verdict, findings, items, .. } = self;
        Document { request, verdict: *verdict, findings, items }.serialize(serializer)
    }
}
