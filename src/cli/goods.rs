//! The goods track up to the signature: index, check, approve, agree.

use std::fmt::Write as _;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

use serde_json::json;

use super::args;
use super::office::{Desk, Office};
use super::{Answer, Result, health};
use crate::catalog::Catalog;
use crate::conformity::{self, Verdict, request_digest};
use crate::error::{Error, ErrorKind};
use crate::index::IndexOptions;
use crate::media::open_regular;
use crate::model::{Agreement, Request};

/// Refreshes the index.
pub(super) fn index(desk: &Desk, rehash: bool) -> Result<Answer> {
    let office = desk.office()?;
    let started = Instant::now();
    let options = IndexOptions { rehash };
    let run = crate::index::index(
        &office.catalog,
        &office.stores(),
        &office.index_file(),
        &options,
        &desk.bars,
    )?;
    let seconds = started.elapsed().as_secs_f64();
    let mut text = format!(
        "{} files, {} bytes: {} hashed, {} unchanged, {:.1} s",
        run.files, run.bytes, run.hashed, run.reused, seconds
    );
    text.push_str(&health::stores_told(&run.findings));
    let json = json!({
        "files": run.files, "bytes": run.bytes, "reused": run.reused, "hashed": run.hashed,
        "findings": run.findings.iter().map(|f| health::store_line(f, None)).collect::<Vec<_>>(),
        "seconds": seconds,
    });
    Ok(Answer::yes(json, text))
}

/// Checks a request; with a catalogue's folder no office is needed.
pub(super) fn check(
    desk: &Desk,
    given: &str,
    folder: Option<&Path>,
    explain: bool,
) -> Result<Answer> {
    with_request(desk, given, folder, Desk::request, |office, catalog, request| {
        let conformity = match (folder, office) {
            (None, Some(office)) => office.check(request, desk),
            _ => conformity::check(request, catalog, desk.today),
        };
        let mut json = json!(conformity);
        let mut text = conformity::report(&conformity, catalog, request);
        if explain {
            let reading = conformity::explain(request, catalog, desk.today);
            json["reading"] = json!(reading);
            let _ = write!(text, "\n{}", reading.page());
        }
        Answer::new(conformity.verdict != Verdict::TidakSesuai, json, text)
    })
}

/// Suggests products for the use that a request states.
pub(super) fn suggest(desk: &Desk, given: &str, folder: Option<&Path>) -> Result<Answer> {
    with_request(desk, given, folder, Desk::stated_use, |_, catalog, request| {
        let suggestions = conformity::suggest(request, catalog, desk.today);
        let lines: Vec<String> = suggestions
            .iter()
            .map(|suggestion| format!("{}\n    {}", suggestion.id, suggestion.reason))
            .collect();
        let text = if lines.is_empty() {
            "Tidak ada produk yang sesuai dengan penggunaan ini; bicarakan dalam konsultasi \
             statistik."
                .to_owned()
        } else {
            lines.join("\n")
        };
        Answer::yes(json!({ "suggestions": suggestions }), text)
    })
}

/// Reads a request against the tables of a folder or those of the office.
fn with_request(
    desk: &Desk,
    given: &str,
    folder: Option<&Path>,
    read: fn(&str, &Catalog, Option<&Office>) -> Result<Request>,
    answer: impl FnOnce(Option<&Office>, &Catalog, &Request) -> Answer,
) -> Result<Answer> {
    let office = match folder {
        // The tables are given: an office only helps to find a request by its number.
        Some(_) => desk.office_if_given().ok().flatten(),
        None => Some(desk.office()?),
    };
    let given_tables = folder.map(|folder| Catalog::load(Some(folder))).transpose()?;
    let tables = given_tables.as_ref().or(office.as_ref().map(|office| &office.catalog));
    let Some(catalog) = tables else { return Err(Desk::no_office()) };
    let request = read(given, catalog, office.as_ref())?;
    Ok(answer(office.as_ref(), catalog, &request))
}

/// Records the officer's decision and sets the agreement to be signed.
pub(super) fn approve(desk: &Desk, args: &args::Approve) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(&args.request, &office.catalog, Some(&office))?;
    let conformity = office.check(&request, desk);
    let approved = conformity.approve(&args.by, desk.today, args.because.as_deref())?;
    let number = &request.number;
    let papers = office.papers()?;
    let sppd = papers.agreement(&request, &office.catalog, &office.settings, None)?.pdf()?;
    let verdict = conformity.verdict.as_str();
    let report = conformity::report(&conformity, &office.catalog, &request);
    let file = papers
        .request_file(
            &request,
            &office.catalog,
            &office.settings,
            approved.approval(),
            &conformity,
        )?
        .pdf()?;
    let mut ledger = office.ledger()?;
    ledger.record_request(&request, request_digest(&request), desk.today)?;
    ledger.record_approval(number, approved.approval(), verdict, &json!(conformity))?;
    ledger.attend(number, args.visit.as_deref(), desk.moment(None))?;
    let paper = office.keep_paper(number.as_str(), "sppd.pdf", &sppd)?;
    let file = office.keep_paper(number.as_str(), "berkas-permintaan.pdf", &file)?;
    let report = office.keep_paper(number.as_str(), "kesesuaian.txt", report.as_bytes())?;
    let json = json!({
        "request": number, "verdict": verdict, "by": approved.approval().by,
        "on": approved.approval().on, "because": approved.approval().because,
        "path": paper.display().to_string(), "report": report.display().to_string(),
        "file": file.display().to_string(),
    });
    let text = format!(
        "{number}: approved ({verdict}) by {}\nReport of the check: {}\nAgreement to be signed: {}",
        approved.approval().by,
        report.display(),
        paper.display()
    );
    Ok(Answer::yes(json, text))
}

/// Records the signed agreement; a copy of the scan stays in the office home.
pub(super) fn agree(desk: &Desk, args: &args::Agree) -> Result<Answer> {
    let office = desk.office()?;
    let request = Desk::request(&args.request, &office.catalog, Some(&office))?;
    let approved = office.approved(&request, desk)?;
    let number = &approved.request().number;
    let signed_by = args.signed_by.trim();
    if signed_by.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "the signatory has no name").field("--signed-by"));
    }
    let mut scan = Vec::new();
    open_regular(&args.scan)
        .and_then(|mut file| file.read_to_end(&mut scan))
        .map_err(|e| Error::io(&args.scan, "read the scan", e))?;
    if scan.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "the scan is empty")
            .file(&args.scan)
            .field("--scan"));
    }
    let received = approved.request().received_on;
    if args.on > desk.today || received.is_some_and(|received| args.on < received) {
        let received = received.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let message = format!(
            "{} is not between the request ({received}) and today ({})",
            args.on, desk.today
        );
        return Err(Error::new(ErrorKind::Usage, message).field("--on"));
    }
    let digest = crate::fixity::sha256(&scan);
    let extension = args.scan.extension().map(|e| format!(".{}", e.to_string_lossy()));
    let name = format!("{number}-{}{}", &digest.to_string()[..12], extension.unwrap_or_default());
    let kept = office.keep(Path::new("agreements"), &name, &scan)?;
    let agreement = Agreement {
        signed_by: signed_by.to_owned(),
        position: args.position.clone(),
        on: args.on,
        scan_sha256: digest,
    };
    office.ledger()?.record_agreement(number, &agreement, &kept)?;
    let text = format!("{number}: agreement of {} recorded, scan {digest}", args.on);
    let json = json!({
        "request": number, "signed_by": agreement.signed_by, "position": agreement.position,
        "on": agreement.on, "scan_sha256": digest, "path": kept.display().to_string(),
    });
    Ok(Answer::yes(json, text))
}
