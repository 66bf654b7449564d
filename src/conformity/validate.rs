//! Reads a request, and checks what must be right before any rule can run.
//!
//! What is wrong here is an error with its field, and not a finding: the request cannot be checked as it is. An
//! unknown item is a finding (K01) and no error.

use std::collections::HashSet;
use std::path::Path;

use super::answer::wording::quote;
use crate::catalog::{Catalog, Item};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, in_a_row, message};
use crate::model::{
    CATEGORIES, DATASET_FORMATS, Form, MapFormat, Request, RequestedItem, is_email, is_phone,
    nearest,
};

/// The most bytes of one of the four texts, which is as long as a book. A longer text is a wrong file, and reading it
/// would take long.
const LONGEST_TEXT: usize = 1_000_000;

/// Reads a request from JSON and validates it against the catalogue.
///
/// # Errors
/// [`ErrorKind::Request`] with the file and a hint, for the first thing at fault: JSON that cannot be read, or a field
/// that is missing, has a value that is not allowed, or must not be there.
pub fn read_request(json: &[u8], file: &Path, catalog: &Catalog) -> Result<Request> {
    let form = Form::read(json, file)?;
    let request = valid(Request::from_form(&form, file)?, &form, file, catalog)?;
    if request.items.is_empty() {
        let hint = message!("list at least one item, such as {{\"id\": \"susenas-2025-03-kor\"}}");
        let fault = fault("items", message!("the list of data is empty"), hint);
        return Err(placed(fault, &form, file));
    }
    Ok(request)
}

/// Reads a request for the use that it states. Its list of data may be empty or missing; a list that is there is
/// validated too.
///
/// # Errors
/// As [`read_request`].
pub fn read_use(json: &[u8], file: &Path, catalog: &Catalog) -> Result<Request> {
    let form = Form::read(json, file)?;
    valid(Request::of_use(&form, file)?, &form, file, catalog)
}

/// Validates a request, whose list of data may be empty.
fn valid(mut request: Request, form: &Form, file: &Path, catalog: &Catalog) -> Result<Request> {
    request.requester.email = request.requester.email.trim().to_owned();
    validate(&request, catalog).map_err(|fault| placed(fault, form, file))?;
    Ok(request)
}

/// Adds the file to a fault, with its field and the place where that stands in the text.
fn placed((field, error): (String, Error), form: &Form, file: &Path) -> Error {
    form.placed(error.field(field.as_str()).file(file), &field)
}

/// A fault with its field.
type Faulty<T> = std::result::Result<T, (String, Error)>;

fn validate(request: &Request, catalog: &Catalog) -> Faulty<()> {
    let requester = &request.requester;
    if !requester.name.chars().any(char::is_alphanumeric) {
        let message = message!("the requester has no name");
        return Err(fault(
            "requester.name",
            message,
            message!("give the name as on the identity card"),
        ));
    }
    email(&requester.email)?;
    if let Some(number) = &requester.phone {
        phone(number)?;
    }
    let uses = &request.abstraction;
    let texts = [
        ("background", &uses.background),
        ("purpose", &uses.purpose),
        ("method", &uses.method),
        ("expected_output", &uses.expected_output),
    ];
    if let Some((name, text)) = texts.into_iter().find(|(_, text)| text.len() > LONGEST_TEXT) {
        let message = message!(
            "the text has {text} bytes, more than {most}",
            text = text.len(),
            most = LONGEST_TEXT
        );
        let hint = message!("state the use in a few pages, and hand in attachments apart");
        return Err(fault(&format!("abstraction.{name}"), message, hint));
    }
    if !CATEGORIES.contains(&requester.category.as_str()) {
        let message =
            message!("unknown category {category}", category = quoted(&requester.category));
        let hint = one_of_near(&requester.category, &CATEGORIES);
        return Err(fault("requester.category", message, hint));
    }
    if let Some(medium) = request.medium.as_deref().filter(|kind| catalog.medium(kind).is_none()) {
        let kinds: Vec<_> = catalog.media.iter().map(|medium| medium.kind.as_str()).collect();
        let hint = one_of_near(medium, &kinds);
        let message = message!("unknown medium {medium}", medium = quoted(medium));
        return Err(fault("medium", message, hint));
    }
    let mut seen = HashSet::new();
    for (index, line) in request.items.iter().enumerate() {
        let is_map = matches!(catalog.item(&line.id), Some(Item::Layer(_)));
        let format = line.format.as_deref().or(is_map.then_some(MapFormat::default().as_str()));
        if !seen.insert((&line.id, &line.region, format)) {
            let message = message!("item {id} is listed twice", id = quoted(&line.id));
            let hint = message!("list each item once, or give it another region or format");
            return Err(fault(&format!("items[{index}]"), message, hint));
        }
        item(line, index, catalog)?;
    }
    Ok(())
}

fn item(line: &RequestedItem, index: usize, catalog: &Catalog) -> Faulty<()> {
    let field = |name: &str| format!("items[{index}].{name}");
    let map_formats = MapFormat::ALL.map(MapFormat::as_str);
    let Some(asked) = catalog.item(&line.id) else { return Ok(()) };
    match (asked, &line.region) {
        (Item::Layer(_), None) => {
            let message = message!("the map {id} needs a region", id = line.id);
            let hint = message!("give the BPS code of the piece, such as \"region\": \"8171\"");
            return Err(fault(&field("region"), message, hint));
        }
        (Item::Dataset(_), Some(region)) => {
            let message = message!(
                "the dataset {id} is sold whole, not for {region}",
                id = line.id,
                region = quoted(region)
            );
            let hint = message!("leave the region out, or ask for a dataset of that region");
            return Err(fault(&field("region"), message, hint));
        }
        _ => {}
    }
    let formats = match asked {
        Item::Layer(_) => map_formats.as_slice(),
        Item::Dataset(_) => DATASET_FORMATS.as_slice(),
    };
    match line.format.as_deref().filter(|format| !formats.contains(format)) {
        Some(format) => {
            let hint = one_of_near(format, formats);
            let format = quoted(format);
            let message = match asked {
                Item::Layer(_) => message!("unknown format {format} for a map", format),
                Item::Dataset(_) => message!("unknown format {format} for a dataset", format),
            };
            let hint = message!("{formats}, or no format at all", formats = hint);
            Err(fault(&field("format"), message, hint))
        }
        None => Ok(()),
    }
}

/// Checks an e-mail address.
fn email(address: &str) -> Faulty<()> {
    if is_email(address) {
        return Ok(());
    }
    let hint = message!("give an address that is in use, such as nama@contoh.ac.id");
    let message = if address.is_empty() {
        message!("the e-mail address is missing")
    } else {
        message!("{address} is not an e-mail address", address = quoted(address))
    };
    Err(fault("requester.email", message, hint))
}

/// Checks a telephone number.
fn phone(number: &str) -> Faulty<()> {
    if is_phone(number) {
        return Ok(());
    }
    let message = message!("{number} is not a telephone number", number = quoted(number));
    let hint = message!("give 8 to 15 digits, such as 0812-3456-7890, or leave it out");
    Err(fault("requester.phone", message, hint))
}

fn fault(field: &str, message: Message, hint: Message) -> (String, Error) {
    (field.to_owned(), Error::new(ErrorKind::Request, message).hint(hint))
}

/// Says what is allowed, the word first that was probably meant.
fn one_of_near(word: &str, words: &[&str]) -> Message {
    let allowed = one_of(words);
    match nearest(word, words.iter().copied()) {
        Some(near) => message!("write {near}; {allowed}", near, allowed),
        None => allowed,
    }
}

fn one_of(words: &[&str]) -> Message {
    match words {
        [one] => message!("allowed is {one}", one),
        many => message!("allowed are {words}", words = in_a_row(many)),
    }
}

/// Returns a visitor's words in quotation marks, cut where they are long and made safe to print.
fn quoted(words: &str) -> String {
    super::answer::wording::neutral(&quote(words))
}
