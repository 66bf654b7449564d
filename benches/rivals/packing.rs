//! Rows for packing and verifying: `kemas zip` and `kemas verify` compared with other archivers, with the least work
//! and with fewer cores; and their memory.

use super::least_work;
use super::workplace::{Bar, Compared, KEMAS, Measure, Measured, Row, Workplace, seconds};

fn zip(level: &str, threads: u32, what: &str) -> Measure {
    let line = format!("{KEMAS} zip k.zip {what} --level {level} --threads {threads}");
    Measure::Seconds("rm -f k.zip".into(), line)
}

fn rival(line: &str) -> Measure {
    Measure::Seconds("rm -f r.zip".into(), line.into())
}

/// Makes the data and returns the rows.
pub fn rows(place: &Workplace) -> Vec<Row> {
    let bytes = place.bytes;
    let itself = least_work::itself();
    place.run(&format!(
        "{KEMAS} synth --kind survey --size {bytes} --seed 7 --format csv --out s.csv"
    ));
    place.run("mkdir many && head -c 204800000 s.csv | split -b 10240 -a 5 -d - many/f");
    let faster = |name: &str, ours: Measure, theirs: Measure, bar: f64| Row {
        name: name.into(),
        ours,
        theirs: Some(theirs),
        value: Compared::TheirsOverOurs,
        bar: Bar::AtLeast(bar),
    };
    let memory = |name: &str, line: String| Row {
        name: name.into(),
        ours: Measure::Memory("rm -f k.zip".into(), line),
        theirs: None,
        value: Compared::Ours,
        bar: Bar::AtMost(96.0),
    };
    vec![
        faster(
            "fast, one survey | pigz -1 -p2 -K",
            zip("fast", 2, "s.csv"),
            rival("pigz -1 -p2 -K -c s.csv > r.zip"),
            1.4,
        ),
        faster(
            "balanced, one survey | pigz -6 -p2 -K",
            zip("balanced", 2, "s.csv"),
            rival("pigz -6 -p2 -K -c s.csv > r.zip"),
            3.0,
        ),
        faster(
            "balanced, one survey | zip -6",
            zip("balanced", 2, "s.csv"),
            rival("zip -q -6 r.zip s.csv"),
            8.0,
        ),
        faster(
            "balanced, one survey | 7z -tzip -mx1 -mmt2",
            zip("balanced", 2, "s.csv"),
            rival("7zz a -tzip -mx1 -mmt2 -bso0 -bsp0 r.zip s.csv"),
            2.5,
        ),
        faster(
            "fast, 20 000 files of 10 KB | 7z -mx1 -mmt2",
            zip("fast", 2, "many"),
            rival("7zz a -tzip -mx1 -mmt2 -bso0 -bsp0 r.zip many"),
            2.0,
        ),
        faster(
            "fast, one survey | the same kernels alone",
            zip("fast", 2, "s.csv"),
            seconds(format!("{itself} {} s.csv", least_work::PACK)),
            0.85,
        ),
        faster("fast, 2 threads | 1 thread", zip("fast", 2, "s.csv"), zip("fast", 1, "s.csv"), 1.8),
        memory("memory of fast, one survey, MiB", format!("{KEMAS} zip k.zip s.csv --threads 2")),
        memory("memory of fast, 20 000 files, MiB", format!("{KEMAS} zip k.zip many --threads 2")),
        Row {
            name: "zip of one survey, read with 2 cores | verify by 7z t".into(),
            ours: Measure::Seconds(
                format!("[ -e v.zip ] || {KEMAS} zip v.zip s.csv"),
                format!("{KEMAS} verify v.zip"),
            ),
            theirs: Some(seconds("7zz t -bso0 -bsp0 v.zip")),
            value: Compared::TheirsOverOurs,
            bar: Bar::AtLeast(1.5),
        },
        Row {
            name: "verify, 2 cores | 1 core".into(),
            ours: seconds(format!("{KEMAS} verify v.zip")),
            theirs: Some(seconds(format!("taskset -c 0 {KEMAS} verify v.zip"))),
            value: Compared::TheirsOverOurs,
            bar: Bar::AtLeast(1.5),
        },
        Row {
            name: "memory of verify, one survey, MiB".into(),
            ours: Measure::Memory(String::new(), format!("{KEMAS} verify v.zip")),
            theirs: None,
            value: Compared::Ours,
            bar: Bar::AtMost(96.0),
        },
    ]
}

/// Prints and returns the sizes of the packed survey; each of ours is followed by the rival that it must not exceed.
pub fn sizes(place: &Workplace) -> Vec<(String, u64)> {
    let size = |name: &str, command: String| {
        let _ = std::fs::remove_file(place.data.join("k.zip"));
        place.run(&command);
        let bytes = std::fs::metadata(place.data.join("k.zip")).map_or(0, |found| found.len());
        println!("{name:<58} {bytes:>14} {:>8.4}", bytes as f64 / place.bytes as f64);
        (name.to_owned(), bytes)
    };
    println!("\n{:<58} {:>14} {:>8}", "size of the packed survey", "bytes", "out/in");
    vec![
        size("fast", format!("{KEMAS} zip k.zip s.csv --level fast")),
        size("pigz -1", "pigz -1 -p2 -K -c s.csv > k.zip".into()),
        size("balanced", format!("{KEMAS} zip k.zip s.csv --level balanced")),
        size("zip -6", "zip -q -6 k.zip s.csv".into()),
    ]
}

/// Returns a row for each of our sizes, and prints it: ours must not be larger than its rival's.
pub fn size_rows(sizes: &[(String, u64)]) -> Vec<Measured> {
    let pairs = sizes.chunks_exact(2).map(|pair| {
        let [(ours, our_bytes), (theirs, their_bytes)] = pair else { unreachable!("pairs of two") };
        let row = Measured {
            name: format!("size of {ours}, one survey | {theirs}"),
            ours: *our_bytes as f64 / 1e6,
            theirs: Some(*their_bytes as f64 / 1e6),
            unit: "MB",
            value: *our_bytes as f64 / *their_bytes as f64,
            bar: Bar::AtMost(1.0),
        };
        row.print();
        row
    });
    pairs.collect()
}
