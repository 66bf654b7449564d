use std::fs;
use std::path::Path;

use super::*;
use crate::error::ErrorKind;
use crate::progress::{Phase, Silent};

/// Makes a drive of small tables of Ambon, and returns what is proposed for it.
fn proposed(files: &[&str]) -> Proposal {
    let drive = tempfile::tempdir().unwrap();
    for file in files {
        let path = drive.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "prov,kab,a\n81,71,1\n").unwrap();
    }
    let catalog = Catalog::load(None).unwrap();
    propose(&catalog, drive.path(), None, &Silent).unwrap().proposal()
}

fn roots(proposal: &Proposal) -> Vec<(&str, Option<&str>)> {
    proposal
        .products
        .iter()
        .map(|product| (product.id.as_deref().unwrap_or("?"), product.value("root")))
        .collect()
}

#[test]
fn a_file_alone_in_a_mixed_folder_is_its_own_root_and_several_are_unclear() {
    let mixed = proposed(&["a/podes2011_desa.csv", "a/st2013_utp.csv"]);
    assert_eq!(
        roots(&mixed),
        [
            ("podes-2011-8171", Some("a/podes2011_desa.csv")),
            ("st2013-utp-8171", Some("a/st2013_utp.csv")),
        ]
    );
    let several =
        proposed(&["a/podes2011_desa_1.csv", "a/podes2011_desa_2.csv", "a/st2013_utp.csv"]);
    assert_eq!(several.count(ProposedState::Unclear), 1, "{several:#?}");
    assert_eq!(roots(&several)[0].1, None);
}

#[test]
fn parts_in_several_folders_are_one_product_and_the_folder_above_is_its_root() {
    let parts = proposed(&[
        "x/Susenas 2018/rt/ssn201803_kor_rt.csv",
        "x/Susenas 2018/ind/ssn201803_kor_ind.csv",
    ]);
    assert_eq!(roots(&parts), [("susenas-2018-03-kor-8171", Some("x/Susenas 2018"))]);
}

#[test]
fn a_file_whose_name_says_less_goes_with_the_others_of_its_folder() {
    let joined = proposed(&["a/ssn201803_kor_rt.csv", "a/ssn201803_ind.csv", "a/anggota.csv"]);
    assert_eq!(joined.products.len(), 1, "{joined:#?}");
    assert_eq!(joined.products[0].files.len(), 3);
}

#[test]
fn files_of_single_regencies_in_one_folder_cover_all_of_them() {
    let drive = tempfile::tempdir().unwrap();
    for regency in ["8101", "8102"] {
        fs::write(drive.path().join(format!("{regency}_SAK082017.sav")), "$FL2").unwrap();
    }
    let catalog = Catalog::load(None).unwrap();
    let proposal = propose(&catalog, drive.path(), None, &Silent).unwrap().proposal();
    assert_eq!(proposal.products.len(), 1, "{proposal:#?}");
    assert_eq!(proposal.products[0].value("coverage"), Some("8101;8102"));
}

#[test]
fn versions_of_one_table_are_asked_and_parts_are_not() {
    for (other, is_asked) in [
        ("podes2011_desa hasil.csv", true),
        ("podes2011_desa_20100601.csv", true),
        ("podes2011_desa_2.csv", false),
        ("podes2011_kec.csv", false),
    ] {
        let drive = tempfile::tempdir().unwrap();
        for (file, row) in [("podes2011_desa.csv", "81,71,1"), (other, "81,71,2")] {
            fs::write(drive.path().join(file), format!("prov,kab,a\n{row}\n")).unwrap();
        }
        let catalog = Catalog::load(None).unwrap();
        let proposal = propose(&catalog, drive.path(), None, &Silent).unwrap().proposal();
        let asked = format!("{proposal:?}").contains("only the end of their names");
        assert_eq!(asked, is_asked, "{other}: {proposal:#?}");
    }
}

#[test]
fn years_of_two_digits_may_be_of_the_last_century() {
    let old = proposed(&["a/podes93.csv", "b/podes08.csv"]);
    let periods: Vec<_> = old.products.iter().map(|product| product.value("period")).collect();
    assert_eq!(periods, [Some("1993"), Some("2008")], "{old:#?}");
}

#[test]
fn a_month_in_which_a_variant_is_not_held_is_unclear() {
    let found = proposed(&["a/susenas september 2012 kor.csv", "b/podes mei 2011.csv"]);
    let periods: Vec<_> = found.products.iter().map(|product| product.value("period")).collect();
    assert_eq!(periods, [None, None], "{found:#?}");
}

#[test]
fn codes_that_are_0_are_no_region() {
    let drive = tempfile::tempdir().unwrap();
    for (file, rows) in [("a/podes2011.csv", "0,0\n"), ("b/podes2008.csv", "0,0\n81,1\n81,1\n")] {
        let file = drive.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, format!("r101,r102\n{rows}")).unwrap();
    }
    let catalog = Catalog::load(None).unwrap();
    let proposal = propose(&catalog, drive.path(), None, &Silent).unwrap().proposal();
    let covered: Vec<_> = proposal.products.iter().map(|one| one.value("coverage")).collect();
    assert_eq!(covered, [None, Some("8101")], "{proposal:#?}");
}

#[test]
fn answers_complete_a_row_and_wrong_ones_are_refused() {
    let drive = tempfile::tempdir().unwrap();
    fs::write(drive.path().join("sesuatu.csv"), "prov,kab\n81,71\n").unwrap();
    let catalog = Catalog::load(None).unwrap();
    let mut drafts = propose(&catalog, drive.path(), None, &Silent).unwrap();
    assert!(drafts.check(0, "period", "lalu").is_err());
    assert!(drafts.check(0, "id", "podes-2024").is_err(), "another product has it");
    for (column, answer) in [("survey", "Susenas"), ("period", "Maret 2018"), ("variant", "KOR")] {
        assert_eq!(drafts.proposal().count(ProposedState::Unclear), 1);
        drafts.answer(0, column, answer);
    }
    let proposal = drafts.proposal();
    assert_eq!(proposal.products[0].id.as_deref(), Some("susenas-2018-03-kor-8171"));
    assert_eq!(proposal.count(ProposedState::New), 1, "{proposal:#?}");
}

/// Stops the work at once.
struct Stopped;

impl Progress for Stopped {
    fn begin(&self, _: Phase, _: u64) {}
    fn advance(&self, _: u64) {}
    fn end(&self) {}
    fn cancelled(&self) -> bool {
        true
    }
}

#[test]
fn the_user_can_stop_it() {
    let catalog = Catalog::load(None).unwrap();
    let error = propose(&catalog, Path::new("/usr/share"), None, &Stopped).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
}
