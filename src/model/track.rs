//! How far a request is, and what each step needs first. The ledger refuses a step by this table alone.
//!
//! Two tracks run in parallel and meet at the handover. Goods: checked, approved, agreed, packed, verified. Money:
//! quoted, invoiced, paid, receipt issued. After the handover a complaint opens the goods track again, as often as
//! needed, until the request is closed. A request can be cancelled at any time before the handover.

use serde::Serialize;

/// How far the data of a request are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goods {
    /// The request and its check are recorded.
    Checked,
    /// An officer decided to serve the request.
    Approved,
    /// The agreement (SPPD) is signed.
    Agreed,
    /// The data are on the medium.
    Packed,
    /// The medium was read back and is complete.
    Verified,
}

/// How far the money of a request or of one invoice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Money {
    /// No invoice is issued.
    Quoted,
    /// The invoice is issued.
    Invoiced,
    /// The invoice is paid.
    Paid,
    /// The receipt is issued.
    Received,
}

/// What followed from both tracks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not handed over, closed or cancelled yet.
    Open,
    /// The buyer has the data.
    HandedOver,
    /// The buyer found something wrong, and a corrected handover is to follow.
    Correcting,
    /// Finished.
    Closed,
    /// Given up, with a reason. It was not handed over.
    Cancelled,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RequestState {
    /// The goods track.
    pub goods: Goods,
    /// The money track.
    pub money: Money,
    /// What followed from both.
    pub stage: Stage,
}

/// Whether an invoice charges what its request asks for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvoiceState {
    /// It charges the present version of the request.
    Present,
    /// It charges an earlier version.
    Superseded,
    /// It is void.
    Void,
}

/// A step that an officer may want to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Record the decision to serve.
    Approve,
    /// Record the signed agreement.
    Agree,
    /// Pack the data onto media.
    Pack,
    /// Read the media back.
    Verify,
    /// Issue the invoice, or show it again.
    Invoice,
    /// Record the billing code of the invoice.
    BillingCode,
    /// Record the payment.
    Pay,
    /// Issue the receipt, or show it again.
    Receive,
    /// Hand the media over.
    HandOver,
    /// Record a complaint.
    Correct,
    /// Close the request.
    Close,
    /// Cancel the request.
    Cancel,
    /// Void the invoice.
    VoidInvoice,
    /// Void the receipt.
    VoidReceipt,
    /// Void the handover note.
    VoidHandover,
}

/// What a step lacks, or why it cannot be taken at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// An officer's decision.
    Approval,
    /// A signed agreement.
    Agreement,
    /// A bag on a medium.
    Packages,
    /// The reading back of the bags.
    Verification,
    /// An invoice.
    Invoice,
    /// Its payment.
    Payment,
    /// Its receipt.
    Receipt,
    /// A handover.
    Handover,
    /// A valid invoice; this one is void.
    LiveInvoice,
    /// An invoice of the present version of the request.
    PresentInvoice,
    /// Nothing: the invoice is paid already.
    AlreadyPaid,
    /// Nothing: the data are handed over already.
    AlreadyHandedOver,
    /// Nothing: the request is closed or cancelled.
    Ended,
}

impl RequestState {
    /// Returns why a step is refused now: what it lacks, or that there is nothing left to do; empty where it may be
    /// taken. It names the next thing that is missing, and for a handover one of the goods and one of the money.
    pub fn missing(self, step: Action) -> Vec<Missing> {
        match self.stage {
            // Money that was taken gets its receipt even then, so that the cash can be deposited.
            Stage::Cancelled if step == Action::Receive && self.money >= Money::Paid => Vec::new(),
            Stage::Closed | Stage::Cancelled
                if step == Action::BillingCode && self.money >= Money::Paid =>
            {
                vec![Missing::AlreadyPaid]
            }
            Stage::Closed | Stage::Cancelled => vec![Missing::Ended],
            Stage::HandedOver => match step {
                Action::Correct | Action::Close | Action::VoidHandover | Action::Verify => {
                    Vec::new()
                }
                // A paper that is issued already is shown again.
                Action::Invoice | Action::Receive | Action::HandOver => Vec::new(),
                Action::BillingCode | Action::Pay | Action::VoidInvoice => {
                    vec![Missing::AlreadyPaid]
                }
                _ => vec![Missing::AlreadyHandedOver],
            },
            Stage::Correcting => match step {
                Action::Pack | Action::Verify | Action::Invoice | Action::Receive => Vec::new(),
                Action::HandOver => self.goods_missing(),
                Action::BillingCode | Action::Pay | Action::VoidInvoice => {
                    vec![Missing::AlreadyPaid]
                }
                Action::Close | Action::VoidHandover => vec![Missing::Handover],
                _ => vec![Missing::AlreadyHandedOver],
            },
            Stage::Open => self.missing_before_handover(step),
        }
    }

    /// Returns what a step on one invoice lacks. `self.money` is how far this invoice is.
    pub fn missing_of_invoice(self, step: Action, invoice: InvoiceState) -> Vec<Missing> {
        let has_ended = matches!(self.stage, Stage::Closed | Stage::Cancelled);
        match (invoice, step) {
            (InvoiceState::Void, Action::Pay) if has_ended => vec![Missing::Ended],
            (InvoiceState::Void, _) => vec![Missing::LiveInvoice],
            // What it charges is not asked for any more. So it takes no money, and may become void at any stage of
            // the goods.
            (InvoiceState::Superseded, Action::BillingCode | Action::Pay) if !has_ended => {
                vec![Missing::PresentInvoice]
            }
            (InvoiceState::Superseded, Action::Receive) if !has_ended => {
                self.money_missing(Money::Paid)
            }
            (InvoiceState::Superseded, Action::VoidInvoice)
                if !has_ended && self.money < Money::Paid =>
            {
                Vec::new()
            }
            (InvoiceState::Superseded | InvoiceState::Present, _) => self.missing(step),
        }
    }

    fn missing_before_handover(self, step: Action) -> Vec<Missing> {
        let needs = |has: bool, missing| if has { Vec::new() } else { vec![missing] };
        match step {
            Action::Approve | Action::Cancel => Vec::new(),
            Action::Agree | Action::Invoice => {
                needs(self.goods >= Goods::Approved, Missing::Approval)
            }
            Action::Pack => needs(self.goods >= Goods::Agreed, Missing::Agreement),
            Action::Verify => needs(self.goods >= Goods::Packed, Missing::Packages),
            Action::BillingCode | Action::Pay | Action::VoidInvoice
                if self.money >= Money::Paid =>
            {
                vec![Missing::AlreadyPaid]
            }
            Action::BillingCode | Action::Pay => {
                needs(self.money >= Money::Invoiced, Missing::Invoice)
            }
            Action::Receive => self.money_missing(Money::Paid),
            Action::HandOver => {
                let mut missing = self.goods_missing();
                missing.extend(self.money_missing(Money::Received));
                missing
            }
            Action::Correct | Action::Close | Action::VoidHandover => vec![Missing::Handover],
            Action::VoidInvoice => self.money_missing(Money::Invoiced),
            Action::VoidReceipt => self.money_missing(Money::Received),
        }
    }

    /// Returns what the goods track lacks for the handover.
    fn goods_missing(self) -> Vec<Missing> {
        match self.goods {
            Goods::Checked | Goods::Approved => vec![Missing::Agreement, Missing::Packages],
            Goods::Agreed => vec![Missing::Packages],
            Goods::Packed => vec![Missing::Verification],
            Goods::Verified => Vec::new(),
        }
    }

    /// Returns the first thing that the money track lacks to reach `wanted`.
    fn money_missing(self, wanted: Money) -> Vec<Missing> {
        if self.money >= wanted {
            return Vec::new();
        }
        vec![match self.money {
            Money::Quoted => Missing::Invoice,
            Money::Invoiced => Missing::Payment,
            Money::Paid | Money::Received => Missing::Receipt,
        }]
    }
}
