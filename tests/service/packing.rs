//! Packing media: a bag is complete, is the same each time, and every changed bit in it is reported.

use std::path::Path;

use kemas::error::{ErrorKind, Result};
use kemas::message::Message;
use kemas::pack::{PackOptions, SealedVolume};
use kemas::plan::{AgreedPlan, Form};
use kemas::progress::{Progress, Silent};
use kemas::verify::{Outcome, verify};

use crate::samples::{agreed, agreed_as, member, office, options, survey_like, tree};

pub const FORMS: [Form; 2] = [Form::Zip, Form::Plain];

/// Returns the path of a package's only file within its bag.
pub fn file(form: Form, package: usize) -> String {
    match form {
        Form::Zip => format!("data/survei-{package}.zip"),
        Form::Plain => format!("data/survei-{package}/{}.csv", ["a", "b", "c"][package]),
    }
}

/// Makes the folder of a medium beside the sources.
pub fn medium(folder: &tempfile::TempDir) -> std::path::PathBuf {
    let target = folder.path().join("media");
    std::fs::create_dir(&target).unwrap();
    target
}

pub fn pack(
    plan: &AgreedPlan,
    target: &Path,
    options: &PackOptions<'_>,
    progress: &dyn Progress,
) -> Result<Vec<SealedVolume>> {
    let mut record = |_: &[SealedVolume]| Ok(());
    kemas::pack::pack(plan, target, options, progress, &mut record).map(|sealed| sealed.volumes)
}

pub fn packed(plan: &AgreedPlan, target: &Path, threads: usize) -> std::path::PathBuf {
    let office = office();
    pack(plan, target, &options(&office, threads), &Silent).unwrap().remove(0).location
}

#[test]
fn any_number_of_threads_gives_the_same_bag() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let sizes = [0, 1, 1 << 20, (1 << 20) + 1, 5_000_000];
        let members = sizes.map(|size| {
            member(folder.path(), &format!("berkas {size}.csv"), &survey_like(size, size as u64))
        });
        let plan = agreed_as(form, vec![members.to_vec(), members[..2].to_vec()]);
        let bags = [1, 2, 3, 8].map(|threads| {
            let target = tempfile::tempdir().unwrap();
            let bag = packed(&plan, target.path(), threads);
            assert_eq!(verify(&bag, &Silent).unwrap().result, Outcome::Lengkap);
            tree(&bag)
        });
        assert!(bags.windows(2).all(|pair| pair[0] == pair[1]));
    }
}

#[test]
fn the_zip_crate_reads_every_member_back() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = survey_like(3_500_000, 1);
    let members = vec![
        member(folder.path(), "kor/ind1 (revisi 1)#2+.dbf", &bytes),
        member(folder.path(), "kosong.txt", b""),
        member(folder.path(), "étude.csv", b"a,b\n"),
    ];
    let bag = packed(&agreed(vec![members]), folder.path(), 2);
    let file = std::fs::File::open(bag.join("data/survei-0.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    assert_eq!(zip.len(), 3);
    for (name, expected) in
        [("kor/ind1 (revisi 1)#2+.dbf", &bytes[..]), ("kosong.txt", b""), ("étude.csv", b"a,b\n")]
    {
        let mut found = Vec::new();
        std::io::copy(&mut zip.by_name(name).unwrap(), &mut found).unwrap();
        assert!(found == expected, "{name}");
    }
}

/// Changes bytes of a package one at a time, and checks that each change is reported: by its member with both
/// digests, or by its structure at exactly this byte.
fn flips_are_named(bag: &Path, places: impl Iterator<Item = usize>, flips: &[u8]) {
    let path = bag.join("data/survei-0.zip");
    let sound = std::fs::read(&path).unwrap();
    for place in places.take_while(|place| *place < sound.len()) {
        for flip in flips {
            let mut broken = sound.clone();
            broken[place] ^= flip;
            std::fs::write(&path, &broken).unwrap();
            let found = verify(bag, &Silent).unwrap();
            let context = format!("byte {place} ^ {flip:#x}: {found:#?}");
            assert_eq!(found.result, Outcome::Rusak, "{context}");
            let package = &found.mismatched[0];
            assert!(package.path == "data/survei-0.zip" && package.member.is_none(), "{context}");
            let member = found.mismatched.iter().find(|m| m.member.is_some());
            let named = member.is_some_and(|m| m.expected != m.found)
                || found.structure.iter().any(|fault| fault.offset == Some(place as u64));
            assert!(named, "{context}");
        }
    }
    std::fs::write(&path, &sound).unwrap();
    assert_eq!(verify(bag, &Silent).unwrap().result, Outcome::Lengkap);
}

#[test]
fn every_flipped_byte_of_a_package_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let members = vec![
        member(folder.path(), "a.csv", &survey_like(900, 1)),
        member(folder.path(), "kosong.csv", b""),
        member(folder.path(), "ü.csv", &survey_like(500, 2)),
    ];
    let bag = packed(&agreed(vec![members]), folder.path(), 1);
    flips_are_named(&bag, 0.., &[0x01, 0x08, 0x80, 0xFF]);
}

#[test]
fn every_flipped_byte_of_a_seek_index_and_of_the_chunks_around_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let members = vec![
        member(folder.path(), "besar/kor.csv", &b"1,02,003\n".repeat(300_000)),
        member(folder.path(), "z.csv", &survey_like(300, 2)),
    ];
    let bag = packed(&agreed(vec![members]), folder.path(), 1);
    let zip = std::fs::read(bag.join("data/survei-0.zip")).unwrap();
    let index = zip.windows(9).position(|w| w == b"sozip.idx").unwrap();
    let chunk_end = zip.windows(9).position(|w| w == b"\0\0\xFF\xFF\0\0\0\xFF\xFF").unwrap();
    flips_are_named(&bag, 0..60, &[0x01, 0xFF]);
    flips_are_named(&bag, chunk_end - 10..chunk_end + 30, &[0x01, 0x80]);
    flips_are_named(&bag, index - 80.., &[0x01, 0xFF]);
}

#[test]
fn a_lost_a_foreign_and_a_shortened_file_are_named() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let one = |name: &str| vec![member(folder.path(), name, &survey_like(2_000, 3))];
        let bag = packed(
            &agreed_as(form, vec![one("a.csv"), one("b.csv"), one("c.csv")]),
            folder.path(),
            1,
        );
        std::fs::remove_file(bag.join(file(form, 0))).unwrap();
        std::fs::write(bag.join("data/tamu.exe"), "x").unwrap();
        let short = bag.join(file(form, 1));
        let bytes = std::fs::read(&short).unwrap();
        std::fs::write(&short, &bytes[..bytes.len() / 2]).unwrap();
        std::fs::write(bag.join("BACA-SAYA.html"), "diubah").unwrap();
        let found = verify(folder.path(), &Silent).unwrap();
        assert_eq!(found.missing, [format!("8100-2026-0001/{}", file(form, 0))]);
        assert_eq!(found.unexpected, ["8100-2026-0001/data/tamu.exe"]);
        let changed: Vec<_> = found.mismatched.iter().map(|m| m.path.as_str()).collect();
        assert!(changed.contains(&"8100-2026-0001/BACA-SAYA.html"), "{changed:?}");
        assert!(
            changed.contains(&format!("8100-2026-0001/{}", file(form, 1)).as_str()),
            "{changed:?}"
        );
        assert!(
            !changed.contains(&format!("8100-2026-0001/{}", file(form, 2)).as_str()),
            "{changed:?}"
        );
    }
}

#[test]
fn a_target_that_holds_the_transaction_is_left_alone() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let plan = agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]);
        let target = medium(&folder);
        packed(&plan, &target, 1);
        let before = tree(&target);
        let office = office();
        let error = pack(&plan, &target, &options(&office, 1), &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Exists);
        assert!(tree(&target) == before);
    }
}

#[test]
fn a_buyers_own_files_on_the_target_are_never_touched() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        std::fs::write(target.join("BUKA-INI-DULU.html"), "milik pembeli").unwrap();
        std::fs::create_dir(target.join("8100-2026-0001.belum-selesai")).unwrap();
        std::fs::write(target.join("8100-2026-0001.belum-selesai/foto.jpg"), "x").unwrap();
        let plan = agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]);
        let office = office();
        let error = pack(&plan, &target, &options(&office, 1), &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Exists, "{error}");
        assert!(target.join("8100-2026-0001.belum-selesai/foto.jpg").exists());
        std::fs::remove_dir_all(target.join("8100-2026-0001.belum-selesai")).unwrap();
        packed(&plan, &target, 1);
        assert_eq!(std::fs::read(target.join("BUKA-INI-DULU.html")).unwrap(), b"milik pembeli");
    }
}

#[test]
fn a_zip_of_another_program_is_read_member_by_member() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lain.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    zip.start_file("a.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(&survey_like(5_000, 1)).unwrap();
    zip.finish().unwrap();
    assert_eq!(verify(&path, &Silent).unwrap().result, Outcome::Lengkap);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[200] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let found = verify(&path, &Silent).unwrap();
    assert_eq!(found.result, Outcome::Rusak);
    assert_eq!(found.mismatched[0].member, Some(Message::verbatim("a.csv")));
    std::fs::write(&path, b"bukan zip").unwrap();
    assert_eq!(verify(&path, &Silent).unwrap().result, Outcome::Rusak);
}

#[test]
fn a_link_or_a_pipe_in_a_bag_is_a_fault_and_is_never_opened() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let bag = packed(
            &agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]),
            folder.path(),
            1,
        );
        let zip = bag.join(file(form, 0));
        let elsewhere = folder.path().join("salinan.zip");
        std::fs::rename(&zip, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &zip).unwrap();
        std::process::Command::new("mkfifo").arg(bag.join("data/pipa")).status().unwrap();
        let found = verify(&bag, &Silent).unwrap();
        assert_eq!(found.missing, [file(form, 0)]);
        let faults: Vec<_> = found.structure.iter().map(|fault| fault.path.as_str()).collect();
        assert!(
            faults.contains(&file(form, 0).as_str()) && faults.contains(&"data/pipa"),
            "{faults:?}"
        );
    }
}

#[test]
fn what_the_record_refuses_does_not_come_into_being() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let plan = agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]);
        let office = office();
        let mut refuse = |bags: &[SealedVolume]| {
            assert_eq!(bags[0].location, target.join("8100-2026-0001"));
            Err(kemas::error::Error::new(
                ErrorKind::Ledger,
                kemas::message::Message::verbatim("disk is full"),
            ))
        };
        let options = options(&office, 1);
        let error = kemas::pack::pack(&plan, &target, &options, &Silent, &mut refuse).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Ledger);
        assert_eq!(std::fs::read_dir(&target).unwrap().count(), 0);
    }
}

#[test]
fn two_runs_on_one_target_take_turns() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let plan =
            agreed_as(form, vec![vec![member(folder.path(), "a.csv", &survey_like(6_000_000, 5))]]);
        let office = office();
        let outcomes = std::thread::scope(|scope| {
            let runs =
                [1, 2].map(|_| scope.spawn(|| pack(&plan, &target, &options(&office, 1), &Silent)));
            runs.map(|run| run.join().unwrap())
        });
        let whole = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let exists = |e: &kemas::error::Error| e.kind() == ErrorKind::Exists;
        assert_eq!(whole, 1);
        assert!(outcomes.iter().any(|outcome| outcome.as_ref().is_err_and(exists)));
        assert_eq!(verify(&target, &Silent).unwrap().result, Outcome::Lengkap);
    }
}

#[test]
fn what_a_medium_brings_along_is_never_written_through() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let precious = folder.path().join("berharga.txt");
        std::fs::write(&precious, "milik kantor").unwrap();
        for name in ["BUKA-INI-DULU.html", "BUKA-INI-DULU.html.belum-selesai"] {
            std::os::unix::fs::symlink(&precious, target.join(name)).unwrap();
        }
        packed(&agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]), &target, 1);
        assert_eq!(std::fs::read(&precious).unwrap(), b"milik kantor");
    }
}

#[test]
fn a_bag_that_lost_its_declaration_is_named_and_not_passed_over() {
    for form in FORMS {
        let folder = tempfile::tempdir().unwrap();
        let target = medium(&folder);
        let bag =
            packed(&agreed_as(form, vec![vec![member(folder.path(), "a.csv", b"a")]]), &target, 1);
        std::fs::remove_file(bag.join("bagit.txt")).unwrap();
        std::fs::create_dir(target.join("8100-2026-0002.belum-selesai")).unwrap();
        let found = verify(&target, &Silent).unwrap();
        assert_eq!(found.result, Outcome::Rusak);
        assert!(found.missing.contains(&"8100-2026-0001/bagit.txt".to_owned()), "{found:?}");
        assert!(found.structure.iter().any(|fault| fault.path.contains("0002.belum-selesai")));
    }
}
