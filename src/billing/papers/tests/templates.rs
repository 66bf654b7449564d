//! Tests of templates: an office's own ones, those kept with a paper, and broken ones.

use super::*;

#[test]
fn an_offices_own_template_goes_before_the_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("papers")).unwrap();
    let file = folder.path().join("papers/invoice.txt");
    std::fs::write(&file, "No {{ invoice.number }}\n").unwrap();
    let papers = Papers::load(Some(folder.path())).unwrap();
    let text = papers.invoice_for_medium(&issued(), &office()).unwrap();
    assert_eq!(text, "No B-028/81000/HM.340/11/2026\n");
    assert!(
        set_handover(
            &papers.form(PaperKind::Handover, &office()),
            &handed_over(),
            &issued(),
            None,
            None
        )
        .is_ok()
    );

    let file = folder.path().join("papers/invoice.sheet");
    for broken in
        ["\n{{ invoice.nomor }}\n", "p | a\nkata | b\n", "\nbaris | a | b\n", "p |\njarak x\n"]
    {
        std::fs::write(&file, broken).unwrap();
        let papers = Papers::load(Some(folder.path())).unwrap();
        let sheet = set_invoice(&papers.form(PaperKind::Invoice, &office()), &issued(), None, None);
        let error = sheet.and_then(|sheet| sheet.pdf()).unwrap_err().to_json();
        assert_eq!(error["error"]["file"], file.display().to_string());
        assert_eq!(error["error"]["line"], 2, "{broken:?} {error}");
    }
}

#[test]
fn a_paper_prints_the_same_after_settings_and_template_have_changed() {
    let kept = form(PaperKind::Invoice);
    let before = set_invoice(&kept, &issued(), None, None).unwrap().pdf().unwrap();
    let mut changed = office();
    changed.name = "BPS Kota Tual".to_owned();
    let other = builtin().form(PaperKind::Invoice, &changed);
    assert!(before != set_invoice(&other, &issued(), None, None).unwrap().pdf().unwrap());
    assert!(before == set_invoice(&kept, &issued(), None, None).unwrap().pdf().unwrap());
}

#[test]
fn a_template_that_breaks_only_in_a_later_print_is_refused_before() {
    let mut form = form(PaperKind::Invoice);
    form.template = "p | a\n{% if void %}\nkotak | b\n{% endif %}\n".to_owned();
    assert!(set_invoice(&form, &issued(), None, None).unwrap().pdf().is_ok());
    let error = prove_invoice(&form, &issued()).unwrap_err().to_json();
    assert_eq!(error["error"]["line"], 3, "{error}");
}

/// Returns the number of pages of a PDF.
fn pages(pdf: &[u8]) -> usize {
    let of = |what: &[u8]| pdf.windows(what.len()).filter(|bytes| *bytes == what).count();
    of(b"/Type /Page\n") + of(b"/Type /Page ") + of(b"/Type /Page/")
}

#[test]
fn forty_lines_go_over_pages_and_each_page_is_numbered() {
    let mut invoice = issued();
    let title = "Peta wilayah kerja statistik per desa 2025 semester 1, wilayah 8171 Kota Ambon";
    invoice.lines = (0..40).map(|index| line(index, title, 1, "peta", 70_000)).collect();
    let sheet = set_invoice(&form(PaperKind::Invoice), &invoice, None, None).unwrap();
    let pdf = sheet.pdf().unwrap();
    assert!((3..=5).contains(&pages(&pdf)), "{}", pages(&pdf));
    assert!(pdf.len() < 60_000, "{}", pdf.len());
    if let Ok(folder) = std::env::var("KEMAS_TEST_PAPERS") {
        std::fs::write(format!("{folder}/empat-puluh.pdf"), pdf).unwrap();
    }
}
