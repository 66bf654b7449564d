//! The goods track from the plan to the sealed bag; and the bare engine, zip.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::args;
use super::money::{basis, class, quote};
use super::office::{Desk, Office};
use super::screen::tell;
use super::tables::Tables;
use super::{Answer, Result, health, rates};
use crate::error::{Error, ErrorKind};
use crate::index::Index;
use crate::ledger::Planned;
use crate::media::Target;
use crate::model::{BagPath, Invoice, Price, PriceLine, Request, SealedBag};
use crate::pack::{self, PackOptions, SealedVolume, ZipOptions};
use crate::plan::{self, Capacity, Estimate, Form, PackPlan, RateSource, Rates};

/// Shows what would be packed, and for how much.
pub(super) fn plan(desk: &Desk, args: &args::Plan) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(&args.request, &office.catalog, Some(&office))?;
    let capacity = capacity(&office, &request, args.medium.as_deref(), args.to.as_deref())?;
    let index = office.index()?;
    let plan = planned(desk, &office, &index, &request, &capacity, args.form.into())?;
    let price = quote(desk, &office, &plan)?;
    let found = health::examine(desk, &office, &plan)?;
    let tested = match &args.to {
        Some(target) => crate::media::measure(target, &desk.bars)?,
        None => None,
    };
    let rates = rates::rates(&office, &request, args.medium.as_deref(), tested);
    let shelf = office.shelf();
    let estimate = plan.estimate(&rates, &|package| shelf.holds(package));
    let mut text = String::new();
    for volume in &plan.volumes {
        let _ = writeln!(text, "{} ({} bytes)", volume.label, volume.bytes);
        for package in &volume.packages {
            let _ = writeln!(text, "  {}  {}", package.place(), package.title);
            for member in &package.members {
                let from = match package.way_of(member) {
                    "cut" => "cut from ",
                    "converted" => "converted: ",
                    _ => "",
                };
                let _ = writeln!(text, "    {:>14}  {from}{}", member.stamp.bytes, member.path);
            }
        }
    }
    for line in &price.lines {
        let _ = writeln!(text, "{} [{}] {}", line.id, line.tariff, line.arithmetic);
    }
    let _ = writeln!(
        text,
        "total {} (class {})",
        price.total,
        json!(class(&request)).as_str().unwrap_or_default()
    );
    text.push_str(&time_text(&estimate));
    let stores = health::of_stores(&index, &request);
    text.push_str(&health::stores_told(stores.iter().map(|(_, _, finding)| *finding)));
    let stores: Vec<_> = stores
        .into_iter()
        .map(|(place, item, finding)| health::store_line(finding, Some((place, item))))
        .collect();
    text.push_str(&health::told(&found));
    let json = json!({
        "volumes": plan.volume_lines(), "price": price, "estimate": estimate,
        "findings": stores, "maps": health::lines(&found, &request),
    });
    Ok(Answer::yes(json, text))
}

/// The time in words: the whole, its steps with the rates they stand on, and what holds it up.
fn time_text(estimate: &Estimate) -> String {
    let kept = if estimate.within_the_hour { "within" } else { "NOT within" };
    let mut text = format!("about {:.0} s, {kept} the promised hour", estimate.total_seconds);
    let Rates { pack, write, read } = estimate.rates;
    let steps = [
        ("pack", estimate.pack_seconds, pack),
        ("write", estimate.write_seconds, write),
        ("read back", estimate.verify_seconds, read),
    ];
    for (step, seconds, rate) in steps {
        let source = match rate.source {
            RateSource::Default => "assumed",
            RateSource::Remembered => "as before",
            RateSource::Measured => "measured now",
        };
        let rate = rate.bytes_per_second / 1e6;
        let _ = write!(text, "\n  {step:<10} {seconds:>8.1} s  at {rate:.0} MB/s ({source})");
    }
    if estimate.on_shelf > 0 {
        let _ = write!(text, "\n  {} packages lie on the shelf", estimate.on_shelf);
    }
    if let Some(advice) = estimate.advice {
        let _ = write!(text, "\n{} takes longest: {advice}", estimate.bottleneck.as_str());
    }
    text
}

/// Packs and records the bags.
pub(super) fn pack(desk: &Desk, args: &args::Pack) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(&args.request, &office.catalog, Some(&office))?;
    let sealed = seal(desk, &office, &request, args)?;
    let proof = sealed.iter().map(|volume| volume.proof).max();
    let mut text = String::new();
    for volume in &sealed {
        let _ = writeln!(
            text,
            "{}  {} bytes  {}",
            volume.location.display(),
            volume.bytes,
            volume.short_code
        );
    }
    let _ = write!(text, "complete and read back ({})", proof.map_or("-", |proof| proof.as_str()));
    let taken: Vec<&String> = sealed.iter().flat_map(|volume| &volume.from_shelf).collect();
    if !taken.is_empty() {
        let _ = write!(text, "\n{} packages were taken from the shelf", taken.len());
    }
    let damaged: Vec<_> = sealed.iter().flat_map(|volume| &volume.damaged_on_shelf).collect();
    for (stem, why) in &damaged {
        let _ = write!(text, "\ndamaged on the shelf and made anew: {stem}: {why}");
    }
    let found: Vec<_> = sealed.iter().flat_map(|volume| &volume.map_findings).collect();
    text.push_str(&health::told(found.iter().copied()));
    let found = health::lines(found, &request);
    let damaged: Vec<_> =
        damaged.iter().map(|(stem, why)| json!({ "package": stem, "what": why })).collect();
    let lines: Vec<_> = sealed.iter().map(SealedVolume::line).collect();
    let shelf = json!({ "taken": taken, "damaged": damaged });
    let phases = desk.bars.phases();
    let json =
        json!({ "bags": lines, "proof": proof, "shelf": shelf, "phases": phases, "maps": found });
    Ok(Answer::yes(json, text))
}

fn seal(
    desk: &Desk,
    office: &Office,
    request: &Request,
    args: &args::Pack,
) -> Result<Vec<SealedVolume>> {
    let number = &request.number;
    let capacity = capacity(office, request, None, None)?;
    let index = office.index()?;
    let plan = planned(desk, office, &index, request, &capacity, args.form.into())?;
    let agreement = office.ledger()?.agreement(number)?.ok_or_else(|| {
        Error::new(ErrorKind::State, format!("request {number} has no signed agreement"))
            .hint(format!("run `kemas agree {number} --signed-by NAME --on DATE --scan FILE`"))
    })?;
    let price = quote(desk, office, &plan)?;
    if let Some(invoice) = office.ledger()?.invoice_of_request(number)? {
        refuse_other_than_invoiced(&invoice, &price)?;
    }
    let (readme, open_first) =
        (office.template("baca-saya.html")?, office.template("buka-ini-dulu.html")?);
    let shelf = office.shelf();
    let options = PackOptions {
        level: args.level.map(Into::into),
        threads: args.threads.map_or_else(processors, usize::from),
        shelf: Some(&shelf),
        scratch: &office.scratch(),
        on: desk.today,
        office: &office.settings,
        readme: &readme,
        open_first: &open_first,
        documents: documents(office, request)?,
    };
    let planned = Planned { price: price.total, body: basis(&plan, &price) };
    let mut ledger = office.ledger()?;
    let mut record = |volumes: &[SealedVolume]| {
        let bags: Vec<SealedBag> = volumes.iter().map(seal_of).collect();
        ledger.set_clock(desk.moment(None))?;
        ledger.record_packages(number, &bags, &planned, desk.today)
    };
    let rates = rates::rates(office, request, None, None);
    let on_shelf = plan.packages().filter(|package| shelf.holds(package)).count();
    desk.bars.expect(rates::expected(&plan, &rates, on_shelf));
    let agreed = plan.under(agreement.agreement);
    let made = make_target(office, &args.to)?;
    let sealed =
        pack::pack(&agreed, &args.to, &options, &desk.bars, &mut record).inspect_err(|error| {
            // A target folder that this run made goes as it came; one that holds anything stays.
            if made && error.kind() != ErrorKind::Interrupted {
                let _ = std::fs::remove_dir(&args.to);
            }
        })?;
    let phases = desk.bars.phases();
    let learned = rates::remember(office, agreed.plan(), &sealed.volumes, options.level, &phases);
    if let Err(error) = learned {
        tell(&format!("note: the speed of this packing is not remembered: {error}"));
    }
    if let Some(reason) = &sealed.page_left {
        tell(&format!("note: the page beside the bags was not written: {reason}"));
    }
    let bags: Vec<SealedBag> = sealed.volumes.iter().map(seal_of).collect();
    let papers = office.papers()?;
    let cover = papers.cover(request, &bags, &office.catalog, &office.settings, desk.today);
    // The bags stand whatever becomes of the sheet beside them.
    let kept = cover
        .and_then(|cover| cover.pdf())
        .and_then(|cover| office.keep_paper(number.as_str(), "sampul.pdf", &cover));
    if let Err(error) = kept {
        tell(&format!("note: the cover sheet was not written: {error}"));
    }
    Ok(sealed.volumes)
}

/// What was invoiced is what is delivered: not more, not less.
fn refuse_other_than_invoiced(invoice: &Invoice, price: &Price) -> Result<()> {
    let charged = |line: &PriceLine| (line.index, line.tariff.clone(), line.quantity, line.amount);
    let invoiced: Vec<_> = invoice.lines.iter().map(|line| charged(&line.price)).collect();
    let planned: Vec<_> = price.lines.iter().map(charged).collect();
    if invoiced == planned {
        return Ok(());
    }
    let message = format!(
        "what would be packed now costs {}, but invoice {} charges {}: the data or the tariff \
         changed since",
        price.total, invoice.number, invoice.total
    );
    Err(Error::new(ErrorKind::State, message)
        .hint("restore the data that was invoiced, or hand in a new request"))
}

/// Makes the target folder where only its last part is missing; returns true when it did. The
/// office's own folders are no target, but for `media/`: what lies in a store would be sold on.
fn make_target(office: &Office, target: &Path) -> Result<bool> {
    let made = !target.exists();
    if made {
        std::fs::create_dir(target).map_err(|error| {
            Error::new(ErrorKind::Target, format!("the target is not there: {error}"))
                .file(target)
                .hint("mount the medium, or name a folder on it")
                .source(error)
        })?;
    }
    if office.keeps(target) {
        if made {
            let _ = std::fs::remove_dir(target);
        }
        return Err(Error::new(ErrorKind::Target, "the target lies in the office's own folders")
            .file(target)
            .hint("name a folder on the medium, or one below the office's media/"));
    }
    Ok(made)
}

/// Zips any files.
pub(super) fn zip(desk: &Desk, args: &args::Zip) -> Result<Answer> {
    let options = ZipOptions {
        level: args.level.into(),
        threads: args.threads.map_or_else(processors, usize::from),
        seekable: !args.no_seek,
    };
    let zipped = pack::zip(&args.out, &args.paths, &options, &desk.bars)?;
    let text = format!(
        "{}: {} members, {} bytes, SHA-256 {}",
        args.out.display(),
        zipped.members.len(),
        zipped.bytes,
        zipped.zip_sha256
    );
    Ok(Answer::yes(zipped, text))
}

pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// The papers that go with the data: never a receipt or a scan.
fn documents(office: &Office, request: &Request) -> Result<Vec<(BagPath, String)>> {
    let papers = office.papers()?;
    let name = |name: &str| {
        BagPath::parse(name)
            .map_err(|reason| Error::new(ErrorKind::Paper, format!("{name}: {reason}")))
    };
    let sppd = papers.agreement_for_medium(request, &office.catalog, &office.settings)?;
    let mut documents = vec![(name("sppd.txt")?, sppd)];
    if let Some(invoice) = office.ledger()?.invoice_of_request(&request.number)? {
        documents
            .push((name("tagihan.txt")?, papers.invoice_for_medium(&invoice, &office.settings)?));
    }
    Ok(documents)
}

fn seal_of(volume: &SealedVolume) -> SealedBag {
    SealedBag {
        ordinal: volume.ordinal,
        path: volume.location.display().to_string(),
        bytes: volume.bytes,
        manifest_sha256: volume.manifest_sha256,
        short_code: volume.short_code.clone(),
    }
}

/// Plans an approved request.
pub(super) fn planned(
    desk: &Desk,
    office: &Office,
    index: &Index,
    request: &Request,
    capacity: &Capacity,
    form: Form,
) -> Result<PackPlan> {
    let approved = office.approved(request, desk)?;
    for item in &request.items {
        office.refuse_unindexed(index, &item.id, desk)?;
    }
    let mut tables = Tables::of(office);
    let because = approved.approval().because.as_deref();
    plan::refuse_blocked(index, &request.items, because)?;
    for item in request.items.iter().enumerate() {
        tables.measure(office, index, item, because, &desk.bars)?;
    }
    tables.keep(office)?;
    plan::plan(index, &office.catalog, &approved, tables.sizes(), capacity, form)
}

/// Returns what the medium holds: a target as it is now, a kind as asked, or the request's kind.
pub(super) fn capacity(
    office: &Office,
    request: &Request,
    kind: Option<&str>,
    target: Option<&Path>,
) -> Result<Capacity> {
    if let Some(path) = target {
        let target = Target::inspect(path)?;
        let medium = path.display().to_string();
        return Ok(Capacity { medium, bytes: Some(target.free), max_file: target.max_file });
    }
    let Some(kind) = kind.or(request.medium.as_deref()) else {
        return Ok(Capacity { medium: "the medium".into(), bytes: None, max_file: None });
    };
    let medium = office.catalog.medium(kind).ok_or_else(|| {
        let known: Vec<_> = office.catalog.media.iter().map(|m| m.kind.as_str()).collect();
        Error::new(ErrorKind::Usage, format!("unknown medium '{kind}'"))
            .field("--medium")
            .hint(format!("known are {}", known.join(", ")))
    })?;
    let Some(bytes) = medium.capacity else {
        return Ok(Capacity {
            medium: medium.label.clone(),
            bytes: None,
            max_file: medium.max_file,
        });
    };
    Ok(Capacity { medium: medium.label.clone(), bytes: Some(bytes), max_file: medium.max_file })
}
