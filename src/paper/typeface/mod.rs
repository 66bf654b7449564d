//! The type of papers: two embedded faces, and Arabic joined letter by letter.

mod arabic;
mod faces;

pub(in crate::paper) use faces::{Faces, Glyph, Weight};
