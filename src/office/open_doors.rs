//! Functions that need no office: check and suggest with the tables of a folder, prices, amounts in words, ZIP files,
//! verification, synthetic data. Where there is an office, some of them use it: check and suggest look up a request by
//! its number, the price takes its settings and tables, and a verification is recorded. Where its tables are not
//! needed, an office that cannot be opened counts as none; for a verification that is a warning.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::request::{Checked, Suggested, checked, suggested};
use super::session::{Acting, Clock, Given, ReadRequest, Session, Warning, Watch, threads};
use crate::billing::{price_map, price_microdata, terbilang_rupiah};
use crate::catalog::{Catalog, TariffClass};
use crate::conformity::{self, read_request, read_use};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use crate::message::{Message, message};
use crate::microdata::{SurveyFormat, SynthOptions, synth_survey};
use crate::model::{Actor, Duty, Level, Outcome, PriceLine, Request, Rupiah, TariffSettings};
use crate::pack::{self, Level as PackLevel, ZipOptions, Zipped};
use crate::progress::Progress;
use crate::verify::{self, Verification};

/// Checks a request with the tables of a folder. An office is used only to find a request by its number.
pub fn check(
    given: &Given,
    tables: &Path,
    office: impl FnOnce() -> Result<Option<Session>>,
    clock: &Clock,
    explain: bool,
) -> Result<Checked> {
    let catalog = Catalog::load(Some(tables))?;
    let (request, decided) = request(given, &catalog, office, read_request)?;
    let conformity = conformity::check(&request, &catalog, clock.today());
    let mut checked = checked(conformity, &request, &catalog, clock.today(), explain);
    checked.decided = decided;
    Ok(checked)
}

/// Suggests products from the tables of a folder. An office is used only to find a request by its number.
pub fn suggest(
    given: &Given,
    tables: &Path,
    office: impl FnOnce() -> Result<Option<Session>>,
    clock: &Clock,
) -> Result<Suggested> {
    let catalog = Catalog::load(Some(tables))?;
    let (request, decided) = request(given, &catalog, office, read_use)?;
    let suggested = suggested(&request, &catalog, clock.today(), &|_, _| false);
    Ok(Suggested { decided, ..suggested })
}

/// Reads a request with `read`, and how the one on record with its number ended; an office finds it by its number. An
/// office that cannot be opened counts as none, and a number is then the name of a file.
fn request(
    given: &Given,
    catalog: &Catalog,
    office: impl FnOnce() -> Result<Option<Session>>,
    read: ReadRequest,
) -> Result<(Request, Option<Outcome>)> {
    match office().ok().flatten() {
        Some(mut session) => {
            let request = session.request_by(given, Some(catalog), read)?;
            let decided = session.decided(&request.number);
            Ok((request, decided))
        }
        None => Ok((given.read(catalog, None, read)?, None)),
    }
}

/// What to price.
#[derive(Debug, Clone, Copy)]
pub enum Priced {
    /// Microdata, by the bytes of the data files.
    Microdata {
        /// Bytes that are charged.
        bytes: u64,
    },
    /// Maps.
    Maps {
        /// The level of the areas that the maps show.
        level: Level,
        /// The level of the region that each map covers.
        cut: Level,
        /// How many maps; `None` for one.
        maps: Option<u64>,
    },
}

/// A question for a price.
#[derive(Debug, Clone, Copy)]
pub struct PriceQuestion<'a> {
    /// What to price.
    pub priced: Priced,
    /// The buyer's tariff class; `None` for `umum`.
    pub class: Option<TariffClass>,
    /// The day whose tariff applies; `None` for today.
    pub on: Option<Date>,
    /// The folder with the tables; `None` for the office's, or else the built-in ones.
    pub tables: Option<&'a Path>,
}

/// A price with its calculation.
#[derive(Debug, Serialize)]
pub struct PriceAnswer {
    /// The total.
    pub amount: Rupiah,
    /// The lines of the calculation, whose sum is the total.
    pub lines: Vec<PriceLine>,
}

/// Calculates a price with the settings of the office, or else the default ones.
///
/// # Errors
/// [`ErrorKind::Usage`] for zero maps or bytes; [`ErrorKind::Catalog`] for tables that are wrong; as opening the
/// office, where its tables are used; as [`crate::billing::price_microdata`] and [`crate::billing::price_map`].
pub fn price(
    question: &PriceQuestion<'_>,
    office: impl FnOnce() -> Result<Option<Session>>,
    clock: &Clock,
) -> Result<PriceAnswer> {
    let PriceQuestion { priced, tables, .. } = *question;
    let class = question.class.unwrap_or(TariffClass::Umum);
    let on = question.on.unwrap_or(clock.today());
    let office = if tables.is_some() { office().ok().flatten() } else { office()? };
    let read = match (tables, &office) {
        (None, Some(_)) => None,
        (folder, _) => Some(Catalog::load(folder)?),
    };
    let defaults = TariffSettings::default();
    let (catalog, settings) = match (&read, &office) {
        (Some(read), None) => (read, &defaults),
        (Some(read), Some(session)) => (read, &session.home().settings().tariff),
        (None, Some(session)) => (session.catalog(), &session.home().settings().tariff),
        (None, None) => {
            return Err(Error::new(ErrorKind::Internal, message!("there are no tables")));
        }
    };
    let price = match priced {
        Priced::Microdata { bytes: 0 } => {
            let message = message!("found 0, expected 1 byte or more: an empty set has no price");
            return Err(Error::new(ErrorKind::Usage, message).field("--bytes"));
        }
        Priced::Microdata { bytes } => price_microdata(bytes, catalog, settings, class, on)?,
        Priced::Maps { maps: Some(0), .. } => {
            let message = message!("found 0, expected 1 map or more");
            return Err(Error::new(ErrorKind::Usage, message).field("--maps"));
        }
        Priced::Maps { level, cut, maps } => {
            price_map(level, cut, maps.unwrap_or(1), catalog, settings, class, on)?
        }
    };
    Ok(PriceAnswer { amount: price.total, lines: price.lines })
}

/// An amount in words.
#[derive(Debug, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
}

/// Returns an amount in Indonesian words (*terbilang*).
pub fn terbilang(amount: Rupiah) -> Words {
    Words { text: terbilang_rupiah(amount) }
}

/// What to zip.
#[derive(Debug, Clone)]
pub struct ZipOrder {
    /// The ZIP to write; the file must not exist.
    pub out: PathBuf,
    /// The files and folders to zip.
    pub paths: Vec<PathBuf>,
    /// How hard to compress; `None` for the default level, the fast one.
    pub level: Option<PackLevel>,
    /// Threads that compress; `None` for all processors.
    pub threads: Option<u16>,
    /// Leaves out the seek indexes of large members.
    pub without_seek_index: bool,
}

/// Zips files and folders.
///
/// # Errors
/// [`ErrorKind::Usage`] where no path is named, or for a wrong number of threads; as [`pack::zip`].
pub fn zip(order: &ZipOrder, progress: &dyn Progress) -> Result<Zipped> {
    if order.paths.is_empty() {
        return Err(
            Error::new(ErrorKind::Usage, message!("nothing is named to be zipped")).field("PATH")
        );
    }
    let options = ZipOptions {
        level: order.level.unwrap_or_default(),
        threads: threads(order.threads)?,
        seekable: !order.without_seek_index,
    };
    pack::zip(&order.out, &order.paths, &options, progress)
}

/// Verifies a bag, a folder with bags, or a single package. An office records the outcome for its own bags; if it
/// cannot, that is a warning. Returns what was found and, where a bag was recorded, who recorded it.
///
/// # Errors
/// As [`verify::verify`]; before anything is read, as [`Session::acting`].
pub fn verify(
    path: &Path,
    office: impl FnOnce() -> Result<Option<Session>>,
    acting: &Acting,
    watch: &dyn Watch,
) -> Result<(Verification, Option<Actor>)> {
    // Asked before the work, since a name that is refused would end it.
    let office = match office() {
        Ok(Some(session)) => Ok(Some(session.acting(acting, Duty::Anyone)?)),
        other => other,
    };
    let found = verify::verify(path, watch)?;
    let recorded = match office {
        Ok(None) => None,
        Ok(Some(mut session)) => {
            session.record_verification(&found, watch).then(|| session.actor())
        }
        Err(error) => {
            watch.warn(Warning::NotRecorded(error));
            None
        }
    };
    Ok((found, recorded))
}

/// What synthetic data to make.
#[derive(Debug, Clone, Copy)]
pub enum Synthetic {
    /// A household survey.
    Survey,
    /// A map with areas of a level; `None` for villages.
    Map(Option<Level>),
}

/// The seed where none is given.
const SEED: u64 = 1;

/// Files with synthetic data that were written.
#[derive(Debug, Serialize)]
pub struct Synthesised {
    /// The paths of the files.
    pub files: Vec<String>,
    /// Their bytes.
    pub bytes: u64,
}

/// Writes about so many bytes of synthetic data to `out`. The same arguments give the same data.
///
/// # Errors
/// [`ErrorKind::Usage`] for a format that the kind of data does not have; as [`synth_survey`] and [`synth_map`].
pub fn synth(
    kind: Synthetic,
    format: &str,
    bytes: u64,
    seed: Option<u64>,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Synthesised> {
    let seed = seed.unwrap_or(SEED);
    let unknown = |expected: Message| {
        Error::new(
            ErrorKind::Usage,
            message!("unknown format '{format}', expected {expected}", format, expected),
        )
        .field("--format")
        .hint(message!("see `{help}`", help = "kemas help synth"))
    };
    let files = match kind {
        Synthetic::Survey => {
            let format =
                SurveyFormat::parse(format).ok_or_else(|| unknown(message!("dbf or csv")))?;
            synth_survey(out, format, &SynthOptions::new(bytes, seed), progress)?
        }
        Synthetic::Map(level) => {
            let format = SynthFormat::parse(format)
                .ok_or_else(|| unknown(message!("gpkg, shp or geojson")))?;
            let usual = SynthMapOptions::new(MapSize::Bytes(bytes), seed);
            let level = level.unwrap_or(usual.level);
            synth_map(out, format, &SynthMapOptions { level, ..usual }, progress)?
        }
    };
    let bytes =
        files.iter().filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum();
    let files = files.iter().map(|file| file.display().to_string()).collect();
    Ok(Synthesised { files, bytes })
}
