//! What is wrong with maps: it is reported with its code, and stops the sale where a buyer would be misled.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, request};
use crate::maps::{
    AMBON, FOLDER, LAYER, agreed, agreed_because, approve, broken, contains, cut, ogrinfo, unpacked,
};

#[test]
fn what_is_wrong_stops_the_sale_until_the_officer_names_it() {
    const RING: &str = "[[[[128.1,-3.7]";
    for (code, from, to) in [
        ("P01", "\"geometry\":{\"coordinates\":", "\"geometry\":null,\"was\":{\"coordinates\":"),
        ("P02, P17", "8171010002", "8171010001"),
        (
            "P08",
            "\"MultiPolygon\"",
            "\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[128.2,-3.7]}],\"was\":\"x\"",
        ),
        ("P13", RING, "[[[[128.1,-3.7],[128.2,-3.6],[128.2,-3.65],[128.1,-3.62]"),
        (
            "P15",
            "DESA 1",
            "DESA YANG NAMANYA LEBIH PANJANG DARIPADA ENAM PULUH HURUF YANG BOLEH ADA DI KOLOM",
        ),
        ("P17", "\"kdkab\":\"71\"", "\"kdkab\":\"03\""),
        (
            "P19",
            "\"iddesa\":\"8171010001\",\"kddesa\":\"001\",\"kdkab\":\"71\"",
            "\"iddesa\":\"\",\"kddesa\":\"001\",\"kdkab\":\"\"",
        ),
        ("P22", "\"nmdesa\":\"DESA 1\"", "\"nmdesa\":{\"ketua\":\"Budi\"}"),
        ("P12", "DESA 1", "DESA CAFÃ©"),
        // Longitude and latitude swapped; and a corner in another country.
        ("P13, P23", "[128.1,-3.7]", "[-3.7,128.1]"),
        ("P23", "[128.2,-3.6]", "[128.2,13.6]"),
    ] {
        let counter = Counter::open();
        broken(&counter, from, to);
        agreed(&counter, NUMBER, "geojson");
        // Refused before anybody pays.
        for step in ["plan", "invoice"] {
            let error = counter.fails(&[step, NUMBER]);
            assert_eq!(error["code"], "withheld", "{code}: {error}");
        }
        let medium = counter.medium("usb");
        let error = counter.fails(&["pack", NUMBER, "--to", &medium]);
        assert_eq!(error["code"], "withheld", "{code}: {error}");
        assert!(
            code.split(", ").all(|code| error["message"].as_str().unwrap().contains(code)),
            "{code}: {error}"
        );
        assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0, "{code}: no trace");
        // A reason that does not name the finding changes nothing.
        approve(&counter, NUMBER, AMBON, "geojson", Some("pembeli mendesak"));
        counter.fails(&["pack", NUMBER, "--to", &medium]);
        approve(&counter, NUMBER, AMBON, "geojson", Some(&format!("{code}: diketahui")));
        let plan = counter.done(&["plan", NUMBER]);
        let told = plan["maps"].to_string();
        assert!(code.split(", ").all(|code| told.contains(code)), "{code}: {plan}");
        counter.done(&["pack", NUMBER, "--to", &medium]);
        let files = unpacked(&medium, NUMBER, "geojson");
        let readme = String::from_utf8(files["BACA-SAYA.txt"].clone()).unwrap();
        assert!(code.split(", ").all(|code| readme.contains(code)), "{code} in {readme}");
        assert!(files.values().all(|bytes| !contains(bytes, "Budi")), "{code}");
    }
}

#[test]
fn an_area_without_a_geometry_is_counted_in_every_format_that_can_hold_it() {
    for (code, from, to) in [
        ("P01", "\"geometry\":{\"coordinates\":", "\"geometry\":null,\"was\":{\"coordinates\":"),
        (
            "P08",
            "\"MultiPolygon\"",
            "\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[128.2,-3.7]}],\"was\":\"x\"",
        ),
    ] {
        let counter = Counter::open();
        broken(&counter, from, to);
        for (number, format) in [
            ("8100-2026-0101", "shp"),
            ("8100-2026-0102", "gpkg"),
            ("8100-2026-0103", "geojson"),
            ("8100-2026-0104", "fgb"),
        ] {
            agreed_because(&counter, number, format, Some("belum diperiksa"));
            approve(&counter, number, AMBON, format, Some(&format!("{code}: diketahui")));
            let medium = counter.medium(format);
            let out = counter.outside(&format!("satu.{format}"));
            let mut cut = vec!["cut", LAYER, "--region", "8171", "--format", format, "--out"];
            cut.push(out.to_str().unwrap());
            if format != "fgb" {
                counter.done(&["plan", number]);
                counter.done(&["pack", number, "--to", &medium]);
                let files = unpacked(&medium, number, format);
                let folder = counter.outside(&format!("isi-{format}"));
                std::fs::create_dir(&folder).unwrap();
                for (name, bytes) in &files {
                    std::fs::write(folder.join(name), bytes).unwrap();
                }
                let name = files.keys().find(|name| name.ends_with(&format!(".{format}")));
                assert_eq!(ogrinfo(&folder.join(name.unwrap())).0, 2, "{code} {format}");
                counter.done(&cut);
                assert_eq!(ogrinfo(&out).0, 2, "{code} {format}");
                continue;
            }
            // Readers of this format leave such areas out, so that the buyer would see fewer areas than the papers
            // say.
            for step in [&["plan", number][..], &["invoice", number], &cut] {
                let error = counter.fails(step);
                assert_eq!(error["code"], "withheld", "{code}: {error}");
                assert!(error["message"].as_str().unwrap().contains("FlatGeobuf"), "{error}");
            }
            counter.fails(&["pack", number, "--to", &medium]);
            assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0, "{code}: no trace");
            assert!(!out.exists());
        }
    }
}

#[test]
fn a_piece_without_any_geometry_is_no_map() {
    let counter = Counter::open();
    let (from, to) =
        ("\"geometry\":{\"coordinates\":", "\"geometry\":null,\"was\":{\"coordinates\":");
    broken(&counter, from, to);
    broken(&counter, from, to);
    agreed(&counter, NUMBER, "geojson");
    approve(&counter, NUMBER, AMBON, "geojson", Some("P01: diketahui"));
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "withheld");
    assert!(error["message"].as_str().unwrap().starts_with("P01"), "{error}");
}

#[test]
fn what_was_put_right_or_cannot_be_told_is_said_and_stops_nothing() {
    let all = |counter: &Counter, changes: &[(&str, &str)]| {
        let path = format!("{FOLDER}/final_desa_202518171.geojson");
        let mut map = std::fs::read_to_string(counter.home().join(&path)).unwrap();
        for (from, to) in changes {
            assert!(map.contains(from), "{from} in {map}");
            map = map.replace(from, to);
        }
        counter.put(&path, map.as_bytes());
    };
    for (code, changes) in [
        ("P09", &[("-3.7]", "-3.7,12.5]"), ("-3.6]", "-3.6,12.5]")][..]),
        (
            "P11",
            &[
                ("\"iddesa\":\"8171010001\",", ""),
                ("\"iddesa\":\"8171010002\",", ""),
                ("\"kdkec\":\"010\"", "\"kdkec\":10"),
                ("\"kddesa\":\"001\"", "\"kddesa\":1"),
                ("\"kddesa\":\"002\"", "\"kddesa\":2"),
            ],
        ),
        ("P21", &[("\"nmkab\":\"AMBON\"", "\"nmkab\":\"\"")]),
    ] {
        let counter = Counter::open();
        all(&counter, changes);
        agreed(&counter, NUMBER, "geojson");
        let plan = counter.done(&["plan", NUMBER]);
        let findings = plan["maps"][0]["findings"].as_array().unwrap();
        let found: Vec<_> = findings.iter().map(|f| (&f["code"], &f["blocking"])).collect();
        assert_eq!(found, [(&json!(code), &json!(false))], "{plan}");
        let medium = counter.medium("usb");
        counter.done(&["pack", NUMBER, "--to", &medium]);
        let files = unpacked(&medium, NUMBER, "geojson");
        let map = files.iter().find(|(name, _)| name.ends_with(".geojson")).unwrap().1;
        let map: Value = serde_json::from_slice(map).unwrap();
        let feature = &map["features"][0];
        assert_eq!(feature["properties"]["iddesa"], "8171010001", "{code}");
        assert_eq!(feature["properties"]["kdkec"], "010", "{code}");
        let position = &feature["geometry"]["coordinates"][0][0][0];
        assert_eq!(position.as_array().unwrap().len(), 2, "{code}");
    }
}

#[test]
fn straight_edges_in_a_type_for_curves_are_no_curves() {
    let counter = Counter::open();
    let folder = counter.home().join(FOLDER);
    let plain = folder.join("final_desa_202518171.geojson");
    let curved = folder.join("final_desa_202518171.gpkg");
    let made = Command::new("ogr2ogr")
        .args(["-f", "GPKG", "-nlt", "MULTISURFACE", "-nomd"])
        .args([&curved, &plain])
        .status();
    assert!(made.unwrap().success());
    std::fs::remove_file(plain).unwrap();
    counter.done(&["index"]);
    let (map, answer) = cut(&counter, "8171", "geojson", "lengkung");
    let found: Vec<_> =
        answer["findings"].as_array().unwrap().iter().map(|f| f["code"].clone()).collect();
    assert!(!found.contains(&json!("P10")), "{answer}");
    let map: Value = serde_json::from_slice(&std::fs::read(map).unwrap()).unwrap();
    assert_eq!(map["features"][0]["geometry"]["type"], "MultiPolygon");
    assert_eq!(map["features"].as_array().unwrap().len(), 2);
}

#[test]
fn areas_are_held_against_the_master_list() {
    let counter = Counter::open();
    let list = "code,name\n8171010001,DESA LAMA\n8171010003,DESA 3\n8103010001,X\n";
    counter.put("catalog/master_desa.csv", list.as_bytes());
    counter.done(&["index"]);
    let (_, answer) = cut(&counter, "8171", "shp", "induk");
    let found: BTreeMap<&str, &Value> = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["code"].as_str().unwrap(), &finding["areas"]))
        .collect();
    assert_eq!(found["P03"], &json!(["8171010003"]));
    assert_eq!(found["P04"], &json!(["8171010002"]));
    assert_eq!(found["P05"], &json!(["8171010001"]));
}

#[test]
fn overlapping_areas_are_found_and_weighed() {
    let counter = Counter::open();
    broken(&counter, "[128.2,-3.7]", "[128.25,-3.7]");
    counter.done(&["index"]);
    let (_, answer) = cut(&counter, "8171", "gpkg", "tumpang");
    let finding = &answer["findings"][0];
    assert_eq!(finding["code"], "P06", "{answer}");
    assert_eq!(finding["areas"], json!(["8171010001–8171010002"]));
}

#[test]
fn a_ring_that_crosses_itself_is_repaired_only_when_asked_for_and_listed() {
    let counter = Counter::open();
    broken(&counter, "[[[[128.1,-3.7]", "[[[[128.1,-3.7],[128.2,-3.6],[128.2,-3.65],[128.1,-3.62]");
    counter.done(&["index"]);
    let run = |name: &str, more: &[&str]| {
        let out = counter.outside(name);
        let mut all = vec!["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out"];
        all.push(out.to_str().unwrap());
        all.extend(more);
        counter.done(&all)["findings"][0]["code"].clone()
    };
    assert_eq!(run("a.gpkg", &[]), "P13");
    assert_eq!(run("b.gpkg", &["--repair"]), "P14");
}

#[test]
fn a_journal_beside_a_map_stays_as_it_is_and_stops_the_sale() {
    let counter = Counter::open();
    let folder = counter.home().join(FOLDER);
    let plain = folder.join("final_desa_202518171.geojson");
    let map = folder.join("final_desa_202518171.gpkg");
    let made = Command::new("ogr2ogr").args(["-f", "GPKG", "-nomd"]).args([&map, &plain]).status();
    assert!(made.unwrap().success());
    std::fs::remove_file(plain).unwrap();
    // A program that died during an edit leaves its journal.
    let (away, journal) = (counter.outside("wal"), map.with_extension("gpkg-wal"));
    let edit = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
        CREATE TABLE draf (nama TEXT); INSERT INTO draf VALUES ('Budi');";
    let editor = rusqlite::Connection::open(&map).unwrap();
    editor.execute_batch(edit).unwrap();
    std::fs::copy(&journal, &away).unwrap();
    let before = std::fs::read(&map).unwrap();
    drop(editor);
    std::fs::write(&map, &before).unwrap();
    std::fs::copy(&away, &journal).unwrap();
    for _ in 0..2 {
        let index = counter.done(&["index"]);
        let stops = |finding: &&Value| finding["code"] == "I09" && finding["blocking"] == true;
        assert!(index["findings"].as_array().unwrap().iter().find(stops).is_some(), "{index}");
        assert!(std::fs::read(&map).unwrap() == before);
        assert!(std::fs::read(&journal).unwrap() == std::fs::read(&away).unwrap());
    }
}

#[test]
fn all_that_stops_a_sale_is_told_at_once() {
    let counter = Counter::open();
    // In Ambon: an area that overlaps its neighbour, and a ring that crosses itself.
    broken(
        &counter,
        "[[[[128.1,-3.7]",
        "[[[[128.1,-3.7],[128.25,-3.65],[128.15,-3.7],[128.2,-3.65]",
    );
    let other = counter.home().join(FOLDER).join("final_desa_202518103.geojson");
    let text = std::fs::read_to_string(&other).unwrap().replacen("8103010002", "8103010001", 1);
    let text = text.replace("\"kddesa\":\"002\"", "\"kddesa\":\"001\"");
    std::fs::write(other, text).unwrap();
    let set = "store/microdata/susenas-2025-03-kor-81";
    counter.done(&["index"]);
    let mut asked = request(
        NUMBER,
        json!([{"id": LAYER, "region": "8171"}, {"id": LAYER, "region": "8103"},
               {"id": "susenas-2025-03-kor-81"}]),
    );
    asked["abstraction"]["regions"] = json!([{"code": "81", "name": "Maluku"}]);
    let path = counter.outside("semua.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    let approve = |because: &str| {
        counter.done(&["approve", path.to_str().unwrap(), "--by", "A", "--because", because]);
    };
    approve("diketahui");
    let error = counter.fails(&["plan", NUMBER]);
    let message = error["message"].as_str().unwrap();
    assert!(
        ["of 8171", "P13", "of 8103", "P02"].iter().all(|part| message.contains(part)),
        "{error}"
    );
    assert!(error["hint"].as_str().unwrap().contains("names P02, "), "{error}");
    // And findings of the index, before any map is read.
    counter.put(&format!("{set}/a.csv"), b"nks,nama_krt\n1,x\n");
    counter.put(&format!("{set}/b.csv"), b"nks,r1\n1,2\n3");
    counter.done(&["index"]);
    let error = counter.fails(&["plan", NUMBER]);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("(I19)") && message.contains("(I23)"), "{error}");
}
