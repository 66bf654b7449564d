//! Ours against the programs that a user would pick instead: whole processes, in one run, in turn.
//!
//! Machines are shared and noisy, so that each row is the median of the ratios of pairs. The data
//! are synthetic (`kemas synth`, seeded) and made on the spot. Prints one table and writes it to
//! `target/bench/report.json`. `KEMAS_BENCH_BYTES` sets the size of the survey (default 1 GB),
//! `KEMAS_BENCH_PAIRS` the pairs of a row (default 5).

// A bench that cannot write its own folder has nothing to say.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::json;

const KEMAS: &str = env!("CARGO_BIN_EXE_kemas");

fn main() {
    let folder = workplace();
    let bench = Bench { folder: folder.join("data"), pairs: setting("KEMAS_BENCH_PAIRS", 5) };
    let bytes = setting("KEMAS_BENCH_BYTES", 1_000_000_000);
    bench.prepare(bytes);
    let mut rows = Vec::new();
    println!("{:<46} {:>8} {:>8} {:>7} {:>7}", "work", "ours s", "rival s", "ratio", "bar");
    for row in Bench::rows() {
        let measured = bench.measure(&row);
        let (ours, theirs, ratio) = (measured.ours, measured.theirs, measured.ratio);
        let verdict = if ratio >= row.bar { "" } else { "  below" };
        println!(
            "{:<46} {ours:>8.3} {theirs:>8.3} {ratio:>7.2} {:>7.2}{verdict}",
            row.name, row.bar
        );
        rows.push(json!({"work": row.name, "ours_seconds": ours, "rival_seconds": theirs,
            "ratio": ratio, "bar": row.bar}));
    }
    let sizes = bench.sizes(bytes);
    println!("\n{:<46} {:>14} {:>8}", "size", "bytes", "out/in");
    for (name, size) in &sizes {
        println!("{name:<46} {size:>14} {:>8.4}", *size as f64 / bytes as f64);
    }
    let report = json!({"survey_bytes": bytes, "pairs": bench.pairs, "rows": rows, "sizes": sizes});
    let file = folder.join("report.json");
    fs::write(&file, format!("{report:#}\n")).expect("the report can be written");
    println!("\n{}", file.display());
}

/// A row: both commands are shell lines run in the data's folder; the ratio is theirs over ours.
struct Row {
    name: &'static str,
    ours: String,
    theirs: String,
    bar: f64,
}

struct Measured {
    ours: f64,
    theirs: f64,
    ratio: f64,
}

struct Bench {
    folder: PathBuf,
    pairs: u64,
}

impl Bench {
    fn prepare(&self, bytes: u64) {
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder).expect("the bench's folder can be made");
        self.run(&format!(
            "{KEMAS} synth --kind survey --size {bytes} --seed 7 --format csv --out s.csv"
        ));
        self.run("mkdir many && head -c 204800000 s.csv | split -b 10240 -a 5 -d - many/f");
        self.run(&format!("{KEMAS} zip v.zip s.csv"));
        self.run(&format!("{KEMAS} init of && mkdir -p of/store/x && cp -r many of/store/x/"));
        self.run(&format!("{KEMAS} --office of index"));
    }

    fn rows() -> Vec<Row> {
        let zip = |level: &str, threads: u32, what: &str| {
            format!("rm -f k.zip; {KEMAS} zip k.zip {what} --level {level} --threads {threads}")
        };
        let row =
            |name, ours, theirs: &str, bar| Row { name, ours, theirs: theirs.to_owned(), bar };
        vec![
            row(
                "fast, one survey | pigz -1 -p2 -K",
                zip("fast", 2, "s.csv"),
                "rm -f r.zip; pigz -1 -p2 -K -c s.csv > r.zip",
                1.4,
            ),
            row(
                "balanced, one survey | pigz -6 -p2 -K",
                zip("balanced", 2, "s.csv"),
                "rm -f r.zip; pigz -6 -p2 -K -c s.csv > r.zip",
                3.0,
            ),
            row(
                "balanced, one survey | zip -6",
                zip("balanced", 2, "s.csv"),
                "rm -f r.zip; zip -q -6 r.zip s.csv",
                8.0,
            ),
            row(
                "balanced, one survey | 7z -tzip -mx1 -mmt2",
                zip("balanced", 2, "s.csv"),
                "rm -f r.zip; 7zz a -tzip -mx1 -mmt2 -bso0 -bsp0 r.zip s.csv",
                2.5,
            ),
            row(
                "fast, 20 000 files of 10 KB | 7z -mx1 -mmt2",
                zip("fast", 2, "many"),
                "rm -f r.zip; 7zz a -tzip -mx1 -mmt2 -bso0 -bsp0 r.zip many",
                2.0,
            ),
            row(
                "verify, one survey | 7z t",
                format!("{KEMAS} verify v.zip"),
                "7zz t -bso0 -bsp0 v.zip",
                1.5,
            ),
            row(
                "index, first time | find, xargs -P2 sha256sum",
                format!("rm -f of/index.db; {KEMAS} --office of index"),
                "find of/store -type f -print0 | xargs -0 -n 64 -P2 sha256sum",
                3.0,
            ),
            row(
                "index, unchanged | find -printf (at most 1.5 x)",
                format!("{KEMAS} --office of index"),
                "find of/store -type f -printf '%s %T@ %p\\n'",
                1.0 / 1.5,
            ),
            row(
                "fast, 2 threads | 1 thread",
                zip("fast", 2, "s.csv"),
                &zip("fast", 1, "s.csv"),
                1.8,
            ),
        ]
    }

    fn measure(&self, row: &Row) -> Measured {
        // One round unmeasured: it warms the cache for both.
        self.run(&row.ours);
        self.run(&row.theirs);
        let mut pairs: Vec<(f64, f64)> = Vec::new();
        for _ in 0..self.pairs {
            pairs.push((self.run(&row.ours), self.run(&row.theirs)));
        }
        Measured {
            ours: median(pairs.iter().map(|pair| pair.0)),
            theirs: median(pairs.iter().map(|pair| pair.1)),
            ratio: median(pairs.iter().map(|pair| pair.1 / pair.0)),
        }
    }

    /// Sizes of what each makes of the survey.
    fn sizes(&self, bytes: u64) -> Vec<(String, u64)> {
        let size = |name: &str, command: String| {
            let _ = fs::remove_file(self.folder.join("k.zip"));
            self.run(&command);
            (name.to_owned(), fs::metadata(self.folder.join("k.zip")).map_or(bytes, |m| m.len()))
        };
        vec![
            size("fast", format!("{KEMAS} zip k.zip s.csv --level fast")),
            size("pigz -1", "pigz -1 -p2 -K -c s.csv > k.zip".into()),
            size("balanced", format!("{KEMAS} zip k.zip s.csv --level balanced")),
            size("zip -6", "zip -q -6 k.zip s.csv".into()),
        ]
    }

    /// Runs a shell line and returns its seconds.
    fn run(&self, line: &str) -> f64 {
        let started = Instant::now();
        let status = Command::new("sh")
            .args(["-c", line])
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .status()
            .expect("there is a shell");
        assert!(status.success(), "{line}: {status}");
        started.elapsed().as_secs_f64()
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn workplace() -> PathBuf {
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(target).join("bench");
    fs::create_dir_all(&folder).expect("the target's folder can be written");
    folder
}
