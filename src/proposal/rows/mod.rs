//! The rows of products: what is known of a product, and what follows from it.

mod dataset;
mod dataset_id;
mod dataset_names;
mod known;
mod layer;

pub(super) use self::dataset::take_names as take_names_of_table;
pub(super) use self::dataset_names::{is_held, month_of_part, require_month};
pub(super) use self::known::finished;
pub(super) use self::layer::take_names as take_names_of_map;
