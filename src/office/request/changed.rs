//! What a new version of a request changes against the version before, and what it undoes.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::change_words::{entry, shown, text};
use super::field_words::field_words;
use crate::conformity::request_digest;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::message::{Message, message};
use crate::model::{Goods, Money, Request, RequestNumber};
use crate::office::papers::print_invoice;
use crate::office::session::Home;

/// A field that differs between two versions of a request.
#[derive(Debug, Serialize)]
pub struct Change {
    /// The path of the field, such as `items[0].region`.
    pub field: String,
    /// What stood there; `null` for nothing.
    pub before: Value,
    /// What stands there now; `null` for nothing.
    pub after: Value,
}

/// A step on the version before that does not hold for the new one.
#[derive(Debug, Serialize)]
pub struct Undone {
    /// The step: `approval`, `agreement`, `bags`, `invoice` or `plan`.
    pub what: &'static str,
    /// The number of the invoice; `null` for the other steps.
    pub number: Option<String>,
    /// The billing code of the invoice that can still be used at a bank; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_code: Option<OpenCode>,
}

/// A billing code with which an invoice could be paid that must not be paid any more.
#[derive(Debug, Serialize)]
pub struct OpenCode {
    /// The number of the invoice.
    pub invoice: String,
    /// The billing code.
    pub code: String,
    /// The last day on which banks accept it.
    pub expires_on: Date,
}

impl OpenCode {
    /// Returns the billing code of an invoice that is good today; `None` where there is none.
    pub(super) fn of(ledger: &Ledger, invoice: &str, today: Date) -> Result<Option<Self>> {
        let open = ledger.billing_code(invoice)?.filter(|code| code.expires_on >= today);
        let invoice = invoice.to_owned();
        Ok(open.map(|code| Self { invoice, code: code.code, expires_on: code.expires_on }))
    }

    /// Returns one line that the visitor is to be told.
    pub fn line(&self) -> Message {
        let (invoice, code, day) = (&self.invoice, &self.code, self.expires_on);
        message!(
            "billing code {code} of invoice {invoice} is good at banks until {day}: tell the visitor not to pay it",
            code,
            invoice,
            day
        )
    }
}

/// Prints invoices again that cannot be paid any more, with that mark.
pub(super) fn mark(home: &Home, ledger: &Ledger, invoices: &[String]) -> Result<()> {
    for number in invoices {
        if let Some(invoice) = ledger.invoice(number)? {
            print_invoice(home, ledger, &invoice)?;
        }
    }
    Ok(())
}

impl Change {
    /// Returns one line about the change, with the path of the field. Of long texts it has the part that differs.
    pub fn line(&self) -> Message {
        self.line_on(&Message::verbatim(&*self.field))
    }

    /// Returns one line about the change for people, with the field in words.
    pub fn words(&self) -> Message {
        self.line_on(&field_words(&self.field))
    }

    fn line_on(&self, field: &Message) -> Message {
        match (&self.before, &self.after) {
            (Value::Array(_), Value::Array(_)) => message!("  {field}: in another order", field),
            (Value::Null, Value::Object(_)) => {
                message!("  {field}: added {what}", field, what = entry(&self.after))
            }
            (Value::Object(_), Value::Null) => {
                message!("  {field}: removed {what}", field, what = entry(&self.before))
            }
            (before, after) => {
                let (before, after) = shown(&text(before), &text(after));
                message!("  {field}: {before} -> {after}", field, before, after)
            }
        }
    }
}

impl Undone {
    /// Returns the numbers of the invoices among these.
    pub(super) fn invoices(undoes: &[Self]) -> Vec<String> {
        undoes.iter().filter_map(|one| one.number.clone()).collect()
    }

    /// Returns true where a medium was packed, which is to be taken back.
    pub fn takes_back_medium(&self) -> bool {
        self.what == "bags"
    }

    /// Names the step.
    pub fn name(&self) -> Message {
        match (self.what, &self.number) {
            ("invoice", Some(number)) => message!("the unpaid invoice {number}", number),
            ("plan", _) => message!("the plan of that invoice"),
            ("agreement", _) => message!("the signature on the agreement before"),
            ("bags", _) => message!("what was packed before"),
            _ => message!("the approval before"),
        }
    }
}

/// Compares a request with the version that is current in the ledger, before the new one is recorded. Both lists are
/// empty where there is no current version, or where it is the same with the same person.
pub(super) fn compared(
    ledger: &Ledger,
    request: &Request,
    today: Date,
) -> Result<(Vec<Change>, Vec<Undone>)> {
    let mut changed = Vec::new();
    let Some(before) = ledger.request(&request.number)? else { return Ok((changed, Vec::new())) };
    differences(&value(&before.request), &value(request), String::new(), &mut changed);
    // The same version again undoes nothing, also where the person was forgotten since.
    if changed.is_empty() || before.digest == request_digest(request) {
        return Ok((changed, Vec::new()));
    }
    Ok((changed, undone(ledger, &request.number, today)?))
}

/// Returns the steps on the current version of a request that do not hold any more once another one is recorded, or
/// once it is returned. Empty where the request was never handed in.
pub(super) fn undone(ledger: &Ledger, number: &RequestNumber, today: Date) -> Result<Vec<Undone>> {
    let mut undoes = Vec::new();
    let undone = |what| Undone { what, number: None, open_code: None };
    if let Some(state) = ledger.state(number)? {
        if state.goods >= Goods::Approved {
            undoes.push(undone("approval"));
        }
        if state.goods >= Goods::Agreed {
            undoes.push(undone("agreement"));
        }
        if state.goods >= Goods::Packed {
            undoes.push(undone("bags"));
        }
        if state.money == Money::Invoiced {
            let number = ledger.invoice_of_request(number)?.map(|paper| paper.number);
            let open_code = match &number {
                Some(number) => OpenCode::of(ledger, number, today)?,
                None => None,
            };
            undoes.push(Undone { what: "invoice", number, open_code });
            undoes.push(undone("plan"));
        }
    }
    Ok(undoes)
}

fn value(request: &Request) -> Value {
    // A request always has a JSON form.
    serde_json::to_value(request).unwrap_or_default()
}

fn differences(before: &Value, after: &Value, path: String, found: &mut Vec<Change>) {
    match (before, after) {
        (Value::Object(one), Value::Object(other)) => {
            let added = other.keys().filter(|key| !one.contains_key(*key));
            for key in one.keys().chain(added) {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                differences(&before[key], &after[key], path, found);
            }
        }
        (Value::Array(one), Value::Array(other)) => lists(one, other, &path, found),
        _ if before == after => {}
        _ => found.push(Change { field: path, before: before.clone(), after: after.clone() }),
    }
}

/// Compares two lists. An entry that both have, wherever it stands, is no change; where nothing else differs, the order
/// is the change. Of the others, those with the same id are compared with each other, then those in the same place.
fn lists(one: &[Value], other: &[Value], path: &str, found: &mut Vec<Change>) {
    if one == other {
        return;
    }
    let mut gone: Vec<Option<&Value>> = one.iter().map(Some).collect();
    let mut come: Vec<Option<&Value>> = other.iter().map(Some).collect();
    for new in &mut come {
        if let Some(old) = gone.iter_mut().find(|old| old.is_some() && **old == *new) {
            (*old, *new) = (None, None);
        }
    }
    let is_empty = |left: &[Option<&Value>]| left.iter().all(Option::is_none);
    if is_empty(&gone) && is_empty(&come) {
        let (before, after) = (one.to_vec().into(), other.to_vec().into());
        found.push(Change { field: path.to_owned(), before, after });
        return;
    }
    let same_id = |old: &Value, new: &Value| old["id"].is_string() && old["id"] == new["id"];
    for (at, place) in come.iter_mut().enumerate() {
        let Some(new) = *place else { continue };
        if let Some(old) = gone.iter_mut().find(|old| old.is_some_and(|old| same_id(old, new))) {
            differences(
                &old.take().cloned().unwrap_or_default(),
                new,
                format!("{path}[{at}]"),
                found,
            );
            *place = None;
        }
    }
    let left = |all: &[Option<&Value>], at: usize| all.get(at).copied().flatten().cloned();
    for at in 0..gone.len().max(come.len()) {
        let (old, new) = (left(&gone, at), left(&come, at));
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        differences(&old, &new, format!("{path}[{at}]"), found);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_field_that_differs_is_listed() {
        let before = json!({"a": 1, "items": [{"id": "x"}, {"id": "y"}], "m": null});
        let after = json!({"a": 1, "items": [{"id": "z"}], "m": "cd"});
        let mut found = Vec::new();
        differences(&before, &after, String::new(), &mut found);
        let lines: Vec<_> = found.iter().map(|change| change.line().english()).collect();
        assert_eq!(lines, ["  items[0].id: x -> z", "  items[1]: removed y", "  m: - -> cd"]);
    }

    #[test]
    fn an_entry_in_another_place_is_no_change() {
        let lines = |before: Value, after: Value| {
            let mut found = Vec::new();
            differences(&before, &after, "items".to_owned(), &mut found);
            found.iter().map(|change| change.line().english()).collect::<Vec<_>>()
        };
        let item = |id: &str, region: &str| json!({"id": id, "region": region, "format": "gpkg"});
        let (x, y) = (item("x", "8171"), item("y", "8172"));
        let (z, other_y) = (item("z", "8101"), item("y", "8102"));
        assert_eq!(lines(json!([x, y]), json!([y, x])), ["  items: in another order"]);
        assert_eq!(
            lines(json!([x, y]), json!([z, x, y])),
            ["  items[0]: added z, region 8101, format gpkg"]
        );
        assert_eq!(
            lines(json!([x, y]), json!([y])),
            ["  items[0]: removed x, region 8171, format gpkg"]
        );
        for after in [json!([x, other_y]), json!([other_y, x])] {
            let at = usize::from(after[0] == x);
            let expected = format!("  items[{at}].region: 8172 -> 8102");
            assert_eq!(lines(json!([x, y]), after), [expected]);
        }
    }
}
