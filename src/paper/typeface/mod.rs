//! The fonts of papers: two embedded ones, and the shaping of Arabic.

mod arabic;
mod faces;

pub(in crate::paper) use faces::{Faces, Glyph, Weight};
