//! The settings, and the people that they name.

use jiff::civil::Date;

use super::checkup::{HealthCheck, broken_settings};
use crate::catalog::builtin_file;
use crate::error::Result;
use crate::message::message;
use crate::model::{Duty, OfficeSettings};

/// Checks whether `kemas.toml` can be used. A key that is not known is an error of reading it.
pub(super) fn settings(read: &Result<OfficeSettings>) -> HealthCheck {
    match read {
        Ok(_) => HealthCheck::good("settings", message!("kemas.toml is read, every key is known")),
        Err(error) => HealthCheck::failed("settings", error),
    }
}

/// Checks whether those who act are named, and where the office lists its people, whether they act today.
pub(super) fn people(read: &Result<OfficeSettings>, today: Date) -> HealthCheck {
    const ID: &str = "people";
    let Ok(settings) = read else { return HealthCheck::not_checked(ID, broken_settings()) };
    let name = settings.treasurer.name.trim();
    let (listed, officer) = (&settings.people, settings.counter.officer.trim());
    let serving = || listed.iter().filter(|person| person.serves_on(today));
    let correct = || message!("correct `role`, `from` and `until` under [[people]] in kemas.toml");
    if !listed.is_empty() && !serving().any(|person| person.may(Duty::Treasurer)) {
        let nobody = message!("nobody under [[people]] may take payments today");
        return HealthCheck::bad(ID, nobody, correct());
    }
    if !officer.is_empty()
        && !listed.is_empty()
        && !serving().any(|person| person.name.trim() == officer)
    {
        let away = message!("the officer of the settings, {officer}, does not act today", officer);
        return HealthCheck::bad(ID, away, correct());
    }
    if name.is_empty() || name == "-" || is_built_in(name) {
        return HealthCheck::warn(
            ID,
            message!("the treasurer is not named"),
            message!("write name and NIP under [treasurer] in kemas.toml; receipts bear them"),
        );
    }
    if officer.is_empty() {
        return HealthCheck::good(ID, message!("treasurer: {name}", name));
    }
    HealthCheck::good(ID, message!("treasurer: {name}; officer: {officer}", name, officer))
}

/// Returns true for the treasurer's name of a new office, which is no person's.
fn is_built_in(name: &str) -> bool {
    let built_in = builtin_file("kemas.toml").unwrap_or_default();
    built_in.lines().any(|line| line.trim() == format!("name = {name:?}"))
}
