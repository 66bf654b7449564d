//! What is inside a table: dBASE, text with delimiters, and the files of SPSS and Stata.

mod csv;
mod csv_head;
mod dbf;
mod dbf_head;
mod sample;
mod spss;
mod stata;
mod statistics;
mod statistics_head;

pub(super) use self::csv::CsvProbe;
pub(crate) use self::csv_head::delimiter;
pub(super) use self::dbf::DbfProbe;
pub(crate) use self::dbf_head::{DbfField, DbfHead, FIXED};
pub(crate) use self::statistics::Format;
pub(super) use self::statistics::StatProbe;
