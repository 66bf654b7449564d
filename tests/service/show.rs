//! What an officer sees of a product before anybody asks for it.

use std::fs;

use kemas::maps::SynthFormat;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};
use crate::maps::{FOLDER, LAYER, agreed, broken, province, unpacked};

const SET: &str = "susenas-2025-03-kor-81";

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn the_sheet_of_a_piece_is_the_one_that_the_buyer_gets() {
    let counter = province(SynthFormat::Gpkg, 66);
    let picture = counter.outside("ambon.png");
    let picture_text = picture.to_str().unwrap();
    let shown = counter.done(&["show", LAYER, "--region", "8171", "--picture", picture_text]);
    let piece = &shown["piece"];
    assert_eq!(
        (&piece["region"], &piece["name"], &piece["features"], &piece["picture"]),
        (&json!("8171"), &json!("Kota Ambon"), &json!(6), &json!(picture_text)),
        "{shown}"
    );
    assert_eq!(codes(&piece["findings"]), ["P20"]);
    let extent: Vec<f64> = serde_json::from_value(piece["extent"].clone()).unwrap();
    assert!(extent[0] < extent[2] && extent[1] < extent[3], "{extent:?}");
    agreed(&counter, NUMBER, "gpkg");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert!(unpacked(&medium, NUMBER, "gpkg")["PETA.png"] == fs::read(&picture).unwrap());
}

#[test]
fn what_stops_a_sale_is_listed_with_the_picture_all_the_same() {
    let counter = Counter::open();
    broken(&counter, "8171010002", "8171010001");
    broken(&counter, "\"kddesa\":\"002\"", "\"kddesa\":\"001\"");
    counter.done(&["index"]);
    let picture = counter.outside("ambon.png");
    let show = ["show", LAYER, "--region", "8171", "--picture", picture.to_str().unwrap()];
    let shown = counter.done(&show);
    let finding = &shown["piece"]["findings"][0];
    assert_eq!((&finding["code"], &finding["blocking"]), (&json!("P02"), &json!(true)), "{shown}");
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    let shown = counter.done(&["show", LAYER]);
    assert_eq!((&shown["index"], &shown["piece"]), (&Value::Null, &Value::Null));
    let held = shown["pieces"].as_array().unwrap();
    let held: Vec<_> = held.iter().map(|piece| (&piece["region"], &piece["areas"])).collect();
    assert_eq!(held, [(&json!("8103"), &json!(2)), (&json!("8171"), &json!(2))]);
}

#[test]
fn a_dataset_is_shown_with_what_is_inside_and_what_is_wrong() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let shown = counter.done(&["show", SET]);
    assert_eq!(
        (&shown["id"], &shown["subject"], &shown["region"], &shown["for_sale"]),
        (&json!(SET), &json!("data-mikro"), &Value::Null, &json!(true)),
        "{shown}"
    );
    let files = shown["files"].as_array().unwrap();
    let bytes: u64 = files.iter().map(|file| file["bytes"].as_u64().unwrap()).sum();
    assert_eq!((files.len(), &shown["bytes"]), (3, &json!(bytes)));
    assert!(shown["data_bytes"].as_u64() < shown["bytes"].as_u64(), "documentation is free");
    let table = files.iter().find(|file| file["path"] == "kor_rt.csv").unwrap();
    assert_eq!(table["inside"]["kind"], "table");
    assert!(table["inside"]["records"].as_u64() > Some(0) && table["inside"]["columns"].is_array());

    counter.put(&format!("store/microdata/{SET}/kor_art.csv"), b"nks,nama_krt\n1,x\n");
    counter.done(&["index"]);
    let shown = counter.done(&["show", SET]);
    assert_eq!((codes(&shown["findings"]), &shown["for_sale"]), (vec!["I23"], &json!(false)));
    assert!(shown["withheld"].as_str().unwrap().contains("I23"), "{shown}");
    let text = counter.kemas(&["show", SET]).stdout;
    assert!(text.contains("NOT for sale") && text.contains("nama_krt"));
}

#[test]
fn a_plan_tells_what_the_officer_carried_over() {
    let counter = Counter::open();
    counter.put(&format!("store/microdata/{SET}/kor_art.csv"), b"nks,nama_krt\n1,x\n");
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    let reason = "I23: kolom itu kosong pada data ini";
    counter.done(&["approve", &path, "--by", "A", "--because", reason]);
    let planned = counter.done(&["plan", NUMBER]);
    assert_eq!(codes(&planned["findings"]), ["I23"], "{planned}");
    let text = counter.kemas(&["plan", NUMBER]).stdout;
    assert!(text.contains("I23"), "{text}");
}

#[test]
fn a_piece_that_cannot_be_sold_says_why() {
    let counter = Counter::open();
    let held = counter.home().join(FOLDER).join("final_desa_202518171.geojson");
    fs::copy(&held, held.with_file_name("salinan.geojson")).unwrap();
    counter.done(&["index"]);
    let shown = counter.done(&["show", LAYER]);
    let withheld: Vec<bool> =
        shown["pieces"].as_array().unwrap().iter().map(|p| p["withheld"].is_string()).collect();
    assert_eq!((withheld, &shown["for_sale"]), (vec![false, true], &json!(true)), "{shown}");
    let none = counter.done(&["show", "wilkerstat-desa-2019-2"]);
    assert_eq!((&none["for_sale"], &none["files"]), (&json!(false), &json!([])));
    assert!(none["withheld"].as_str().unwrap().contains("no file"), "{none}");
}

#[test]
fn showing_refuses_what_is_not_there_and_overwrites_nothing() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let error = counter.fails(&["show", "susenas-2025-03-kor-82"]);
    assert!(error["hint"].as_str().unwrap().contains(SET), "{error}");
    assert_eq!(counter.fails(&["show", SET, "--region", "8171"])["field"], "--region");
    assert_eq!(counter.fails(&["show", LAYER, "--region", "9999"])["field"], "region");
    assert_eq!(counter.fails(&["show", LAYER, "--region", "8102"])["code"], "withheld");
    assert_eq!(counter.fails(&["show", LAYER, "--picture", "x.png"])["code"], "usage");
    let there = counter.outside("ada.png");
    fs::write(&there, "milik orang").unwrap();
    let mut show = vec!["show", LAYER, "--region", "8171", "--picture"];
    show.push(there.to_str().unwrap());
    assert_eq!(counter.fails(&show)["code"], "exists");
    assert_eq!(fs::read(&there).unwrap(), b"milik orang");
    let jpeg = counter.outside("peta.jpg");
    show[5] = jpeg.to_str().unwrap();
    assert_eq!(counter.fails(&show)["field"], "--picture");
    let nowhere = counter.outside("tidak-ada").join("peta.png");
    show[5] = nowhere.to_str().unwrap();
    assert_eq!(counter.fails(&show)["code"], "io");
}

#[test]
fn what_has_no_tariff_or_is_closed_is_not_called_for_sale() {
    let counter = Counter::open();
    let layers = counter.home().join("catalog/layers.csv");
    let table = fs::read_to_string(&layers).unwrap();
    let closed = |line: &str| {
        let change = if line.starts_with(LAYER) { "tertutup" } else { "umum" };
        line.replace(",umum,", &format!(",{change},"))
    };
    let mut text: String = table.lines().map(|line| closed(line) + "\n").collect();
    // A product of a level that is not sold lies in another folder.
    text += "peta-sls,Peta SLS,sls,2025-1,81,kabupaten,umum,peta/sls\n";
    fs::write(&layers, text).unwrap();
    let held = counter.home().join(FOLDER).join("final_desa_202518171.geojson");
    let sls = fs::read_to_string(&held).unwrap();
    let sls = sls.replace("\"iddesa\":\"81710100", "\"idsls\":\"817101000100");
    counter.put("store/peta/sls/a.geojson", sls.as_bytes());
    counter.done(&["index"]);
    let shown = counter.done(&["show", LAYER, "--region", "8171"]);
    assert_eq!((&shown["for_sale"], &shown["piece"]["for_sale"]), (&json!(false), &json!(false)));
    assert!(shown["piece"]["withheld"].as_str().unwrap().contains("closed"), "{shown}");
    let shown = counter.done(&["show", "peta-sls"]);
    assert_eq!(shown["for_sale"], false, "{shown}");
    assert!(shown["withheld"].as_str().unwrap().starts_with("K03"), "{shown}");
}
