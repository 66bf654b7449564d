//! Small plans that are made by hand, for tests of single functions.

use std::path::{Path, PathBuf};

use jiff::civil::date;
use kemas::fixity::sha256;
use kemas::model::{
    Agreement, BagPath, Contact, Grain, Numbering, NumberingSettings, OfficeSettings, Profile,
    Request, Role, Step, TariffSettings, Treasurer,
};
use kemas::pack::{Level, PackOptions};
use kemas::plan::{AgreedPlan, Form, Leaves, Member, PackPlan, Package, Volume};
use kemas::probe::stamp_of;

/// Returns bytes that deflate like a survey and depend on the seed.
pub fn survey_like(bytes: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut text = Vec::with_capacity(bytes + 64);
    while text.len() < bytes {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let codes = [state % 3, state / 3 % 5, state / 15 % 2, state / 30 % 90_000];
        let row = codes.map(|code| code.to_string()).join(",");
        text.extend_from_slice(b"81,71,010,");
        text.extend_from_slice(row.as_bytes());
        text.push(b'\n');
    }
    text.truncate(bytes);
    text
}

/// Writes a source, and returns it as the index would have recorded it.
pub fn member(folder: &Path, name: &str, bytes: &[u8]) -> Member {
    let source = folder.join(name);
    std::fs::create_dir_all(source.parent().unwrap()).unwrap();
    std::fs::write(&source, bytes).unwrap();
    Member {
        path: BagPath::parse(name).unwrap(),
        stamp: stamp_of(&source.metadata().unwrap()),
        digest: sha256(bytes),
        role: Role::Data,
        profile: Profile::Plain.into(),
        source: source.into(),
    }
}

/// Makes an agreed plan of one volume, with a ZIP for each list of members.
pub fn agreed(packages: Vec<Vec<Member>>) -> AgreedPlan {
    agreed_as(Form::Zip, packages)
}

/// Makes an agreed plan of one volume, with a package in a form for each list of members.
pub fn agreed_as(form: Form, packages: Vec<Vec<Member>>) -> AgreedPlan {
    let packages: Vec<Package> = packages
        .into_iter()
        .enumerate()
        .map(|(index, mut members)| {
            members.sort_by(|a, b| a.path.cmp(&b.path));
            Package {
                form,
                index,
                id: format!("survei-{index}"),
                region: None,
                format: None,
                title: format!("Survei {index} <uji>"),
                edition: "1".into(),
                stem: format!("survei-{index}"),
                leaves: Leaves::AsHeld,
                bytes: members.iter().map(|member| member.stamp.bytes).sum(),
                members,
            }
        })
        .collect();
    let bytes = packages.iter().map(|package| package.bytes).sum();
    let label = "8100-2026-0001".into();
    let volume = Volume { ordinal: 1, label, packages, bytes, most_bytes: None };
    let plan = PackPlan { request: request(), volumes: vec![volume], payload_bytes: bytes };
    plan.under(Agreement {
        signed_by: "Siti".into(),
        position: None,
        on: date(2026, 11, 24),
        scan_sha256: sha256(b"scan"),
    })
}

fn request() -> Request {
    let json = br#"{"number":"8100-2026-0001","requester":{"name":"Siti","email":"s@example.id"},
        "abstraction":{},"items":[{"id":"survei-0"}]}"#;
    Request::from_json(json, Path::new("request.json")).unwrap()
}

/// Returns the settings of the tests' office.
pub fn office() -> OfficeSettings {
    let numbering = || Numbering {
        pattern: "B-{serial}/{unit}/{class}/{month}/{year}".into(),
        class: "X".into(),
        start: 1,
        register: false,
    };
    OfficeSettings {
        timezone: "Asia/Jayapura".to_owned(),
        simponi: kemas::model::SimponiSettings::default(),
        people: Vec::new(),
        language: kemas::message::Language::Id,
        name: "BPS Uji & Coba".into(),
        logo: None,
        logo_image: None,
        town: "Ambon".into(),
        address: "Jl. Contoh 1".into(),
        unit_code: "81000".into(),
        service_standard: "-".into(),
        stores: vec!["store".into()],
        shelf: "shelf".into(),
        contact: Contact {
            email: "uji@example.id".into(),
            phone: "0911".into(),
            website: "https://example.id".into(),
        },
        treasurer: Treasurer { name: "Bendahara".into(), nip: "1".into() },
        numbering: NumberingSettings {
            invoice: numbering(),
            receipt: numbering(),
            handover: numbering(),
            agreement: numbering(),
        },
        tariff: TariffSettings {
            megabyte: 1_000_000,
            step: Step::ProRata,
            grain: Grain::Dataset,
            ..TariffSettings::default()
        },
        counter: kemas::model::CounterSettings::default(),
        keep: kemas::model::KeepSettings::default(),
    }
}

/// Returns options with a number of threads.
pub fn options(office: &OfficeSettings, threads: usize) -> PackOptions<'_> {
    PackOptions {
        level: Some(Level::Fast),
        threads,
        shelf: None,
        scratch: Path::new("/nowhere"),
        on: date(2026, 11, 24),
        office,
        readme: kemas::catalog::builtin_file("papers/baca-saya.html").unwrap(),
        open_first: kemas::catalog::builtin_file("papers/buka-ini-dulu.html").unwrap(),
        documents: vec![(BagPath::parse("sppd.txt").unwrap(), "Perjanjian\n".into())],
    }
}

/// Returns every file below a folder with its bytes, sorted by path.
pub fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_path_buf();
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}
