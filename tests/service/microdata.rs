//! Microdata: tables that would harm a buyer or a respondent are not sold, and a set that is held as DBF leaves as
//! CSV.

use std::io::Read;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER};

pub const SET: &str = "susenas-2025-03-kor-81";

/// Makes a DBF of columns (name, letter, width) under a language driver.
fn dbf(columns: &[(&str, u8, u8)], driver: u8, records: &[&[u8]]) -> Vec<u8> {
    let width: usize = columns.iter().map(|c| usize::from(c.2)).sum::<usize>() + 1;
    let mut file = vec![0; 32];
    file[0] = 3;
    file[4..8].copy_from_slice(&(records.len() as u32).to_le_bytes());
    file[8..10].copy_from_slice(&((33 + columns.len() * 32) as u16).to_le_bytes());
    file[10..12].copy_from_slice(&(width as u16).to_le_bytes());
    file[29] = driver;
    for (name, letter, width) in columns {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (*letter, *width);
        file.extend_from_slice(&field);
    }
    file.push(0x0D);
    for record in records {
        assert_eq!(record.len(), width);
        file.extend_from_slice(record);
    }
    file
}

const CP850: u8 = 0x02;
const IND1: &str = "NKS,ART,R1\n0101,1,Zürich\n0101,2,\n0202,1,\"a,b\"\n";
const IND2: &str = "NKS,ART,R2\n0101,1,3.5\n0101,2,\n0202,1,12\n";

/// Makes an office whose survey is held as DBF in two parts, with a deleted record and padding of NUL.
pub fn held_as_dbf() -> Counter {
    let counter = Counter::open();
    let set = counter.home().join("store/microdata").join(SET);
    for csv in ["kor_rt.csv", "kor_ind.csv"] {
        std::fs::remove_file(set.join(csv)).unwrap();
    }
    let keys = [("NKS", b'C', 4), ("ART", b'N', 2)];
    let first = dbf(
        &[keys[0], keys[1], ("R1", b'C', 8)],
        CP850,
        &[
            b" 0101 1Z\x81rich  ",
            b"*0101 9hapus   ",
            b" 0101 2\0\0\0\0\0\0\0\0",
            b" 0202 1a,b     ",
        ],
    );
    let second = dbf(
        &[keys[0], keys[1], ("R2", b'N', 4)],
        0,
        &[b" 0101 1 3.5", b" 0101 2   .", b" 0202 1\0\x3012".as_slice()],
    );
    put(&counter, "kor_ind1.dbf", &first);
    put(&counter, "kor_ind2.dbf", &second);
    counter
}

fn put(counter: &Counter, name: &str, bytes: &[u8]) {
    counter.put(&format!("store/microdata/{SET}/{name}"), bytes);
}

fn as_csv() -> Value {
    json!([{"id": SET, "format": "csv"}])
}

fn member(zip: &std::path::Path, name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_set_held_as_dbf_leaves_as_csv_and_costs_the_bytes_that_are_held() {
    let counter = held_as_dbf();
    counter.agreed(NUMBER, as_csv());
    let plan = counter.done(&["plan", NUMBER]);
    let members = plan["volumes"][0]["members"].as_array().unwrap();
    let shown: Vec<_> = members
        .iter()
        .map(|m| {
            (
                m["path"].as_str().unwrap(),
                m["bytes"].as_u64().unwrap(),
                m["leaves"].as_str().unwrap(),
            )
        })
        .collect();
    let ind2 = IND2.replace(",12\n", ",012\n");
    let texts = [IND1.to_owned(), ind2];
    assert_eq!(
        shown,
        [
            ("dokumentasi/layout.txt", 6, "as-held"),
            ("kor_ind1.csv", texts[0].len() as u64, "converted"),
            ("kor_ind2.csv", texts[1].len() as u64, "converted"),
        ]
    );
    let quantity: u64 = plan["price"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["quantity"].as_u64().unwrap())
        .sum();
    let held = ["kor_ind1.dbf", "kor_ind2.dbf"].map(|name| {
        let file = counter.home().join(format!("store/microdata/{SET}/{name}"));
        std::fs::metadata(file).unwrap().len()
    });
    assert_eq!(quantity, held.iter().sum::<u64>(), "what is charged is what is held");
    let invoice = counter.done(&["invoice", NUMBER]);
    assert_eq!(invoice["amount"], plan["price"]["total"]);

    for form in ["zip", "plain"] {
        let medium = counter.medium(form);
        counter.done(&["pack", NUMBER, "--to", &medium, "--form", form]);
        let verified = counter.done(&["verify", &medium]);
        assert_eq!(verified["result"], "lengkap", "{verified}");
        let bag = std::path::Path::new(&medium).join(NUMBER);
        let package = bag.join(format!("data/{SET}_csv"));
        for (place, text) in texts.iter().enumerate() {
            let name = format!("kor_ind{}.csv", place + 1);
            let found = match form {
                "zip" => member(&package.with_extension("zip"), &name),
                _ => std::fs::read(package.join(&name)).unwrap(),
            };
            assert_eq!(String::from_utf8(found).unwrap(), *text, "{form}");
            let planned = &members[place + 1]["sha256"];
            assert_eq!(*planned, kemas::fixity::sha256(text.as_bytes()).to_string());
        }
        let description = std::fs::read_to_string(bag.join("datapackage.json")).unwrap();
        assert!(description.contains("kor_ind1.csv") && !description.contains(".dbf"));
    }
    let left = std::fs::read_dir(counter.home().join("kerja")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing stays where tables were made");
}

#[test]
fn what_is_no_date_stays_and_a_text_ends_at_its_first_nul() {
    let counter = held_as_dbf();
    let records: [&[u8]; 2] = [b" 20250231AB\0junk", b" 20240229\0junk  "];
    put(&counter, "tgl.dbf", &dbf(&[("TGL", b'D', 8), ("CAT", b'C', 7)], 0, &records));
    counter.agreed(NUMBER, as_csv());
    let medium = counter.medium("usb");
    counter.done(&["invoice", NUMBER]);
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let zip = std::path::Path::new(&medium).join(NUMBER).join(format!("data/{SET}_csv.zip"));
    let text = String::from_utf8(member(&zip, "tgl.csv")).unwrap();
    assert_eq!(text, "TGL,CAT\n20250231,AB\n2024-02-29,\n");
}

#[test]
fn the_letters_of_a_table_are_named_by_a_file_in_letters_of_another_case() {
    let counter = held_as_dbf();
    for part in ["kor_ind1.dbf", "kor_ind2.dbf"] {
        std::fs::remove_file(counter.home().join("store/microdata").join(SET).join(part)).unwrap();
    }
    put(&counter, "LAMA.DBF", &dbf(&[("KOTA", b'C', 8)], 0, &[b" Z\x81rich  "]));
    put(&counter, "lama.cpg", b"850");
    counter.agreed(NUMBER, as_csv());
    let medium = counter.medium("usb");
    counter.done(&["invoice", NUMBER]);
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let zip = std::path::Path::new(&medium).join(NUMBER).join(format!("data/{SET}_csv.zip"));
    assert_eq!(member(&zip, "LAMA.csv"), "KOTA\nZürich\n".as_bytes());
}

#[test]
fn half_a_file_of_spss_or_stata_stops_the_sale() {
    let counter = held_as_dbf();
    let mut sav = b"$FL2".to_vec();
    sav.resize(64, b' ');
    let ints = |numbers: &[i32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
    sav.extend(ints(&[2, 1, 0, 0, 3]));
    sav.resize(176, b' ');
    sav.extend(ints(&[2, 0, 0, 0, 0, 0]));
    sav.extend_from_slice(b"UMUR    ");
    sav.extend(ints(&[999, 0]));
    sav.resize(sav.len() + 24, 1);
    put(&counter, "kor.sav", &sav);
    assert!(!counter.done(&["index"]).to_string().contains("I19"));
    put(&counter, "kor.sav", &sav[..sav.len() - 12]);
    let index = counter.done(&["index"]);
    let finding = &index["findings"][0];
    assert_eq!((&finding["code"], &finding["blocking"]), (&json!("I19"), &json!(true)), "{index}");
    assert!(
        finding["reason"].as_str().unwrap().contains("tertulis 3 baris, yang ada 1"),
        "{index}"
    );
}

#[test]
fn a_csv_from_the_shelf_is_the_one_that_was_planned() {
    let counter = held_as_dbf();
    counter.agreed(NUMBER, as_csv());
    counter.put("bundles.csv", format!("bundle,id,region,format\nb,{SET},,csv\n").as_bytes());
    let list = counter.home().join("bundles.csv");
    let batch = counter.done(&["batch", "--bundles", list.to_str().unwrap()]);
    assert_eq!(batch["built"], 1, "{batch}");
    let listed = counter.done(&["shelf", "list"]);
    assert_eq!(listed["packages"][0]["current"], true, "{listed}");
    let medium = counter.medium("usb");
    let packed = counter.done(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(packed["shelf"]["taken"].as_array().unwrap().len(), 1, "{packed}");
    assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
    let zip = std::path::Path::new(&medium).join(NUMBER).join(format!("data/{SET}_csv.zip"));
    assert_eq!(member(&zip, "kor_ind1.csv"), IND1.as_bytes());
}

#[test]
fn a_dbf_that_changes_between_plan_and_pack_leaves_nothing() {
    let counter = held_as_dbf();
    counter.agreed(NUMBER, as_csv());
    counter.done(&["plan", NUMBER]);
    let path = counter.home().join(format!("store/microdata/{SET}/kor_ind1.dbf"));
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.len() - 8;
    bytes[at] = b'x';
    std::fs::write(&path, &bytes).unwrap();
    let medium = counter.medium("usb");
    let error = counter.fails(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(error["code"], "source-changed", "{error}");
    assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0);
}

#[test]
fn a_column_that_has_no_form_in_csv_is_named_before_anything_is_sold() {
    let counter = held_as_dbf();
    put(&counter, "catatan.dbf", &dbf(&[("ISI", b'M', 10)], 0, &[]));
    counter.agreed(NUMBER, as_csv());
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "microdata", "{error}");
    assert!(error["message"].as_str().unwrap().contains("ISI"), "{error}");
}

#[test]
fn findings_about_content_give_way_to_a_reason_that_names_them_and_no_others_do() {
    let counter = held_as_dbf();
    put(&counter, "kor_rt.csv", b"NKS,NAMA_KRT\n0101,x\n");
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    let index = counter.done(&["index"]);
    assert_eq!(index["findings"][0]["code"], "I23", "{index}");
    counter.done(&["approve", &path, "--by", "A", "--because", "diketahui"]);
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "index");
    assert!(error["message"].as_str().unwrap().contains("I23"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("I23"), "{error}");
    counter.done(&["approve", &path, "--by", "A", "--because", "I20: pembeli tahu"]);
    assert_eq!(counter.fails(&["plan", NUMBER])["code"], "index");
    counter.done(&["approve", &path, "--by", "A", "--because", "I23: nama samaran"]);
    counter.done(&["plan", NUMBER]);
    put(&counter, "con.csv", b"a,b\n1,2\n");
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "A", "--because", "I23 dan I01: pembeli tahu"]);
    let error = counter.fails(&["plan", NUMBER]);
    assert!(error["message"].as_str().unwrap().contains("I01"), "{error}");
}

#[test]
fn a_table_in_two_encodings_is_told_and_never_becomes_a_csv_of_wrong_letters() {
    let counter = held_as_dbf();
    let cut = &"AAAAAAAAAé".as_bytes()[..10];
    let record = |cell: &[u8]| [b" ", cell, &b" ".repeat(10 - cell.len())[..]].concat();
    let table = |cells: &[&[u8]]| {
        let records: Vec<Vec<u8>> = cells.iter().map(|cell| record(cell)).collect();
        let records: Vec<&[u8]> = records.iter().map(Vec::as_slice).collect();
        dbf(&[("KOTA", b'C', 10)], 0, &records)
    };
    put(&counter, "kota.dbf", &table(&["Bali é".as_bytes(), cut, "Ñusa".as_bytes()]));
    std::fs::remove_file(counter.home().join(format!("store/microdata/{SET}/kor_ind1.dbf")))
        .unwrap();
    let index = counter.done(&["index"]);
    assert!(!index.to_string().contains("I22"), "a cut letter is still UTF-8: {index}");
    let path = counter.request(NUMBER, as_csv());
    counter.done(&["approve", &path, "--by", "A"]);
    let error = counter.fails(&["plan", NUMBER]);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("KOTA of record 2 ends in the middle of a letter"), "{error}");

    put(&counter, "kota.dbf", &table(&["Bali é".as_bytes(), b"Bali \xE9"]));
    let index = counter.done(&["index"]);
    let of_table = |f: &&Value| f["path"].as_str().unwrap().ends_with("kota.dbf");
    let found = index["findings"].as_array().unwrap().iter().find(of_table).unwrap();
    assert_eq!((&found["code"], &found["blocking"]), (&json!("I22"), &json!(true)), "{index}");
    counter.done(&["approve", &path, "--by", "A", "--because", "I22: pembeli tahu"]);
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "microdata", "{error}");
    assert!(error["message"].as_str().unwrap().contains("KOTA of record 1 is UTF-8"), "{error}");
}
