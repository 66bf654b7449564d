//! What is found in texts that GDAL reads without a word.

use super::*;

const CLEAN: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":38819,"properties":{"iddesa":"8171010001","luas":1.5,"x":null},
     "geometry":{"type":"MultiPolygon","coordinates":[[[[128,-3.7],[128.1,-3.7],[128,-3.7]]]]}}]}"#;

/// Returns the foreign names, and the properties.
fn look(text: &str) -> (String, String) {
    let mut foreign = Hidden::default();
    let names = walk(text.as_bytes(), &mut foreign).unwrap();
    let foreign: Vec<_> = foreign.into_fields().into_iter().map(|field| field.name).collect();
    (foreign.join(" | "), names.join(" "))
}

/// Puts a change into the clean map and returns what is foreign in it.
fn with(from: &str, to: &str) -> String {
    assert!(CLEAN.contains(from), "{from}");
    look(&CLEAN.replacen(from, to, 1)).0
}

#[test]
fn a_map_as_gdal_writes_it_has_nothing_foreign() {
    assert_eq!(look(CLEAN), (String::new(), "iddesa luas x".into()));
    assert_eq!(look(&format!("\u{feff}{CLEAN}\n")).0, "");
    let head = r#""name":"final_desa_202518171",
        "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "xy_coordinate_resolution":1e-9,"bbox":[128,-4,129,-3],"features":["#;
    assert_eq!(with("\"features\":[", head), "");
    assert_eq!(with("\"features\":[", "\"crs\":null,\"features\":["), "");
    assert_eq!(with("38819", "\"desa.1\""), "");
}

#[test]
fn a_bare_feature_or_geometry_is_a_map() {
    let point = r#"{"type":"Point","coordinates":[128,-3]}"#;
    assert_eq!(look(point).0, "");
    let feature = format!(r#"{{"geometry":{point},"properties":null,"type":"Feature"}}"#);
    assert_eq!(look(&feature).0, "");
    assert_eq!(look(r#"{"geometry":null,"type":"Feature","ketua":"Budi"}"#).0, "fitur.ketua");
    assert_eq!(look(r#"{"ketua":"Budi","type":"Point","coordinates":[1,2]}"#).0, "geometri.ketua");
    assert_eq!(look(r#"{"type":"Topology","objects":{}}"#).0, "koleksi.objects | koleksi.type");
}

#[test]
fn whatever_stands_outside_of_the_properties_is_named() {
    let collection = |member: &str| with("\"features\":[", &format!("{member},\"features\":["));
    for (member, found) in [
        (r#""description":"dari D:/pegawai/budi""#, "koleksi.description"),
        (r#""metadata":{"ketua":["Budi"]}"#, "koleksi.metadata"),
        (r#""name":"D:/pegawai/budi""#, "koleksi.name"),
        (r#""name":["a"]"#, "koleksi.name"),
        (r#""crs":{"type":"name","properties":{"name":"milik Budi"}}"#, "koleksi.crs"),
        (r#""crs":{"type":"name","properties":{"name":"EPSG:4326","k":1}}"#, "koleksi.crs"),
        (r#""crs":"EPSG:4326""#, "koleksi.crs"),
        (r#""xy_coordinate_resolution":"Budi""#, "koleksi.xy_coordinate_resolution"),
        (r#""bbox":[1,2,3,"Budi"]"#, "koleksi.bbox"),
        (r#""properties":{"ketua":"Budi"}"#, "koleksi.properties"),
        (r#""type":"FeatureCollection""#, "koleksi.type (ganda)"),
    ] {
        assert_eq!(collection(member), found, "{member}");
    }
    assert_eq!(with("\"id\":38819", "\"id\":\"D:/pegawai\""), "fitur.id");
    assert_eq!(with("\"id\":38819", "\"ketua\":\"Budi\",\"crs\":null"), "fitur.ketua | fitur.crs");
    assert_eq!(with("\"type\":\"Multi", "\"ketua\":1,\"type\":\"Multi"), "geometri.ketua");
    assert_eq!(with("[128,-3.7]", "[128,-3.7,0,7]"), "geometri.coordinates");
    assert_eq!(
        with("\"coordinates\":[", "\"geometries\":[{\"k\":1}],\"coordinates\":["),
        "geometri.k | geometri.type"
    );
    assert_eq!(with("\"Feature\"", "\"Budi\""), "fitur.type");
}

#[test]
fn a_second_object_of_properties_hides_nothing() {
    let twice = with("\"properties\":{", "\"properties\":{\"ketua\":\"Budi\"},\"properties\":{");
    assert_eq!(twice, "fitur.properties (ganda)");
    let (_, names) = look(
        &CLEAN.replace("\"properties\":{", "\"properties\":{\"ketua\":\"Budi\"},\"properties\":{"),
    );
    assert_eq!(names, "ketua iddesa luas x");
    assert_eq!(with("\"x\":null", "\"luas\":\"Budi\""), "luas (ganda)");
}

#[test]
fn nested_properties_are_named_by_their_paths() {
    for (value, found) in [
        (r#"{"ketua":"Budi","alamat":{"jalan":1}}"#, "x.ketua | x.alamat.jalan"),
        (r#"["Budi","Ani"]"#, "x.[]"),
        (r#"[{"ketua":"Budi"}]"#, "x.[].ketua"),
        ("{}", "x.{}"),
        ("[]", "x.[]"),
    ] {
        assert_eq!(with("null", value), found);
    }
}

#[test]
fn a_name_hidden_by_escapes_is_read() {
    assert_eq!(with("\"features\":[", r#""\u0070ath":1,"features":["#), "koleksi.path");
}

#[test]
fn a_million_foreign_members_are_a_short_list() {
    let members: String = (0..100_000).map(|i| format!("\"k{i}\":{i},")).collect();
    let found = with("\"features\":[", &format!("{members}\"features\":["));
    assert!(found.split(" | ").count() <= 51 && found.ends_with("(dan lainnya)"));
}

#[test]
fn what_breaks_the_grammar_is_an_error() {
    for (from, to) in [
        ("null", "NaN"),
        ("null", "/* Budi */ null"),
        ("]}", "]} {\"ketua\":\"Budi\"}"),
        ("[128,-3.7]", "[128,\"Budi\"]"),
        ("{\"type\":\"MultiPolygon\"", "\"Budi\", {\"type\":\"MultiPolygon\""),
    ] {
        assert!(CLEAN.contains(from), "{from}");
        let at = CLEAN.rfind(from).unwrap();
        let text = [&CLEAN[..at], to, &CLEAN[at + from.len()..]].concat();
        assert!(walk(text.as_bytes(), &mut Hidden::default()).is_err(), "{to}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(walk(CLEAN.replace("null", &deep).as_bytes(), &mut Hidden::default()).is_err());
}
