use super::*;
use crate::catalog::Catalog;

fn read(path: &str) -> TableNames {
    let words = Words::new(&Catalog::load(None).unwrap()).unwrap();
    let names: Vec<Name> = path.rsplit('/').map(Name::of).collect();
    words.of_table(&names)
}

fn values(path: &str) -> [String; 6] {
    let TableNames { survey, variant, year, month, edition, region, .. } = read(path);
    [survey, variant, year, month, edition, region]
        .map(|said| said.value().unwrap_or("-").to_owned())
}

#[test]
fn names_of_the_field_are_understood() {
    for (path, expected) in [
        ("b_34976_2025_05_14_11_05_39_ssn202403_kor_ind1", "Susenas KOR 2024 03 - -"),
        ("ssn202403", "Susenas - 2024 03 - -"),
        ("32_ssn_202403_kp_blok41", "Susenas KP 2024 03 - 32"),
        ("sak0825", "Sakernas - 2025 08 - -"),
        ("sak2508", "Sakernas - 2025 08 - -"),
        ("1302_SAK082017_15+", "Sakernas - 2017 08 - 1302"),
        ("sp101302#1", "SP2010 - - - - 1302"),
        ("Podes 2021", "Podes - 2021 - - -"),
        ("podes2021_desa_1", "Podes DESA 2021 - - -"),
        ("Podes 2021 REV/podes2021_desa_3", "Podes DESA 2021 - rev -"),
        ("Podes 2021 REV/podes2021_desa_rev1", "Podes DESA 2021 - rev1 -"),
        ("Susenas Maret 2024/KOR/kor_rt", "Susenas KOR 2024 03 - -"),
        ("ST2013_UTP", "ST2013 UTP 2013 - - -"),
        ("Sensus Pertanian 2023/Maluku Tengah/utp", "ST2023 UTP 2023 - - 8103"),
        ("SE2016 UMK perbaikan20181007", "SE2016 UMK 2016 - perbaikan20181007 -"),
        ("susenas-2024-03-kor-81", "Susenas KOR 2024 03 - 81"),
        ("IMK 2023 KBLI2", "IMK KBLI2 2023 - - -"),
        ("podes93", "Podes - 1993 - - -"),
        ("ssn9803kor", "Susenas KOR 1998 03 - -"),
        ("sp90 sampel10", "SP1990 SAMPEL10 1990 - - -"),
        ("st93 utp", "ST1993 UTP 1993 - - -"),
        ("se06", "SE2006 - 2006 - - -"),
        ("hasil akhir", "- - - - - -"),
    ] {
        assert_eq!(values(path).join(" "), expected, "{path}");
    }
}

#[test]
fn names_that_contradict_each_other_say_nothing_for_sure() {
    for path in ["Sakernas/ssn202403_kor", "susenas_sakernas_2024"] {
        assert!(matches!(read(path).survey, Said::Several { .. }), "{path}");
    }
    assert!(matches!(read("Susenas 2023/ssn202403_kor").year, Said::Several { .. }));
    assert!(matches!(read("Provinsi Maluku/32_ssn202403").region, Said::Several { .. }));
    assert_eq!(read("Maluku/8171_ssn202403").region.value(), Some("8171"));
}

#[test]
fn names_of_maps_are_understood() {
    let words = Words::new(&Catalog::load(None).unwrap()).unwrap();
    for (path, expected) in [
        ("final_desa_202411275", "desa 2024-1 1275"),
        ("final_sls_2023_1", "sls 2023-1 -"),
        ("2025_1/kec/8171", "kecamatan 2025-1 8171"),
        ("Peta 2024 semester 2/final_subsls_8172", "subsls 2024-2 8172"),
        ("Peta per sub-SLS 2024 semester 2", "subsls 2024-2 -"),
        ("Peta blok sensus 2020_1", "blok-sensus 2020-1 -"),
        ("peta 2013 semester II", "- 2013-2 -"),
        ("2019 semester I/81", "- 2019-1 81"),
        ("peta", "- - -"),
    ] {
        let names: Vec<Name> = path.rsplit('/').map(Name::of).collect();
        let MapNames { level, edition, region, .. } = words.of_map(&names);
        let said = [level, edition, region].map(|said| said.value().unwrap_or("-").to_owned());
        assert_eq!(said.join(" "), expected, "{path}");
    }
}
