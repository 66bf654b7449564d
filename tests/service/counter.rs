//! An office on disk, in which tests run the program as an officer would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::samples::survey_like;

/// The day of the commands that [`Counter::kemas`] runs.
pub const TODAY: &str = "2026-11-24";
/// The number of the first request.
pub const NUMBER: &str = "8100-2026-0001";

/// An office's folder in a temporary folder.
pub struct Counter {
    folder: tempfile::TempDir,
    /// The zone of its commands; `None` for that of the machine.
    zone: Option<&'static str>,
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Answer {
    /// Returns the JSON document on stdout, which must be the only one.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("no JSON ({e}): {self:#?}"))
    }

    /// Returns the JSON of an answer with exit status 0.
    pub fn done(&self) -> Value {
        assert_eq!(self.status, 0, "{self:#?}");
        self.json()
    }

    /// Returns the `error` object of an answer with exit status 2.
    pub fn error(&self) -> Value {
        assert_eq!(self.status, 2, "{self:#?}");
        let json = self.json();
        assert!(
            json["error"]["code"].is_string() && json["error"]["message"].is_string(),
            "{json}"
        );
        json["error"].clone()
    }
}

impl Counter {
    /// Makes an office with a survey of a megabyte and two maps: one clean, one with internal columns. Its index is not
    /// made.
    pub fn open() -> Self {
        Self::open_in(None)
    }

    /// Makes such an office, whose commands run in a zone.
    pub fn open_in(zone: Option<&'static str>) -> Self {
        Self::open_at(tempfile::tempdir().unwrap(), zone)
    }

    /// Makes such an office in a folder of a temporary one.
    pub fn open_at(folder: tempfile::TempDir, zone: Option<&'static str>) -> Self {
        let counter = Self { folder, zone };
        counter.kemas(&["init", counter.home().to_str().unwrap()]).done_text();
        counter.requires_evidence(false);
        let set = "store/microdata/susenas-2025-03-kor-81";
        counter.put(&format!("{set}/kor_rt.csv"), &with_header(1_200_000, 1));
        counter.put(&format!("{set}/kor_ind.csv"), &with_header(300_000, 2));
        counter.put(&format!("{set}/dokumentasi/layout.txt"), b"kolom\n");
        let maps = "store/peta/2025-1/desa";
        counter.put(&format!("{maps}/final_desa_202518171.geojson"), map("8171", false).as_bytes());
        counter.put(&format!("{maps}/final_desa_202518103.geojson"), map("8103", true).as_bytes());
        counter
    }

    /// Returns the office's folder.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("kantor")
    }

    /// Returns a path outside of the office's folder.
    pub fn outside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in the office's folder.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let file = self.home().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    /// Sets whether the office requires evidence, as a new one does; that of [`Self::open`] does not.
    pub fn requires_evidence(&self, yes: bool) {
        let file = self.home().join("kemas.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        let line = |yes: bool| format!("require_evidence = {yes}\n");
        assert!(text.contains("require_evidence = "), "{text}");
        std::fs::write(&file, text.replace(&line(!yes), &line(yes))).unwrap();
    }

    /// Runs the program in this office with a fixed day.
    pub fn kemas(&self, arguments: &[&str]) -> Answer {
        let home = self.home();
        let mut all = vec!["--office", home.to_str().unwrap(), "--today", TODAY];
        all.extend(arguments);
        kemas_in(self.zone, &all)
    }

    /// Runs a command, which must end with exit status 0, and returns its JSON.
    pub fn done(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(arguments);
        self.kemas(&all).done()
    }

    /// Runs a command, which must end with exit status 2, and returns its error.
    pub fn fails(&self, arguments: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(arguments);
        self.kemas(&all).error()
    }

    /// Writes a request and returns its path.
    pub fn request(&self, number: &str, items: Value) -> String {
        let path = self.outside(&format!("{number}.json"));
        std::fs::write(&path, request(number, items).to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Takes a request from the index to its signed agreement.
    pub fn agreed(&self, number: &str, items: Value) {
        let path = self.request(number, items);
        let scan = self.outside("sppd.pdf");
        std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
        self.done(&["index"]);
        self.done(&["approve", &path, "--by", "Petugas A"]);
        let scan = scan.to_str().unwrap();
        self.done(&["agree", number, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]);
    }

    /// Writes a scan of a signed agreement and returns its path.
    pub fn scan(&self, name: &str) -> String {
        let scan = self.outside(name);
        std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
        scan.to_str().unwrap().to_owned()
    }

    /// Makes an empty folder to pack into.
    pub fn medium(&self, name: &str) -> String {
        let path = self.outside(name);
        std::fs::create_dir_all(&path).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Answer {
    fn done_text(&self) {
        assert_eq!(self.status, 0, "{self:#?}");
    }
}

/// Runs the program.
pub fn kemas(arguments: &[&str]) -> Answer {
    kemas_in(None, arguments)
}

fn kemas_in(zone: Option<&str>, arguments: &[&str]) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_kemas"))
        .args(["--lang", "en"])
        .args(arguments)
        .env_remove("KEMAS_OFFICE")
        .env_remove("KEMAS_PETUGAS")
        .envs(zone.map(|zone| ("TZ", zone)))
        .output()
        .unwrap();
    answer(&output)
}

fn answer(output: &Output) -> Answer {
    Answer {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// Runs another program; returns an error where it fails.
pub fn accepts(program: &str, arguments: &[&Path]) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|e| format!("{program}: {e}; `make test` installs it"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{program} {arguments:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    ))
}

/// Returns a program from the folder of checkers that `make test` sets up.
pub fn checker(program: &str) -> String {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/target/checkers/bin");
    let folder = std::env::var("KEMAS_TEST_CHECKERS").unwrap_or_else(|_| here.into());
    format!("{folder}/{program}")
}

/// Returns a request for a study that the office's catalogue serves.
#[allow(clippy::needless_pass_by_value, reason = "tests write the items in place")]
pub fn request(number: &str, items: Value) -> Value {
    json!({
        "number": number, "received_on": TODAY,
        "requester": {
            "name": "Siti Latuconsina", "email": "siti@example.ac.id", "phone": "081234567890",
            "address": "Jl. Contoh 1", "category": "mahasiswa",
            "institution": "Universitas Contoh", "npwp": null, "zero_tariff_letter": null,
        },
        "abstraction": {
            "title": "Kemiskinan di Kota Ambon",
            "background": "Kemiskinan rumah tangga di Kota Ambon masih perlu dipelajari \
                dengan data yang baik, mutakhir, dan dapat dipercaya.",
            "purpose": "Mengetahui penyebab kemiskinan rumah tangga serta memetakan \
                sebarannya menurut desa.",
            "method": "Regresi logistik dan peta tematik.",
            "expected_output": "Skripsi dengan tabel, grafik, dan peta.",
            "topics": ["kemiskinan"], "regions": [{"code": "8171", "name": "Kota Ambon"}],
            "level": "kabupaten", "periods": ["2025"], "units": ["rumah-tangga"],
        },
        "items": items, "medium": "usb-exfat", "agreement": null,
    })
}

/// Returns a small PDF that stands for the scan of a signed paper; each text makes another one.
pub fn signed_scan(text: &str) -> Vec<u8> {
    let catalog = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj";
    let pages = "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj";
    let trailer = "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
    format!("%PDF-1.4\n% {text}\n{catalog}\n{pages}\n{trailer}").into_bytes()
}

/// Returns the items of a request for the survey and the clean map.
pub fn both() -> Value {
    json!([
        {"id": "susenas-2025-03-kor-81"},
        {"id": "wilkerstat-desa-2025-1", "region": "8171", "format": "geojson"},
    ])
}

/// Returns a table like a survey that ends with a whole line.
pub fn with_header(bytes: usize, seed: u64) -> Vec<u8> {
    let mut text = b"prov,kab,kec,a,b,c,d\n".to_vec();
    text.extend(survey_like(bytes, seed));
    // Cut to its last whole line, so that the table is complete.
    while text.last() != Some(&b'\n') {
        text.pop();
    }
    text
}

/// Returns a map of two villages of a regency.
fn map(regency: &str, internal: bool) -> String {
    let name = if regency == "8171" { "AMBON" } else { "MALUKU TENGAH" };
    let village = |number: usize| {
        let (province, kab) = regency.split_at(2);
        let east = 128.0 + number as f64 / 10.0;
        let mut properties = json!({
            "kdprov": province, "kdkab": kab, "kdkec": "010", "kddesa": format!("00{number}"),
            "iddesa": format!("{regency}01000{number}"), "nmprov": "MALUKU", "nmkab": name,
            "nmkec": "NUSANIWE", "nmdesa": format!("DESA {number}"),
        });
        if internal {
            properties["gid"] = number.into();
            properties["path"] = "D:/pegawai/budi".into();
        }
        let ring =
            [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.0, 0.0]].map(|[x, y]| [east + x, -3.7 + y]);
        json!({"type": "Feature", "properties": properties,
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}})
    };
    json!({"type": "FeatureCollection", "features": [village(1), village(2)]}).to_string()
}
