//! Tables that a spreadsheet has saved: other forms are read and told once, and each damage is named with its
//! cell and the right value.

use std::fs;

use serde_json::Value;

use crate::counter::Counter;

/// A table, what stands in it, what a spreadsheet makes of it, and the answer: line, column and a part of the hint.
type Damage = (&'static str, &'static str, &'static str, u64, &'static str, &'static str);

/// What a form is told as, and the function that writes a table in it.
type Form<'f> = (&'f str, &'f dyn Fn(&str) -> Vec<u8>);

/// Damage to one cell or row. The first place with the text is replaced.
const DAMAGES: [Damage; 46] = [
    ("datasets.csv", ",2024-03,", ",Mar-24,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",Mar 2024,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",Maret 2024,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",01/03/2024,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",3/1/2024,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",45352,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",2024-03-01 00:00:00,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",24-Mar,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",2024-03,", ",202403,", 2, "period", "write 2024-03"),
    ("datasets.csv", ",1,KOR,", ",Jan-25,KOR,", 2, "edition", "write 2025-1"),
    ("datasets.csv", ",00,umum,", ",0,umum,", 2, "coverage", "write 00"),
    ("datasets.csv", ",8103,umum,", ",813,umum,", 4, "coverage", "a digit of the code"),
    ("datasets.csv", ",8103,umum,", ",817,umum,", 4, "coverage", "was it 8171 or 8172?"),
    ("datasets.csv", ",8103,umum,", ",8.103,umum,", 4, "coverage", "write 8103"),
    ("datasets.csv", ",8103,umum,", ",\"8103,00\",umum,", 4, "coverage", "write 8103"),
    ("datasets.csv", ",8103,umum,", ",81.03,umum,", 4, "coverage", "Ministry of Home Affairs"),
    ("datasets.csv", ",8103,umum,", ",\"8103,8171\",umum,", 4, "coverage", "write 8103;8171"),
    ("datasets.csv", ",8103,umum,", ",\"8,103E+03\",umum,", 4, "coverage", "write 8103"),
    ("datasets.csv", ",8103,umum,", ",'8103,umum,", 4, "coverage", "write 8103"),
    ("datasets.csv", ",8103,umum,", ",\"=\"\"8103\"\"\",umum,", 4, "coverage", "write 8103"),
    (
        "datasets.csv",
        "\"Susenas Maret 2024 KOR, Provinsi Maluku\"",
        "Susenas Maret 2024 KOR, Provinsi Maluku",
        3,
        "",
        "write title \"Susenas Maret 2024 KOR, Provinsi Maluku\"",
    ),
    (
        "datasets.csv",
        "Susenas Maret 2024 KOR,",
        "Susenas â€“ Maret 2024 KOR,",
        2,
        "title",
        "write Susenas – Maret 2024 KOR",
    ),
    ("datasets.csv", "Susenas Maret 2024 KOR,", "#NAME?,", 2, "title", "formula"),
    ("layers.csv", ",2019-2,", ",Feb-19,", 2, "edition", "write 2019-2"),
    ("layers.csv", ",2019-2,", ",01/02/2019,", 2, "edition", "write 2019-2"),
    ("layers.csv", ",2022-1,", ",Jan-22,", 5, "edition", "write 2022-1"),
    ("layers.csv", ",2022-1,", ",22-Jan,", 5, "edition", "write 2022-1"),
    ("regions.csv", "\n00,", "\n0,", 2, "code", "write 00"),
    ("regions.csv", "\n1275,", "\n127,", 6, "code", "was it 1275?"),
    ("regions.csv", ",12.71,", ",\"12,71\",", 6, "kemendagri", "write 12.71"),
    ("regions.csv", ",12.71,", ",12.7,", 6, "kemendagri", "write 12.70"),
    ("regions.csv", "provinsi,11,", "provinsi,\"11,0\",", 3, "kemendagri", "write 11"),
    ("regions.csv", "North Sumatra", "North Sumatr\u{fffd}", 5, "aliases", "letters were lost"),
    ("tariffs.csv", ",20000,", ",20.000,", 2, "price", "write 20000"),
    ("tariffs.csv", ",20000,", ",\"20,000\",", 2, "price", "write 20000 or 20"),
    ("tariffs.csv", ",20000,", ",\"20000,00\",", 2, "price", "write 20000"),
    ("tariffs.csv", ",20000,", ",Rp 20.000,", 2, "price", "write 20000"),
    ("tariffs.csv", ",20000,", ",2.0000,", 2, "price", "take the value from where it came"),
    ("tariffs.csv", ",12000000,", ",\"1,2E+07\",", 6, "price", "write 12000000"),
    ("tariffs.csv", ",5000000,", ",5.000.000,", 8, "cap", "write 5000000"),
    ("tariffs.csv", ",2024-01-01,", ",24/11/2026,", 2, "valid_from", "write 2026-11-24"),
    (
        "tariffs.csv",
        ",2024-01-01,",
        ",01/02/2024,",
        2,
        "valid_from",
        "write 2024-02-01 or 2024-01-02",
    ),
    ("tariffs.csv", ",2024-01-01,", ",#########,", 2, "valid_from", "too narrow"),
    ("media.csv", ",4700000000,", ",\"4,7E+09\",", 6, "capacity", "write 4700000000"),
    ("media.csv", ",4294967295", ",\"4,29E+09\"", 3, "max_file", "take the value from where"),
    ("map_fields.csv", ",2,", ",02-Jan,", 2, "width", "take the value from where it came"),
];

/// An office whose tables are replaced and put back.
struct Office(Counter);

impl Office {
    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.home().join("catalog").join(name)).unwrap()
    }

    /// Replaces a table, checks the catalogue, and puts the table back. Returns the answer, whose exit status must be
    /// this one.
    fn checked(&self, name: &str, bytes: &[u8], status: i32) -> Value {
        let before = self.text_or_nothing(name);
        self.0.put(&format!("catalog/{name}"), bytes);
        let answer = self.0.kemas(&["--json", "catalog", "check"]);
        assert_eq!(answer.status, status, "{name}: {answer:#?}");
        if status == 1 {
            let error = self.0.fails(&["price", "--subject", "data-mikro", "--bytes", "1"]);
            assert_eq!(error["code"], "catalog", "{name}: {error}");
        }
        let after = fs::read(self.0.home().join("catalog").join(name)).unwrap();
        assert_eq!(after, bytes, "{name} is not touched");
        match before {
            Some(before) => self.0.put(&format!("catalog/{name}"), before.as_bytes()),
            None => fs::remove_file(self.0.home().join("catalog").join(name)).unwrap(),
        }
        answer.json()
    }

    /// Checks the catalogue with a table replaced that has faults, of which commands need not fail.
    fn found(&self, name: &str, bytes: &[u8]) -> Value {
        let before = self.text(name);
        self.0.put(&format!("catalog/{name}"), bytes);
        let answer = self.0.kemas(&["--json", "catalog", "check"]);
        assert_eq!(answer.status, 1, "{name}: {answer:#?}");
        self.0.put(&format!("catalog/{name}"), before.as_bytes());
        answer.json()
    }

    /// Replaces a table that has no faults and checks the catalogue.
    fn checked_unread(&self, name: &str, bytes: &[u8]) -> Value {
        self.0.put(&format!("catalog/{name}"), bytes);
        self.0.done(&["catalog", "check"])
    }

    fn text_or_nothing(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.home().join("catalog").join(name)).ok()
    }
}

#[test]
fn each_damage_is_named_with_its_cell_and_the_right_value() {
    let office = Office(Counter::open());
    let mut wrong = Vec::new();
    for (name, was, becomes, line, column, hint) in DAMAGES {
        let text = office.text(name);
        let damaged = text.replacen(was, becomes, 1);
        assert_ne!(text, damaged, "{name} has no {was:?}");
        let answer = office.checked(name, damaged.as_bytes(), 1);
        let faults = answer["faults"].as_array().unwrap();
        let first = faults.iter().find(|fault| fault["file"].as_str().unwrap().ends_with(name));
        let right = first.is_some_and(|fault| {
            fault["line"] == line
                && fault["column"] == column
                && fault["hint"].as_str().is_some_and(|words| words.contains(hint))
        });
        // A region that is lost is missed by the products there; all else is one fault.
        if !right || faults.len() > 1 && name != "regions.csv" {
            wrong.push(format!("{name} {becomes:?}: {faults:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes a table with commas as another program would.
fn saved(text: &str, separator: u8, line_end: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap().replace('\n', line_end)
}

#[test]
fn every_form_that_a_spreadsheet_saves_is_read_and_told_once() {
    let office = Office(Counter::open());
    let tables = ["datasets.csv", "layers.csv", "regions.csv", "tariffs.csv", "topics.csv"];
    let plain: Vec<(&str, String)> = tables.map(|name| (name, office.text(name))).into();
    let semicolons = |text: &str| saved(text, b';', "\r\n").into_bytes();
    let utf16 = |text: String| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let forms: [Form<'_>; 6] = [
        ("with ';'", &semicolons),
        ("with ';'", &|text| [b"\xEF\xBB\xBF", &*semicolons(text)].concat()),
        ("with ';'", &|text| [b"sep=;\r\n", &*semicolons(text)].concat()),
        ("with ';'", &|text| {
            let padded = saved(text, b';', ";;;\r\n");
            format!("{padded}{}", ";;;;;;;;;;;;;;;;\r\n".repeat(5)).into_bytes()
        }),
        ("with tabs", &|text| saved(text, b'\t', "\r\n").into_bytes()),
        ("UTF-16", &|text| utf16(saved(text, b'\t', "\r\n"))),
    ];
    for (told, form) in forms {
        for (name, text) in &plain {
            office.0.put(&format!("catalog/{name}"), &form(text));
        }
        let answer = office.0.done(&["catalog", "check"]);
        let notes = answer["notes"].as_array().unwrap();
        let about = notes.iter().filter(|note| note["what"].as_str().unwrap().contains(told));
        assert_eq!(about.count(), 1, "{told}: {answer:#}");
        assert!(notes[0]["what"].as_str().unwrap().contains("topics.csv"), "{answer:#}");
        let indexed = office.0.done(&["index"]);
        assert_eq!(indexed["notes"], answer["notes"], "{told}");
        let shown = office.0.done(&["show", "susenas-2024-03-kor-81"]);
        assert_eq!(shown["title"], "Susenas Maret 2024 KOR, Provinsi Maluku", "{told}");
    }
}

#[test]
fn letters_of_windows_are_read_and_told_and_those_of_dos_are_refused() {
    let office = Office(Counter::open());
    let text = office.text("media.csv");
    let with = |letter: u8| [text.as_bytes(), b"kue,caf", &[letter], b",,\n"].concat();
    let answer = office.checked_unread("media.csv", &with(0xE9));
    let note = &answer["notes"][0];
    assert!(note["what"].as_str().unwrap().contains("Windows-1252"), "{answer:#}");
    assert!(note["hint"].as_str().unwrap().contains("'café' (media.csv:7)"), "{answer:#}");
    let answer = office.0.kemas(&["catalog", "check"]);
    assert!(answer.stdout.contains("note: "), "{answer:#?}");
    office.0.put("catalog/media.csv", &with(0x82));
    let error = office.0.fails(&["index"]);
    assert_eq!(
        (&error["line"], &error["faults"][0]["expected"]),
        (&7.into(), &"UTF-8 text".into())
    );
}

#[test]
fn a_broken_separator_is_told_once() {
    let office = Office(Counter::open());
    let text = office.text("topics.csv");
    let (header, rows) = text.split_once('\n').unwrap();
    let in_one_cell = |row: &str| format!("\"{}\"\n", row.replace('"', "\"\""));
    let cases: [(&str, String, u64, &str); 6] = [
        ("rows with tabs", format!("{header}\n{}", saved(rows, b'\t', "\n")), 2, "same separator"),
        (
            "rows in one cell",
            format!("{header}\n{}", rows.lines().map(in_one_cell).collect::<String>()),
            2,
            "another separator",
        ),
        ("all in one cell", text.lines().map(in_one_cell).collect(), 1, "another separator"),
        ("ends of lines", text.replace('\n', ";;;\n"), 1, "another separator"),
        ("a cell more", format!("{header}\n{}", rows.replace('\n', ",x\n")), 2, "quotation marks"),
        ("spaces", text.replace(',', " "), 1, "part the cells"),
    ];
    for (what, damaged, line, hint) in cases {
        let answer = office.checked("topics.csv", damaged.as_bytes(), 1);
        let faults = answer["faults"].as_array().unwrap();
        assert_eq!(faults.len(), 1, "{what}: {answer:#}");
        assert_eq!(
            (&faults[0]["line"], &faults[0]["column"]),
            (&line.into(), &"".into()),
            "{what}"
        );
        let found = faults[0]["hint"].as_str().unwrap();
        assert!(found.contains(hint), "{what}: {found}");
    }
}

/// Some rows fit a header with another separator by chance.
#[test]
fn a_header_with_another_separator_than_its_rows_is_told_once() {
    let office = Office(Counter::open());
    let tables = ["datasets.csv", "phrases.csv", "regions.csv", "media.csv", "stems.csv"];
    for (table, sign) in tables.into_iter().flat_map(|table| [(table, ";"), (table, "|")]) {
        let sound = office.text(table);
        let (header, rows) = sound.split_once('\n').unwrap();
        let damaged = format!("{}\n{rows}", header.replace(',', sign));
        let answer = office.checked(table, damaged.as_bytes(), 1);
        let faults = answer["faults"].as_array().unwrap();
        assert_eq!(faults.len(), 1, "{table} {sign}: {answer:#}");
        assert!(faults[0]["hint"].as_str().unwrap().contains("same separator"), "{faults:?}");
        office.checked(table, sound.as_bytes(), 0);
    }
}

#[test]
fn a_list_that_lost_its_quotation_marks_is_told_with_its_cell() {
    let office = Office(Counter::open());
    let text = saved(&office.text("datasets.csv"), b';', "\r\n");
    let damaged = text.replacen("\"rumah-tangga;individu\"", "rumah-tangga;individu", 1);
    let answer = office.checked("datasets.csv", damaged.as_bytes(), 1);
    let faults = answer["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1, "{answer:#}");
    assert_eq!((&faults[0]["line"], &faults[0]["value"]), (&2.into(), &"13 cells".into()));
    let hint = faults[0]["hint"].as_str().unwrap();
    assert!(hint.contains("unit \"rumah-tangga;individu\""), "{hint}");
}

#[test]
fn a_long_code_that_was_shortened_is_lost_and_said_so() {
    let office = Office(Counter::open());
    let list = "code,name\n81710100010001,RT 1\n\"8,1E+13\",RT 2\n";
    let answer = office.checked("master_sls.csv", list.as_bytes(), 1);
    let fault = &answer["faults"][0];
    assert_eq!((&fault["line"], &fault["column"]), (&3.into(), &"code".into()), "{answer:#}");
    assert!(fault["hint"].as_str().unwrap().contains("digits may be lost"), "{fault}");
}

#[test]
fn all_faults_of_all_tables_are_told_at_once_also_where_a_table_is_missing() {
    let office = Office(Counter::open());
    fs::remove_file(office.0.home().join("catalog/topics.csv")).unwrap();
    office.0.put("catalog/media.csv", b"kind,label,capacity,max_file\ncd,CD,banyak,\n");
    office.0.put("catalog/bundles.csv", b"bundle,id,region,format\n,podes-2024,,\n");
    let answer = office.0.kemas(&["--json", "catalog", "check"]);
    assert_eq!(answer.status, 1, "{answer:#?}");
    let json = answer.json();
    let files: Vec<&str> = json["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["file"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(files, ["media.csv", "topics.csv", "bundles.csv"], "{json:#}");
}

#[test]
fn a_whole_table_that_lost_its_quotation_marks_is_told_row_by_row() {
    let office = Office(Counter::open());
    for (name, unsure) in [("datasets.csv", 3), ("topics.csv", 0)] {
        let text = office.text(name);
        let plain = saved(&text, b';', "\r\n");
        let answer = office.checked(name, plain.replace('"', "").as_bytes(), 1);
        let faults = answer["faults"].as_array().unwrap();
        let lines: Vec<_> = plain.lines().zip(1..).filter(|(line, _)| line.contains('"')).collect();
        assert_eq!(faults.len(), lines.len(), "{name}: {answer:#}");
        let mut not_known = 0;
        for (fault, (line, number)) in faults.iter().zip(lines) {
            let hint = fault["hint"].as_str().unwrap();
            assert_eq!(fault["line"], number, "{name}: {fault}");
            // `usaha` is a topic and a unit: where it stands between others, either may be meant.
            if hint.contains("put a cell that contains ';'") {
                assert!(line.contains(";usaha;") || line.contains("\"usaha;"), "{line}");
                not_known += 1;
                continue;
            }
            for cell in line.split('"').skip(1).step_by(2) {
                assert!(hint.contains(&format!("\"{cell}\"")), "{name}:{number}: {hint}");
            }
        }
        assert_eq!(not_known, unsure, "{name}");
        // A screen shows the first of them, in lines that fit.
        office.0.put(&format!("catalog/{name}"), plain.replace('"', "").as_bytes());
        let shown = office.0.kemas(&["catalog", "check"]).stdout;
        assert!(shown.contains(&format!("{} further faults", faults.len() - 10)), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        assert!(shown.lines().count() < 90, "{shown}");
        office.0.put(&format!("catalog/{name}"), text.as_bytes());
    }
}

#[test]
fn an_open_quotation_mark_is_told_once_with_its_line() {
    let office = Office(Counter::open());
    for (name, was, becomes, line) in [
        ("datasets.csv", ",Susenas Maret 2024 KOR,", ",\"Susenas Maret 2024 KOR,", 2),
        ("datasets.csv", "Maret 2024 KOR, Provinsi Maluku\"", "Maret 2024 KOR, Provinsi Maluku", 3),
        ("topics.csv", "\nketimpangan,", "\n\"ketimpangan,", 3),
        ("media.csv", "kind,label", "kind,\"label", 1),
        ("bundles.csv", "\nnasional,podes-2024,,", "\nnasional,\"podes-2024,,", 7),
    ] {
        let text = office.text(name);
        let damaged = text.replacen(was, becomes, 1);
        assert_ne!(text, damaged, "{name} has no {was:?}");
        let answer = office.found(name, damaged.as_bytes());
        let faults = answer["faults"].as_array().unwrap();
        assert_eq!(faults.len(), 1, "{name}: {answer:#}");
        assert_eq!(faults[0]["line"], line, "{name}: {answer:#}");
        assert_eq!(faults[0]["value"], "a quotation mark that is not closed", "{answer:#}");
    }
}

#[test]
fn wrong_cells_of_bundles_and_twins_in_the_tariff_are_named_with_the_right_value() {
    let office = Office(Counter::open());
    let bundles = "bundle,id,region,format\n\
        a,wilkerstat-desa-2025-1,8171,gpkg\n\
        a,wilkerstat-desa-2025-1,817,\n\
        a,wilkerstat-desa-2025-1,8199,\n\
        a,wilkerstat-desa-2025-1,8171,SHP\n\
        a,wilkerstat-desa-2025-1,8171,pdf\n\
        a,podes-2024,,shp\n\
        a,podse-2024,,\n";
    let answer = office.found("bundles.csv", bundles.as_bytes());
    let found: Vec<(u64, &str, &str)> = answer["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| {
            let words = |key: &str| fault[key].as_str().unwrap_or_default();
            (fault["line"].as_u64().unwrap(), words("column"), words("hint"))
        })
        .collect();
    for (at, (line, column, hint)) in [
        (3, "region", "was it 8171 or 8172?"),
        (4, "region", ""),
        (5, "format", "was it shp?"),
        (6, "format", ""),
        (7, "format", ""),
        (8, "id", "was it podes-2024?"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!((found[at].0, found[at].1), (line, column), "{answer:#}");
        assert!(found[at].2.contains(hint), "{answer:#}");
    }
    assert_eq!(found.len(), 6, "{answer:#}");
    let tariffs = office.text("tariffs.csv");
    let twin = tariffs.lines().nth(1).unwrap().replace("mikro-1mb-pertama", "mikro-lagi");
    let text = format!("{tariffs}{}", twin.replace(",2024-01-01,", ",2026-01-01,"));
    let answer = office.found("tariffs.csv", text.as_bytes());
    let faults = answer["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1, "{answer:#}");
    assert_eq!((&faults[0]["line"], &faults[0]["column"]), (&11.into(), &"block_from".into()));
    let hint = faults[0]["hint"].as_str().unwrap();
    assert!(hint.contains("on 2026-01-01 the row in line 2"), "{hint}");
    // Followed by the other one, it is no twin.
    let ended =
        tariffs.replacen("PP 13/2024,2024-01-01,\n", "PP 13/2024,2024-01-01,2025-12-31\n", 1);
    let after = format!("{ended}{}", twin.replace(",2024-01-01,", ",2026-01-01,"));
    office.checked_unread("tariffs.csv", after.as_bytes());
}
