//! The folder of the benchmark, what a row is, and how it is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

use super::least_work;

/// How often a program is started without work; the median is the time that it takes to start.
const STARTS: usize = 15;

/// The program under test.
pub const KEMAS: &str = env!("CARGO_BIN_EXE_kemas");

/// The folders for data and reports, and the sizes of the benchmark.
pub struct Workplace {
    /// Where commands run.
    pub data: PathBuf,
    reports: PathBuf,
    /// Bytes of the survey.
    pub bytes: u64,
    /// Pairs of measurements for a row.
    pub pairs: usize,
    /// Programs with the seconds that they need to start, which are subtracted.
    pub starts: Vec<(String, f64)>,
    only: Option<String>,
}

/// A comparison to be measured.
pub struct Row {
    /// The work and the rival.
    pub name: String,
    /// The measure of kemas.
    pub ours: Measure,
    /// The measure of the rival; `None` where there is none.
    pub theirs: Option<Measure>,
    /// How the result is computed from both.
    pub value: Compared,
    /// What the result must reach.
    pub bar: Bar,
}

/// A measurement of one program.
#[derive(Clone)]
pub enum Measure {
    /// Seconds of the second shell line, without its program's start where that was measured. The first line prepares
    /// it and is not measured.
    Seconds(String, String),
    /// Seconds of some phases of a command whose JSON has `phases`; the first line prepares it.
    Phases(String, String, &'static [&'static str]),
    /// The most memory of the second shell line in MiB; the first line prepares it.
    Memory(String, String),
}

/// How the result of a row is computed.
#[derive(Clone, Copy)]
pub enum Compared {
    /// The rival's figure divided by ours: how many times faster we are.
    TheirsOverOurs,
    /// Our figure divided by the rival's: how many times slower we are.
    OursOverTheirs,
    /// Our figure minus the rival's, in milliseconds.
    Beyond,
    /// Our figure.
    Ours,
}

/// The limit that a result must reach.
#[derive(Clone, Copy)]
pub enum Bar {
    /// The result must be at least this.
    AtLeast(f64),
    /// The result must be at most this.
    AtMost(f64),
}

/// A row with its results. Where it was measured in pairs, they are medians over the pairs.
pub struct Measured {
    pub name: String,
    pub ours: f64,
    pub theirs: Option<f64>,
    /// The unit of `ours` and `theirs`.
    pub unit: &'static str,
    /// What is compared with the bar.
    pub value: f64,
    pub bar: Bar,
}

impl Measured {
    /// Returns true where the result reaches the limit.
    pub fn holds(&self) -> bool {
        match self.bar {
            Bar::AtLeast(bar) => self.value >= bar,
            Bar::AtMost(bar) => self.value <= bar,
        }
    }

    /// Prints the row.
    pub fn print(&self) {
        let (sign, bar) = match self.bar {
            Bar::AtLeast(bar) => ('≥', bar),
            Bar::AtMost(bar) => ('≤', bar),
        };
        let theirs = self.theirs.map_or_else(String::new, |theirs| format!("{theirs:.3}"));
        let verdict = if self.holds() { "" } else { "  short" };
        println!(
            "{:<58} {:>9.3} {theirs:>9} {:>7.2} {sign} {bar:>7.2}{verdict}",
            self.name, self.ours, self.value
        );
    }
}

/// Measures the seconds of a shell line that needs no preparation.
pub fn seconds(line: impl Into<String>) -> Measure {
    Measure::Seconds(String::new(), line.into())
}

impl Workplace {
    /// Makes the folders anew, and measures the starting times.
    pub fn new() -> Self {
        let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".into());
        let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join(target).join("bench");
        let data = reports.join("data");
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data).expect("the bench's folder can be made");
        let mut place = Self {
            data,
            reports,
            bytes: setting("KEMAS_BENCH_BYTES", 1_000_000_000),
            pairs: setting("KEMAS_BENCH_PAIRS", 5) as usize,
            starts: Vec::new(),
            only: std::env::var("KEMAS_BENCH_ONLY").ok(),
        };
        for (program, nothing) in [
            (KEMAS.to_owned(), "--version"),
            (least_work::itself(), least_work::NOTHING),
            ("ogr2ogr".to_owned(), "--version"),
        ] {
            let line = format!("{program} {nothing} >/dev/null 2>&1 || true");
            let start = median((0..STARTS).map(|_| place.run(&line)));
            place.starts.push((program, start));
        }
        place
    }

    /// Returns sentences about the starting times that are subtracted.
    pub fn starting_times(&self) -> String {
        let start = |(program, seconds): &(String, f64)| {
            let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy();
            // Cargo appends a hash to the benchmark's name.
            let name = name.split('-').next().unwrap_or_default().to_owned();
            format!("{name} {:.0} ms", seconds * 1000.0)
        };
        let starts: Vec<String> = self.starts.iter().map(start).collect();
        format!(
            "Seconds are net of one start of the program, measured as --version (of the bench's own loops with \
             nothing to do): {}. Other rivals, and loops of ogr2ogr, are as they are.",
            starts.join(", ")
        )
    }

    /// Writes a report and returns its path.
    pub fn report(&self, name: &str, text: &str) -> PathBuf {
        let file = self.reports.join(name);
        fs::write(&file, text).expect("the report can be written");
        file
    }

    /// Returns true where `KEMAS_BENCH_ONLY` is not set, or is a part of this name.
    pub fn wants(&self, name: &str) -> bool {
        self.only.as_ref().is_none_or(|only| name.contains(only.as_str()))
    }

    /// Measures and prints the rows that are wanted.
    pub fn measure_all(&self, rows: Vec<Row>) -> Vec<Measured> {
        let wanted = rows.into_iter().filter(|row| self.wants(&row.name));
        let measured = wanted.map(|row| {
            let measured = self.measure(&row);
            measured.print();
            measured
        });
        measured.collect()
    }

    fn measure(&self, row: &Row) -> Measured {
        let pair = || {
            let ours = self.figure(&row.ours);
            (ours, row.theirs.as_ref().map_or(ours, |theirs| self.figure(theirs)))
        };
        // The first pair is not counted: it fills the page cache for both.
        pair();
        let pairs: Vec<(f64, f64)> = (0..self.pairs).map(|_| pair()).collect();
        let value = |(ours, theirs): &(f64, f64)| match row.value {
            Compared::TheirsOverOurs => theirs / ours,
            Compared::OursOverTheirs => ours / theirs,
            Compared::Beyond => (ours - theirs) * 1000.0,
            Compared::Ours => *ours,
        };
        Measured {
            name: row.name.clone(),
            ours: median(pairs.iter().map(|pair| pair.0)),
            theirs: row.theirs.is_some().then(|| median(pairs.iter().map(|pair| pair.1))),
            unit: if matches!(row.ours, Measure::Memory(..)) { "MiB" } else { "s" },
            value: median(pairs.iter().map(value)),
            bar: row.bar,
        }
    }

    fn figure(&self, measure: &Measure) -> f64 {
        match measure {
            Measure::Seconds(before, line) => {
                self.prepare(before);
                self.net(line)
            }
            Measure::Phases(before, line, phases) => {
                self.prepare(before);
                let answer: Value =
                    serde_json::from_str(&self.answer(line)).expect("the answer is JSON");
                let all = answer["phases"].as_array().expect("the answer has phases");
                let wanted =
                    all.iter().filter(|phase| phases.iter().any(|name| phase["phase"] == *name));
                wanted.filter_map(|phase| phase["seconds"].as_f64()).sum()
            }
            Measure::Memory(before, line) => {
                self.run(before);
                self.run(&format!("/usr/bin/time -f %M -o rss.txt sh -c '{line}'"));
                let text = fs::read_to_string(self.data.join("rss.txt")).unwrap_or_default();
                let kilobytes: f64 = text.trim().parse().expect("GNU time tells the memory");
                kilobytes / 1024.0
            }
        }
    }

    /// Runs the line that prepares a measurement, and waits until all earlier writes are on disk, so that they do not
    /// slow down the measured line.
    fn prepare(&self, before: &str) {
        self.run(before);
        self.run("sync");
    }

    /// Runs a shell line in the data folder and returns its seconds.
    pub fn run(&self, line: &str) -> f64 {
        let started = Instant::now();
        self.answer(line);
        started.elapsed().as_secs_f64()
    }

    /// Runs a shell line and returns its seconds without the start of its program, where that was measured. A loop
    /// that starts a program many times counts its starts.
    pub fn net(&self, line: &str) -> f64 {
        let started =
            |(program, _): &&(String, f64)| line.contains(program) && !line.contains("xargs");
        let start = self.starts.iter().find(started).map_or(0.0, |(_, seconds)| *seconds);
        // The time may be below that of a start; a tenth of a millisecond avoids a division by zero.
        (self.run(line) - start).max(1e-4)
    }

    /// Runs a shell line, which must succeed, and returns what it prints.
    pub fn answer(&self, line: &str) -> String {
        let output = Command::new("sh")
            .args(["-c", line])
            .current_dir(&self.data)
            .stderr(Stdio::inherit())
            .output()
            .expect("there is a shell");
        assert!(output.status.success(), "{line}: {}", output.status);
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// Returns the middle value; of an even number, the upper of the two.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
