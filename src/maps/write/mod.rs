//! Writing a piece in a format; with the same libraries, the same piece and order give the same bytes.
//!
//! Each format is written on its own, so that several formats of one piece can be written in parallel.

mod all_or_none;
mod complete;
mod convert;
mod dbf_names;
mod gdal_layer;
mod gdal_settings;
mod geojson_writer;
mod write_error;

pub(super) use all_or_none::Growing;
pub(super) use complete::refuse_miscounted;
pub(super) use convert::{convert, refuse_unfit};
pub(super) use dbf_names::dbf_names;
pub use gdal_settings::converter;
pub(super) use gdal_settings::first_day;
