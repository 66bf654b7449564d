//! What is taken from earlier visits for a guest who returns.

use jiff::civil::Date;
use serde::Serialize;

use super::earlier_guests::EarlierGuest;
use super::guest_fields::NewGuest;

/// Days after which an age from an earlier visit is not taken any more, since it is no longer right.
const AGE_LASTS: i32 = 365;

/// What was taken from earlier visits for a guest who returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Filled {
    /// The number of the latest of these visits.
    pub visit: String,
    /// The number of these visits.
    pub visits: usize,
    /// The names of the fields that were filled in from these visits.
    pub filled: Vec<&'static str>,
    /// The fields that were not taken, since the guest book does not allow any more what stands there.
    pub left_out: Vec<&'static str>,
    /// The visit of today at which the guest waits already; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waits: Option<String>,
    /// Each field that was taken, with its value.
    #[serde(skip)]
    pub values: Vec<(&'static str, String)>,
}

/// Takes each field that is not given from the earlier visits, where it may still stand in the guest book. An age is
/// taken only from a visit within the last year.
pub(super) fn filled(guest: &mut NewGuest, earlier: &EarlierGuest, today: Date) -> Filled {
    let mut told = Filled {
        visit: earlier.visit.clone(),
        visits: earlier.visits,
        filled: Vec::new(),
        left_out: Vec::new(),
        waits: None,
        values: Vec::new(),
    };
    let known = &earlier.known;
    let is_recent = |on: Date| today.duration_since(on).as_hours() <= i64::from(AGE_LASTS) * 24;
    let age = known.age.filter(|_| earlier.age_of.is_some_and(is_recent));
    let take: [(&'static str, Option<String>, Put); 10] = [
        ("name", known.name.clone(), |guest, name| guest.name = Some(name)),
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
    let given = guest.fields();
    for (field, value, put) in take {
        let Some(value) = value.filter(|_| !given.contains(&(field, true))) else { continue };
        let mut alone = NewGuest::default();
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;
    use crate::office::counter::earlier_guests::earlier_guests;
    use crate::office::counter::earlier_guests::tests::past;

    #[test]
    fn only_what_is_not_given_and_still_allowed_is_taken() {
        let past = past(&[
            ("2026-11-23-01", json!({"name": "Siti", "age": 22, "phone": "nomor 1"})),
            (
                "2025-01-01-01",
                json!({"name": "Siti", "email": "salah", "address": "Jl. Contoh 5", "phone": "NOMOR 1"}),
            ),
        ]);
        let earlier = &earlier_guests(&past, "siti")[0];
        assert_eq!(earlier.visits, 2);
        let mut guest = NewGuest { address: Some("Jl. Baru 1".to_owned()), ..NewGuest::default() };
        let told = filled(&mut guest, earlier, date(2026, 11, 24));
        assert_eq!(told.filled, ["name", "age", "kind"]);
        assert_eq!(told.left_out, ["email", "phone"]);
        assert_eq!((guest.age, guest.name.as_deref()), (Some(22), Some("Siti")));
        assert_eq!(guest.address.as_deref(), Some("Jl. Baru 1"));
        let mut later = NewGuest::default();
        assert!(!filled(&mut later, earlier, date(2028, 1, 1)).filled.contains(&"age"));
    }
}
