use std::io::Write;
use std::path::{Path, PathBuf};

use crate::catalog::{Catalog, ProductTable};
use crate::message::Language;
use crate::proposal::product::{Context, values};
use crate::proposal::{Proposal, ProposedState, propose_list};

/// Writes a workbook with one sheet. A cell of digits alone is written as a number.
fn workbook(folder: &Path, rows: &[&[&str]]) -> PathBuf {
    let cell = |text: &&str| match text.parse::<u64>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let row =
        |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006";
    let sheet = rows.iter().map(row).collect::<String>();
    let part = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"r1\" \
             Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{packages}/content-types\"/>")),
        ("_rels/.rels", part("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{space}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Data\" \
                 sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", part("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{space}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
    ];
    let path = folder.join("daftar.xlsx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

fn read(path: &Path) -> Proposal {
    propose_list(&Catalog::load(None).unwrap(), path).unwrap().proposal()
}

#[test]
fn a_workbook_is_read_as_its_text_would_be() {
    let folder = tempfile::tempdir().unwrap();
    let rows: &[&[&str]] = &[
        &["Daftar data"],
        &["Nama survei", "Tahun", "Bulan", "Wilayah", "Warna"],
        &["Sakernas", "2018", "Agustus", "81", "biru"],
        &["Sakernas", "2018", "Agustus", "0", "biru"],
        &["Peta WILKERSTAT desa", "2018_1", "", "Kota Ambon", ""],
    ];
    let proposal = read(&workbook(folder.path(), rows));
    let states: Vec<_> =
        proposal.products.iter().map(|product| (product.state, product.id.as_deref())).collect();
    assert_eq!(
        states,
        [
            (ProposedState::New, Some("sakernas-2018-08-81")),
            (ProposedState::Unclear, None),
            (ProposedState::New, Some("wilkerstat-desa-2018-1")),
        ],
        "{proposal:#?}"
    );
    assert_eq!(proposal.products[0].files, ["Data:3"]);
    assert!(proposal.notes[0].english().contains("Warna"), "{proposal:#?}");
}

#[test]
fn lists_in_the_catalogues_own_form_keep_each_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usulan.csv");
    let rows = "id,title,survey,period,edition,variant,topics,unit,lowest_level,coverage,access,root\n\
        x-1,Judul sendiri,Susenas,2018-03,rev2,KOR,kemiskinan,individu,kabupaten,81,terbatas,a/b\n";
    std::fs::write(&path, rows).unwrap();
    let proposal = read(&path);
    let product = &proposal.products[0];
    let cells: Vec<&str> =
        product.cells.iter().map(|cell| cell.value.as_deref().unwrap_or("?")).collect();
    assert_eq!(cells.join(","), rows.lines().nth(1).unwrap(), "{product:#?}");
    assert_eq!(product.state, ProposedState::New);
}

#[test]
fn a_proposal_never_holds_a_formula_and_is_read_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usulan.csv");
    let head =
        "id,title,survey,period,edition,variant,topics,unit,lowest_level,coverage,access,root\n";
    let row = |title: &str, id: &str| {
        format!(
            "{id},\"{title}\",Susenas,2018-03,1,KOR,kemiskinan,individu,kabupaten,81,umum,a/{id}\n"
        )
    };
    let titles = ["=HYPERLINK(1)", "-Judul", "'=kutip", "@judul"];
    let rows: String =
        titles.iter().zip(1..).map(|(title, n)| row(title, &format!("x-{n}"))).collect();
    // Written by hand, a leading apostrophe before a formula is no part of the title.
    std::fs::write(&path, format!("{head}{}", rows.replace("'=kutip", "''=kutip"))).unwrap();
    let proposal = read(&path);
    let titles_of = |proposal: &Proposal| -> Vec<String> {
        proposal.products.iter().map(|one| one.value("title").unwrap().to_owned()).collect()
    };
    assert_eq!(titles_of(&proposal), titles);
    let sheet = proposal.sheet(ProductTable::Datasets, Language::En).unwrap();
    let text = String::from_utf8(sheet.clone()).unwrap();
    for title in titles {
        assert!(text.contains(&format!(",'{title},")), "{text}");
    }
    std::fs::write(&path, sheet).unwrap();
    assert_eq!(titles_of(&read(&path)), titles);
}

#[test]
fn words_of_lists_are_understood() {
    let catalog = Catalog::load(None).unwrap();
    let context = Context::new(&catalog).unwrap();
    let months = &context.words.months;
    for (text, expected) in [
        ("Maret 2024", Some("2024-03")),
        ("2024-03-01", Some("2024-03")),
        ("03/2024", Some("2024-03")),
        ("2020/2021", Some("2020/2021")),
        ("2024", Some("2024")),
        ("Mar-22", Some("2022-03")),
        ("Agu-21", Some("2021-08")),
        ("01/03/2022", Some("2022-03")),
        ("24/11/2026", Some("2026-11")),
        ("45352", Some("2024-03")),
        ("03/04/2024", None),
        ("lalu", None),
    ] {
        assert_eq!(values::period(text, months).as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("2018_1", Some("2018-1")),
        ("2018-2", Some("2018-2")),
        ("Jan-22", Some("2022-1")),
        ("01/01/2019", Some("2019-1")),
        ("01/02/2019", None),
        ("Feb-22", None),
    ] {
        assert_eq!(values::map_edition(text).as_deref(), expected, "{text}");
    }
    for (text, expected) in [
        ("81", Some("81")),
        ("Provinsi Maluku", Some("81")),
        ("Kab. Maluku Tengah, Kota Ambon", Some("8103;8171")),
        ("Nasional", Some("00")),
        ("0", None),
        ("99", None),
    ] {
        assert_eq!(values::coverage(text, &catalog).as_deref(), expected, "{text}");
    }
}

#[test]
fn a_workbook_that_is_none_is_told_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let cut_off = "the workbook is damaged or cut off";
    for (name, why) in [
        ("daftar.xlsx", cut_off),
        ("daftar.xls", "this is not a whole XLS workbook"),
        ("daftar.ods", cut_off),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, b"PK\x03\x04 cut off").unwrap();
        let error = super::sheet::sheets(&path).unwrap_err();
        assert_eq!(error.message().english(), format!("the list cannot be read: {why}"), "{name}");
    }
}
