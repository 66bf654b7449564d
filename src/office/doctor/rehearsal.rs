//! A transaction from guest book to day close, tried in an office in a temporary folder. It takes the settings, tables
//! and templates of the real office, and finds what would go wrong at the counter.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::sample::{NUMBER, Sample, VISITOR};
use super::templates::{BrokenTemplate, Templates, built_in};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::index::IndexOptions;
use crate::message::message;
use crate::model::OfficeSettings;
use crate::office::counter::{Arrival, NewGuest};
use crate::office::evidence::sample_scan;
use crate::office::goods::PackOrder;
use crate::office::money::Paid;
use crate::office::request::{Amend, Decision, Signature};
use crate::office::session::{Clock, Given, Office, Session, Warning, Watch, make_private};
use crate::plan::Form;
use crate::progress::{Phase, Progress};
use crate::verify::verify;

/// What the trial needs of the real office.
pub(super) struct Trial<'a> {
    pub(super) settings: &'a OfficeSettings,
    pub(super) catalog: &'a Catalog,
    pub(super) templates: &'a Templates,
    pub(super) clock: Clock,
    /// A folder for the office in which it is tried.
    pub(super) scratch: &'a Path,
    /// Stops the trial where the user wants to.
    pub(super) progress: &'a dyn Progress,
}

/// The step that failed, as the command for it, and why.
pub(super) type Failed = (&'static str, Error);

impl Trial<'_> {
    /// Tries the transaction. Where it fails for a template, it is tried again with the built-in one in its place.
    /// Returns these templates, and the step that fails for another reason.
    pub(super) fn run(&self, sample: &Sample<'_>) -> (Vec<BrokenTemplate>, Option<Failed>) {
        let mut broken: Vec<BrokenTemplate> = Vec::new();
        let store = self.scratch.join("store");
        if let Err(error) = sample.write(&store, &Quiet::of(self.progress)) {
            return (broken, Some(("synth", error)));
        }
        loop {
            let home = self.scratch.join(format!("kantor-{}", broken.len()));
            let Err((step, error)) = self.attempt(sample, &store, &home, &broken) else {
                return (broken, None);
            };
            let known = |name: &String| broken.iter().all(|template| template.name != *name);
            match self.templates.at_fault(&error).filter(known) {
                Some(name) => {
                    broken.push(self.templates.broken(name, error));
                }
                None => return (broken, Some((step, error))),
            }
        }
    }

    fn attempt(
        &self,
        sample: &Sample<'_>,
        store: &Path,
        home: &Path,
        broken: &[BrokenTemplate],
    ) -> std::result::Result<(), Failed> {
        let watch = Quiet::of(self.progress);
        let prepared = self.prepare(store, home, broken).map_err(|error| ("init", error))?;
        let today = self.clock.today();
        let texts = [sample.request(today), sample.amended(today)].map(|request| Given::Text {
            json: request.to_string().into_bytes(),
            place: PathBuf::from("permintaan.json"),
        });
        let mut steps = Steps { session: prepared, home, watch: &watch };
        steps.serve(&texts, self.settings, self.clock)?;
        match watch.warnings().into_iter().find_map(as_error) {
            None => Ok(()),
            Some(error) => Err(("pack", error)),
        }
    }

    /// Makes the office for an attempt, and opens it.
    fn prepare(&self, store: &Path, home: &Path, broken: &[BrokenTemplate]) -> Result<Session> {
        let tables = home.join("catalog");
        make_private(&home.join("media"))?;
        self.templates.copy(&tables, broken)?;
        let mut settings = self.settings.clone();
        settings.stores = vec![store.display().to_string()];
        "shelf".clone_into(&mut settings.shelf);
        // No paper of the trial stands in the office's register.
        let series = &mut settings.numbering;
        let all = [&mut series.invoice, &mut series.receipt, &mut series.handover];
        for numbering in all.into_iter().chain([&mut series.agreement]) {
            numbering.register = false;
        }
        let mut catalog = self.catalog.clone();
        // The synthetic areas are not those of the office's lists.
        catalog.masters.clear();
        catalog.publisher = settings.publisher();
        for template in broken {
            match &*template.name {
                "peta-baca-saya.txt" => catalog.map_readme = text_of(&template.name),
                "peta-metadata.xml" => catalog.map_metadata = text_of(&template.name),
                _ => {}
            }
        }
        catalog.folder = Some(tables);
        Ok(Office::at(home).open_with(settings, catalog, self.clock))
    }
}

fn text_of(name: &str) -> String {
    built_in(name).unwrap_or_default().to_owned()
}

/// The steps of the transaction.
struct Steps<'a> {
    session: Session,
    home: &'a Path,
    watch: &'a Quiet<'a>,
}

impl Steps<'_> {
    fn serve(
        &mut self,
        [request, amended]: &[Given; 2],
        settings: &OfficeSettings,
        clock: Clock,
    ) -> std::result::Result<(), Failed> {
        let (officer, treasurer) = (officer(settings), settings.treasurer.name.clone());
        let (session, watch) = (&mut self.session, self.watch);
        let at = |step: &'static str| move |error| (step, error);
        session.refresh_index(&IndexOptions::default(), watch).map_err(at("index"))?;
        let guest = NewGuest { name: Some(VISITOR.to_owned()), ..NewGuest::default() };
        let arrival = session.visit(&guest, None, None).map_err(at("visit"))?;
        // Several guests are found only where one is looked up.
        let visit = match arrival {
            Arrival::Entered(entered) => entered.visit.number,
            Arrival::Several(_) => String::new(),
        };
        let decision = Decision {
            by: &officer,
            because: Some("transaksi uji"),
            visit: Some(&visit),
            number: None,
        };
        session.approve(request, &decision).map_err(at("approve"))?;
        let number = Given::named(NUMBER);
        let (home, on) = (self.home, clock.today());
        let agree = |session: &mut Session, text: &str| {
            let scan = home.join("sppd.pdf");
            std::fs::write(&scan, sample_scan(text))
                .map_err(|error| ("agree", Error::io(&scan, message!("write the file"), error)))?;
            let signature = Signature { signed_by: VISITOR, position: None, on, scan: &scan };
            session.agree(&number, &signature).map(drop).map_err(at("agree"))
        };
        let pay = |session: &mut Session, invoice: &str| {
            let paid = Paid::Cash { treasurer: treasurer.clone(), void: None };
            session.pay(invoice, paid, None).map_err(at("pay"))?;
            Ok::<_, Failed>(session.receipt(invoice, None).map_err(at("receipt"))?.number)
        };
        agree(session, "Transaksi uji")?;
        let invoice = session.invoice(&number, None, watch).map_err(at("invoice"))?.number;
        let mut receipts = vec![pay(session, &invoice)?];
        let amend = Amend {
            by: &officer,
            because: "transaksi uji",
            invoice_number: None,
            agreement_number: None,
        };
        let amended = session.amend(NUMBER, amended, &amend, watch).map_err(at("request amend"))?;
        agree(session, "Adendum")?;
        // Where there is one product alone, nothing more is charged.
        if let Some(invoice) = amended.invoice {
            receipts.push(pay(session, &invoice.number)?);
        }
        let target = self.home.join("media/usb");
        let order = PackOrder {
            request: number.clone(),
            target: target.clone(),
            level: None,
            form: Form::Zip,
            threads: None,
        };
        session.pack(&order, watch).map_err(at("pack"))?;
        let found = verify(&target, watch).map_err(at("verify"))?;
        if !found.is_complete() {
            let damaged = Error::new(ErrorKind::ReadBack, message!("what was packed is damaged"));
            return Err(("verify", damaged));
        }
        session.record_verification(&found, watch);
        session.hand_over(&number, None).map_err(at("handover"))?;
        session.poll(&visit, 10, 10).map_err(at("poll"))?;
        session.close(NUMBER).map_err(at("close"))?;
        let proof = self.home.join("sppd.pdf");
        session.deposit(&receipts, NTPN, None, None, Some(&proof)).map_err(at("deposit"))?;
        session.close_day().map_err(at("close-day"))?;
        session.close_month(None, None).map(drop).map_err(at("close-month"))
    }
}

/// A number of the form of a treasury's proof.
const NTPN: &str = "ABCDEFGH12345678";

/// Returns the officer of the transaction: one whom the settings accept.
fn officer(_settings: &OfficeSettings) -> String {
    "Petugas Uji".to_owned()
}

/// Lets the user stop, shows nothing, and keeps the warnings.
struct Quiet<'a> {
    progress: &'a dyn Progress,
    warnings: Mutex<Vec<Warning>>,
}

impl<'a> Quiet<'a> {
    fn of(progress: &'a dyn Progress) -> Self {
        Self { progress, warnings: Mutex::default() }
    }

    fn warnings(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.warnings.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Progress for Quiet<'_> {
    fn begin(&self, _: Phase, _: u64) {}

    fn cancelled(&self) -> bool {
        self.progress.cancelled()
    }
}

impl Watch for Quiet<'_> {
    fn warn(&self, warning: Warning) {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).push(warning);
    }
}

/// Returns the error behind a warning; `None` for one that says nothing of the office.
fn as_error(warning: Warning) -> Option<Error> {
    match warning {
        Warning::PageNotWritten(reason) => {
            Some(Error::new(ErrorKind::Paper, reason).file("buka-ini-dulu.html"))
        }
        Warning::CoverNotWritten(error)
        | Warning::NotRecorded(error)
        | Warning::BagNotRecorded { error, .. } => Some(error),
        Warning::RatesNotWritten(_) | Warning::OtherBag { .. } => None,
    }
}
