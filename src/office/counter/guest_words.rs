//! The words of the guest book: what sex, kind of institution and use may be.

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, in_a_row, message};
use crate::model::{CATEGORIES, nearest};

/// A field of the guest book in which one of a few words stands.
pub(super) struct WordField {
    /// The name of the field and of its option.
    name: &'static str,
    /// The words.
    words: &'static [&'static str],
    /// Other words that people use, each with the word that is meant.
    others: &'static [(&'static str, &'static str)],
    /// What is said of a word that is none of them.
    unknown: fn(&str) -> Message,
}

/// The sex.
pub(super) const SEX: WordField = WordField {
    name: "sex",
    words: &["laki-laki", "perempuan"],
    others: &[
        ("l", "laki-laki"),
        ("lk", "laki-laki"),
        ("laki", "laki-laki"),
        ("pria", "laki-laki"),
        ("male", "laki-laki"),
        ("p", "perempuan"),
        ("pr", "perempuan"),
        ("wanita", "perempuan"),
        ("female", "perempuan"),
    ],
    unknown: |word| message!("unknown sex {word}", word),
};

/// The kind of institution.
pub(super) const KIND: WordField = WordField {
    name: "kind",
    words: &[
        "lembaga negara",
        "K/L",
        "TNI/Polri",
        "pemda",
        "lembaga internasional",
        "penelitian/pendidikan",
        "BUMN/D",
        "swasta",
        "lainnya",
    ],
    others: &[
        ("kl", "K/L"),
        ("kementerian", "K/L"),
        ("kementerian/lembaga", "K/L"),
        ("tni", "TNI/Polri"),
        ("polri", "TNI/Polri"),
        ("polisi", "TNI/Polri"),
        ("pemerintah daerah", "pemda"),
        ("pemprov", "pemda"),
        ("pemkab", "pemda"),
        ("pemkot", "pemda"),
        ("dinas", "pemda"),
        ("universitas", "penelitian/pendidikan"),
        ("kampus", "penelitian/pendidikan"),
        ("sekolah", "penelitian/pendidikan"),
        ("perguruan tinggi", "penelitian/pendidikan"),
        ("pendidikan", "penelitian/pendidikan"),
        ("penelitian", "penelitian/pendidikan"),
        ("bumn", "BUMN/D"),
        ("bumd", "BUMN/D"),
        ("perusahaan", "swasta"),
        ("lain-lain", "lainnya"),
    ],
    unknown: |word| message!("unknown kind of institution {word}", word),
};

/// What the data are for.
pub(super) const USE: WordField = WordField {
    name: "use",
    words: &["tugas sekolah/kuliah", "pemerintah", "komersial", "penelitian", "lainnya"],
    others: &[
        ("tugas", "tugas sekolah/kuliah"),
        ("tugas kuliah", "tugas sekolah/kuliah"),
        ("tugas sekolah", "tugas sekolah/kuliah"),
        ("kuliah", "tugas sekolah/kuliah"),
        ("sekolah", "tugas sekolah/kuliah"),
        ("skripsi", "tugas sekolah/kuliah"),
        ("tesis", "tugas sekolah/kuliah"),
        ("bisnis", "komersial"),
        ("usaha", "komersial"),
        ("riset", "penelitian"),
        ("lain-lain", "lainnya"),
    ],
    unknown: |word| message!("unknown use {word}", word),
};

impl WordField {
    /// Returns the word as the guest book has it; capitals and blanks around it make no difference.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] with all words, and first the one that was probably meant.
    pub(super) fn read(&self, typed: &str) -> Result<&'static str> {
        let plain = typed.trim().to_lowercase();
        let same = |word: &&&str| word.to_lowercase() == plain;
        if let Some(word) = self.words.iter().find(same) {
            return Ok(word);
        }
        let allowed = message!("allowed are {words}", words = in_a_row(self.words));
        let meant = self.others.iter().find(|(other, _)| *other == plain).map(|(_, word)| *word);
        let hint = match meant.or_else(|| nearest(&plain, self.words.iter().copied())) {
            Some(near) => message!("write {near}; {allowed}", near, allowed),
            None => allowed,
        };
        let unknown = (self.unknown)(&quoted(typed));
        Err(Error::new(ErrorKind::Usage, unknown).field(self.name).hint(hint))
    }
}

/// Returns typed words in quotation marks, cut where they are too long for a sentence.
pub(super) fn quoted(words: &str) -> String {
    const MOST: usize = 60;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("“{}…”", &words[..end]),
        None => format!("“{words}”"),
    }
}

/// Returns the kind of requester that a guest's work, kind of institution and use point to.
pub(in crate::office) fn category(
    work: &str,
    kind: &str,
    purpose: Option<&str>,
) -> Option<&'static str> {
    let work = work.to_lowercase();
    let of_work = ["mahasiswa", "peneliti"].into_iter().find(|word| work.contains(word));
    let of_kind = match kind.trim().to_lowercase().as_str() {
        "lembaga negara" | "k/l" | "tni/polri" | "pemda" => Some("pemerintah"),
        "lembaga internasional" => Some("lembaga-internasional"),
        "swasta" | "bumn/d" => Some("swasta"),
        _ if purpose == Some("tugas sekolah/kuliah") => Some("mahasiswa"),
        "penelitian/pendidikan" => Some("peneliti"),
        _ => None,
    };
    of_work.or(of_kind).filter(|word| CATEGORIES.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_other_word_stands_for_a_word_of_its_field() {
        for field in [SEX, KIND, USE] {
            for (other, word) in field.others {
                assert!(field.words.contains(word), "{other}");
                assert!(field.read(other).is_err(), "{other}");
            }
        }
    }

    #[test]
    fn capitals_make_no_difference_and_a_slip_is_answered_with_what_was_meant() {
        assert_eq!(KIND.read(" bumn/d ").unwrap(), "BUMN/D");
        assert_eq!(SEX.read("Perempuan").unwrap(), "perempuan");
        for (field, typed, meant) in [
            (&SEX, "prempuan", "write perempuan;"),
            (&SEX, "wanita", "write perempuan;"),
            (&KIND, "Universitas", "write penelitian/pendidikan;"),
            (&KIND, "swata", "write swasta;"),
            (&USE, "skripsi", "write tugas sekolah/kuliah;"),
            (&USE, "komersil", "write komersial;"),
            (&USE, "xyz", "allowed are tugas sekolah/kuliah"),
        ] {
            let error = field.read(typed).unwrap_err();
            let hint = error.hint_message().unwrap().english();
            assert!(hint.starts_with(meant), "{typed}: {hint}");
        }
    }

    #[test]
    fn work_and_institution_point_to_a_category() {
        for (work, kind, purpose, expected) in [
            ("Mahasiswa S2", "penelitian/pendidikan", None, Some("mahasiswa")),
            ("", "penelitian/pendidikan", Some("tugas sekolah/kuliah"), Some("mahasiswa")),
            ("", "penelitian/pendidikan", None, Some("peneliti")),
            ("pegawai", "pemda", None, Some("pemerintah")),
            ("", "BUMN/D", None, Some("swasta")),
            ("guru", "lainnya", None, None),
        ] {
            assert_eq!(category(work, kind, purpose), expected, "{work} {kind}");
        }
    }
}
