//! Growth: seconds per gigabyte and per thousand files, without the program's start, and memory, as the work grows.

use serde_json::{Value, json};

use super::workplace::{Bar, KEMAS, Measured, Workplace, median};

/// Sizes of the survey, as multiples of the benchmark's own size.
const SIZES: [u64; 4] = [1, 2, 5, 10];
/// Numbers of files of 4 KB.
const FILES: [u64; 4] = [1_000, 5_000, 20_000, 100_000];
/// The largest ratio of the last point to the first that still counts as flat.
const FLAT: f64 = 1.15;

/// Measures the curves, unless `KEMAS_BENCH_ONLY` leaves them out. Each point has `x`, the seconds per unit, and the
/// memory in MiB, of packing and of verifying.
pub fn curves(place: &Workplace) -> Value {
    if !place.wants("growth") {
        return json!({});
    }
    let survey = |times: u64| {
        let bytes = place.bytes * times;
        place.run(&format!(
            "rm -f g.csv; {KEMAS} synth --kind survey --size {bytes} --seed 9 --format csv --out g.csv"
        ));
        let units = bytes as f64 / 1e9;
        point(place, units, "g.csv")
    };
    let by_size: Vec<Value> = SIZES.into_iter().map(survey).collect();
    place.run("rm -f g.csv");
    let files = |count: u64| {
        let bytes = count * 4096;
        place.run(&format!(
            "rm -rf g; mkdir g; cd g; {KEMAS} synth --kind survey --size {} --seed 9 --format csv \
             --out ../g.csv; head -c {bytes} ../g.csv | split -b 4096 -a 6 -d -; rm ../g.csv",
            bytes + 1_000_000
        ));
        point(place, count as f64 / 1000.0, "g")
    };
    let by_count: Vec<Value> = FILES.into_iter().map(files).collect();
    place.run("rm -rf g");
    json!({ "gigabytes": by_size, "thousand_files": by_count })
}

/// Zips and verifies three times each for the median seconds per unit, and once more each for the memory.
fn point(place: &Workplace, units: f64, what: &str) -> Value {
    let zip = format!("{KEMAS} zip g.zip {what} --threads 2");
    let seconds = |before: &str, line: &str| {
        median((0..3).map(|_| {
            place.run(before);
            place.net(line) / units
        }))
    };
    let pack = seconds("rm -f g.zip", &zip);
    let verify = seconds(":", &format!("{KEMAS} verify g.zip"));
    let memory = |line: &str| {
        place.run(&format!("/usr/bin/time -f %M -o rss.txt {line}"));
        let text = std::fs::read_to_string(place.data.join("rss.txt")).unwrap_or_default();
        text.trim().parse().map_or(0.0, |kilobytes: f64| kilobytes / 1024.0)
    };
    place.run("rm -f g.zip");
    let (pack_mib, verify_mib) = (memory(&zip), memory(&format!("{KEMAS} verify g.zip")));
    place.run("rm -f g.zip");
    json!({
        "x": units, "pack_seconds": pack, "verify_seconds": verify, "pack_mib": pack_mib,
        "verify_mib": verify_mib,
    })
}

/// Prints and returns two rows for packing and two for verifying in each curve: the last point's seconds divided by the
/// first's, and the most memory.
pub fn rows(curves: &Value) -> Vec<Measured> {
    let mut rows = Vec::new();
    for (curve, unit) in [("gigabytes", "GB"), ("thousand_files", "1 000 files")] {
        let Some(points) = curves[curve].as_array() else { continue };
        let of = |key: &str| -> Vec<f64> {
            points.iter().filter_map(|point| point[key].as_f64()).collect()
        };
        for work in ["pack", "verify"] {
            let seconds = of(&format!("{work}_seconds"));
            let (first, last) = (seconds[0], seconds[seconds.len() - 1]);
            let row = Measured {
                name: format!("growth of {work}: seconds a {unit}, last | first"),
                ours: last,
                theirs: Some(first),
                unit: "s",
                value: last / first,
                bar: Bar::AtMost(FLAT),
            };
            let most = of(&format!("{work}_mib")).into_iter().fold(0.0, f64::max);
            let memory = Measured {
                name: format!("growth of {work}: most memory by {unit}, MiB"),
                ours: most,
                theirs: None,
                unit: "MiB",
                value: most,
                bar: Bar::AtMost(96.0),
            };
            for row in [row, memory] {
                row.print();
                rows.push(row);
            }
        }
    }
    rows
}
