//! The words and numbers in the name of a file or folder.

/// A word or a number in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct Token {
    /// In lower case.
    pub(in crate::proposal) text: String,
    /// True for a number.
    pub(in crate::proposal) digits: bool,
    /// True where nothing stands between it and the token before it.
    pub(in crate::proposal) glued: bool,
}

/// A name, split at every sign that is no letter or digit, and between letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct Name {
    /// The name as it is written.
    pub(in crate::proposal) shown: String,
    /// Its tokens in order.
    pub(in crate::proposal) tokens: Vec<Token>,
}

impl Name {
    /// Splits a name.
    pub(in crate::proposal) fn of(shown: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut glued = false;
        for letter in shown.chars() {
            if !letter.is_alphanumeric() {
                glued = false;
                continue;
            }
            let digits = letter.is_ascii_digit();
            let text = letter.to_lowercase();
            match tokens.last_mut() {
                Some(last) if glued && last.digits == digits => last.text.extend(text),
                _ => tokens.push(Token { text: text.collect(), digits, glued }),
            }
            glued = true;
        }
        let download = downloaded(&tokens);
        tokens.drain(..download);
        Self { shown: shown.to_owned(), tokens }
    }

    /// Returns where these words stand in a row, with nothing between them: the place behind the last of them.
    pub(in crate::proposal) fn behind(&self, words: &[String]) -> Option<usize> {
        let is_here = |at: usize| {
            let here = self.tokens.get(at..at + words.len());
            here.is_some_and(|here| here.iter().zip(words).all(|(token, word)| token.text == *word))
        };
        (0..self.tokens.len()).find(|at| is_here(*at)).map(|at| at + words.len())
    }

    /// Returns true where each of these words is in the name, in any order.
    pub(in crate::proposal) fn has_all(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.tokens.iter().any(|token| token.text == *word))
    }
}

/// Returns how many tokens the download server of microdata has put before a name: `b_34976_2025_05_14_11_05_39_`, a
/// letter, the number of a purchase, and its moment.
fn downloaded(tokens: &[Token]) -> usize {
    const WIDTHS: [usize; 6] = [4, 2, 2, 2, 2, 2];
    let Some([first, purchase, moment @ ..]) = tokens.get(..8) else { return 0 };
    let is_moment = moment.iter().zip(WIDTHS).all(|(t, width)| t.digits && t.text.len() == width);
    if first.text.len() == 1 && !first.digits && purchase.digits && is_moment { 8 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str) -> Vec<String> {
        Name::of(name).tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn names_are_split_at_signs_and_between_letters_and_digits() {
        assert_eq!(texts("1302_SAK082017_15+"), ["1302", "sak", "082017", "15"]);
        assert_eq!(texts("sp101302#1"), ["sp", "101302", "1"]);
        assert_eq!(texts("Podes 2021"), ["podes", "2021"]);
    }

    #[test]
    fn what_a_download_put_before_a_name_is_left_out() {
        let name = "b_34976_2025_05_14_11_05_39_ssn202403_kor_ind1";
        assert_eq!(texts(name), ["ssn", "202403", "kor", "ind", "1"]);
        assert_eq!(texts("b_34976_2025"), ["b", "34976", "2025"]);
    }
}
