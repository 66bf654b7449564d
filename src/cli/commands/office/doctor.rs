//! `doctor`: checks whether computer and office are ready for the day.

use jiff::tz::TimeZone;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::{Message, message};
use crate::office::{Health, HealthCheck, Machine, Office, Zone};

/// Checks the computer, and the office if one is given.
pub(in crate::cli) fn doctor(call: &Invocation) -> Result<Answer> {
    let machine = Machine {
        zone: zone(),
        knows_zones: jiff::tz::db().get("Asia/Jayapura").is_ok(),
        temporary: std::env::temp_dir(),
    };
    let found = match call.office_if_given() {
        Some(folder) => Office::at(folder).check_health(&call.clock, &machine, &call.progress)?,
        None => machine.check_health(&call.clock),
    };
    let cells = |check: &HealthCheck| (call.say(&sign(check.state)), call.say(&title(check.id)));
    let rows: Vec<(String, String)> = found.checks.iter().map(cells).collect();
    let widest = |of: fn(&(String, String)) -> &String| {
        rows.iter().map(|row| of(row).chars().count()).max().unwrap_or_default()
    };
    let (signs, titles) = (widest(|row| &row.0), widest(|row| &row.1));
    let mut text = call.lines();
    for ((sign, title), check) in rows.iter().zip(&found.checks) {
        text.beside(&format!("{sign:signs$}  {title:titles$}  "), &check.what);
        if let Some(hint) = &check.hint {
            text.beside(&" ".repeat(signs + titles + 4), hint);
        }
    }
    let (checks, bad, warn) = (found.checks.len(), found.bad, found.warn);
    text.line(&match (bad, warn) {
        (0, 0) => message!("{checks} checks, all good", checks),
        _ => message!("{checks} checks: {bad} bad, {warn} to look at", checks, bad, warn),
    });
    Ok(Answer::new(bad == 0, found, text))
}

/// Returns the time zone of the computer's clock.
fn zone() -> Zone {
    match TimeZone::try_system() {
        Err(_) => Zone::Unknown,
        Ok(zone) if zone.is_unknown() => Zone::Unknown,
        Ok(zone) => match zone.iana_name() {
            Some(
                "UTC" | "Etc/UTC" | "Etc/UCT" | "UCT" | "Zulu" | "Universal" | "Etc/Universal",
            ) => Zone::Universal,
            Some(name) => Zone::Named(name.to_owned()),
            None if zone == TimeZone::UTC => Zone::Universal,
            None => Zone::Nameless,
        },
    }
}

fn sign(state: Health) -> Message {
    match state {
        Health::Good => message!("good"),
        Health::Warn => message!("warn"),
        Health::Bad => message!("bad"),
    }
}

/// Returns what a check looks at, in a word or two.
fn title(id: &str) -> Message {
    match id {
        "office" => message!("office"),
        "settings" => message!("settings"),
        "people" => message!("people"),
        "catalogue" => message!("catalogue"),
        "tariffs" => message!("tariffs"),
        "texts" => message!("texts"),
        "templates" => message!("templates"),
        "fonts" => message!("fonts"),
        "gdal" => message!("GDAL"),
        "stores" => message!("stores"),
        "index" => message!("index"),
        "ledger" => message!("ledger"),
        "backup" => message!("backup"),
        "zone" => message!("time zone"),
        "clock" => message!("clock"),
        "space" => message!("space"),
        "leftovers" => message!("leftovers"),
        "transaction" => message!("transaction"),
        id => Message::verbatim(id),
    }
}
