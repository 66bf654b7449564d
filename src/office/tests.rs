//! Tests of sessions: they share cached values, and a step is checked again before it is recorded.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use jiff::civil::{date, time};

use super::*;
use crate::catalog::{NewProduct, ProductTable};
use crate::error::ErrorKind;
use crate::index::IndexOptions;
use crate::model::PaperKind;
use crate::progress::{Phase, Progress, Silent};

fn clock() -> Clock {
    Clock::start(date(2026, 11, 24), time(9, 0, 0, 0))
}

/// Returns a small office whose request is agreed, so that it can be packed.
fn agreed(folder: &Path) -> (Office, Given, PathBuf) {
    let home = folder.join("office");
    let example = Example::create(&home, clock().today(), 200_000, &Silent).unwrap();
    let request = example.write_request(clock().today()).unwrap();
    let office = Office::at(&home);
    let mut session = office.open(clock()).unwrap();
    session.refresh_index(&IndexOptions::default(), &Silent).unwrap();
    let decision = Decision { by: "Petugas", because: None, visit: None, number: None };
    session.approve(&Given::File(request), &decision).unwrap();
    let number = Given::named(&example.number);
    let scan = example.write_scan().unwrap();
    let on = clock().today();
    let signature = Signature { signed_by: "Siti", position: None, on, scan: &scan };
    session.agree(&number, &signature).unwrap();
    let medium = example.make_medium().unwrap();
    (office, number, medium)
}

fn order(request: &Given, target: &Path) -> PackOrder {
    PackOrder {
        request: request.clone(),
        target: target.to_path_buf(),
        level: None,
        form: Form::Zip,
        threads: Some(1),
    }
}

/// Runs a closure while the medium is read back, when all is written and nothing is recorded yet.
struct Meanwhile<F>(Mutex<Option<F>>);

impl<F: FnOnce() + Send> Progress for Meanwhile<F> {
    fn begin(&self, phase: Phase, _: u64) {
        if phase == Phase::ReadBack
            && let Some(act) = self.0.lock().unwrap().take()
        {
            act();
        }
    }
}

impl<F: FnOnce() + Send> Watch for Meanwhile<F> {}

#[test]
fn a_request_cancelled_while_it_is_packed_leaves_no_bag() {
    let folder = tempfile::tempdir().unwrap();
    let (office, number, medium) = agreed(folder.path());
    let Given::Number(name) = number.clone() else { unreachable!() };
    let other = office.clone();
    let cancel = move || {
        other.open(clock()).unwrap().cancel(name.as_str(), "tidak jadi").map(drop).unwrap();
    };
    let watch = Meanwhile(Mutex::new(Some(cancel)));
    let mut session = office.open(clock()).unwrap();
    let refused = session.pack(&order(&number, &medium), &watch).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::State, "{refused}");
    assert!(watch.0.lock().unwrap().is_none(), "the request was cancelled meanwhile");
    let left: Vec<_> = std::fs::read_dir(&medium).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_invoice_that_was_compared_is_the_one_on_the_medium() {
    let folder = tempfile::tempdir().unwrap();
    let (office, number, medium) = agreed(folder.path());
    let other = office.clone();
    let request = number.clone();
    let invoice = move || {
        other.open(clock()).unwrap().invoice(&request, None, &Silent).map(drop).unwrap();
    };
    let watch = Meanwhile(Mutex::new(Some(invoice)));
    let packed = office.open(clock()).unwrap().pack(&order(&number, &medium), &watch).unwrap();
    assert_eq!(packed.bags.len(), 1);
    let bag = PathBuf::from(&packed.bags[0].path);
    assert!(!bag.join("dokumen/tagihan.txt").exists(), "no invoice stood when the packing began");
}

#[test]
fn an_invoice_voided_while_it_is_packed_is_still_the_one_that_was_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (office, number, medium) = agreed(folder.path());
    let invoice = office.open(clock()).unwrap().invoice(&number, None, &Silent).unwrap().number;
    let (other, voided) = (office.clone(), invoice.clone());
    let void = move || {
        let mut session = other.open(clock()).unwrap();
        session.void(PaperKind::Invoice, &voided, "salah nama").map(drop).unwrap();
    };
    let watch = Meanwhile(Mutex::new(Some(void)));
    let packed = office.open(clock()).unwrap().pack(&order(&number, &medium), &watch).unwrap();
    assert!(watch.0.lock().unwrap().is_none(), "the invoice was voided meanwhile");
    let text = PathBuf::from(&packed.bags[0].path).join("dokumen/tagihan.txt");
    assert!(std::fs::read_to_string(text).unwrap().contains(&invoice));
}

#[test]
fn sessions_share_a_snapshot_until_a_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (office, _, _) = agreed(folder.path());
    let open = || office.open(clock()).unwrap();
    let (first, second) = (open(), open());
    assert!(std::ptr::eq(first.catalog(), second.catalog()));
    let index = |session: &Session| session.home().index().unwrap();
    assert!(std::sync::Arc::ptr_eq(&index(&first), &index(&second)));

    let settings = office.folder().join("kemas.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, text.replace("promised_minutes = 60", "promised_minutes = 45"))
        .unwrap();
    let mut third = open();
    assert!(!std::ptr::eq(first.catalog(), third.catalog()));
    assert_eq!(third.today(None).unwrap().promised_minutes, 45);

    third
        .refresh_index(&IndexOptions { rehash: true, ..IndexOptions::default() }, &Silent)
        .unwrap();
    let extra = office.folder().join("store/microdata/sakernas-2025-08-81/catatan.txt");
    std::fs::write(extra, "Catatan.\n").unwrap();
    third.refresh_index(&IndexOptions::default(), &Silent).unwrap();
    assert!(!std::sync::Arc::ptr_eq(&index(&first), &index(&open())));
}

#[test]
fn a_session_may_move_to_another_thread() {
    fn moves<T: Send>() {}
    fn shared<T: Send + Sync>() {}
    moves::<Session>();
    shared::<Office>();
}

#[test]
fn a_paper_that_is_not_there_is_refused_by_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let (office, _, _) = agreed(folder.path());
    let refused =
        office.open(clock()).unwrap().print(PaperKind::Receipt, "KW-404").unwrap_err().to_json();
    assert_eq!(refused["error"]["code"], "state", "{refused}");
}

#[test]
fn new_products_whose_folders_lie_in_each_other_are_told_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("office");
    Example::create(&home, clock().today(), 200_000, &Silent).unwrap();
    let office = Office::at(&home);
    let product = |edition: &str, root: &str| NewProduct {
        table: ProductTable::Layers,
        cells: [
            ("id", &*format!("wilkerstat-desa-{edition}")),
            ("title", &*format!("Peta {edition}")),
            ("level", "desa"),
            ("edition", edition),
            ("coverage", "81"),
            ("cut", "kabupaten"),
            ("access", "umum"),
            ("root", root),
        ]
        .map(|(column, value)| (column.to_owned(), value.to_owned()))
        .into(),
    };
    let both = [product("2031-1", "peta/baru"), product("2031-2", "peta/baru/dalam")];
    let [tried, done] = [false, true].map(|write| office.add_products(&both, write).unwrap());
    let told = |added: &ProductsAdded| -> Vec<String> {
        added.notes.iter().map(|note| note.what.english()).collect()
    };
    assert_eq!(told(&tried), told(&done));
    let nested = |what: &&String| what.contains("peta/baru/dalam");
    assert_eq!(told(&tried).iter().filter(nested).count(), 1, "{:?}", told(&tried));
}
