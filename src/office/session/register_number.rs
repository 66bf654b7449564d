//! A number from the office's own paper register, as it is typed in.

use super::reason::seen;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::paper::illegible;

/// The most signs of a number.
const LONGEST: usize = 100;

/// The most bytes of a number, which is part of a file's name.
const LARGEST: usize = 200;

/// Returns a number without the blanks around it. `option` gave it.
///
/// # Errors
/// [`ErrorKind::Usage`] where it is empty, too long, without a digit, or has a sign that steers a screen or that the
/// fonts of papers lack.
pub(in crate::office) fn register_number<'a>(text: &'a str, option: &str) -> Result<&'a str> {
    let number = text.trim();
    let unfit = |what: Message, hint: Message| {
        Err(Error::new(ErrorKind::Usage, what).field(option).hint(hint))
    };
    let as_there = || message!("write it as it stands in the office's register");
    if number.is_empty() {
        return unfit(message!("the number is empty"), as_there());
    }
    if number.chars().count() > LONGEST || number.len() > LARGEST {
        let most = LONGEST;
        let what = message!("a number of more than {most} signs is not one of a paper", most);
        return unfit(what, as_there());
    }
    seen(option, number)?;
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return unfit(message!("'{number}' has no digit, so it is no number", number), as_there());
    }
    match illegible(number)? {
        Some(what) => unfit(what, message!("write the number in Latin letters and digits")),
        None => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_no_paper_can_bear_is_refused() {
        assert_eq!(register_number(" 28/KU/2026 ", "--number").unwrap(), "28/KU/2026");
        let long = "1".repeat(101);
        for text in ["", " ", "NOMOR", "/-/", "1\n2", "1\u{202e}2", "28/王", "28/ꦗ", &long] {
            let error = register_number(text, "--number").unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Usage, "{text}");
            assert_eq!(error.field_name(), Some("--number"), "{text}");
        }
        assert!(register_number(&"1".repeat(100), "--number").is_ok());
    }
}
