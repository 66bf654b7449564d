//! Days, periods of data, and moments.

mod indonesian_date;
mod moment;
mod period;

pub(crate) use indonesian_date::long_date;
pub use moment::Moment;
pub(in crate::model) use period::NO_PERIOD;
pub use period::{MapEdition, Period};
