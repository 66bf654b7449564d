//! How far a request is, and which steps its state allows. The ledger asks this table before it records such a step.
//! It then makes checks of its own, for example of days, amounts and numbers that were used before.
//!
//! Two tracks run in parallel and meet at the handover. Goods: checked, approved, agreed, packed, verified. Money:
//! quoted, invoiced, paid, receipt issued. After the handover a correction opens the goods track again, as often as
//! needed, until the request is closed. A request can be cancelled or refused as long as it is not handed over, and
//! returned to the requester as long as it is not paid.

use serde::Serialize;

use super::decisions::Decided;

/// How far the data of a request's current version are. While a correction is open, only verifications after it count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Goods {
    /// An officer returned the request to be corrected, and has not approved it since.
    Returned,
    /// The request is recorded, and not approved.
    Checked,
    /// An officer decided to serve the request, and no agreement is signed.
    Approved,
    /// The agreement (SPPD) is signed, and nothing is packed.
    Agreed,
    /// The data were packed onto media. Not all bags of the latest packing are verified as complete.
    Packed,
    /// The last verification of every bag of the latest packing found it complete.
    Verified,
}

/// How far the money of a request or of one invoice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Money {
    /// There is no valid invoice.
    Quoted,
    /// The invoice is issued, and not paid.
    Invoiced,
    /// The invoice is paid, and has no valid receipt.
    Paid,
    /// A valid receipt is issued.
    Received,
}

/// Whether a request is handed over, being corrected or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// There is no valid handover note, and the request has not ended.
    Open,
    /// The buyer has the data, and no correction is open.
    HandedOver,
    /// The buyer found something wrong, and a corrected handover is to follow.
    Correcting,
    /// Ended after the handover.
    Closed,
    /// Ended with a reason, while it was not handed over.
    Cancelled,
    /// Ended as a cancelled one, by an officer's decision not to serve it.
    Refused,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RequestState {
    /// The goods track.
    pub goods: Goods,
    /// The money track.
    pub money: Money,
    /// Whether it is handed over, being corrected or ended.
    pub stage: Stage,
}

/// Whether an invoice charges what its request asks for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvoiceState {
    /// It is valid and charges the current version of the request, which was not returned since.
    Present,
    /// It is valid and charges a version that was handed in before, or that was returned or amended since.
    Superseded,
    /// It is void.
    Void,
}

/// A step that an officer may want to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Record an officer's decision to serve the request.
    Approve,
    /// Record the signed agreement.
    Agree,
    /// Pack the data onto media.
    Pack,
    /// Record that a bag was read back.
    Verify,
    /// Issue the invoice, or show it again.
    Invoice,
    /// Record the billing code of the invoice.
    BillingCode,
    /// Record the payment.
    Pay,
    /// Issue the receipt, or show it again.
    Receive,
    /// Issue the handover note, or show it again.
    HandOver,
    /// Record a correction.
    Correct,
    /// Close the request.
    Close,
    /// Cancel the request.
    Cancel,
    /// Return the request to be corrected.
    Return,
    /// Refuse to serve the request.
    Refuse,
    /// Change the request though it is agreed or invoiced. The ledger also asks whether it is.
    Amend,
    /// Void the invoice.
    VoidInvoice,
    /// Void the receipt.
    VoidReceipt,
    /// Void the handover note.
    VoidHandover,
}

/// Something that a step needs first, or the reason why nothing is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// An officer's decision.
    Approval,
    /// A signed agreement.
    Agreement,
    /// Bags on media.
    Packages,
    /// A complete reading back of each bag.
    Verification,
    /// A valid invoice.
    Invoice,
    /// The payment of the invoice.
    Payment,
    /// The receipt of the invoice.
    Receipt,
    /// A handover.
    Handover,
    /// Another invoice: this one is void.
    LiveInvoice,
    /// An invoice that charges the request as it is now: this one is of an earlier version, or was issued before the
    /// request was returned.
    PresentInvoice,
    /// Nothing: the invoice is paid already.
    AlreadyPaid,
    /// Nothing: the data were handed over. A correction of them may be open.
    AlreadyHandedOver,
    /// Nothing: the request is closed, cancelled or refused.
    Ended,
}

impl RequestState {
    /// Returns what an officer decided about the request last.
    pub fn decided(self) -> Decided {
        match (self.stage, self.goods) {
            (Stage::Refused, _) => Decided::Refused,
            (_, Goods::Returned) => Decided::Returned,
            (_, Goods::Checked) => Decided::None,
            _ => Decided::Approved,
        }
    }

    /// Returns why a step is refused now: what it lacks, or that there is nothing left to do; empty where it may be
    /// taken. Of several things that are missing in a row it names the next one. Only for a handover it can name
    /// several, of the goods and of the money.
    pub fn missing(self, step: Action) -> Vec<Missing> {
        match self.stage {
            // Money that was taken gets its receipt even after a cancellation or refusal, so that the cash can be
            // deposited.
            Stage::Cancelled | Stage::Refused
                if step == Action::Receive && self.money >= Money::Paid =>
            {
                Vec::new()
            }
            Stage::Closed | Stage::Cancelled | Stage::Refused
                if step == Action::BillingCode && self.money >= Money::Paid =>
            {
                vec![Missing::AlreadyPaid]
            }
            Stage::Closed | Stage::Cancelled | Stage::Refused => vec![Missing::Ended],
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

    /// Returns why a step on one invoice is refused now, as [`Self::missing`] does. `self.money` is how far this
    /// invoice is, which need not be the request's valid one.
    pub fn missing_of_invoice(self, step: Action, invoice: InvoiceState) -> Vec<Missing> {
        let has_ended = matches!(self.stage, Stage::Closed | Stage::Cancelled | Stage::Refused);
        match (invoice, step) {
            (InvoiceState::Void, Action::Pay) if has_ended => vec![Missing::Ended],
            (InvoiceState::Void, _) => vec![Missing::LiveInvoice],
            // What the invoice charges is not asked for any more, so it takes no money. As long as it is unpaid and the
            // request has not ended, it may become void, whatever is packed or handed over. One that was paid before
            // the request was amended stays paid.
            (InvoiceState::Superseded, Action::BillingCode | Action::Pay)
                if !has_ended && self.money < Money::Paid =>
            {
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
            // Money that the treasury has received is not paid back at the counter, so a paid request is not returned.
            Action::Return if self.money >= Money::Paid => vec![Missing::AlreadyPaid],
            Action::Approve | Action::Cancel | Action::Return | Action::Refuse | Action::Amend => {
                Vec::new()
            }
            Action::Agree | Action::Invoice => {
                needs(self.goods >= Goods::Approved, Missing::Approval)
            }
            Action::Pack if self.goods == Goods::Returned => vec![Missing::Approval],
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

    /// Returns what the goods track lacks next on the way to the handover, without an agreement both the agreement and
    /// the bags; empty where all bags are verified.
    fn goods_missing(self) -> Vec<Missing> {
        match self.goods {
            Goods::Returned | Goods::Checked | Goods::Approved => {
                vec![Missing::Agreement, Missing::Packages]
            }
            Goods::Agreed => vec![Missing::Packages],
            Goods::Packed => vec![Missing::Verification],
            Goods::Verified => Vec::new(),
        }
    }

    /// Returns the next thing that the money track lacks on the way to `wanted`; empty where it is there.
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
