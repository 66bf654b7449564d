//! *Terbilang*: numbers in Indonesian words, as amounts must be written on invoices and receipts.

use crate::model::Rupiah;

/// Names of the powers of a thousand, up to the largest that a `u64` reaches.
const SCALES: [&str; 7] = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"];

const DIGITS: [&str; 10] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/// Returns a number in words: `dua puluh empat juta tujuh puluh tujuh ribu enam ratus satu`.
pub fn terbilang(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    for (power, scale) in SCALES.iter().enumerate().rev() {
        let group = n / 1000_u64.pow(power as u32) % 1000;
        match (group, power) {
            (0, _) => {}
            // "Seribu" replaces "satu ribu"; but "satu juta" is correct.
            (1, 1) => words.push("seribu"),
            _ => {
                below_thousand(group as usize, &mut words);
                words.extend((!scale.is_empty()).then_some(*scale));
            }
        }
    }
    words.join(" ")
}

/// Returns an amount in words: `nol rupiah`, `seribu rupiah`.
pub fn terbilang_rupiah(amount: Rupiah) -> String {
    format!("{} rupiah", terbilang(amount.0))
}

fn below_thousand(n: usize, words: &mut Vec<&str>) {
    match n {
        0 => {}
        10 => words.push("sepuluh"),
        11 => words.push("sebelas"),
        100..=199 => {
            words.push("seratus");
            below_thousand(n - 100, words);
        }
        200.. => {
            words.extend([DIGITS[n / 100], "ratus"]);
            below_thousand(n % 100, words);
        }
        20.. => {
            words.extend([DIGITS[n / 10], "puluh"]);
            below_thousand(n % 10, words);
        }
        12.. => words.extend([DIGITS[n - 10], "belas"]),
        _ => words.push(DIGITS[n]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parses words with another algorithm: from left to right, adding up.
    fn parse(text: &str) -> u64 {
        let (mut total, mut group, mut digit) = (0_u64, 0_u64, 0_u64);
        for word in text.split(' ') {
            if let Some(found) = DIGITS.iter().position(|d| *d == word) {
                group += digit;
                digit = found as u64;
            } else if let Some(power) = SCALES.iter().skip(1).position(|s| *s == word) {
                total += (group + digit) * 1000_u64.pow(power as u32 + 1);
                (group, digit) = (0, 0);
            } else {
                (group, digit) = match word {
                    "sebelas" => (group + digit + 11, 0),
                    "seratus" => (group + digit + 100, 0),
                    "sepuluh" | "belas" => (group + digit + 10, 0),
                    "puluh" => (group + digit * 10, 0),
                    "ratus" => (group + digit * 100, 0),
                    "seribu" => {
                        total += 1000;
                        (0, 0)
                    }
                    other => panic!("no number word: {other}"),
                };
            }
        }
        total + group + digit
    }

    #[test]
    fn numbers_read_as_they_are_said() {
        let cases = [
            (0, "nol"),
            (1, "satu"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (20, "dua puluh"),
            (21, "dua puluh satu"),
            (100, "seratus"),
            (110, "seratus sepuluh"),
            (111, "seratus sebelas"),
            (999, "sembilan ratus sembilan puluh sembilan"),
            (1_000, "seribu"),
            (1_001, "seribu satu"),
            (1_100, "seribu seratus"),
            (2_000, "dua ribu"),
            (11_000, "sebelas ribu"),
            (100_000, "seratus ribu"),
            (101_000, "seratus satu ribu"),
            (1_000_000, "satu juta"),
            (1_001_000, "satu juta seribu"),
            (24_077_601, "dua puluh empat juta tujuh puluh tujuh ribu enam ratus satu"),
            (1_000_000_000, "satu miliar"),
            (1_000_000_000_000, "satu triliun"),
            (1_000_000_000_000_000, "satu kuadriliun"),
        ];
        for (n, words) in cases {
            assert_eq!(terbilang(n), words);
        }
        assert_eq!(terbilang_rupiah(Rupiah(0)), "nol rupiah");
    }

    #[test]
    fn words_parse_back_to_the_number() {
        let mut state = 20_261_124_u64;
        let random = std::iter::repeat_with(|| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let bits = state >> 58;
            (state >> 4).wrapping_shr(bits as u32)
        });
        let edges = (0..20).flat_map(|power| {
            let n = 10_u64.pow(power);
            [n - 1, n, n + 1, n.saturating_mul(11)]
        });
        for n in (0..12_000).chain(edges).chain([u64::MAX]).chain(random.take(50_000)) {
            let words = terbilang(n);
            assert_eq!(parse(&words), n, "{words}");
            assert!(!words.contains("  ") && !words.starts_with("satu ribu"), "{words}");
        }
    }
}
