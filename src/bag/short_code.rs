//! The short code of a bag, which two people can compare at the counter or by telephone.

use crate::model::Sha256Digest;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Returns the first 55 bits of the digest of `manifest-sha256.txt` as 11 characters and a Luhn
/// mod 32 check character, in groups of four: `XXXX-XXXX-XXXX`.
pub fn short_code(manifest: Sha256Digest) -> String {
    let head = manifest.0.iter().take(8).fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let bits = head >> 9;
    let mut digits: Vec<u8> =
        (0..DIGITS).map(|place| (bits >> (50 - 5 * place) & 31) as u8).collect();
    digits.push(check_digit(&digits));
    in_groups(&digits)
}

/// Why a text is no short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// It has not twelve letters and digits of a code.
    Form,
    /// The last character does not fit the others: one was misread or misheard, or two changed places.
    Check,
}

/// Reads a short code as people write it or read it out: in any case, with or without hyphens and blanks, with `O` for
/// 0, and `I` or `L` for 1. Returns it in the form `XXXX-XXXX-XXXX`.
pub fn read_short_code(text: &str) -> Result<String, CodeFault> {
    let is_between = |letter: &char| letter.is_whitespace() || matches!(letter, '-' | '–' | '.');
    let digit = |letter: char| {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        ALPHABET.iter().position(|known| char::from(*known) == letter)
    };
    let digits: Option<Vec<u8>> = text
        .chars()
        .filter(|letter| !is_between(letter))
        .map(|letter| u8::try_from(digit(letter)?).ok())
        .collect();
    let digits = digits.filter(|digits| digits.len() == DIGITS + 1).ok_or(CodeFault::Form)?;
    let (own, check) = digits.split_at(DIGITS);
    if check != [check_digit(own)] {
        return Err(CodeFault::Check);
    }
    Ok(in_groups(&digits))
}

/// The characters of a code before its check character.
const DIGITS: usize = 11;

fn in_groups(digits: &[u8]) -> String {
    let group = |group: &[u8]| -> String {
        group.iter().map(|digit| char::from(ALPHABET[usize::from(*digit)])).collect()
    };
    digits.chunks(4).map(group).collect::<Vec<_>>().join("-")
}

/// Luhn mod N (ISO/IEC 7812 generalised to 32 characters). It detects every single wrong character and most swaps
/// of neighbours.
fn check_digit(digits: &[u8]) -> u8 {
    let mut factor = 2;
    let mut sum = 0;
    for digit in digits.iter().rev() {
        let addend = factor * u32::from(*digit);
        factor = 3 - factor;
        sum += addend / 32 + addend % 32;
    }
    ((32 - sum % 32) % 32) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luhn_holds(code: &str) -> bool {
        let mut factor = 1;
        let mut sum = 0;
        for c in code.bytes().rev().filter(|c| *c != b'-') {
            let digit = ALPHABET.iter().position(|a| *a == c).unwrap() as u32;
            let addend = factor * digit;
            factor = 3 - factor;
            sum += addend / 32 + addend % 32;
        }
        sum % 32 == 0
    }

    #[test]
    fn zeros_and_ones_give_the_ends_of_the_alphabet() {
        assert_eq!(short_code(Sha256Digest([0; 32])), "0000-0000-0000");
        assert!(short_code(Sha256Digest([255; 32])).starts_with("ZZZZ-ZZZZ-ZZZ"));
    }

    #[test]
    fn a_code_is_read_as_it_is_read_out_and_a_slip_is_told() {
        let code = short_code(crate::fixity::sha256(b"kemas"));
        let spoken = code.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        for text in [code.clone(), spoken, format!(" {}", code.replace('-', ""))] {
            assert_eq!(read_short_code(&text), Ok(code.clone()), "{text}");
        }
        for text in ["", "MYV1", "MYV1-X0WD-3KCFF", "MYV1-X0WD-3KC?", "8100-2026-0001!"] {
            assert_eq!(read_short_code(text), Err(CodeFault::Form), "{text}");
        }
        for place in 0..code.len() {
            let mut letters: Vec<char> = code.chars().collect();
            if letters[place] != '-' {
                letters[place] = if letters[place] == 'A' { 'B' } else { 'A' };
                let wrong: String = letters.into_iter().collect();
                assert_eq!(read_short_code(&wrong), Err(CodeFault::Check), "{wrong}");
            }
        }
    }

    #[test]
    fn every_code_checks_and_a_wrong_character_is_found() {
        for seed in 0..200u8 {
            let digest = crate::fixity::sha256(&[seed]);
            let code = short_code(digest);
            assert!(luhn_holds(&code), "{code}");
            let wrong = code.replacen(code.chars().next().unwrap(), "", 1);
            let first = if code.starts_with('A') { "B" } else { "A" };
            assert!(!luhn_holds(&format!("{first}{wrong}")), "{code}");
        }
    }
}
