//! Tests of synthetic surveys.

use std::collections::BTreeSet;
use std::fs;

use tempfile::TempDir;

use super::*;
use crate::error::ErrorKind;
use crate::progress::Silent;

fn make(format: SurveyFormat, bytes: u64, seed: u64) -> (TempDir, Vec<PathBuf>) {
    let home = TempDir::new().unwrap();
    let out = home.path().join("ssn");
    let files = synth_survey(&out, format, &SynthOptions::new(bytes, seed), &Silent).unwrap();
    (home, files)
}

fn keys(path: &Path, columns: &[&str]) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let places: Vec<_> =
        columns.iter().map(|c| header.iter().position(|h| h == *c).unwrap()).collect();
    let key =
        |record: csv::StringRecord| places.iter().map(|p| record[*p].to_owned() + "|").collect();
    reader.records().map(|record| key(record.unwrap())).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    for format in [SurveyFormat::Dbf, SurveyFormat::Csv] {
        let read = |seed| {
            let (_home, files) = make(format, 300_000, seed);
            files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(read(1), read(1));
        assert_ne!(read(1), read(2));
    }
}

#[test]
fn parts_agree_by_key_and_in_the_order_of_rows() {
    let (home, files) = make(SurveyFormat::Csv, 300_000, 7);
    let names: Vec<_> =
        files.iter().map(|f| f.strip_prefix(home.path()).unwrap().to_str().unwrap()).collect();
    assert_eq!(names, ["ssn/ssn_ind1.csv", "ssn/ssn_ind2.csv", "ssn/ssn_rt.csv"]);
    let person = ["PROV", "KAB", "KEC", "NKS", "URUT", "ART", "FWT"];
    assert_eq!(keys(&files[0], &person), keys(&files[1], &person));
    let house = ["PROV", "KAB", "KEC", "KLAS", "STRATA", "NKS", "URUT", "FWT"];
    let of_persons: BTreeSet<_> = keys(&files[0], &house).into_iter().collect();
    let of_houses = keys(&files[2], &house);
    assert_eq!(of_houses.len(), of_persons.len());
    assert_eq!(of_persons, of_houses.into_iter().collect());
    let regencies: BTreeSet<_> = keys(&files[2], &["PROV", "KAB"]).into_iter().collect();
    assert_eq!(regencies.len(), 11);
    assert!(regencies.contains("81|01|"), "codes keep their zeros");
}

#[test]
fn a_dbf_is_as_long_as_its_header_says_and_near_the_size_asked_for() {
    let (_home, files) = make(SurveyFormat::Dbf, 3_000_000, 3);
    let mut total = 0;
    for file in files {
        let bytes = fs::read(file).unwrap();
        let records = u64::from(u32::from_le_bytes(bytes[4..8].try_into().unwrap()));
        let head = u64::from(u16::from_le_bytes([bytes[8], bytes[9]]));
        let record = u64::from(u16::from_le_bytes([bytes[10], bytes[11]]));
        assert_eq!(head + records * record + 1, bytes.len() as u64);
        assert_eq!((bytes[head as usize], bytes[bytes.len() - 1]), (b' ', 0x1A));
        total += bytes.len() as u64;
    }
    assert!((2_900_000..3_100_000).contains(&total), "{total}");
}

#[test]
fn nothing_is_overwritten_and_a_wrong_extension_is_refused() {
    let home = TempDir::new().unwrap();
    let options = SynthOptions::new(10_000, 1);
    let run = |name: &str, format| synth_survey(&home.path().join(name), format, &options, &Silent);
    run("a.dbf", SurveyFormat::Dbf).unwrap();
    assert_eq!(run("a.dbf", SurveyFormat::Dbf).unwrap_err().kind(), ErrorKind::Exists);
    assert_eq!(run("b.csv", SurveyFormat::Dbf).unwrap_err().kind(), ErrorKind::Usage);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "no partial file stays");
}
