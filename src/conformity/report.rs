//! The check as one page of plain text for the officer at the counter.
//!
//! Words of visitors are shown, never obeyed: control characters and marks that turn the
//! direction of writing come out as `\u{…}`.

use std::fmt::Write;

use super::answer::wording::neutral;
use super::answer::{Conformity, Finding, ItemVerdict, Severity, Verdict};
use crate::catalog::Catalog;
use crate::model::Request;

/// Columns of the page: fits A4 in a fixed-width face and a terminal of 90.
const WIDTH: usize = 88;

/// Writes the page: verdict, findings on the request, a table of the items, findings on items.
pub fn report(conformity: &Conformity, catalog: &Catalog, request: &Request) -> String {
    let mut page = String::new();
    heading(&mut page, conformity, request);
    if !conformity.findings.is_empty() {
        section(&mut page, "Tentang permintaan ini");
        conformity.findings.iter().for_each(|finding| finding_lines(&mut page, finding));
    }
    section(&mut page, "Daftar data");
    table(&mut page, conformity);
    let noted: Vec<_> = conformity.items.iter().filter(|item| !item.findings.is_empty()).collect();
    if !noted.is_empty() {
        section(&mut page, "Catatan per item");
    }
    for item in noted {
        let title = catalog.item(&item.id).map_or("tidak ada dalam katalog", |item| item.title());
        let line = format!("{}. {} – {title}", item.index + 1, neutral(&item.id));
        wrapped(&mut page, "  ", "     ", &line);
        item.findings.iter().for_each(|finding| finding_lines(&mut page, finding));
    }
    page
}

fn heading(page: &mut String, conformity: &Conformity, request: &Request) {
    let (verdict, next) = match conformity.verdict {
        Verdict::Sesuai => ("SESUAI", "Permintaan dapat disetujui."),
        Verdict::SesuaiDenganCatatan => (
            "SESUAI DENGAN CATATAN",
            "Tanyakan hal-hal di bawah ini kepada pengunjung. Persetujuan memerlukan alasan, yang \
             dicatat bersama nama petugas.",
        ),
        Verdict::TidakSesuai => (
            "TIDAK SESUAI",
            "Arahkan pengunjung ke konsultasi statistik, atau perbaiki permintaannya bersama-sama \
             dan periksa kembali. Keputusan tetap pada petugas.",
        ),
    };
    line(page, &format!("Pemeriksaan kesesuaian {}", conformity.request));
    line(page, &"=".repeat(WIDTH));
    if !request.abstraction.title.trim().is_empty() {
        wrapped(page, "Judul : ", "        ", &request.abstraction.title);
    }
    line(page, &format!("Hasil : {verdict}"));
    wrapped(page, "        ", "        ", next);
}

fn section(page: &mut String, title: &str) {
    line(page, "");
    line(page, title);
    line(page, &"-".repeat(WIDTH));
}

fn finding_lines(page: &mut String, finding: &Finding) {
    let severity = match finding.severity {
        Severity::PerluPenjelasan => "perlu penjelasan",
        Severity::TidakSesuai => "tidak sesuai",
    };
    line(page, &format!("  {} {severity}", finding.rule.code()));
    wrapped(page, "      Alasan  : ", "                ", &finding.reason);
    wrapped(
        page,
        "      Bukti   : ",
        "                ",
        &super::answer::wording::quote(&finding.evidence),
    );
    wrapped(page, "      Langkah : ", "                ", &finding.remedy);
}

fn table(page: &mut String, conformity: &Conformity) {
    let rows: Vec<[String; 5]> = conformity
        .items
        .iter()
        .map(|item| {
            let verdict = match item.verdict {
                ItemVerdict::Sesuai => "sesuai",
                ItemVerdict::PerluPenjelasan => "perlu penjelasan",
                ItemVerdict::TidakSesuai => "tidak sesuai",
            };
            let given = |words: &Option<String>, room| {
                words.as_deref().map_or_else(|| "–".to_owned(), |words| cell(words, room))
            };
            [
                (item.index + 1).to_string(),
                cell(&item.id, 38),
                given(&item.region, 12),
                given(&item.format, 8),
                verdict.to_owned(),
            ]
        })
        .collect();
    let titles = ["No", "Item", "Wilayah", "Format", "Hasil"].map(str::to_owned);
    let width = |column: usize| {
        let cells = std::iter::once(&titles).chain(&rows).map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths: [usize; 4] = std::array::from_fn(width);
    for row in std::iter::once(&titles).chain(&rows) {
        let mut text = String::from(" ");
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(text, " {cell:<width$} ");
        }
        line(page, &(text + " " + &row[4]));
    }
}

/// Cuts what a visitor wrote to the room of its column, so that it cannot push the page apart.
fn cell(words: &str, room: usize) -> String {
    let words = neutral(words);
    if words.chars().count() <= room {
        return words;
    }
    words.chars().take(room - 1).chain(['…']).collect()
}

fn line(page: &mut String, text: &str) {
    page.push_str(text.trim_end());
    page.push('\n');
}

/// Writes a paragraph: the first line after `first`, the others after `rest`, none longer than
/// the page; a word that is longer is broken.
pub(super) fn wrapped(page: &mut String, first: &str, rest: &str, text: &str) {
    let room = WIDTH - rest.chars().count();
    let mut current = String::new();
    let mut prefix = first;
    for word in neutral(text).split(' ') {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(room) {
            let piece: String = piece.iter().collect();
            let length = current.chars().count();
            if length > 0 && length + 1 + piece.chars().count() > room {
                line(page, &format!("{prefix}{current}"));
                current.clear();
                prefix = rest;
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(&piece);
        }
    }
    line(page, &format!("{prefix}{current}"));
}
