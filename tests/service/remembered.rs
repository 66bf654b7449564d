//! What `cut`, `show`, `plan` or `pack` found on a piece of a map is told by the commands that cut nothing.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, request};
use crate::held_maps::plain;
use crate::maps::{AMBON, LAYER, agreed, broken};

/// Makes a piece with two twin codes (P02, P17), and hands in nothing.
fn stopped() -> Counter {
    let counter = Counter::open();
    broken(&counter, "8171010002", "8171010001");
    counter.done(&["index"]);
    counter
}

/// Writes a request for the piece in a format.
fn asked(counter: &Counter, format: &str) -> String {
    let mut asked = request(NUMBER, json!([{"id": LAYER, "region": "8171", "format": format}]));
    asked["abstraction"]["regions"] = json!([{"code": AMBON.0, "name": AMBON.1}]);
    let path = counter.outside("diminta.json");
    fs::write(&path, asked.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Returns what `check` says of the piece.
fn known(counter: &Counter) -> Value {
    let path = asked(counter, "shp");
    counter.kemas(&["--json", "check", &path]).json()["items"][0]["held"].clone()
}

#[test]
fn whichever_command_found_what_stops_a_piece_it_is_known_afterwards() {
    let commands: [(&str, &[&str]); 5] = [
        ("cut", &["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", "OUT"]),
        ("show", &["show", LAYER, "--region", "8171"]),
        ("plan", &["plan", NUMBER]),
        ("pack", &["pack", NUMBER, "--to", "MEDIUM"]),
        ("batch", &["batch", "--all", "--level", "fast"]),
    ];
    for (name, command) in commands {
        let counter = stopped();
        if ["plan", "pack"].contains(&name) {
            agreed(&counter, NUMBER, "geojson");
        }
        assert_eq!(known(&counter)["piece"], "unknown", "{name}");
        let (out, medium) = (counter.outside("x.gpkg"), counter.medium("usb"));
        let command: Vec<&str> = command
            .iter()
            .map(|word| match *word {
                "OUT" => out.to_str().unwrap(),
                "MEDIUM" => &medium,
                word => word,
            })
            .collect();
        counter.kemas(&command);
        let now = known(&counter);
        assert_eq!(now["piece"], "findings", "{name}: {now}");
        assert_eq!(now["stops"], json!(["P02", "P17"]), "{name}: {now}");
        let why = now["withheld"].as_str().unwrap();
        assert!(why.contains("P02: ") && why.contains("P17: "), "{name}: {why}");
    }
}

#[test]
fn what_stops_a_piece_is_told_by_every_command_that_looks_at_what_is_held() {
    let counter = stopped();
    counter.done(&["show", LAYER, "--region", "8171"]);
    let path = asked(&counter, "gpkg");
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let checked = flat(counter.kemas(&["--lang", "id", "check", &path]).stdout);
    assert!(checked.contains("penjualannya terhenti: P02: "), "{checked}");
    let error = counter.fails(&["approve", &path, "--by", "A"]);
    assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--because")));
    assert!(error["message"].as_str().unwrap().contains("P02: "), "{error}");
    let found = counter.done(&["suggest", &path]);
    let all = found["suggestions"].as_array().unwrap();
    let map = all.iter().find(|one| one["id"] == LAYER).unwrap();
    assert_eq!((&map["region"], &map["held"]["stops"]), (&json!("8171"), &json!(["P02", "P17"])));
    counter.done(&["approve", &path, "--by", "A", "--because", "P02, P17: diketahui"]);
}

#[test]
fn a_piece_that_is_clean_or_was_mended_is_known_as_that() {
    let counter = Counter::open();
    let held = plain(&counter);
    let sound = fs::read(&held).unwrap();
    broken(&counter, "8171010002", "8171010001");
    counter.done(&["index"]);
    counter.done(&["show", LAYER, "--region", "8171"]);
    fs::write(&held, sound).unwrap();
    assert_eq!(known(&counter)["piece"], "unknown", "the map has changed");
    counter.done(&["index"]);
    let now = known(&counter);
    assert_eq!((&now["piece"], &now["stops"]), (&json!("unknown"), &json!([])));
    counter.done(&["show", LAYER, "--region", "8171"]);
    assert_eq!(
        (&known(&counter)["piece"], &known(&counter)["withheld"]),
        (&json!("clean"), &Value::Null)
    );
}

#[test]
fn a_memory_that_is_lost_or_of_another_form_is_unknown() {
    let counter = stopped();
    let show = ["show", LAYER, "--region", "8171"];
    counter.done(&show);
    let folder = counter.home().join("pieces");
    let file = folder.join(format!("{LAYER}_8171.json"));
    let kept = fs::read_to_string(&file).unwrap();
    for text in ["", "bukan JSON", "{\"of\":1}", "{\"pieces\":{}}", &kept[..kept.len() - 9]] {
        fs::write(&file, text).unwrap();
        assert_eq!(known(&counter)["piece"], "unknown", "{text}");
    }
    counter.done(&show);
    assert_eq!(known(&counter)["piece"], "findings");
    // What a cut with other rules found is not what a sale would find.
    fs::remove_dir_all(&folder).unwrap();
    let out = counter.outside("x.gpkg");
    let cut = ["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out"];
    counter.done(&[&cut[..], &[out.to_str().unwrap(), "--repair"]].concat());
    assert_eq!(known(&counter)["piece"], "unknown");
    // Where nothing can be written, the command goes on.
    fs::write(&folder, "berkas").unwrap();
    counter.done(&show);
    assert_eq!(known(&counter)["piece"], "unknown");
    assert!(Path::new(&folder).is_file());
}

#[test]
fn a_piece_that_the_held_map_refuses_is_known_too() {
    let counter = Counter::open();
    for _ in 0..2 {
        broken(
            &counter,
            "\"geometry\":{\"coordinates\":",
            "\"geometry\":null,\"was\":{\"coordinates\":",
        );
    }
    counter.done(&["index"]);
    assert_eq!(counter.fails(&["show", LAYER, "--region", "8171"])["code"], "withheld");
    let now = known(&counter);
    assert_eq!((&now["piece"], &now["stops"]), (&json!("refused"), &json!(["withheld"])), "{now}");
    assert!(now["withheld"].as_str().unwrap().starts_with("P01: no area"), "{now}");
}

#[test]
fn a_format_that_cannot_hold_a_piece_stops_no_other_format() {
    let counter = Counter::open();
    broken(
        &counter,
        "\"geometry\":{\"coordinates\":",
        "\"geometry\":null,\"was\":{\"coordinates\":",
    );
    counter.done(&["index"]);
    let out = counter.outside("x.fgb");
    let cut = ["cut", LAYER, "--region", "8171", "--format", "fgb", "--out", out.to_str().unwrap()];
    let error = counter.fails(&cut);
    assert_eq!(error["code"], "withheld");
    assert!(error["message"].as_str().unwrap().contains("FlatGeobuf"), "{error}");
    // What the piece has in every format is known, and that it cannot be FlatGeobuf is not told of it.
    let now = known(&counter);
    assert_eq!((&now["piece"], &now["stops"]), (&json!("findings"), &json!(["P01"])), "{now}");
    assert!(!now.to_string().contains("FlatGeobuf"), "{now}");
}

#[test]
fn a_map_of_villages_that_is_held_is_suggested_before_one_that_is_not() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let suggested = |level: Option<&str>, regions: Value| -> Value {
        let mut asked = request(NUMBER, json!([]));
        asked["abstraction"]["level"] = json!(level);
        asked["abstraction"]["regions"] = regions;
        asked["abstraction"]["purpose"] = json!(
            "Pemetaan tingkat kemiskinan rumah tangga menurut wilayah untuk peta tematik skripsi"
        );
        let path = counter.outside("saran.json");
        fs::write(&path, asked.to_string()).unwrap();
        let found = counter.done(&["suggest", path.to_str().unwrap()]);
        let all = found["suggestions"].as_array().unwrap();
        all.iter()
            .find(|one| one["id"].as_str().unwrap().starts_with("wilkerstat"))
            .cloned()
            .unwrap_or_else(|| panic!("{level:?}: {found}"))
    };
    let (ambon, both) = (
        json!([{"code": "8171", "name": "Kota Ambon"}]),
        json!([{"code": "8102", "name": "Maluku Tenggara"}, {"code": "8171", "name": "Kota Ambon"}]),
    );
    for (level, regions) in [
        (None, &ambon),
        (Some("kabupaten"), &ambon),
        (Some("kecamatan"), &ambon),
        (Some("desa"), &ambon),
        (Some("kabupaten"), &both),
    ] {
        let map = suggested(level, regions.clone());
        assert_eq!(
            (&map["id"], &map["region"]),
            (&json!(LAYER), &json!("8171")),
            "{level:?}: {map}"
        );
        assert_eq!(map["held"]["held"], true, "{level:?}: {map}");
    }
}
