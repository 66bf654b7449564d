//! Rules on regions (K07, K08, K15), and names as people write them.

use serde_json::json;

use super::*;
use crate::message::Message;

const K15: &str = "K15 - tidak-sesuai";

fn of(ids: &[&str], declared: &[(&str, &str)]) -> Value {
    datasets(ids, &regions(declared))
}

#[test]
fn an_item_elsewhere_is_refused() {
    check(&of(&["kor-2024-81"], &[("3273", "")]), &["K07 kor-2024-81 tidak-sesuai"]);
    check(&of(&["kor-2024-8171"], &[("81", "")]), &[]);
    check(&of(&["kor-2024-81"], &[("3273", ""), ("8172", "")]), &[]);
    check(&of(&["kor-2024-81"], &[("00", "")]), &[]);
}

#[test]
fn a_map_piece_elsewhere_is_refused() {
    let piece = |region: &str| map("kec-2024", region, &regions(&[("8171", "")]));
    check(&piece("8171"), &[]);
    check(&piece("8172"), &["K07 kec-2024 tidak-sesuai"]);
    check(&piece("00"), &[]);
}

#[test]
fn a_narrower_product_that_holds_all_regions_is_offered() {
    let offered = |id: &str, declared: &[(&str, &str)], narrow: &str| {
        let conformity = checked(&of(&[id], declared));
        assert_eq!(listed(&conformity), [format!("K08 {id} perlu-penjelasan")]);
        let remedy = conformity.items[0].findings[0].remedy.indonesian();
        assert!(remedy.contains(&format!("Tawarkan {narrow} ")), "{remedy}");
    };
    offered("kor-2024", &[("8103", "")], "kor-2024-81");
    offered("kor-2024", &[("8171010", "")], "kor-2024-8171");
    offered("kor-2024-81", &[("8171", "")], "kor-2024-8171");
    offered("kor-2024", &[("8171", ""), ("8172", "")], "kor-2024-81");
}

#[test]
fn no_product_is_too_broad_where_the_narrower_one_is_closed_or_lacks_a_region() {
    check(&of(&["kor-2024-81"], &[("8172", "")]), &[]);
    check(&of(&["kor-2024"], &[("81", ""), ("32", "")]), &[]);
    check(&of(&["kor-2024-81"], &[("81", ""), ("8171", "")]), &[]);
    check(&of(&["kp-2024"], &[("81", "")]), &[]);
    check(&of(&["kor-2024-8171"], &[("8171", "")]), &[]);
}

#[test]
fn names_are_taken_as_people_write_them() {
    for (code, name) in [
        ("8171", "Kota Ambon"),
        ("8171", "kota  AMBON"),
        ("8171", "Kota Ambon, Maluku"),
        ("8171", "Ambon (Maluku)"),
        ("8171", "sekitar Kota Ambon"),
        ("8171", "Kab. Ambon"),
        ("8101", "MTB"),
        ("8101", "Kab. Kep. Tanimbar"),
        ("8103", "Kabupaten Malteng"),
        ("8103051", "Masohi"),
        ("3273", "Kota Bandung"),
        ("3204", "Kab. Bandung"),
        ("3204", "Bandung"),
        ("3273", "Bandung, Jawa Barat"),
        ("8171010", "Nusaniwe"),
        ("8171010003", "Desa Nusaniwe"),
        ("8171010005", "Kel. Nusaniwe"),
        ("", "Kota Ambon, Provinsi Maluku"),
        ("", "Maluku Tengah"),
        ("", "Maluku-Tengah"),
        ("00", "Nasional"),
        ("00", "Seluruh Indonesia"),
    ] {
        check(&of(&["podes-2024"], &[(code, name)]), &[]);
    }
}

#[test]
fn a_code_and_a_name_that_disagree_are_named() {
    for (code, name) in [
        ("8101", "Maluku Tengah"),
        ("8102", "Maluku Tengah"),
        ("3204", "Kota Bandung"),
        ("3273", "Kabupaten Bandung"),
        ("8171010005", "Desa Nusaniwe"),
        ("81", "Maluku Tengah dan sekitarnya"),
        ("81", "Kota Ambon, Maluku"),
        ("8171", "Antah Berantah"),
        ("91", "Papua"),
    ] {
        check(&of(&["podes-2024"], &[(code, name)]), &[K15]);
    }
}

#[test]
fn unknown_codes_and_names_are_named() {
    for (code, name) in [
        ("9999", ""),
        ("9999", "Kota Ambon"),
        ("81.71", "Kota Ambon"),
        ("817", ""),
        ("", "Antah Berantah"),
        ("", "Pulau Ambon"),
    ] {
        check(&of(&["podes-2024"], &[(code, name)]), &[K15]);
    }
    check(&map("kec-2024", "8199", &json!({})), &[K15]);
    check(&map("kec-2024", "81.71", &regions(&[("8172", "")])), &[K15]);
    check_kept(&of(&["podes-2024"], &[("", "")]), &[]);
}

#[test]
fn a_misspelt_name_gets_the_name_most_like_it() {
    let conformity = checked(&of(&["podes-2024"], &[("", "Kota Ambom")]));
    let remedy = conformity.findings[0].remedy.indonesian();
    assert!(remedy.contains("Kota Ambon (8171)"), "{remedy}");
}

#[test]
fn the_ministrys_code_is_recognised_and_the_code_meant_is_given() {
    for (code, name, meant) in [
        ("8101", "Maluku Tengah", "8103"),
        ("8103", "MTB", "8101"),
        ("8105", "SBT", "8107"),
        ("8107", "Kepulauan Aru", "8105"),
        ("81.03", "Kepulauan Tanimbar", "8101"),
        ("91", "Papua", "94"),
    ] {
        let conformity = checked(&of(&["podes-2024"], &[(code, name)]));
        let finding = &conformity.findings[0];
        let [reason, evidence, remedy] =
            [&finding.reason, &finding.evidence, &finding.remedy].map(Message::indonesian);
        assert!(reason.contains("kode Kemendagri"), "{reason}");
        assert!(remedy.contains(&format!("dengan {meant}.")), "{remedy}");
        assert!(evidence.contains(code) && evidence.contains(name));
    }
}

#[test]
fn with_k15_the_region_rules_hold_only_where_both_readings_agree() {
    // By code the district is Aru, by name Seram Bagian Timur: neither is Kota Ambon.
    let elsewhere = [K15, "K07 kor-2024-8171 tidak-sesuai"];
    check(&of(&["kor-2024-8171"], &[("8105", "Seram Bagian Timur")]), &elsewhere);
    // By name it is Kota Ambon, so the item may be right.
    check(&of(&["kor-2024-8171"], &[("8105", "Kota Ambon")]), &[K15]);
    // Both lie in Maluku, so that the province's product would be enough in both cases.
    let broad = [K15, "K08 kor-2024 perlu-penjelasan"];
    check(&of(&["kor-2024"], &[("8101", "Maluku Tengah")]), &broad);
    // By one of the two it lies outside of Maluku.
    check(&of(&["kor-2024"], &[("8101", "Kota Bandung")]), &[K15]);
}

#[test]
fn a_name_of_several_regions_counts_as_any_of_them() {
    let bandung = [("", "Bandung")];
    check(&map("kec-2024", "3273", &regions(&bandung)), &[]);
    check(&map("kec-2024", "3204", &regions(&bandung)), &[]);
    let explicit = regions(&[("", "Kota Bandung")]);
    check(&map("kec-2024", "3204", &explicit), &["K07 kec-2024 tidak-sesuai"]);
}
