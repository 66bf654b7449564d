//! The words of the markup, and how each is laid out.

use super::measures::Edges;
use super::table_columns::columns;
use super::typesetter::{Paper, Setter};
use crate::error::Result;
use crate::message::message;
use crate::paper::markup::{Block, fault, plain};
use crate::paper::pdf::MM;
use crate::paper::picture::Picture;

impl Setter<'_> {
    /// Lays out a block; `rest` are the blocks after it. It is an error where its word is not known, or where the word
    /// refuses its options or cells. Not every word looks at all of them.
    pub(super) fn block(&mut self, block: &Block, rest: &[Block]) -> Result<()> {
        let number = |at: usize, default: f32| -> Result<f32> {
            let Some(option) = block.options.get(at) else { return Ok(default) };
            let wrong =
                || fault(self.name, block.line, message!("'{option}' is no length in mm", option));
            option.parse::<f32>().ok().filter(|n| (0.0..=250.0).contains(n)).ok_or_else(wrong)
        };
        match block.word.as_str() {
            "kertas" => {
                let is_first = self.pages.iter().all(Vec::is_empty);
                let width = number(0, 0.0)?;
                if !is_first || !(40.0..=250.0).contains(&width) {
                    let what = message!("'kertas' stands first, with a width from 40 to 250 mm");
                    return Err(fault(self.name, block.line, what));
                }
                self.edges = Edges::roll(width * MM);
                self.y = self.edges.top;
            }
            word @ ("halaman" | "ulang" | "cap" | "lembar") if self.edges.is_roll() => {
                let what = message!("'{word}' is for pages, but this paper is a roll", word);
                return Err(fault(self.name, block.line, what));
            }
            "logo" => {
                let digits = block.cells.first().map(plain).unwrap_or_default();
                let picture = Picture::from_hexadecimal(&digits)
                    .map_err(|what| fault(self.name, block.line, what))?;
                self.logo = Some(picture);
            }
            "kop" => self.letterhead(block),
            "judul" => self.title(block),
            "p" => self.paragraph(block)?,
            "isian" => {
                let (label, indent) = (number(0, 42.0)? * MM, number(1, 0.0)? * MM);
                self.field(block, label, indent);
            }
            "butir" => {
                let indent = number(0, 6.0)? * MM;
                self.hanging(block, indent);
            }
            "tabel" => {
                self.columns = columns(&block.cells, self.edges.room())
                    .map_err(|what| fault(self.name, block.line, what))?;
                self.heading = None;
                self.gap(1.5 * MM);
                let first = self.ahead(rest);
                self.need(first + 3.0 * MM);
                self.rule(0.8);
            }
            "kepala" => {
                self.row(block, rest)?;
                self.rule(0.5);
                self.heading = Some(block.clone());
            }
            "baris" => self.row(block, rest)?,
            "tutup" => {
                self.rule(0.8);
                self.heading = None;
                self.gap(2.0 * MM);
            }
            "garis" => self.rule(0.5),
            "jarak" => {
                let gap = number(0, 4.0)? * MM;
                self.gap(gap);
            }
            "satukan" => {
                let height = number(0, 40.0)? * MM;
                self.need(height);
            }
            "halaman" => self.new_page(),
            "kolom" => self.two_columns(block),
            "meterai" => self.stamp(block),
            "qr" => {
                let side = number(0, 30.0)? * MM;
                self.qr_code(block, side)?;
            }
            "kaki" => self.paper().foot.clone_from(&block.cells),
            "cap" => {
                self.paper().across =
                    block.cells.first().map(plain).filter(|text| !text.is_empty());
            }
            "lembar" => self.label(block),
            "ulang" => {
                let first = self.pages.len();
                self.pages.push(Vec::new());
                self.papers.push(Paper { first, ..Paper::default() });
                self.y = self.edges.top;
            }
            other => {
                return Err(fault(
                    self.name,
                    block.line,
                    message!("'{other}' is no word of a sheet", other),
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::error::ErrorKind;
    use crate::paper::sheet::Sheet;

    #[test]
    fn a_word_without_its_cells_or_with_a_number_beyond_the_page_is_set_or_refused() {
        let words = [
            "logo", "kop", "judul", "p", "isian", "butir", "tabel", "kepala", "baris", "tutup",
            "garis", "jarak", "satukan", "halaman", "kolom", "meterai", "qr", "kaki", "cap",
            "lembar", "ulang", "kertas",
        ];
        for word in words {
            for line in [
                word.to_owned(),
                format!("{word} |"),
                format!("{word} 99999 | x"),
                format!("{word} -5 | x"),
            ] {
                for text in [line.clone(), format!("tabel 20 sisa\n{line}\ntutup")] {
                    let set = Sheet::fill("t.sheet", &text, "t", &json!({}))
                        .and_then(|sheet| sheet.pdf());
                    if let Err(error) = set {
                        assert_eq!(error.kind(), ErrorKind::Paper, "{text}");
                    }
                }
            }
        }
        let empty = Sheet::fill("t.sheet", "qr 30", "t", &json!({})).and_then(|sheet| sheet.pdf());
        assert_eq!(
            empty.unwrap_err().message().english(),
            "the template is broken: a QR code needs a text"
        );
    }
}
