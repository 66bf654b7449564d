//! Is the abstraction there, and long enough to judge (K04)?

use super::case::Case;
use super::sentences::Sentences;
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::language::{count, is_blank};

/// Fewer words than this in all four texts together say too little (the contract's number).
const FEWEST_WORDS: usize = 25;

/// K04: a mandatory text is empty, or the four together are too short.
pub(super) fn texts(case: &Case<'_>) -> Option<Finding> {
    let texts = case.request.abstraction.texts();
    let empty = texts.iter().filter(|(_, text)| is_blank(text));
    let empty: Vec<String> = empty.map(|(field, _)| wording::field(field).to_owned()).collect();
    if !empty.is_empty() {
        return Some(
            Sentences {
                reason: format!(
                    "Abstraksi belum lengkap: {} kosong.",
                    wording::list(empty.clone(), "dan")
                ),
                evidence: empty.join(", "),
                remedy:
                    "Mintalah pengunjung mengisi bagian itu, lalu periksa kembali permintaannya."
                        .to_owned(),
            }
            .on_request(Rule::K04, Severity::TidakSesuai),
        );
    }
    let count: usize = texts.iter().map(|(_, text)| count(text)).sum();
    (count < FEWEST_WORDS).then(|| {
        Sentences {
            reason: format!(
                "Abstraksi terlalu singkat untuk dinilai: keempat bagiannya hanya memuat {count} \
                 kata, kurang dari {FEWEST_WORDS}."
            ),
            evidence: texts.map(|(_, text)| text.trim()).join(" / "),
            remedy:
                "Mintalah pengunjung menjelaskan latar belakang, tujuan, metode, dan rancangan \
                     hasilnya dengan lebih rinci."
                    .to_owned(),
        }
        .on_request(Rule::K04, Severity::PerluPenjelasan)
    })
}
