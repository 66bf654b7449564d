//! Slips in the amendment of a request.

use serde_json::Value;

use super::{Given, Slip};
use crate::counter::{Counter, NUMBER, both, request};

/// The slips in amendments. The office knows the request, and it is neither agreed nor invoiced.
pub const ROWS: &[Slip] = &[
    slip(
        "a request that is not bound",
        |counter| amend(counter, NUMBER, "pemohon menambah peta", |r| r["medium"] = "dvd".into()),
        "state",
        "",
        "kemas approve FILE",
    ),
    slip(
        "an unknown number",
        |counter| amend(counter, "8100-2026-0404", "salah", |r| r["medium"] = "dvd".into()),
        "state",
        "",
        "kemas approve REQUEST",
    ),
    slip(
        "no number at all",
        |counter| amend(counter, "nomor satu", "salah", |r| r["medium"] = "dvd".into()),
        "usage",
        "request",
        "8100-2026-0001",
    ),
    slip(
        "another number in the file",
        |counter| amend(counter, NUMBER, "salah", |r| r["number"] = "8100-2026-0002".into()),
        "request",
        "number",
        "keeps its number",
    ),
    slip(
        "another person",
        |counter| amend(counter, NUMBER, "salah", |r| r["requester"]["name"] = "Ani".into()),
        "state",
        "number",
        "",
    ),
    slip(
        "an empty reason",
        |counter| amend(counter, NUMBER, "  ", |r| r["medium"] = "dvd".into()),
        "usage",
        "because",
        "--because REASON",
    ),
    slip(
        "no reason",
        |counter| {
            let mut words = amend(counter, NUMBER, "", |r| r["medium"] = "dvd".into());
            words.truncate(words.len() - 2);
            words
        },
        "usage",
        "",
        "kemas help request amend",
    ),
    slip(
        "a misspelt field",
        |counter| amend(counter, NUMBER, "salah", |r| r["itmes"] = r["items"].take()),
        "request",
        "itmes",
        "`items`",
    ),
];

const fn slip(
    did: &'static str,
    words: fn(&Counter) -> Vec<String>,
    code: &'static str,
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Command(words), exit: 2, code, field, hint }
}

fn amend(counter: &Counter, number: &str, because: &str, change: fn(&mut Value)) -> Vec<String> {
    let mut slipped = request(NUMBER, both());
    change(&mut slipped);
    let path = counter.outside("slip.json");
    std::fs::write(&path, slipped.to_string()).unwrap();
    let path = path.to_str().unwrap();
    ["request", "amend", number, path, "--by", "Petugas A", "--because", because]
        .map(str::to_owned)
        .to_vec()
}
