//! The nouns of the trade as plain values: no files, threads, printing or clocks.
//!
//! A raw value is wrapped where it is born ([`BagPath::parse`], [`RegionCode::parse`], …), so
//! that nobody asks again whether it is well formed.

mod day;
mod day_close;
mod digest;
mod finding;
mod level;
mod listing;
mod map_format;
mod money;
mod office;
mod paper;
mod path;
mod period;
mod price;
mod profile;
mod region;
mod request;
mod shapefile;
mod track;
mod transaction;

pub(crate) use day::long_date;
pub use day_close::{CashInHand, CashState, DayClose, Deposit, TariffTotal};
pub use digest::Sha256Digest;
pub(crate) use finding::WITHHELD;
pub use finding::{IndexFinding, MapFinding, SaleFinding, stopping};
pub use level::Level;
pub(crate) use listing::listed_up_to;
pub use map_format::MapFormat;
pub use money::Rupiah;
pub(crate) use money::grouped;
pub use office::{
    Contact, CounterSettings, Grain, Numbering, NumberingSettings, OfficeSettings, Publisher, Step,
    TariffSettings, Treasurer,
};
pub use paper::{
    BillingCode, Correction, Handover, Invoice, InvoiceLine, PaperForm, PaperKind, Payment,
    PaymentMethod, Receipt, SealedBag, Void,
};
pub use path::BagPath;
pub use period::{MapEdition, Period};
pub use price::{Price, PriceLine};
pub use profile::{Column, MapFieldProfile, MapLayerProfile, Profile, Role, Stamp};
pub use region::RegionCode;
pub use request::{
    Abstraction, DeclaredRegion, Request, RequestNumber, RequestedItem, Requester, ZeroTariffLetter,
};
pub use shapefile::{ShapefilePart, Without};
pub use track::{Action, Goods, InvoiceState, Missing, Money, RequestState, Stage};
pub use transaction::{Agreement, Approval};
