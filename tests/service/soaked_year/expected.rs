//! The sums that are expected, counted from what is to happen, without the program.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::plan::{Course, PAID_BACK_AFTER, Sale, is_deposited};

/// The sums of a month in rupiah, and how much became void or was amended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Month {
    pub opening: u64,
    /// Cash that was taken.
    pub received: u64,
    /// Cash that was deposited.
    pub paid_out: u64,
    pub closing: u64,
    pub simponi: u64,
    /// Receipts that were valid at the end of their day, and those of them for cash.
    pub receipts: u64,
    pub receipts_cash: u64,
    /// Receipts of earlier days that became void.
    pub reversed: u64,
    pub voids: usize,
    pub amendments: usize,
    /// What the treasury paid back.
    pub refunded: u64,
}

/// How many papers of each kind the year has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Papers {
    pub agreement: usize,
    pub invoice: usize,
    pub receipt: usize,
    pub handover: usize,
}

/// What is expected of the year.
#[derive(Debug, Default)]
pub struct Year {
    /// By the first day of the month.
    pub months: BTreeMap<Date, Month>,
    /// The cash in hand at the end of each working day.
    pub cash: Vec<u64>,
    pub papers: Papers,
    /// What the treasury owes at the end of the year.
    pub owed: u64,
}

impl Year {
    pub fn of(sales: &[Sale], days: &[Date]) -> Self {
        let mut year = Self::default();
        let mut taken = vec![0; days.len()];
        for sale in sales {
            let (amount, on) = (sale.amount(), days[sale.day]);
            let (cash, simponi) = paid(sale);
            taken[sale.day] += cash;
            let month = year.month(on);
            month.simponi += simponi;
            month.receipts += cash + simponi;
            month.receipts_cash += cash;
            let (voids, amendments) = put_right(sale.course);
            let is_later = matches!(sale.course, Course::ReceiptAgainLater | Course::WrongNtpn);
            // A void code is of the day itself.
            month.voids += if is_later { 0 } else { voids };
            month.amendments += if is_later { 0 } else { amendments };
            if is_later {
                let next = year.month(days[sale.day + 1]);
                next.reversed += amount;
                next.receipts += amount;
                next.voids += voids;
                next.amendments += amendments;
            }
            if sale.is_paid_back() {
                if sale.too_much() > 0 {
                    year.month(days[sale.day + PAID_BACK_AFTER]).refunded += sale.too_much();
                }
            } else {
                year.owed += sale.too_much();
            }
            year.papers.add(sale);
        }
        year.count_cash(&taken, days);
        year
    }

    fn month(&mut self, on: Date) -> &mut Month {
        self.months.entry(on.first_of_month()).or_default()
    }

    fn count_cash(&mut self, taken: &[u64], days: &[Date]) {
        let mut in_hand = 0;
        for (place, (cash, on)) in taken.iter().zip(days).enumerate() {
            self.month(*on).received += cash;
            in_hand += cash;
            if is_deposited(place) {
                self.month(*on).paid_out += in_hand;
                in_hand = 0;
            }
            self.cash.push(in_hand);
        }
        let mut balance = 0;
        for month in self.months.values_mut() {
            month.opening = balance;
            balance = balance + month.received - month.paid_out;
            month.closing = balance;
        }
    }
}

impl Papers {
    fn add(&mut self, sale: &Sale) {
        let [agreement, invoice, receipt, handover] = match sale.course {
            _ if sale.is_plain() => [0, 1, 1, 1],
            Course::InvoiceAgain => [1, 2, 1, 1],
            Course::ReceiptAgain | Course::ReceiptAgainLater | Course::WrongNtpn | Course::Less => {
                [1, 1, 2, 1]
            }
            Course::WrongInvoice => [2, 2, 3, 2],
            Course::Cancelled => [1, 1, 0, 0],
            _ => [1, 1, 1, 1],
        };
        self.agreement += agreement;
        self.invoice += invoice;
        self.receipt += receipt;
        self.handover += handover;
    }
}

/// Returns what is paid in cash and through SIMPONI, and counts.
fn paid(sale: &Sale) -> (u64, u64) {
    let amount = sale.amount();
    match sale.course {
        Course::Cancelled => (0, 0),
        Course::WrongInvoice => (amount, amount),
        Course::Cash
        | Course::CashAfterCode
        | Course::InvoiceAgain
        | Course::ReceiptAgain
        | Course::PaidTwice
        | Course::Less => (amount, 0),
        Course::Simponi
        | Course::SimponiByCode
        | Course::ReceiptAgainLater
        | Course::WrongNtpn
        | Course::More => (0, amount),
    }
}

/// Returns how many papers become void, and how many codes and payments are amended.
fn put_right(course: Course) -> (usize, usize) {
    match course {
        Course::InvoiceAgain
        | Course::ReceiptAgain
        | Course::ReceiptAgainLater
        | Course::Less
        | Course::Cancelled => (1, 0),
        Course::WrongNtpn | Course::WrongInvoice => (1, 1),
        Course::CashAfterCode | Course::PaidTwice => (0, 1),
        _ => (0, 0),
    }
}
