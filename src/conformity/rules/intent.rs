//! What the texts ask for and intend: a selection of variables (K11), identities of respondents
//! (K12), a use that the agreement forbids (K13).

use super::case::{Asked, Case};
use super::sentences::Sentences;
use crate::catalog::Item;
use crate::conformity::answer::wording;
use crate::conformity::answer::{Finding, Rule, Severity};
use crate::conformity::reading::Quote;

/// K11: the texts ask for a selection of variables; a full set is sold whole.
pub(super) fn selection(case: &Case<'_>, asked: Asked<'_>) -> Option<Finding> {
    let Item::Dataset(dataset) = asked.item else { return None };
    let quotes = &case.reading.selection;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: format!(
            "Abstraksi meminta sebagian variabel ({first}), sedangkan data mikro dijual utuh tanpa \
             pilih variabel."
        ),
        evidence: evidence(quotes),
        remedy: format!(
            "Jelaskan bahwa {} diserahkan lengkap dengan semua variabelnya; tanyakan apakah \
             pengunjung tetap menghendakinya, lalu catat jawabannya.",
            dataset.id
        ),
    };
    Some(sentences.on_item(Rule::K11, Severity::PerluPenjelasan, asked.line))
}

/// K12: the texts ask for identities of respondents.
pub(super) fn identities(case: &Case<'_>) -> Option<Finding> {
    let quotes = &case.reading.identities;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: format!(
            "Abstraksi meminta identitas responden ({first}); keterangan itu dirahasiakan menurut \
             UU Nomor 16 Tahun 1997 tentang Statistik dan tidak ada dalam data yang dijual."
        ),
        evidence: evidence(quotes),
        remedy: "Jelaskan bahwa nama, alamat, nomor identitas, nomor telepon, dan koordinat rumah \
                 tidak diserahkan kepada siapa pun; tanyakan apakah penelitiannya dapat berjalan \
                 tanpa itu, lalu perbaiki abstraksinya."
            .to_owned(),
    };
    Some(sentences.on_request(Rule::K12, Severity::TidakSesuai))
}

/// K13: the texts intend what the agreement forbids.
pub(super) fn forbidden(case: &Case<'_>) -> Option<Finding> {
    let quotes = &case.reading.forbidden;
    let first = first_quote(quotes)?;
    let sentences = Sentences {
        reason: format!(
            "Abstraksi menyatakan penggunaan yang dilarang perjanjian ({first}): data tidak boleh \
             disalin untuk pihak lain, diunggah atau diterbitkan rekamannya, maupun dijual kembali."
        ),
        evidence: evidence(quotes),
        remedy: "Tanyakan maksudnya. Hasil penelitian boleh diterbitkan, rekaman datanya tidak; \
                 pihak lain yang memerlukan data ini mengajukan permintaan sendiri. Perbaiki \
                 abstraksinya bila hanya hasil yang dimaksud."
            .to_owned(),
    };
    Some(sentences.on_request(Rule::K13, Severity::TidakSesuai))
}

/// Returns the first words and their text, or `None` where nothing is said.
fn first_quote(quotes: &[Quote]) -> Option<String> {
    let first = quotes.first()?;
    Some(format!("{} pada {}", wording::quote(&first.words), wording::field(first.field)))
}

pub(super) fn evidence(quotes: &[Quote]) -> String {
    const MOST: usize = 3;
    let words: Vec<&str> = quotes.iter().take(MOST).map(|quote| quote.words.as_str()).collect();
    words.join("; ")
}
