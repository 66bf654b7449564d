//! The short code of a bag, which two people can compare at the counter or by telephone.

use crate::model::Sha256Digest;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Returns the first 55 bits of the digest of `manifest-sha256.txt` as 11 characters and a Luhn
/// mod 32 check character, in groups of four: `XXXX-XXXX-XXXX`.
pub fn short_code(manifest: Sha256Digest) -> String {
    let head = manifest.0.iter().take(8).fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
    let bits = head >> 9;
    let mut digits: Vec<u8> = (0..11).map(|place| (bits >> (50 - 5 * place) & 31) as u8).collect();
    digits.push(check_digit(&digits));
    let mut code = String::with_capacity(14);
    for (place, digit) in digits.into_iter().enumerate() {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(ALPHABET[usize::from(digit)] as char);
    }
    code
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
