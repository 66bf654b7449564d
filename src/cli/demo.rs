//! `demo`: a filled office and one visitor's request through the whole belt.
//!
//! Every step is the command that an officer would type; it is shown before it runs.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use super::args;
use super::office::{Desk, make_private};
use super::screen::tell;
use super::{Answer, Result, cut, goods, home, medium, money, verifying};
use crate::error::{Error, ErrorKind};
use crate::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use crate::microdata::{SurveyFormat, SynthOptions, synth_survey};

/// Makes the office and serves one request.
pub(super) fn demo(desk: &Desk, size: u64) -> Result<Answer> {
    let started = Instant::now();
    let home = desk.office_path()?.to_path_buf();
    home::create(&home)?;
    let number = format!("8100-{}-0001", desk.today.year());
    tell(&format!("Making about {} MB of synthetic data in {}", size / 1_000_000, home.display()));
    fill(desk, &home, size)?;

    let approved = decide(desk, &home, &number)?;
    show(&format!("plan {number}"));
    let plan = plan_of(number.clone());
    let planned = medium::plan(desk, &plan)?;
    tell(&planned.text);
    let planned = planned.json.value();
    let volumes = planned["volumes"].as_array().into_iter().flatten();
    let payload: u64 = volumes.filter_map(|volume| volume["bytes"].as_u64()).sum();
    let (invoice, receipt) = charge(desk, &number)?;
    let usb = home.join("media/usb");
    make_private(&usb)?;
    show(&format!("pack {number} --to {}", usb.display()));
    let packing = Instant::now();
    let pack = args::Pack {
        request: number.clone(),
        to: usb.clone(),
        level: Some(args::Effort::Fast),
        form: args::Shape::Zip,
        threads: None,
    };
    let packed = medium::pack(desk, &pack)?;
    let pack_seconds = packing.elapsed().as_secs_f64();
    tell(&packed.text);
    show(&format!("verify {}", usb.display()));
    let verified = verifying::verify(desk, &usb)?;
    tell(&verified.text);
    if !verified.yes {
        return Err(Error::new(ErrorKind::ReadBack, "the demo's medium is damaged").file(&usb));
    }
    show(&format!("handover {number}"));
    let handover = money::handover(desk, &number)?;
    tell(&handover.text);

    show("cut wilkerstat-desa-2025-1 --region 8172 …  # internal columns never leave");
    tell(&withheld(desk, &home)?);

    let papers: Vec<String> = [&approved, &invoice, &receipt, &handover]
        .map(|answer| field(&answer.json.value(), "path"))
        .to_vec();
    let bags: Vec<String> = packed.json.value()["bags"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|bag| field(bag, "path"))
        .collect();
    let seconds = started.elapsed().as_secs_f64();
    let text = format!(
        "\nDone in {seconds:.1} s. What you have now:\n\
         \x20 the medium   {}\n\
         \x20              open BUKA-INI-DULU.html there, as a buyer would\n\
         \x20 the papers   {}\n\
         \x20              SPPD, tagihan, kuitansi, serah-terima, and the report kesesuaian.txt\n\
         \x20 packed       {} MB in {pack_seconds:.1} s ({:.0} MB/s, read-back included)\n\
         What to try next:\n\
         \x20 export KEMAS_OFFICE={}\n\
         \x20 kemas plan {number} --json\n\
         \x20 printf x | dd of={}/data/susenas-2025-03-kor-81.zip bs=1 seek=5000 conv=notrunc\n\
         \x20 kemas verify {}          # names what was hit",
        usb.display(),
        home.join("papers").join(&number).display(),
        payload / 1_000_000,
        payload as f64 / 1e6 / pack_seconds,
        home.display(),
        bags.first().map_or("", String::as_str),
        usb.display(),
    );
    Ok(Answer::yes(json!({ "bags": bags, "papers": papers, "seconds": seconds }), text))
}

/// Shows a command before it runs.
fn show(command: &str) {
    tell(&format!("\n$ kemas {command}"));
}

/// From the stores to a signed agreement.
fn decide(desk: &Desk, home: &Path, number: &str) -> Result<Answer> {
    let request = write_request(desk, home, number)?;
    show("index");
    tell(&goods::index(desk, false)?.text);
    show(&format!("check {request}"));
    tell(&goods::check(desk, &request, None, false)?.text);
    show(&format!("approve {request} --by \"Petugas Demo\""));
    let by = "Petugas Demo".to_owned();
    let approved =
        goods::approve(desk, &args::Approve { request, by, because: None, visit: None })?;
    tell(&approved.text);
    let scan = home.join("sppd-bertanda-tangan.txt");
    write(&scan, b"Pindaian SPPD untuk demo; bukan surat sungguhan.\n")?;
    show(&format!("agree {number} --signed-by \"Siti Demo\" --on {} --scan …", desk.today));
    let agree = args::Agree {
        request: number.to_owned(),
        signed_by: "Siti Demo".to_owned(),
        on: desk.today,
        scan,
        position: None,
    };
    tell(&goods::agree(desk, &agree)?.text);
    Ok(approved)
}

/// From the plan's price to a receipt.
fn charge(desk: &Desk, number: &str) -> Result<(Answer, Answer)> {
    show(&format!("invoice {number}"));
    let invoice = money::invoice(desk, number)?;
    tell(&invoice.text);
    let invoiced = field(&invoice.json.value(), "number");
    show(&format!("pay {invoiced} --cash --treasurer \"Bendahara Penerimaan\""));
    let pay = args::Pay {
        invoice: invoiced.clone(),
        cash: true,
        treasurer: Some("Bendahara Penerimaan".to_owned()),
        ntpn: None,
        amount: None,
    };
    tell(&money::pay(desk, &pay)?.text);
    show(&format!("receipt {invoiced}"));
    let receipt = money::receipt(desk, &invoiced)?;
    tell(&receipt.text);
    Ok((invoice, receipt))
}

fn field(json: &Value, key: &str) -> String {
    json[key].as_str().unwrap_or_default().to_owned()
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|e| Error::io(path, "write", e))
}

/// Two surveys, one in DBF parts and one in CSV, and two maps: one of them with internal columns, which
/// never leave.
fn fill(desk: &Desk, home: &Path, size: u64) -> Result<()> {
    let store = home.join("store");
    let survey = |folder: &str, format, bytes, seed| {
        let out = store.join("microdata").join(folder);
        make_private(&out.join("dokumentasi"))?;
        write(
            &out.join("dokumentasi/baca-dulu.txt"),
            "Data buatan untuk demo; bukan data survei.\n".as_bytes(),
        )?;
        synth_survey(&out, format, &SynthOptions::new(bytes, seed), &desk.bars).map(drop)
    };
    survey("susenas-2025-03-kor-81", SurveyFormat::Dbf, size / 100 * 65, 1)?;
    survey("sakernas-2025-08-81", SurveyFormat::Csv, size / 100 * 30, 2)?;
    let maps = store.join("peta/2025-1/desa");
    make_private(&maps)?;
    for (code, name, internal_columns) in
        [("8171", "KOTA AMBON", false), ("8172", "KOTA TUAL", true)]
    {
        let options = SynthMapOptions {
            regions: vec![(code.to_owned(), name.to_owned())],
            internal_columns,
            ..SynthMapOptions::new(MapSize::Bytes(size / 100 * 2), 3)
        };
        let out = maps.join(format!("final_desa_20251{code}.gpkg"));
        synth_map(&out, SynthFormat::Gpkg, &options, &desk.bars)?;
    }
    Ok(())
}

/// Cuts the map with internal columns: they stay in the office.
fn withheld(desk: &Desk, home: &Path) -> Result<String> {
    let cut = args::Cut {
        item: "wilkerstat-desa-2025-1".to_owned(),
        region: vec!["8172".to_owned()],
        format: vec!["gpkg".to_owned()],
        out: home.join("tual.gpkg"),
        repair: false,
        crs: None,
        assume_crs: None,
    };
    Ok(cut::cut(desk, &cut)?.text)
}

fn plan_of(request: String) -> args::Plan {
    args::Plan { request, medium: None, to: None, form: args::Shape::Zip }
}

fn write_request(desk: &Desk, home: &Path, number: &str) -> Result<String> {
    let request = demo_request(desk, number);
    let path: PathBuf = home.join(format!("permintaan-{number}.json"));
    write(&path, format!("{request:#}\n").as_bytes())?;
    Ok(path.display().to_string())
}

fn demo_request(desk: &Desk, number: &str) -> Value {
    json!({
        "number": number,
        "received_on": desk.today,
        "requester": {
            "name": "Siti Demo", "email": "siti.demo@example.ac.id", "phone": "081200000000",
            "address": "Jl. Contoh 1, Ambon", "category": "mahasiswa",
            "institution": "Universitas Contoh",
        },
        "abstraction": {
            "title": "Kemiskinan dan pengangguran di Kota Ambon",
            "background": "Angka kemiskinan dan pengangguran di Kota Ambon berbeda antarkecamatan, \
                tetapi penyebabnya belum banyak dipelajari dengan data rumah tangga.",
            "purpose": "Mengetahui faktor yang berkaitan dengan kemiskinan dan pengangguran, serta \
                memetakan sebarannya menurut desa.",
            "method": "Regresi logistik atas rumah tangga dan individu sampel, serta peta tematik.",
            "expected_output": "Skripsi dengan tabel, grafik, dan peta tematik.",
            "topics": ["kemiskinan"],
            "regions": [{"code": "8171", "name": "Kota Ambon"}],
            "level": "kabupaten",
            "periods": ["2025"],
            "units": ["rumah-tangga", "individu"],
        },
        "items": [
            {"id": "susenas-2025-03-kor-81"},
            {"id": "sakernas-2025-08-81"},
            {"id": "wilkerstat-desa-2025-1", "region": "8171", "format": "gpkg"},
        ],
        "medium": "usb-exfat",
    })
}
