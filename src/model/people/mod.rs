//! The people of an office, and who does what is recorded.

mod actor;
mod office_people;

pub use actor::Actor;
pub use office_people::{Duty, OfficeRole, Person, Representative};
