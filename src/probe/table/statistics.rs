//! Whether a file of a statistics program is whole: SPSS (`.sav`, `.zsav`, `.por`), Stata (`.dta`); and
//! whether its variables bear names that tell of persons (not those of `.por`).
//!
//! The structure alone is asked: how much the head announces, and what must stand at the end.
//! Values are not looked at. What leaves its length open is taken as it is.

use super::statistics_head::{Stop, lacks};
use super::{spss, stata};
use crate::message::{Message, message};
use crate::probe::personal::{PersonalColumns, ValueCounts};
use crate::probe::result::Finding;

/// A format, by the file's extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// SPSS, compressed or not.
    Sav,
    /// Stata.
    Dta,
    /// SPSS's portable text.
    Por,
}

impl Format {
    /// Returns the format of an extension in small letters.
    pub(in crate::probe) fn of(extension: &str) -> Option<Self> {
        match extension {
            "sav" | "zsav" => Some(Self::Sav),
            "dta" => Some(Self::Dta),
            "por" => Some(Self::Por),
            _ => None,
        }
    }
}

/// Watches the bytes of such a file go by.
#[derive(Debug)]
pub(in crate::probe) struct StatProbe {
    format: Format,
    bytes: u64,
    /// The file's start, as far as it is needed.
    head: Vec<u8>,
    /// Its last bytes so far.
    tail: Vec<u8>,
    step: Step,
    /// The names of its variables, once they are read.
    names: Vec<String>,
    /// Its first bytes are no such file's.
    alien: bool,
}

/// How far the judgement has come.
#[derive(Debug)]
enum Step {
    /// The head is not whole yet.
    Head,
    /// Cases that must be counted.
    Cases(spss::Cases),
    /// In words why the file is not whole, where it is not.
    Judged(Option<Message>),
}

/// Bytes of a head that are kept; no dictionary is as long.
const HEAD: usize = 32 * 1024 * 1024;
/// Bytes of the end that are kept.
const TAIL: usize = 64;

impl StatProbe {
    /// Begins with the file's size.
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
                if let Some(step) = self.begin(&mut names) {
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

    /// Reads the head and gathers the names of the variables in it; `None` while it is not whole, or the end
    /// decides.
    fn begin(&self, names: &mut Vec<String>) -> Option<Step> {
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
                    // Programs fill the map in last.
                    0 => Some(message!("its map is empty and its end mark is missing")),
                    end => end.checked_sub(self.bytes).filter(|lack| *lack > 0).map(lacks),
                }))
            }
            Format::Dta => judged(stata::read(&self.head, self.bytes, names)),
            Format::Por if self.head.len() < PORTABLE => None,
            Format::Por => Some(Step::Judged(is_portable(&self.head).then(no_mark))),
        }
    }

    /// Returns true where the first bytes are those of the format, as far as there are any.
    fn is_of_format(&self) -> bool {
        match self.format {
            Format::Sav => spss::is_sav(&self.head) || spss::may_become(&self.head),
            Format::Dta => stata::is_dta(&self.head) || stata::may_become(&self.head),
            // Its splash stands behind a table of letters.
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
        self.whole().into_iter().chain(persons).collect()
    }

    /// Returns the finding about a file that breaks off.
    fn whole(self) -> Option<Finding> {
        let why = match (self.step, self.format) {
            // What the end tells goes before what the head does.
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

/// Bytes of a portable file in which its splash stands: five of 40 characters.
const PORTABLE: usize = 256;

fn is_portable(head: &[u8]) -> bool {
    let splash = &head[..head.len().min(PORTABLE)];
    memchr::memmem::find(splash, b"SPSS PORT FILE").is_some()
}

fn no_mark() -> Message {
    message!("the mark Z at its end is missing")
}

/// The last line is filled up with Z.
fn por_ends(tail: &[u8]) -> bool {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x1A);
    tail.iter().rev().find(|byte| !blank(byte)) == Some(&b'Z')
}

#[cfg(test)]
mod tests;
