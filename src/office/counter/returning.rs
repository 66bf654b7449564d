//! A guest who was here before: found by name, e-mail address or visit, and what is taken from earlier visits.

use jiff::civil::Date;
use serde::Serialize;

use super::guest_fields::NewGuest;
use crate::ledger::PastVisit;

/// Days after which an age from an earlier visit is not taken any more, since it is no longer right.
const AGE_LASTS: i32 = 365;

/// A guest of earlier visits. Visits are of the same guest where name and e-mail address are the same, whatever the
/// capitals; a visit without an address belongs to the only guest of its name who has one.
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
    /// The institution.
    pub institution: Option<String>,
    /// The number of visits.
    pub visits: usize,
    /// The latest value of each field.
    #[serde(skip)]
    known: NewGuest,
    /// The day of the visit at which the age was given.
    #[serde(skip)]
    age_of: Option<Date>,
}

/// What was taken from earlier visits for a guest who returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// The number of the latest of these visits.
    pub visit: String,
    /// The number of these visits.
    pub visits: usize,
    /// The fields that were taken.
    pub filled: Vec<&'static str>,
    /// The fields that were not taken, since the guest book does not allow any more what stands there.
    pub left_out: Vec<&'static str>,
    /// Each field that was taken, with its value.
    #[serde(skip)]
    pub values: Vec<(&'static str, String)>,
}

/// Returns the guests of earlier visits that are found by these words: the number of a visit, an e-mail address, or
/// words with which the words of a name begin. `past` has the latest visit first, and so has the answer.
pub(super) fn earlier_guests(past: &[PastVisit], words: &str) -> Vec<EarlierGuest> {
    let mut guests: Vec<(Key, EarlierGuest)> = Vec::new();
    for visit in past {
        let key = Key::of(past, visit);
        match guests.iter_mut().find(|(known, _)| *known == key) {
            Some((_, guest)) => guest.add(visit),
            None => guests.push((key, EarlierGuest::new(visit))),
        }
    }
    let asked = past.iter().find(|visit| visit.number == words.trim());
    let asked = asked.map(|visit| Key::of(past, visit));
    let is_found = |key: &Key| match &asked {
        Some(asked) => key == asked,
        None => key.is_found_by(words),
    };
    guests.into_iter().filter(|(key, _)| is_found(key)).map(|(_, guest)| guest).collect()
}

/// Returns the numbers of the other visits of the guests of these visits, the latest first.
pub(in crate::office) fn other_visits(past: &[PastVisit], of: &[String]) -> Vec<String> {
    let keys: Vec<Key> = past
        .iter()
        .filter(|visit| of.contains(&visit.number))
        .map(|visit| Key::of(past, visit))
        .collect();
    let others = past.iter().filter(|visit| !of.contains(&visit.number));
    let same = others.filter(|visit| keys.contains(&Key::of(past, visit)));
    same.map(|visit| visit.number.clone()).collect()
}

/// What makes visits those of one guest: name and e-mail address, in small letters.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    name: String,
    email: String,
}

impl Key {
    fn of(past: &[PastVisit], visit: &PastVisit) -> Self {
        let (name, email) = Self::own(visit);
        if !email.is_empty() {
            return Self { name, email };
        }
        let same = past.iter().map(Self::own).filter(|(other, _)| *other == name);
        let mut emails: Vec<String> =
            same.map(|(_, email)| email).filter(|email| !email.is_empty()).collect();
        emails.sort_unstable();
        emails.dedup();
        let email = if emails.len() == 1 { emails.remove(0) } else { email };
        Self { name, email }
    }

    fn own(visit: &PastVisit) -> (String, String) {
        let plain = |field: &str| {
            let text = visit.person[field].as_str().unwrap_or_default().to_lowercase();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        (plain("name"), plain("email"))
    }

    fn is_found_by(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        if words.contains('@') {
            return self.email == words;
        }
        let parts = |text: &str| -> Vec<String> {
            let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let (asked, name) = (parts(&words), parts(&self.name));
        let begins = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !asked.is_empty() && asked.iter().all(begins)
    }
}

impl EarlierGuest {
    fn new(visit: &PastVisit) -> Self {
        let mut guest = Self {
            visit: visit.number.clone(),
            on: visit.on,
            name: String::new(),
            email: None,
            institution: None,
            visits: 0,
            known: NewGuest::default(),
            age_of: None,
        };
        guest.add(visit);
        guest
    }

    /// Adds a visit that is not later than those before.
    fn add(&mut self, visit: &PastVisit) {
        self.visits += 1;
        let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        let (known, person, counted) = (&mut self.known, &visit.person, &visit.counted);
        if known.name.is_empty() {
            known.name = text(&person["name"]).unwrap_or_default();
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
        self.name.clone_from(&known.name);
        self.email.clone_from(&known.email);
        self.institution.clone_from(&known.institution);
    }
}

/// Takes each field that is not given from the earlier visits, where it may still stand in the guest book. An age is
/// taken only from a visit within the last year.
pub(super) fn filled(guest: &mut NewGuest, earlier: &EarlierGuest, today: Date) -> Filled {
    let mut told = Filled {
        visit: earlier.visit.clone(),
        visits: earlier.visits,
        filled: Vec::new(),
        left_out: Vec::new(),
        values: Vec::new(),
    };
    let known = &earlier.known;
    let is_recent = |on: Date| today.duration_since(on).as_hours() <= i64::from(AGE_LASTS) * 24;
    let age = known.age.filter(|_| earlier.age_of.is_some_and(is_recent));
    let name = Some(known.name.clone()).filter(|name| !name.is_empty());
    let take: [(&'static str, Option<String>, Put); 10] = [
        ("name", name, |guest, name| guest.name = name),
        ("email", known.email.clone(), |guest, text| guest.email = Some(text)),
        ("phone", known.phone.clone(), |guest, text| guest.phone = Some(text)),
        ("address", known.address.clone(), |guest, text| guest.address = Some(text)),
        ("sex", known.sex.clone(), |guest, word| guest.sex = Some(word)),
        ("age", age.map(|age| age.to_string()), |guest, age| guest.age = age.parse().ok()),
        ("work", known.work.clone(), |guest, text| guest.work = Some(text)),
        ("institution", known.institution.clone(), |guest, text| guest.institution = Some(text)),
        ("kind", known.kind.clone(), |guest, word| guest.kind = Some(word)),
        ("use", known.purpose.clone(), |guest, word| guest.purpose = Some(word)),
    ];
    let given = guest.clone();
    for (field, value, put) in take {
        let Some(value) = value.filter(|_| !is_given(&given, field)) else { continue };
        let mut alone = NewGuest { name: "A".to_owned(), ..NewGuest::default() };
        put(&mut alone, value.clone());
        if alone.checked().is_ok() {
            put(guest, value.clone());
            told.filled.push(field);
            told.values.push((field, value));
        } else {
            told.left_out.push(field);
        }
    }
    told
}

/// Puts a value into a field.
type Put = fn(&mut NewGuest, String);

fn is_given(guest: &NewGuest, field: &str) -> bool {
    match field {
        "name" => !guest.name.trim().is_empty(),
        "email" => guest.email.is_some(),
        "phone" => guest.phone.is_some(),
        "address" => guest.address.is_some(),
        "sex" => guest.sex.is_some(),
        "age" => guest.age.is_some(),
        "work" => guest.work.is_some(),
        "institution" => guest.institution.is_some(),
        "kind" => guest.kind.is_some(),
        _ => guest.purpose.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;

    fn past(visits: &[(&str, Value)]) -> Vec<PastVisit> {
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
            ("2026-11-23-01", json!({"name": "Siti Wattimena"})),
            ("2026-11-20-02", json!({"name": "SITI  wattimena", "email": "siti@contoh.ac.id"})),
            ("2026-11-20-01", json!({"name": "Siti Contoh", "email": "Contoh@contoh.id"})),
            ("2026-10-01-01", json!({"name": "Siti Contoh", "email": "lain@contoh.id"})),
            ("2026-09-01-01", json!({"name": "Siti Contoh"})),
        ]);
        for (words, visits) in [
            ("wattimena", &["2026-11-23-01"][..]),
            ("watti siti", &["2026-11-23-01"]),
            ("SITI@contoh.ac.id", &["2026-11-23-01"]),
            ("2026-11-20-02", &["2026-11-23-01"]),
            ("contoh", &["2026-11-20-01", "2026-10-01-01", "2026-09-01-01"]),
            ("contoh@contoh.id", &["2026-11-20-01"]),
            ("2026-09-01-01", &["2026-09-01-01"]),
            ("Ani", &[]),
            ("-", &[]),
            ("siti@", &[]),
        ] {
            assert_eq!(found(&past, words), visits, "{words}");
        }
    }

    #[test]
    fn only_what_is_not_given_and_still_allowed_is_taken() {
        let past = past(&[
            ("2026-11-23-01", json!({"name": "Siti", "age": 22, "phone": "nomor"})),
            ("2025-01-01-01", json!({"name": "Siti", "email": "salah", "address": "Jl. Contoh 5"})),
        ]);
        let earlier = &earlier_guests(&past, "siti")[0];
        assert_eq!(earlier.visits, 2);
        let mut guest = NewGuest { address: Some("Jl. Baru 1".to_owned()), ..NewGuest::default() };
        let told = filled(&mut guest, earlier, date(2026, 11, 24));
        assert_eq!(told.filled, ["name", "age", "kind"]);
        assert_eq!(told.left_out, ["email", "phone"]);
        assert_eq!((guest.age, &*guest.name), (Some(22), "Siti"));
        assert_eq!(guest.address.as_deref(), Some("Jl. Baru 1"));
        let mut later = NewGuest::default();
        assert!(!filled(&mut later, earlier, date(2028, 1, 1)).filled.contains(&"age"));
    }
}
