//! The order of the checks, and what one hands on to the next.

use jiff::civil::Date;

use super::backup::backup;
use super::catalogue::{catalogue, tariffs, texts};
use super::checkup::{Checkup, HealthCheck, broken_catalogue, broken_settings};
use super::ledger::ledger;
use super::leftovers::leftovers;
use super::machine::{Machine, clock as clock_check, fonts, gdal, space, zone};
use super::rehearsal::Trial;
use super::sample::Sample;
use super::scratch::Scratch;
use super::settings::{people, settings as settings_check};
use super::stores::stores;
use super::templates::{ID as TEMPLATES, Templates};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::office::session::{Clock, Office, finish_restore, zone as zone_of};
use crate::progress::Progress;

const TRANSACTION: &str = "transaction";

impl Office {
    /// Checks the computer and this office. Whatever is broken becomes a line of the answer. Nothing in the office
    /// changes.
    ///
    /// # Errors
    /// [`ErrorKind::Interrupted`] where the user stopped it.
    pub fn check_health(
        &self,
        clock: &Clock,
        machine: &Machine,
        progress: &dyn Progress,
    ) -> Result<Checkup> {
        // A restore that was killed is carried on: its files are those of the office.
        finish_restore(self.folder())?;
        let tables = self.folder().join("catalog");
        let (settings, catalog) = (self.settings(), Catalog::load(Some(&tables)));
        let clock = &settings.as_ref().map_or(*clock, |settings| clock.in_zone(&zone_of(settings)));
        let (folders, shelf_folder) = self.places().unzip();
        let scratch = Scratch::create(&machine.temporary);

        let mut checks =
            vec![settings_check(&settings), people(&settings, clock.today()), catalogue(&tables)];
        checks.push(tariffs(&settings, &catalog, clock.today()));
        checks.push(texts(&tables));
        let templates = Templates::of(&tables);
        let trial = match (&scratch, &settings, &catalog) {
            (Err(_), ..) => Err(no_temporary()),
            (_, Err(_), _) => Err(broken_settings()),
            (_, _, Err(_)) => Err(broken_catalogue()),
            (Ok(scratch), Ok(settings), Ok(catalog)) => {
                let (clock, scratch, templates) = (*clock, &*scratch.path, &templates);
                Ok(Trial { settings, catalog, templates, clock, scratch, progress })
            }
        };
        let [of_templates, transaction] = tried(trial, clock.today());
        checks.extend([of_templates, fonts(), gdal()]);
        checks.extend(stores(folders.as_deref(), &catalog, &self.index_file(), progress));
        let (of_ledger, last) = match &scratch {
            Ok(scratch) => ledger(self.folder(), &scratch.path),
            Err(_) => (HealthCheck::not_checked("ledger", no_temporary()), None),
        };
        let office_zone = settings.as_ref().ok().map(|settings| &*settings.timezone);
        let of_backup = backup(self.folder(), &settings, &catalog, clock);
        let of_clock = clock_check(clock, last);
        checks.extend([of_ledger, of_backup, zone(machine, office_zone), of_clock]);
        checks.push(match &scratch {
            Ok(_) => space(Some(self.folder()), shelf_folder.as_deref(), &machine.temporary),
            Err(error) => HealthCheck::bad(
                "space",
                message!("{error}", error),
                message!(
                    "set the variable TMPDIR to a folder for temporary files that you may write to, or clear it"
                ),
            ),
        });
        checks.push(leftovers(self.folder(), shelf_folder.as_deref()));
        checks.push(transaction);
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, message!("stopped by the user")));
        }
        Ok(Checkup::of(checks))
    }
}

impl Machine {
    /// Checks what needs no office.
    pub fn check_health(&self, clock: &Clock) -> Checkup {
        let office = HealthCheck::warn(
            "office",
            message!("no office is named"),
            message!("give --office DIR or set KEMAS_OFFICE; `kemas init DIR` makes an office"),
        );
        let space = space(None, None, &self.temporary);
        Checkup::of(vec![
            office,
            fonts(),
            gdal(),
            zone(self, None),
            clock_check(clock, None),
            space,
        ])
    }
}

fn no_temporary() -> Message {
    message!("there is no temporary folder")
}

/// Tries a transaction, and returns the lines of the templates and of the transaction. Where it cannot be tried, both
/// say why.
fn tried(trial: std::result::Result<Trial<'_>, Message>, today: Date) -> [HealthCheck; 2] {
    let untried =
        |why: Message| [TEMPLATES, TRANSACTION].map(|id| HealthCheck::not_checked(id, why.clone()));
    let trial = match trial {
        Ok(trial) => trial,
        Err(why) => return untried(why),
    };
    let tariff = &trial.settings.tariff;
    let Some(sample) = Sample::of(trial.catalog, tariff, today) else {
        return untried(message!("no product is for everyone and has a price today"));
    };
    let (broken, failed) = trial.run(&sample);
    let transaction = match failed {
        None => HealthCheck::good(
            TRANSACTION,
            message!("tried from guest book to day close, in a temporary folder"),
        ),
        Some((step, error)) => HealthCheck {
            what: message!("`kemas {step}` fails: {error}", step, error = &error),
            ..HealthCheck::failed(TRANSACTION, &error)
        },
    };
    [trial.templates.judged(&broken), transaction]
}
