//! Sheets: filled-in templates that can become PDFs.

use serde::Serialize;

use super::markup::{Block, blocks, numbered, plain};
use super::template::{Escape, render};
use super::typeface::Faces;
use super::{layout, pdf};
use crate::error::Result;

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

    /// Returns the text of all cells, one line for each block. The widths of a table's columns are cells, too.
    pub fn text(&self) -> String {
        let line = |block: &Block| {
            let cells: Vec<String> = block.cells.iter().map(plain).collect();
            cells.join(" ") + "\n"
        };
        self.blocks.iter().map(line).collect()
    }
}
