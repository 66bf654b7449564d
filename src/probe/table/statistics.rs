//! Whether a file of SPSS (`.sav`, `.zsav`, `.por`) or Stata (`.dta`) is complete, and whether its variables have
//! names that stand for personal data. The names in a `.por` are not read.
//!
//! Only the structure is checked: how much the header announces, and what must stand at the end. Values are not looked
//! at. Where the header gives no number of cases, a file that ends with a whole case is taken as complete.

use super::statistics_head::{Stop, lacks};
use super::{spss, stata};
use crate::message::{Message, message};
use crate::probe::personal::{PersonalColumns, ValueCounts};
use crate::probe::result::Finding;

/// A file format, by the file's extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// SPSS, compressed or not.
    Sav,
    /// Stata.
    Dta,
    /// SPSS's portable text format.
    Por,
}

impl Format {
    /// Returns the format of an extension in lower case.
    pub(in crate::probe) fn of(extension: &str) -> Option<Self> {
        match extension {
            "sav" | "zsav" => Some(Self::Sav),
            "dta" => Some(Self::Dta),
            "por" => Some(Self::Por),
            _ => None,
        }
    }
}

/// Is fed the bytes of a file of SPSS or Stata.
#[derive(Debug)]
pub(in crate::probe) struct StatProbe {
    format: Format,
    bytes: u64,
    /// The start of the file, as far as it is needed.
    head: Vec<u8>,
    /// The last bytes that were fed.
    tail: Vec<u8>,
    step: Step,
    /// The names of its variables, once the header is read.
    names: Vec<String>,
    /// True where the first bytes do not fit the format.
    alien: bool,
}

/// How far the check is.
#[derive(Debug)]
enum Step {
    /// The header is not complete yet.
    Head,
    /// The cases are being counted.
    Cases(spss::Cases),
    /// The header is judged: why the file seems incomplete, which its last bytes may refute, or `None` where nothing is
    /// missing.
    Judged(Option<Message>),
}

/// The bytes of a file's start after which a header that is still not complete is given up. The file then counts as
/// complete.
const HEAD: usize = 32 * 1024 * 1024;
/// The bytes of the end that are kept.
const TAIL: usize = 64;

impl StatProbe {
    /// Starts with the file's size in bytes.
    pub(in crate::probe) fn new(format: Format, bytes: u64) -> Self {
        let (head, tail, names) = Default::default();
        Self { format, bytes, head, tail, step: Step::Head, names, alien: false }
    }

    pub(in crate::probe) fn feed(&mut self, block: &[u8]) {
        let keep = TAIL.saturating_sub(block.len()).min(self.tail.len());
        self.tail.drain(..self.tail.len() - keep);
        self.tail.extend_from_slice(&block[block.len().saturating_sub(TAIL)..]);
        match &mut self.step {
            Step::Head => {
                self.head.extend_from_slice(block);
                let mut names = Vec::new();
                if let Some(step) = self.read_header(&mut names) {
                    self.alien = !self.is_of_format();
                    self.names = names;
                    self.step = step;
                    self.head = Vec::new();
                }
            }
            Step::Cases(cases) => cases.feed(block),
            Step::Judged(_) => {}
        }
    }

    /// Reads the header and adds the names of the variables to `names`; `None` where more of the file is needed for
    /// that.
    fn read_header(&self, names: &mut Vec<String>) -> Option<Step> {
        let judged = |verdict: Result<Option<Message>, Stop>| match verdict {
            Ok(why) => Some(Step::Judged(why)),
            Err(Stop::Alien) => Some(Step::Judged(None)),
            Err(Stop::More) if self.head.len() > HEAD => Some(Step::Judged(None)),
            Err(Stop::More) => None,
        };
        match self.format {
            Format::Sav => match spss::read(&self.head, self.bytes, names) {
                Ok(spss::Data::Counted(mut cases, at)) => {
                    cases.feed(&self.head[at..]);
                    Some(Step::Cases(cases))
                }
                Ok(spss::Data::Measured(why)) => judged(Ok(why)),
                Err(stop) => judged(Err(stop)),
            },
            Format::Dta if self.head.starts_with(stata::MARK) => {
                judged(stata::end(&self.head, names).map(|end| match end {
                    // Programs write the map last.
                    0 => Some(message!("its map is empty and its end mark is missing")),
                    end => end.checked_sub(self.bytes).filter(|lack| *lack > 0).map(lacks),
                }))
            }
            Format::Dta => judged(stata::read(&self.head, self.bytes, names)),
            Format::Por if self.head.len() < PORTABLE => None,
            Format::Por => Some(Step::Judged(is_portable(&self.head).then(no_mark))),
        }
    }

    /// Returns true where the first bytes fit the format, as far as they were read.
    fn is_of_format(&self) -> bool {
        match self.format {
            Format::Sav => spss::is_sav(&self.head) || spss::may_become(&self.head),
            Format::Dta => stata::is_dta(&self.head) || stata::may_become(&self.head),
            // The name of the format stands within the first lines, not at the very start.
            Format::Por => self.head.len() < PORTABLE || is_portable(&self.head),
        }
    }

    pub(in crate::probe) fn finish(mut self, personal: &PersonalColumns) -> Vec<Finding> {
        if matches!(self.step, Step::Head) {
            self.alien = !self.is_of_format();
        }
        if self.alien {
            let what = match self.format {
                Format::Sav | Format::Por => message!("a file of SPSS"),
                Format::Dta => message!("a file of Stata"),
            };
            return vec![Finding::alien(what, message!("it begins otherwise"))];
        }
        let names = std::mem::take(&mut self.names);
        let persons = personal.finding(names.iter().map(String::as_str), &ValueCounts::new(0));
        self.breaking_off().into_iter().chain(persons).collect()
    }

    /// Returns the finding where the file is incomplete; `None` where it is complete.
    fn breaking_off(self) -> Option<Finding> {
        let why = match (self.step, self.format) {
            // An end mark counts more than what the header says.
            (Step::Judged(why), Format::Por) => why.filter(|_| !por_ends(&self.tail)),
            (Step::Judged(why), Format::Dta) => why.filter(|_| !self.tail.ends_with(stata::END)),
            (Step::Judged(why), Format::Sav) => why,
            (Step::Cases(cases), _) => cases.verdict(),
            (Step::Head, _) => Some(broken_head()),
        };
        why.map(Finding::cut_off)
    }
}

fn broken_head() -> Message {
    message!("the file ends in its header")
}

/// The bytes at the start of a portable file in which the name of the format must stand: five texts of 40 characters,
/// with line ends.
const PORTABLE: usize = 256;

fn is_portable(head: &[u8]) -> bool {
    let splash = &head[..head.len().min(PORTABLE)];
    memchr::memmem::find(splash, b"SPSS PORT FILE").is_some()
}

fn no_mark() -> Message {
    message!("the mark Z at its end is missing")
}

/// Returns true for the end of a portable file, whose last line is filled up with Z.
fn por_ends(tail: &[u8]) -> bool {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1A);
    tail.iter().rev().find(|byte| !blank(byte)) == Some(&b'Z')
}

#[cfg(test)]
mod tests;
