//! GDAL, as this program uses it: set up once, read-only, with the last of its error messages kept.

use std::cell::Cell;
use std::path::Path;
use std::sync::Once;

use gdal::errors::{CplErrType, GdalError};
use gdal::spatial_ref::SpatialRef;
use gdal::vector::{Feature, LayerAccess, OGRFieldType};
use gdal::{Dataset, DatasetOptions, GdalOpenFlags};

use super::journal::journal_beside;
use crate::message::{Message, Value, message};
use crate::model::MapFormat;

/// Sets GDAL up, once for the whole process. It then writes no `.aux.xml` file beside a source, and prints no message
/// on the terminal. The last failure of a thread is kept for [`complaint`]: a reader that stops early reports it
/// nowhere else.
pub(crate) fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // The calls fail only for texts with a NUL.
        let _ = gdal::config::set_config_option("GDAL_PAM_ENABLED", "NO");
        gdal::config::set_error_handler(|kind, _, message| {
            if matches!(kind, CplErrType::Failure | CplErrType::Fatal) {
                COMPLAINT.set(Some(message.to_owned()));
            }
        });
    });
}

/// Takes the last failure that GDAL reported on this thread and that was not taken before.
pub(crate) fn complaint() -> Option<Message> {
    COMPLAINT.take().map(said)
}

/// Returns what GDAL said, which is English, with a translation where its meaning is known.
fn said(words: String) -> Message {
    let meaning = if words.contains("database disk image is malformed") {
        message!("a page of the database is broken")
    } else if words.contains("Failed to read GeoJSON data") {
        message!("it cannot be read as GeoJSON")
    } else if words.contains("not recognized as") {
        message!("its format is not known")
    } else if words.contains("SHAPE_RESTORE_SHX") {
        message!("its file .shx is missing or cannot be read")
    } else if words.contains("is not a database") {
        message!("file is not a database")
    } else {
        message!("GDAL reports \"{words}\"", words)
    };
    let words = Value::Foreign { words, meaning };
    message!("{words}", words)
}

thread_local! {
    /// The last failure that GDAL reported on this thread. A reader that stops early reports it nowhere else.
    static COMPLAINT: Cell<Option<String>> = const { Cell::new(None) };
}

/// Opens a map read-only, with the driver of its format. Nothing is written beside it. A map with a journal beside it
/// is refused.
pub(crate) fn open(path: &Path, format: MapFormat) -> Result<Dataset, Message> {
    // GDAL would write the journal into the map, even when it opens it read-only.
    if journal_beside(path).is_some() {
        return Err(message!("a journal lies beside it, the map is being edited"));
    }
    prepare();
    // Without these, SQLite would make a lock, or an index of the journal beside a database in WAL mode.
    let sqlite = ["NOLOCK=YES", "IMMUTABLE=YES"];
    let options = DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_READONLY | GdalOpenFlags::GDAL_OF_VECTOR,
        allowed_drivers: Some(&[format.driver()]),
        open_options: (format == MapFormat::Gpkg).then_some(&sqlite[..]),
        sibling_files: None,
    };
    Dataset::open_ex(path, options).map_err(|error| words(&error, format.driver()))
}

/// Returns why GDAL refused. Of files of another format it often gives no reason.
fn words(error: &GdalError, driver: &str) -> Message {
    match error {
        GdalError::NullPointer { msg, .. } if !msg.is_empty() => said(msg.clone()),
        GdalError::NullPointer { .. } => message!("its content is no {driver}", driver),
        error => said(error.to_string()),
    }
}

/// Returns a layer's coordinate system, where it is geographic or projected. A `GeoPackage` has two entries for an
/// unknown one; they count as none.
pub(crate) fn system_of<L: LayerAccess>(layer: &L) -> Option<SpatialRef> {
    let undefined =
        |system: &SpatialRef| system.name().is_none_or(|name| name.starts_with("Undefined"));
    let is_known = |system: &SpatialRef| system.is_geographic() || system.is_projected();
    layer.spatial_ref().filter(|system| is_known(system) && !undefined(system))
}

/// Returns a field as text; `None` where it has no value. Numbers are written without an exponent, and whole numbers
/// without decimals.
pub(crate) fn text_of(
    feature: &Feature<'_>,
    at: usize,
    kind: OGRFieldType::Type,
) -> Option<String> {
    if kind == OGRFieldType::OFTReal {
        let number = feature.field_as_double(at).ok().flatten()?;
        return Some(if number.fract() == 0.0 {
            format!("{number:.0}")
        } else {
            number.to_string()
        });
    }
    feature.field_as_string(at).ok().flatten()
}
