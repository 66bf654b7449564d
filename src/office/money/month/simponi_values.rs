//! Amounts and days as exports of SIMPONI write them.

use jiff::civil::Date;

use crate::model::{Rupiah, written_day};

/// Reads an amount in whole rupiah, such as `129019`, `Rp 129.019,00` or `129,019.00`; `None` for what is none.
pub(super) fn amount(text: &str) -> Option<Rupiah> {
    let text = text.trim();
    let plain = text.strip_prefix("Rp").or_else(|| text.strip_prefix("IDR")).unwrap_or(text);
    let plain = plain.strip_prefix('.').unwrap_or(plain).trim();
    let plain = plain.strip_suffix(",-").unwrap_or(plain);
    let last = plain.rfind(['.', ',']);
    // What stands behind the last mark are decimals where they are no group of three digits.
    let (whole, mark) = match last {
        Some(at) if plain.len() - at - 1 <= 2 => {
            let decimals = &plain[at + 1..];
            if decimals.is_empty() || decimals.bytes().any(|byte| byte != b'0') {
                return None;
            }
            (&plain[..at], plain[..at].chars().find(|c| matches!(c, '.' | ',')))
        }
        Some(at) => (plain, plain[at..].chars().next()),
        None => (plain, None),
    };
    let decimal_mark =
        last.filter(|at| *at == whole.len()).and_then(|at| plain[at..].chars().next());
    if mark.is_some() && mark == decimal_mark {
        return None;
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = match mark {
        None => whole.to_owned(),
        Some(mark) => {
            let mut groups = whole.split(mark);
            let first = groups.next()?;
            let is_grouped = first.len() <= 3 && groups.all(|group| group.len() == 3);
            if !is_grouped || !digits(first) {
                return None;
            }
            whole.replace(mark, "")
        }
    };
    if digits(&number) { number.parse().ok().map(Rupiah) } else { None }
}

/// Reads a day such as `2026-11-24` or `24/11/2026`, also with a time behind it; `None` for what is none.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split([' ', 'T']).next()?;
    if let Some(day) = written_day(text) {
        return Some(day);
    }
    let mark = text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 || parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn amounts_and_days_are_read_as_they_are_written() {
        for text in [
            "129019",
            "Rp 129.019,00",
            "129,019.00",
            "129.019",
            "Rp129.019,-",
            "129019.00",
            "Rp. 129.019",
        ] {
            assert_eq!(amount(text), Some(Rupiah(129_019)), "{text}");
        }
        assert_eq!(amount("1.129.019"), Some(Rupiah(1_129_019)));
        for text in [
            "",
            "-5",
            "129.019,50",
            "12.90",
            "1.2.3",
            "abc",
            "1.129,019.00,0",
            "129.01.9",
            "1,29.019,00",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
        for text in
            ["2026-11-24", "24/11/2026", "24-11-2026", "24/11/2026 10:15:00", "2026-11-24T10:15:00"]
        {
            assert_eq!(day(text), Some(date(2026, 11, 24)), "{text}");
        }
        for text in ["", "31/02/2026", "24/11/26", "46350", "24/2026"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
