//! Tests of prices: official ones, block limits, and refusals.

mod plans;

use jiff::civil::{Date, date};

use super::*;
use crate::billing::fixture::{member, package, plan};
use crate::catalog::{Access, Dataset, MapLayer, Subject, TariffRow, TariffUnit};
use crate::model::{BagPath, Converted, Grain, MapEdition, Period, RegionCode, Role, Rupiah, Step};
use crate::plan::{Conversion, Leaves};

const DAY: Date = date(2026, 11, 24);

fn microdata(id: &str, block_from: u64, per: u64, price: u64, step: Step) -> TariffRow {
    TariffRow {
        id: id.to_owned(),
        subject: Subject::DataMikro,
        level: None,
        cut: None,
        class: TariffClass::Umum,
        block_from,
        unit: TariffUnit::Byte,
        per,
        price: Rupiah(price),
        step,
        cap: None,
        legal_basis: "PP 13/2024".to_owned(),
        valid_from: date(2024, 6, 1),
        valid_until: None,
    }
}

fn map(id: &str, level: Level, cut: Level, price: u64) -> TariffRow {
    TariffRow {
        subject: Subject::Peta,
        level: Some(level),
        cut: Some(cut),
        unit: TariffUnit::Peta,
        ..microdata(id, 0, 1, price, Step::Up)
    }
}

/// The rows of PP 13/2024, a Rp0 class with caps, and nothing for SLS.
fn law() -> Vec<TariffRow> {
    let nol = |row: TariffRow, cap| TariffRow {
        class: TariffClass::Nol,
        price: Rupiah(0),
        cap: Some(cap),
        ..row
    };
    vec![
        microdata("mikro-lanjut", 1_000_000, 1000, 20, Step::ProRata),
        microdata("mikro-awal", 0, 1_000_000, 20_000, Step::Flat),
        map("peta-desa-kab", Level::Desa, Level::Kabupaten, 70_000),
        map("peta-kec-kab", Level::Kecamatan, Level::Kabupaten, 30_000),
        map("peta-desa-nas", Level::Desa, Level::Nasional, 36_000_000),
        nol(microdata("nol-mikro", 0, 1, 0, Step::ProRata), 5_000_000),
        nol(map("nol-peta", Level::Desa, Level::Kabupaten, 0), 1),
    ]
}

fn catalog(tariffs: Vec<TariffRow>) -> Catalog {
    let mut catalog = Catalog::load(None).unwrap();
    let root = BagPath::parse("x").unwrap();
    catalog.tariffs = tariffs;
    catalog.datasets = vec![Dataset {
        id: "susenas".to_owned(),
        title: "Susenas".to_owned(),
        survey: "susenas".to_owned(),
        period: Period::parse("2025-03").unwrap(),
        edition: "1".to_owned(),
        variant: String::new(),
        topics: Vec::new(),
        units: Vec::new(),
        lowest_level: Level::Kabupaten,
        coverage: vec![RegionCode::national()],
        access: Access::Umum,
        root: root.clone(),
        reference_price: None,
    }];
    let layer = |id: &str, level| MapLayer {
        id: id.to_owned(),
        title: "Peta".to_owned(),
        level,
        edition: MapEdition::parse("2025-1").unwrap(),
        coverage: vec![RegionCode::national()],
        cut: Level::Kabupaten,
        access: Access::Umum,
        root: root.clone(),
    };
    catalog.layers = vec![layer("peta-desa", Level::Desa), layer("peta-sls", Level::Sls)];
    catalog
}

fn total(bytes: u64, settings: &TariffSettings) -> u64 {
    let catalog = catalog(law());
    price_microdata(bytes, &catalog, settings, TariffClass::Umum, DAY).unwrap().total.0
}

#[test]
fn the_official_prices_come_out_to_the_rupiah() {
    let settings = TariffSettings::default();
    assert_eq!(total(1_203_880_050, &settings), 24_077_601);
    assert_eq!(total(1_285_087_000, &settings), 25_701_740);
}

#[test]
fn the_first_megabyte_is_flat_and_what_follows_is_charged_by_the_byte() {
    let settings = TariffSettings::default();
    let edges = [
        (0, 0),
        (1, 20_000),
        (999_999, 20_000),
        (1_000_000, 20_000),
        (1_000_001, 20_000),
        (1_000_024, 20_000),
        (1_000_025, 20_001),
        (1_001_000, 20_020),
    ];
    for (bytes, amount) in edges {
        assert_eq!(total(bytes, &settings), amount, "{bytes} bytes");
    }
}

#[test]
fn stepping_up_charges_each_begun_thousand() {
    let settings = TariffSettings { step: Step::Up, ..TariffSettings::default() };
    let edges =
        [(1_000_000, 20_000), (1_000_001, 20_020), (1_001_000, 20_020), (1_001_001, 20_040)];
    for (bytes, amount) in edges {
        assert_eq!(total(bytes, &settings), amount, "{bytes} bytes");
    }
}

#[test]
fn a_megabyte_of_two_to_the_twentieth_moves_the_block() {
    let settings = TariffSettings { megabyte: 1_048_576, ..TariffSettings::default() };
    assert_eq!(total(1_048_576, &settings), 20_000);
    assert_eq!(total(1_048_576 + 50, &settings), 20_001);
    let price = price_microdata(2_000_000, &catalog(law()), &settings, TariffClass::Umum, DAY);
    let price = price.unwrap();
    assert_eq!(price.lines[0].rate.indonesian(), "Rp20.000 s.d. 1.048.576 byte pertama");
    assert_eq!(price.lines[1].rate.indonesian(), "Rp20 per 1.000 byte");
    assert_eq!(price.settings, settings);
}

#[test]
fn the_arithmetic_stands_on_each_line() {
    let settings = TariffSettings::default();
    let price = price_microdata(1_203_880_050, &catalog(law()), &settings, TariffClass::Umum, DAY);
    let lines: Vec<_> = price
        .unwrap()
        .lines
        .into_iter()
        .map(|l| (l.tariff, l.quantity, l.arithmetic.indonesian()))
        .collect();
    let expected = [
        ("mikro-awal", 1_000_000, "1.000.000 byte, tarif tetap = Rp20.000"),
        ("mikro-lanjut", 1_202_880_050, "1.202.880.050 byte × Rp20 / 1.000 = Rp24.057.601"),
    ];
    assert_eq!(lines, expected.map(|(t, q, a)| (t.to_owned(), q, a.to_owned())));
    let up = TariffSettings { step: Step::Up, ..settings };
    let price = price_microdata(1_001_001, &catalog(law()), &up, TariffClass::Umum, DAY).unwrap();
    assert_eq!(
        price.lines[1].arithmetic.indonesian(),
        "2 × Rp20 (1.001 byte, tiap 1.000 byte dibulatkan ke atas) = Rp40"
    );
}

#[test]
fn brackets_fall_as_the_quantity_grows() {
    let mut rows = law();
    rows.push(microdata("mikro-besar", 100_000_000, 1000, 10, Step::ProRata));
    let price = price_microdata(
        150_000_000,
        &catalog(rows),
        &TariffSettings::default(),
        TariffClass::Umum,
        DAY,
    )
    .unwrap();
    let amounts: Vec<_> = price.lines.iter().map(|line| line.amount.0).collect();
    assert_eq!(amounts, [20_000, 1_980_000, 500_000]);
}

#[test]
fn maps_are_charged_by_the_piece_and_the_national_one_has_its_own_row() {
    let catalog = catalog(law());
    let price = |level, cut, maps| {
        price_map(level, cut, maps, &catalog, &TariffSettings::default(), TariffClass::Umum, DAY)
    };
    assert_eq!(price(Level::Desa, Level::Kabupaten, 3).unwrap().total, Rupiah(210_000));
    let line = price(Level::Desa, Level::Kabupaten, 3).unwrap().lines.remove(0);
    assert_eq!(line.rate.indonesian(), "Rp70.000 per peta");
    assert_eq!(line.arithmetic.indonesian(), "3 peta × Rp70.000 = Rp210.000");
    assert_eq!(price(Level::Desa, Level::Nasional, 1).unwrap().total, Rupiah(36_000_000));
    for (level, cut) in [
        (Level::Sls, Level::Kabupaten),
        (Level::Desa, Level::Provinsi),
        (Level::Desa, Level::Kecamatan),
    ] {
        let error = price(level, cut, 1).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::State);
        assert!(error.message().english().contains("no tariff is never Rp0"), "{error}");
    }
}

#[test]
fn an_amount_beyond_range_is_an_error_and_not_a_wrong_price() {
    let catalog = catalog(law());
    let settings = TariffSettings::default();
    let map = price_map(
        Level::Desa,
        Level::Nasional,
        u64::MAX,
        &catalog,
        &settings,
        TariffClass::Umum,
        DAY,
    );
    assert_eq!(map.unwrap_err().kind(), ErrorKind::State);
    assert_eq!(total(u64::MAX, &settings), 368_934_881_474_191_032);
}

#[test]
fn rows_hold_from_their_first_day_to_their_last() {
    let mut rows = law();
    rows[0].valid_until = Some(date(2026, 12, 31));
    rows[1].valid_until = Some(date(2026, 12, 31));
    rows.push(TariffRow {
        valid_from: date(2027, 1, 1),
        ..microdata("baru", 0, 1000, 30, Step::ProRata)
    });
    let catalog = catalog(rows);
    let on = |day| {
        price_microdata(2_000_000, &catalog, &TariffSettings::default(), TariffClass::Umum, day)
    };
    assert_eq!(on(date(2026, 12, 31)).unwrap().total, Rupiah(40_000));
    assert_eq!(on(date(2027, 1, 1)).unwrap().total, Rupiah(60_000));
    assert_eq!(on(date(2024, 5, 31)).unwrap_err().kind(), ErrorKind::State);
}

#[test]
fn a_table_that_contradicts_itself_is_refused() {
    let mut rows = law();
    rows.push(microdata("zwilling", 0, 1000, 30, Step::ProRata));
    let error =
        price_microdata(1, &catalog(rows), &TariffSettings::default(), TariffClass::Umum, DAY);
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Catalog);
    assert!(
        error.message().english().contains("zwilling")
            && error.message().english().contains("mikro-awal")
    );
}

#[test]
fn a_table_without_its_first_block_covers_nothing() {
    let rows = law().into_iter().filter(|row| row.id != "mikro-awal").collect();
    let price = price_microdata(
        5_000_000,
        &catalog(rows),
        &TariffSettings::default(),
        TariffClass::Umum,
        DAY,
    );
    assert_eq!(price.unwrap_err().kind(), ErrorKind::State);
}

#[test]
fn a_quantity_in_a_gap_or_an_overlap_is_refused_and_others_are_sold() {
    let flat = |id: &str, from, per| microdata(id, from, per, 20_000, Step::Flat);
    let rest = |from| microdata("sisa", from, 1000, 20, Step::ProRata);
    let cases = [
        // The row behind the first megabyte was deleted.
        (vec![flat("awal", 0, 1_000_000)], 1_000_000, 50_000_000, ErrorKind::State),
        (vec![flat("awal", 0, 1_000_000), rest(2_000_000)], 1_000_000, 1_000_001, ErrorKind::State),
        (vec![flat("awal", 0, 1_000_000), rest(2_000_000)], 1_000_000, 9_000_000, ErrorKind::State),
        (vec![flat("awal", 0, 1_000_000), rest(900_000)], 900_000, 900_001, ErrorKind::Catalog),
    ];
    for (rows, sold, refused, kind) in cases {
        let catalog = catalog(rows);
        for megabyte in [1_000_000, 1_048_576] {
            let settings = TariffSettings { megabyte, ..TariffSettings::default() };
            let price = |bytes| price_microdata(bytes, &catalog, &settings, TariffClass::Umum, DAY);
            assert_eq!(price(sold).unwrap().total, Rupiah(20_000));
            let refused = refused.max(if kind == ErrorKind::State { megabyte + 1 } else { 0 });
            let error = price(refused).unwrap_err();
            assert_eq!(error.kind(), kind, "{error}");
            assert!(error.message().english().contains("awal"), "{error}");
        }
    }
}

#[test]
fn a_flat_row_of_maps_or_of_rp0_has_no_end() {
    let peta = TariffRow { step: Step::Flat, ..law().remove(2) };
    let nol = microdata("nol", 0, 1, 0, Step::Flat);
    let rows = vec![peta, TariffRow { class: TariffClass::Nol, ..nol }];
    let (catalog, settings) = (catalog(rows), TariffSettings::default());
    let (level, cut) = (Level::Desa, Level::Kabupaten);
    let maps = price_map(level, cut, 40, &catalog, &settings, TariffClass::Umum, DAY);
    assert_eq!(maps.unwrap().total, Rupiah(2_800_000));
    let free = price_microdata(4_000_000, &catalog, &settings, TariffClass::Nol, DAY).unwrap();
    assert_eq!((free.total, free.lines[0].quantity), (Rupiah(0), 4_000_000));
}

#[test]
fn settings_that_no_law_means_are_named() {
    for (settings, field) in [
        (TariffSettings { megabyte: 0, ..TariffSettings::default() }, "tariff.megabyte"),
        (TariffSettings { step: Step::Flat, ..TariffSettings::default() }, "tariff.step"),
        (
            TariffSettings { cash_rounding: 1001, ..TariffSettings::default() },
            "tariff.cash_rounding",
        ),
    ] {
        let error =
            price_microdata(1, &catalog(law()), &settings, TariffClass::Umum, DAY).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Office);
        assert_eq!(error.to_json()["error"]["field"], field);
    }
}
