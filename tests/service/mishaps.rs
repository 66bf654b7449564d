//! What can go wrong during packing: sources that change, media that lose bits, users who stop.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use kemas::error::ErrorKind;
use kemas::progress::{Phase, Progress, Silent};
use kemas::verify::{Outcome, verify};

use crate::counter::{Counter, NUMBER, both};
use crate::packing::{FORMS, file, medium, pack, packed};
use crate::samples::{agreed_as, member, office, options, survey_like};

#[test]
fn a_source_that_changed_stops_the_package_with_both_digests_and_leaves_no_trace() {
    for form in FORMS {
        type Change = fn(&mut Vec<u8>);
        let cases: [(&str, Change); 3] = [
            ("one byte", |bytes| bytes[1_500_000] ^= 1),
            ("shorter", |bytes| bytes.truncate(10)),
            ("longer", |bytes| bytes.push(0)),
        ];
        for (name, change) in cases {
            let folder = tempfile::tempdir().unwrap();
            let target = medium(&folder);
            let mut bytes = survey_like(2_000_000, 4);
            let plan = agreed_as(form, vec![vec![member(folder.path(), "a.csv", &bytes)]]);
            let before = kemas::fixity::sha256(&bytes).to_string();
            change(&mut bytes);
            std::fs::write(folder.path().join("a.csv"), &bytes).unwrap();
            for threads in [1, 2] {
                let office = office();
                let error = pack(&plan, &target, &options(&office, threads), &Silent).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::SourceChanged, "{name}");
                let after = kemas::fixity::sha256(&bytes).to_string();
                assert!(
                    error.message().english().contains(&before)
                        && error.message().english().contains(&after),
                    "{error}"
                );
                assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0, "{name}");
            }
        }
    }
}

/// Does something once: when a phase begins or, without one, at the first bytes.
struct Meanwhile<'a> {
    begun: Option<Phase>,
    act: &'a (dyn Fn() + Sync),
    done: AtomicU64,
}

impl Meanwhile<'_> {
    fn act(&self) {
        if self.done.fetch_add(1, Ordering::SeqCst) == 0 {
            (self.act)();
        }
    }
}

impl Progress for Meanwhile<'_> {
    fn begin(&self, phase: Phase, _: u64) {
        if self.begun == Some(phase) {
            self.act();
        }
    }

    fn advance(&self, _: u64) {
        if self.begun.is_none() {
            self.act();
        }
    }
}

#[test]
fn a_source_that_changes_while_it_is_read_stops_the_package_and_leaves_no_trace() {
    type Change = fn(&Path);
    let changes: [(&str, Change); 4] = [
        ("shrinks", |file| {
            std::fs::OpenOptions::new().write(true).open(file).unwrap().set_len(1_200_000).unwrap();
        }),
        ("grows", |file| {
            let mut file = std::fs::OpenOptions::new().append(true).open(file).unwrap();
            std::io::Write::write_all(&mut file, b"81").unwrap();
        }),
        ("turns", |file| {
            let file = std::fs::OpenOptions::new().write(true).open(file).unwrap();
            std::os::unix::fs::FileExt::write_all_at(&file, b"#", 2_000_000).unwrap();
        }),
        ("is emptied", |file| drop(std::fs::File::create(file).unwrap())),
    ];
    for form in FORMS {
        for (name, change) in changes {
            let folder = tempfile::tempdir().unwrap();
            let target = medium(&folder);
            let source = folder.path().join("a.csv");
            let plan = agreed_as(
                form,
                vec![vec![member(folder.path(), "a.csv", &survey_like(3_000_000, 4))]],
            );
            let act = || change(&source);
            let meanwhile = Meanwhile { begun: None, act: &act, done: AtomicU64::new(0) };
            let office = office();
            let error = pack(&plan, &target, &options(&office, 1), &meanwhile).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::SourceChanged, "{name} {error}");
            assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0, "{name}");
        }
    }
}

#[test]
fn a_source_that_cannot_be_read_any_more_stops_the_package_and_names_it() {
    for form in FORMS {
        for folder_instead in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let target = medium(&folder);
            let members =
                ["a.csv", "b.csv"].map(|name| member(folder.path(), name, &survey_like(50_000, 4)));
            let plan = agreed_as(form, vec![members.to_vec()]);
            let gone = folder.path().join("b.csv");
            std::fs::remove_file(&gone).unwrap();
            if folder_instead {
                std::fs::create_dir(&gone).unwrap();
            }
            let office = office();
            let error = pack(&plan, &target, &options(&office, 2), &Silent).unwrap_err();
            assert!(error.to_string().contains("b.csv"), "{error}");
            assert!(error.hint_message().unwrap().english().contains("kemas index"), "{error}");
            assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0);
        }
    }
}

#[test]
fn a_medium_that_turns_a_bit_between_write_and_read_back_is_caught() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let plan =
            agreed_as(form, vec![vec![member(folder.path(), "a.csv", &survey_like(3_000_000, 4))]]);
        let written = target.join("8100-2026-0001.belum-selesai").join(file(form, 0));
        let act = || {
            let file = std::fs::OpenOptions::new().write(true).open(&written).unwrap();
            let place = file.metadata().unwrap().len() / 2;
            std::os::unix::fs::FileExt::write_all_at(&file, b"\0\0\0", place).unwrap();
        };
        let meanwhile =
            Meanwhile { begun: Some(Phase::ReadBack), act: &act, done: AtomicU64::new(0) };
        let office = office();
        let error = pack(&plan, &target, &options(&office, 2), &meanwhile).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ReadBack, "{error}");
        assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0);
    }
}

/// Stops the work after some bytes.
struct StopAfter(AtomicU64);

impl Progress for StopAfter {
    fn advance(&self, bytes: u64) {
        let left = self.0.load(Ordering::SeqCst).saturating_sub(bytes);
        self.0.store(left, Ordering::SeqCst);
    }

    fn cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

#[test]
fn a_stopped_run_leaves_only_what_is_marked_as_unfinished_and_the_next_run_replaces_it() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let plan =
            agreed_as(form, vec![vec![member(folder.path(), "a.csv", &survey_like(9_000_000, 5))]]);
        for threads in [1, 2] {
            let office = office();
            let stop = StopAfter(AtomicU64::new(2_500_000));
            let error = pack(&plan, &target, &options(&office, threads), &stop).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Interrupted);
            assert!(
                error.hint_message().unwrap().english().contains("8100-2026-0001.belum-selesai")
            );
            let left: Vec<_> =
                std::fs::read_dir(&target).unwrap().map(|e| e.unwrap().file_name()).collect();
            assert_eq!(left, ["8100-2026-0001.belum-selesai"]);
            let found = verify(&target.join("8100-2026-0001.belum-selesai"), &Silent).unwrap();
            assert_eq!(found.result, Outcome::Rusak);
        }
        let bag = packed(&plan, &target, 2);
        assert_eq!(verify(&bag, &Silent).unwrap().result, Outcome::Lengkap);
        assert!(!target.join("8100-2026-0001.belum-selesai").exists());
    }
}

#[test]
fn a_file_that_came_since_the_index_is_never_left_out_of_a_full_set() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let set = "store/microdata/susenas-2025-03-kor-81";
    counter.put(&format!("{set}/blok/kor_blok.csv"), b"prov,a\n81,1\n");
    let medium = counter.medium("usb");
    for step in [&["plan", NUMBER][..], &["invoice", NUMBER], &["pack", NUMBER, "--to", &medium]] {
        let error = counter.fails(step);
        assert_eq!(error["code"], "source-changed", "{step:?}: {error}");
        assert!(error["file"].as_str().unwrap().ends_with("blok/kor_blok.csv"), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("kemas index"), "{error}");
    }
    assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0, "no trace");
    counter.done(&["index"]);
    let planned = counter.done(&["plan", NUMBER]).to_string();
    assert!(planned.contains("blok/kor_blok.csv"), "{planned}");
    counter.done(&["pack", NUMBER, "--to", &medium]);
}
