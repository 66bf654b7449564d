//! Words that are no message, each with its reason. What a screen shows is never among them.

use super::prose::Prose;

/// Where words may stand outside of `message!`.
#[derive(Debug)]
pub struct Allowed {
    /// A file below `src`, or a folder that ends in `/`.
    place: &'static str,
    /// The text that may stand there; empty where any text may.
    text: &'static str,
    /// Why words may stand there.
    #[expect(dead_code, reason = "it is for who reads the list")]
    reason: &'static str,
}

impl Allowed {
    /// Returns true where the entry is about this literal.
    pub fn covers(&self, found: &Prose) -> bool {
        let here = if self.place.ends_with('/') {
            found.file.starts_with(self.place)
        } else {
            found.file == self.place
        };
        here && (self.text.is_empty() || self.text == found.text)
    }
}

/// Reasons that several places share.
const PAPERS: &str = "papers are Indonesian in every language of the screen";
const PACKAGES: &str = "what lies in a package is Indonesian in every language of the screen";
const FORMATS: &str = "a file format has these words";
const TRIED: &str = "it is written in an office in a temporary folder, which is removed";
const COMMANDS: &str = "a command, the same in every language";
const LIBRARIES: &str = "a library says this; it is compared, not shown";

pub const ALLOWED: &[Allowed] = &[
    Allowed { place: "billing/papers/", text: "", reason: PAPERS },
    Allowed { place: "billing/records/invoice.rs", text: "edisi {}", reason: PAPERS },
    Allowed { place: "billing/records/invoice.rs", text: "format {format}", reason: PAPERS },
    Allowed { place: "office/doctor/rehearsal.rs", text: "transaksi uji", reason: TRIED },
    Allowed { place: "office/doctor/rehearsal.rs", text: "Transaksi uji", reason: TRIED },
    Allowed { place: "office/doctor/rehearsal.rs", text: "Petugas Uji", reason: TRIED },
    Allowed { place: "office/doctor/rehearsal.rs", text: "request amend", reason: COMMANDS },
    Allowed { place: "office/doctor/sample.rs", text: "", reason: TRIED },
    Allowed { place: "office/evidence/sample.rs", text: "", reason: TRIED },
    Allowed { place: "office/money/day_table.rs", text: "; belum ada kuitansi", reason: PAPERS },
    Allowed {
        place: "office/money/month/month_table.rs",
        text: "; diganti {number}",
        reason: PAPERS,
    },
    Allowed { place: "office/money/month/simponi_headings.rs", text: "", reason: FORMATS },
    Allowed { place: "office/money/day_table.rs", text: "; kuitansi BATAL", reason: PAPERS },
    Allowed { place: "paper/layout/footer.rs", text: "Halaman {} dari {count}", reason: PAPERS },
    Allowed {
        place: "model/people/actor.rs",
        text: "tidak disebut",
        reason: "rows of the ledger are Indonesian in every language of the screen",
    },
    Allowed {
        place: "office/counter/guest_words.rs",
        text: "",
        reason: "the words of the guest book are Indonesian and stay as they are in every language",
    },
    Allowed {
        place: "office/tables/likely.rs",
        text: "",
        reason: "titles in the catalogue are Indonesian in every language of the screen",
    },
    Allowed { place: "maps/sheet/", text: "", reason: PACKAGES },
    Allowed { place: "maps/map_papers.rs", text: "bilangan bulat", reason: PACKAGES },
    Allowed { place: "maps/map_papers.rs", text: "bilangan desimal", reason: PACKAGES },
    Allowed { place: "pack/bag/datapackage.rs", text: "Data {} — {}", reason: PACKAGES },
    Allowed { place: "pack/bag/bag_info_entries.rs", text: "{} of {volumes}", reason: FORMATS },
    Allowed { place: "model/map_format.rs", text: "ESRI Shapefile", reason: FORMATS },
    Allowed { place: "probe/table/statistics.rs", text: "SPSS PORT FILE", reason: FORMATS },
    Allowed {
        place: "maps/write/gdal_settings.rs",
        text: "kemas-maps 1, GDAL {}",
        reason: FORMATS,
    },
    Allowed {
        place: "index/scan/junk.rs",
        text: "system volume information",
        reason: "Windows names a folder so",
    },
    Allowed { place: "model/request.rs", text: " at line ", reason: LIBRARIES },
    Allowed { place: "model/request.rs", text: "missing field `", reason: LIBRARIES },
    Allowed {
        place: "probe/map/gdal.rs",
        text: "database disk image is malformed",
        reason: LIBRARIES,
    },
    Allowed { place: "probe/map/gdal.rs", text: "Failed to read GeoJSON data", reason: LIBRARIES },
    Allowed { place: "probe/map/gdal.rs", text: "not recognized as", reason: LIBRARIES },
    Allowed { place: "probe/map/gdal.rs", text: "is not a database", reason: LIBRARIES },
    Allowed {
        place: "probe/map/geojson_expected.rs",
        text: "{found}, expected",
        reason: LIBRARIES,
    },
    Allowed {
        place: "probe/map/geojson_expected.rs",
        text: ", expected {} at line ",
        reason: LIBRARIES,
    },
    Allowed {
        place: "probe/map/geojson_expected.rs",
        text: "at line {line} column {column}",
        reason: LIBRARIES,
    },
    Allowed {
        place: "verify/datapackage_members.rs",
        text: "a hash is not a SHA-256",
        reason: "serde asks for an error; the document is then taken for one of another program",
    },
    Allowed {
        place: "cli/commands/office/demo.rs",
        text: "",
        reason: "commands, as they are typed",
    },
    Allowed {
        place: "office/request/status.rs",
        text: "request amend",
        reason: "the name of a command, which is the same in every language",
    },
    Allowed {
        place: "office/open_doors.rs",
        text: "kemas help synth",
        reason: "a command, as it is typed",
    },
    Allowed {
        place: "office/example.rs",
        text: "",
        reason: "data of the demo, which are an office's own",
    },
    Allowed { place: "maps/synth/", text: "", reason: "data of the demo: names of areas" },
    Allowed {
        place: "maps/without_gdal.rs",
        text: "no maps",
        reason: "a build without maps makes no edition of GDAL",
    },
    Allowed {
        place: "lib.rs",
        text: "kemas runs on 64-bit Linux",
        reason: "the compiler says it to a developer",
    },
];
