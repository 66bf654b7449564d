//! Packages that are often asked for are made beforehand and kept on the shelf.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use kemas::error::ErrorKind;
use kemas::pack::{Batch, BatchOptions, Level, PackOptions, Sealed, SealedVolume, Shelf, batch};
use kemas::plan::{AgreedPlan, Package};
use kemas::progress::Silent;
use kemas::verify::{Outcome, verify};
use serde_json::json;

use crate::counter::{Counter, NUMBER, both, with_header};
use crate::samples::{agreed, member, office, options, survey_like, tree};

const BEST: BatchOptions = BatchOptions { level: Level::Best, threads: 2 };

/// A folder with sources, a shelf and media.
struct ShelfSetup {
    folder: tempfile::TempDir,
}

impl ShelfSetup {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(self.shelf_folder())
    }

    fn shelf_folder(&self) -> PathBuf {
        self.folder.path().join("shelf")
    }

    /// Makes two packages; one has a member of several chunks.
    fn plan(&self) -> AgreedPlan {
        let one = |name: &str, bytes: usize, seed| {
            member(self.folder.path(), name, &survey_like(bytes, seed))
        };
        agreed(vec![
            vec![one("a.csv", 2_500_000, 1), one("b.csv", 40_000, 2)],
            vec![one("c.csv", 9, 3)],
        ])
    }

    fn packages(plan: &AgreedPlan) -> Vec<Package> {
        plan.plan().packages().cloned().collect()
    }

    fn pack(&self, plan: &AgreedPlan, name: &str, options: &PackOptions<'_>) -> Sealed {
        let target = self.folder.path().join(name);
        std::fs::create_dir(&target).unwrap();
        let mut record = |_: &[SealedVolume]| Ok(());
        kemas::pack::pack(plan, &target, options, &Silent, &mut record).unwrap()
    }

    /// Returns the folders on the shelf.
    fn places(&self) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(self.shelf_folder()) else { return Vec::new() };
        let mut places: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        places.sort();
        places
    }

    /// Returns the folder of the package with the large member.
    fn large(&self) -> PathBuf {
        let size = |place: &PathBuf| place.join("package.zip").metadata().unwrap().len();
        self.places().into_iter().max_by_key(size).unwrap()
    }
}

fn fill(shelf: &Shelf, packages: &[Package]) -> Batch {
    batch(shelf, packages, &BEST, &Silent).unwrap()
}

fn data(volume: &SealedVolume) -> Vec<(PathBuf, Vec<u8>)> {
    tree(&volume.location.join("data"))
}

#[test]
fn a_package_from_the_shelf_is_the_one_that_would_be_made_now() {
    let (setup, office) = (ShelfSetup::new(), office());
    let (plan, shelf) = (setup.plan(), setup.shelf());
    let made = fill(&shelf, &ShelfSetup::packages(&plan));
    assert_eq!((made.built, made.reused, made.failed.len()), (2, 0, 0));
    let fresh = PackOptions { level: Some(Level::Best), ..options(&office, 2) };
    let fresh = setup.pack(&plan, "segar", &fresh);
    for level in [Some(Level::Best), None] {
        let options = PackOptions { level, shelf: Some(&shelf), ..options(&office, 1) };
        let warm = setup.pack(&plan, &format!("rak-{level:?}"), &options);
        assert_eq!(warm.volumes[0].from_shelf, ["survei-0", "survei-1"]);
        assert!(tree(&warm.volumes[0].location) == tree(&fresh.volumes[0].location));
        let found = verify(&warm.volumes[0].location, &Silent).unwrap();
        assert_eq!(found.result, Outcome::Lengkap);
    }
    assert!(fresh.volumes[0].from_shelf.is_empty());
}

#[test]
fn another_level_than_asked_for_is_not_taken() {
    let (setup, office) = (ShelfSetup::new(), office());
    let (plan, shelf) = (setup.plan(), setup.shelf());
    fill(&shelf, &ShelfSetup::packages(&plan));
    let fast = PackOptions { shelf: Some(&shelf), ..options(&office, 2) };
    assert!(setup.pack(&plan, "cepat", &fast).volumes[0].from_shelf.is_empty());
}

#[test]
fn a_changed_source_is_never_met_on_the_shelf() {
    let (setup, office) = (ShelfSetup::new(), office());
    let (plan, shelf) = (setup.plan(), setup.shelf());
    fill(&shelf, &ShelfSetup::packages(&plan));
    let options = PackOptions { level: None, shelf: Some(&shelf), ..options(&office, 2) };
    // The index knows of the change, so that the recipe is another one.
    let mut bytes = survey_like(2_500_000, 1);
    bytes[77] ^= 1;
    let changed = member(setup.folder.path(), "a.csv", &bytes);
    let small = member(setup.folder.path(), "c.csv", &survey_like(9, 3));
    let b = member(setup.folder.path(), "b.csv", &survey_like(40_000, 2));
    let new = setup.pack(&agreed(vec![vec![changed, b], vec![small]]), "baru", &options);
    assert_eq!(new.volumes[0].from_shelf, ["survei-1"]);
    // The index does not know of it yet, so that packing stops, with or without the shelf.
    let target = setup.folder.path().join("lama");
    std::fs::create_dir(&target).unwrap();
    let mut record = |_: &[SealedVolume]| Ok(());
    let stopped = kemas::pack::pack(&plan, &target, &options, &Silent, &mut record).unwrap_err();
    assert_eq!(stopped.kind(), ErrorKind::SourceChanged);
    assert_eq!(tree(&target), []);
}

#[test]
fn whatever_rots_on_the_shelf_is_named_and_never_delivered() {
    type Rot = fn(&Path);
    let cases: [(&str, Rot); 6] = [
        ("a flipped byte", |place| flip(&place.join("package.zip"), 500_000)),
        ("a lost end", |place| cut(&place.join("package.zip"))),
        ("a lost package", |place| std::fs::remove_file(place.join("package.zip")).unwrap()),
        ("flipped facts", |place| flip(&place.join("package.facts"), 300)),
        ("cut facts", |place| cut(&place.join("package.facts"))),
        ("lost facts", |place| std::fs::remove_file(place.join("package.facts")).unwrap()),
    ];
    let (setup, office) = (ShelfSetup::new(), office());
    let (plan, shelf) = (setup.plan(), setup.shelf());
    let packages = ShelfSetup::packages(&plan);
    fill(&shelf, &packages);
    let fresh = PackOptions { level: Some(Level::Best), ..options(&office, 2) };
    let fresh = setup.pack(&plan, "segar", &fresh);
    let warm = PackOptions { shelf: Some(&shelf), level: Some(Level::Best), ..options(&office, 2) };
    for (name, rot) in cases {
        rot(&setup.large());
        let sealed = setup.pack(&plan, name, &warm);
        assert!(data(&sealed.volumes[0]) == data(&fresh.volumes[0]), "{name}");
        assert_eq!(sealed.volumes[0].from_shelf, ["survei-1"], "{name}");
        let named: Vec<_> =
            sealed.volumes[0].damaged_on_shelf.iter().map(|(stem, _)| &stem[..]).collect();
        assert_eq!(named, ["survei-0"], "{name}");
        assert_eq!(setup.places().len(), 1, "{name}: it is off the shelf");

        let again = fill(&shelf, &packages);
        assert_eq!((again.built, again.reused), (1, 1), "{name}");

        rot(&setup.large());
        let again = fill(&shelf, &packages);
        assert_eq!((again.built, again.reused), (1, 1), "{name}");
        assert_eq!(
            again.damaged.iter().map(|(place, _)| *place).collect::<Vec<_>>(),
            [0],
            "{name}"
        );

        rot(&setup.large());
        let check = shelf.verify(&Silent).unwrap();
        assert_eq!((check.packages, check.damaged.len()), (2, 1), "{name}");
        assert!(shelf.verify(&Silent).unwrap().damaged.is_empty(), "{name}");
        fill(&shelf, &packages);
    }
}

fn flip(file: &Path, place: usize) {
    let mut bytes = std::fs::read(file).unwrap();
    let place = place % bytes.len();
    bytes[place] ^= 0x20;
    std::fs::write(file, bytes).unwrap();
}

fn cut(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    std::fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
}

#[test]
fn batches_at_one_time_make_each_package_once() {
    let setup = ShelfSetup::new();
    let shelf = setup.shelf();
    let lists = (0..12).map(|place| {
        vec![member(setup.folder.path(), &format!("{place}.csv"), &survey_like(300_000, place))]
    });
    let plan = agreed(lists.collect());
    let packages = ShelfSetup::packages(&plan);
    let made: Vec<Batch> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..3).map(|_| scope.spawn(|| fill(&shelf, &packages))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(made.iter().map(|batch| batch.built).sum::<u64>(), 12);
    for batch in &made {
        assert_eq!((batch.built + batch.reused, batch.failed.len()), (12, 0), "{batch:?}");
    }
    assert_eq!(setup.places().len(), 12);
    assert!(shelf.verify(&Silent).unwrap().damaged.is_empty());
}

#[test]
fn what_cannot_be_made_is_named_and_stops_nothing_else() {
    let setup = ShelfSetup::new();
    let plan = setup.plan();
    std::fs::write(setup.folder.path().join("a.csv"), "lain").unwrap();
    let made = fill(&setup.shelf(), &ShelfSetup::packages(&plan));
    assert_eq!((made.built, made.failed.len()), (1, 1));
    assert_eq!(made.failed[0].place, 0);
    assert_eq!(made.failed[0].error.kind(), ErrorKind::SourceChanged);
    assert_eq!(setup.places().len(), 1, "nothing unfinished stays");
}

#[test]
fn pruning_takes_what_no_product_makes_first_and_then_the_longest_unused() {
    let (setup, office) = (ShelfSetup::new(), office());
    let shelf = setup.shelf();
    let one =
        |name: &str, seed| vec![member(setup.folder.path(), name, &survey_like(50_000, seed))];
    let plan = agreed(vec![one("a.csv", 1), one("b.csv", 2), one("c.csv", 3)]);
    let packages = ShelfSetup::packages(&plan);
    fill(&shelf, &packages);
    // Packing the first package makes it the one that was used last.
    std::thread::sleep(Duration::from_millis(20));
    let options = PackOptions { level: None, shelf: Some(&shelf), ..options(&office, 1) };
    setup.pack(&agreed(vec![one_again(&packages[0])]), "usb", &options);
    let size = shelf.list().unwrap().0[0].bytes;
    let pruned = shelf.prune(2 * size + size / 2, &|recipe| recipe.item != "survei-2").unwrap();
    assert_eq!((&pruned.removed[0].recipe.item[..], pruned.kept), ("survei-2", 2));
    let pruned = shelf.prune(size + size / 2, &|_| true).unwrap();
    assert_eq!((&pruned.removed[0].recipe.item[..], pruned.kept), ("survei-1", 1));
    let pruned = shelf.prune(0, &|_| true).unwrap();
    assert_eq!((&pruned.removed[0].recipe.item[..], pruned.kept), ("survei-0", 0));
    assert!(setup.places().is_empty());
}

fn one_again(package: &Package) -> Vec<kemas::plan::Member> {
    package.members.clone()
}

#[test]
fn a_killed_batch_leaves_no_lock_and_the_next_one_goes_on() {
    let counter = Counter::open();
    counter.put("store/microdata/podes-2024/desa.csv", &with_header(12_000_000, 5));
    counter.put("store/microdata/sakernas-2025-02/feb.csv", &with_header(12_000_000, 6));
    counter.done(&["index"]);
    let shelf = counter.home().join("shelf");
    for _ in 0..3 {
        let mut batch = Command::new(env!("CARGO_BIN_EXE_kemas"))
            .args([
                "--office",
                counter.home().to_str().unwrap(),
                "batch",
                "--all",
                "--threads",
                "1",
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Wherever the process dies, no incomplete package has a name on the shelf.
        std::thread::sleep(Duration::from_millis(150));
        batch.kill().unwrap();
        batch.wait().unwrap();
        for entry in std::fs::read_dir(&shelf).unwrap() {
            let place = entry.unwrap().path();
            if !place.to_string_lossy().ends_with(".belum-selesai") {
                assert!(place.join("package.facts").exists(), "{}", place.display());
            }
        }
    }
    let made = counter.kemas(&["--json", "batch", "--all"]).json();
    let whole = made["built"].as_u64().unwrap() + made["reused"].as_u64().unwrap();
    assert_eq!(whole, 5, "{made}");
    assert_eq!(std::fs::read_dir(&shelf).unwrap().count(), 5, "no left-over stays");
    assert_eq!(counter.done(&["shelf", "verify"])["packages"], 5);
}

#[test]
fn batch_and_shelf_answer_as_the_contract_says() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let list = counter.outside("paket.csv");
    let rows = "bundle,id,region,format\nloket,susenas-2025-03-kor-81,,\nloket,podes-2024,,\n";
    std::fs::write(&list, rows).unwrap();
    let list = list.to_str().unwrap();

    let answer = counter.kemas(&["--json", "batch", "--bundles", list, "--level", "balanced"]);
    assert_eq!(answer.status, 1, "{answer:?}");
    let made = answer.json();
    assert_eq!((&made["built"], &made["reused"]), (&json!(1), &json!(0)));
    let failed = &made["failed"][0];
    assert_eq!(
        (&failed["index"], &failed["id"], &failed["region"], &failed["format"]),
        (&json!(1), &json!("podes-2024"), &json!(null), &json!(null))
    );
    assert_eq!(failed["error"]["code"], "index");

    // Everything is made: the survey's set is on the shelf at another level only.
    let made = counter.kemas(&["--json", "batch", "--popular", "5"]).json();
    assert_eq!(
        (&made["built"], &made["reused"], &made["failed"]),
        (&json!(2), &json!(0), &json!([]))
    );
    let made = counter.kemas(&["--json", "batch", "--popular", "1"]).json();
    assert_eq!(made["reused"], 1, "{made}");

    let list = counter.done(&["shelf", "list"]);
    let packages = list["packages"].as_array().unwrap();
    assert_eq!(packages.len(), 3, "{list}");
    for package in packages {
        assert_eq!(package["current"], true, "{package}");
        assert!(package["index"].is_null() && package["id"].is_string(), "{package}");
    }

    let pack = counter.done(&["pack", NUMBER, "--to", &counter.medium("usb")]);
    assert_eq!(pack["shelf"]["taken"].as_array().unwrap().len(), 2, "{pack}");
    assert_eq!(counter.done(&["verify", &counter.medium("usb")])["result"], "lengkap");

    let zip = counter.home().join("shelf").join(packages[0]["recipe"].as_str().unwrap());
    flip(&zip.join("package.zip"), 99);
    let answer = counter.kemas(&["--json", "shelf", "verify"]);
    assert_eq!((answer.status, &answer.json()["result"]), (1, &json!("rusak")));
    assert_eq!(answer.json()["damaged"][0]["id"], packages[0]["id"]);
    let pruned = counter.done(&["shelf", "prune", "--keep", "0"]);
    assert_eq!((pruned["removed"].as_array().unwrap().len(), &pruned["kept"]), (2, &json!(0)));
}
