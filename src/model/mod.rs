//! Plain values that other modules share. Nothing here opens a file, starts a thread, prints or asks for the time.
//!
//! A type whose text is private, such as [`BagPath`], [`RegionCode`] and [`RequestNumber`], checks the text in
//! `parse`. Whoever has such a value knows that its form is right. Records such as [`Request`] and [`Invoice`] have
//! public fields and promise nothing of the kind.

mod bag_path;
mod cash_sum;
mod codes;
mod complaints;
mod contact;
mod day_close;
mod decisions;
mod destruction;
mod digest;
mod encoding;
mod findings;
mod form;
mod keeping;
mod level;
mod listing;
mod map_format;
mod month_close;
mod office_settings;
mod paper_records;
mod people;
mod price;
mod profile;
mod reading;
mod region;
mod request;
mod rupiah;
mod settings;
mod shapefile_parts;
mod time;
mod track;

pub use bag_path::BagPath;
pub use cash_sum::CashSum;
pub use codes::{Code, CodeKind, Effect, find_code};
pub use complaints::{
    Complaint, ComplaintAnswer, ComplaintChannel, ComplaintOutcome, complaint_number,
    read_complaint_number,
};
pub use contact::{is_email, is_phone};
pub use day_close::{
    CashInHand, CashState, Claim, DayClose, Deposit, DepositMade, DepositedCash, MoneyAmendment,
    Overpayment, Refund, TariffTotal,
};
pub use decisions::{Agreement, Amendment, Approval, Decided, Ending, Outcome, Repriced, Ruling};
pub use destruction::{Destroyed, Destruction};
pub use digest::Sha256Digest;
pub use encoding::{
    CsvRow, Decoded, Letters, SheetList, TextForm, Undecoded, as_sheet_cell, csv_rows, decoded,
    first_cells, from_sheet_cell,
};
pub use findings::{IndexFinding, MapFinding, SaleFinding, stopping};
pub(crate) use findings::{names_code, shown_findings};
pub use form::{
    CATEGORIES, Form, LONGEST_NAME, Room, UNITS, harmless, is_mistyped, is_one_letter_off,
    is_respelt, is_same_text, nearest, placed, unfit_character, written_day,
};
pub use keeping::{Hole, KeepSettings, PutBack, SeriesKind};
pub use level::Level;
pub(crate) use listing::{listed_up_to, sorted_names};
pub use map_format::{DATASET_FORMATS, MapFormat};
pub use month_close::{
    CashCount, CashCounted, CashEntry, CashMove, CashPieces, CashPosition, CountResult, HeldCash,
    MonthClose, MonthReceipts, MonthRegister, MonthVoid, SimponiPayment, month_name,
};
pub use office_settings::{
    Contact, CounterSettings, OfficeSettings, Publisher, SimponiSettings, Treasurer, usual_timezone,
};
pub use paper_records::{
    AgreementPaper, BillingCode, Correction, Handover, Invoice, InvoiceLine, PaidInvoice,
    PaperForm, PaperKind, Payment, PaymentMethod, Receipt, SealedBag, Supplement, Void,
};
pub use people::{Actor, Duty, OfficeRole, Person, Representative};
pub use price::{Price, PriceLine};
pub use profile::{Column, MapFieldProfile, MapLayerProfile, Profile, Role, Stamp};
pub(crate) use reading::said_of_record;
pub use region::RegionCode;
pub use request::{
    Abstraction, DeclaredRegion, Request, RequestNumber, RequestedItem, Requester, ZeroTariffLetter,
};
pub use rupiah::Rupiah;
pub use settings::{
    Converted, Grain, Numbering, NumberingSettings, Step, TariffSettings, usual_agreements,
};
pub use shapefile_parts::{ShapefilePart, Without};
pub(crate) use time::long_date;
pub use time::{MapEdition, Moment, Period};
pub use track::{Action, Goods, InvoiceState, Missing, Money, RequestState, Stage};
