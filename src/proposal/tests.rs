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
