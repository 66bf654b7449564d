//! The tables of the catalogue, the tariff of today, and the office's own translations.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;

use super::checkup::{Health, HealthCheck, broken_catalogue, broken_settings};
use crate::billing::{price_map, price_microdata};
use crate::catalog::{Access, Catalog, TariffClass, TariffUnit};
use crate::error::{Error, ErrorKind, Result, read_text};
use crate::message::{Message, and, check_texts, day, message};
use crate::model::{Level, OfficeSettings, TariffSettings};

/// Checks all tables of the office.
pub(super) fn catalogue(folder: &Path) -> HealthCheck {
    const ID: &str = "catalogue";
    // One line for the folder, where none of its files can be read.
    match std::fs::read_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            let error = Error::io(folder, message!("read the folder"), error);
            return HealthCheck::failed(ID, &error.hint(readable()));
        }
        _ => {}
    }
    let found = Catalog::check(folder);
    let (tables, notes) = (found.tables.len(), found.notes.len());
    let Some(first) = found.faults.first() else {
        // The record of the tables' versions is read by an update only.
        if let Err(error) = Catalog::update_of(folder) {
            return HealthCheck { state: Health::Warn, ..HealthCheck::failed(ID, &error) };
        }
        return HealthCheck::good(
            ID,
            match notes {
                0 => message!("{tables} tables without a fault", tables),
                _ => message!(
                    "{tables} tables without a fault, {notes} notes: `kemas catalog check`",
                    tables,
                    notes
                ),
            },
        );
    };
    let faults = found.faults.len();
    let what = match faults {
        1 => message!("{first}", first),
        _ => message!("{faults} faults, the first: {first}", faults, first),
    };
    let own = first.hint.clone().filter(|_| faults == 1);
    let hint =
        || message!("run `kemas catalog check`, and correct the cells and tables that it names");
    HealthCheck::bad(ID, what, own.unwrap_or_else(hint))
}

/// Says what to do where the folder of the catalogue cannot be read.
fn readable() -> Message {
    message!(
        "`catalog` must be a folder that you may read: put it back from the last backup, or copy it from a new \
         office (`kemas init DIR`) and fill it in again"
    )
}

/// How many days ahead the end of a tariff is told.
const DAYS_AHEAD: i64 = 30;

/// Checks whether everything that is sold has a price today, and for the next days.
pub(super) fn tariffs(
    settings: &Result<OfficeSettings>,
    catalog: &Result<Catalog>,
    today: Date,
) -> HealthCheck {
    const ID: &str = "tariffs";
    let Ok(catalog) = catalog else { return HealthCheck::not_checked(ID, broken_catalogue()) };
    let Ok(settings) = settings else { return HealthCheck::not_checked(ID, broken_settings()) };
    if let Err(error) = prices(catalog, &settings.tariff, today) {
        let hint = message!(
            "add rows that are valid today to tariffs.csv, or correct `valid_from` and `valid_until` there"
        );
        return HealthCheck::bad(ID, message!("{error}", error = error.message()), hint);
    }
    let until = today.checked_add(DAYS_AHEAD.days()).unwrap_or(today);
    let ends = catalog.tariffs.iter().filter_map(|row| row.valid_until?.tomorrow().ok());
    let begins = catalog.tariffs.iter().map(|row| row.valid_from);
    let changes: BTreeSet<Date> =
        ends.chain(begins).filter(|on| *on > today && *on <= until).collect();
    for on in changes {
        if let Err(error) = prices(catalog, &settings.tariff, on) {
            let (on, error) = (day(on), error.message());
            return HealthCheck::warn(
                ID,
                message!("from {on} on: {error}", on, error),
                message!("add the rows of the next tariff to tariffs.csv before that day"),
            );
        }
    }
    let rows = catalog.tariffs.iter().filter(|row| row.valid_on(today)).count();
    let without: BTreeSet<Level> = sold_maps(catalog)
        .filter(|ware| !has_rows(catalog, *ware))
        .map(|(level, _)| level)
        .collect();
    let valid = if without.is_empty() {
        message!("{rows} rows are valid today", rows)
    } else {
        let levels = and(without.into_iter().map(Level::as_str));
        message!("{rows} rows are valid today; none for maps of {levels}", rows, levels)
    };
    if settings.tariff.confirmed.trim().is_empty() {
        return unconfirmed(ID, &settings.tariff, &valid);
    }
    HealthCheck::good(ID, valid)
}

/// Returns the line of an office that has not said who confirmed what the law leaves open: how a part of a step is
/// charged, the bytes of 1 MB, what one dataset is, and which bytes of a converted table count.
fn unconfirmed(id: &'static str, settings: &TariffSettings, valid: &Message) -> HealthCheck {
    let (step, megabyte) = (settings.step.as_str(), settings.megabyte.to_string());
    let (grain, converted) = (settings.grain.as_str(), settings.charged_of_converted().as_str());
    HealthCheck::warn(
        id,
        message!(
            "{valid}; not confirmed by the office: step = {step}, megabyte = {megabyte}, grain = {grain}, \
             converted = {converted}",
            valid,
            step,
            megabyte,
            grain,
            converted
        ),
        message!(
            "ask the finance section, then write under [tariff] in kemas.toml who confirmed it and when: \
             confirmed = \"NAME, DATE\""
        ),
    )
}

/// Returns the level of the areas and of the pieces of the maps that are sold.
fn sold_maps(catalog: &Catalog) -> impl Iterator<Item = (Level, Level)> {
    let sold = catalog.layers.iter().filter(|layer| layer.access != Access::Tertutup);
    sold.map(|layer| (layer.level, layer.cut))
}

/// Returns true where the tariff has a row for such maps, for any day. Without one they are not for sale.
fn has_rows(catalog: &Catalog, (level, cut): (Level, Level)) -> bool {
    catalog.tariffs.iter().any(|row| row.level == Some(level) && row.cut == Some(cut))
}

/// A quantity of bytes that is larger than any dataset.
const VERY_LARGE: u64 = 1_000_000_000_000;

/// Calculates prices of everything that is sold, on a day: for one unit, for a very large quantity, and around each
/// quantity where a block begins, but for no more than the rows may charge in one order.
///
/// # Errors
/// The first price that cannot be calculated.
fn prices(catalog: &Catalog, settings: &TariffSettings, on: Date) -> Result<()> {
    let maps: BTreeSet<(Level, Level)> =
        sold_maps(catalog).filter(|ware| has_rows(catalog, *ware)).collect();
    let microdata = catalog.datasets.iter().any(|dataset| dataset.access != Access::Tertutup);
    for class in [TariffClass::Umum, TariffClass::Nol] {
        let rows = || catalog.tariffs.iter().filter(move |row| row.class == class);
        if class == TariffClass::Nol && rows().next().is_none() {
            continue;
        }
        let quantities = |unit: TariffUnit| -> BTreeSet<u64> {
            let rows = || rows().filter(move |row| row.unit == unit);
            let cap = rows().filter_map(|row| row.cap).min().unwrap_or(VERY_LARGE);
            let around = rows().flat_map(|row| [row.block_from, row.block_from.saturating_add(1)]);
            around.chain([1, VERY_LARGE]).filter(|quantity| (1..=cap).contains(quantity)).collect()
        };
        if microdata {
            for bytes in quantities(TariffUnit::Byte) {
                price_microdata(bytes, catalog, settings, class, on)?;
            }
        }
        for (level, cut) in &maps {
            for pieces in quantities(TariffUnit::Peta) {
                price_map(*level, *cut, pieces, catalog, settings, class, on)?;
            }
        }
    }
    Ok(())
}

/// Checks the office's own translations, `catalog/texts/*.po`. One that is broken is not used.
pub(super) fn texts(folder: &Path) -> HealthCheck {
    const ID: &str = "texts";
    let file = folder.join("texts/id.po");
    let read = match read_text(&file, ErrorKind::Catalog) {
        Ok(read) => read,
        Err(error) => return HealthCheck::failed(ID, &error),
    };
    let text = match read {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return HealthCheck::good(ID, message!("the built-in words"));
        }
        Err(error) => {
            let error = Error::io(&file, message!("read the office's own words"), error);
            return HealthCheck::failed(ID, &error);
        }
    };
    match check_texts(&text) {
        Ok((own, 0)) => {
            HealthCheck::good(ID, message!("{own} sentences in the office's own words", own))
        }
        Ok((own, unknown)) => HealthCheck::warn(
            ID,
            message!(
                "{own} sentences in the office's own words; {unknown} are of no use",
                own,
                unknown
            ),
            message!(
                "their msgid is no sentence of this version: compare it with the built-in id.po"
            ),
        ),
        Err(slip) => {
            let error = Error::new(ErrorKind::Catalog, slip.what).file(&file).line(slip.line);
            let hint = message!("correct the line; until then the built-in words are shown");
            HealthCheck::failed(ID, &error.hint(hint))
        }
    }
}
