//! Slips in the tables of the catalogue: what a spreadsheet damages, and rows that are wrong or there already.
//!
//! Each row damages the tables as they were shipped; the last row puts them back.

use kemas::catalog::builtin_file;

use super::{Given, Slip};
use crate::counter::{Counter, NUMBER, both};

/// The slips in tables.
pub const ROWS: &[Slip] = &[
    fault(
        "a month by Excel",
        |c| damaged(c, "datasets.csv", ",2024-03,", ",Mar-24,", &["index"]),
        "period",
    ),
    found(
        "a month by Excel, checked",
        |c| damaged(c, "datasets.csv", ",2024-03,", ",Mar-24,", CHECK),
        "write 2024-03",
    ),
    found(
        "a day in another form",
        |c| damaged(c, "tariffs.csv", ",2024-01-01,", ",24/11/2026,", CHECK),
        "write 2026-11-24",
    ),
    fault(
        "a code without its zero",
        |c| {
            damage(c, "datasets.csv", ",00,umum,", ",0,umum,");
            owned(&["check", &c.request(NUMBER, both())])
        },
        "coverage",
    ),
    found(
        "a long code in short",
        |c| {
            put_back(c);
            c.put("catalog/master_sls.csv", b"code,name\n\"8,1E+13\",RT 1\n");
            owned(CHECK)
        },
        "digits may be lost",
    ),
    fault(
        "points in a price",
        |c| damaged(c, "tariffs.csv", ",20000,", ",20.000,", &["index"]),
        "price",
    ),
    found(
        "a formula in the place of an id",
        |c| damaged(c, "datasets.csv", "\nsusenas-2024-03-kor,", "\n#NAME?,", CHECK),
        "formula",
    ),
    found(
        "a list without its quotation marks",
        |c| {
            put_back(c);
            let text = builtin("topics.csv").replace([';', ','], ";");
            c.put("catalog/topics.csv", text.as_bytes());
            owned(CHECK)
        },
        "quotation marks",
    ),
    fault(
        "a table with spaces between its cells",
        |c| {
            put_back(c);
            c.put("catalog/topics.csv", builtin("topics.csv").replace(',', " ").as_bytes());
            owned(&["index"])
        },
        "",
    ),
    found(
        "letters of UTF-8 as those of Windows",
        |c| damaged(c, "media.csv", "CD 700 MB", "CafÃ© 700 MB", CHECK),
        "write Café 700 MB",
    ),
    fault(
        "letters of DOS",
        |c| {
            put_back(c);
            c.put("catalog/media.csv", b"kind,label,capacity,max_file\ncd,caf\x82,,\n");
            owned(&["index"])
        },
        "",
    ),
    found(
        "an id twice",
        |c| damaged(c, "topics.csv", "\nketimpangan,", "\nkemiskinan,", CHECK),
        "a value that no other row has",
    ),
    refused(
        "an id that is taken",
        |c| put_back_and(c, &[DATASET, &["--id=podes-2024"]].concat()),
        "--id",
        "",
    ),
    refused(
        "nobody to ask",
        |c| put_back_and(c, &["catalog", "add", "dataset", "--id=x-1"]),
        "",
        "--survey, --period",
    ),
    refused(
        "a month by Excel as an option",
        |c| put_back_and(c, &[DATASET, &["--id=x-1", "--period=Mar-26"]].concat()),
        "--period",
        "",
    ),
    refused(
        "an unknown topic",
        |c| put_back_and(c, &[DATASET, &["--id=x-1", "--topics=kaya"]].concat()),
        "--topics",
        "",
    ),
    Slip {
        did: "a product for tables with a fault",
        given: Given::Command(|c| {
            damage(c, "tariffs.csv", ",20000,", ",20.000,");
            let cells = ["--id=x-1", "--period=2026", "--topics=kemiskinan", "--title=X"];
            owned(&[DATASET, &cells].concat())
        }),
        exit: 2,
        code: "catalog",
        field: "price",
        hint: "correct the cells named",
    },
    Slip {
        did: "an update of tables with a fault",
        given: Given::Command(|c| {
            damaged(c, "tariffs.csv", ",20000,", ",20.000,", &["catalog", "update"])
        }),
        exit: 2,
        code: "catalog",
        field: "price",
        hint: "nothing was written",
    },
    Slip {
        did: "tables that are right again",
        given: Given::Command(|c| put_back_and(c, CHECK)),
        exit: 0,
        code: "",
        field: "",
        hint: "\"faults\":[]",
    },
];

const CHECK: &[&str] = &["catalog", "check"];

/// A dataset that lacks id, period, topics and title.
const DATASET: &[&str] = &[
    "catalog",
    "add",
    "dataset",
    "--survey=X",
    "--coverage=81",
    "--lowest-level=desa",
    "--unit=desa",
    "--access=umum",
];

/// A fault that stops a command of the office.
const fn fault(did: &'static str, given: fn(&Counter) -> Vec<String>, field: &'static str) -> Slip {
    let (given, hint) = (Given::Command(given), "");
    Slip { did, given, exit: 2, code: "catalog", field, hint }
}

/// A fault that the check of the tables names.
const fn found(did: &'static str, given: fn(&Counter) -> Vec<String>, hint: &'static str) -> Slip {
    Slip { did, given: Given::Command(given), exit: 1, code: "", field: "", hint }
}

/// A row that is not added.
const fn refused(
    did: &'static str,
    given: fn(&Counter) -> Vec<String>,
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Command(given), exit: 2, code: "usage", field, hint }
}

fn builtin(name: &str) -> &'static str {
    builtin_file(name).unwrap()
}

/// Puts back all tables.
fn put_back(counter: &Counter) {
    for name in ["datasets.csv", "topics.csv", "tariffs.csv", "media.csv"] {
        counter.put(&format!("catalog/{name}"), builtin(name).as_bytes());
    }
    let _ = std::fs::remove_file(counter.home().join("catalog/master_sls.csv"));
}

/// Puts back all tables, and replaces the first place with a text.
fn damage(counter: &Counter, name: &str, was: &str, becomes: &str) {
    put_back(counter);
    let text = builtin(name).replacen(was, becomes, 1);
    assert_ne!(text, builtin(name), "{name} has no {was:?}");
    counter.put(&format!("catalog/{name}"), text.as_bytes());
}

fn damaged(
    counter: &Counter,
    name: &str,
    was: &str,
    becomes: &str,
    command: &[&str],
) -> Vec<String> {
    damage(counter, name, was, becomes);
    owned(command)
}

fn put_back_and(counter: &Counter, command: &[&str]) -> Vec<String> {
    put_back(counter);
    owned(command)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
