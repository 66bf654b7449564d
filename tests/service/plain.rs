//! The plain form: files as they are in a folder, with the same manifest, digests and reading back.

use kemas::error::ErrorKind;
use kemas::pack::SealedVolume;
use kemas::plan::{Form, Member};
use kemas::progress::Silent;
use kemas::verify::{Outcome, verify};
use serde_json::json;

use crate::counter::{Counter, NUMBER, accepts, both, checker};
use crate::samples::{agreed_as, member, office, options, survey_like, tree};

fn pack(members: Vec<Member>, target: &std::path::Path) -> kemas::error::Result<SealedVolume> {
    let office = office();
    let plan = agreed_as(Form::Plain, vec![members]);
    let mut record = |_: &[SealedVolume]| Ok(());
    let sealed = kemas::pack::pack(&plan, target, &options(&office, 2), &Silent, &mut record)?;
    Ok(sealed.volumes.into_iter().next().unwrap())
}

#[test]
fn the_members_lie_in_their_folders_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let target = tempfile::tempdir().unwrap();
    let mut zip = b"PK\x03\x04".to_vec();
    zip.extend(survey_like(500, 9));
    let files = [
        ("kor/ind1 (revisi 1)#2+.dbf", survey_like(3_500_000, 1)),
        ("kor/lain.zip", zip),
        ("étude & catatan.csv", b"a,b\n".to_vec()),
        ("kosong.txt", Vec::new()),
        ("tepat.csv", survey_like(1 << 20, 2)),
    ];
    let members = files.iter().map(|(name, bytes)| member(folder.path(), name, bytes)).collect();
    let sealed = pack(members, target.path()).unwrap();
    for (name, bytes) in &files {
        let found = std::fs::read(sealed.location.join("data/survei-0").join(name)).unwrap();
        assert!(found == *bytes, "{name}");
    }
    assert_eq!((sealed.oxum.files, sealed.manifest.iter().count()), (5, 5));
    assert_eq!(verify(target.path(), &Silent).unwrap().result, Outcome::Lengkap);
    accepts("sh", &[&sealed.location.join("periksa.sh")]).unwrap();
    let page = std::fs::read_to_string(sealed.location.join("BACA-SAYA.html")).unwrap();
    assert!(page.contains("ind1%20%28revisi%201%29%232%2B.dbf"), "{page}");
}

#[test]
fn every_flipped_byte_is_named_with_both_digests() {
    let folder = tempfile::tempdir().unwrap();
    let target = tempfile::tempdir().unwrap();
    let sound = survey_like(300, 1);
    let bag = pack(vec![member(folder.path(), "a.csv", &sound)], target.path()).unwrap().location;
    for place in 0..sound.len() {
        let mut broken = sound.clone();
        broken[place] ^= 0x10;
        std::fs::write(bag.join("data/survei-0/a.csv"), &broken).unwrap();
        let found = verify(&bag, &Silent).unwrap();
        let [hit] = &found.mismatched[..] else { panic!("{found:?}") };
        assert_eq!(hit.path, "data/survei-0/a.csv");
        assert_eq!(hit.expected, kemas::fixity::sha256(&sound).to_string());
        assert_eq!(hit.found, kemas::fixity::sha256(&broken).to_string());
    }
}

#[test]
fn many_small_files_are_flushed_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let target = tempfile::tempdir().unwrap();
    let name = |i: usize| format!("blok {}/{i}.csv", i % 7);
    let members = (0..500).map(|i| member(folder.path(), &name(i), &survey_like(i, i as u64)));
    let sealed = pack(members.collect(), target.path()).unwrap();
    assert_eq!(sealed.oxum.files, 500);
    assert_eq!(verify(target.path(), &Silent).unwrap().result, Outcome::Lengkap);
}

#[test]
fn a_name_that_no_buyer_could_check_is_refused_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let target = tempfile::tempdir().unwrap();
    for name in ["100%.csv", "a^b.csv", &format!("{}.csv", "n".repeat(190))] {
        let error = pack(vec![member(folder.path(), name, b"a")], target.path()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Target, "{name}");
        assert!(error.hint_message().unwrap().english().contains("--form zip"));
        assert_eq!(std::fs::read_dir(target.path()).unwrap().count(), 0);
    }
}

#[test]
fn the_commands_plan_pack_and_verify_plain_packages() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let plan = counter.done(&["plan", NUMBER, "--form", "plain"]);
    let volume = &plan["volumes"][0];
    assert_eq!(volume["members"][0]["package"], "data/susenas-2025-03-kor-81");
    assert!(volume["expected_bytes"].as_u64() >= volume["bytes"].as_u64(), "{volume}");
    let (one, two) = (counter.medium("satu"), counter.medium("dua"));
    counter.done(&["pack", NUMBER, "--to", &one, "--form", "plain", "--threads", "1"]);
    let pack = counter.done(&["pack", NUMBER, "--to", &two, "--form", "plain", "--threads", "3"]);
    assert!(tree(one.as_ref()) == tree(two.as_ref()));
    assert_eq!(counter.done(&["verify", &two])["result"], "lengkap");
    let bag = std::path::PathBuf::from(pack["bags"][0]["path"].as_str().unwrap());
    let text = std::fs::read(bag.join("datapackage.json")).unwrap();
    let described: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let resources = described["resources"].as_array().unwrap();
    // The survey's files are as planned; the map became five files, which were cut from one.
    let members = volume["members"].as_array().unwrap();
    let held: Vec<_> = members.iter().filter(|member| member["leaves"] == "as-held").collect();
    assert_eq!((members.len(), held.len(), resources.len()), (4, 3, 8));
    for (resource, member) in resources.iter().zip(held) {
        let path =
            format!("{}/{}", member["package"].as_str().unwrap(), member["path"].as_str().unwrap());
        assert_eq!((&resource["path"], &resource["bytes"]), (&json!(path), &member["bytes"]));
        assert_eq!(resource["kemas"]["item"], member["id"]);
    }
    accepts(&checker("bagit.py"), &["--validate".as_ref(), "--quiet".as_ref(), &bag]).unwrap();
}
