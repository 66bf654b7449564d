//! Guests who were here before: which visits are of one guest, and who is found by name, e-mail address or visit.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::guest_fields::NewGuest;
use crate::ledger::PastVisit;

/// A guest of earlier visits. Visits are of the same guest where the names are the same, whatever the capitals, and so
/// are the e-mail addresses, or where an address is missing the telephone numbers. A name alone proves nothing: two
/// people may have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierGuest {
    /// The number of the latest visit.
    pub visit: String,
    /// The day of the latest visit.
    pub on: Date,
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The institution.
    pub institution: Option<String>,
    /// The number of visits.
    pub visits: usize,
    /// The numbers of all these visits.
    #[serde(skip)]
    pub(super) all_visits: Vec<String>,
    /// The latest value of each field.
    #[serde(skip)]
    pub(super) known: NewGuest,
    /// The day of the visit at which the age was given.
    #[serde(skip)]
    pub(super) age_of: Option<Date>,
}

/// Returns the guests of earlier visits that are found by these words: an e-mail address, or words with which the words
/// of a name begin. The number of a visit finds that visit alone. `past` has the latest visit first, and so has the
/// answer.
pub(super) fn earlier_guests(past: &[PastVisit], words: &str) -> Vec<EarlierGuest> {
    if let Some(asked) = past.iter().find(|visit| visit.number == words.trim()) {
        return vec![EarlierGuest::new(asked)];
    }
    let mut by_name: BTreeMap<String, Vec<(Marks, &PastVisit)>> = BTreeMap::new();
    for visit in past {
        let marks = Marks::of(visit);
        by_name.entry(marks.name.clone()).or_default().push((marks, visit));
    }
    let mut found: Vec<EarlierGuest> = Vec::new();
    for visits in by_name.into_values() {
        for of_one in guests(visits) {
            if of_one.iter().any(|(marks, _)| marks.are_found_by(words)) {
                let mut all = of_one.iter().map(|(_, visit)| *visit);
                let Some(mut guest) = all.next().map(EarlierGuest::new) else { continue };
                all.for_each(|visit| guest.add(visit));
                found.push(guest);
            }
        }
    }
    let place = |guest: &EarlierGuest| past.iter().position(|visit| visit.number == guest.visit);
    found.sort_by_cached_key(place);
    found
}

/// Parts the visits of one name by the guests whose visits they are.
fn guests(visits: Vec<(Marks, &PastVisit)>) -> Vec<Vec<(Marks, &PastVisit)>> {
    let mut guests: Vec<Vec<(Marks, &PastVisit)>> = Vec::new();
    for (marks, visit) in visits {
        // A visit may show that visits which did not seem to belong together do.
        let (mut same, others): (Vec<_>, Vec<_>) = guests
            .into_iter()
            .partition(|guest: &Vec<_>| guest.iter().any(|(known, _)| known.are_those_of(&marks)));
        let mut guest: Vec<_> = same.drain(..).flatten().collect();
        guest.push((marks, visit));
        guests = others;
        guests.push(guest);
    }
    // Where people with different addresses share a telephone, it does not tell whose the visits are.
    let mut parted = Vec::new();
    for mut guest in guests {
        guest.sort_by(|(_, one), (_, other)| (other.on, &other.number).cmp(&(one.on, &one.number)));
        let mut addresses: Vec<_> = guest.iter().map(|(marks, _)| &marks.email).collect();
        addresses.retain(|address| !address.is_empty());
        addresses.sort_unstable();
        addresses.dedup();
        if addresses.len() < 2 {
            parted.push(guest);
            continue;
        }
        let mut by_address: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (marks, visit) in guest {
            let own = if marks.email.is_empty() { &marks.phone } else { &marks.email };
            by_address.entry(own.clone()).or_default().push((marks, visit));
        }
        parted.extend(by_address.into_values());
    }
    parted
}

/// Returns the numbers of the other visits that may be of the guests of these visits, the latest first: those of the
/// same name whose e-mail address is not another one.
pub(in crate::office) fn other_visits(past: &[PastVisit], of: &[String]) -> Vec<String> {
    let (named, others): (Vec<&PastVisit>, Vec<&PastVisit>) =
        past.iter().partition(|visit| of.contains(&visit.number));
    let named: Vec<Marks> = named.into_iter().map(Marks::of).collect();
    let may_be = |visit: &&PastVisit| {
        let marks = Marks::of(visit);
        named.iter().any(|known| {
            known.name == marks.name
                && (known.email.is_empty() || marks.email.is_empty() || known.email == marks.email)
        })
    };
    others.into_iter().filter(may_be).map(|visit| visit.number.clone()).collect()
}

/// What tells whose a visit is: name and e-mail address in small letters, and the digits of the telephone number.
#[derive(Debug)]
struct Marks {
    name: String,
    email: String,
    phone: String,
}

impl Marks {
    fn of(visit: &PastVisit) -> Self {
        let plain = |field: &str| {
            let text = visit.person[field].as_str().unwrap_or_default().to_lowercase();
            let text: String = text.nfc().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let phone: String = plain("phone").chars().filter(char::is_ascii_digit).collect();
        // The number is the same with the code of the country and without.
        let phone = match phone.strip_prefix("62") {
            Some(rest) => format!("0{rest}"),
            None => phone,
        };
        Self { name: plain("name"), email: plain("email"), phone }
    }

    /// Returns true where both are marks of one guest.
    fn are_those_of(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| !one.is_empty() && one == other;
        self.name == other.name
            && if self.email.is_empty() || other.email.is_empty() {
                same(&self.phone, &other.phone)
            } else {
                self.email == other.email
            }
    }

    fn are_found_by(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        if words.contains('@') {
            return bare(&self.email) == bare(&words);
        }
        let parts = |text: &str| -> Vec<String> {
            let text = bare(text);
            let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let (asked, name) = (parts(&words), parts(&self.name));
        let begins = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !asked.is_empty() && asked.iter().all(begins)
    }
}

/// Returns a text without the marks on its letters, such as `che` of `ché`.
fn bare(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

impl EarlierGuest {
    fn new(visit: &PastVisit) -> Self {
        let mut guest = Self {
            visit: visit.number.clone(),
            on: visit.on,
            name: String::new(),
            email: None,
            phone: None,
            institution: None,
            visits: 0,
            all_visits: Vec::new(),
            known: NewGuest::default(),
            age_of: None,
        };
        guest.add(visit);
        guest
    }

    /// Adds a visit that is not later than those before.
    fn add(&mut self, visit: &PastVisit) {
        self.visits += 1;
        self.all_visits.push(visit.number.clone());
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let (known, person, counted) = (&mut self.known, &visit.person, &visit.counted);
        if known.name.is_none() {
            known.name = text(&person["name"]);
        }
        for (field, value) in [
            (&mut known.email, &person["email"]),
            (&mut known.phone, &person["phone"]),
            (&mut known.address, &person["address"]),
            (&mut known.sex, &person["sex"]),
            (&mut known.work, &person["work"]),
            (&mut known.institution, &person["institution"]),
            (&mut known.kind, &counted["kind"]),
            (&mut known.purpose, &counted["use"]),
        ] {
            if field.is_none() {
                *field = text(value);
            }
        }
        let age = person["age"].as_u64().and_then(|age| u8::try_from(age).ok());
        if known.age.is_none() && age.is_some() {
            (known.age, self.age_of) = (age, Some(visit.on));
        }
        self.name = known.name.clone().unwrap_or_default();
        self.email.clone_from(&known.email);
        self.phone.clone_from(&known.phone);
        self.institution.clone_from(&known.institution);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Returns visits by their numbers, which begin with the day, and what the guest book says of the person.
    pub(in crate::office::counter) fn past(visits: &[(&str, Value)]) -> Vec<PastVisit> {
        let visit = |(number, person): &(&str, Value)| PastVisit {
            number: (*number).to_owned(),
            on: number[..10].parse().unwrap(),
            person: person.clone(),
            counted: json!({ "kind": "swasta", "use": null }),
        };
        visits.iter().map(visit).collect()
    }

    fn found(past: &[PastVisit], words: &str) -> Vec<String> {
        earlier_guests(past, words).into_iter().map(|guest| guest.visit).collect()
    }

    #[test]
    fn a_guest_is_found_by_name_address_or_visit() {
        let past = past(&[
            ("2026-11-23-01", json!({"name": "Siti Wattimena", "phone": "+62 911 345 678"})),
            (
                "2026-11-20-02",
                json!({"name": "SITI  wattimena", "email": "siti@contoh.ac.id", "phone": "0911345678"}),
            ),
            ("2026-11-20-01", json!({"name": "Siti Contoh", "email": "Contoh@contoh.id"})),
            ("2026-10-01-01", json!({"name": "Siti Contoh", "email": "lain@contoh.id"})),
            ("2026-09-01-01", json!({"name": "Siti Contoh"})),
            ("2026-08-02-01", json!({"name": "Ch\u{e9} P\u{e9}rez", "phone": "081200000009"})),
            ("2026-08-01-01", json!({"name": "Che\u{301} Pe\u{301}rez"})),
        ]);
        for (words, visits) in [
            ("wattimena", &["2026-11-23-01"][..]),
            ("watti siti", &["2026-11-23-01"]),
            ("SITI@contoh.ac.id", &["2026-11-23-01"]),
            ("2026-11-20-02", &["2026-11-20-02"]),
            ("contoh", &["2026-11-20-01", "2026-10-01-01", "2026-09-01-01"]),
            ("contoh@contoh.id", &["2026-11-20-01"]),
            ("2026-09-01-01", &["2026-09-01-01"]),
            ("che", &["2026-08-02-01", "2026-08-01-01"]),
            ("CHE\u{301}", &["2026-08-02-01", "2026-08-01-01"]),
            ("p\u{e9}rez", &["2026-08-02-01", "2026-08-01-01"]),
            ("Ani", &[]),
            ("-", &[]),
            ("siti@", &[]),
        ] {
            assert_eq!(found(&past, words), visits, "{words}");
        }
    }

    #[test]
    fn two_people_of_one_name_are_never_one_guest() {
        let past = past(&[
            ("2026-11-24-01", json!({"name": "Ani"})),
            ("2026-11-23-01", json!({"name": "Ani", "phone": "081200000001"})),
            (
                "2026-11-22-01",
                json!({"name": "Ani", "email": "ani@contoh.id", "phone": "081200000002"}),
            ),
            ("2026-11-21-01", json!({"name": "Ani", "phone": "+62812-0000-0002", "age": 30})),
            (
                "2026-11-20-01",
                json!({"name": "Budi", "email": "budi@contoh.id", "phone": "0911345678"}),
            ),
            (
                "2026-11-19-01",
                json!({"name": "Budi", "email": "b@contoh.id", "phone": "0911345678"}),
            ),
            ("2026-11-18-01", json!({"name": "Budi", "phone": "0911345678"})),
        ]);
        assert_eq!(found(&past, "ani"), ["2026-11-24-01", "2026-11-23-01", "2026-11-22-01"]);
        assert_eq!(found(&past, "budi"), ["2026-11-20-01", "2026-11-19-01", "2026-11-18-01"]);
        let ani = &earlier_guests(&past, "ani@contoh.id")[0];
        assert_eq!((ani.visits, ani.known.age), (2, Some(30)));
        // A visit that is named gives what was said then, and nothing else.
        let named = &earlier_guests(&past, "2026-11-22-01")[0];
        assert_eq!((named.visits, named.known.age), (1, None));
    }
}
