//! Microdata: what the engine does with tables beyond carrying them.

mod synth;

pub use synth::{Part, SurveyFormat, SynthOptions, synth_survey};
