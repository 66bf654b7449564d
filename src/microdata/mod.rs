//! Microdata: converting tables to CSV, and synthetic surveys.
//!
//! `make` writes a DBF as CSV and checks it: the text is read back, and each value is compared with a second, plain
//! reading of the table. `measure` finds size and digest of such a CSV without writing it. `synth` makes synthetic
//! surveys.

mod cell_values;
mod compare;
mod convert;
mod converted;
mod csv_lines;
mod held_table;
mod synth;
#[cfg(test)]
mod tests;

pub use convert::{CONVERTER, make, measure};
pub use converted::Converted;
pub use synth::{Part, SurveyFormat, SynthOptions, synth_survey};
