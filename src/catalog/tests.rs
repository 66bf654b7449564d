//! The built-in tables are right, and every wrong cell of a table is named.

use std::path::Path;

use super::*;
use crate::error::ErrorKind;
use crate::message::Language;
use crate::model::Level;

fn builtin() -> Catalog {
    Catalog::load(None).unwrap_or_else(|error| panic!("{:#}", error.to_json()))
}

/// Writes the built-in catalogue, except for one file.
fn write_builtin(folder: &std::path::Path, but: &str) {
    for (name, text) in Catalog::builtin_files().filter(|(name, _)| *name != but) {
        let file = folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
}

/// Writes the built-in catalogue with some files replaced and loads it.
fn load_with(changes: &[(&str, &str)]) -> crate::error::Result<Catalog> {
    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "");
    for (name, text) in changes {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    Catalog::load(Some(folder.path()))
}

/// Writes the built-in catalogue with some files replaced and checks it.
fn check_with(changes: &[(&str, &str)]) -> CatalogCheck {
    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "");
    let changes = changes.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    Catalog::check_with(folder.path(), &changes.collect())
}

fn builtin_text(name: &str) -> String {
    Catalog::builtin_files().find(|(own, _)| *own == name).unwrap().1.to_owned()
}

#[test]
fn the_builtin_catalogue_loads() {
    let catalog = builtin();
    assert_eq!(catalog.datasets.len(), 80);
    assert_eq!(catalog.layers.len(), 20);
    assert_eq!(catalog.topics.len(), 39);
    assert_eq!(catalog.folder, None);
}

#[test]
fn the_two_code_systems_collide_only_where_they_should() {
    let catalog = builtin();
    let count = |level| catalog.regions.iter().filter(|region| region.level == level).count();
    assert_eq!((count(Level::Provinsi), count(Level::Kabupaten)), (38, 73));
    let collide = |region: &&Region| {
        !region.kemendagri.is_empty() && region.kemendagri.replace('.', "") != region.code.as_str()
    };
    let codes: Vec<_> = catalog.regions.iter().filter(collide).map(|r| r.code.as_str()).collect();
    let expected = [
        "1275", "3171", "3172", "3173", "3174", "3175", "7308", "8101", "8103", "8105", "8107",
        "8203", "8205", "91", "92", "94", "9471", "95", "96", "97",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn every_map_field_that_may_leave_is_on_a_map_level_and_none_is_internal() {
    let catalog = builtin();
    for field in &catalog.map_fields {
        assert!(field.level >= Level::Kecamatan, "{field:?}");
        let internal = ["gid", "rw_dki", "layer", "path", "nama_ketua"];
        assert!(!internal.contains(&field.field.as_str()), "{field:?}");
        // A DBF column, and so a Shapefile's, has a name of at most 10 characters.
        assert!(field.field.len() <= 10, "{field:?}");
    }
}

#[test]
fn rp0_rows_have_caps_and_wait_for_their_legal_basis() {
    for row in builtin().tariffs {
        let zero = row.class == TariffClass::Nol;
        assert_eq!((zero, zero), (row.cap.is_some(), row.legal_basis.is_empty()), "{row:?}");
    }
}

#[test]
fn a_ministry_code_of_another_level_is_a_broken_cell() {
    let regions = "code,name,level,kemendagri,aliases\n\
                   00,Indonesia,nasional,,\n8101,Maluku Tengah,kabupaten,81.01.00,\n8171,Ambon,kabupaten,81.71,\n";
    let check = check_with(&[("regions.csv", regions)]);
    let broken = check.faults.iter().filter(|fault| fault.column == "kemendagri");
    assert_eq!(broken.map(|fault| fault.line).collect::<Vec<_>>(), [3]);
    // Offices with such a code opened before there was this check, and go on.
    let regions = builtin_text("regions.csv").replacen(",12.71,", ",12.71.00,", 1);
    let check = check_with(&[("regions.csv", &regions)]);
    assert_eq!(check.faults.len(), 1, "{:?}", check.faults);
    assert!(load_with(&[("regions.csv", &regions)]).is_ok());
}

#[test]
fn an_apostrophe_before_a_formula_is_no_part_of_a_text_and_hidden_characters_are_told() {
    let text = |label: &str| format!("kind,label,capacity,max_file\ncd,{label},,\n");
    let with = |label: &str| load_with(&[("media.csv", &text(label))]);
    for (cell, label) in [
        ("'=1+1", "=1+1"),
        ("''-CD", "'-CD"),
        ("'CD", "'CD"),
        ("CD\u{a0}700", "CD\u{a0}700"),
        ("\"CD\n700 MB\"", "CD\n700 MB"),
    ] {
        assert_eq!(with(cell).unwrap().media[0].label, label);
    }
    for (cell, right) in [
        ("CD\t700", "CD 700"),
        ("CD\u{1b}[2J", "CD[2J"),
        ("C\u{200b}D", "CD"),
        ("C\u{202e}D", "CD"),
    ] {
        let check = check_with(&[("media.csv", &text(cell))]);
        let doubt = &check.doubts[0];
        assert_eq!((doubt.line, doubt.column.as_str()), (2, "label"), "{cell:?}");
        let hint = check.notes[0].hint.english();
        assert!(hint.ends_with(&format!("write {right}")), "{hint}");
        // A title or label was never refused for them; a code or id is.
        let catalog = with(cell).unwrap();
        assert_eq!((catalog.media.len(), catalog.notes.len()), (1, 1), "{cell:?}");
        let kinds = text("CD").replace("\ncd", &format!("\n{}", cell.to_lowercase()));
        let error = load_with(&[("media.csv", &kinds)]).unwrap_err();
        let fault = &error.all_faults()[0];
        assert_eq!((fault.line, fault.column.as_str()), (2, "kind"), "{cell:?}");
        let hint = fault.hint.as_ref().unwrap().english();
        assert!(hint.ends_with(&format!("write {}", right.to_lowercase())), "{hint}");
    }
}

#[test]
fn an_open_quotation_mark_in_the_last_row_is_told_and_the_row_is_read() {
    let table = "kind,label,capacity,max_file\ncd,CD,,\ndvd,\"DVD,,\n";
    let error = load_with(&[("media.csv", table)]).unwrap_err();
    assert_eq!(error.all_faults()[0].line, 3, "the cells behind it are lost");
    let table = "kind,capacity,max_file,label\ncd,,,CD\ndvd,,,\"DVD\n";
    let catalog = load_with(&[("media.csv", table)]).unwrap();
    assert_eq!(catalog.media[1].label, "DVD");
    assert!(catalog.notes[0].what.english().contains("line 3"), "{:?}", catalog.notes);
    let table = "kind,capacity,max_file,label\ncd,,,\"CD\ndvd,,,DVD\n";
    assert!(load_with(&[("media.csv", table)]).is_err(), "it would take the row below");
}

#[test]
fn of_a_large_table_with_lost_quotation_marks_not_every_row_is_put_together() {
    let mut text = builtin_text("datasets.csv").lines().next().unwrap().replace(',', ";");
    for number in 0..1000 {
        let row = format!(
            "\nuji-{number};Uji;Susenas;2025;1;;kemiskinan;pendidikan;kesehatan;pekerjaan;desa;usaha;\
             kabupaten;81;8171;8101;umum;microdata/uji-{number}"
        );
        text.push_str(&row);
    }
    let check = check_with(&[("datasets.csv", &text)]);
    let of_table = check.faults.iter().filter(|fault| fault.file.ends_with("datasets.csv"));
    let found: Vec<&str> = of_table.map(|fault| fault.value.as_str()).collect();
    assert!(found.len() < 300, "{}", found.len());
    assert!(found.iter().any(|value| value.contains("further rows")), "{found:?}");
}

#[test]
fn all_broken_cells_of_several_files_are_named() {
    let regions = "code,name,level,kemendagri,aliases\n\
                   00,Indonesia,nasional,,\n81,Maluku,kabupaten,81,\n817,Ambon,kabupaten,,\n81,,provinsi,,\n";
    let tariffs = "id,subject,level,cut,class,block_from,unit,per,price,step,cap,legal_basis,valid_from,valid_until\n\
                   a,peta,,kabupaten,umum,0,peta,0,30.000,flat,,PP,2024-13-01,\n";
    let error = load_with(&[("regions.csv", regions), ("tariffs.csv", tariffs)]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Catalog);
    let found = |name: &str| -> Vec<(u64, String, String)> {
        let of_file = error.all_faults().iter().filter(|fault| fault.file.ends_with(name));
        of_file.map(|f| (f.line, f.column.clone(), f.value.clone())).collect()
    };
    let expected = |rows: &[(u64, &str, &str)]| -> Vec<(u64, String, String)> {
        rows.iter().map(|(l, c, v)| (*l, (*c).to_owned(), (*v).to_owned())).collect()
    };
    let of_regions =
        [(3, "level", "kabupaten"), (4, "code", "817"), (5, "code", "81"), (5, "name", "")];
    assert_eq!(found("regions.csv"), expected(&of_regions));
    let of_tariffs = [
        (2, "level", ""),
        (2, "per", "0"),
        (2, "price", "30.000"),
        (2, "valid_from", "2024-13-01"),
    ];
    assert_eq!(found("tariffs.csv"), expected(&of_tariffs));
    // The other tables are read all the same: their coverage now names unknown regions.
    assert!(found("layers.csv").iter().all(|(_, column, _)| column == "coverage"));
    assert!(error.all_faults().iter().all(|fault| !fault.expected.is_empty()));
}

#[test]
fn the_first_broken_cell_gives_the_error_its_place() {
    let topics = "id,label,terms\nkemiskinan,,miskin\n";
    let error = load_with(&[("topics.csv", topics)]).unwrap_err().to_json();
    assert_eq!(error["error"]["line"], 2);
    assert_eq!(error["error"]["field"], "label");
    let file = error["error"]["file"].as_str().unwrap();
    assert!(Path::new(file).ends_with("topics.csv"), "{file}");
}

#[test]
fn a_lacking_column_is_one_fault_and_not_one_a_row() {
    let topics = "id,label\na,b\nc,d\n";
    let datasets =
        "id,title,survey,period,edition,variant,topics,unit,lowest_level,coverage,access,root\n";
    let error = load_with(&[("topics.csv", topics), ("datasets.csv", datasets)]).unwrap_err();
    assert_eq!(error.all_faults().len(), 1, "{:?}", error.all_faults());
    assert_eq!(error.all_faults()[0].column, "terms");
}

#[test]
fn a_row_of_another_length_and_bytes_that_are_not_text_are_named() {
    let topics = "id,label,terms\na,b\nc,d,e\n";
    let error = load_with(&[("topics.csv", topics)]).unwrap_err();
    assert_eq!(error.all_faults()[0].value, "2 cells");

    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "");
    std::fs::write(folder.path().join("topics.csv"), b"id,label,terms\na,caf\x82,x\n").unwrap();
    let error = Catalog::load(Some(folder.path())).unwrap_err();
    assert_eq!(error.all_faults()[0].expected.english(), "UTF-8 text");
    // A table in Windows-1252 can be read whole: its letters are no fault, but may explain another.
    std::fs::write(folder.path().join("topics.csv"), b"id,label,terms\na,caf\xe9,x\n").unwrap();
    let error = Catalog::load(Some(folder.path())).unwrap_err();
    assert!(error.all_faults().iter().all(|fault| fault.column == "topics"));
    assert!(error.hint_message().unwrap().english().contains("'caf\u{e9}' (topics.csv:2)"));
}

#[test]
fn a_fault_is_told_on_its_line_whatever_ends_the_lines() {
    let rows = "id,label,terms\na,A,x\n\nb,,y\nc,\"C\nC\",z\nd,,z\ne,E\n";
    for text in [rows.to_owned(), rows.replace('\n', "\r\n"), format!("\u{feff}{rows}")] {
        let error = load_with(&[("topics.csv", &text)]).unwrap_err();
        let faults = error.all_faults().iter().filter(|fault| fault.file.ends_with("topics.csv"));
        let lines: Vec<u64> = faults.map(|fault| fault.line).collect();
        // The row that is none is found while the rows are read, before their cells.
        assert_eq!(lines, [8, 4, 7], "{text:?}");
    }
}

#[test]
fn a_row_that_is_none_is_told_in_the_language_asked_for() {
    let error = load_with(&[("topics.csv", "id,label,terms\na\n")]).unwrap_err();
    let shown = |language| {
        let line = error.all_faults()[0].placed(language);
        line.rsplit_once("topics.csv").unwrap().1.to_owned()
    };
    assert_eq!(shown(Language::En), ":2: found 1 cell, expected 3 cells as in the header");
    assert_eq!(
        shown(Language::Id),
        ":2: tertulis 1 sel, seharusnya 3 sel seperti pada kepala tabel"
    );
    let fault = &error.to_json()["error"]["faults"][0];
    assert_eq!((&fault["column"], &fault["value"]), (&"".into(), &"1 cells".into()));
}

#[test]
fn a_broken_header_is_told_of_its_table_alone() {
    for (name, header) in
        [("topics.csv", "id,label"), ("regions.csv", "code,name"), ("words.csv", "class")]
    {
        let error = load_with(&[(name, header)]).unwrap_err();
        assert!(error.all_faults().iter().all(|fault| fault.file.ends_with(name)), "{name}");
    }
}

#[test]
fn an_own_document_without_words_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("manual/istilah.md");
    std::fs::create_dir(file.parent().unwrap()).unwrap();
    for text in ["", " \n\t\n", "\u{feff}\n"] {
        std::fs::write(&file, text).unwrap();
        let error = ManualTopic::Istilah.own_text(folder.path()).unwrap_err();
        assert_eq!(error.message().english(), "the document is empty", "{text:?}");
    }
    std::fs::write(&file, "Istilah kami").unwrap();
    let text = ManualTopic::Istilah.own_text(folder.path()).unwrap();
    assert_eq!(text.as_deref(), Some("Istilah kami\n"));
}

#[test]
fn an_id_is_sold_once_over_datasets_and_layers() {
    let layers = "id,title,level,edition,coverage,cut,access,root\n\
                  podes-2024,Peta,desa,2025-1,81,kabupaten,umum,peta/a\n";
    let error = load_with(&[("layers.csv", layers)]).unwrap_err();
    assert_eq!(error.all_faults()[0].expected.english(), "an id that no dataset has");
}

#[test]
fn tables_that_a_folder_lacks_come_from_the_builtin_ones_but_not_what_is_sold() {
    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "media.csv");
    let catalog = Catalog::load(Some(folder.path())).unwrap();
    assert_eq!(catalog.media, builtin().media);
    assert_eq!(catalog.edition, builtin().edition);

    std::fs::remove_file(folder.path().join("tariffs.csv")).unwrap();
    let error = Catalog::load(Some(folder.path())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Catalog);
    assert!(error.to_string().contains("tariffs.csv"), "{error}");
}

#[test]
fn a_broken_row_of_the_vocabularies_is_named_with_its_column() {
    let words = "class,words\nask,minta;=perlu\nBad,x\nempty,\nsign,a&b\n";
    let phrases = "meaning,value,pattern,unless\n\
                   identity,,<ask> .. nama,\n\
                   nonsense,,nama,\n\
                   level,dusun,nama,\n\
                   identity,x,nama,\n\
                   identity,,<nowhere> nama,\n\
                   identity,,nama ..,\n\
                   identity,,nama,.. alamat\n\
                   month,13,maret,\n";
    let stems = "word,stem\nmemiskinkan,\nDua,x\n";
    let error = load_with(&[("words.csv", words), ("phrases.csv", phrases), ("stems.csv", stems)]);
    let error = error.unwrap_err();
    let found: Vec<_> = error
        .all_faults()
        .iter()
        .map(|fault| {
            let file = fault.file.file_name().unwrap().to_str().unwrap();
            (file, fault.line, fault.column.as_str())
        })
        .collect();
    let expected = [
        ("words.csv", 3, "class"),
        ("words.csv", 4, "words"),
        ("words.csv", 5, "words"),
        ("phrases.csv", 3, "meaning"),
        ("phrases.csv", 4, "value"),
        ("phrases.csv", 5, "value"),
        ("phrases.csv", 6, "pattern"),
        ("phrases.csv", 7, "pattern"),
        ("phrases.csv", 8, "unless"),
        ("phrases.csv", 9, "value"),
        ("stems.csv", 3, "word"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_broken_class_of_words_is_told_once_and_not_in_each_pattern() {
    let text = builtin_text("words.csv");
    let (class, _) = text.lines().nth(2).unwrap().split_once(',').unwrap();
    let lines = text.lines().map(|line| match line.split_once(',') {
        Some((own, _)) if own == class => format!("{own},#NAME?\n"),
        _ => format!("{line}\n"),
    });
    let text: String = lines.collect();
    let check = check_with(&[("words.csv", &text)]);
    assert!(check.faults.iter().all(|fault| fault.file.ends_with("words.csv")), "{check:?}");
    assert_eq!(check.faults.len(), text.matches("#NAME?").count(), "{check:?}");
}

#[test]
fn a_header_of_other_names_is_one_fault_and_a_renamed_column_is_named() {
    let text = builtin_text("datasets.csv");
    let (header, rows) = text.split_once('\n').unwrap();
    for (other, found, hint) in [
        (header.to_uppercase(), "the header ID, TITLE", "write the names"),
        (header.replacen("title", "Judul", 1), "Judul", "name it title"),
        (header.replacen("title", "Title", 1), "Title", "name it title"),
        (format!("DAFTAR DATA,,,\n\n{header}"), "2 lines above the header", "delete"),
        (String::new(), "", ""),
    ] {
        let text = if other.is_empty() { String::new() } else { format!("{other}\n{rows}") };
        let check = check_with(&[("datasets.csv", &text)]);
        let faults: Vec<_> =
            check.faults.iter().filter(|fault| fault.file.ends_with("datasets.csv")).collect();
        assert_eq!(faults.len(), 1, "{other}: {faults:?}");
        assert!(faults[0].value.starts_with(found), "{faults:?}");
        let told = faults[0].hint.as_ref().unwrap().english();
        assert!(told.contains(hint), "{told}");
    }
}

#[test]
fn what_a_spreadsheet_made_of_a_text_is_told_by_the_check_and_the_office_goes_on() {
    for (table, was, becomes, column, hint) in [
        ("datasets.csv", ",1,KOR,", ",\"1,0\",KOR,", "edition", "write 1"),
        ("datasets.csv", ",1,KOR,", ",01-Jan,KOR,", "edition", "made a date"),
        ("datasets.csv", ",1,KOR,", ",TRUE,KOR,", "edition", "true or false"),
        ("regions.csv", ",12.71,", ",1271,", "kemendagri", "write 12.71"),
        ("regions.csv", "\n11,Aceh,", "\n11,Mar-24,", "name", "made a date"),
        ("regions.csv", ";NAD\n", ",NAD\"\n", "aliases", "Darussalam;NAD"),
    ] {
        let text = builtin_text(table);
        let damaged = text.replacen(was, becomes, 1);
        let damaged =
            damaged.replacen(",Nanggroe Aceh Darussalam,", ",\"Nanggroe Aceh Darussalam,", 1);
        assert_ne!(text, damaged, "{table} has no {was}");
        let check = check_with(&[(table, &damaged)]);
        assert_eq!(check.faults.len(), 1, "{becomes}: {:?}", check.faults);
        let fault = &check.faults[0];
        assert_eq!(fault.column, column, "{fault:?}");
        let told = fault.hint.as_ref().unwrap().english();
        assert!(told.contains(hint), "{told}");
        // Earlier versions took it.
        let catalog = load_with(&[(table, &damaged)]).unwrap();
        assert!(catalog.survey_names().is_ok(), "{becomes}");
    }
    // People may write a title so.
    let text = builtin_text("datasets.csv").replacen("Susenas Maret 2024 KOR,", "Mar-24,", 1);
    let check = check_with(&[("datasets.csv", &text)]);
    assert_eq!((check.faults.len(), check.notes.len()), (0, 1), "{check:?}");
    assert!(check.notes[0].what.english().contains("'Mar-24'"), "{:?}", check.notes);
    // A digit of a code in a list of areas; and two codes that are shortened alike.
    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "");
    let with = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).unwrap();
        Catalog::check(folder.path()).faults
    };
    let faults = with("master_desa.csv", "code,name\n8171010001,A\n817101000,B\n");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].line, &*faults[0].column), (3, "code"));
    let faults = with("master_sls.csv", "code,name\n\"8,1E+13\",A\n\"8,1E+13\",B\n");
    assert_eq!(faults.len(), 3, "{faults:?}");
}

#[test]
fn vocabularies_that_a_folder_lacks_come_from_the_builtin_ones() {
    let folder = tempfile::tempdir().unwrap();
    write_builtin(folder.path(), "phrases.csv");
    std::fs::remove_file(folder.path().join("words.csv")).unwrap();
    let catalog = Catalog::load(Some(folder.path())).unwrap();
    assert_eq!(catalog.edition, builtin().edition);
    assert!(!catalog.vocabulary.phrases.is_empty() && !catalog.vocabulary.words.is_empty());
}
