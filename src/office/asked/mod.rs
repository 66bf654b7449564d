//! What is needed to ask for a request in a terminal: the guest, the next number, what the catalogue offers, the price
//! so far, and the file at the end. Nothing of a request is recorded before an officer decides; only that a guest who
//! had left is back.

mod draft;
mod files;
mod held_price;
mod known;
mod next_number;
mod offers;
mod visit_of_asked;

pub use draft::{Asked, GuestData};
pub use files::Saved;
pub use held_price::{ItemPrice, PriceSoFar};
pub use known::{KnownRequest, KnownRequests, ShownRequest};
pub use offers::{OfferedPiece, OfferedProduct, Reading};
pub use visit_of_asked::VisitOfAsked;
