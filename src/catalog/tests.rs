//! The built-in tables are right, and every wrong cell of a table is named.

mod broken_tables;

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
