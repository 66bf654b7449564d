//! Compares a request's JSON with the known fields.

use super::fields::{Field, INDONESIAN, Shape, homes};
use super::near::nearest;
use super::place::placed;
use super::text_fault::{shown, text_fault};
use super::tree::{Member, Node, Placed};
use super::types::{written_right, wrong};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, in_a_row, message, or};

/// Compares a value of the request with what may stand there. Adds to `places` the path of each value and the byte of
/// `json` at which it begins.
///
/// # Errors
/// [`ErrorKind::Request`] for the first fault in the order of the text.
pub(super) fn compare(
    shape: &Shape,
    value: &Placed,
    json: &str,
    places: &mut Vec<(String, usize)>,
) -> Result<()> {
    Compared { json, places }.value(shape, value, "")
}

struct Compared<'c> {
    json: &'c str,
    places: &'c mut Vec<(String, usize)>,
}

impl Compared<'_> {
    fn value(&mut self, shape: &Shape, value: &Placed, path: &str) -> Result<()> {
        self.places.push((path.to_owned(), value.at.start));
        if let Some((found, needed)) = wrong(shape, &value.node) {
            let message = message!("here stands {found}, but {needed} is needed", found, needed);
            let hint = written_right(shape, value, self.json);
            return Err(self.fault(value.at.start, path, message, hint));
        }
        match (shape, &value.node) {
            (Shape::Object(fields), Node::Object(members)) => self.object(fields, members, path),
            (Shape::Region(fields), Node::Object(members)) => {
                self.object(fields, members, path)?;
                let is_said = |member: &Member| match &member.value.node {
                    Node::Text(text) => !text.trim().is_empty(),
                    _ => false,
                };
                if members.iter().any(is_said) {
                    return Ok(());
                }
                let message = message!("here stands a region without a code and a name");
                let hint = message!("write its `code`, its `name` or both, or delete it");
                Err(self.fault(value.at.start, path, message, hint))
            }
            (Shape::List(each), Node::List(values)) => {
                let mut values = values.iter().enumerate();
                values
                    .try_for_each(|(at, value)| self.in_list(each, value, &format!("{path}[{at}]")))
            }
            (shape, Node::Text(text)) => match text_fault(shape, text) {
                Some((message, hint)) => Err(self.fault(value.at.start, path, message, hint)),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Compares a value of a list, where `null` stands for nothing that could be meant.
    fn in_list(&mut self, each: &Shape, value: &Placed, path: &str) -> Result<()> {
        if !matches!(value.node, Node::Null) {
            return self.value(each, value, path);
        }
        let message = message!("here stands `null`, which is no entry of a list");
        Err(self.fault(
            value.at.start,
            path,
            message,
            message!("write what is meant, or delete it"),
        ))
    }

    fn object(&mut self, fields: &[Field], members: &[Member], path: &str) -> Result<()> {
        for (at, member) in members.iter().enumerate() {
            let inner = inside(path, &member.key);
            let Some(field) = fields.iter().find(|field| field.name == member.key) else {
                return Err(self.unknown(fields, members, member, path));
            };
            if members[..at].iter().any(|before| before.key == member.key) {
                let message = message!("`{key}` is there twice", key = member.key);
                let hint = message!("keep the one that is right, and delete the other");
                return Err(self.fault(member.at, &inner, message, hint));
            }
            self.value(&field.form, &member.value, &inner)?;
            let has_value = |name| {
                let mut all = members.iter().filter(|member| member.key == name);
                all.any(|member| !matches!(member.value.node, Node::Null))
            };
            if let Some(other) = field.with
                && has_value(field.name)
                && !has_value(other)
            {
                let message =
                    message!("`{name}` is there, but `{other}` is not", name = field.name, other);
                let hint =
                    message!("write `{other}` too, or delete `{name}`", other, name = field.name);
                return Err(self.fault(member.at, &inner, message, hint));
            }
        }
        Ok(())
    }

    /// Returns the error of a field that its object cannot have. The hint names the objects in which it belongs, or the
    /// field of this object that was probably meant, or all of them. Where the field that was probably meant is needed
    /// and missing, the error is about that one.
    fn unknown(&self, fields: &[Field], members: &[Member], found: &Member, path: &str) -> Error {
        let key = shown(&found.key);
        let elsewhere = homes(&found.key);
        let spare = |field: &&Field| members.iter().all(|member| member.key != field.name);
        let alike = |names: Vec<&'static str>| {
            let lower = found.key.to_lowercase();
            let translated = INDONESIAN.iter().find(|(word, _)| *word == lower);
            let translated = translated.and_then(|(_, name)| names.iter().find(|one| *one == name));
            translated.copied().or_else(|| nearest(&found.key, names))
        };
        let near = alike(fields.iter().filter(spare).map(|field| field.name).collect());
        let near = near.or_else(|| alike(fields.iter().map(|field| field.name).collect()));
        let message = message!("unknown field `{key}`", key = key.as_str());
        let longer = near.is_some_and(|name| name.starts_with(&key) || key.starts_with(name));
        if !elsewhere.is_empty() && !longer {
            let hint = if elsewhere.iter().all(String::is_empty) {
                message!("`{key}` belongs to the request itself, outside of `{path}`", key, path)
            } else {
                message!(
                    "`{key}` belongs in {objects}",
                    key,
                    objects = or(elsewhere
                        .iter()
                        .filter(|home| !home.is_empty())
                        .map(|home| format!("`{home}`")))
                )
            };
            return self.fault(found.at, &inside(path, &key), message, hint);
        }
        let needed = |name: &str| {
            fields.iter().filter(spare).any(|field| field.needed && field.name == name)
        };
        match near {
            Some(name) if needed(name) => {
                let message = message!(
                    "`{name}` is missing; in its place stands `{key}`",
                    name,
                    key = key.as_str()
                );
                let hint = message!("write `{name}` for `{key}`", name, key);
                self.fault(found.at, &inside(path, name), message, hint)
            }
            Some(name) => {
                let hint = message!("write `{name}` for `{key}`", name, key = key.as_str());
                self.fault(found.at, &inside(path, &key), message, hint)
            }
            None => {
                let names = in_a_row(fields.iter().map(|field| format!("`{}`", field.name)));
                let hint = message!("delete it, or take one of {names}", names);
                self.fault(found.at, &inside(path, &key), message, hint)
            }
        }
    }

    fn fault(&self, at: usize, path: &str, message: Message, hint: Message) -> Error {
        let error = Error::new(ErrorKind::Request, message).hint(hint);
        let error = if path.is_empty() { error } else { error.field(path) };
        placed(error, self.json, at)
    }
}

fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
