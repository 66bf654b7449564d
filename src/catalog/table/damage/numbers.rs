//! Numbers with dots and commas, with decimals that are zero, as money, or shortened to a power of ten.

use super::hint::Damage;
use crate::message::{Message, message};

const SEPARATED: Message = message!("numbers have only digits, without dots, commas or Rp");

/// Said of `8,1E+13`.
pub(super) const SHORTENED: Message =
    message!("a spreadsheet shortened it, and digits may be lost");

/// Finds the whole number that a text means.
pub(super) fn of_number(text: &str) -> Option<Damage> {
    if let Some(shortened) = Shortened::read(text) {
        let right = shortened.whole().or_else(|| shortened.typed());
        return Some(Damage { cause: SHORTENED, right: Vec::from_iter(right) });
    }
    let money = text.trim_start_matches("Rp").trim_start_matches("IDR").trim_start_matches('.');
    let plain = money.trim().trim_end_matches('-').trim_end_matches(',');
    let marked = plain != text;
    let spaceless: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    if !spaceless.starts_with(|c: char| c.is_ascii_digit())
        || !spaceless.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    {
        return None;
    }
    // `20.00` may be twenty, or twenty thousand with a digit too few.
    let right = if is_short_decimal(&spaceless) { Vec::new() } else { wholes(&spaceless) };
    let separated = spaceless.contains(['.', ',']) || spaceless.len() != plain.len();
    (marked || separated).then_some(Damage { cause: SEPARATED, right })
}

/// Returns the whole numbers that digits with dots and commas may mean. In Indonesian a dot parts thousands and a comma
/// the decimals. A spreadsheet in English does the contrary.
pub(super) fn wholes(text: &str) -> Vec<String> {
    let Some(last) = text.rfind(['.', ',']) else { return vec![text.to_owned()] };
    let (before, after) = (&text[..last], &text[last + 1..]);
    let separator = text.as_bytes()[last];
    let both = before.contains(if separator == b',' { '.' } else { ',' });
    let once = !before.contains(char::from(separator));
    let mut found = Vec::new();
    if after.len() == 3 && !both {
        found.extend(joined(text, char::from(separator)));
    }
    // `2.0000` is no number of any form.
    let is_form = after.len() <= 3 || digits_of(before) > 3;
    let decimal = after.bytes().all(|b| b == b'0') && once && is_form;
    let doubtful = after.len() == 3 && separator == b'.';
    if decimal && !doubtful {
        let thousands = if separator == b',' { '.' } else { ',' };
        found.extend(joined(before, thousands));
    }
    found
}

/// Joins groups of three digits; the first group may be shorter.
fn joined(text: &str, separator: char) -> Option<String> {
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let right = digits(first)
        && !first.is_empty()
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3 && digits(group));
    right.then(|| text.replace(separator, ""))
}

fn digits_of(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Returns true for one to three digits with two decimals.
fn is_short_decimal(text: &str) -> bool {
    let parts = text.split_once(['.', ',']);
    parts.is_some_and(|(before, after)| before.len() <= 3 && after.len() == 2)
}

/// A number that is shortened to a power of ten, such as `8,1E+13`.
pub(super) struct Shortened {
    /// All digits, of which the first stands before the comma.
    digits: String,
    power: usize,
}

impl Shortened {
    /// Reads such a number; `None` for any other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (mantissa, power) = text.split_once(['E', 'e'])?;
        let power =
            power.strip_prefix('+').unwrap_or(power).parse().ok().filter(|power| *power < 40)?;
        let (first, rest) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
        let digits = format!("{first}{rest}");
        let right = first.len() == 1 && digits.bytes().all(|b| b.is_ascii_digit());
        right.then_some(Self { digits, power })
    }

    /// Returns the whole number where all its digits are there.
    pub(super) fn whole(&self) -> Option<String> {
        let (whole, decimals) = self.digits.split_at_checked(self.power + 1)?;
        decimals.bytes().all(|b| b == b'0').then(|| whole.to_owned())
    }

    /// Returns the whole number where people write it so: with one decimal, as in `4.7E9`. Spreadsheets write two
    /// decimals or more, or none, and the digits behind them are lost.
    fn typed(&self) -> Option<String> {
        let zeros = (self.power + 1).checked_sub(self.digits.len())?;
        let is_typed = self.digits.len() == 2 && !self.digits.ends_with('0');
        is_typed.then(|| format!("{}{:0<zeros$}", self.digits, ""))
    }
}
