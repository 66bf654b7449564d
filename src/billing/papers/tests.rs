//! Tests of the papers: what each contains, and that long values do not break the layout.

mod templates;

use jiff::civil::{Date, date};

use super::*;
use crate::billing::fixture::{office, request};
use crate::billing::receipt;
use crate::catalog::Catalog;
use crate::error::Result;
use crate::message::Message;
use crate::model::{
    AgreementPaper, BillingCode, Handover, Invoice, InvoiceLine, PaperForm, PaperKind, Payment,
    PaymentMethod, PriceLine, Receipt, Representative, Request, Rupiah, SealedBag, Sha256Digest,
    TariffSettings,
};
use crate::paper::Sheet;

const DAY: Date = date(2026, 11, 24);

fn line(index: usize, title: &str, quantity: u64, unit: &str, amount: u64) -> InvoiceLine {
    let amount = Rupiah(amount);
    let rate = if unit == "peta" { "Rp70.000 per peta" } else { "Rp20 per 1.000 byte" };
    let price = PriceLine {
        index,
        id: "x".to_owned(),
        region: None,
        format: None,
        tariff: "t".to_owned(),
        quantity,
        unit: unit.to_owned(),
        rate: Message::verbatim(rate),
        amount,
        arithmetic: Message::verbatim("1.202.880.050 byte × Rp20 / 1.000 = Rp24.057.601"),
        legal_basis: "PP 13/2024".to_owned(),
    };
    InvoiceLine { title: title.to_owned(), price }
}

fn issued() -> Invoice {
    let susenas = "Susenas Maret 2025 KOR, data mikro fullset, edisi 1, format csv";
    let mut first = line(0, susenas, 1_000_000, "byte", 20_000);
    first.price.rate = Message::verbatim("Rp20.000 s.d. 1.000.000 byte pertama");
    first.price.arithmetic = Message::verbatim("1.000.000 byte, tarif tetap = Rp20.000");
    let peta = "Peta WILKERSTAT desa 2025 semester 1, edisi 2025-1, wilayah 8171 Kota Ambon";
    let mut map = line(1, peta, 1, "peta", 70_000);
    map.price.arithmetic = Message::verbatim("1 peta × Rp70.000 = Rp70.000");
    let lines = vec![first, line(0, susenas, 1_202_880_050, "byte", 24_057_601), map];
    let total: Rupiah = lines.iter().map(|line| line.price.amount).sum();
    Invoice {
        number: "B-028/81000/HM.340/11/2026".to_owned(),
        request: "8100-2026-0001".to_owned(),
        issued_on: DAY,
        buyer: "Siti Latuconsina".to_owned(),
        institution: Some("Universitas Pattimura".to_owned()),
        in_words: terbilang_rupiah(total),
        total,
        legal_basis: vec![
            "PP 13/2024 tentang Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada Badan Pusat Statistik".to_owned(),
        ],
        lines,
        settings: TariffSettings::default(),
        supplement: None,
    }
}

fn paid(invoice: &Invoice, method: PaymentMethod) -> Receipt {
    let payment = Payment {
        invoice: invoice.number.clone(),
        method,
        amount: invoice.total,
        on: DAY,
        rounding: 0,
    };
    receipt("B-012/81000/KU.220/11/2026", invoice, &payment, DAY).unwrap()
}

fn cash() -> PaymentMethod {
    PaymentMethod::Cash { treasurer: "Maria Tuasikal".to_owned() }
}

fn handed_over() -> Handover {
    let seal = |ordinal, bytes| SealedBag {
        ordinal,
        path: "/media/usb/8100-2026-0001".to_owned(),
        bytes,
        manifest_sha256: Sha256Digest([ordinal as u8; 32]),
        short_code: "7K3M-9QXT-2B4N".to_owned(),
    };
    Handover {
        number: "B-007/81000/HM.341/11/2026".to_owned(),
        request: "8100-2026-0001".to_owned(),
        on: DAY,
        to: "Siti Latuconsina".to_owned(),
        receipt: "B-012/81000/KU.220/11/2026".to_owned(),
        earlier_receipts: Vec::new(),
        by: Some(Representative {
            name: "Ruth Lekatompessy".to_owned(),
            nip: "19900101 201501 2 002".to_owned(),
            position: String::new(),
        }),
        amendment: None,
        seals: vec![seal(1, 4_294_967_295), seal(2, 12_345)],
    }
}

fn builtin() -> Papers {
    Papers::load(None).unwrap()
}

fn form(kind: PaperKind) -> PaperForm {
    builtin().form(kind, &office())
}

/// Returns the words of a sheet, and asserts that it becomes a PDF, twice the same.
fn text(sheet: Result<Sheet>) -> String {
    let sheet = sheet.unwrap();
    let pdf = sheet.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1.") && pdf == sheet.pdf().unwrap());
    sheet.text()
}

/// Returns the words of the agreement of a request.
fn agreement(papers: &Papers, request: &Request) -> String {
    let catalog = Catalog::load(None).unwrap();
    text(set_agreement(
        &papers.agreement_form(&office()),
        Some(&numbered(request)),
        request,
        &catalog,
    ))
}

fn numbered(request: &Request) -> AgreementPaper {
    AgreementPaper {
        number: "SPPD-003/81000/HM.340/11/2026".to_owned(),
        request: request.number.to_string(),
        on: DAY,
        represented_by: Some(Representative {
            name: "Yohanes Pattiwael".to_owned(),
            nip: "19700101 199501 1 001".to_owned(),
            position: "Kepala BPS Provinsi Maluku".to_owned(),
        }),
    }
}

/// Returns all papers of one transaction as text.
fn all(invoice: &Invoice, request: &Request) -> [(&'static str, String); 6] {
    let (papers, office) = (builtin(), office());
    let catalog = Catalog::load(None).unwrap();
    let receipt = paid(invoice, cash());
    let mut handover = handed_over();
    handover.to = invoice.buyer.clone();
    [
        ("sppd", agreement(&papers, request)),
        ("medium", papers.agreement_for_medium(request, &catalog, &office).unwrap()),
        ("invoice text", papers.invoice_for_medium(invoice, &office).unwrap()),
        (
            "invoice",
            text(set_invoice(&papers.form(PaperKind::Invoice, &office), invoice, None, None)),
        ),
        (
            "receipt",
            text(set_receipt(&papers.form(PaperKind::Receipt, &office), &receipt, invoice, None)),
        ),
        (
            "handover",
            text(set_handover(
                &papers.form(PaperKind::Handover, &office),
                &handover,
                invoice,
                None,
                None,
            )),
        ),
    ]
}

/// `cargo test every_paper -- --nocapture` shows the papers.
#[test]
fn every_paper_is_set_and_names_the_complaint_contacts() {
    let long = format!("{} #$\"' {{{{ 7*7 }}}} 😀 محمد", "Nama ".repeat(60));
    let mut invoice = issued();
    let mut request = request();
    for papers in [all(&invoice, &request), {
        invoice.buyer.clone_from(&long);
        invoice.lines[0].title.clone_from(&long);
        request.requester.name = "N".repeat(300);
        request.requester.address = Some(long.clone());
        all(&invoice, &request)
    }] {
        for (name, text) in papers {
            println!("{text}\n\n");
            let widest = text.lines().map(|line| line.chars().count()).max();
            let is_text = name == "medium" || name == "invoice text";
            assert!(!is_text || widest <= Some(80), "{name}: {widest:?}\n{text}");
            for contact in ["bps8100@gmail.com", "082130456435", "https://maluku.bps.go.id"] {
                assert!(text.contains(contact), "{name}: {contact}");
            }
            assert!(!text.contains("Nama 49") && text.ends_with(".\n"), "{name}");
        }
    }
}

fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_invoice_shows_amount_words_law_settings_and_how_to_pay() {
    let text = unwrapped(&text(set_invoice(&form(PaperKind::Invoice), &issued(), None, None)));
    for part in [
        "Nomor: B-028/81000/HM.340/11/2026",
        "24 November 2026",
        "JUMLAH YANG HARUS DIBAYAR Rp24.147.601",
        "dua puluh empat juta seratus empat puluh tujuh ribu enam ratus satu rupiah",
        "1.202.880.050 byte × Rp20 / 1.000 = Rp24.057.601",
        "PP 13/2024 tentang",
        "1 MB = 1.000.000 byte",
        "dibulatkan ke rupiah terdekat.",
        "dari satu dataset dijumlahkan.",
        "Dibayar paling lambat 1 Desember 2026",
        "Maria Tuasikal",
        "SIMPONI",
        "Masa berlaku",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn an_invoice_has_no_word_of_the_settings_and_says_until_when_it_is_paid_or_that_it_was() {
    let (invoice, form) = (issued(), form(PaperKind::Invoice));
    let code = BillingCode {
        code: "820261124000017".to_owned(),
        issued_on: DAY,
        expires_on: date(2026, 11, 27),
    };
    let open = unwrapped(&text(set_invoice(&form, &invoice, Some(&code), None)));
    assert!(open.contains("Dibayar paling lambat 27 November 2026"), "{open}");
    for jargon in ["[t]", "step", "grain", "LUNAS"] {
        assert!(!open.contains(jargon), "{jargon}\n{open}");
    }
    let payment = paid(&invoice, cash()).payment;
    let paid = unwrapped(&text(set_paid_invoice(&form, &invoice, &payment)));
    for part in ["LUNAS, dibayar pada 24 November 2026", "tunai kepada bendahara penerimaan, Maria"]
    {
        assert!(paid.contains(part), "{part}\n{paid}");
    }
    assert!(!paid.contains("paling lambat"), "{paid}");
}

#[test]
fn the_invoice_on_the_medium_names_no_buyer() {
    let text = builtin().invoice_for_medium(&issued(), &office()).unwrap();
    assert!(!text.contains("Siti") && !text.contains("Pattimura"), "{text}");
    assert!(text.contains("B-028/81000"), "{text}");
}

#[test]
fn other_settings_are_said_in_other_words() {
    let mut invoice = issued();
    invoice.settings = TariffSettings {
        megabyte: 1_048_576,
        step: crate::model::Step::Up,
        grain: crate::model::Grain::File,
        ..TariffSettings::default()
    };
    let text = unwrapped(&text(set_invoice(&form(PaperKind::Invoice), &invoice, None, None)));
    for part in ["1 MB = 1.048.576 byte", "yang dimulai dihitung penuh.", "Setiap berkas data"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn an_invoice_of_rp0_asks_for_no_payment() {
    let mut invoice = issued();
    (invoice.total, invoice.in_words) = (Rupiah(0), terbilang_rupiah(Rupiah(0)));
    let text = unwrapped(&text(set_invoice(&form(PaperKind::Invoice), &invoice, None, None)));
    assert!(text.contains("nol rupiah") && text.contains("Tidak ada yang harus dibayar"));
    assert!(!text.contains("Tunai kepada"));
}

#[test]
fn a_receipt_says_how_it_was_paid_and_who_took_the_cash() {
    let (invoice, office, papers) = (issued(), office(), builtin());
    let shown = |method| {
        text(set_receipt(
            &papers.form(PaperKind::Receipt, &office),
            &paid(&invoice, method),
            &invoice,
            None,
        ))
    };
    let text = shown(cash());
    assert!(text.contains("Tunai") && text.contains("NIP 19800101"));
    let other = shown(PaymentMethod::Cash { treasurer: "Jan Pieter".to_owned() });
    assert!(other.contains("Jan Pieter") && !other.contains("NIP"));
    let simponi = shown(PaymentMethod::Simponi {
        ntpn: "1A2B3C4D5E6F7G8H".to_owned(),
        confirmed_by: "Maria Tuasikal".to_owned(),
        paid_on: None,
    });
    assert!(simponi.contains("1A2B3C4D5E6F7G8H") && simponi.contains("Maria Tuasikal"));
}

#[test]
fn the_agreement_asks_the_right_person_to_sign_on_a_meterai() {
    let cases = [
        ("umum", None, "pribadi", "Penerima data"),
        ("mahasiswa", Some("Unpatti"), "pribadi", "Penerima data"),
        ("swasta", Some("PT X"), "institusi", "Pejabat setingkat manajer"),
        ("perguruan-tinggi", Some("Unpatti"), "institusi", "Dekan"),
        ("pemerintah", Some("Bappeda"), "institusi", "eselon III"),
        ("lembaga-internasional", Some("UNDP"), "institusi", "berwenang"),
    ];
    for (category, institution, ownership, signatory) in cases {
        let mut request = request();
        request.requester.category = category.to_owned();
        request.requester.institution = institution.map(str::to_owned);
        let text = agreement(&builtin(), &request);
        for part in [
            "Nomor: SPPD-003/81000/HM.340/11/2026",
            "Yohanes Pattiwael",
            "NIP 19700101 199501 1 001",
            ownership,
            signatory,
            "METERAI",
            "susenas",
            "8171",
            "Siti Latuconsina",
        ] {
            assert!(text.contains(part), "{category}: {part}\n{text}");
        }
        let is_institution = ownership == "institusi";
        assert_eq!(
            text.contains("untuk dan atas nama Unpatti"),
            is_institution && institution == Some("Unpatti")
        );
        let parties = text.matches("diwakili oleh").count();
        assert_eq!(parties, 1 + usize::from(is_institution), "{category}\n{text}");
        assert_eq!(text.contains("Jabatan ...."), is_institution, "{category}\n{text}");
    }
}

#[test]
fn the_agreement_on_the_medium_holds_no_personal_data() {
    let catalog = Catalog::load(None).unwrap();
    let text = builtin().agreement_for_medium(&request(), &catalog, &office()).unwrap();
    for personal in ["Siti", "0812", "Pattimura 1", "Universitas"] {
        assert!(!text.contains(personal), "{personal}\n{text}");
    }
}

#[test]
fn the_handover_names_every_seal_and_the_disclaimer_of_maps() {
    let text =
        text(set_handover(&form(PaperKind::Handover), &handed_over(), &issued(), None, None));
    for part in [
        "7K3M-9QXT-2B4N",
        "4.294.967.295",
        "Selasa",
        &"01".repeat(32),
        "Ruth Lekatompessy, NIP 19900101 201501 2 002, Petugas Pelayanan",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(unwrapped(&text).contains("bukan batas administrasi resmi"));
}
