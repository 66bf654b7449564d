//! Sheets: filled-in templates that can become PDFs.

use serde::Serialize;

use super::markup::{Block, blocks, numbered, plain};
use super::template::{Escape, render};
use super::typeface::{Faces, Glyph, Weight};
use super::{layout, pdf};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// A filled-in template that can become a PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    name: String,
    title: String,
    blocks: Vec<Block>,
}

impl Sheet {
    /// Fills in a template in the markup of `paper/markup`; `title` becomes the title in the PDF's properties.
    ///
    /// # Errors
    /// As [`render`]; `ErrorKind::Paper` also where a line of the markup does not begin with a word, or the sheet is
    /// empty. A word that the markup does not have is an error of [`Self::pdf`].
    pub fn fill(name: &str, template: &str, title: &str, values: &impl Serialize) -> Result<Self> {
        let rendered = render(name, &numbered(template), values, Escape::Sheet)?;
        let blocks = blocks(name, &rendered)?;
        Ok(Self { name: name.to_owned(), title: title.to_owned(), blocks })
    }

    /// Returns the sheet as a PDF; the same sheet gives the same bytes.
    ///
    /// # Errors
    /// `ErrorKind::Paper` with the template's line where a word is not known, or refuses its options or cells;
    /// `ErrorKind::Internal` where an embedded font or the compression fails.
    pub fn pdf(&self) -> Result<Vec<u8>> {
        let faces = Faces::open()?;
        let pages = layout::set(&self.name, &self.blocks, &faces)?;
        pdf::write(&self.title, &pages, &faces)
    }

    /// Returns the sheet as a PDF, as [`Self::pdf`], provided the embedded fonts have all of its signs.
    ///
    /// # Errors
    /// As [`Self::pdf`]; also [`ErrorKind::Request`] with the first sign that they lack, which would be printed as an
    /// empty box.
    pub fn legible_pdf(&self) -> Result<Vec<u8>> {
        let faces = Faces::open()?;
        let pages = layout::set(&self.name, &self.blocks, &faces)?;
        if let Some(sign) = pages.without_glyph() {
            return Err(Error::new(ErrorKind::Request, lacking(sign)).hint(message!(
                "write it in Latin letters, a name as it is spelled in Latin, and hand the request in again"
            )));
        }
        pdf::write(&self.title, &pages, &faces)
    }

    /// Returns the text of all cells, one line for each block. The widths of a table's columns are cells, too.
    pub fn text(&self) -> String {
        let line = |block: &Block| {
            let cells: Vec<String> = block.cells.iter().map(plain).collect();
            cells.join(" ") + "\n"
        };
        self.blocks.iter().map(line).collect()
    }
}

/// Returns why a text cannot be printed: the first sign in it that an embedded font lacks; `None` where it can.
///
/// # Errors
/// [`ErrorKind::Internal`] where an embedded font is damaged.
pub fn illegible(text: &str) -> Result<Option<Message>> {
    let faces = Faces::open()?;
    let weights = [Weight::Regular, Weight::Bold];
    let mut glyphs = weights.into_iter().flat_map(|weight| faces.glyphs(text, weight));
    Ok(glyphs.find(Glyph::is_missing).map(|glyph| lacking(glyph.text)))
}

/// Returns the message of a sign that the embedded fonts lack.
fn lacking(sign: char) -> Message {
    let code = format!("U+{:04X}", u32::from(sign));
    message!("the fonts of papers lack the sign {sign} ({code})", sign = sign.to_string(), code)
}
