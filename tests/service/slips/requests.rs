//! Slips in a request: misspelt fields, wrong types and words, characters and encodings, and a used number.

use serde_json::{Value, json};

use super::{Given, Slip};
use crate::counter::{NUMBER, TODAY};

/// The slips in requests.
pub const ROWS: &[Slip] = &[
    // Fields.
    changed(
        "regoin",
        |r| rename(&mut r["items"][1], "region", "regoin"),
        "items[1].regoin",
        "`region`",
    ),
    changed(
        "fromat",
        |r| rename(&mut r["items"][1], "format", "fromat"),
        "items[1].fromat",
        "`format`",
    ),
    changed(
        "Format",
        |r| rename(&mut r["items"][1], "format", "Format"),
        "items[1].Format",
        "`format`",
    ),
    changed(
        "zero_tariff outside",
        |r| r["zero_tariff"] = true.into(),
        "zero_tariff",
        "in `requester`",
    ),
    changed(
        "zero_tariff in an item",
        |r| r["items"][0]["zero_tariff"] = true.into(),
        "items[0].zero_tariff",
        "in `requester`",
    ),
    changed("format outside", |r| r["format"] = "gpkg".into(), "format", "in `items[]`"),
    changed(
        "medium in an item",
        |r| r["items"][0]["medium"] = "cd".into(),
        "items[0].medium",
        "request itself",
    ),
    changed(
        "zero-tariff",
        |r| r["requester"]["zero-tariff"] = true.into(),
        "requester.zero-tariff",
        "`zero_tariff`",
    ),
    changed("itmes", |r| rename(r, "items", "itmes"), "items", "`items` for `itmes`"),
    changed("requestor", |r| rename(r, "requester", "requestor"), "requester", "`requester`"),
    changed(
        "nama",
        |r| rename(&mut r["requester"], "name", "nama"),
        "requester.name",
        "`name` for `nama`",
    ),
    changed(
        "latar_belakang",
        |r| rename(&mut r["abstraction"], "background", "latar_belakang"),
        "abstraction.latar_belakang",
        "`background`",
    ),
    changed(
        "region in the use",
        |r| r["abstraction"]["region"] = json!([]),
        "abstraction.region",
        "`regions`",
    ),
    changed("an invented field", |r| r["warna"] = "merah".into(), "warna", "delete it"),
    changed(
        "kode of a region",
        |r| rename(&mut r["abstraction"]["regions"][0], "code", "kode"),
        "abstraction.regions[0].kode",
        "`code`",
    ),
    changed(
        "a field of the letter",
        |r| r["requester"]["zero_tariff_letter"] = json!({"nomer": "1"}),
        "requester.zero_tariff_letter.number",
        "`number`",
    ),
    written(
        "a field twice",
        |t| t.replacen('{', "{\"medium\":\"cd\",", 1).into(),
        "medium",
        "delete the other",
    ),
    // Types.
    changed(
        "a region as a number",
        |r| r["items"][1]["region"] = 8171.into(),
        "items[1].region",
        "\"8171\"",
    ),
    changed(
        "a period as a number",
        |r| r["abstraction"]["periods"] = json!([2025]),
        "abstraction.periods[0]",
        "\"2025\"",
    ),
    changed(
        "periods as a text",
        |r| r["abstraction"]["periods"] = "2025".into(),
        "abstraction.periods",
        "[ … ]",
    ),
    changed(
        "ya for true",
        |r| r["requester"]["zero_tariff"] = "ya".into(),
        "requester.zero_tariff",
        "`true` or `false`",
    ),
    changed("one item without a list", |r| r["items"] = json!({"id": "x"}), "items", "[ … ]"),
    changed(
        "a region as a text",
        |r| r["abstraction"]["regions"] = json!(["8171"]),
        "abstraction.regions[0]",
        "{ … }",
    ),
    // Words.
    changed(
        "rumah tangga",
        |r| r["abstraction"]["units"] = json!(["rumah tangga"]),
        "abstraction.units[0]",
        "write rumah-tangga",
    ),
    changed(
        "a unit that is none",
        |r| r["abstraction"]["units"] = json!(["keluarga"]),
        "abstraction.units[0]",
        "allowed are",
    ),
    changed(
        "kabupatan",
        |r| r["abstraction"]["level"] = "kabupatan".into(),
        "abstraction.level",
        "write kabupaten",
    ),
    changed(
        "Mahasiswa",
        |r| r["requester"]["category"] = "Mahasiswa".into(),
        "requester.category",
        "write mahasiswa",
    ),
    changed("usb exfat", |r| r["medium"] = "usb exfat".into(), "medium", "write usb-exfat"),
    changed(
        "geojsn",
        |r| r["items"][1]["format"] = "geojsn".into(),
        "items[1].format",
        "write geojson",
    ),
    // Dates.
    changed(
        "a date with slashes",
        |r| r["received_on"] = "24/11/2026".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "the day first",
        |r| r["received_on"] = "24-11-2026".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "a date in words",
        |r| r["received_on"] = "24 November 2026".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "a day that is none",
        |r| r["received_on"] = "2026-02-30".into(),
        "received_on",
        "as in 2026-11-24",
    ),
    Slip {
        did: "received tomorrow",
        given: Given::Changed(|r| r["received_on"] = "2026-11-25".into()),
        exit: 2,
        code: "request",
        field: "received_on",
        hint: "day of receipt",
    },
    changed(
        "a date without hyphens",
        |r| r["received_on"] = "20261124".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "a date with a time",
        |r| r["received_on"] = "2026-11-24 10:00".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "a date with a time far away",
        |r| r["received_on"] = "2026-11-24T23:00:00-12:00".into(),
        "received_on",
        "2026-11-24",
    ),
    changed(
        "a year that is none of the office's",
        |r| r["received_on"] = "1026-11-24".into(),
        "received_on",
        "correct the year",
    ),
    changed(
        "a letter of tomorrow",
        |r| {
            let letter = json!({"number": "7/X", "date": "2026-11-25", "issuer": "Dekan"});
            r["requester"]["zero_tariff"] = true.into();
            r["requester"]["zero_tariff_letter"] = letter;
        },
        "requester.zero_tariff_letter.date",
        "stands on the letter",
    ),
    changed(
        "a letter's date with a time",
        |r| {
            let letter = json!({"number": "7/X", "date": "2026-11-24 10:00", "issuer": "Dekan"});
            r["requester"]["zero_tariff_letter"] = letter;
        },
        "requester.zero_tariff_letter.date",
        "2026-11-24",
    ),
    // Words that only look right.
    changed(
        "an empty format",
        |r| r["items"][1]["format"] = "".into(),
        "items[1].format",
        "delete",
    ),
    changed("an empty id", |r| r["items"][1]["id"] = "".into(), "items[1].id", "delete"),
    changed(
        "a region without words",
        |r| r["abstraction"]["regions"] = json!([{}]),
        "abstraction.regions[0]",
        "its `code`, its `name`",
    ),
    changed(
        "a region of empty words",
        |r| r["abstraction"]["regions"] = json!([{"code": " ", "name": null}]),
        "abstraction.regions[0]",
        "its `code`, its `name`",
    ),
    changed(
        "a blank behind a region's code",
        |r| r["abstraction"]["regions"] = json!([{"code": "8171 "}]),
        "abstraction.regions[0].code",
        "\"8171\"",
    ),
    changed(
        "a blank behind an item's region",
        |r| r["items"][1]["region"] = "8171 ".into(),
        "items[1].region",
        "\"8171\"",
    ),
    changed("a blank before the medium", |r| r["medium"] = " cd".into(), "medium", "\"cd\""),
    // Characters and encodings.
    changed(
        "a command to the screen in a name",
        |r| r["requester"]["name"] = "Siti\u{1b}[2J".into(),
        "requester.name",
        "type it anew: Siti[2J",
    ),
    changed(
        "a name on two lines",
        |r| r["requester"]["name"] = "Siti\nLatuconsina".into(),
        "requester.name",
        "type it anew: Siti Latuconsina",
    ),
    changed(
        "a name that turns around",
        |r| r["requester"]["institution"] = "Universitas\u{202E}arumattaP".into(),
        "requester.institution",
        "UniversitasarumattaP",
    ),
    changed(
        "a soft hyphen in a text",
        |r| r["abstraction"]["method"] = "Statis\u{AD}tik".into(),
        "abstraction.method",
        "Statistik",
    ),
    changed(
        "an isolate in a title",
        |r| r["abstraction"]["title"] = "Kajian\u{2066} kemiskinan".into(),
        "abstraction.title",
        "Kajian kemiskinan",
    ),
    act(
        "a reason that commands the screen",
        &["cancel", NUMBER, "--because", "ba\u{1b}tal", "--by", "Petugas A"],
        "because",
        "batal",
    ),
    act(
        "a note with a hidden character",
        &["return", NUMBER, "--note", "per\u{200B}baiki", "--by", "Petugas A"],
        "note",
        "perbaiki",
    ),
    act(
        "an officer with a hidden character",
        &["cancel", NUMBER, "--because", "batal", "--by", "Petugas\u{AD} A"],
        "--by",
        "Petugas A",
    ),
    act(
        "a signatory that turns around",
        &["agree", NUMBER, "--signed-by", "Si\u{202E}ti", "--on", TODAY, "--scan", "x.pdf"],
        "--signed-by",
        "Siti",
    ),
    act("a guest that commands the screen", &["visit", "--name", "Ani\u{1b}[2J"], "name", "Ani[2J"),
    act(
        "a hidden character in a guest's work",
        &["visit", "--name", "Ani", "--work", "do\u{200B}sen"],
        "work",
        "dosen",
    ),
    act("a day with a time", &["visits", "--date", "2026-11-24 10:00"], "", "2026-11-24"),
    act("a day without hyphens", &["visits", "--date", "20261124"], "", "2026-11-24"),
    changed(
        "a blank that does not break",
        |r| r["items"][1]["region"] = "81\u{A0}71".into(),
        "items[1].region",
        "8171",
    ),
    changed(
        "a character without width",
        |r| r["items"][0]["id"] = "susenas-2025-03-kor-81\u{200B}".into(),
        "items[0].id",
        "susenas-2025-03-kor-81",
    ),
    changed(
        "digits of another script",
        |r| r["items"][1]["region"] = "٨١٧١".into(),
        "items[1].region",
        "8171",
    ),
    changed(
        "a blank behind an id",
        |r| r["items"][0]["id"] = "susenas-2025-03-kor-81 ".into(),
        "items[0].id",
        "\"susenas-2025-03-kor-81\"",
    ),
    written("a byte of no encoding", |t| replaced(&t, b"\x81"), "", "UTF-8"),
    written("half of UTF-16", |_| b"\xFF\xFE{\0\"".to_vec(), "", "UTF-8"),
    written(
        "a missing comma",
        |t| t.replacen("\",\"", "\" \"", 1).into(),
        "",
        "correct the request",
    ),
    written("nothing at all", |_| Vec::new(), "", "correct the request"),
    // The requester.
    changed(
        "an e-mail without @",
        |r| r["requester"]["email"] = "salah".into(),
        "requester.email",
        "nama@contoh",
    ),
    changed(
        "a short telephone number",
        |r| r["requester"]["phone"] = "0812".into(),
        "requester.phone",
        "8 to 15 digits",
    ),
    changed(
        "a telephone in words",
        |r| r["requester"]["phone"] = "nol delapan".into(),
        "requester.phone",
        "8 to 15 digits",
    ),
    changed(
        "an NPWP in letters",
        |r| r["requester"]["npwp"] = "abc".into(),
        "requester.npwp",
        "15 or 16 digits",
    ),
    changed(
        "a name of 501 letters",
        |r| r["requester"]["name"] = "a".repeat(501).into(),
        "requester.name",
        "shorter",
    ),
    changed(
        "an institution of 501 letters",
        |r| r["requester"]["institution"] = "a".repeat(501).into(),
        "requester.institution",
        "shorter",
    ),
    // What only looks right.
    changed(
        "a letter without a claim",
        |r| {
            r["requester"]["zero_tariff_letter"] =
                json!({"number": "B-12", "date": TODAY, "issuer": "Dinas Sosial"});
        },
        "requester.zero_tariff_letter",
        "`zero_tariff`",
    ),
    changed(
        "a letter and no answer about the claim",
        |r| {
            r["requester"]["zero_tariff"] = Value::Null;
            r["requester"]["zero_tariff_letter"] =
                json!({"number": "B-12", "date": TODAY, "issuer": "Dinas Sosial"});
        },
        "requester.zero_tariff_letter",
        "`zero_tariff`",
    ),
    changed(
        "the letter O for the digit 0",
        |r| r["number"] = "8100-2026-OO01".into(),
        "number",
        NUMBER,
    ),
    changed(
        "the letter l for the digit 1",
        |r| r["number"] = "8100-2026-000l".into(),
        "number",
        NUMBER,
    ),
    changed(
        "a number as a name",
        |r| r["requester"]["name"] = "08123456789".into(),
        "requester.name",
        "identity card",
    ),
    changed("null for an item", |r| r["items"][1] = Value::Null, "items[1]", "delete it"),
    changed(
        "null for a topic",
        |r| r["abstraction"]["topics"] = json!([null]),
        "abstraction.topics[0]",
        "delete it",
    ),
    changed(
        "an empty topic",
        |r| r["abstraction"]["topics"] = json!([""]),
        "abstraction.topics[0]",
        "delete the field",
    ),
    changed(
        "an empty period",
        |r| r["abstraction"]["periods"] = json!([" "]),
        "abstraction.periods[0]",
        "delete the field",
    ),
    // Words that stand for others.
    act(
        "no reason but its word",
        &["cancel", NUMBER, "--because", "REASON"],
        "because",
        "in its place",
    ),
    act(
        "no reason but alasan",
        &["cancel", NUMBER, "--because", "ALASAN"],
        "because",
        "in its place",
    ),
    act("no note but its word", &["return", NUMBER, "--note", "<CATATAN>"], "note", "in its place"),
    // A used number.
    Slip {
        did: "the number of another person",
        given: Given::Changed(|r| {
            r["requester"]["name"] = "Budi".into();
            r["requester"]["email"] = "budi@contoh.id".into();
        }),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of a namesake",
        given: Given::Changed(|r| r["requester"]["email"] = "lain@contoh.id".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of a namesake with another digit in the address",
        given: Given::Changed(|r| r["requester"]["email"] = "siti2@example.ac.id".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of somebody with a like address",
        given: Given::Changed(|r| r["requester"]["email"] = "sita@example.ac.id".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of somebody with the same address and a like name",
        given: Given::Changed(|r| r["requester"]["name"] = "Sita Latuconsina".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of somebody with the same address and a shorter name",
        given: Given::Changed(|r| r["requester"]["name"] = "Siti".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
    Slip {
        did: "the number of a colleague",
        given: Given::Changed(|r| r["requester"]["name"] = "Budi".into()),
        exit: 2,
        code: "state",
        field: "number",
        hint: "8100-2026-0002",
    },
];

const fn changed(
    did: &'static str,
    change: fn(&mut Value),
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Changed(change), exit: 2, code: "request", field, hint }
}

const fn act(
    did: &'static str,
    words: &'static [&'static str],
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Words(words), exit: 2, code: "usage", field, hint }
}

const fn written(
    did: &'static str,
    write: fn(String) -> Vec<u8>,
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Written(write), exit: 2, code: "request", field, hint }
}

fn rename(object: &mut Value, from: &str, to: &str) {
    let object = object.as_object_mut().unwrap();
    let value = object.remove(from).unwrap();
    object.insert(to.to_owned(), value);
}

/// Returns the text with bytes in place of its first blank.
fn replaced(text: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = text.split_once(' ').unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}
