//! A product that is proposed: what is known of it, its cells with their reasons, and what people write into them.

mod context;
mod draft;
mod of_names;
mod proposed;
pub(super) mod values;

pub(super) use self::context::Context;
pub(super) use self::draft::Draft;
pub(super) use self::of_names::{contradiction, of_said};
pub(super) use self::proposed::Found;
pub use self::proposed::{
    LeftOut, Proposal, ProposedCell, ProposedProduct, ProposedState, Sureness,
};
