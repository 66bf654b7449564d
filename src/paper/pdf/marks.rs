//! The marks on a page.

use crate::paper::picture::Picture;
use crate::paper::typeface::{Glyph, Weight};

/// Points in a millimetre.
pub(in crate::paper) const MM: f32 = 72.0 / 25.4;
/// The size of A4 in points.
pub(in crate::paper) const WIDTH: f32 = 595.276;
pub(in crate::paper) const HEIGHT: f32 = 841.89;

/// A mark at its place, in points; `y` is measured from the top of the page.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::paper) enum Mark {
    /// Text of one weight on one line; `x` and `y` are the left end of its baseline.
    Text { x: f32, y: f32, size: f32, weight: Weight, glyphs: Vec<Glyph> },
    /// A straight line.
    Stroke { from: (f32, f32), to: (f32, f32), width: f32 },
    /// An outline.
    Frame { x: f32, y: f32, width: f32, height: f32 },
    /// A black square.
    Square { x: f32, y: f32, side: f32 },
    /// The picture of the pages; `x` and `y` are its upper left corner.
    Picture { x: f32, y: f32, width: f32, height: f32 },
    /// A watermark: a grey word aslant over the middle of the page. As the first mark, it is behind everything.
    Across { size: f32, glyphs: Vec<Glyph> },
}

/// A page: its marks in the order in which they are drawn.
pub(in crate::paper) type Page = Vec<Mark>;

/// Pages of one size.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the pages are pages")]
pub(in crate::paper) struct Pages {
    /// Width and height of each page, in points.
    pub(in crate::paper) size: (f32, f32),
    pub(in crate::paper) pages: Vec<Page>,
    /// The picture in their letterheads.
    pub(in crate::paper) picture: Option<Picture>,
}

impl Pages {
    /// Returns the first character that its font lacks; `None` where the fonts have all.
    pub(in crate::paper) fn without_glyph(&self) -> Option<char> {
        let glyphs = self.pages.iter().flatten().filter_map(|mark| match mark {
            Mark::Text { glyphs, .. } | Mark::Across { glyphs, .. } => Some(glyphs),
            Mark::Stroke { .. }
            | Mark::Frame { .. }
            | Mark::Square { .. }
            | Mark::Picture { .. } => None,
        });
        glyphs.flatten().find(|glyph| glyph.is_missing()).map(|glyph| glyph.text)
    }
}
