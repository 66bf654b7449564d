//! Requests with known answers: what an officer would say, and how often the program says the same.
//!
//! Each file of `tests/cases/conformity` is a request with the verdict, the findings and the item verdicts that the
//! rules should give with the built-in catalogue, written by hand. One test judges all of them together, because the
//! required results are shares. A rule that reads free text may be wrong sometimes, but may never let pass what does
//! not match.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::date;
use kemas::catalog::Catalog;
use kemas::conformity::{check, read_request};
use serde_json::Value;

use crate::counter::kemas;

/// The percentage of request verdicts that must be right.
const VERDICTS: f64 = 97.0;
/// The percentage of item verdicts that must be right.
const ITEMS: f64 = 97.0;
/// The required F1 score of the findings, as pairs of rule and item, in percent.
const FINDINGS: f64 = 95.0;

/// A rule and the item that it found something on; no item for findings on the request as a whole.
type Pair = (String, Option<String>);

/// What a case expects, or what the program said.
struct Answer {
    verdict: String,
    findings: BTreeSet<Pair>,
    /// The worst verdict of each item id.
    items: BTreeMap<String, String>,
}

#[derive(Default)]
struct Score {
    cases: usize,
    verdicts: usize,
    items: (usize, usize),
    /// Cases in which something passed that does not match.
    dangerous: usize,
    /// Findings that were right, missing and too many, by rule.
    rules: BTreeMap<String, (usize, usize, usize)>,
    failing: Vec<String>,
}

#[test]
fn the_labelled_requests_are_judged_as_an_officer_would() {
    let catalog = Catalog::load(None).unwrap();
    let mut score = Score::default();
    for (name, case) in cases() {
        let file = Path::new(&name);
        let request = read_request(case["request"].to_string().as_bytes(), file, &catalog)
            .unwrap_or_else(|error| panic!("{name}: {error:#?}"));
        let given = check(&request, &catalog, date(2026, 11, 25));
        let given = answer_given(&serde_json::to_value(&given).unwrap());
        score.add(&name, &case, &answer_expected(&case["expected"]), &given);
    }
    score.print();
    let (right, all) = score.items;
    assert_eq!(score.dangerous, 0, "cases in which something unsuitable is let through");
    assert!(percent(score.verdicts, score.cases) >= VERDICTS, "verdicts of requests");
    assert!(percent(right, all) >= ITEMS, "verdicts of items");
    assert!(score.f1() >= FINDINGS, "findings");
}

#[test]
fn the_labelled_requests_hold_every_rule_and_every_verdict() {
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, case) in cases() {
        let expected = answer_expected(&case["expected"]);
        for (rule, _) in expected.findings {
            *rules.entry(rule).or_default() += 1;
        }
        *verdicts.entry(expected.verdict).or_default() += 1;
    }
    let wanted: Vec<String> = (1..=17).map(|number| format!("K{number:02}")).collect();
    assert_eq!(rules.keys().cloned().collect::<Vec<_>>(), wanted);
    assert!(rules.values().all(|count| *count >= 4), "{rules:?}");
    assert!(verdicts.len() == 3 && verdicts.values().all(|count| *count >= 15), "{verdicts:?}");
}

#[test]
fn a_label_agrees_with_itself() {
    for (name, case) in cases() {
        let expected = answer_expected(&case["expected"]);
        let asked = case["request"]["items"].as_array().unwrap();
        let ids: BTreeSet<&str> = asked.iter().map(|item| item["id"].as_str().unwrap()).collect();
        let labelled: BTreeSet<&str> = expected.items.keys().map(String::as_str).collect();
        assert_eq!(ids, labelled, "{name}");
        for (id, verdict) in &expected.items {
            let found = expected.findings.iter().any(|(_, item)| item.as_ref() == Some(id));
            assert_eq!(found, verdict != "sesuai", "{name}: {id}");
        }
        assert_eq!(expected.findings.is_empty(), expected.verdict == "sesuai", "{name}");
        let worst = expected.items.values().map(|verdict| rank(verdict)).max().unwrap();
        assert!(rank(&expected.verdict) >= worst, "{name}");
        assert!(case["why"].as_str().is_some_and(|why| !why.is_empty()), "{name}");
    }
}

/// Writes the request of a case to a file, with changes.
fn request_of(name: &str, change: impl FnOnce(&mut Value)) -> tempfile::NamedTempFile {
    let (_, case) = cases().into_iter().find(|(file, _)| file.starts_with(name)).unwrap();
    let mut request = case["request"].clone();
    change(&mut request);
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), request.to_string()).unwrap();
    file
}

#[test]
fn what_was_read_is_explained_with_its_words() {
    let file = request_of("127", |_| ());
    let path = file.path().to_str().unwrap();
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");
    let said = kemas(&["check", path, "--catalog", catalog, "--explain", "--json"]);
    assert_eq!(said.status, 1, "{said:?}");
    let reading = &said.json()["reading"];
    assert!(reading.to_string().contains("satuan analisis: usaha"), "{reading}");
    let page = kemas(&["check", path, "--catalog", catalog, "--explain"]);
    assert!(page.stdout.contains("“usaha mikro” = usaha"), "{page:?}");
}

#[test]
fn a_refused_visitor_is_told_what_would_serve_the_use() {
    let file = request_of("127", |request| request["items"] = serde_json::json!([]));
    let path = file.path().to_str().unwrap();
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");
    let said = kemas(&["suggest", path, "--catalog", catalog, "--json"]);
    let suggestions = said.done()["suggestions"].as_array().unwrap().clone();
    assert!(suggestions.iter().any(|s| s["id"] == "imk-2024-kbli2"), "{suggestions:#?}");
    for suggestion in &suggestions {
        assert!(!suggestion["reason"].as_str().unwrap().is_empty(), "{suggestion}");
        assert!(!suggestion["id"].as_str().unwrap().starts_with("susenas"), "{suggestion}");
    }
}

#[test]
fn a_book_in_place_of_a_text_is_refused_by_its_field() {
    let file = request_of("127", |request| {
        request["abstraction"]["method"] = "data ".repeat(1_000_000).into();
    });
    let catalog = concat!(env!("CARGO_MANIFEST_DIR"), "/catalog");
    let path = file.path().to_str().unwrap();
    let error = kemas(&["check", path, "--catalog", catalog, "--json"]).error();
    assert_eq!(error["field"], "abstraction.method", "{error}");
}

fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/conformity");
    let entries = std::fs::read_dir(&folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() >= 90, "{} holds only {} cases", folder.display(), files.len());
    let read = |file: PathBuf| {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, case)
    };
    files.into_iter().map(read).collect()
}

fn answer_expected(label: &Value) -> Answer {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let pair = |pair: &Value| (text(&pair[0]).unwrap(), text(&pair[1]));
    let items = label["items"].as_object().unwrap();
    Answer {
        verdict: text(&label["verdict"]).unwrap(),
        findings: label["findings"].as_array().unwrap().iter().map(pair).collect(),
        items: items.iter().map(|(id, verdict)| (id.clone(), text(verdict).unwrap())).collect(),
    }
}

fn answer_given(document: &Value) -> Answer {
    let mut findings = BTreeSet::new();
    let mut items: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |list: &Value| {
        for finding in list.as_array().unwrap() {
            let item = finding["item"].as_str().map(str::to_owned);
            findings.insert((finding["rule"].as_str().unwrap().to_owned(), item));
        }
    };
    add(&document["findings"]);
    for item in document["items"].as_array().unwrap() {
        add(&item["findings"]);
        let verdict = item["verdict"].as_str().unwrap();
        let worst = items.entry(item["id"].as_str().unwrap().to_owned()).or_default();
        if rank(verdict) >= rank(worst) {
            verdict.clone_into(worst);
        }
    }
    Answer { verdict: document["verdict"].as_str().unwrap().to_owned(), findings, items }
}

/// Returns how bad a verdict is, on an item or on a request.
fn rank(verdict: &str) -> u8 {
    match verdict {
        "tidak-sesuai" => 2,
        "perlu-penjelasan" | "sesuai-dengan-catatan" => 1,
        _ => 0,
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

impl Score {
    fn add(&mut self, name: &str, case: &Value, expected: &Answer, given: &Answer) {
        let verdict_of = |id| given.items.get(id).map_or("missing", String::as_str);
        let let_through = |want: &str, got: &str| rank(want) == 2 && rank(got) < 2;
        let wrong: Vec<_> =
            expected.items.iter().filter(|(id, want)| verdict_of(*id) != *want).collect();
        let missed: Vec<_> = expected.findings.difference(&given.findings).collect();
        let extra: Vec<_> = given.findings.difference(&expected.findings).collect();
        let dangerous = let_through(&expected.verdict, &given.verdict)
            || wrong.iter().any(|(id, want)| let_through(want, verdict_of(*id)));

        self.cases += 1;
        self.verdicts += usize::from(expected.verdict == given.verdict);
        self.items.0 += expected.items.len() - wrong.len();
        self.items.1 += expected.items.len();
        self.dangerous += usize::from(dangerous);
        for pair in expected.findings.intersection(&given.findings) {
            self.rules.entry(pair.0.clone()).or_default().0 += 1;
        }
        for pair in &missed {
            self.rules.entry(pair.0.clone()).or_default().1 += 1;
        }
        for pair in &extra {
            self.rules.entry(pair.0.clone()).or_default().2 += 1;
        }
        if expected.verdict == given.verdict && wrong.is_empty() && missed.len() + extra.len() == 0
        {
            return;
        }
        let mark = if dangerous { "  DANGEROUS" } else { "" };
        let mut lines = vec![format!("{name}{mark}")];
        if expected.verdict != given.verdict {
            lines.push(format!("    verdict {} -> {}", expected.verdict, given.verdict));
        }
        for (id, want) in wrong {
            lines.push(format!("    item    {id}: {want} -> {}", verdict_of(id)));
        }
        for (word, pairs) in [("missed ", missed), ("extra  ", extra)] {
            if !pairs.is_empty() {
                lines.push(format!("    {word} {}", listed(&pairs)));
            }
        }
        lines.push(format!("    why     {}", case["why"].as_str().unwrap_or_default()));
        self.failing.push(lines.join("\n"));
    }

    fn f1(&self) -> f64 {
        let sum = |part: fn(&(usize, usize, usize)) -> usize| self.rules.values().map(part).sum();
        let (hit, missed, extra): (usize, usize, usize) =
            (sum(|r| r.0), sum(|r| r.1), sum(|r| r.2));
        percent(2 * hit, 2 * hit + missed + extra)
    }

    /// Prints the table that is shown when the test fails.
    fn print(&self) {
        for case in &self.failing {
            println!("{case}");
        }
        println!("\nrule    hit  missed  extra");
        for (rule, (hit, missed, extra)) in &self.rules {
            println!("{rule} {hit:>7} {missed:>7} {extra:>6}");
        }
        let (right, all) = self.items;
        println!("\nexact             {:>3} of {}", self.cases - self.failing.len(), self.cases);
        println!("request verdicts  {:>5.1} %", percent(self.verdicts, self.cases));
        println!("item verdicts     {:>5.1} %", percent(right, all));
        println!("findings F1       {:>5.1} %", self.f1());
        println!("dangerous misses  {:>3}", self.dangerous);
    }
}

fn listed(pairs: &[&Pair]) -> String {
    let one = |(rule, item): &&Pair| match item {
        Some(item) => format!("{rule}:{item}"),
        None => rule.clone(),
    };
    pairs.iter().map(one).collect::<Vec<_>>().join(" ")
}
