//! Where a transaction stands, and what each step needs: the one table behind every refusal.
//!
//! Two tracks run side by side and meet at the handover. Goods: checked, approved, agreed, packed,
//! verified. Money: quoted, invoiced, paid, received. Afterwards a complaint opens the goods
//! track again (a correction, as often as needed) until the transaction is closed; a cancellation
//! ends it at any stage before the handover.

use serde::Serialize;

/// How far the data are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goods {
    /// The request is on record with its check.
    Checked,
    /// An officer decided to serve it.
    Approved,
    /// The agreement (SPPD) is signed.
    Agreed,
    /// It lies on the medium.
    Packed,
    /// It was read back and is complete.
    Verified,
}

/// How far the money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Money {
    /// A price can be quoted, nothing is asked for.
    Quoted,
    /// The invoice is issued.
    Invoiced,
    /// It is paid.
    Paid,
    /// The receipt is issued.
    Received,
}

/// Where both tracks led.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not handed over yet.
    Open,
    /// In the buyer's hands.
    HandedOver,
    /// The buyer found something wrong; it is being put right.
    Correcting,
    /// Done.
    Closed,
    /// Given up, with a reason.
    Cancelled,
}

/// Where a transaction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RequestState {
    /// The goods track.
    pub goods: Goods,
    /// The money track.
    pub money: Money,
    /// Where they led.
    pub stage: Stage,
}

/// How an invoice stands to what its request asks now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvoiceState {
    /// It charges the present version of the request.
    Present,
    /// It charges an earlier version.
    Superseded,
    /// It stands for nothing any more.
    Void,
}

/// What an officer may want to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Record the decision to serve.
    Approve,
    /// Record the signed agreement.
    Agree,
    /// Pack.
    Pack,
    /// Read back.
    Verify,
    /// Issue the invoice, or show it again.
    Invoice,
    /// Record the billing code of the invoice.
    BillingCode,
    /// Record the payment.
    Pay,
    /// Issue the receipt, or show it again.
    Receive,
    /// Hand over.
    HandOver,
    /// Take a complaint.
    Correct,
    /// Close.
    Close,
    /// Give up.
    Cancel,
    /// Void the invoice.
    VoidInvoice,
    /// Void the receipt.
    VoidReceipt,
    /// Void the handover note.
    VoidHandover,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// An officer's decision.
    Approval,
    /// A signed agreement.
    Agreement,
    /// Bags.
    Packages,
    /// Their reading back.
    Verification,
    /// An invoice.
    Invoice,
    /// Its payment.
    Payment,
    /// Its receipt.
    Receipt,
    /// A handover.
    Handover,
    /// An invoice in the place of one that is void.
    LiveInvoice,
    /// An invoice of the present version of the request.
    PresentInvoice,
    /// Nothing is missing: it is paid already.
    AlreadyPaid,
    /// Nothing is missing: it is in the buyer's hands.
    AlreadyHandedOver,
    /// The request has ended.
    Ended,
}

impl RequestState {
    /// Returns what a step lacks; empty where it may be taken.
    pub fn missing(self, step: Action) -> Vec<Missing> {
        match self.stage {
            // Money that was taken gets its receipt, so that it can be deposited.
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
                // Papers that are there are shown again.
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

    /// Returns what a step on one invoice lacks; `self.money` is how far this invoice is.
    pub fn missing_of_invoice(self, step: Action, invoice: InvoiceState) -> Vec<Missing> {
        let has_ended = matches!(self.stage, Stage::Closed | Stage::Cancelled);
        match (invoice, step) {
            (InvoiceState::Void, Action::Pay) if has_ended => vec![Missing::Ended],
            (InvoiceState::Void, _) => vec![Missing::LiveInvoice],
            // Nobody asks any more for what it charges: it takes no money, and may become void at any
            // stage.
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

    /// What the data lack for the handover.
    fn goods_missing(self) -> Vec<Missing> {
        match self.goods {
            Goods::Checked | Goods::Approved => vec![Missing::Agreement, Missing::Packages],
            Goods::Agreed => vec![Missing::Packages],
            Goods::Packed => vec![Missing::Verification],
            Goods::Verified => Vec::new(),
        }
    }

    /// The first thing that the money lacks to be as far as this.
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
