//! The result of a check as one page of plain text, for the officer at the counter.
//!
//! A visitor's words cannot harm the terminal: white space becomes single spaces. Other control characters, invisible
//! ones and those that change the direction of writing are shown as `\u{…}`.

use std::fmt::Write;

use super::answer::wording::{neutral, quote};
use super::answer::{Conformity, Finding, ItemVerdict, Severity, Verdict};
use crate::catalog::Catalog;
use crate::message::{Language, Message, message, wrap};
use crate::model::Request;

/// What the page says; it can be written in each language.
#[derive(Debug, Clone)]
pub struct Report {
    conformity: Conformity,
    /// The title of the use, as the visitor wrote it.
    title: String,
    /// The title of each item's product; `None` where the catalogue does not know it.
    products: Vec<Option<String>>,
}

impl Report {
    /// Takes what the page says from a check.
    pub fn of(conformity: &Conformity, catalog: &Catalog, request: &Request) -> Self {
        let title = |id: &str| catalog.item(id).map(|item| item.title().to_owned());
        Self {
            conformity: conformity.clone(),
            title: request.abstraction.title.clone(),
            products: conformity.items.iter().map(|item| title(&item.id)).collect(),
        }
    }

    /// The width in characters of the page that an office keeps with an approval: it fits A4 in a fixed-width font.
    pub const WIDTH: usize = 80;

    /// Returns the findings alone: those on the request, then those on each item below its name.
    pub fn findings(&self, language: Language, width: usize) -> String {
        let mut page = Page { text: String::new(), language, width };
        self.conformity.findings.iter().for_each(|finding| page.finding(finding));
        page.items(&self.conformity, &self.products);
        page.text
    }

    /// Returns what the office has of each item alone, below its title; empty where that was not looked at.
    pub fn stock(&self, language: Language, width: usize) -> String {
        let mut page = Page { text: String::new(), language, width };
        if self.conformity.looked_at_stock() {
            let title = page.say(&message!("What the office has"));
            page.line(&format!("{title}:"));
        }
        page.stock(&self.conformity);
        page.text
    }

    /// Returns the page: title and verdict, the findings on the request, a table of the items, the findings on items.
    /// Parts without findings are left out. Lines have at most `width` characters; only the table is wider where the
    /// page is too narrow for it.
    pub fn page(&self, language: Language, width: usize) -> String {
        let mut page = Page { text: String::new(), language, width };
        let Self { conformity, title, products } = self;
        page.heading(conformity, title);
        if !conformity.findings.is_empty() {
            page.section(&message!("On this request"));
            conformity.findings.iter().for_each(|finding| page.finding(finding));
        }
        page.section(&message!("List of data"));
        page.table(conformity);
        if conformity.looked_at_stock() {
            page.section(&message!("What the office has"));
        }
        page.stock(conformity);
        if conformity.items.iter().any(|item| !item.findings.is_empty()) {
            page.section(&message!("Notes on the items"));
        }
        page.items(conformity, products);
        page.text
    }
}

/// A page that is being written.
struct Page {
    text: String,
    language: Language,
    width: usize,
}

impl Page {
    fn say(&self, message: &Message) -> String {
        message.render(self.language)
    }

    fn line(&mut self, text: &str) {
        line(&mut self.text, text);
    }

    fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        wrapped(&mut self.text, self.width, first, rest, text);
    }

    /// Adds the findings on each item that has any, below its name.
    fn items(&mut self, conformity: &Conformity, products: &[Option<String>]) {
        let items = conformity.items.iter().zip(products);
        for (item, product) in items.filter(|(item, _)| !item.findings.is_empty()) {
            let unknown = || self.say(&message!("not in the catalogue"));
            let product = product.clone().unwrap_or_else(unknown);
            let line = format!("{}. {} – {product}", item.index + 1, neutral(&item.id));
            self.wrapped("  ", "     ", &line);
            item.findings.iter().for_each(|finding| self.finding(finding));
        }
    }

    fn heading(&mut self, conformity: &Conformity, title: &str) {
        let mut stocks = conformity.items.iter().filter_map(|item| item.stock.as_ref());
        let (verdict, next) = match conformity.verdict {
            Verdict::Sesuai if stocks.any(|stock| !stock.can_be_delivered()) => (
                message!("MATCHES"),
                message!(
                    "The office cannot deliver all of it as it is. An approval needs a reason, which \
                     is recorded with the officer's name."
                ),
            ),
            Verdict::Sesuai => (message!("MATCHES"), message!("The request can be approved.")),
            Verdict::SesuaiDenganCatatan => (
                message!("MATCHES WITH NOTES"),
                message!(
                    "Ask the visitor about what stands below. An approval needs a reason, which is \
                     recorded with the officer's name."
                ),
            ),
            Verdict::TidakSesuai => (
                message!("DOES NOT MATCH"),
                message!(
                    "Refer the visitor to a statistical consultation, or correct the request \
                     together and check it again. The decision stays with the officer."
                ),
            ),
        };
        let number = &conformity.request;
        let first = self.say(&message!("Check of conformity {number}", number));
        self.line(&first);
        self.line(&"=".repeat(self.width));
        if !title.trim().is_empty() {
            self.entry("", &message!("Title"), 6, title);
        }
        let verdict = self.say(&verdict);
        self.entry("", &message!("Result"), 6, &verdict);
        let next = self.say(&next);
        self.wrapped("        ", "        ", &next);
    }

    fn section(&mut self, title: &Message) {
        let title = self.say(title);
        self.line("");
        self.line(&title);
        self.line(&"-".repeat(self.width));
    }

    /// Writes what the office has of each item. Nothing is written where that was not looked at.
    fn stock(&mut self, conformity: &Conformity) {
        for line in self.stock_lines(conformity) {
            self.wrapped("  ", "     ", &line);
        }
    }

    fn stock_lines(&self, conformity: &Conformity) -> Vec<String> {
        let known = conformity.items.iter().filter_map(|item| Some((item, item.stock.as_ref()?)));
        let mut lines: Vec<String> = known
            .map(|(item, stock)| {
                let words = neutral(&self.say(&stock.words()));
                format!("{}. {}: {words}", item.index + 1, neutral(&item.id))
            })
            .collect();
        if let Some(why) = &conformity.stock_unknown {
            lines.push(self.say(&message!("not known: {why}; run `kemas index`", why)));
        }
        lines
    }

    fn finding(&mut self, finding: &Finding) {
        let severity = match finding.severity {
            Severity::PerluPenjelasan => message!("needs an explanation"),
            Severity::TidakSesuai => message!("does not match"),
        };
        let severity = self.say(&severity);
        self.line(&format!("  {} {severity}", finding.rule.code()));
        let Finding { reason, evidence, remedy, .. } = finding;
        let [reason, evidence, remedy] = [reason, evidence, remedy].map(|part| self.say(part));
        self.entry("      ", &message!("Reason"), 8, &reason);
        self.entry("      ", &message!("Evidence"), 8, &quote(&evidence));
        self.entry("      ", &message!("Step"), 8, &remedy);
    }

    /// Writes a paragraph after its title, which is padded to `letters` characters.
    fn entry(&mut self, indent: &str, title: &Message, letters: usize, text: &str) {
        let title = self.say(title);
        let first = format!("{indent}{title:<letters$}: ");
        let rest = " ".repeat(first.chars().count());
        self.wrapped(&first, &rest, text);
    }

    /// Writes the table of the items. Ids, regions and formats are cut where their columns have no more room; JSON has
    /// them whole.
    fn table(&mut self, conformity: &Conformity) {
        let given = |words: &Option<String>, room| {
            words.as_deref().map_or_else(|| "–".to_owned(), |words| cell(words, room))
        };
        let rows = conformity.items.iter().map(|item| {
            let verdict = match item.verdict {
                ItemVerdict::Sesuai => message!("matches"),
                ItemVerdict::PerluPenjelasan => message!("needs an explanation"),
                ItemVerdict::TidakSesuai => message!("does not match"),
            };
            let (region, format) = (given(&item.region, 12), given(&item.format, 8));
            [(item.index + 1).to_string(), item.id.clone(), region, format, self.say(&verdict)]
        });
        let titles = [
            message!("No"),
            message!("Item"),
            message!("Region"),
            message!("Format"),
            message!("Result"),
        ];
        let titles = titles.map(|title| self.say(&title));
        let mut rows: Vec<[String; 5]> = std::iter::once(titles).chain(rows).collect();
        let width = |rows: &[[String; 5]], column: usize| {
            rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
        };
        // One blank stands before the row, one before each cell, and one behind each cell but the last.
        let others: usize = [0, 2, 3, 4].map(|column| width(&rows, column) + 2).iter().sum();
        let room = self.width.saturating_sub(others + 2).max(NARROWEST_NAME);
        for row in &mut rows {
            row[1] = cell(&row[1], room);
        }
        let widths: [usize; 4] = std::array::from_fn(|column| width(&rows, column));
        for row in rows {
            let mut text = String::from(" ");
            for (cell, width) in row.iter().zip(widths) {
                let _ = write!(text, " {cell:<width$} ");
            }
            self.line(&(text + " " + &row[4]));
        }
    }
}

/// The fewest characters of an item's id that have room in the table, however narrow the page.
const NARROWEST_NAME: usize = 12;

/// Makes a visitor's words safe to print, and cuts them to the width of their column.
fn cell(words: &str, room: usize) -> String {
    let words = neutral(words);
    if words.chars().count() <= room {
        return words;
    }
    words.chars().take(room - 1).chain(['…']).collect()
}

fn line(page: &mut String, text: &str) {
    page.push_str(text.trim_end());
    page.push('\n');
}

/// Writes a paragraph, made safe to print: the first line after `first`, the others after `rest`, which has the same
/// length. A word that is too long for a line is broken.
pub(super) fn wrapped(page: &mut String, width: usize, first: &str, rest: &str, text: &str) {
    let room = width - rest.chars().count();
    let letters: Vec<Vec<char>> =
        neutral(text).split_whitespace().map(|word| word.chars().collect()).collect();
    let pieces = letters.iter().flat_map(|word| word.chunks(room));
    let words: Vec<String> = pieces.map(|piece| piece.iter().collect()).collect();
    wrap(&words.join(" "), width, first, rest).lines().for_each(|text| line(page, text));
}
