//! The words that an inflected word may come from. Indonesian affixes and English endings are stripped in several ways
//! at once, without knowing the word. The caller uses only those results that its vocabulary has: `kependudukan` gives
//! `penduduk` and `duduk`, and the meaningless `umah` of `perumahan` matches nothing.

/// A word that a word may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The word.
    pub word: String,
    /// How far it is from the word as written.
    pub distance: Distance,
}

/// How far a base is from the word as written; a later variant is further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// The word itself.
    Same,
    /// The word without a particle or possessive, such as *-nya, -lah, -pun*.
    Clitic,
    /// The word without Indonesian affixes or an English ending, and with or without a particle or possessive.
    Affix,
    /// A word spelt almost the same. [`bases`] gives none of these; `conformity` finds them.
    Typo,
}

/// Particles and possessives, which do not change a word's meaning.
const CLITICS: [&str; 6] = ["nya", "lah", "kah", "pun", "ku", "mu"];

/// The fewest letters of a word without affixes: shorter ones have too many meanings. Without clitics, 2 are enough.
const SHORTEST: usize = 4;

/// Returns the word itself, then the words that it may come from: first without a particle or possessive, then without
/// affixes. A word with digits, with characters outside ASCII, or of more than 40 letters gives itself alone. `word`
/// is in lower case.
pub fn bases(word: &str) -> Vec<Base> {
    let mut bases = vec![Base { word: word.to_owned(), distance: Distance::Same }];
    if !word.is_ascii() || word.len() > 40 || word.bytes().any(|b| b.is_ascii_digit()) {
        return bases;
    }
    for bare in stripped_of(word, &CLITICS, 2) {
        add(&mut bases, bare, Distance::Clitic);
    }
    let stems: Vec<String> = bases.iter().map(|base| base.word.clone()).collect();
    for stem in stems {
        for bare in without_affixes(&stem) {
            add(&mut bases, bare, Distance::Affix);
        }
        for bare in without_english_ending(&stem) {
            add(&mut bases, bare, Distance::Affix);
        }
    }
    bases
}

fn add(bases: &mut Vec<Base>, word: String, distance: Distance) {
    let shortest = if distance == Distance::Clitic { 2 } else { SHORTEST };
    if word.len() >= shortest && bases.iter().all(|base| base.word != word) {
        bases.push(Base { word, distance });
    }
}

fn stripped_of(word: &str, suffixes: &[&str], shortest: usize) -> Vec<String> {
    let bare = suffixes.iter().filter_map(|suffix| word.strip_suffix(suffix));
    bare.filter(|bare| bare.len() >= shortest).map(str::to_owned).collect()
}

/// Returns what is left of the word without a suffix, without one or two prefixes, or without both, as in *memper-kan,
/// keber-an, penge-an*.
fn without_affixes(word: &str) -> Vec<String> {
    let mut ends = vec![(word.to_owned(), false)];
    ends.extend(stripped_of(word, &["kan", "i"], SHORTEST).into_iter().map(|bare| (bare, false)));
    ends.extend(stripped_of(word, &["an"], SHORTEST).into_iter().map(|bare| (bare, true)));
    let mut found: Vec<String> = Vec::new();
    for (end, noun) in ends {
        let once = without_prefix(&end, noun);
        let twice: Vec<String> = once.iter().flat_map(|bare| without_prefix(bare, noun)).collect();
        found.push(end);
        found.extend(once);
        found.extend(twice);
    }
    found.retain(|bare| bare != word);
    found
}

/// Returns the word without one prefix, once for each way in which the prefix may have changed the word's start; empty
/// where the word has none, or fewer than [`SHORTEST`] letters would be left. With `noun` the word had the suffix
/// *-an*; only then is *ke-* a prefix.
fn without_prefix(word: &str, noun: bool) -> Vec<String> {
    const VOWELS: &str = "aiueo";
    let mut found = Vec::new();
    let mut strip = |prefix: &str, before: &str, dropped: &str| {
        if let Some(rest) = word.strip_prefix(prefix)
            && (before.is_empty() || rest.starts_with(|c| before.contains(c)))
        {
            found.push(format!("{dropped}{rest}"));
        }
    };
    // The prefix, the letters that may follow it, and the first letter of the base that it replaced: the prefix
    // ends in the nasal that fits this letter, and k, p, s, t are dropped before a vowel (`menulis` from `tulis`).
    for (prefix, before, dropped) in [
        ("me", "lrmnwy", ""),
        ("mem", "bfpv", ""),
        ("mem", VOWELS, "p"),
        ("men", "dtcjz", ""),
        ("men", VOWELS, "t"),
        ("meny", VOWELS, "s"),
        ("meng", "ghkaiueo", ""),
        ("meng", VOWELS, "k"),
        ("menge", "", ""),
        ("pe", "", ""),
        ("pem", "bfpv", ""),
        ("pem", VOWELS, "p"),
        ("pen", "dtcjz", ""),
        ("pen", VOWELS, "t"),
        ("peny", VOWELS, "s"),
        ("peng", "ghkaiueo", ""),
        ("peng", VOWELS, "k"),
        ("penge", "", ""),
        ("di", "", ""),
        ("ber", "", ""),
        ("ter", "", ""),
        ("per", "", ""),
        ("be", "", ""),
        ("se", "", ""),
    ] {
        strip(prefix, before, dropped);
    }
    if noun {
        strip("ke", "", "");
    }
    found.retain(|bare| bare.len() >= SHORTEST);
    found
}

fn without_english_ending(word: &str) -> Vec<String> {
    let mut found = stripped_of(word, &["s", "es", "d", "ed", "ing", "ly"], SHORTEST);
    found.extend(word.strip_suffix("ies").map(|bare| format!("{bare}y")));
    found.extend(word.strip_suffix("ing").map(|bare| format!("{bare}e")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_come_from_their_base() {
        for (base, words) in [
            ("miskin", "kemiskinan kemiskinannya termiskin pemiskinan miskinnya"),
            ("unggah", "mengunggah diunggah mengunggahnya pengunggahan unggahan diunggahkan"),
            ("salin", "menyalin disalin menyalinkan disalinkan salinan penyalinan tersalin"),
            ("sebar", "menyebarkan disebarkan penyebaran tersebar sebaran menyebar"),
            ("sebarluas", "menyebarluaskan disebarluaskan penyebarluasan sebarluaskan"),
            ("jual", "menjual dijual penjualan terjual menjualnya"),
            ("perlu", "diperlukan memerlukan keperluan perlunya perlukan"),
            ("butuh", "membutuhkan dibutuhkan kebutuhan butuhkan"),
            ("peta", "pemetaan memetakan dipetakan petanya perpetaan"),
            ("petak", "pemetakan"),
            ("sekolah", "bersekolah persekolahan disekolahkan sekolahnya menyekolahkan"),
            ("kirim", "mengirim dikirim mengirimkan pengiriman dikirimkan kiriman"),
            ("pakai", "memakai dipakai pemakaian terpakai memakainya"),
            ("tampil", "menampilkan ditampilkan penampilan"),
            ("guna", "menggunakan digunakan penggunaan kegunaan"),
            ("dagang", "perdagangan diperdagangkan memperdagangkan pedagang"),
            ("listrik", "kelistrikan pelistrikan berlistrik"),
            ("hubung", "menghubungi dihubungi hubungi"),
            ("cetak", "mencetak dicetak pencetakan"),
            ("wage", "wages"),
            ("fishery", "fisheries"),
            ("share", "shared sharing shares"),
        ] {
            for word in words.split(' ') {
                let all = bases(word);
                assert!(all.iter().any(|found| found.word == base), "{word}: {all:?}");
            }
        }
    }

    #[test]
    fn words_that_only_look_alike_do_not() {
        for (base, words) in [
            ("pala", "kepala kepalanya"),
            ("gaji", "mengaji pengajian"),
            ("desa", "desain mendesak"),
            ("miskin", "meskipun"),
            ("upah", "lumpuh"),
        ] {
            for word in words.split(' ') {
                let all = bases(word);
                assert!(all.iter().all(|found| found.word != base), "{word}: {all:?}");
            }
        }
    }
}
