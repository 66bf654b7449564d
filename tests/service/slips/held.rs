//! Slips about what the office has: an approval of a map or a survey that cannot be delivered.

use serde_json::{Value, json};

use super::{Given, Slip};
use crate::counter::{Counter, NUMBER, request};

/// A survey of the country whose table holds a person's name.
const STOPPED: &str = "susenas-2025-03-kor";
/// A survey of the country that is held as neither CSV nor DBF.
const OTHER_FORM: &str = "susenas-2025-03-kp";
const NOT_HELD: &str = "put the data into a data folder";
const IS_STOPPED: &str = "correct what stops the sale";

/// The slips about what is held.
pub const ROWS: &[Slip] = &[
    asked(
        "a map of a regency that nobody holds",
        |c| approve(c, json!([{"id": "wilkerstat-desa-2025-1", "region": "8102"}])),
        NOT_HELD,
    ),
    asked(
        "a map of which an older edition alone is held",
        |c| approve(c, json!([{"id": "wilkerstat-kec-2025-1", "region": "8171"}])),
        NOT_HELD,
    ),
    asked(
        "a map of villages of a regency whose map of districts is held",
        |c| approve(c, json!([{"id": "wilkerstat-desa-2025-1", "region": "8172"}])),
        NOT_HELD,
    ),
    asked(
        "a map that nobody holds, in a format that is sold",
        |c| {
            let item = json!({"id": "wilkerstat-desa-2025-1", "region": "8102", "format": "fgb"});
            approve(c, json!([item]))
        },
        NOT_HELD,
    ),
    asked(
        "one item of two that is not held",
        |c| {
            let map = json!({"id": "wilkerstat-kec-2025-1", "region": "8171"});
            approve(c, json!([{"id": "susenas-2025-03-kor-81"}, map]))
        },
        NOT_HELD,
    ),
    asked(
        "a survey with a file that stops its sale",
        |c| approve(c, json!([{"id": STOPPED}])),
        IS_STOPPED,
    ),
    asked(
        "a survey in a format that it cannot leave in",
        |c| approve(c, json!([{"id": OTHER_FORM, "format": "csv"}])),
        IS_STOPPED,
    ),
    asked(
        "a reason of blanks",
        |c| {
            let words = approve(c, json!([{"id": STOPPED}]));
            [words, vec!["--because".to_owned(), "  ".to_owned()]].concat()
        },
        IS_STOPPED,
    ),
];

/// Puts into the stores the survey that is stopped, one that cannot leave as CSV, and older maps of districts.
pub fn prepare(counter: &Counter) {
    counter.put(&format!("store/microdata/{STOPPED}/rt.csv"), b"nks,nama_krt\n1,x\n");
    counter.put(&format!("store/microdata/{OTHER_FORM}/isi.dat"), b"8171010001 3\n");
    let map = counter.home().join("store/peta/2025-1/desa/final_desa_202518171.geojson");
    let map = std::fs::read_to_string(map).unwrap();
    let other = map.replace("8171", "8172").replace("\"71\"", "\"72\"");
    counter.put("store/peta/2024-2/kec/final_kec_202428171.geojson", map.as_bytes());
    counter.put("store/peta/2024-2/kec/final_kec_202428172.geojson", other.as_bytes());
}

const fn asked(did: &'static str, words: fn(&Counter) -> Vec<String>, hint: &'static str) -> Slip {
    Slip { did, given: Given::Command(words), exit: 2, code: "state", field: "--because", hint }
}

/// Returns the words of an approval without a reason, of a request that the check finds to match.
#[allow(clippy::needless_pass_by_value, reason = "the rows write the items in place")]
fn approve(counter: &Counter, items: Value) -> Vec<String> {
    let country = items[0]["id"] == STOPPED || items[0]["id"] == OTHER_FORM;
    let mut asked = request(NUMBER, items.clone());
    if let Some(region) = items[0]["region"].as_str() {
        asked["abstraction"]["regions"] = json!([{"code": region, "name": null}]);
    }
    if country {
        let text = asked["abstraction"].to_string();
        let text = text.replace("Kota Ambon", "Indonesia").replace("\"8171\"", "\"00\"");
        asked["abstraction"] = serde_json::from_str(&text).unwrap();
        asked["abstraction"]["purpose"] = "Mengetahui penyebab kemiskinan rumah tangga.".into();
        asked["abstraction"]["method"] = "Regresi logistik.".into();
        asked["abstraction"]["expected_output"] = "Skripsi dengan tabel dan grafik.".into();
        asked["abstraction"]["level"] = "provinsi".into();
    }
    let path = counter.outside("slip-held.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    ["approve", path.to_str().unwrap(), "--by", "Petugas A"].map(str::to_owned).to_vec()
}
