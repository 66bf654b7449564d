//! Rp0 is granted for one request only: the ledger's own invoices show who had it before.

use rusqlite::{Connection, params};
use serde_json::Value;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, broken, from_body, person_of};
use crate::message::{Message, message};
use crate::model::{Request, RequestNumber};

/// The requester of a tariff of Rp0, by what identifies them. Once personal fields are forgotten, only the letter is
/// left.
#[derive(Default)]
struct Claimant {
    letter: Option<(String, String)>,
    email: Option<String>,
    npwp: Option<String>,
    institution: Option<String>,
}

/// Refuses an invoice of Rp0 where another request with the same letter, NPWP, institution or e-mail has a valid one,
/// or was amended to Rp0.
pub(in crate::ledger) fn refuse_used(
    connection: &Connection,
    row: i64,
    request: &RequestNumber,
) -> Result<()> {
    let claimant = claimant(connection, row)?;
    match used(connection, &claimant, request)? {
        Some(used) => Err(Error::new(ErrorKind::State, used)
            .hint(message!(
                "Rp0 is granted once, whatever letter is brought: set zero_tariff to false in the request and \
                 approve it again, so that it is charged in class umum"
            ))),
        None => Ok(()),
    }
}

impl Ledger {
    /// Returns that another request of the same requester or letter had Rp0, for which this one would be refused an
    /// invoice of Rp0; `None` where none had.
    pub fn used_zero_tariff(&self, request: &Request) -> Result<Option<Message>> {
        let requester = &request.requester;
        let letter = requester.zero_tariff_letter.as_ref();
        let plain = |text: Option<&str>| text.and_then(|text| plain(&text.into()));
        let claimant = Claimant {
            letter: letter.and_then(|letter| {
                plain(Some(letter.number.as_str())).zip(plain(Some(letter.issuer.as_str())))
            }),
            email: plain(Some(requester.email.as_str())),
            npwp: plain(requester.npwp.as_deref()),
            institution: plain(requester.institution.as_deref()),
        };
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        used(&reading, &claimant, &request.number)
    }
}

/// Returns the request that had Rp0 for the same letter, NPWP, institution or e-mail; `None` where none had.
fn used(
    connection: &Connection,
    claimant: &Claimant,
    request: &RequestNumber,
) -> Result<Option<Message>> {
    let sql = "SELECT requests.id, requests.number, invoices.number FROM invoices
               JOIN requests ON requests.id = invoices.request
               WHERE requests.number <> ?1 AND json_extract(invoices.body, '$.total') = 0
               AND NOT EXISTS (SELECT 1 FROM voids
                   WHERE kind = 'invoice' AND voids.number = invoices.number)
               UNION ALL SELECT requests.id, requests.number, 'adendum ke-' || amended.serial
               FROM amended_requests AS amended JOIN requests ON requests.id = amended.request
               WHERE requests.number <> ?1 AND amended.due = 0";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let earlier = select.query_map(params![request.as_str()], cells).map_err(broken)?;
    for found in earlier {
        let (row, other, invoice): (i64, String, String) = found.map_err(broken)?;
        let before = self::claimant(connection, row)?;
        let Some(same) = claimant.same_as(&before) else { continue };
        let granted = message!(
            "Rp0 was granted before for the same {same}: request {other}, {invoice}",
            same,
            other,
            invoice
        );
        // The same letter is the first thing that is compared.
        let is_other_letter = claimant.letter.is_some() && claimant.letter != before.letter;
        return Ok(Some(if is_other_letter {
            message!("{granted}; another letter gives no second Rp0", granted)
        } else {
            granted
        }));
    }
    Ok(None)
}

impl Claimant {
    fn same_as(&self, other: &Self) -> Option<&'static str> {
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        if self.letter.is_some() && self.letter == other.letter {
            return Some("letter");
        }
        if same(&self.npwp, &other.npwp) {
            return Some("NPWP");
        }
        if same(&self.institution, &other.institution) {
            return Some("institution");
        }
        same(&self.email, &other.email).then_some("e-mail")
    }
}

fn claimant(connection: &Connection, row: i64) -> Result<Claimant> {
    let sql = "SELECT requests.body, (SELECT person FROM requesters
               WHERE requesters.request = requests.id ORDER BY id DESC LIMIT 1)
               FROM requests WHERE id = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (body, person): (String, Option<i64>) =
        connection.query_row(sql, [row], cells).map_err(broken)?;
    let body: Value = from_body(&body)?;
    let letter = &body["requester"]["zero_tariff_letter"];
    let letter = plain(&letter["number"]).zip(plain(&letter["issuer"]));
    let person = person.map(|person| person_of(connection, person)).transpose()?.flatten();
    let Some(person) = person else { return Ok(Claimant { letter, ..Claimant::default() }) };
    Ok(Claimant {
        letter,
        email: plain(&person["email"]),
        npwp: plain(&person["npwp"]),
        institution: plain(&person["institution"]),
    })
}

/// Returns a text in lower case, with single spaces between its words; `None` where it is blank or no text.
fn plain(value: &Value) -> Option<String> {
    let text: String = value.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text.to_lowercase()).filter(|text| !text.is_empty())
}
