//! Tests of tables that are damaged: what is told of them, and where.

use super::*;

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
