//! Synth.
use super::args;
use super::office::Desk;
use super::{Answer, Result};
pub(super) fn synth(_args: &args::Synth) -> Result<Answer> {
    Err(Desk::no_office())
}
