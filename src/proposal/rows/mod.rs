//! The rows of products: what is known of a product, and what follows from it.

mod dataset;
mod dataset_id;
mod dataset_names;
mod elsewhere;
mod known;
mod layer;
mod months;
mod refused;

pub(super) use self::dataset::take_names as take_names_of_table;
pub(super) use self::dataset_names::month_of_part;
pub(super) use self::known::finished;
pub(super) use self::layer::take_names as take_names_of_map;
pub(super) use self::months::{is_held, other_than_held, require_month, require_variant_of_month};
