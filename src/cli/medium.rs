//! The goods track from the plan on: plan, pack, verify; and the bare engine, zip.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::args;
use super::money::{class, quote};
use super::office::{Desk, Office};
use super::screen::tell;
use super::{Answer, Result};
use crate::error::{Error, ErrorKind};
use crate::ledger::Verified;
use crate::media::Target;
use crate::model::{BagPath, Invoice, Price, PriceLine, Request, RequestNumber, SealedBag};
use crate::pack::{self, PackOptions, SealedVolume, ZipOptions};
use crate::plan::{self, Capacity, PackPlan, Rates};
use crate::verify::{self, Outcome, Verification};

/// Shows what would be packed, and for how much.
pub(super) fn plan(desk: &Desk, args: &args::Plan) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(&args.request, &office.catalog, Some(&office))?;
    let capacity = capacity(&office, &request, args.medium.as_deref(), args.to.as_deref())?;
    let plan = planned(desk, &office, &request, &capacity)?;
    let price = quote(desk, &office, &plan)?;
    let estimate = plan.estimate(&Rates::default());
    let mut text = String::new();
    for volume in &plan.volumes {
        let _ = writeln!(text, "{} ({} bytes)", volume.label, volume.bytes);
        for package in &volume.packages {
            let _ = writeln!(text, "  data/{}.zip  {}", package.stem, package.title);
            for member in &package.members {
                let _ = writeln!(text, "    {:>14}  {}", member.stamp.bytes, member.path);
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
    let _ = write!(text, "about {:.0} s to pack and read back", estimate.total_seconds);
    let json = json!({ "volumes": plan.volume_lines(), "price": price, "estimate": estimate });
    Ok(Answer::yes(json, text))
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
    let damaged: Vec<_> =
        damaged.iter().map(|(stem, why)| json!({ "package": stem, "what": why })).collect();
    let lines: Vec<_> = sealed.iter().map(SealedVolume::line).collect();
    let shelf = json!({ "taken": taken, "damaged": damaged });
    Ok(Answer::yes(json!({ "bags": lines, "proof": proof, "shelf": shelf }), text))
}

fn seal(
    desk: &Desk,
    office: &Office,
    request: &Request,
    args: &args::Pack,
) -> Result<Vec<SealedVolume>> {
    let number = &request.number;
    let capacity = capacity(office, request, None, None)?;
    let plan = planned(desk, office, request, &capacity)?;
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
        on: desk.today,
        office: &office.settings,
        readme: &readme,
        open_first: &open_first,
        documents: documents(office, request)?,
    };
    let mut ledger = office.ledger()?;
    let mut record = |volumes: &[SealedVolume]| {
        let bags: Vec<SealedBag> = volumes.iter().map(seal_of).collect();
        ledger.record_packages(number, &bags, price.total, desk.today)
    };
    let agreed = plan.under(agreement.agreement);
    let made = make_target(office, &args.to)?;
    let sealed =
        pack::pack(&agreed, &args.to, &options, &desk.bars, &mut record).inspect_err(|error| {
            // A target folder that this run made goes as it came; one that holds anything stays.
            if made && error.kind() != ErrorKind::Interrupted {
                let _ = std::fs::remove_dir(&args.to);
            }
        })?;
    if let Some(reason) = &sealed.page_left {
        tell(&format!("note: the page beside the bags was not written: {reason}"));
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
    Ok(Answer::yes(json!(zipped), text))
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
        documents.push((name("tagihan.txt")?, papers.invoice(&invoice, &office.settings)?));
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
    request: &Request,
    capacity: &Capacity,
) -> Result<PackPlan> {
    let approved = office.approved(request, desk)?;
    let index = office.index()?;
    plan::plan(&index, &office.catalog, &approved, capacity)
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

/// Verifies a medium; in an office the outcome of its own bags is recorded.
pub(super) fn verify(desk: &Desk, path: &Path) -> Result<Answer> {
    let found = verify::verify(path, &desk.bars)?;
    // The answer stands whatever becomes of the record.
    let recorded = match desk.office_if_given() {
        Ok(None) => Ok(()),
        Ok(Some(office)) => record(desk, &office, &found),
        Err(error) => Err(error),
    };
    if let Err(error) = recorded {
        tell(&format!("note: this verification is not recorded: {error}"));
    }
    let text = verification_text(&found);
    let yes = found.result == Outcome::Lengkap;
    Ok(Answer { json: json!(found), text, yes })
}

fn record(desk: &Desk, office: &Office, found: &Verification) -> Result<()> {
    let mut ledger = office.ledger()?;
    for bag in &found.bags {
        let Some(number) = bag.request.as_deref().and_then(RequestNumber::parse) else { continue };
        let known = ledger.packages(&number)?;
        if !known.iter().any(|sealed| sealed.manifest_sha256 == bag.manifest_sha256) {
            tell(&format!("{}: not the bag packed last for {number}; not recorded", bag.label));
            continue;
        }
        let outcome = Verified {
            manifest_sha256: bag.manifest_sha256,
            on: desk.today,
            result: bag.result.as_str(),
            proof: bag.proof.as_str(),
            bytes_read: bag.bytes_read,
        };
        ledger.record_verification(&number, &outcome)?;
    }
    Ok(())
}

/// What people read of a verification, in Indonesian since the buyer may look on.
fn verification_text(found: &Verification) -> String {
    let mut text = format!(
        "{}: {} byte dibaca dari {}",
        found.result.as_str().to_uppercase(),
        found.bytes_read,
        found.proof.as_str()
    );
    for bag in &found.bags {
        let _ = write!(text, "\n  {}  kode {}  {}", bag.label, bag.short_code, bag.result.as_str());
    }
    for path in &found.missing {
        let _ = write!(text, "\nhilang: {path}");
    }
    for path in &found.unexpected {
        let _ = write!(text, "\ntidak tercantum: {path}");
    }
    for mismatch in &found.mismatched {
        let member = mismatch.member.as_ref().map(|m| format!(" › {m}")).unwrap_or_default();
        let _ = write!(
            text,
            "\nberubah: {}{member}\n  seharusnya {}\n  ditemukan  {}",
            mismatch.path, mismatch.expected, mismatch.found
        );
    }
    for fault in &found.structure {
        let place = fault.offset.map(|offset| format!(" pada byte {offset}")).unwrap_or_default();
        let _ = write!(text, "\nsusunan: {}{place}: {}", fault.path, fault.what);
    }
    text
}
