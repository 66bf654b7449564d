//! What is to happen in the year: each request with its day, its price and what becomes of it. All follows from the
//! serial, so that a writer that was killed, and the sums that are expected, know the same.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde_json::{Value, json};

/// The number of requests of the year; a variable of the environment can set a smaller one.
pub fn requests() -> u32 {
    let set = std::env::var("KEMAS_SOAK_REQUESTS").ok();
    set.map_or(5_000, |set| set.parse().unwrap())
}

/// The working day that is lost: the disk breaks in its evening, and all is put back as it was the evening before.
pub const LOST: Date = date(2026, 7, 1);
/// The day after the year, on which its last month is closed.
pub const AFTER: Date = date(2027, 1, 4);
/// How many working days after a payment the treasury pays back what was too much.
pub const PAID_BACK_AFTER: usize = 7;
/// What a proof shows beyond the invoice's total, where it shows more.
pub const MORE: u64 = 5_000;
/// What a proof lacks of the total, where it shows less.
pub const LESS: u64 = 1_000;

/// What a byte of the data costs, in rupiah.
pub const RATE: u64 = 50;
/// The datasets, each with the rows of its table.
pub const SETS: [(&str, usize); 3] = [
    ("susenas-2023-03-kor-81", 40),
    ("susenas-2024-03-kor-81", 75),
    ("susenas-2025-03-kor-81", 130),
];
/// The line of names of such a table, and each other line.
pub const LINES: [&str; 2] = ["prov,kab,kec,a,b,c,d\n", "81,71,010,1,2,3,4\n"];

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Paid in cash.
    Cash,
    /// Paid in cash, after its billing code was made void.
    CashAfterCode,
    /// Paid through SIMPONI.
    Simponi,
    /// Paid through SIMPONI with a code that stands on the invoice.
    SimponiByCode,
    /// The invoice becomes void and is issued again.
    InvoiceAgain,
    /// The receipt becomes void and is issued again on the same day.
    ReceiptAgain,
    /// The receipt becomes void and is issued again on the next working day.
    ReceiptAgainLater,
    /// The NTPN is put right on the next working day, when the request is closed.
    WrongNtpn,
    /// The payment is recorded on the invoice of a second request, and moved.
    WrongInvoice,
    /// The void code is paid as well, which is known on the next working day.
    PaidTwice,
    /// The proof shows more than was recorded.
    More,
    /// The proof shows less than was recorded; the invoice is paid again, in cash.
    Less,
    /// Cancelled after its invoice.
    Cancelled,
}

/// A request of the year.
#[derive(Debug, Clone, Copy)]
pub struct Sale {
    pub serial: u32,
    /// The place of its working day in the year.
    pub day: usize,
    pub course: Course,
    /// The places of its datasets in [`SETS`].
    pub sets: &'static [usize],
}

impl Sale {
    /// Returns the number of the request.
    pub fn number(&self) -> String {
        format!("8100-2026-{:05}", self.serial)
    }

    /// Returns the number of the second request, on whose invoice the payment is recorded.
    pub fn second_number(&self) -> String {
        format!("8100-2026-{:05}", 50_000 + self.serial)
    }

    /// Returns its price in rupiah: what the bytes of its tables cost.
    pub fn amount(&self) -> u64 {
        let bytes = |place: &usize| LINES[0].len() + SETS[*place].1 * LINES[1].len();
        self.sets.iter().map(bytes).sum::<usize>() as u64 * RATE
    }

    pub fn items(&self) -> Value {
        self.sets.iter().map(|place| json!({"id": SETS[*place].0})).collect()
    }

    /// Returns true where the request is recorded in the ledger only, without its papers on disk: most of those that
    /// go as they should.
    pub fn is_plain(&self) -> bool {
        matches!(self.course, Course::Cash | Course::Simponi) && !self.serial.is_multiple_of(50)
    }

    /// Returns true where the treasury pays back within the year what was too much.
    pub fn is_paid_back(&self) -> bool {
        self.serial.is_multiple_of(2)
    }

    /// Returns what reaches the treasury beyond the payment that counts.
    pub fn too_much(&self) -> u64 {
        match self.course {
            Course::PaidTwice => self.amount(),
            Course::More => MORE,
            Course::Less => self.amount() - LESS,
            _ => 0,
        }
    }

    /// Returns a proof's number (NTPN); each letter makes another one.
    pub fn ntpn(&self, letter: char) -> String {
        format!("{letter}{:015}", self.serial)
    }
}

/// Returns the working days of the year, without the lost one.
pub fn days() -> Vec<Date> {
    let year = date(2026, 1, 1).series(1.day()).take_while(|day| day.year() == 2026);
    let is_free = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    year.filter(|day| !is_free(day) && *day != LOST).collect()
}

/// Returns the requests of the year in the order of their days.
pub fn sales(days: usize) -> Vec<Sale> {
    let all = requests();
    (1..=all)
        .map(|serial| sale(serial, (serial - 1) as usize * days / all as usize, days))
        .collect()
}

fn sale(serial: u32, day: usize, days: usize) -> Sale {
    const PICKED: [&[usize]; 5] = [&[0], &[1], &[2], &[0, 1], &[1, 2]];
    let random = scattered(u64::from(serial));
    let course = match random % 100 {
        // What is put right later needs a later day in the year.
        _ if day + PAID_BACK_AFTER >= days => Course::Cash,
        0 => Course::InvoiceAgain,
        1 => Course::ReceiptAgain,
        2 => Course::ReceiptAgainLater,
        3 => Course::WrongNtpn,
        4 => Course::WrongInvoice,
        5 => Course::PaidTwice,
        6 => Course::More,
        7 => Course::Less,
        8 => Course::Cancelled,
        9 | 10 => Course::CashAfterCode,
        11 | 12 => Course::SimponiByCode,
        13..=39 => Course::Simponi,
        _ => Course::Cash,
    };
    Sale { serial, day, course, sets: PICKED[(random / 100 % 5) as usize] }
}

/// Scatters a number over all bits (`SplitMix64`).
pub fn scattered(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// Returns true where the cash in hand is deposited in the evening of a working day.
pub fn is_deposited(day: usize) -> bool {
    day % 2 == 1
}

/// Returns true where the cash goes from one treasurer to the other in the evening of a working day.
pub fn changes_hands(day: usize) -> bool {
    day.is_multiple_of(10)
}
