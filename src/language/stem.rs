//! What an inflected word may come from. Affixes are stripped in every way they may have been put
//! on, and a result counts only where the vocabulary has it: nothing is guessed, so `perumahan`
//! is never `umah`, and `kependudukan` gives `penduduk` and `duduk` to those who ask for them.

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
    /// Without particles and possessives: *-nya, -lah, -pun*.
    Clitic,
    /// Without affixes.
    Affix,
    /// Misspelt.
    Typo,
}

/// Particles and possessives.
const CLITICS: [&str; 8] = ["nya", "lah", "kah", "pun", "ku", "mu", "kan", "an"];

/// How many of [`CLITICS`] change nothing in the word's meaning; the rest are suffixes.
const PLAIN: usize = 6;

/// The shortest base: shorter ones mean too many things.
const SHORTEST: usize = 4;

/// Returns the word and all that it may come from, the nearest first.
pub fn bases(word: &str) -> Vec<Base> {
    let mut bases = vec![Base { word: word.to_owned(), distance: Distance::Same }];
    if !word.is_ascii() || word.len() > 40 || word.bytes().any(|b| b.is_ascii_digit()) {
        return bases;
    }
    for bare in stripped_of(word, &CLITICS[..PLAIN], 2) {
        add(&mut bases, bare, Distance::Clitic);
    }
    let stems: Vec<String> = bases.iter().map(|base| base.word.clone()).collect();
    for stem in stems {
        for bare in without_affixes(&stem) {
            add(&mut bases, bare, Distance::Affix);
        }
        for bare in english(&stem) {
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

/// Strips suffixes, then up to two prefixes: *memper-kan, keber-an, penge-an*.
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

/// Strips one prefix in all ways in which it may have changed the word's start; `ke-` only with `-an`.
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
    // What the nasal leaves of the first letter tells which letters it may stand before.
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

fn english(word: &str) -> Vec<String> {
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
