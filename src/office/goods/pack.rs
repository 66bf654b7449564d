//! Pack: writes the data of an approved and agreed request onto a medium, reads them back and records the bags.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::findings::{PieceFindings, learn_why};
use super::order::{basis, charged_before, quote};
use super::piece_memory::remember;
use super::rates;
use super::target::{capacity, make_target};
use crate::bag::MANIFEST;
use crate::billing::Papers;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::ledger::Planned;
use crate::media::Proof;
use crate::message::{Message, message};
use crate::model::{
    Action, BagPath, Invoice, InvoiceLine, Price, PriceLine, Repriced, Request, SealedBag,
};
use crate::office::evidence::refuse_lost;
use crate::office::session::{Given, Home, Session, Stopwatch, Warning, Watch, threads};
use crate::pack::{self, Level, PackOptions, SealedVolume};
use crate::plan::{Form, PackPlan};
use crate::progress::PhaseTime;

/// What to pack, and where.
#[derive(Debug, Clone)]
pub struct PackOrder {
    /// The request.
    pub request: Given,
    /// The folder on the medium to write the bags into.
    pub target: PathBuf,
    /// How hard to compress. For `None`, packages on the shelf are taken at any level, and the rest is compressed at
    /// the default level.
    pub level: Option<Level>,
    /// Whether packages are ZIPs or folders.
    pub form: Form,
    /// Threads that compress; `None` for all processors.
    pub threads: Option<u16>,
}

/// Bags that are complete, read back and recorded.
#[derive(Debug, Serialize)]
pub struct Packed {
    /// The bags, by ordinal.
    pub bags: Vec<SealedBag>,
    /// Where the read-back got its bytes from; the weaker answer where the bags differ.
    pub proof: Option<Proof>,
    /// How the shelf was used.
    pub shelf: ShelfUse,
    /// How long each phase took, and how many bytes it handled.
    pub phases: Vec<PhaseTime>,
    /// The findings on the pieces of maps that were packed, for each piece that has any.
    pub maps: Vec<PieceFindings>,
}

/// How the shelf was used by a packing.
#[derive(Debug, Serialize)]
pub struct ShelfUse {
    /// The names of the packages that were copied from the shelf.
    pub taken: Vec<String>,
    /// Packages that were damaged on the shelf. Each was copied from it at another level, or made from the sources.
    pub damaged: Vec<DamagedOnShelf>,
}

/// A package that was damaged on the shelf.
#[derive(Debug, Serialize)]
pub struct DamagedOnShelf {
    /// Its name.
    pub package: String,
    /// What was wrong; in English in JSON.
    #[serde(serialize_with = "crate::message::english")]
    pub what: Message,
}

impl Session {
    /// Packs the data of a request into bags in the target folder, and records the bags. Afterwards it stores the
    /// measured speeds and writes the page beside the bags and the cover sheet; if one of these fails, that is a
    /// warning.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the current version of the request is not approved and agreed, where the scan of the
    /// agreement or required evidence is gone or changed, where the price lines
    /// differ from those of the invoice or of the amendment, or where the state of the request does not allow packing;
    /// as [`plan`](crate::plan::plan) and [`pack::pack`], which also says what an error leaves on the medium.
    pub fn pack(&mut self, order: &PackOrder, watch: &dyn Watch) -> Result<Packed> {
        let stopwatch = Stopwatch::of(watch);
        let request = self.request(&order.request)?;
        let sealed = self.seal(order, &request, watch, &stopwatch)?;
        let each = |of: fn(&SealedVolume) -> &Vec<String>| -> Vec<String> {
            sealed.iter().flat_map(of).cloned().collect()
        };
        let damaged = sealed.iter().flat_map(|volume| &volume.damaged_on_shelf);
        let found = sealed.iter().flat_map(|volume| &volume.map_findings);
        Ok(Packed {
            bags: sealed.iter().map(bag_of).collect(),
            proof: sealed.iter().map(|volume| volume.proof).max(),
            shelf: ShelfUse {
                taken: each(|volume| &volume.from_shelf),
                damaged: damaged
                    .map(|(package, what)| DamagedOnShelf {
                        package: package.clone(),
                        what: what.clone(),
                    })
                    .collect(),
            },
            phases: stopwatch.phases(),
            maps: found.map(|(stem, found)| PieceFindings::of(&request, stem, found)).collect(),
        })
    }

    fn seal(
        &mut self,
        order: &PackOrder,
        request: &Request,
        watch: &dyn Watch,
        stopwatch: &Stopwatch<'_>,
    ) -> Result<Vec<SealedVolume>> {
        let number = &request.number;
        let capacity = capacity(self.home(), request, None, None)?;
        let index = self.home().index()?;
        let plan = self.planned(&index, request, &capacity, order.form, stopwatch)?;
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        let agreement = ledger.known_agreement(number)?;
        // Refused before anything is written: on the medium there may be the bags of a request that is handed over.
        ledger.refuse_step(number, Action::Pack)?;
        refuse_lost(home, ledger, number)?;
        let price = quote(home, &plan, charged_before(ledger, number)?)?;
        let invoice = ledger.invoice_of_request(number)?;
        let amended = ledger.last_amendment(number)?.and_then(|amended| amended.price);
        match (&invoice, &amended) {
            (_, Some(amended)) if amended.sums.lacking().is_none() => {
                refuse_other_than_amended(amended, &price)?;
            }
            (Some(invoice), _) => refuse_other_than_invoiced(invoice, &price)?,
            (None, _) => {}
        }
        refuse_bag_of_before(&plan, &order.target, &ledger.packages(number)?)?;
        let papers = home.papers()?;
        let (readme, open_first) =
            (home.template("baca-saya.html")?, home.template("buka-ini-dulu.html")?);
        let (home_shelf, scratch) = (home.shelf(), home.scratch());
        let options = PackOptions {
            level: order.level,
            threads: threads(order.threads)?,
            shelf: Some(&home_shelf),
            scratch: &scratch,
            on: today,
            office: home.settings(),
            readme: &readme,
            open_first: &open_first,
            documents: documents(home, &papers, request, invoice.as_ref())?,
        };
        let planned = Planned { price: price.total, body: basis(&plan, &price) };
        let mut record = |volumes: &[SealedVolume]| {
            let bags: Vec<SealedBag> = volumes.iter().map(bag_of).collect();
            ledger.set_clock(home.clock.now())?;
            ledger.record_packages(number, &bags, &planned, today)
        };
        let rates = rates::rates(home, request, None, None);
        let on_shelf = plan.packages().filter(|package| home_shelf.holds(package)).count();
        watch.expect(rates::expected(&plan, &rates, on_shelf));
        let agreed = plan.under(agreement.agreement);
        let made = make_target(home, &order.target)?;
        let sealed = pack::pack(&agreed, &order.target, &options, stopwatch, &mut record)
            .inspect_err(|error| {
                learn_why(home, agreed.plan().packages(), error);
                // After an error other than an interruption, a target folder that this run made is removed if it is
                // empty.
                if made && error.kind() != ErrorKind::Interrupted {
                    let _ = std::fs::remove_dir(&order.target);
                }
            })?;
        remember_pieces(home, agreed.plan(), &sealed.volumes);
        let phases = stopwatch.phases();
        let learned = rates::remember(home, agreed.plan(), &sealed.volumes, options.level, &phases);
        if let Err(error) = learned {
            watch.warn(Warning::RatesNotWritten(error));
        }
        if let Some(reason) = sealed.page_left {
            watch.warn(Warning::PageNotWritten(reason));
        }
        // The bags are complete even if the cover sheet cannot be written.
        if let Err(error) = write_cover(home, &papers, request, &sealed.volumes) {
            watch.warn(Warning::CoverNotWritten(error));
        }
        Ok(sealed.volumes)
    }
}

/// Remembers what was found on the pieces of maps that were packed.
fn remember_pieces(home: &Home, plan: &PackPlan, volumes: &[SealedVolume]) {
    let found = || volumes.iter().flat_map(|volume| &volume.map_findings);
    for package in plan.packages() {
        let of = found().find(|(stem, _)| *stem == package.stem);
        remember(home, package, Ok(of.map_or(&[], |(_, findings)| findings)));
    }
}

/// Refuses a target that holds a bag with the name of one of these, which is not of the packing that counts now: it was
/// packed before the request was changed or returned, or was replaced by another packing.
fn refuse_bag_of_before(plan: &PackPlan, target: &Path, counted: &[SealedBag]) -> Result<()> {
    for volume in &plan.volumes {
        let bag = target.join(&volume.label);
        let Ok(manifest) = std::fs::read(bag.join(MANIFEST)) else { continue };
        let digest = sha256(&manifest);
        if counted.iter().any(|sealed| sealed.manifest_sha256 == digest) {
            continue;
        }
        let message = message!(
            "the target holds an earlier bag of this request, which does not count any more"
        );
        return Err(Error::new(ErrorKind::Exists, message).file(&bag).hint(message!(
            "delete the folder {bag} or empty the medium, then pack again; or pack onto another medium and take \
             this one back",
            bag = bag.display()
        )));
    }
    Ok(())
}

/// Refuses a packing whose price lines differ from those of the invoice in item, tariff row, quantity or amount.
fn refuse_other_than_invoiced(invoice: &Invoice, price: &Price) -> Result<()> {
    if are_charged(&invoice.lines, price) {
        return Ok(());
    }
    let message = message!(
        "what would be packed now costs {total}, but invoice {invoice} charges {total_2}: the data or the tariff \
         changed since",
        total = price.total,
        invoice = invoice.number,
        total_2 = invoice.supplement.as_ref().map_or(invoice.total, |sums| sums.due)
    );
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("restore the data that was invoiced, or hand in a new request")))
}

/// As [`refuse_other_than_invoiced`], by the price of an amendment that what was paid before covers.
fn refuse_other_than_amended(amended: &Repriced, price: &Price) -> Result<()> {
    if are_charged(&amended.lines, price) {
        return Ok(());
    }
    let message = message!(
        "what would be packed now costs {total}, but the amended request costs {due}: the data or the tariff changed \
         since",
        total = price.total,
        due = amended.sums.due
    );
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("restore the data as they were at the amendment, or hand in a new request")))
}

fn are_charged(lines: &[InvoiceLine], price: &Price) -> bool {
    let charged = |line: &PriceLine| (line.index, line.tariff.clone(), line.quantity, line.amount);
    let kept = lines.iter().map(|line| charged(&line.price));
    kept.eq(price.lines.iter().map(charged))
}

/// Returns the papers that go with the data, as text: the agreement without names, and the invoice where there is one;
/// never a receipt or a scan.
fn documents(
    home: &Home,
    papers: &Papers,
    request: &Request,
    invoice: Option<&Invoice>,
) -> Result<Vec<(BagPath, String)>> {
    let name = |name: &str| {
        BagPath::parse(name).map_err(|reason| {
            Error::new(ErrorKind::Paper, message!("{name}: {reason}", name, reason))
        })
    };
    let sppd = papers.agreement_for_medium(request, home.catalog(), home.settings())?;
    let mut documents = vec![(name("sppd.txt")?, sppd)];
    if let Some(invoice) = invoice {
        documents
            .push((name("tagihan.txt")?, papers.invoice_for_medium(invoice, home.settings())?));
    }
    Ok(documents)
}

fn write_cover(
    home: &Home,
    papers: &Papers,
    request: &Request,
    volumes: &[SealedVolume],
) -> Result<()> {
    let bags: Vec<SealedBag> = volumes.iter().map(bag_of).collect();
    let (catalog, settings) = (home.catalog(), home.settings());
    let cover = papers.cover(request, &bags, catalog, settings, home.clock.today())?.pdf()?;
    home.write_paper(request.number.as_str(), "sampul.pdf", &cover).map(drop)
}

fn bag_of(volume: &SealedVolume) -> SealedBag {
    SealedBag {
        ordinal: volume.ordinal,
        path: volume.location.display().to_string(),
        bytes: volume.bytes,
        manifest_sha256: volume.manifest_sha256,
        short_code: volume.short_code.clone(),
    }
}
