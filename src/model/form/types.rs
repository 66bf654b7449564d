//! Values whose type is not the one that their field needs.

use super::fields::Shape;
use super::tree::{Node, Placed};
use crate::message::{Message, message};

/// Returns the type that was found and the type that is needed; `None` where the type is right. `null` is right for
/// every field here; a list has no `null`.
pub(super) fn wrong(shape: &Shape, node: &Node) -> Option<(Message, Message)> {
    let fits = matches!(
        (shape, node),
        (Shape::Ignored, _)
            | (_, Node::Null)
            | (Shape::Object(_) | Shape::Region(_), Node::Object(_))
            | (Shape::List(_), Node::List(_))
            | (Shape::Flag, Node::Flag)
            | (
                Shape::Text
                    | Shape::Line
                    | Shape::PersonName
                    | Shape::Code
                    | Shape::Key
                    | Shape::FilledKey
                    | Shape::TaxpayerNumber
                    | Shape::Word(_)
                    | Shape::Date,
                Node::Text(_)
            )
    );
    if fits {
        return None;
    }
    let found = match node {
        Node::Null => message!("nothing"),
        Node::Flag => message!("`true` or `false`"),
        Node::Number => message!("a number"),
        Node::Text(_) => message!("a text"),
        Node::List(_) => message!("a list"),
        Node::Object(_) => message!("an object"),
    };
    let needed = match shape {
        Shape::Object(_) | Shape::Region(_) => message!("an object"),
        Shape::List(_) => message!("a list"),
        Shape::Flag => message!("`true` or `false`"),
        _ => message!("a text"),
    };
    Some((found, needed))
}

/// Returns a hint at how to write a value of the type that `shape` needs.
pub(super) fn written_right(shape: &Shape, value: &Placed, json: &str) -> Message {
    let raw = json.get(value.at.clone()).unwrap_or_default();
    match (shape, &value.node) {
        (Shape::Object(_) | Shape::Region(_), _) => message!("write its fields in braces: {{ … }}"),
        (Shape::List(_), _) => message!("write it in square brackets: [ … ]"),
        (Shape::Flag, _) => message!("write `true` or `false`, without quotation marks"),
        (_, Node::Number) if raw.len() <= 40 => {
            message!("write it in quotation marks: \"{raw}\"", raw)
        }
        _ => message!("write it in quotation marks"),
    }
}
