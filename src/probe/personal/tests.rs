//! Names and values of columns, each checked with the built-in table.

use super::value_kind::nik;
use super::*;
use crate::catalog::Catalog;
use crate::probe::result::findings_json;

/// Returns the finding about columns with these cells, as JSON.
fn check(columns: &[(&str, &[&str])]) -> String {
    let personal = PersonalColumns::new(&Catalog::load(None).unwrap().personal);
    let mut values = ValueCounts::new(columns.len());
    for (place, (_, cells)) in columns.iter().enumerate() {
        cells.iter().for_each(|cell| values.see(place, cell.as_bytes()));
    }
    let finding = personal.finding(columns.iter().map(|(name, _)| *name), &values);
    finding.map_or_else(|| "null".to_owned(), |finding| findings_json([&finding]))
}

#[test]
fn names_of_people_and_their_numbers_are_told_by_the_columns_name() {
    for name in ["NIK", "No_KK", "NAMA_KRT", "namaart", "NM_ART", "nama_ketua", "NO_HP", "e-mail"] {
        let found = check(&[("R101", &[]), (name, &[])]);
        assert!(found.contains("I23") && found.contains(name), "{name}: {found}");
    }
}

#[test]
fn names_of_regions_and_columns_of_a_questionnaire_are_none() {
    for name in [
        "nama_desa",
        "nmprov",
        "nmkab",
        "nmkec",
        "nmdesa",
        "nmsls",
        "nama_kec",
        "NAMA_KAB",
        "R104N",
        "nikah",
        "STATUS_NIKAH",
        "hpht",
        "telpon_rmh_ya",
        "kode",
        "idsubsls",
        "namapasar",
    ] {
        assert_eq!(check(&[(name, &[])]), "null", "{name}");
    }
}

const NIKS: [&str; 6] = [
    "8171014503850001",
    "8171012208790003",
    "8171020101010002",
    "8171015712990001",
    "7371093011660005",
    "8103051702100001",
];

#[test]
fn values_are_told_when_most_cells_of_a_column_look_so() {
    let phones = [
        "0812-3456-7890",
        "+62 813 4567 890",
        "085233344455",
        "081234567",
        "0811999888",
        "628123456789",
    ];
    let mails = ["a@b.id", "siti.l@contoh.ac.id", "x@y.com", "z@w.org", "u@v.go.id"];
    for (cells, word) in [(&NIKS[..], "NIK"), (&phones[..], "nomor telepon"), (&mails[..], "surel")]
    {
        let found = check(&[("R403", cells)]);
        assert!(found.contains("R403") && found.contains(word), "{found}");
        let few = check(&[("R403", &cells[..4])]);
        assert_eq!(few, "null", "four cells tell nothing");
        let mut mixed = cells.to_vec();
        mixed.extend(["lain", "lain 2"]);
        assert_eq!(check(&[("R403", &mixed)]), "null", "a quarter is something else");
    }
}

#[test]
fn values_are_told_in_the_forms_that_programs_give_them() {
    let quoted = NIKS.map(|nik| format!("'{nik}"));
    let decimal = NIKS.map(|nik| format!("{nik}.00"));
    for niks in [&quoted, &decimal] {
        let cells: Vec<&str> = niks.iter().map(String::as_str).collect();
        assert!(check(&[("R403", &cells)]).contains("NIK"), "{cells:?}");
        assert!(!check(&[(cells[0], &cells)]).contains(NIKS[0]), "never repeated");
    }
    for phones in [
        &["81234560000", "81234560001", "81234560002", "81234560003", "81234560004"],
        &["81234560000", "8115551234", "85233344455", "811222333", "89612345678"],
        &["81234560000.0", "'081234560001", "81234560002", "81234560003", "081234560004"],
    ] {
        assert!(check(&[("R1802", phones)]).contains("nomor telepon"), "{phones:?}");
        assert!(!check(&[(phones[0], phones)]).contains("81234560000"), "never repeated");
    }
}

#[test]
fn numbers_of_households_and_codes_of_areas_are_no_phones() {
    for cells in [
        // Codes of villages, census blocks and households of Maluku.
        ["8171010001", "8171010002", "8101010003", "8172020004", "8109030005"],
        ["81710100010", "81710100020", "81720100030", "81710200040", "81710300050"],
        ["817101000101", "817101000102", "817201000103", "810101000104", "820101000105"],
        ["8271010001", "8201010002", "8202010003", "8203020004", "8208030005"],
        // A province, a number and a household together in one code.
        ["811000101", "811000102", "811234503", "812000104", "819999905"],
        ["8110001001", "8110001002", "8112345003", "8120001004", "8199999005"],
        ["8500000001", "8500000002", "8500000003", "8500000004", "8500000005"],
        ["8123456789012", "8123456789013", "8123456789014", "8123456789015", "8523456789016"],
        ["12345678901", "22345678901", "32345678901", "42345678901", "52345678901"],
    ] {
        assert_eq!(check(&[("IDRT", &cells)]), "null", "{cells:?}");
    }
}

#[test]
fn names_are_met_as_a_dbf_cuts_them_and_behind_their_block() {
    for name in [
        "NAMAPENCAC",
        "NAMA_PENCA",
        "NAMA_LENGK",
        "NAMALENGKA",
        "NAMA_PETUG",
        "NAMAPENGAW",
        "NAMA_PENGU",
        "NAMA_PENDU",
        "NIP_PENCAC",
        "NIPPENCACA",
        "ALAMAT_LEN",
        "ALAMATLENG",
        "TANDA_TANG",
        "TANDATANGA",
        "NAMA_KEPAL",
        "NAMAKEPALA",
        "NAMA_PEMIL",
        "NAMAPEMILI",
        "NO_KTP",
        "NO_TELEPON",
        "NOMOR_TELP",
        "NO_TLP",
        "TELP_RMH",
        "NAMA_1",
        "B3_NAMA",
        "b12_nik",
        "NM_KEPALA",
        "NAMA_KEP",
        "no_ktp_art",
        "no_handphone",
        "nm_art1",
        "nama_anggota",
        "PENCACAH",
        "ALAMAT_RT",
    ] {
        assert!(check(&[(name, &[])]).contains("I23"), "{name}");
    }
    for name in [
        "hpb",
        "kp",
        "nama_kab",
        "nmkab",
        "nama_prov",
        "NAMA_PEN",
        "NAMA_KABUP",
        "NAMA_KECAM",
        "b3_r1",
        "b_nama",
        "bx_nama",
        "TANDA",
        "NAMA_USAHA",
        "ALAMATKODE",
        "NIP",
        "jumlah_hp",
        // Whether somebody has one.
        "HP",
        "KTP",
        "NO_TELUR",
    ] {
        assert_eq!(check(&[(name, &[])]), "null", "{name}");
    }
}

#[test]
fn a_value_is_never_repeated_even_where_there_is_no_header() {
    let found = check(&[("8171014503850001", &NIKS)]);
    assert!(found.contains("kolom ke-1") && !found.contains("8171014503850001"), "{found}");
}

#[test]
fn codes_of_areas_with_sixteen_digits_are_no_identity_numbers() {
    // In district 021 of Ambon the digits look like days from the 10th of January to the 10th of September.
    let codes: Vec<String> = (1..=9)
        .flat_map(|village| (1..=120).map(move |sls| format!("817102100{village}{sls:04}00")))
        .collect();
    let cells: Vec<&str> = codes.iter().map(String::as_str).collect();
    assert!(cells.iter().all(|cell| nik(cell.as_bytes()).is_some()));
    assert_eq!(check(&[("idsubsls", &cells)]), "null");
    let impossible = ["8171013213850001"; 8];
    assert_eq!(check(&[("R1", &impossible)]), "null", "no such day");
    let weights = ["1234567890123456", "9934567890123456"].repeat(4);
    assert_eq!(check(&[("FWT", &weights)]), "null");
}

#[test]
fn names_of_persons_are_told_from_those_of_places() {
    let people =
        ["Budi Santoso", "SITI AMINAH", "Yohanes Latuconsina", "M. Pattiasina", "Nur Aini", "Eko"];
    let more = ["Dewi Lestari", "AGUS SALIM, S.Sos"];
    let people: Vec<&str> = people.into_iter().chain(more).collect();
    let found = check(&[("X1", &people)]);
    assert!(found.contains("X1 (isinya seperti nama orang)") && !found.contains("Budi"), "{found}");
    for places in [
        ["Batu Merah", "Nusaniwe", "Sirimau", "Siti Mulyo", "Karang Panjang", "Passo"],
        [
            "Jl. Ahmad Yani",
            "Jl. Sultan Hasanuddin",
            "Jalan Budi Utomo",
            "Jl. A. Yani",
            "Jl. Nur",
            "Jl. Ali",
        ],
        ["laki-laki", "perempuan", "perempuan", "laki-laki", "perempuan", "laki-laki"],
        ["Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu"],
    ] {
        assert_eq!(check(&[("X1", &places)]), "null", "{places:?}");
    }
}
