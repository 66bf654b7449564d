//! What an office keeps for a bad day: the settings of its backups, and the series of numbers that go on behind a
//! backup that was put back.

mod series;
mod settings;

pub use series::{Hole, PutBack, SeriesKind};
pub use settings::KeepSettings;
