//! Visit: a guest is entered into the guest book, and the promised service time starts.

use jiff::civil::Time;
use serde_json::json;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Guest, Visit};
use crate::message::message;
use crate::office::session::Session;

/// The fields of the guest book, as they are typed. Only the name is required.
#[derive(Debug, Clone, Default)]
pub struct NewGuest {
    /// The name.
    pub name: String,
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

impl Session {
    /// Enters a guest into the guest book of today, at the given time or now, and gives the visit the next queue
    /// number of the day.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where the guest has no name.
    pub fn visit(&mut self, guest: &NewGuest, at: Option<Time>) -> Result<Visit> {
        let name = guest.name.trim();
        if name.is_empty() {
            return Err(Error::new(ErrorKind::Usage, message!("the guest has no name"))
                .field("name")
                .hint(message!("give the name with `--name NAME`")));
        }
        let entry = Guest {
            person: json!({
                "name": name, "email": guest.email, "phone": guest.phone,
                "address": guest.address, "sex": guest.sex, "age": guest.age,
                "work": guest.work, "institution": guest.institution,
            }),
            counted: json!({ "kind": guest.kind, "use": guest.purpose }),
        };
        let (home, ledger) = self.parts()?;
        ledger.record_visit(&entry, home.clock.moment(at))
    }
}
