//! The people of an office, and what each of them may do.

use jiff::civil::Date;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::message::{Message, message};
use crate::model::form::written_day;

/// A person who acts for the office, as `[[people]]` of `kemas.toml` names one. Whoever takes on another role, or comes
/// back, has several of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name, as it is given with an act.
    pub name: String,
    /// The civil servant's number (NIP); empty where it is not given.
    #[serde(default)]
    pub nip: String,
    /// The office that the person holds, as it stands on papers; empty where it is not given.
    #[serde(default)]
    pub position: String,
    /// The role; a person without one may do everything.
    pub role: Option<OfficeRole>,
    /// The first day; `None` for no limit.
    #[serde(default, deserialize_with = "day")]
    pub from: Option<Date>,
    /// The last day; `None` for no limit.
    #[serde(default, deserialize_with = "day")]
    pub until: Option<Date>,
}

/// What a person is in the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeRole {
    /// An officer at the counter.
    Petugas,
    /// A treasurer.
    Bendahara,
    /// Who looks after settings, catalogue and stores.
    Pengelola,
    /// The head of the office or of the service.
    Pimpinan,
}

/// Who acts for the office in a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representative {
    /// The name.
    pub name: String,
    /// The civil servant's number (NIP); empty where it is not known.
    pub nip: String,
    /// The office that the person holds; empty where it is not given.
    pub position: String,
}

impl Representative {
    /// Returns a person as a paper of this day names who acts for the office; what is not known is empty.
    pub fn of(people: &[Person], name: &str, day: Date) -> Self {
        let name = name.trim();
        let named = || people.iter().filter(|person| person.name.trim() == name);
        let serving = named().find(|person| person.serves_on(day));
        let known = |of: fn(&Person) -> &str| {
            let mut texts = serving.into_iter().chain(named()).map(|person| of(person).trim());
            texts.find(|text| !text.is_empty() && *text != "-").unwrap_or_default().to_owned()
        };
        Self {
            name: name.to_owned(),
            nip: known(|person| &person.nip),
            position: serving.map_or("", |person| person.position.trim()).to_owned(),
        }
    }
}

/// Whose work an act is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// The work of anyone in the office.
    Anyone,
    /// A decision on a request, which names who decides. Anyone in the office may.
    Decision,
    /// Work with money that only a treasurer does: a payment, a deposit, the close of a day.
    Treasurer,
}

impl OfficeRole {
    /// Returns the role's word in the settings, which is Indonesian in every language.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Petugas => "petugas",
            Self::Bendahara => "bendahara",
            Self::Pengelola => "pengelola",
            Self::Pimpinan => "pimpinan",
        }
    }
}

impl Person {
    /// Returns the first of these people who has a role on a day.
    pub fn first(people: &[Self], role: OfficeRole, day: Date) -> Option<&Self> {
        people.iter().find(|person| person.role == Some(role) && person.serves_on(day))
    }

    /// Returns true where the person acts for the office on this day.
    pub fn serves_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Returns true for the same person on a same day in another role.
    pub fn has_two_roles_with(&self, other: &Self) -> bool {
        let ends_before = |one: &Self, next: &Self| {
            one.until.zip(next.from).is_some_and(|(until, from)| until < from)
        };
        self.name.trim() == other.name.trim()
            && self.role != other.role
            && !ends_before(self, other)
            && !ends_before(other, self)
    }

    /// Returns true where the person's role covers this work.
    pub fn may(&self, duty: Duty) -> bool {
        duty != Duty::Treasurer || self.role.is_none_or(|role| role == OfficeRole::Bendahara)
    }

    /// Returns the days on which the person acts, in words; `None` where they have no limit.
    pub fn days(&self) -> Option<Message> {
        match (self.from, self.until) {
            (Some(from), Some(until)) => Some(message!("from {from} until {until}", from, until)),
            (Some(from), None) => Some(message!("from {from} on", from)),
            (None, Some(until)) => Some(message!("until {until}", until)),
            (None, None) => None,
        }
    }
}

/// Reads a day that is written as a string or as TOML's own date.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    deserializer.deserialize_any(Day).map(Some)
}

struct Day;

impl<'de> Visitor<'de> for Day {
    type Value = Date;

    fn expecting(&self, words: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        words.write_str(&message!("a day such as 2026-11-24").english())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
        written_day(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Date, A::Error> {
        let written = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
        let text = written.to_string();
        let day = text.parse().ok().filter(|_| written.time.is_none());
        day.ok_or_else(|| A::Error::invalid_value(serde::de::Unexpected::Str(&text), &self))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn person(text: &str) -> Result<Person, String> {
        toml::from_str(&format!("name = \"Petugas A\"\n{text}"))
            .map_err(|error| error.message().to_owned())
    }

    #[test]
    fn a_person_acts_on_the_days_given_both_included() {
        for text in [
            "from = 2026-01-01\nuntil = 2026-06-30",
            "from = \"2026-01-01\"\nuntil = \"2026-06-30\"",
        ] {
            let person = person(text).unwrap();
            let days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)];
            assert_eq!(days.map(|day| person.serves_on(day)), [false, true, true, false], "{text}");
            let days = person.days().map(|days| days.english());
            assert_eq!(days.as_deref(), Some("from 2026-01-01 until 2026-06-30"));
        }
        assert!(person("").unwrap().serves_on(date(1999, 1, 1)));
    }

    #[test]
    fn only_a_treasurer_or_a_person_without_a_role_does_a_treasurers_work() {
        for (role, may) in [
            ("", true),
            ("role = \"bendahara\"", true),
            ("role = \"petugas\"", false),
            ("role = \"pengelola\"", false),
            ("role = \"pimpinan\"", false),
        ] {
            let person = person(role).unwrap();
            assert_eq!(
                (person.may(Duty::Treasurer), person.may(Duty::Anyone)),
                (may, true),
                "{role}"
            );
        }
    }

    #[test]
    fn what_is_no_day_and_no_role_is_refused() {
        for (text, words) in [
            ("from = \"01/02/2026\"", "a day such as 2026-11-24"),
            ("until = 2026-01-01T10:00:00", "a day such as 2026-11-24"),
            ("until = \"2026-01-01T10:00:00\"", "a day such as 2026-11-24"),
            ("until = 2026", "a day such as 2026-11-24"),
            ("role = \"kasir\"", "`bendahara`"),
            ("jabatan = \"petugas\"", "unknown field `jabatan`"),
        ] {
            let error = person(text).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
