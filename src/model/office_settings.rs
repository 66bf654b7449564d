//! What an office sets in `kemas.toml`, for example its name and address, how papers are numbered, and what the law
//! leaves open.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::keeping::KeepSettings;
use super::people::{Duty, OfficeRole, Person, Representative};
use super::settings::{NumberingSettings, TariffSettings};
use crate::message::Language;

/// All settings of an office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeSettings {
    /// The office's name, as it stands on papers.
    pub name: String,
    /// The picture in the letterhead, a PNG file in the office's folder; `None` for none. A paper is stored with the
    /// picture itself.
    #[serde(default, skip_serializing)]
    pub logo: Option<String>,
    /// The picture in the letterhead as hexadecimal digits; `None` for none. It is read with the settings.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub logo_image: Option<String>,
    /// The town that stands before a paper's date.
    pub town: String,
    /// The postal address.
    pub address: String,
    /// The unit code in paper numbers, such as `81000`.
    pub unit_code: String,
    /// The decree that sets the service standard.
    pub service_standard: String,
    /// Folders with the data, absolute or relative to the office's folder.
    pub stores: Vec<String>,
    /// The folder of packages that are made beforehand, absolute or relative to the office's folder.
    pub shelf: String,
    /// Where a buyer can complain.
    pub contact: Contact,
    /// Who takes the money (*bendahara*).
    pub treasurer: Treasurer,
    /// How papers are numbered.
    pub numbering: NumberingSettings,
    /// How a price is computed where the tariff's law leaves it open.
    pub tariff: TariffSettings,
    /// The time zone of the office's days and hours, by its name in the IANA tables, such as `Asia/Jayapura`.
    #[serde(default = "usual_timezone", skip_serializing)]
    pub timezone: String,
    /// The language of screens and of what the terminal says; papers are Indonesian.
    #[serde(default)]
    pub language: Language,
    /// How the counter works.
    #[serde(default)]
    pub counter: CounterSettings,
    /// How the office keeps what it must not lose. It is not kept with a paper.
    #[serde(default, skip_serializing)]
    pub keep: KeepSettings,
    /// How an export of SIMPONI is read. It is not kept with a paper.
    #[serde(default, skip_serializing)]
    pub simponi: SimponiSettings,
    /// The people who act for the office; where there are any, nobody else does. They are not copied into the ledger
    /// with the settings of a paper.
    #[serde(default, skip_serializing)]
    pub people: Vec<Person>,
}

/// The zone of an office that sets none: that of Maluku (WIT).
pub fn usual_timezone() -> String {
    "Asia/Jayapura".to_owned()
}

/// The office's choices for its service counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CounterSettings {
    /// The minutes within which the service standard promises the service of a visit.
    pub promised_minutes: u16,
    /// Days that personal data are kept after the day that `Ledger::last_day_of` returns, before they may be erased
    /// without a reason.
    pub keep_personal_days: u32,
    /// The working days after that of a complaint within which it is answered.
    #[serde(skip_serializing)]
    pub complaint_days: u16,
    /// The days from that of an invoice to the last one to pay it in cash, as the invoice says it.
    pub pay_within_days: u16,
    /// A receipt for more than so many rupiah gets a place for a stamp duty (*meterai*); 0 means that none does.
    pub receipt_meterai_above: u64,
    /// SIMPONI: the account (*akun*).
    pub simponi_account: String,
    /// SIMPONI: the working unit (*satuan kerja*).
    pub simponi_unit: String,
    /// SIMPONI: the echelon I unit.
    pub simponi_echelon: String,
    /// The officer who acts where an act names none; blank for nobody.
    #[serde(skip_serializing)]
    pub officer: String,
    /// Whether an act is refused where no officer is named.
    #[serde(skip_serializing)]
    pub require_officer: bool,
    /// Whether who approves a request takes no money for it, and a second person confirms what changes money on record.
    #[serde(skip_serializing)]
    pub four_eyes: bool,
    /// Whether Rp0, a payment by NTPN and a deposit need the document that proves them.
    #[serde(skip_serializing)]
    pub require_evidence: bool,
}

impl Default for CounterSettings {
    fn default() -> Self {
        Self {
            promised_minutes: 60,
            keep_personal_days: 1825,
            complaint_days: 5,
            pay_within_days: 7,
            receipt_meterai_above: 0,
            simponi_account: String::new(),
            simponi_unit: String::new(),
            simponi_echelon: String::new(),
            officer: String::new(),
            require_officer: false,
            four_eyes: false,
            require_evidence: true,
        }
    }
}

/// The headings of the columns in an export of SIMPONI. Where one is empty, the usual headings are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SimponiSettings {
    /// That of the NTPN.
    pub ntpn: String,
    /// That of the billing code; an export may be without it.
    pub code: String,
    /// That of the amount.
    pub amount: String,
    /// That of the day of payment.
    pub date: String,
}

/// Contacts for complaints, printed on papers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// E-mail.
    pub email: String,
    /// Telephone, SMS or WhatsApp.
    pub phone: String,
    /// Website.
    pub website: String,
}

/// The office as the papers of a map name it. What is blank or a dash in the settings is empty here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Publisher {
    /// The office's name.
    pub name: String,
    /// The postal address.
    pub address: String,
    /// E-mail.
    pub email: String,
    /// Telephone, SMS or WhatsApp.
    pub phone: String,
    /// Website.
    pub website: String,
}

impl OfficeSettings {
    /// Returns the treasurer's name; `None` where the office names its people and the treasurer is none of those who do
    /// a treasurer's work on this day.
    pub fn treasurer_on(&self, day: Date) -> Option<String> {
        let name = self.treasurer.name.trim();
        let is_one = |person: &Person| {
            person.name.trim() == name && person.serves_on(day) && person.may(Duty::Treasurer)
        };
        let counts = self.people.is_empty() || self.people.iter().any(is_one);
        counts.then(|| self.treasurer.name.clone())
    }

    /// Returns who of the office's people acts for it in an agreement of this day; `None` where nobody is its head.
    pub fn head_on(&self, day: Date) -> Option<Representative> {
        let head = Person::first(&self.people, OfficeRole::Pimpinan, day)?;
        Some(self.representative(&head.name, day))
    }

    /// Returns a person as a paper of this day names who acts for the office, with NIP and position where they are known.
    pub fn representative(&self, name: &str, day: Date) -> Representative {
        let mut found = Representative::of(&self.people, name, day);
        let own = self.treasurer.nip.trim();
        if found.nip.is_empty() && found.name == self.treasurer.name.trim() && own != "-" {
            own.clone_into(&mut found.nip);
        }
        found
    }

    /// Returns the treasurer who serves on this day: the treasurer in the settings, or where the office names its people
    /// and that one does not serve, the first treasurer who does.
    pub fn treasurer_who_serves(&self, day: Date) -> Representative {
        let own = self.treasurer_on(day).is_some();
        let serving = Person::first(&self.people, OfficeRole::Bendahara, day).filter(|_| !own);
        let name = serving.map_or(&self.treasurer.name, |person| &person.name);
        self.representative(name, day)
    }

    /// Returns who signs a treasurer's paper of this day: who acts, or else the treasurer who serves. Where the office
    /// names no people, nobody is known to do a treasurer's work but the treasurer in the settings, who signs.
    pub fn treasurer_of(&self, actor: Option<&str>, day: Date) -> Representative {
        match actor {
            Some(name) if !self.people.is_empty() => self.representative(name, day),
            _ => self.treasurer_who_serves(day),
        }
    }

    /// Returns the office as the papers of a map name it.
    pub fn publisher(&self) -> Publisher {
        // These lines of kemas.toml cannot be left out. An office that has nothing to write there writes a dash.
        let unset = |text: &str| text.trim().trim_matches(['-', '–', '—']).trim().is_empty();
        let set = |text: &str| if unset(text) { String::new() } else { text.trim().to_owned() };
        Publisher {
            name: set(&self.name),
            address: set(&self.address),
            email: set(&self.contact.email),
            phone: set(&self.contact.phone),
            website: set(&self.contact.website),
        }
    }
}

/// The treasurer (*bendahara*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Treasurer {
    /// Name.
    pub name: String,
    /// The civil servant's number (NIP).
    pub nip: String,
}
