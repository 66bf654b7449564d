//! An index is still right after its stores have moved.

use super::*;

/// Makes an office with two stores that hold one file twice. The first has a table and a map that does not open.
fn two_stores() -> Office {
    let mut office = Office::new(&[("kor", "kor")]);
    office.put("kor/a.csv", "a,b\n1,2\n");
    office.put("kor/b.dat", "x");
    office.put("kor/peta.gpkg", "no map");
    office.put("lain/c.dat", "c");
    let second = office.home.path().join("store-2");
    fs::create_dir_all(second.join("kor")).unwrap();
    fs::write(second.join("kor/b.dat"), "y").unwrap();
    office.stores.push(fs::canonicalize(second).unwrap());
    office
}

fn moved(office: &mut Office, names: [&str; 2]) {
    for (store, name) in office.stores.iter_mut().zip(names) {
        let there = store.with_file_name(name);
        fs::rename(&*store, &there).unwrap();
        *store = there;
    }
}

#[test]
fn stores_that_moved_are_known_at_once_and_nothing_is_read_again() {
    let mut office = two_stores();
    let first = office.run(false);
    let before = office.index();
    let texts = |findings: &[IndexFinding]| -> Vec<String> {
        findings
            .iter()
            .map(|f| format!("{} {} {}", f.code, f.path, f.reason.indonesian()))
            .collect()
    };
    let [one, two] = [0, 1].map(|at: usize| office.stores[at].to_str().unwrap().to_owned());
    assert!(texts(&first.findings).iter().any(|text| text.contains(&format!("`{two}/kor/b.dat`"))));
    assert!(texts(&first.findings).iter().any(|text| {
        text.ends_with(&format!(" {one}/lain 1 berkas tidak termasuk produk mana pun."))
    }));

    moved(&mut office, ["z", "y"]);
    let now = |text: &str| {
        let [z, y] = [0, 1].map(|at: usize| office.stores[at].to_str().unwrap());
        // The second store's name begins with the first one's.
        text.replace(&two, y).replace(&one, z)
    };
    let after = office.index();
    let want: Vec<String> = texts(&before.findings).iter().map(|text| now(text)).collect();
    assert_eq!(texts(&after.findings), want);
    assert_eq!(after.entries.len(), before.entries.len());
    for (old, new) in before.entries.iter().zip(&after.entries) {
        assert_eq!(new.source.to_str().unwrap(), now(old.source.to_str().unwrap()));
        assert!(new.source.is_file());
        let source = old.source.clone();
        assert_eq!(&FileEntry { source, ..new.clone() }, old);
    }
    assert_eq!(after.catalog_edition, before.catalog_edition);

    let run = office.run(false);
    assert_eq!((run.hashed, run.reused), (0, first.hashed));
    assert_eq!(office.run(true).hashed, first.hashed);
}

#[test]
fn stores_whose_paths_sort_another_way_than_before_are_known_as_well() {
    let mut office = two_stores();
    fs::remove_file(office.stores[0].join("kor/b.dat")).unwrap();
    let first = office.run(false);
    moved(&mut office, ["a", "b"]);
    let run = office.run(false);
    assert_eq!((run.hashed, run.reused), (0, first.hashed));
}

#[test]
fn stores_in_another_order_keep_their_files() {
    let mut office = two_stores();
    office.run(false);
    let before = office.index().entries;
    office.stores.reverse();
    assert_eq!(office.index().entries, before);
    assert_eq!(office.run(false).hashed, 0);
    assert_eq!(office.index().entries, before);
}

#[test]
fn an_index_of_a_store_that_is_set_no_more_is_refused_until_the_next_run() {
    let mut office = two_stores();
    let third = office.home.path().join("store-3");
    fs::create_dir(&third).unwrap();
    let files = office.run(false).files;
    office.stores.push(third);
    assert_eq!(office.index().entries.len() as u64, files, "a new store holds nothing yet");
    office.run(false);

    let gone = office.stores.remove(0);
    let refused = Index::load(&office.db(), &office.set()).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Index);
    assert!(refused.message().english().contains(gone.to_str().unwrap()), "{refused}");
    assert_eq!(refused.hint_message().unwrap().english(), "run `kemas index`");
    assert_eq!(
        shown(&{
            office.run(false);
            office.index()
        }),
        ["kor b.dat"]
    );
    office.stores.push(gone);
    assert_eq!(office.run(false).files, files);
}
