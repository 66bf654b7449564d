//! Rows for the counter: checking a request, packing from the shelf, reading back, and the memory of packing.

use std::fmt::Write as _;
use std::fs;

use serde_json::json;

use super::workplace::{Bar, Compared, KEMAS, Measure, Row, Workplace, seconds};

/// The day of the commands that depend on one.
const TODAY: &str = "2026-11-24";
/// Number of products in the catalogue for `check`.
const PRODUCTS: usize = 2_000;

/// Makes the data and returns the rows.
pub fn rows(place: &Workplace) -> Vec<Row> {
    catalogue(place);
    office(place);
    let pack = |level: &str| {
        format!("{KEMAS} --office of --today {TODAY} --json pack W-1 --to usb {level}")
    };
    let clean = "rm -rf usb && mkdir usb";
    let row = |name: &str, ours, theirs, value, bar| Row {
        name: name.into(),
        ours,
        theirs: Some(theirs),
        value,
        bar,
    };
    vec![
        row(
            "check, 2 000 products: ms beyond --version",
            seconds(format!(
                "{KEMAS} --today {TODAY} check request.json --catalog big >/dev/null || [ $? = 1 ]"
            )),
            seconds(format!("{KEMAS} --version")),
            Compared::Beyond,
            Bar::AtMost(50.0),
        ),
        row(
            "pack from the shelf: copy and flush | cp, sync",
            Measure::Phases(clean.into(), pack(""), &["pack", "flush"]),
            Measure::Seconds(
                "rm -rf cp && mkdir cp".into(),
                "cp of/shelf/*/package.zip cp/ && sync cp/package.zip cp".into(),
            ),
            Compared::OursOverTheirs,
            Bar::AtMost(1.25),
        ),
        row(
            "read-back of the medium | dd iflag=direct",
            Measure::Phases(clean.into(), pack(""), &["read-back"]),
            seconds(
                "dd if=usb/W-1/data/podes-2024.zip of=/dev/null bs=1M iflag=direct status=none",
            ),
            Compared::TheirsOverOurs,
            Bar::AtLeast(0.9),
        ),
        Row {
            name: "memory of pack, one survey, MiB".into(),
            ours: Measure::Memory(clean.into(), format!("{} > /dev/null", pack("--level fast"))),
            theirs: None,
            value: Compared::Ours,
            bar: Bar::AtMost(96.0),
        },
    ]
}

/// Makes a catalogue of many products, and a request for some of them.
fn catalogue(place: &Workplace) {
    let folder = place.data.join("big");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let builtin = |name: &str| kemas::catalog::builtin_file(name).expect("the table is built in");
    for name in ["regions.csv", "topics.csv", "layers.csv", "tariffs.csv"] {
        fs::write(folder.join(name), builtin(name)).expect("a table can be written");
    }
    let mut datasets = builtin("datasets.csv").to_owned();
    let model = datasets.lines().nth(1).expect("there is a product").to_owned();
    let id = model.split(',').next().expect("a product has an id").to_owned();
    for number in datasets.lines().count()..=PRODUCTS {
        let row = model.replace(&id, &format!("produk-{number}"));
        let _ = writeln!(datasets, "{row}");
    }
    fs::write(folder.join("datasets.csv"), datasets).expect("a table can be written");
    let text =
        "Kajian kemiskinan dan perumahan rumah tangga di Provinsi Maluku memakai data Susenas. "
            .repeat(40);
    let wanted = PRODUCTS - 20..PRODUCTS;
    let items: Vec<_> = wanted.map(|n| json!({"id": format!("produk-{n}")})).collect();
    write_request(place, "request.json", "C-1", &text, &json!(items));
}

/// Makes an office with the survey as a dataset, which is packed once at the fast level.
fn office(place: &Workplace) {
    place.run(&format!("{KEMAS} init of && mkdir -p of/store/microdata/podes-2024"));
    place.run("ln s.csv of/store/microdata/podes-2024/desa.csv");
    write_request(place, "pack.json", "W-1", "potensi desa", &json!([{"id": "podes-2024"}]));
    let kemas = format!("{KEMAS} --office of --today {TODAY}");
    place.run("echo tanda tangan > scan.pdf");
    place.run(&format!("{kemas} index && {kemas} approve pack.json --by A --because uji"));
    place.run(&format!("{kemas} agree W-1 --signed-by S --on {TODAY} --scan scan.pdf"));
    place.run(&format!("{kemas} batch --popular 1 --level fast"));
}

fn write_request(
    place: &Workplace,
    file: &str,
    number: &str,
    text: &str,
    items: &serde_json::Value,
) {
    let request = json!({
        "number": number, "received_on": TODAY,
        "requester": {"name": "S", "email": "s@example.id", "category": "umum"},
        "abstraction": {
            "title": "Uji", "background": text, "purpose": text, "method": text,
            "expected_output": text, "topics": ["kemiskinan"],
            "regions": [{"code": "81", "name": "Maluku"}], "level": "desa", "periods": ["2024"],
            "units": ["desa"],
        },
        "items": items,
    });
    fs::write(place.data.join(file), request.to_string()).expect("a request can be written");
}
