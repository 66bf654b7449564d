//! Requests that are refused before any rule runs, with the field at fault and what is allowed.

use serde_json::json;

use super::*;
use crate::error::ErrorKind;

/// Checks that a change is refused at a field.
fn refused(change: &Value, field: &str) {
    let json = changed(change).to_string();
    let error = read_request(json.as_bytes(), Path::new("r.json"), &CATALOG).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request, "{change}");
    let error = error.to_json()["error"].clone();
    assert_eq!(error["field"], field, "{error}");
    assert_eq!(error["file"], "r.json");
    assert!(error["hint"].is_string(), "{error}");
}

fn items(items: &Value) -> Value {
    json!({ "items": items })
}

#[test]
fn an_address_that_cannot_be_written_to_is_refused() {
    for email in [
        "",
        " ",
        "ani",
        "ani@",
        "@contoh.id",
        "ani@contoh",
        "a b@contoh.id",
        "ani@contoh..id",
        "ani@@contoh.id",
        "ani@-contoh.id",
        ".ani@contoh.id",
        "a..b@contoh.id",
        "ani@10.0.0.1",
        "ani@contoh.i",
        "ani@contoh.id\nBcc: x@y.id",
        "Ani <ani@contoh.id>",
        "ani@contoh.id,",
    ] {
        refused(&json!({ "requester": { "email": email } }), "requester.email");
    }
    refused(&json!({ "requester": { "email": null } }), "requester.email");
    for email in ["a.b+c_d@sub.contoh.ac.id", "O'Neil@contoh.co", " ani@contoh.id "] {
        assert!(
            !request(&json!({ "requester": { "email": email } })).requester.email.contains(' ')
        );
    }
}

#[test]
fn unknown_words_are_refused_with_those_that_are_known() {
    refused(&json!({ "requester": { "category": "Mahasiswa" } }), "requester.category");
    refused(&json!({ "requester": { "category": null } }), "requester.category");
    refused(&json!({ "medium": "disket" }), "medium");
    let json = changed(&json!({ "medium": "disket" })).to_string();
    let error = read_request(json.as_bytes(), Path::new("r"), &CATALOG).unwrap_err();
    assert!(error.hint_message().unwrap().english().contains("usb-exfat"));
    assert_eq!(request(&json!({ "medium": "dvd" })).medium.as_deref(), Some("dvd"));
    assert_eq!(request(&json!({ "medium": "" })).medium, None);
}

#[test]
fn a_list_without_items_is_refused() {
    refused(&items(&json!([])), "items");
}

#[test]
fn a_map_needs_a_region_and_a_dataset_takes_none() {
    let map = json!([{ "id": "kor-2024" }, { "id": "kec-2024", "format": "shp" }]);
    refused(&items(&map), "items[1].region");
    refused(&items(&json!([{ "id": "kor-2024", "region": "81" }])), "items[0].region");
}

#[test]
fn formats_are_those_of_the_kind() {
    for format in ["shp", "gpkg", "geojson", "fgb"] {
        let piece = json!({ "id": "kec-2024", "region": "8171", "format": format });
        assert_eq!(request(&items(&json!([piece]))).items[0].format.as_deref(), Some(format));
    }
    let piece = |format: &str| json!([{ "id": "kec-2024", "region": "8171", "format": format }]);
    for format in ["csv", "SHP", "kml"] {
        refused(&items(&piece(format)), "items[0].format");
    }
    request(&items(&json!([{ "id": "kor-2024", "format": "csv" }])));
    refused(&items(&json!([{ "id": "kor-2024", "format": "sav" }])), "items[0].format");
}

#[test]
fn the_same_item_region_and_format_are_listed_once() {
    let twice = json!([{ "id": "kor-2024" }, { "id": "podes-2024" }, { "id": "kor-2024" }]);
    refused(&items(&twice), "items[2]");
    let map = |region: &str, format: &str| json!({ "id": "kec-2024", "region": region, "format": format });
    refused(&items(&json!([map("8171", "shp"), map("8171", "shp")])), "items[1]");
    request(&items(&json!([map("8171", "shp"), map("8171", "gpkg"), map("8172", "shp")])));
}

#[test]
fn an_unknown_item_passes_for_it_is_a_finding() {
    let unknown = json!([{ "id": "nirwana", "region": "81", "format": "kml" }]);
    assert_eq!(request(&items(&unknown)).items.len(), 1);
}

#[test]
fn a_use_may_lack_its_list_and_its_faults_are_placed_in_the_given_text() {
    let mut value = changed(&json!({}));
    let read = |text: &str| read_use(text.as_bytes(), Path::new("r.json"), &CATALOG);
    for list in [None, Some(json!(null)), Some(json!([]))] {
        value.as_object_mut().unwrap().remove("items");
        if let Some(list) = list {
            value["items"] = list;
        }
        let text = serde_json::to_string_pretty(&value).unwrap();
        assert!(read(&text).unwrap().items.is_empty());
        assert!(read(&format!("\u{feff}{text}")).is_ok());
        let name = text.lines().position(|line| line.contains("\"name\"")).unwrap() + 1;
        let blank = text.replacen("\"name\": \"", "\"name\": null, \"institution\": \"", 1);
        let error = read(&blank).unwrap_err().to_json();
        assert_eq!(error["error"]["field"], "requester.name", "{error}");
        assert_eq!(error["error"]["line"], name, "{error}");
    }
    value["items"] = json!("susenas");
    assert_eq!(read(&value.to_string()).unwrap_err().to_json()["error"]["field"], "items");
}
