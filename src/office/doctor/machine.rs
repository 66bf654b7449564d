//! The computer: its fonts, GDAL, time zone, clock and free space.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::checkup::{Health, HealthCheck};
use crate::maps::toolbox;
use crate::media::{Target, can_write_in};
use crate::message::{Message, and, message, quantity};
use crate::model::usual_timezone;
use crate::office::session::Clock;
use crate::paper::{Sheet, font_names};
use crate::probe::require_maps;

/// What the caller knows of the computer.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The time zone of its clock.
    pub zone: Zone,
    /// True where it has the table of time zones.
    pub knows_zones: bool,
    /// The folder for temporary files.
    pub temporary: PathBuf,
}

/// The time zone of a computer's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// None is set, or one that is not known: the clock shows universal time.
    Unknown,
    /// Universal time.
    Universal,
    /// One with a name, such as `Asia/Jayapura`.
    Named(String),
    /// One without a name.
    Nameless,
}

/// Checks whether a paper can be rendered, and with which fonts.
pub(super) fn fonts() -> HealthCheck {
    const ID: &str = "fonts";
    let sample = Sheet::fill(
        "(sample)",
        "isian | Uji | {{ text }}\n",
        "-",
        &serde_json::json!({"text": "Aa"}),
    );
    let names = sample.and_then(|sheet| sheet.pdf()).and_then(|_| font_names());
    match names {
        Ok([font, _]) => HealthCheck::good(ID, message!("{font}, part of the program", font)),
        Err(error) => HealthCheck::failed(ID, &error),
    }
}

/// Checks whether maps can be read, transformed and written.
pub(super) fn gdal() -> HealthCheck {
    const ID: &str = "gdal";
    let found = match (toolbox(), require_maps()) {
        (Some(found), Ok(())) => found,
        // An office that sells microdata only needs no maps.
        (_, Err(error)) => {
            return HealthCheck { state: Health::Warn, ..HealthCheck::failed(ID, &error) };
        }
        (None, Ok(())) => return HealthCheck::good(ID, message!("none")),
    };
    let version = &found.gdal;
    if !found.missing.is_empty() {
        return HealthCheck::bad(
            ID,
            message!("GDAL {version} lacks {drivers}", version, drivers = and(&found.missing)),
            message!("install the GDAL of the system's packages, which has these drivers"),
        );
    }
    if !found.proj {
        return HealthCheck::bad(
            ID,
            message!("PROJ cannot turn coordinates: its table proj.db is missing or broken"),
            message!("install the package proj-data, and clear the variable PROJ_DATA"),
        );
    }
    HealthCheck::good(ID, message!("GDAL {version} with all formats of maps, and PROJ", version))
}

/// Checks the time zones. Day and hour of each act are those of the office's zone, which is a setting; that of the
/// computer is what its user sees, and where it is wrong, so is often the clock. `office` is the name of the office's
/// zone, where it is known.
pub(super) fn zone(machine: &Machine, office: Option<&str>) -> HealthCheck {
    const ID: &str = "zone";
    let set = || {
        let zone = office.map_or_else(usual_timezone, ToOwned::to_owned);
        message!("set the computer's zone: `sudo timedatectl set-timezone {zone}`", zone)
    };
    if !machine.knows_zones {
        return HealthCheck::bad(
            ID,
            message!("the table of time zones is missing"),
            message!("install the package tzdata"),
        );
    }
    match &machine.zone {
        Zone::Unknown => {
            HealthCheck::bad(ID, message!("the computer's time zone is not known"), set())
        }
        Zone::Universal => {
            HealthCheck::warn(ID, message!("the clock shows universal time (UTC)"), set())
        }
        Zone::Named(name) => HealthCheck::good(
            ID,
            match office {
                Some(office) if office != name => {
                    message!("{office} for the office; {name} for the computer", office, name)
                }
                _ => message!("{name}", name),
            },
        ),
        Zone::Nameless => HealthCheck::good(
            ID,
            match office {
                Some(office) => {
                    message!("{office} for the office; one without a name for the computer", office)
                }
                None => message!("a zone without a name"),
            },
        ),
    }
}

/// The first year in which an office can have used this program, and the first that it will not see.
const YEARS: std::ops::Range<i16> = 2024..2100;

/// Checks the clock. `last` is the moment of the last row of the ledger.
pub(super) fn clock(clock: &Clock, last: Option<DateTime>) -> HealthCheck {
    const ID: &str = "clock";
    let now = clock.moment(None);
    let words = |moment: DateTime| moment.strftime("%Y-%m-%d %H:%M").to_string();
    if !YEARS.contains(&now.year()) {
        return HealthCheck::bad(
            ID,
            message!("the clock says {now}", now = words(now)),
            message!("set the computer's clock; an empty battery sets it back"),
        );
    }
    match last {
        Some(last) if now < last => HealthCheck::bad(
            ID,
            message!(
                "the clock says {now}, but the ledger's last row is of {last}",
                now = words(now),
                last = words(last)
            ),
            message!("set the computer's clock; papers must not be dated before those issued"),
        ),
        _ => HealthCheck::good(ID, message!("{now}", now = words(now))),
    }
}

/// A folder with the least free bytes below which work fails, and below which a person should look at it.
struct Place {
    folder: PathBuf,
    fails_below: u64,
    told_below: u64,
}

const MEGABYTE: u64 = 1_000_000;
const GIGABYTE: u64 = 1_000 * MEGABYTE;

/// What nobody else may change in an office.
const OWN: [&str; 6] = ["", "kemas.toml", "catalog", "ledger.db", "papers", "agreements"];

/// Returns the first of these that every user of the computer may change.
fn open_to_all(home: &Path) -> Option<PathBuf> {
    let places = OWN.map(|name| if name.is_empty() { home.to_path_buf() } else { home.join(name) });
    let is_open = |place: &PathBuf| {
        place.metadata().is_ok_and(|found| found.permissions().mode() & 0o002 != 0)
    };
    places.into_iter().find(is_open)
}

/// Checks whether the office and the shelf can be written to by the user, and by nobody else, and the free space of
/// both and of the folder for temporary files. Without an office, only the last.
pub(super) fn space(office: Option<&Path>, shelf: Option<&Path>, temporary: &Path) -> HealthCheck {
    const ID: &str = "space";
    let home = office;
    if let Some(unusable) = office.into_iter().chain(shelf).find_map(|place| unusable(ID, place)) {
        return unusable;
    }
    let place = |folder: &Path, fails_below, told_below| Place {
        // A shelf that is not there yet is made where the nearest folder above it is.
        folder: folder.ancestors().find(|path| path.is_dir()).unwrap_or(folder).to_path_buf(),
        fails_below,
        told_below,
    };
    let office = office.map(|folder| place(folder, 200 * MEGABYTE, GIGABYTE));
    let shelf = shelf.map(|folder| place(folder, 200 * MEGABYTE, 2 * GIGABYTE));
    let temporary = place(temporary, 100 * MEGABYTE, 500 * MEGABYTE);
    let mut least: Option<(Health, u64, PathBuf)> = None;
    for place in office.into_iter().chain(shelf).chain([temporary]) {
        let free = match Target::inspect(&place.folder) {
            Ok(target) => target.free,
            Err(error) => return HealthCheck::failed(ID, &error),
        };
        let state = place.judged(free);
        let worse = |(known, bytes, _): &(Health, u64, PathBuf)| {
            (rank(state), u64::MAX - free) > (rank(*known), u64::MAX - *bytes)
        };
        if least.as_ref().is_none_or(worse) {
            least = Some((state, free, place.folder));
        }
    }
    let Some((state, free, folder)) = least else {
        return HealthCheck::good(ID, message!("nothing to look at"));
    };
    let free = size(free);
    if state == Health::Good {
        if let Some(open) = home.and_then(open_to_all) {
            let place = open.display();
            return HealthCheck::warn(
                ID,
                message!("{place} can be changed by everyone on this computer", place),
                message!("take that right away: `chmod o-w {place}`", place = open.display()),
            );
        }
        return HealthCheck::good(ID, message!("{free} free or more", free));
    }
    let what = message!("{folder}: {free} free", folder = folder.display(), free);
    let hint = message!("free some space there; `kemas shelf prune --keep SIZE` empties the shelf");
    HealthCheck { id: ID, state, what, hint: Some(hint) }
}

/// Returns the line of a place that is no folder, or that cannot be written to; `None` for any other, and for one that
/// is not there yet.
fn unusable(id: &'static str, place: &Path) -> Option<HealthCheck> {
    let found = place.metadata().ok()?;
    let folder = place.display();
    if !found.is_dir() {
        return Some(HealthCheck::bad(
            id,
            message!("{folder} is not a folder", folder),
            message!("move that file away, or correct `shelf` in kemas.toml"),
        ));
    }
    let error = can_write_in(place).err()?;
    let hint = message!(
        "give yourself the right to write there; a disk that is mounted read-only is mounted again with \
         `sudo mount -o remount,rw PLACE`"
    );
    Some(HealthCheck::failed(id, &error.hint(hint)))
}

impl Place {
    /// Returns how the place is with so many bytes free.
    fn judged(&self, free: u64) -> Health {
        match free {
            free if free < self.fails_below => Health::Bad,
            free if free < self.told_below => Health::Warn,
            _ => Health::Good,
        }
    }
}

/// Returns a number of bytes in whole GB, or in MB where it is less than ten GB.
fn size(bytes: u64) -> Message {
    match bytes / GIGABYTE {
        0..10 => message!("{megabytes} MB", megabytes = quantity(bytes / MEGABYTE)),
        gigabytes => message!("{gigabytes} GB", gigabytes = quantity(gigabytes)),
    }
}

fn rank(state: Health) -> u8 {
    match state {
        Health::Good => 0,
        Health::Warn => 1,
        Health::Bad => 2,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_place_is_told_before_work_fails_there() {
        let place = Place { folder: PathBuf::new(), fails_below: 100, told_below: 1000 };
        for (free, state) in [
            (0, Health::Bad),
            (99, Health::Bad),
            (100, Health::Warn),
            (999, Health::Warn),
            (1000, Health::Good),
        ] {
            assert_eq!(place.judged(free), state, "{free}");
        }
    }

    #[test]
    fn a_clock_before_the_last_row_or_in_another_age_is_bad() {
        let at = |year| Clock::start(date(year, 11, 24), time(9, 0, 0, 0));
        let row = |hour| Some(date(2026, 11, 24).at(hour, 0, 0, 0));
        assert_eq!(clock(&at(2026), None).state, Health::Good);
        assert_eq!(clock(&at(2026), row(8)).state, Health::Good);
        assert_eq!(clock(&at(2026), row(10)).state, Health::Bad);
        assert_eq!(clock(&at(1970), None).state, Health::Bad);
        assert_eq!(clock(&at(2106), None).state, Health::Bad);
    }

    #[test]
    fn the_zone_must_be_known_and_is_told_where_it_is_universal() {
        let state = |zone: Zone, knows_zones| {
            zone_of(&Machine { zone, knows_zones, temporary: PathBuf::new() })
        };
        let zone_name = || Zone::Named("Asia/Jayapura".to_owned());
        assert_eq!(state(zone_name(), true), Health::Good);
        assert_eq!(state(zone_name(), false), Health::Bad);
        assert_eq!(state(Zone::Universal, true), Health::Warn);
        assert_eq!(state(Zone::Unknown, true), Health::Bad);
    }

    #[test]
    fn the_zone_of_the_office_is_told_and_that_of_the_computer_where_it_is_another() {
        let machine = |zone| Machine { zone, knows_zones: true, temporary: PathBuf::new() };
        let named = machine(Zone::Named("Asia/Jayapura".to_owned()));
        let said = |machine: &Machine, office| super::zone(machine, office).what.english();
        assert_eq!(said(&named, None), "Asia/Jayapura");
        assert_eq!(said(&named, Some("Asia/Jayapura")), "Asia/Jayapura");
        let both = "Asia/Makassar for the office; Asia/Jayapura for the computer";
        assert_eq!(said(&named, Some("Asia/Makassar")), both);
        let nameless = said(&machine(Zone::Nameless), Some("Asia/Makassar"));
        assert!(nameless.starts_with("Asia/Makassar for the office"), "{nameless}");
    }

    fn zone_of(machine: &Machine) -> Health {
        super::zone(machine, None).state
    }
}
