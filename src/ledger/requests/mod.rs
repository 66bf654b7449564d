//! Requests as they were handed in: `hand_in` records a version and `versions` reads it; `bond` tells when another one
//! needs an amendment, and `same_person` whether it is of the same requester.

mod bond;
mod hand_in;
mod same_person;
mod versions;

pub use bond::Bond;
pub(super) use bond::bond;
pub(super) use hand_in::{hand_in, record};
pub(super) use same_person::refuse_amending_for_another;
pub use versions::RecordedRequest;
pub(super) use versions::{
    current, ended, read, refuse_other_version, requester_name, required, with_digest,
};
