//! A visit in the terminal of an officer, in Indonesian: from the guest book to the verified medium.

use std::fs;

use crate::asked::STUDY;
use crate::counter::{Counter, NUMBER, TODAY, signed_scan};
use crate::terminal::{DOWN, Terminal};

const QUESTIONS: [&str; 5] =
    ["? Judul:", "? Latar belakang:", "? Tujuan:", "? Metode:", "? Rancangan hasil:"];

/// Runs a command in the terminal, waits for each of the texts, and for its end with exit status 0.
fn done(counter: &Counter, arguments: &[&str], texts: &[&str]) {
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, arguments);
    for text in texts {
        terminal.wait_for(text);
    }
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
}

#[test]
fn a_visitor_is_served_in_the_terminal() {
    let counter = Counter::open();
    let medium = counter.medium("usb");
    let scan = counter.outside("sppd.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    done(&counter, &["index"], &["berkas"]);
    let reached = ["--email", "siti@example.ac.id", "--phone", "081234567890"];
    let from = ["--work", "mahasiswa", "--institution", "Universitas Contoh"];
    let visit = ["visit", "--name", "Siti Latuconsina", "--address", "Jl. Contoh 1"];
    let visit = [&visit[..], &reached, &from].concat();
    done(&counter, &visit, &["nomor antrean", "1"]);

    let mut asks = Terminal::kemas(&counter.home(), TODAY, &["request", "new", "--visit", "1"]);
    asks.wait_for("Siti Latuconsina");
    asks.answer("? Kategori pemohon:", "").answer("? Tarif Rp0", "");
    for (question, text) in QUESTIONS.into_iter().zip(STUDY) {
        asks.answer(question, text);
    }
    asks.answer("? Sesuai dengan maksud pengunjung?", "");
    asks.answer("? Daftar data (0):", "").answer("? Data mikro:", "susenas 2025 maluku");
    asks.answer("? Format:", "").wait_for("jumlah sementara: Rp30");
    asks.answer("? Daftar data (1):", &[DOWN, DOWN].concat());
    asks.answer("? Peta:", "desa 2025").answer("? Wilayah:", "ambon").answer("? Format:", "");
    asks.answer("? Daftar data (2):", "").answer("? Media:", "");
    asks.wait_for("Hasil pemeriksaan: sesuai").answer("? Permintaan ini:", "");
    asks.wait_for("kemas approve 8100-2026-0001 --by NAMA --visit 2026-11-24-01");
    assert_eq!(asks.end(), 0, "{}", asks.screen());

    done(&counter, &["approve", NUMBER, "--by", "Petugas A", "--visit", "1"], &["disetujui"]);
    let scan = scan.to_str().unwrap();
    let signed = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan];
    done(&counter, &signed, &["dicatat, pindaian"]);
    done(&counter, &["pack", NUMBER, "--to", &medium], &[NUMBER]);
    done(&counter, &["verify", &medium], &["LENGKAP"]);
}
