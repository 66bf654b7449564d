//! Which words state a topic: its terms, their inflected forms and misspellings, and words that exclude it.

use super::*;
use crate::conformity::phrases::Lexicon;

/// Topics for sentences about topics, written for these tests.
const MANY_TOPICS: &str = "id,label,terms
kemiskinan,Kemiskinan,kemiskinan;miskin;P0;P1
pendidikan,Pendidikan,pendidikan;sekolah
kesehatan,Kesehatan,kesehatan
energi,Energi,energi;listrik;elektrifikasi
fertilitas,Fertilitas,KB;kontrasepsi
pertanian,Pertanian,pertanian;petani;pala;agriculture
perikanan,Perikanan,perikanan
pengangguran,Pengangguran,pengangguran;menganggur;TPT
ketenagakerjaan,Ketenagakerjaan,ketenagakerjaan;pekerja;pekerja informal
pemuda-anak,Pemuda,pemuda
perumahan,Perumahan,perumahan
migrasi,Migrasi,migrasi;migration
keamanan,Keamanan,keamanan;kriminalitas
teknologi-informasi,TIK,internet;komputer
keuangan,Keuangan,perbankan
kebencanaan,Bencana,bencana
ketahanan-pangan,Pangan,ketahanan pangan
antikorupsi,Antikorupsi,korupsi;suap
";

#[test]
fn topics_are_read_by_word_stem_and_phrase_and_left_out_where_the_text_does() {
    let catalog = topics_catalog(MANY_TOPICS);
    let lexicon = Lexicon::of(&catalog);
    let mut wrong = Vec::new();
    for line in TOPIC_LINES.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (text, expected) = line.rsplit_once("=>").unwrap();
        let mut expected: Vec<&str> = expected.split_whitespace().filter(|t| *t != "-").collect();
        expected.sort_unstable();
        let scan = lexicon.scan("purpose", text);
        let stated = scan.topics().into_iter().filter(|found| !found.excluded);
        let mut stated: Vec<&str> = stated.map(|found| found.topic).collect();
        stated.sort_unstable();
        stated.dedup();
        if stated != expected {
            wrong.push(format!("{text}: {stated:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TOPIC_LINES: &str = "
    Kajian kemiskinan rumah tangga. => kemiskinan
    Kajian tidak mencakup pertanian maupun perikanan. => -
    Kajian tidak mencakup pertanian, fokusnya kemiskinan. => kemiskinan
    Tanpa membahas kesehatan, kajian melihat pendidikan. => pendidikan
    Tidak hanya kemiskinan, tetapi juga pendidikan. => kemiskinan pendidikan
    Selain kemiskinan, kajian menelaah pengangguran. => kemiskinan pengangguran
    Anak yang tidak sekolah. => pendidikan
    Rumah tangga tanpa listrik. => energi
    Pertanian tidak dibahas. => -
    Agriculture is not covered. => -
    Excluding agriculture, we study migration. => migrasi
    Kerja sama dengan dinas. => -
    Keamanan data dijaga. => -
    Data disimpan di komputer kantor. => -
    Memiskinkan petani. => pertanian
    Kebijakan yang memiskinkan warga. => -
    Perubahan iklim. => kebencanaan
    Perubahan struktur ekonomi. => -
    Penganggaran daerah. => -
    Perbaikan layanan. => -
    Seolah tidak penting. => -
    TPT pemuda. => pemuda-anak pengangguran
    Angka tpt naik. => pengangguran
    P0 dan P1 dihitung. => kemiskinan
    KB dan kontrasepsi. => fertilitas
    Ukuran berkas 20 kb. => -
    Pengangguran terdidik. => pengangguran
    Penganguran terdidik. => pengangguran
    Kemiskinnan ekstrem. => kemiskinan
    Dosen Fakultas Pertanian. => -
    Dinas Kesehatan menyusun rencana. => -
    Peta jalan pangan. => -
    Kepala desa. => -
    Elektrifikasi rumah. => energi
    Kajian tentang kriminalitas. => keamanan
    Di luar sektor pertanian, pekerja informal diteliti. => ketenagakerjaan
    Sektor selain pertanian. => -
    Bukan kemiskinan melainkan kesehatan. => kesehatan
";

#[test]
fn every_term_of_the_builtin_topics_is_read_also_with_a_possessive() {
    let catalog = Catalog::load(None).unwrap();
    let lexicon = Lexicon::of(&catalog);
    let mut missed = Vec::new();
    for topic in &catalog.topics {
        for term in &topic.terms {
            let inflected = format!("{term}nya");
            // Nobody adds a possessive to an abbreviation: `KBnya`.
            let last = term.split_whitespace().last().unwrap_or_default();
            let plain = last.chars().any(char::is_lowercase);
            let forms = if plain { vec![term.clone(), inflected] } else { vec![term.clone()] };
            for form in forms {
                let scan = lexicon.scan("purpose", &form);
                if !scan.topics().iter().any(|found| found.topic == topic.id) {
                    missed.push(form);
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn terms_are_read_in_their_inflections() {
    for (term, forms) in [
        ("miskin", "kemiskinan termiskin miskinnya kemiskinannya"),
        ("sekolah", "bersekolah persekolahan sekolahnya disekolahkan skolah"),
        ("listrik", "kelistrikan listriknya"),
        ("migrasi", "bermigrasi migrasinya"),
        ("imunisasi", "diimunisasi imunisasinya"),
        ("bencana", "kebencanaan bencananya"),
        ("upah", "pengupahan upahnya diupah"),
        ("kontrasepsi", "kontrasepsinya kontrasepi"),
    ] {
        let catalog = topics_catalog(&format!("id,label,terms\nx,X,{term}\n"));
        let lexicon = Lexicon::of(&catalog);
        for form in forms.split(' ') {
            assert_eq!(lexicon.scan("purpose", form).topics().len(), 1, "{term}: {form}");
        }
    }
}
