//! Texts that follow the grammar, and texts that break it though GDAL reads them without an error.

use super::*;

const CLEAN: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":38819,"properties":{"iddesa":"8171010001","luas":1.5,"x":null},
     "geometry":{"type":"MultiPolygon","coordinates":[[[[128,-3.7],[128.1,-3.7],[128,-3.7]]]]}}]}"#;

fn is_sound(text: &str) -> bool {
    walk(text.as_bytes()).is_ok()
}

#[test]
fn a_map_as_gdal_writes_it_keeps_the_grammar() {
    assert!(is_sound(CLEAN));
    assert!(is_sound(&format!("\u{feff}{CLEAN}\n")));
    let head = r#""name":"final_desa_202518171",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "xy_coordinate_resolution":1e-9,"bbox":[128,-4,129,-3],"features":["#;
    assert!(is_sound(&CLEAN.replacen("\"features\":[", head, 1)));
}

#[test]
fn a_bare_feature_or_geometry_is_a_map() {
    let point = r#"{"type":"Point","coordinates":[128,-3]}"#;
    let feature = format!(r#"{{"geometry":{point},"properties":null,"type":"Feature"}}"#);
    let none = r#"{"geometry":null,"type":"Feature","ketua":"Budi"}"#;
    let list = format!(r#"{{"type":"GeometryCollection","geometries":[{point},null]}}"#);
    for text in [point, &feature, none, &list] {
        assert!(is_sound(text), "{text}");
    }
}

#[test]
fn members_that_the_grammar_does_not_know_may_hold_anything() {
    for member in [
        r#""metadata":{"ketua":["Budi",{}]}"#,
        r#""name":["a"]"#,
        r#""crs":"EPSG:4326""#,
        r#""properties":{"ketua":{"nama":"Budi"}}"#,
        r#""type":"FeatureCollection""#,
    ] {
        let text = CLEAN.replacen("\"features\":[", &format!("{member},\"features\":["), 1);
        assert!(is_sound(&text), "{member}");
    }
}

#[test]
fn what_breaks_the_grammar_is_an_error() {
    for (from, to) in [
        ("null", "NaN"),
        ("null", "1e999"),
        ("null", r#""\ud800""#),
        ("null", "/* Budi */ null"),
        ("]}", "]} {\"ketua\":\"Budi\"}"),
        ("[128,-3.7]", "[128,\"Budi\"]"),
        ("[128,-3.7]", "null"),
        ("{\"type\":\"MultiPolygon\"", "\"Budi\", {\"type\":\"MultiPolygon\""),
        ("\"features\":[", "\"features\":[null,"),
        ("\"features\":[", "\"features\":[[],"),
        ("\"features\":[", "\"features\":{},\"x\":["),
        ("\"properties\":{", "\"properties\":[],\"x\":{"),
        ("\"geometry\":{", "\"geometry\":7,\"x\":{"),
        ("\"coordinates\":[", "\"\\u0067eometries\":\"Budi\",\"coordinates\":["),
    ] {
        assert!(CLEAN.contains(from), "{from}");
        let at = CLEAN.rfind(from).unwrap();
        let text = [&CLEAN[..at], to, &CLEAN[at + from.len()..]].concat();
        assert!(!is_sound(&text), "{to}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!is_sound(&CLEAN.replace("null", &deep)));
    assert!(!is_sound("[]") && !is_sound("null") && !is_sound(""));
    let latin1 = CLEAN.replace("8171010001", "x").replace('x', "\u{e9}");
    let latin1: Vec<u8> = latin1.chars().map(|letter| letter as u8).collect();
    assert!(walk(&*latin1).is_err(), "letters that are not UTF-8");
}
