//! A request that matches in every point, changed in one point for each rule.

mod approval;
mod item_rules;
mod region_rules;
mod report;
mod request_rules;
mod texts;
mod validate;

use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::*;

/// A small catalogue that has a product or more for each rule.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| catalog(TARIFFS));

const REGIONS: &str = "code,name,level,kemendagri,aliases
00,Indonesia,nasional,,
32,Jawa Barat,provinsi,32,Jabar
3204,Bandung,kabupaten,32.04,
3273,Kota Bandung,kabupaten,32.73,
81,Maluku,provinsi,81,
8101,Kepulauan Tanimbar,kabupaten,81.03,Maluku Tenggara Barat;MTB
8102,Maluku Tenggara,kabupaten,81.02,
8103,Maluku Tengah,kabupaten,81.01,Malteng
8103051,Kota Masohi,kecamatan,,
8105,Kepulauan Aru,kabupaten,81.07,Aru
8107,Seram Bagian Timur,kabupaten,81.05,SBT
8171,Kota Ambon,kabupaten,81.71,Ambon
8171010,Nusaniwe,kecamatan,,
8171010003,Nusaniwe,desa,,
8171010005,Kel Nusaniwe,desa,,
8172,Kota Tual,kabupaten,81.72,Tual
91,Papua Barat,provinsi,92,
94,Papua,provinsi,91,
";

const TOPICS: &str = "id,label,terms
kemiskinan,Kemiskinan,miskin
kerja,Ketenagakerjaan,kerja
desa,Potensi desa,desa
";

const DATASETS: &str = "id,title,survey,period,edition,variant,topics,unit,lowest_level,coverage,access,root
kor-2024,KOR 2024,Susenas,2024-03,1,KOR,kemiskinan,rumah-tangga;individu,kabupaten,00,umum,m/a
kor-2024-81,KOR 2024 Maluku,Susenas,2024-03,1,KOR,kemiskinan,rumah-tangga;individu,kabupaten,81,umum,m/b
kor-2024-8171,KOR 2024 Ambon,Susenas,2024-03,1,KOR,kemiskinan,rumah-tangga;individu,kabupaten,8171,umum,m/c
kor-2024-8172,KOR 2024 Tual,Susenas,2024-03,1,KOR,kemiskinan,rumah-tangga;individu,kabupaten,8172,tertutup,m/d
kp-2024,KP 2024,Susenas,2024-03,1,KP,kemiskinan,rumah-tangga;komoditas,provinsi,00,umum,m/e
sak-2024-02,Sakernas Februari 2024,Sakernas,2024-02,1,FEB,kerja,individu,provinsi,00,umum,m/f
sak-2024-08,Sakernas Agustus 2024,Sakernas,2024-08,1,AGT,kerja,individu,kabupaten,00,umum,m/g
sak-2022-08,Sakernas Agustus 2022,Sakernas,2022-08,1,AGT,kerja,individu,kabupaten,00,umum,m/h
dagang,E-Commerce,Dagang,2020/2021,1,,kerja,usaha,nasional,00,umum,m/i
podes-2024,Podes 2024,Podes,2024,1,DESA,desa,desa,desa,00,umum,m/j
rinci-2024,Sakernas rinci,Sakernas,2024-08,1,RINCI,kerja,individu,kabupaten,00,terbatas,m/k
tutup-2024,Industri 5 digit,IBS,2024,1,5D,kerja,usaha,kabupaten,00,tertutup,m/l
buka-2024,Industri 2 digit,IBS,2024,1,2D,kerja,usaha,provinsi,00,umum,m/m
";

const LAYERS: &str = "id,title,level,edition,coverage,cut,access,root
kec-2024,Peta kecamatan,kecamatan,2024-1,00,kabupaten,umum,p/a
desa-2024,Peta desa Maluku,desa,2024-1,81,kabupaten,umum,p/b
desa-2020,Peta desa lama,desa,2020-1,81,kabupaten,umum,p/c
sls-2024,Peta SLS,sls,2024-1,81,kabupaten,terbatas,p/d
";

const TARIFFS: &str = "id,subject,level,cut,class,block_from,unit,per,price,step,cap,legal_basis,valid_from,valid_until
a,data-mikro,,,umum,0,byte,1000000,20000,flat,,PP,2024-01-01,
b,peta,kecamatan,kabupaten,umum,0,peta,1,30000,flat,,PP,2024-01-01,
c,peta,desa,kabupaten,umum,0,peta,1,70000,flat,,PP,2024-01-01,
d,peta,kecamatan,nasional,umum,0,peta,1,12000000,flat,,PP,2024-01-01,
n,data-mikro,,,nol,0,byte,1,0,flat,5000000,,2024-01-01,
o,peta,kecamatan,kabupaten,nol,0,peta,1,0,flat,1,,2024-01-01,
p,peta,desa,kabupaten,nol,0,peta,1,0,flat,1,,2024-01-01,
";

fn catalog(tariffs: &str) -> Catalog {
    load(tariffs, TOPICS, DATASETS)
}

/// Returns a catalogue with these topics and without datasets.
fn topics_catalog(topics: &str) -> Catalog {
    load(TARIFFS, topics, DATASETS.lines().next().unwrap())
}

fn load(tariffs: &str, topics: &str, datasets: &str) -> Catalog {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("regions.csv", REGIONS),
        ("topics.csv", topics),
        ("datasets.csv", datasets),
        ("layers.csv", LAYERS),
        ("tariffs.csv", tariffs),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    Catalog::load(Some(folder.path())).unwrap_or_else(|error| panic!("{:#}", error.to_json()))
}

/// Returns a request for one dataset that breaks no rule: its texts state topics and mapping, and nothing is declared.
fn plain() -> Value {
    json!({
        "number": "8100-2026-0001",
        "received_on": "2026-11-24",
        "requester": { "name": "Ani", "email": "ani@contoh.ac.id", "category": "mahasiswa" },
        "abstraction": {
            "title": "Kajian",
            "background": "Kebutuhan akan angka penduduk miskin, kerja, dan sarana desa beserta petanya belum terjawab.",
            "purpose": "Menghitung indikator pokok dan membandingkannya antarwaktu.",
            "method": "Statistik deskriptif dengan penimbang survei serta galat baku yang sesuai.",
            "expected_output": "Satu skripsi dan satu artikel jurnal yang memuat tabel ringkas."
        },
        "items": [ { "id": "kor-2024" } ]
    })
}

/// Applies a change to a value: objects are merged, everything else is replaced.
fn merge(value: &mut Value, change: &Value) {
    match (value, change) {
        (Value::Object(value), Value::Object(change)) => {
            for (key, change) in change {
                merge(value.entry(key.clone()).or_insert(Value::Null), change);
            }
        }
        (value, change) => *value = change.clone(),
    }
}

fn changed(change: &Value) -> Value {
    let mut request = plain();
    merge(&mut request, change);
    request
}

fn request(change: &Value) -> Request {
    let json = changed(change).to_string();
    read_request(json.as_bytes(), Path::new("r.json"), &CATALOG)
        .unwrap_or_else(|error| panic!("{:#}", error.to_json()))
}

/// Returns the request as the ledger gives it back. Requests of earlier versions may have words and characters that are
/// refused in new files.
fn kept(change: &Value) -> Request {
    serde_json::from_value(changed(change)).unwrap()
}

fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

fn checked(change: &Value) -> Conformity {
    super::check(&request(change), &CATALOG, today())
}

/// Returns the findings as `K07 kor-2024 tidak-sesuai`, those on the request first.
fn listed(conformity: &Conformity) -> Vec<String> {
    let of_items = conformity.items.iter().flat_map(|item| &item.findings);
    let all = conformity.findings.iter().chain(of_items);
    all.map(|finding| {
        for text in [&finding.reason, &finding.evidence, &finding.remedy] {
            assert!(!text.indonesian().trim().is_empty(), "{finding:?}");
        }
        let severity = serde_json::to_value(finding.severity).unwrap();
        let item = finding.item.as_deref().unwrap_or("-");
        format!("{} {item} {}", finding.rule.code(), severity.as_str().unwrap())
    })
    .collect()
}

/// Checks that a change gives exactly these findings.
fn check(change: &Value, expected: &[&str]) {
    assert_eq!(listed(&checked(change)), expected, "{change:#}");
}

/// As [`check`], of a request as the ledger gives it back.
fn check_kept(change: &Value, expected: &[&str]) {
    let conformity = super::check(&kept(change), &CATALOG, today());
    assert_eq!(listed(&conformity), expected, "{change:#}");
}

/// Returns the change that asks for these datasets and declares this.
fn datasets(ids: &[&str], declared: &Value) -> Value {
    let items: Vec<_> = ids.iter().map(|id| json!({ "id": id })).collect();
    json!({ "items": items, "abstraction": declared })
}

/// Returns the change that asks for a piece of a map and declares this.
fn map(id: &str, region: &str, declared: &Value) -> Value {
    json!({ "items": [ { "id": id, "region": region } ], "abstraction": declared })
}

/// Returns the change that declares these regions as (code, name), each empty where not given.
fn regions(declared: &[(&str, &str)]) -> Value {
    let regions: Vec<_> =
        declared.iter().map(|(code, name)| json!({ "code": code, "name": name })).collect();
    json!({ "regions": regions })
}

#[test]
fn a_request_that_declares_nothing_violates_nothing() {
    check(&json!({}), &[]);
    assert_eq!(checked(&json!({})).verdict, Verdict::Sesuai);
}

#[test]
fn the_document_has_the_form_of_the_contract() {
    let change = json!({ "items": [ { "id": "kec-2024", "region": "8171", "format": "gpkg" } ],
        "abstraction": { "method": " – ", "periods": ["2010"] } });
    let document = serde_json::to_value(checked(&change)).unwrap();
    let keys = |value: &Value| -> Vec<String> {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    };
    assert_eq!(keys(&document), ["findings", "items", "request", "verdict"]);
    assert_eq!(document["request"], "8100-2026-0001");
    assert_eq!(document["verdict"], "tidak-sesuai");
    let of_request = &document["findings"][0];
    assert_eq!(keys(of_request), ["evidence", "item", "reason", "remedy", "rule", "severity"]);
    assert_eq!((&of_request["rule"], &of_request["item"]), (&json!("K04"), &Value::Null));
    let item = &document["items"][0];
    assert_eq!(keys(item), ["findings", "format", "id", "index", "region", "verdict"]);
    assert_eq!((&item["index"], &item["region"]), (&json!(0), &json!("8171")));
    assert_eq!((&item["format"], &item["verdict"]), (&json!("gpkg"), &json!("perlu-penjelasan")));
    assert_eq!(item["findings"][0]["item"], "kec-2024");
}

#[test]
fn request_level_findings_leave_the_items_verdict_alone() {
    let conformity = checked(&json!({ "abstraction": { "purpose": "" } }));
    assert_eq!(conformity.verdict, Verdict::TidakSesuai);
    assert_eq!(conformity.items[0].verdict, ItemVerdict::Sesuai);
}

#[test]
fn the_worst_finding_decides_and_the_order_is_that_of_the_rules() {
    let declared = json!({ "periods": ["2010"], "level": "desa", "units": ["desa"],
        "regions": [{ "code": "8171" }] });
    let conformity = checked(&datasets(&["rinci-2024", "kor-2024-81"], &declared));
    let rules = |place: usize| -> Vec<&str> {
        conformity.items[place].findings.iter().map(|finding| finding.rule.code()).collect()
    };
    assert_eq!(rules(0), ["K02", "K06", "K09", "K10"]);
    assert_eq!(rules(1), ["K06", "K08", "K09", "K10"]);
    assert_eq!(conformity.verdict, Verdict::TidakSesuai);
}
