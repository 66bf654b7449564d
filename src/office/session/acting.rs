//! Who acts: the officer whose name an act is recorded with.

use super::reason::stated_reason;
use super::session::Session;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, and, message};
use crate::model::{
    Actor, Duty, OfficeRole, OfficeSettings, Person, Room, nearest, unfit_character,
};

/// Who acts, as the caller knows it.
#[derive(Debug, Clone, Default)]
pub struct Acting {
    /// The name that was given with the act, and the option that gave it.
    pub given: Option<Named>,
    /// The name of the machine's account; `None` where it is not known.
    pub account: Option<String>,
    /// The machine's name; `None` where it is not known.
    pub host: Option<String>,
    /// The name of who confirms the act as a second person.
    pub second: Option<String>,
}

impl Session {
    /// Sets who does what this session records: the name given with the act, or else the usual one, or else the officer
    /// of the settings. Where there is none of these, the acts are recorded without a name.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a blank name given with the act; where no name is given and the office requires one, or
    /// the act is a decision; where the office names its people, for anyone else, for a person who does not act for it
    /// today, for one whose role does not cover the work, and for a treasurer's work without a name.
    pub fn acting(mut self, who: &Acting, duty: Duty) -> Result<Self> {
        self.act_as(who, duty)?;
        Ok(self)
    }

    /// Sets who does what this session records, as [`Self::acting`].
    pub(in crate::office) fn act_as(&mut self, who: &Acting, duty: Duty) -> Result<()> {
        let name = self.officer(who.given.as_ref(), duty)?;
        let second = self.second(who, name.as_deref())?;
        let Acting { account, host, .. } = who.clone();
        let because = self.reason.as_deref().filter(|because| !because.trim().is_empty());
        let because = because.map(stated_reason).transpose()?.map(str::to_owned);
        self.actor = Some(Actor { name, account, host, because, second });
        Ok(())
    }

    /// Returns who acts; without a name where nobody was set.
    pub fn actor(&self) -> Actor {
        self.actor.clone().unwrap_or_default()
    }

    /// Returns the name of who acts, for an act that is not recorded without one.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where nobody was named.
    pub(in crate::office) fn named_actor(&self) -> Result<String> {
        self.actor().name.ok_or_else(|| {
            Error::new(ErrorKind::Usage, message!("an amendment names who makes it"))
                .field("--by")
                .hint(message!("give the name with `--by NAME`, or once for all in KEMAS_PETUGAS"))
        })
    }

    /// Returns the name that is given for all acts, besides the settings' one.
    pub fn usual_officer(&self) -> Option<&str> {
        self.usual.as_ref().and_then(|(name, _)| Actor::named(name))
    }

    /// Returns true where an act of this kind is refused unless it names the officer.
    pub fn must_name(&self, duty: Duty) -> bool {
        self.officer(None, duty).is_err()
    }

    /// Returns the name with which an act is recorded, where `given` was given with it.
    fn officer(&self, given: Option<&Named>, duty: Duty) -> Result<Option<String>> {
        let settings = self.home().settings();
        let today = self.home().clock.today();
        match name(given, self.usual.as_ref(), settings)? {
            Some((name, place)) => {
                let refused = |refusal: Refusal| refusal.error(place);
                allowed(&name, settings, today, duty).map_err(refused)?;
                Ok(Some(name))
            }
            None if duty == Duty::Treasurer && !settings.people.is_empty() => {
                let what = message!("the treasurer's work is recorded with the treasurer's name");
                let hint = who_may(settings, today, duty);
                Err(Refusal { what, hint }.error("--by"))
            }
            None if settings.counter.require_officer => Err(required()),
            None if duty == Duty::Decision => Err(nobody_decides()),
            None => Ok(None),
        }
    }
}

/// A name, and the option, the variable or the setting that gave it.
type Named = (String, &'static str);

/// Returns the name that counts, and what gave it.
fn name(
    given: Option<&Named>,
    usual: Option<&Named>,
    settings: &OfficeSettings,
) -> Result<Option<Named>> {
    if let Some((name, option)) = given {
        let name = Actor::named(name).ok_or_else(|| nameless(option))?;
        return Ok(Some((name.to_owned(), *option)));
    }
    let usual = usual.map(|(name, variable)| (name.as_str(), *variable));
    // A blank variable is as good as none; the words for no name are no name of anyone.
    if let Some((name, variable)) = usual
        && !name.trim().is_empty()
        && Actor::named(name).is_none()
    {
        return Err(nameless("--by").field(variable));
    }
    let set = Some((settings.counter.officer.as_str(), "counter.officer"));
    let named = |(name, place)| Some((Actor::named(name)?.to_owned(), place));
    Ok([usual, set].into_iter().flatten().find_map(named))
}

/// Returns the error of a name that stands for no name; `option` can give another one.
fn nameless(option: &'static str) -> Error {
    Error::new(ErrorKind::Usage, message!("the officer has no name"))
        .field(option)
        .hint(message!("give the name with `{option} NAME`", option))
}

fn required() -> Error {
    Error::new(ErrorKind::Usage, message!("this office records no act without the officer's name"))
        .field("--by")
        .hint(message!("give the name with `--by NAME`, or once for all in KEMAS_PETUGAS"))
}

/// Returns the error of an approval without an officer: the agreement and the file of the request name who approved.
fn nobody_decides() -> Error {
    Error::new(ErrorKind::Usage, message!("an approval needs the officer's name"))
        .field("--by")
        .hint(message!("give the name with `--by NAME`, or once for all in KEMAS_PETUGAS"))
}

/// Why a name is refused, and what to do.
struct Refusal {
    what: Message,
    hint: Message,
}

impl Refusal {
    fn error(self, place: &str) -> Error {
        Error::new(ErrorKind::Usage, self.what).field(place).hint(self.hint)
    }
}

/// Returns the name of a second person without blanks at its ends.
///
/// # Errors
/// [`ErrorKind::Usage`] for a blank name, and where the office names its people, for anyone else and for a person who
/// does not act for it today.
pub(super) fn allowed_second(
    name: &str,
    settings: &OfficeSettings,
    today: jiff::civil::Date,
) -> Result<String> {
    let name = Actor::named(name).ok_or_else(|| nameless("--second"))?;
    allowed(name, settings, today, Duty::Anyone).map_err(|refusal| refusal.error("--second"))?;
    Ok(name.to_owned())
}

/// Returns the name of a treasurer who takes cash over, without blanks at its ends; as [`allowed_second`], and refused
/// also for a person whose role does not cover a treasurer's work.
pub(super) fn allowed_treasurer(
    name: &str,
    option: &'static str,
    settings: &OfficeSettings,
    today: jiff::civil::Date,
) -> Result<String> {
    let name = Actor::named(name).ok_or_else(|| nameless(option))?;
    allowed(name, settings, today, Duty::Treasurer).map_err(|refusal| refusal.error(option))?;
    Ok(name.to_owned())
}

/// Refuses a name that may not act for the office today, or may not do this work.
fn allowed(
    name: &str,
    settings: &OfficeSettings,
    today: jiff::civil::Date,
    duty: Duty,
) -> std::result::Result<(), Refusal> {
    if name.contains(char::is_control) {
        let what = message!("the officer's name holds a line break or another control character");
        return Err(Refusal { what, hint: message!("type the name again") });
    }
    if let Some((what, meant)) = unfit_character(name, Room::Line) {
        return Err(Refusal { what, hint: message!("type it anew: {meant}", meant) });
    }
    if Actor::is_placeholder(name) {
        let what = message!("{name} stands for the officer's name and is none", name);
        return Err(Refusal { what, hint: message!("write who does it in its place") });
    }
    if let Some(what) = Actor::too_long(name) {
        return Err(Refusal { what, hint: message!("type the name again") });
    }
    let people = &settings.people;
    if people.is_empty() {
        return Ok(());
    }
    let of_name: Vec<&Person> = people.iter().filter(|person| person.name.trim() == name).collect();
    if of_name.is_empty() {
        return Err(unknown(name, people));
    }
    let now: Vec<&Person> =
        of_name.iter().copied().filter(|person| person.serves_on(today)).collect();
    if now.is_empty() {
        let days = and(of_name.iter().filter_map(|person| person.days()));
        return Err(Refusal {
            what: message!(
                "{name} acts for the office {days}, and today is {today}",
                name,
                days,
                today
            ),
            hint: message!(
                "name who acts today, or correct `from` and `until` under [[people]] in kemas.toml"
            ),
        });
    }
    if now.iter().any(|person| person.may(duty)) {
        return Ok(());
    }
    let roles = and(now.iter().filter_map(|person| person.role).map(OfficeRole::as_str));
    let what =
        message!("{name} has the role {roles}, but this is the treasurer's work", name, roles);
    Err(Refusal { what, hint: who_may(settings, today, duty) })
}

/// Returns the hint that names who may do this work today.
fn who_may(settings: &OfficeSettings, today: jiff::civil::Date, duty: Duty) -> Message {
    let may = settings.people.iter().filter(|one| one.may(duty) && one.serves_on(today));
    let mut treasurers: Vec<&str> = may.map(|person| person.name.trim()).collect();
    treasurers.dedup();
    if treasurers.is_empty() {
        message!("give a person the role `bendahara` under [[people]] in kemas.toml")
    } else {
        message!("name the treasurer: {treasurers}", treasurers = and(treasurers).up_to(5))
    }
}

fn unknown(name: &str, people: &[Person]) -> Refusal {
    let names = || people.iter().map(|person| person.name.trim());
    let hint = if let Some(meant) = nearest(name, names()) {
        message!(
            "perhaps `{meant}`; the people of the office stand under [[people]] in kemas.toml",
            meant
        )
    } else {
        let mut known: Vec<&str> = names().collect();
        known.dedup();
        message!(
            "known are {names}; the people of the office stand under [[people]] in kemas.toml",
            names = and(known).up_to(5)
        )
    };
    Refusal { what: message!("the office knows nobody of the name '{name}'", name), hint }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use jiff::civil::date;

    use super::super::settings::settings;
    use super::*;
    use crate::catalog::builtin_file;

    const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
role = "petugas"
until = 2026-06-30
[[people]]
name = "Petugas A"
role = "bendahara"
from = 2026-07-01
[[people]]
name = "Maria"
role = "bendahara"
from = 2026-01-01
[[people]]
name = "Budi"
"#;

    fn office(people: &str) -> OfficeSettings {
        let text = format!("{}\n{people}", builtin_file("kemas.toml").unwrap());
        settings(&text, Path::new("kemas.toml")).unwrap()
    }

    #[test]
    fn a_person_is_known_by_name_day_and_role() {
        let office = office(PEOPLE);
        let (june, july) = (date(2026, 6, 30), date(2026, 7, 1));
        let says = |name, day, duty| match allowed(name, &office, day, duty) {
            Ok(()) => String::new(),
            Err(Refusal { what, hint }) => format!("{} · {}", what.english(), hint.english()),
        };
        for (name, day) in [("Petugas A", june), ("Petugas A", july), ("Budi", june)] {
            assert_eq!(says(name, day, Duty::Anyone), "", "{name} {day}");
        }
        for (name, day) in [("Petugas A", july), ("Maria", june), ("Budi", june)] {
            assert_eq!(says(name, day, Duty::Treasurer), "", "{name} {day}");
        }
        for (name, day, duty, words) in [
            ("petugas a", june, Duty::Anyone, "perhaps `Petugas A`"),
            ("Xaverius", june, Duty::Anyone, "known are Petugas A, Maria and Budi"),
            ("Maria", date(2025, 12, 31), Duty::Anyone, "from 2026-01-01 on, and today is"),
            ("Petugas A", june, Duty::Treasurer, "name the treasurer: Maria and Budi"),
            ("Budi\n", june, Duty::Anyone, "control character"),
            ("Bu\u{ad}di", june, Duty::Anyone, "type it anew: Budi"),
            ("NAMA", june, Duty::Anyone, "stands for the officer's name"),
        ] {
            let said = says(name, day, duty);
            assert!(said.contains(words), "{name} {day}: {said}");
        }
    }

    #[test]
    fn the_name_of_the_act_comes_before_the_usual_one_and_that_of_the_settings() {
        let mut office = office("");
        let of = |(given, usual): (Option<&str>, Option<&str>), office: &OfficeSettings| {
            let given = given.map(|name| (name.to_owned(), "--by"));
            let usual = usual.map(|name| (name.to_owned(), "KEMAS_PETUGAS"));
            name(given.as_ref(), usual.as_ref(), office)
        };
        let said = |who, office: &OfficeSettings| {
            of(who, office).unwrap().map(|(name, place)| format!("{name} {place}"))
        };
        assert_eq!(said((None, Some(" ")), &office), None);
        office.counter.officer = "Rina".to_owned();
        let cases = [
            (Some(" Siti "), Some("Budi"), "Siti --by"),
            (None, Some("Budi"), "Budi KEMAS_PETUGAS"),
            (None, Some(""), "Rina counter.officer"),
            (None, None, "Rina counter.officer"),
        ];
        for (given, usual, expected) in cases {
            assert_eq!(said((given, usual), &office).as_deref(), Some(expected));
        }
        let blank = of((Some(" "), Some("Budi")), &office).unwrap_err().to_json();
        assert_eq!(blank["error"]["field"], "--by", "{blank}");
    }
}
