//! An example office for the demo: synthetic data, one request for them, and the names of those who act.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::{Value, json};

use super::session::{Office, make_private};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use crate::message::message;
use crate::microdata::{SurveyFormat, SynthOptions, synth_survey};
use crate::office::evidence::sample_scan;
use crate::probe::require_maps;
use crate::progress::Progress;

/// An example office: its folder, the number of its only request, and the people who act.
#[derive(Debug)]
pub struct Example {
    home: PathBuf,
    /// The request's number.
    pub number: String,
    /// The name of the officer.
    pub officer: &'static str,
    /// The name of the receiver of the data, who signs the agreement.
    pub receiver: &'static str,
    /// The name of the treasurer.
    pub treasurer: &'static str,
    /// A piece of a map to cut, whose held file has internal columns: the id of the layer, the region, the format, and
    /// the file to write.
    pub piece: (&'static str, &'static str, &'static str, PathBuf),
}

impl Example {
    /// About how many bytes of data it has by default.
    pub const BYTES: u64 = 200_000_000;

    /// Makes the office in a folder that is empty or does not exist, with about so many bytes of data in its store.
    /// The request is written by [`Self::write_request`].
    pub fn create(home: &Path, today: Date, bytes: u64, progress: &dyn Progress) -> Result<Self> {
        require_maps()?;
        Office::create(home)?;
        settle(&home.join("kemas.toml"))?;
        fill(home, bytes, progress)?;
        let number = format!("8100-{}-0001", today.year());
        Ok(Self {
            number,
            officer: OFFICER,
            receiver: RECEIVER,
            treasurer: "Bendahara Penerimaan",
            piece: (LAYER, "8172", "gpkg", home.join("tual.gpkg")),
            home: home.to_path_buf(),
        })
    }

    /// Writes the request, for today's date, and returns its file.
    pub fn write_request(&self, today: Date) -> Result<PathBuf> {
        let request = request(&self.number, today);
        let path = self.home.join(format!("permintaan-{}.json", self.number));
        write(&path, format!("{request:#}\n").as_bytes())?;
        Ok(path)
    }

    /// Writes a file in place of the scan of the signed agreement, and returns its path.
    pub fn write_scan(&self) -> Result<PathBuf> {
        let scan = self.home.join("sppd-bertanda-tangan.pdf");
        write(&scan, &sample_scan("Pindaian SPPD untuk demo; bukan surat sungguhan."))?;
        Ok(scan)
    }

    /// Returns the folder in which the papers of its request are written.
    pub fn papers(&self) -> PathBuf {
        self.home.join("papers").join(&self.number)
    }

    /// Returns the path of one package in a bag of the request. The demo suggests damaging it, so that verifying finds
    /// the damage.
    pub fn package_in(&self, bag: &str) -> String {
        format!("{bag}/data/{SURVEY}.zip")
    }

    /// Refuses a medium that did not verify as complete.
    ///
    /// # Errors
    /// [`ErrorKind::ReadBack`] where `complete` is false.
    pub fn require_complete(complete: bool, medium: &Path) -> Result<()> {
        if complete {
            return Ok(());
        }
        Err(Error::new(ErrorKind::ReadBack, message!("the demo's medium is damaged")).file(medium))
    }

    /// Makes the folder that takes the place of a medium, and returns it.
    pub fn make_medium(&self) -> Result<PathBuf> {
        let medium = self.home.join("media/usb");
        make_private(&medium)?;
        Ok(medium)
    }
}

const OFFICER: &str = "Petugas Demo";
const RECEIVER: &str = "Siti Demo";
const SURVEY: &str = "susenas-2025-03-kor-81";
const LAYER: &str = "wilkerstat-desa-2025-1";

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|e| Error::io(path, message!("write the file"), e))
}

/// Names the officer in the settings, so that commands without a name are recorded with this one, and requires no
/// evidence, so that each step can be tried without a scan.
fn settle(settings: &Path) -> Result<()> {
    let text = std::fs::read_to_string(settings)
        .map_err(|e| Error::io(settings, message!("read the settings"), e))?;
    let named = text.replacen("\nofficer = \"\"", &format!("\nofficer = \"{OFFICER}\""), 1);
    let free = named.replacen("\nrequire_evidence = true", "\nrequire_evidence = false", 1);
    write(settings, free.as_bytes())
}

/// Writes two surveys, one as parts in DBF and one in CSV, and two maps of one layer. One of the maps has internal
/// columns, which must never leave.
fn fill(home: &Path, bytes: u64, progress: &dyn Progress) -> Result<()> {
    let store = home.join("store");
    let survey = |folder: &str, format, bytes, seed| {
        let out = store.join("microdata").join(folder);
        make_private(&out.join("dokumentasi"))?;
        write(
            &out.join("dokumentasi/baca-dulu.txt"),
            "Data buatan untuk demo; bukan data survei.\n".as_bytes(),
        )?;
        synth_survey(&out, format, &SynthOptions::new(bytes, seed), progress).map(drop)
    };
    survey(SURVEY, SurveyFormat::Dbf, bytes / 100 * 65, 1)?;
    survey("sakernas-2025-08-81", SurveyFormat::Csv, bytes / 100 * 30, 2)?;
    let maps = store.join("peta/2025-1/desa");
    make_private(&maps)?;
    for (code, name, internal_columns) in
        [("8171", "KOTA AMBON", false), ("8172", "KOTA TUAL", true)]
    {
        let options = SynthMapOptions {
            regions: vec![(code.to_owned(), name.to_owned())],
            internal_columns,
            ..SynthMapOptions::new(MapSize::Bytes(bytes / 100 * 2), 3)
        };
        let out = maps.join(format!("final_desa_20251{code}.gpkg"));
        synth_map(&out, SynthFormat::Gpkg, &options, progress)?;
    }
    Ok(())
}

fn request(number: &str, today: Date) -> Value {
    json!({
        "number": number,
        "received_on": today,
        "requester": {
            "name": RECEIVER, "email": "siti.demo@example.ac.id", "phone": "081200000000",
            "address": "Jl. Contoh 1, Ambon", "category": "mahasiswa",
            "institution": "Universitas Contoh",
        },
        "abstraction": {
            "title": "Kemiskinan dan pengangguran di Kota Ambon",
            "background": "Angka kemiskinan dan pengangguran di Kota Ambon berbeda antarkecamatan, \
                tetapi penyebabnya belum banyak dipelajari dengan data rumah tangga.",
            "purpose": "Mengetahui faktor yang berkaitan dengan kemiskinan dan pengangguran, serta \
                memetakan sebarannya menurut desa.",
            "method": "Regresi logistik atas rumah tangga dan individu sampel, serta peta tematik.",
            "expected_output": "Skripsi dengan tabel, grafik, dan peta tematik.",
            "topics": ["kemiskinan"],
            "regions": [{"code": "8171", "name": "Kota Ambon"}],
            "level": "kabupaten",
            "periods": ["2025"],
            "units": ["rumah-tangga", "individu"],
        },
        "items": [
            {"id": SURVEY},
            {"id": "sakernas-2025-08-81"},
            {"id": LAYER, "region": "8171", "format": "gpkg"},
        ],
        "medium": "usb-exfat",
    })
}
