//! Plans, requests and offices for the tests of this module.

use std::path::PathBuf;

use crate::model::{
    Abstraction, BagPath, Contact, Numbering, NumberingSettings, OfficeSettings, Request,
    RequestNumber, RequestedItem, Requester, Role, Sha256Digest, Stamp, TariffSettings, Treasurer,
};
use crate::plan::{Member, PackPlan, Package, Volume};

pub(super) fn member(path: &str, bytes: u64, role: Role) -> Member {
    Member {
        path: BagPath::parse(path).unwrap(),
        source: PathBuf::from(path).into(),
        stamp: Stamp { bytes, modified: 0, changed: 0, inode: 0 },
        digest: Sha256Digest([0; 32]),
        role,
        profile: crate::model::Profile::Plain.into(),
    }
}

pub(super) fn package(
    index: usize,
    id: &str,
    region: Option<&str>,
    members: Vec<Member>,
) -> Package {
    Package {
        form: crate::plan::Form::Zip,
        index,
        id: id.to_owned(),
        region: region.map(str::to_owned),
        format: None,
        title: format!("Judul {id}"),
        edition: "1".to_owned(),
        stem: id.to_owned(),
        leaves: crate::plan::Leaves::AsHeld,
        bytes: members.iter().map(|member| member.stamp.bytes).sum(),
        members,
    }
}

pub(super) fn plan(packages: Vec<Package>) -> PackPlan {
    let bytes = packages.iter().map(|package| package.bytes).sum();
    let label = "8100-2026-0001".to_owned();
    let volume = Volume { ordinal: 1, label, packages, bytes, most_bytes: None };
    PackPlan { request: request(), volumes: vec![volume], payload_bytes: bytes }
}

pub(super) fn request() -> Request {
    let text = "Penelitian pengeluaran rumah tangga di Kota Ambon".to_owned();
    Request {
        number: RequestNumber::parse("8100-2026-0001").unwrap(),
        received_on: Some(jiff::civil::date(2026, 11, 24)),
        requester: Requester {
            name: "Siti Latuconsina".to_owned(),
            email: "siti@example.id".to_owned(),
            phone: Some("0812 3456 7890".to_owned()),
            address: Some("Jalan Pattimura 1, Ambon".to_owned()),
            category: "mahasiswa".to_owned(),
            institution: Some("Universitas Pattimura".to_owned()),
            npwp: None,
            zero_tariff: false,
            zero_tariff_letter: None,
        },
        abstraction: Abstraction {
            title: "Pola pengeluaran rumah tangga".to_owned(),
            background: text.clone(),
            purpose: text.clone(),
            method: text.clone(),
            expected_output: text,
            topics: Vec::new(),
            regions: Vec::new(),
            level: None,
            periods: Vec::new(),
            units: Vec::new(),
        },
        items: vec![
            RequestedItem { id: "susenas".to_owned(), region: None, format: None },
            RequestedItem {
                id: "peta-desa".to_owned(),
                region: Some("8171".to_owned()),
                format: Some("gpkg".to_owned()),
            },
        ],
        medium: Some("usb-exfat".to_owned()),
    }
}

pub(super) fn office() -> OfficeSettings {
    let numbering = |class: &str| Numbering {
        pattern: "B-{serial}/{unit}/{class}/{month}/{year}".to_owned(),
        class: class.to_owned(),
        start: 1,
        register: false,
    };
    OfficeSettings {
        simponi: crate::model::SimponiSettings::default(),
        people: Vec::new(),
        timezone: crate::model::usual_timezone(),
        language: crate::message::Language::Id,
        logo: None,
        logo_image: None,
        name: "Badan Pusat Statistik Provinsi Maluku".to_owned(),
        town: "Ambon".to_owned(),
        address: "Jalan Wolter Monginsidi, Passo, Ambon 97232".to_owned(),
        unit_code: "81000".to_owned(),
        service_standard: "Keputusan Kepala BPS Provinsi Maluku No. 040/81 Tahun 2024".to_owned(),
        stores: Vec::new(),
        shelf: "shelf".to_owned(),
        contact: Contact {
            email: "bps8100@gmail.com".to_owned(),
            phone: "082130456435".to_owned(),
            website: "https://maluku.bps.go.id".to_owned(),
        },
        treasurer: Treasurer {
            name: "Maria Tuasikal".to_owned(),
            nip: "19800101 200501 2 001".to_owned(),
        },
        numbering: NumberingSettings {
            invoice: numbering("HM.340"),
            receipt: numbering("KU.220"),
            handover: numbering("HM.341"),
            agreement: crate::model::usual_agreements(),
        },
        tariff: TariffSettings::default(),
        counter: crate::model::CounterSettings::default(),
        keep: crate::model::KeepSettings::default(),
    }
}
