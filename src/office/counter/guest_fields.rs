//! The fields of a guest: what may stand in each.

use std::ops::RangeInclusive;

use serde_json::json;

use super::guest_words::{KIND, SEX, USE, WordField, quoted};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::Guest;
use crate::message::{Message, message};
use crate::model::{LONGEST_NAME, is_email, is_phone};
use crate::office::session::seen;

/// The ages of guests in years, both ends included.
pub const AGES: RangeInclusive<u8> = 5..=120;

/// The fields of the guest book, as they are typed; `None` for what is not given. A new entry needs the name alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewGuest {
    /// The name.
    pub name: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Sex.
    pub sex: Option<String>,
    /// Age in years.
    pub age: Option<u8>,
    /// Work.
    pub work: Option<String>,
    /// Institution.
    pub institution: Option<String>,
    /// The kind of institution, such as `swasta`.
    pub kind: Option<String>,
    /// What the data are for, such as `penelitian`.
    pub purpose: Option<String>,
}

impl NewGuest {
    /// Returns each field with whether it is given.
    pub(super) fn fields(&self) -> [(&'static str, bool); 10] {
        [
            ("name", self.name.as_deref().is_some_and(|name| !name.trim().is_empty())),
            ("email", self.email.is_some()),
            ("phone", self.phone.is_some()),
            ("address", self.address.is_some()),
            ("sex", self.sex.is_some()),
            ("age", self.age.is_some()),
            ("work", self.work.is_some()),
            ("institution", self.institution.is_some()),
            ("kind", self.kind.is_some()),
            ("use", self.purpose.is_some()),
        ]
    }

    /// Checks the fields of a new entry, as [`Self::checked`].
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] also where there is no name.
    pub(super) fn entry(&self) -> Result<Guest> {
        if self.fields().contains(&("name", false)) {
            let what = message!("the guest has no name");
            return Err(wrong("name", what, message!("give the name with `--name NAME`")));
        }
        self.checked()
    }

    /// Checks every field that is given, and returns them as the ledger keeps them: texts without blanks around them,
    /// words as the guest book has them. A field without a text counts as not given.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] with the field and with what is allowed, for the first field that is wrong.
    pub(super) fn checked(&self) -> Result<Guest> {
        let given = |text: &Option<String>| -> Option<String> {
            let text = text.as_deref()?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let name = given(&self.name);
        if let Some(name) = name.as_deref().filter(|name| !name.contains(char::is_alphabetic)) {
            let what = message!("{name} is not a name", name = quoted(name));
            return Err(wrong("name", what, message!("give the name with `--name NAME`")));
        }
        let email = given(&self.email);
        if let Some(address) = email.as_deref().filter(|address| !is_email(address)) {
            let what = message!("{address} is not an e-mail address", address = quoted(address));
            let hint = message!("give an address that is in use, such as nama@contoh.ac.id");
            return Err(wrong("email", what, hint));
        }
        let phone = given(&self.phone);
        if let Some(number) = phone.as_deref().filter(|number| !is_phone(number)) {
            let what = message!("{number} is not a telephone number", number = quoted(number));
            let hint = message!("give 8 to 15 digits, such as 0812-3456-7890, or leave it out");
            return Err(wrong("phone", what, hint));
        }
        if let Some(age) = self.age.filter(|age| !AGES.contains(age)) {
            let (start, end) = (AGES.start(), AGES.end());
            let what = message!("found {age}, expected {start} to {end}", age, start, end);
            return Err(wrong("age", what, message!("give the age in years, or leave it out")));
        }
        let (address, work) = (given(&self.address), given(&self.work));
        let institution = given(&self.institution);
        for (field, text) in [
            ("name", name.as_deref()),
            ("address", address.as_deref()),
            ("work", work.as_deref()),
            ("institution", institution.as_deref()),
        ] {
            if let Some(text) = text {
                seen(field, text)?;
            }
            if text.is_some_and(|text| text.chars().count() > LONGEST_NAME) {
                let what = message!("the text is longer than {most} letters", most = LONGEST_NAME);
                return Err(wrong(field, what, message!("write it shorter")));
            }
        }
        let one_of = |field: &WordField, text: &Option<String>| {
            given(text).map(|text| field.read(&text)).transpose()
        };
        let sex = one_of(&SEX, &self.sex)?;
        let (kind, purpose) = (one_of(&KIND, &self.kind)?, one_of(&USE, &self.purpose)?);
        Ok(Guest {
            person: json!({
                "name": name, "email": email, "phone": phone, "address": address, "sex": sex,
                "age": self.age, "work": work, "institution": institution,
            }),
            counted: json!({ "kind": kind, "use": purpose }),
        })
    }
}

fn wrong(field: &str, what: Message, hint: Message) -> Error {
    Error::new(ErrorKind::Usage, what).field(field).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guest(change: fn(&mut NewGuest)) -> NewGuest {
        let mut guest =
            NewGuest { name: Some(" Siti Wattimena ".to_owned()), ..NewGuest::default() };
        change(&mut guest);
        guest
    }

    #[test]
    fn a_wrong_field_is_named() {
        for (field, guest) in [
            ("name", guest(|guest| guest.name = Some(" ".into()))),
            ("name", guest(|guest| guest.name = Some("12345".into()))),
            ("name", guest(|guest| guest.name = Some("a".repeat(201)))),
            ("name", guest(|guest| guest.name = Some("Siti\u{1b}[2J".into()))),
            ("work", guest(|guest| guest.work = Some("guru\nSD".into()))),
            ("email", guest(|guest| guest.email = Some("salah".into()))),
            ("email", guest(|guest| guest.email = Some("siti@contoh".into()))),
            ("phone", guest(|guest| guest.phone = Some("nomor".into()))),
            ("phone", guest(|guest| guest.phone = Some("12345".into()))),
            ("phone", guest(|guest| guest.phone = Some("0812+3456789".into()))),
            ("age", guest(|guest| guest.age = Some(200))),
            ("age", guest(|guest| guest.age = Some(2))),
            ("sex", guest(|guest| guest.sex = Some("x".into()))),
            ("kind", guest(|guest| guest.kind = Some("x".into()))),
            ("use", guest(|guest| guest.purpose = Some("x".into()))),
        ] {
            let error = guest.entry().unwrap_err().to_json();
            assert_eq!(error["error"]["field"], field, "{error}");
            assert!(error["error"]["hint"].is_string(), "{error}");
        }
    }

    #[test]
    fn what_is_kept_has_no_blanks_around_it_and_the_words_of_the_guest_book() {
        let guest = guest(|guest| {
            guest.email = Some(" siti@contoh.ac.id ".into());
            guest.phone = Some("+62 (911) 345-678".into());
            guest.kind = Some("PEMDA".into());
            guest.work = Some("  ".into());
            guest.age = Some(60);
        });
        let kept = guest.entry().unwrap();
        assert_eq!(kept.person["name"], "Siti Wattimena");
        assert_eq!(kept.person["email"], "siti@contoh.ac.id");
        assert_eq!(kept.person["work"], serde_json::Value::Null);
        assert_eq!(kept.counted["kind"], "pemda");
    }
}
