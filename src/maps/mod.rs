//! Maps: what the engine does with WILKERSTAT layers beyond carrying them.

mod synth;

pub use synth::{MALUKU, MapSize, SynthFormat, SynthMapOptions, synth_map};
