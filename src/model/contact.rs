//! E-mail addresses and telephone numbers: whether a text can be one.

/// Returns true for an e-mail address in the usual form of RFC 5321: a local part of ASCII letters, digits and marks
/// that need no quotes, with single dots between, and a domain of at least two labels, the last one not a number.
pub fn is_email(address: &str) -> bool {
    let local_part = |local: &str| {
        local.len() <= 64
            && local.split('.').all(|part| {
                !part.is_empty()
                    && part
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c))
            })
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain = |domain: &str| {
        let top = domain.rsplit('.').next().unwrap_or_default();
        domain.contains('.')
            && domain.split('.').all(label)
            && top.chars().count() >= 2
            && !top.chars().all(|c| c.is_ascii_digit())
    };
    let parts = address.split_once('@');
    address.len() <= 254 && parts.is_some_and(|(local, host)| local_part(local) && domain(host))
}

/// Returns true for a telephone number: 8 to 15 digits, with blanks, hyphens and brackets between, and perhaps `+` at
/// the front.
pub fn is_phone(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let known = number.chars().all(|c| c.is_ascii_digit() || "+ -()".contains(c));
    let plus = number.rfind('+').is_none_or(|at| at == 0);
    known && plus && (8..=15).contains(&digits)
}
