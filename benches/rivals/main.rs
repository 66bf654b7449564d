//! Compares kemas with the programs that a user might use instead: whole processes, one after the other, in one run.
//!
//! Machines are shared and timings vary, so a row is the median of several pairs of runs, except for growth and sizes.
//! From a whole program's seconds the time that it needs to start is subtracted where it was measured, since kemas is
//! linked to GDAL: see [`workplace::Workplace::net`]. The data are synthetic (`kemas synth` with fixed seeds) and made
//! here. The benchmark prints its rows and writes them to `target/bench/report.json` and `report.html`, with curves of
//! growth. `KEMAS_BENCH_BYTES` sets the size of the survey (default 1 GB; growth goes to ten times that),
//! `KEMAS_BENCH_PAIRS` the number of pairs for a row (default 5). `KEMAS_BENCH_ONLY` runs only rows whose name contains
//! that text; growth counts as one row of that name, and sizes are always measured.

// If the benchmark cannot write its own folder, it stops.
#![allow(clippy::expect_used)]

mod counter;
mod growth;
mod least_work;
mod ledger;
mod maps;
mod packing;
mod page;
mod reading;
mod workplace;

use serde_json::{Value, json};
use workplace::{Bar, Workplace};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if least_work::run(&arguments) {
        return;
    }
    let place = Workplace::new();
    println!("{}\n", place.starting_times());
    println!("{:<58} {:>9} {:>9} {:>7} {:>9}", "work", "ours", "rival", "value", "bar");
    let mut rows = Vec::new();
    for group in [packing::rows, reading::rows, counter::rows, ledger::rows, maps::rows] {
        rows.extend(place.measure_all(group(&place)));
    }
    let sizes = packing::sizes(&place);
    rows.extend(packing::size_rows(&sizes));
    let curves = growth::curves(&place);
    rows.extend(growth::rows(&curves));
    let report = json!({
        "survey_bytes": place.bytes, "pairs": place.pairs, "starts": place.starting_times(), "rows": rows.iter().map(line).collect::<Vec<_>>(),
        "sizes": sizes, "growth": curves,
    });
    let file = place.report("report.json", &format!("{report:#}\n"));
    place.report("report.html", &page::render(&report));
    println!("\n{}", file.display());
}

fn line(row: &workplace::Measured) -> Value {
    let (bar, at) = match row.bar {
        Bar::AtLeast(bar) => ("at least", bar),
        Bar::AtMost(bar) => ("at most", bar),
    };
    json!({
        "work": row.name, "ours": row.ours, "rival": row.theirs, "unit": row.unit, "value": row.value,
        "bar": at, "bar_is": bar, "holds": row.holds(),
    })
}
