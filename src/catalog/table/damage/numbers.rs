//! Numbers with dots and commas, with decimals that are zero, as money, or shortened to a power of ten.

use super::hint::Damage;
use crate::message::{Message, message};

const SEPARATED: Message = message!("numbers have only digits, without dots, commas or Rp");

/// Said of `8,1E+13`.
pub(super) const SHORTENED: Message =
    message!("a spreadsheet shortened it, and digits may be lost");

/// Finds the whole number that a text means.
pub(super) fn of_number(text: &str) -> Option<Damage> {
    if let Some((digits, power)) = power_of_ten(text) {
        let right = whole_of_power(&digits, power);
        return Some(Damage { cause: SHORTENED, right: right.into_iter().collect() });
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
    let right = wholes(&spaceless);
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
    let decimal = after.bytes().all(|b| b == b'0') && once;
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

/// Splits `8,1E+13` into the digits, the first of which stands before the comma, and the power.
fn power_of_ten(text: &str) -> Option<(String, usize)> {
    let (mantissa, power) = text.split_once(['E', 'e'])?;
    let power =
        power.strip_prefix('+').unwrap_or(power).parse().ok().filter(|power| *power < 40)?;
    let (first, rest) = mantissa.split_once([',', '.']).unwrap_or((mantissa, ""));
    let digits = format!("{first}{rest}");
    let right = first.len() == 1 && digits.bytes().all(|b| b.is_ascii_digit());
    right.then_some((digits, power))
}

fn whole_of_power(digits: &str, power: usize) -> Option<String> {
    let zeros = (power + 1).checked_sub(digits.len())?;
    Some(format!("{digits}{:0<zeros$}", ""))
}

/// Returns true for a number that is shortened to a power of ten.
pub(super) fn is_shortened(text: &str) -> bool {
    power_of_ten(text).is_some()
}
