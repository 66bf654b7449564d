//! Tests of the price of a plan: what of it is charged, and by which row.

use super::*;

fn survey() -> PackPlan {
    plan(vec![
        package(
            0,
            "susenas",
            None,
            vec![
                member("kor_rt.dbf", 800_000, Role::Data),
                member("kor_ind.dbf", 700_000, Role::Data),
                member("kuesioner.pdf", 90_000_000, Role::Dokumentasi),
            ],
        ),
        package(1, "peta-desa", Some("8171"), vec![member("peta.gpkg", 5_000_000, Role::Data)]),
    ])
}

fn quoted(plan: &PackPlan, settings: &TariffSettings, class: TariffClass) -> Result<Price> {
    quote(plan, &catalog(law()), settings, class, DAY)
}

#[test]
fn a_plan_is_quoted_without_its_documentation() {
    let price = quoted(&survey(), &TariffSettings::default(), TariffClass::Umum).unwrap();
    let lines: Vec<_> =
        price.lines.iter().map(|l| (l.index, l.region.as_deref(), l.amount.0)).collect();
    assert_eq!(lines, [(0, None, 20_000), (0, None, 10_000), (1, Some("8171"), 70_000)]);
    assert_eq!(price.total, Rupiah(100_000));
}

#[test]
fn with_the_grain_file_each_part_is_a_dataset() {
    let settings = TariffSettings { grain: Grain::File, ..TariffSettings::default() };
    let price = quoted(&survey(), &settings, TariffClass::Umum).unwrap();
    assert_eq!(price.total, Rupiah(110_000));
    assert!(
        price.lines[0].arithmetic.indonesian().starts_with("kor_rt.dbf: "),
        "{:?}",
        price.lines[0]
    );
}

#[test]
fn a_dataset_has_one_price_in_whatever_format_it_leaves() {
    let as_csv = || {
        let table = |name: &str, bytes| {
            let source = member(&format!("{name}.dbf"), bytes, Role::Data);
            Conversion {
                path: BagPath::parse(&format!("{name}.csv")).unwrap(),
                source,
                code_page: None,
            }
        };
        let tables = vec![table("kor_ind", 700_000), table("kor_rt", 800_000)];
        let members = vec![
            member("kor_ind.csv", 1_700_000, Role::Data),
            member("kor_rt.csv", 1_800_000, Role::Data),
            member("kuesioner.pdf", 90_000_000, Role::Dokumentasi),
        ];
        let format = Some("csv".to_owned());
        let package = package(0, "susenas", None, members);
        plan(vec![Package { leaves: Leaves::Tables(tables), format, ..package }])
    };
    let of = |converted| {
        let settings = TariffSettings { converted, ..TariffSettings::default() };
        quoted(&as_csv(), &settings, TariffClass::Umum).unwrap()
    };
    let held = of(Some(Converted::Held));
    assert_eq!(held.total, Rupiah(30_000));
    // An office that does not say it charges what is held, and the price says so.
    assert_eq!(of(None), held);
    assert_eq!(held.settings.converted, Some(Converted::Held));
    let written = of(Some(Converted::Written));
    assert_eq!(written.total, Rupiah(70_000));
    assert_eq!(written.settings.converted, Some(Converted::Written));
    let file = TariffSettings { grain: Grain::File, ..TariffSettings::default() };
    let by_file = quoted(&as_csv(), &file, TariffClass::Umum).unwrap();
    let names = by_file.lines.iter().map(|line| line.arithmetic.indonesian());
    assert!(
        names.zip(["kor_ind.dbf: ", "kor_rt.dbf: "]).all(|(line, name)| line.starts_with(name))
    );
}

#[test]
fn an_item_split_over_volumes_is_one_item() {
    let mut split = survey();
    let mut second = split.volumes[0].clone();
    let moved = split.volumes[0].packages[0].members.remove(1);
    second.packages[0].members = vec![moved];
    split.volumes.push(second);
    let one = quoted(&survey(), &TariffSettings::default(), TariffClass::Umum).unwrap();
    let price = quoted(&split, &TariffSettings::default(), TariffClass::Umum).unwrap();
    assert_eq!(price, one);
}

#[test]
fn what_has_no_tariff_is_refused_by_name() {
    let settings = TariffSettings::default();
    let cases = [
        (package(0, "peta-sls", Some("8171"), vec![]), ErrorKind::State),
        (package(0, "peta-desa", Some("81"), vec![]), ErrorKind::State),
        (package(0, "peta-desa", Some("8171010"), vec![]), ErrorKind::State),
        (package(0, "peta-desa", None, vec![]), ErrorKind::Request),
        (
            package(0, "susenas", None, vec![member("a.pdf", 9, Role::Dokumentasi)]),
            ErrorKind::State,
        ),
        (package(0, "unknown", None, vec![]), ErrorKind::Catalog),
    ];
    for (package, kind) in cases {
        let id = package.id.clone();
        let error = quoted(&plan(vec![package]), &settings, TariffClass::Umum).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.message().english().contains(&id), "{error}");
    }
    let national = plan(vec![package(0, "peta-desa", Some("00"), vec![])]);
    assert_eq!(quoted(&national, &settings, TariffClass::Umum).unwrap().total, Rupiah(36_000_000));
}

#[test]
fn the_rp0_class_is_a_tariff_with_caps() {
    let settings = TariffSettings::default();
    let price = quoted(&survey(), &settings, TariffClass::Nol).unwrap();
    assert_eq!((price.total, price.lines.len()), (Rupiah(0), 2));
    let two_maps = plan(vec![
        package(0, "peta-desa", Some("8171"), vec![]),
        package(1, "peta-desa", Some("8172"), vec![]),
    ]);
    let error = quoted(&two_maps, &settings, TariffClass::Nol).unwrap_err();
    assert!(error.message().english().contains("at most 1"), "{error}");
    let large =
        plan(vec![package(0, "susenas", None, vec![member("a.dbf", 5_000_001, Role::Data)])]);
    assert_eq!(quoted(&large, &settings, TariffClass::Nol).unwrap_err().kind(), ErrorKind::State);
}
