//! Audit: one sealed bag with what an inspector of a period takes along: its papers and evidence, the lists of its days
//! and months, voids and numbers without a paper, and the ledger as tables with its head.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::bag::BagInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{EvidenceOfPeriod, Ledger, LedgerCheck, PaperOfPeriod, Remark};
use crate::message::{Message, message};
use crate::model::{BagPath, PaperKind, SheetList};
use crate::office::papers::{agreement_printed, file_name, print_paper};
use crate::office::session::{Home, Session, Watch};
use crate::pack::{Document, DocumentBag, DocumentContent, seal_documents};
use crate::paper::{Escape, render};

/// The folders of lists in the office's folder, and the folder of the bag into which those of the period go.
const LISTS: [(&str, &str); 5] = [
    ("papers/tutup-hari", "tutup-hari"),
    ("papers/tutup-bulan", "tutup-bulan"),
    ("papers/setoran", "setoran"),
    ("papers/rekonsiliasi", "rekonsiliasi"),
    ("papers/serah-terima-kas", "serah-terima-kas"),
];

/// A bag for an inspection.
#[derive(Debug, Serialize)]
pub struct Audited {
    /// `lengkap`, or `rusak` where the ledger is not sound or a document is gone or changed.
    pub result: &'static str,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The folder of the bag.
    pub path: String,
    /// The seal code of the bag.
    pub seal_code: String,
    /// The papers of the period.
    pub papers: Vec<PaperOfPeriod>,
    /// Voids, amendments and numbers without a paper.
    pub remarks: Vec<Remark>,
    /// How many attached documents the bag has.
    pub evidence: usize,
    /// What is gone, changed or wrong; empty where all is sound.
    #[serde(serialize_with = "crate::message::all_indonesian")]
    pub faults: Vec<Message>,
    /// The last hash of the ledger's chain.
    pub ledger_head: String,
}

impl Session {
    /// Writes the bag of a period, both days included, into a folder that is made where it is missing. What is gone or
    /// changed is told, and the bag is made without it.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where the period ends before it begins or after today; [`ErrorKind::Target`] for a folder in
    /// the office's own folders; as [`seal_documents`].
    pub fn audit(
        &mut self,
        (from, to): (Date, Date),
        out: &Path,
        watch: &dyn Watch,
    ) -> Result<Audited> {
        let today = self.home().clock.today();
        let refused = |message: Message, field: &str| {
            Error::new(ErrorKind::Usage, message).field(field).hint(message!(
                "give the first and the last day, such as 2026-01-01 and 2026-12-31"
            ))
        };
        if to < from {
            return Err(refused(message!("{to} is before {from}", to, from), "--to"));
        }
        if to > today {
            return Err(refused(
                message!("{day} is after today, {today}", day = to, today),
                "--to",
            ));
        }
        self.home().refuse_inside(out, "--out")?;
        std::fs::create_dir_all(out)
            .map_err(|error| Error::io(out, message!("create the folder"), error))?;
        let (home, ledger) = self.parts()?;
        let check = ledger.verify(None)?;
        let papers = ledger.papers_of_period(from, to)?;
        let remarks = ledger.remarks_of_period(from, to)?;
        let mut content = Content { faults: faults_of(&check), ..Content::default() };
        content.papers(home, ledger, &papers)?;
        let evidence = content.evidence(home, &ledger.evidence_of_period(from, to)?)?;
        content.lists(home, from, to)?;
        let tables = home.scratch().join(format!("audit-{}", std::process::id()));
        let exported = ledger.export(&tables, true).and_then(|_| files_in(&tables));
        let sealed = exported.and_then(|files| {
            for path in files {
                content.copy("buku", &path, None)?;
            }
            let name = "daftar/celah-dan-batal.csv";
            let table = remark_table(&remarks)
                .map_err(|error| Error::io(Path::new(name), message!("write the list"), error))?;
            content.add(name, DocumentContent::Bytes(table))?;
            let head = format!("{}\n{}\n", check.head, check.result);
            content.add("daftar/kepala-buku.txt", DocumentContent::Bytes(head.into_bytes()))?;
            content.sort();
            let label = format!("audit-{from}-{to}");
            let faults: Vec<String> = content.faults.iter().map(Message::indonesian).collect();
            let page = |code: &str| {
                let files: Vec<&str> =
                    content.files.iter().map(|file| file.path.as_str()).collect();
                let values = json!({
                    "office": home.settings(), "from": from, "to": to, "on": today,
                    "seal_code": code, "papers": papers, "remarks": remarks, "files": files,
                    "faults": faults, "head": check.head, "rows": check.rows,
                });
                let name = "audit.html";
                render(name, &home.template(name)?, &values, Escape::Html)
            };
            let info = bag_info(home, &label, today);
            let bag = DocumentBag { label: &label, files: &content.files, info, page: &page };
            seal_documents(out, &bag, watch)
        });
        let _ = std::fs::remove_dir_all(&tables);
        let sealed = sealed?;
        Ok(Audited {
            result: if content.faults.is_empty() { "lengkap" } else { "rusak" },
            from,
            to,
            path: sealed.location.display().to_string(),
            seal_code: sealed.seal_code,
            papers,
            remarks,
            evidence,
            faults: content.faults,
            ledger_head: check.head,
        })
    }
}

/// The files of a bag while they are gathered.
#[derive(Default)]
struct Content {
    files: Vec<Document>,
    faults: Vec<Message>,
}

impl Content {
    fn add(&mut self, path: &str, content: DocumentContent) -> Result<()> {
        self.files.push(Document { path: crate::bag::named(path)?, content });
        Ok(())
    }

    /// Adds a copy of a file under its name in a folder of the bag.
    fn copy(
        &mut self,
        folder: &str,
        path: &Path,
        digest: Option<crate::model::Sha256Digest>,
    ) -> Result<()> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.add(&format!("{folder}/{name}"), DocumentContent::Copy(path.to_path_buf(), digest))
    }

    /// Adds a copy of an agreement, whose file has the same name for each request, under the agreement's number.
    fn copy_agreement(&mut self, folder: &str, number: &str, path: &Path) -> Result<()> {
        let place = format!("{folder}/{}", file_name("sppd", number));
        self.add(&place, DocumentContent::Copy(path.to_path_buf(), None))
    }

    /// Adds the papers, printed from the ledger.
    fn papers(&mut self, home: &Home, ledger: &Ledger, papers: &[PaperOfPeriod]) -> Result<()> {
        for paper in papers {
            let printed = match PaperKind::parse(&paper.kind) {
                Some(kind) => print_paper(home, ledger, kind, &paper.number),
                None => agreement_printed(home, ledger, &paper.number)
                    .map(|printed| PathBuf::from(printed.path)),
            };
            let (number, folder) = (&paper.number, format!("surat/{}", paper.kind));
            match printed {
                Ok(path) if PaperKind::parse(&paper.kind).is_none() => {
                    self.copy_agreement(&folder, number, &path)?;
                }
                Ok(path) => self.copy(&folder, &path, None)?,
                Err(error) => {
                    let what = message!("{number} cannot be printed: {error}", number, error);
                    self.faults.push(what);
                }
            }
        }
        Ok(())
    }

    /// Adds the documents that are as they were attached, and returns how many those are.
    fn evidence(&mut self, home: &Home, evidence: &[EvidenceOfPeriod]) -> Result<usize> {
        let mut count = 0;
        for one in evidence {
            let place = if one.is_scan { Home::place_of_scan(&one.path) } else { one.path.clone() };
            let path = home.place(&place);
            let shown = place.display().to_string();
            match sha256_of_file(&path) {
                Ok(found) if found == one.sha256 => {
                    let name = shown.strip_prefix("papers/").unwrap_or(&shown);
                    let place = format!("bukti/{}", name.replace("/bukti", ""));
                    self.add(&place, DocumentContent::Copy(path, Some(found)))?;
                    count += 1;
                }
                Ok(_) => self.faults.push(message!("{path} was changed", path = shown)),
                Err(_) => self.faults.push(message!("{path} is gone", path = shown)),
            }
        }
        Ok(count)
    }

    /// Adds the lists of the days and months of a period.
    fn lists(&mut self, home: &Home, from: Date, to: Date) -> Result<()> {
        for (folder, place) in LISTS {
            for path in lists_of(home, folder, from, to)? {
                self.copy(place, &path, None)?;
            }
        }
        Ok(())
    }

    /// Sorts the files by path, and leaves out those whose path is there already.
    fn sort(&mut self) {
        let place = |file: &Document| -> BagPath { file.path.clone() };
        self.files.sort_by_key(place);
        self.files.dedup_by_key(|file| place(file));
    }
}

fn faults_of(check: &LedgerCheck) -> Vec<Message> {
    let fault = |fault: &crate::ledger::LedgerFault| {
        message!("ledger: {place}: {what}", place = fault.place(), what = &fault.what)
    };
    check.faults.iter().map(fault).collect()
}

fn sha256_of_file(path: &Path) -> std::io::Result<crate::model::Sha256Digest> {
    let file = crate::media::open_regular(path)?;
    crate::fixity::sha256_of(file).map(|(digest, _)| digest)
}

/// Returns the files in a folder, sorted by name.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error| Error::io(folder, message!("read the folder"), error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.symlink_metadata().is_ok_and(|found| found.is_file()) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Returns the lists in a folder of the office whose name has a day or a month of the period.
fn lists_of(home: &Home, folder: &str, from: Date, to: Date) -> Result<Vec<PathBuf>> {
    let folder = home.place(Path::new(folder));
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = files_in(&folder)?;
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (first, last) = (from.to_string(), to.to_string());
        let is_within = |day: &str| {
            let length = day.len();
            (&first[..length]..=&last[..length]).contains(&day)
        };
        let digits = |length: usize| {
            let bounds = name.char_indices().map(|(place, _)| place);
            let parts: Vec<&str> = bounds.filter_map(|at| name.get(at..at + length)).collect();
            parts
        };
        let day = digits(10).into_iter().find(|part| part.parse::<Date>().is_ok());
        let month =
            || digits(7).into_iter().find(|part| format!("{part}-01").parse::<Date>().is_ok());
        day.or_else(month).is_some_and(is_within)
    });
    Ok(files)
}

fn remark_table(remarks: &[Remark]) -> std::io::Result<Vec<u8>> {
    let mut table = SheetList::new(["perihal", "jenis", "nomor", "tanggal", "alasan"]);
    for Remark { what, kind, number, on, because } in remarks {
        let what = match what.as_str() {
            "void" => "batal",
            "amendment" => "perubahan",
            _ => "nomor-tanpa-surat",
        };
        table.line([what, kind, number, &on.to_string(), because])?;
    }
    table.into_bytes()
}

fn bag_info(home: &Home, label: &str, on: Date) -> BagInfo {
    let office = home.settings();
    let mut info = BagInfo::default();
    info.add("Source-Organization", &office.name);
    info.add("Organization-Address", &office.address);
    info.add("Contact-Phone", &office.contact.phone);
    info.add("Contact-Email", &office.contact.email);
    info.add("Internal-Sender-Identifier", label);
    info.add("Bagging-Date", &on.to_string());
    info.add("Bag-Software-Agent", concat!("kemas ", env!("CARGO_PKG_VERSION")));
    info
}
