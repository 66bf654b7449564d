//! The goods: planned, packed, verified, handed over; and their findings.

mod findings;
mod handover;
mod map_price;
mod measured_tables;
mod order;
mod pack;
mod piece_memory;
mod plan;
mod rates;
mod reference_price;
mod target;
mod verify;

pub use findings::{PieceFindings, StoreFinding};
pub(in crate::office) use findings::{examine, learn_why};
pub(in crate::office) use map_price::map_price;
pub(in crate::office) use measured_tables::MeasuredTables;
pub(in crate::office) use order::{basis, charged_before, class, quote, tariff_settings};
pub use pack::{DamagedOnShelf, PackOrder, Packed, ShelfUse};
pub(in crate::office) use piece_memory::{PieceFound, remember, remembered};
pub use plan::{Onto, PlanOrder, Planned};
pub use reference_price::ReferencePrice;
pub(in crate::office) use reference_price::{reference_of, reference_prices};
pub(in crate::office) use target::capacity;
