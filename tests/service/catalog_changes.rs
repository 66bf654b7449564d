//! Products that are added to the catalogue's tables: rows at their place, in the form of the file, or nothing.

use std::fs;

use crate::counter::{Counter, TODAY};
use crate::terminal::{CTRL_C, ENTER, ESC, Terminal};

/// All options of a dataset that the catalogue lacks.
const DATASET: [&str; 22] = [
    "catalog",
    "add",
    "dataset",
    "--survey=Susenas",
    "--period=2024-03",
    "--variant=KOR",
    "--coverage=8102",
    "--lowest-level=kabupaten",
    "--unit=rumah-tangga,individu",
    "--topics=kemiskinan,pendidikan",
    "--access=umum",
    "--id=susenas-2024-03-kor-8102",
    "--title",
    "Susenas Maret 2024 KOR, Kabupaten Maluku Tenggara",
    "--edition",
    "1",
    "--root",
    "microdata/susenas-2024-03-kor-8102",
    "--lang",
    "en",
    "--today",
    TODAY,
];

fn table(counter: &Counter, name: &str) -> String {
    fs::read_to_string(counter.home().join("catalog").join(name)).unwrap()
}

/// The names of all files of the catalogue's folder.
fn names(counter: &Counter) -> Vec<String> {
    let files = fs::read_dir(counter.home().join("catalog")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_product_is_a_row_at_its_place_and_all_else_stays() {
    let counter = Counter::open();
    let before = table(&counter, "datasets.csv");
    let files = names(&counter);
    let planned = counter.done(&[&DATASET[..18], &["--dry-run"]].concat());
    assert_eq!(
        (&planned["written"], table(&counter, "datasets.csv")),
        (&false.into(), before.clone())
    );
    let added = counter.done(&DATASET[..18]);
    let row = &added["added"][0];
    assert_eq!((&row["line"], &row["table"]), (&4.into(), &"datasets.csv".into()), "{added:#}");
    assert_eq!(row["row"]["topics"], "kemiskinan;pendidikan");
    assert_eq!((&planned["added"], &added["written"]), (&added["added"], &true.into()));
    let after = table(&counter, "datasets.csv");
    let text = row["text"].as_str().unwrap();
    assert_eq!(after.replacen(&format!("{text}\n"), "", 1), before);
    assert_eq!(after.lines().nth(3), Some(text));
    assert_eq!(names(&counter), files, "no other file is left");
    counter.done(&["catalog", "check"]);
    counter.done(&["index"]);
    let shown = counter.done(&["show", "susenas-2024-03-kor-8102"]);
    assert_eq!(shown["title"], "Susenas Maret 2024 KOR, Kabupaten Maluku Tenggara");
    let twin = counter.fails(&DATASET[..18]);
    assert_eq!((&twin["code"], &twin["field"]), (&"usage".into(), &"--id".into()), "{twin}");
    assert!(twin["message"].as_str().unwrap().contains("Kabupaten Maluku Tenggara"), "{twin}");
    assert_eq!(table(&counter, "datasets.csv"), after);
}

#[test]
fn a_row_has_the_form_of_the_file_with_its_comments() {
    let counter = Counter::open();
    let layer = |edition: &str| {
        let (id, title) = (format!("wilkerstat-desa-{edition}"), format!("Peta – {edition}"));
        let root = format!("peta/{edition}/desa");
        ["catalog", "add", "layer", "--level=desa", "--edition", edition, "--coverage=81,8171"]
            .into_iter()
            .map(str::to_owned)
            .chain(["--cut=kabupaten".into(), "--access=umum".into(), format!("--id={id}")])
            .chain([format!("--title={title}"), format!("--root={root}")])
            .collect::<Vec<String>>()
    };
    let add = |edition: &str| {
        let all = layer(edition);
        counter.done(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let header = "root;id;title;level;edition;coverage;cut;access;catatan;\r\n";
    let row = |edition: &str, note: &str| {
        format!(
            "peta/{edition}/desa;wilkerstat-desa-{edition};Peta {edition};desa;{edition};81;kabupaten;umum;{note};\r\n"
        )
    };
    let old = [
        "# Peta, disusun per edisi\r\n",
        header,
        "# yang lama\r\n",
        &row("2024-1", "caf\u{e9}"),
        "\r\n",
        "# yang baru\r\n",
        &row("2025-1", ""),
        ";;;;;;;;;\r\n",
    ];
    let windows = |text: &str| -> Vec<u8> {
        text.chars().map(|c| if c == '–' { 0x96 } else { c as u8 }).collect()
    };
    counter.put("catalog/layers.csv", &windows(&old.concat()));
    counter.put("catalog/bundles.csv", b"bundle,id,region,format\n");
    let added = add("2024-2");
    assert_eq!(added["added"][0]["line"], 5, "{added:#}");
    add("2025-2");
    let new = |edition: &str| {
        format!(
            "peta/{edition}/desa;wilkerstat-desa-{edition};Peta – {edition};desa;{edition};\"81;8171\";kabupaten;umum;;\r\n"
        )
    };
    let expected =
        [old[..4].concat(), new("2024-2"), old[4..7].concat(), new("2025-2"), old[7].to_owned()];
    let found = fs::read(counter.home().join("catalog/layers.csv")).unwrap();
    assert_eq!(found, windows(&expected.concat()));
    counter.done(&["catalog", "check"]);
}

#[test]
fn what_is_wrong_or_missing_is_told_and_nothing_is_written() {
    let counter = Counter::open();
    let before = table(&counter, "datasets.csv");
    let without = |option: &str| -> Vec<&str> {
        DATASET[..18].iter().copied().filter(|word| !word.starts_with(option)).collect()
    };
    let error = counter.fails(&without("--access"));
    assert_eq!(
        (&error["code"], &error["hint"]),
        (&"usage".into(), &"give the options --access".into())
    );
    let error = counter.fails(&["catalog", "add", "layer", "--level=desa", "--access=umum"]);
    assert_eq!(
        error["hint"],
        "give the options --edition, --coverage, --cut, --id, --title, --root"
    );
    for (option, wrong, hint) in [
        ("--period", "--period=Mar-24", "write 2024-03"),
        ("--period", "--period=24/11/2026", "2025-03"),
        ("--coverage", "--coverage=0", "write 00"),
        ("--coverage", "--coverage=8199", "regions.csv"),
        ("--topics", "--topics=kemiskinan,kaya", "topics.csv"),
        ("--unit", "--unit=orang", "rumah-tangga"),
        ("--lowest-level", "--lowest-level=kota", "kabupaten"),
        ("--access", "--access=bebas", "terbatas"),
        ("--id", "--id=Susenas 2024", "lower-case"),
        ("--id", "--id=wilkerstat-desa-2025-1", "per desa 2025"),
    ] {
        let mut all = without(option);
        all.push(wrong);
        let error = counter.fails(&all);
        assert_eq!((&error["code"], &error["field"]), (&"usage".into(), &option.into()), "{error}");
        assert!(error["message"].as_str().unwrap().contains(hint), "{wrong}: {error}");
    }
    counter.put("catalog/topics.csv", b"id,label,terms\nkemiskinan,,\n");
    let error = counter.fails(&DATASET[..18]);
    assert_eq!(error["code"], "catalog", "{error}");
    assert_eq!(table(&counter, "datasets.csv"), before);
}

#[test]
fn a_letter_that_the_encoding_lacks_is_refused() {
    let counter = Counter::open();
    let text =
        table(&counter, "datasets.csv").replacen("Susenas Maret", "Susenas caf\u{e9} Maret", 1);
    let windows: Vec<u8> = text.chars().map(|c| c as u8).collect();
    counter.put("catalog/datasets.csv", &windows);
    let mut all = DATASET[..18].to_vec();
    all[13] = "Susenas ≥ 2024";
    let error = counter.fails(&all);
    assert_eq!(error["code"], "catalog");
    assert!(error["message"].as_str().unwrap().contains('≥'), "{error}");
    assert_eq!(fs::read(counter.home().join("catalog/datasets.csv")).unwrap(), windows);
}

/// Presses Enter at each question from the region to the title.
fn takes_what_is_proposed(asked: &mut Terminal) {
    for question in ["Wilayah", "Tingkat", "dijelaskan", "Topik", "boleh", "Id", "Judul"] {
        asked.answer(question, "");
    }
}

#[test]
fn a_dataset_is_asked_for_in_the_terminal() {
    let counter = Counter::open();
    let before = table(&counter, "datasets.csv");
    let mut asked = Terminal::kemas(&counter.home(), TODAY, &["catalog", "add", "dataset"]);
    asked.answer("Survei", "Susenas");
    asked.wait_for("Periode").keys("Mar-26").keys(ENTER);
    asked.wait_for("2026-03").keys(&"\x7f".repeat(6)).keys("2026-03").keys(ENTER);
    asked.answer("Modul", "");
    // Back to the module, and on again.
    asked.wait_for("Edisi").keys(ESC);
    asked.answer("Modul", "");
    asked.answer("Edisi", "");
    takes_what_is_proposed(&mut asked);
    asked.answer("Folder", "");
    asked.answer("datasets.csv?", "y");
    let status = asked.end();
    assert_eq!(status, 0, "{}", asked.text());
    let after = table(&counter, "datasets.csv");
    let new: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    assert_eq!(new.len(), 1, "{}", asked.text());
    assert!(new[0].starts_with("susenas-2026-03-"), "{new:?}");
    assert!(asked.screen().contains("baris"), "{}", asked.screen());
}

#[test]
fn what_is_typed_is_never_replaced_by_what_was_marked() {
    let counter = Counter::open();
    let mut asked = Terminal::kemas(
        &counter.home(),
        TODAY,
        &["catalog", "add", "dataset", "--survey=Podes", "--variant=DESA", "--period=2027"],
    );
    asked.answer("Edisi", "");
    // What is typed only searches; Enter takes neither it nor the country that is marked.
    asked.answer("Wilayah", "81");
    asked.wait_for("'81' belum ditandai").keys(" ").keys(ENTER);
    asked.wait_for("00 mencakup semua wilayah lain");
    takes_what_is_proposed(&mut asked);
    // A folder of another product is not taken.
    asked.wait_for("Folder").keys(&"\x7f".repeat(40)).keys("microdata/podes-2024").keys(ENTER);
    asked.wait_for("podes-2024").wait_for("sebutkan folder lain");
    asked.keys(&"\x7f".repeat(40)).keys("microdata/baru").keys(ENTER);
    asked.answer("datasets.csv?", "y");
    assert_eq!(asked.end(), 0, "{}", asked.text());
    let after = table(&counter, "datasets.csv");
    let new = after.lines().find(|line| line.ends_with("microdata/baru")).unwrap();
    assert!(new.contains(",81,umum,"), "{new}");
}

#[test]
fn whoever_stops_asking_writes_nothing() {
    let counter = Counter::open();
    let before = table(&counter, "layers.csv");
    for keys in [ESC, CTRL_C] {
        let mut asked = Terminal::kemas(&counter.home(), TODAY, &["catalog", "add", "layer"]);
        asked.wait_for("Tingkat").keys(keys);
        assert_eq!(asked.end(), 2, "{}", asked.text());
        assert_eq!(table(&counter, "layers.csv"), before);
    }
}
