//! Microdata: what the engine does with tables beyond carrying them.
//!
//! `convert` writes a DBF as CSV and proves it: the text is read back and each value compared with a
//! second, plain reading of the table. `synth` makes surveys up.

mod cells;
mod compare;
mod convert;
mod rows;
mod source;
mod synth;
#[cfg(test)]
mod tests;

pub use convert::{CONVERTER, Converted, make, measure};
pub use synth::{Part, SurveyFormat, SynthOptions, synth_survey};
