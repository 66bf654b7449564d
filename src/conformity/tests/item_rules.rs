//! Rules on one item: K01–K03, K06, K09, K10, K14.

use serde_json::json;

use super::*;

#[test]
fn an_unknown_item_carries_k01_alone_and_the_nearest_id() {
    let declared = json!({ "periods": ["2010"], "level": "desa", "topics": ["nowhere"] });
    let conformity = checked(&datasets(&["kor-2024-18"], &declared));
    assert_eq!(listed(&conformity), ["K01 kor-2024-18 tidak-sesuai"]);
    let remedy = conformity.items[0].findings[0].remedy.indonesian();
    assert!(remedy.contains("kor-2024-81"), "{remedy}");
    let far = checked(&datasets(&["zzzzzzzzzzzzzzzzzzzz"], &json!({})));
    assert!(far.items[0].findings[0].remedy.indonesian().starts_with("Tidak ada yang mirip"));
}

#[test]
fn closed_products_are_refused_and_restricted_ones_asked_about() {
    let conformity = checked(&datasets(&["tutup-2024", "rinci-2024"], &json!({})));
    let expected = ["K02 tutup-2024 tidak-sesuai", "K02 rinci-2024 perlu-penjelasan"];
    assert_eq!(listed(&conformity), expected);
    let remedy = conformity.items[0].findings[0].remedy.indonesian();
    assert!(remedy.contains("buka-2024"), "{remedy}");
}

#[test]
fn maps_below_the_village_have_no_tariff() {
    let expected = ["K02 sls-2024 perlu-penjelasan", "K03 sls-2024 tidak-sesuai"];
    check(&map("sls-2024", "8171", &json!({})), &expected);
}

#[test]
fn a_map_is_sold_at_its_cut_and_the_nearest_piece_is_named() {
    check(&map("desa-2024", "8171", &json!({})), &[]);
    for (region, offered) in [
        ("8171010", "Tawarkan potongan Kota Ambon (8171)."),
        ("81", "Kepulauan Tanimbar (8101), Maluku Tenggara (8102)"),
    ] {
        let conformity = checked(&map("desa-2024", region, &json!({})));
        assert_eq!(listed(&conformity), ["K03 desa-2024 tidak-sesuai"], "{region}");
        let remedy = conformity.items[0].findings[0].remedy.indonesian();
        assert!(remedy.contains(offered), "{remedy}");
    }
}

#[test]
fn the_whole_country_is_a_piece_only_where_a_row_prices_it() {
    check(&map("kec-2024", "00", &json!({})), &[]);
    check(&map("desa-2024", "00", &json!({})), &["K03 desa-2024 tidak-sesuai"]);
}

#[test]
fn a_piece_outside_the_layer_is_not_sold() {
    check(&map("desa-2024", "3273", &json!({})), &["K03 desa-2024 tidak-sesuai"]);
    check(&map("kec-2024", "3273", &json!({})), &[]);
}

#[test]
fn a_tariff_counts_only_while_it_is_in_force_and_rp0_rows_price_nothing() {
    let only = |from: &str, class: &str| {
        catalog(&format!(
            "{}\nx,data-mikro,,,{class},0,byte,1,1,flat,,PP,{from},2026-11-23\n",
            TARIFFS.lines().next().unwrap()
        ))
    };
    let on = |day: &str, catalog: &Catalog| {
        let request = request(&json!({ "received_on": day }));
        listed(&super::super::check(&request, catalog, today()))
    };
    let refused = ["K03 kor-2024 tidak-sesuai"];
    assert_eq!(on("2026-11-23", &only("2024-01-01", "umum")), [""; 0]);
    assert_eq!(on("2026-11-24", &only("2024-01-01", "umum")), refused);
    assert_eq!(on("2023-12-31", &only("2024-01-01", "umum")), refused);
    assert_eq!(on("2026-11-23", &only("2024-01-01", "nol")), refused);
}

#[test]
fn without_a_day_of_receipt_today_decides_on_the_tariff() {
    let mut request = request(&json!({}));
    request.received_on = None;
    let findings = |day| listed(&super::super::check(&request, &CATALOG, day));
    assert_eq!(findings(jiff::civil::date(2024, 1, 1)), [""; 0]);
    assert_eq!(findings(jiff::civil::date(2023, 12, 31)), ["K03 kor-2024 tidak-sesuai"]);
}

#[test]
fn a_period_wholly_outside_is_refused_and_a_bare_year_covers_its_months() {
    let at = |period: &str| json!({ "periods": [period] });
    check(&datasets(&["kor-2024"], &at("2024")), &[]);
    check(&datasets(&["kor-2024"], &at("2019-2024")), &[]);
    check(&datasets(&["kor-2024"], &at("2023")), &["K06 kor-2024 tidak-sesuai"]);
    check(&datasets(&["sak-2024-02"], &at("2024-08")), &["K06 sak-2024-02 tidak-sesuai"]);
    check(&datasets(&["dagang"], &at("2021")), &[]);
    check(&datasets(&["dagang"], &at("2022")), &["K06 dagang tidak-sesuai"]);
    check(&datasets(&["kor-2024"], &json!({ "periods": ["2020", "2024-03"] })), &[]);
    let conformity = checked(&datasets(&["sak-2022-08"], &at("2024-08")));
    let remedy = conformity.items[0].findings[0].remedy.indonesian();
    assert!(remedy.contains("sak-2024-08"), "{remedy}");
}

#[test]
fn maps_are_exempt_from_the_period_up_to_three_years() {
    let at = |id: &str, periods: &[&str]| map(id, "8171", &json!({ "periods": periods }));
    check(&at("desa-2020", &["2023"]), &[]);
    check(&at("desa-2020", &["2017"]), &[]);
    check(&at("desa-2020", &["2024"]), &["K14 desa-2020 perlu-penjelasan"]);
    check(&at("desa-2020", &["2016"]), &["K14 desa-2020 perlu-penjelasan"]);
    check(&at("desa-2020", &["2016", "2023"]), &[]);
    check(&at("desa-2020", &[]), &[]);
    let conformity = checked(&at("desa-2020", &["2025"]));
    let remedy = conformity.items[0].findings[0].remedy.indonesian();
    assert!(remedy.contains("desa-2024"), "{remedy}");
}

#[test]
fn results_may_not_be_finer_than_the_survey() {
    let level = |level: &str| json!({ "level": level });
    check(&datasets(&["kor-2024"], &level("kabupaten")), &[]);
    check(&datasets(&["kor-2024"], &level("kecamatan")), &["K09 kor-2024 tidak-sesuai"]);
    check(&datasets(&["kp-2024"], &level("kabupaten")), &["K09 kp-2024 tidak-sesuai"]);
    check(&map("kec-2024", "8171", &level("desa")), &[]);
}

#[test]
fn small_area_estimation_softens_k09_only_where_the_method_says_it() {
    let with = |field: &str, text: &str| {
        let mut declared = json!({ "level": "desa" });
        let padding = "Model dan pengujian galat dijelaskan rinci pada bab tiga.";
        declared[field] = json!(format!("{padding} {text}"));
        datasets(&["kor-2024"], &declared)
    };
    for words in [
        "Memakai pendugaan area kecil.",
        "Model Fay–Herriot (EBLUP)",
        "small-area estimation",
        "Pendekatan SAE berbasis unit",
    ] {
        check(&with("method", words), &["K09 kor-2024 perlu-penjelasan"]);
    }
    for words in ["tanpa pemodelan SAE", "Tidak memakai EBLUP.", "RSAE", "area luas, desa kecil"] {
        check(&with("method", words), &["K09 kor-2024 tidak-sesuai"]);
    }
    check(&with("purpose", "Memakai SAE."), &["K09 kor-2024 tidak-sesuai"]);
}

#[test]
fn one_of_the_declared_units_is_enough() {
    let units = |units: &[&str]| json!({ "units": units });
    // Requests that the ledger kept may declare units in words that are refused in new files.
    let kept = |words: &[&str], expected: &[&str]| {
        let asked = kept(&datasets(&["kor-2024"], &units(words)));
        assert_eq!(listed(&super::super::check(&asked, &CATALOG, today())), expected, "{words:?}");
    };
    kept(&["Rumah Tangga", "desa"], &[]);
    check(&datasets(&["kor-2024"], &units(&["usaha"])), &["K10 kor-2024 tidak-sesuai"]);
    kept(&["keluarga"], &["K10 kor-2024 tidak-sesuai"]);
    check(&datasets(&["kor-2024"], &units(&[""])), &[]);
    check(&map("kec-2024", "8171", &units(&["usaha"])), &[]);
}
