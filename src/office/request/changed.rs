//! What a new version of a request changes against the version before, and what it undoes.

use serde::Serialize;
use serde_json::Value;

use crate::error::Result;
use crate::ledger::Ledger;
use crate::message::{Message, message};
use crate::model::{Goods, Money, Request};

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
}

impl Change {
    /// Returns one line about the change.
    pub fn line(&self) -> Message {
        let (before, after) = (short(&self.before), short(&self.after));
        message!("  {field}: {before} -> {after}", field = self.field, before, after)
    }
}

impl Undone {
    /// Names the step.
    pub fn name(&self) -> Message {
        match (self.what, &self.number) {
            ("invoice", Some(number)) => message!("the unpaid invoice {number}", number),
            ("plan", _) => message!("the plan of that invoice"),
            ("agreement", _) => message!("the signature on the version before"),
            ("bags", _) => message!("what was packed of the version before"),
            _ => message!("the approval before"),
        }
    }
}

/// Compares a request with the version that is current in the ledger, before the new one is recorded. Both lists are
/// empty where there is no current version, or where it is the same.
pub(super) fn compared(ledger: &Ledger, request: &Request) -> Result<(Vec<Change>, Vec<Undone>)> {
    let (mut changed, mut undoes) = (Vec::new(), Vec::new());
    let Some(before) = ledger.request(&request.number)? else { return Ok((changed, undoes)) };
    differences(&value(&before.request), &value(request), String::new(), &mut changed);
    if changed.is_empty() {
        return Ok((changed, undoes));
    }
    if let Some(state) = ledger.state(&request.number)? {
        if state.goods >= Goods::Approved {
            undoes.push(Undone { what: "approval", number: None });
        }
        // These two only where the request is amended: no other version follows one that was signed.
        if state.goods >= Goods::Agreed {
            undoes.push(Undone { what: "agreement", number: None });
        }
        if state.goods >= Goods::Packed {
            undoes.push(Undone { what: "bags", number: None });
        }
        if state.money == Money::Invoiced {
            let number = ledger.invoice_of_request(&request.number)?.map(|paper| paper.number);
            undoes.push(Undone { what: "invoice", number });
            undoes.push(Undone { what: "plan", number: None });
        }
    }
    Ok((changed, undoes))
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
        (Value::Array(one), Value::Array(other)) => {
            for at in 0..one.len().max(other.len()) {
                let (one, other) = (one.get(at), other.get(at));
                let value = |value: Option<&Value>| value.cloned().unwrap_or_default();
                differences(&value(one), &value(other), format!("{path}[{at}]"), found);
            }
        }
        _ if before == after => {}
        _ => found.push(Change { field: path, before: before.clone(), after: after.clone() }),
    }
}

/// Returns a value as it is shown in a line: its first 40 characters, with blanks for control characters.
fn short(value: &Value) -> String {
    let text = match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
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
        assert_eq!(
            lines,
            ["  items[0].id: x -> z", "  items[1]: {\"id\":\"y\"} -> -", "  m: - -> cd"]
        );
    }
}
