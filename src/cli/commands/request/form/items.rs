//! The data: products by search, pieces of maps by the region's name, the format, and the price so far.

use super::walk::{Form, Step, Turn};
use crate::cli::ask::Choice;
use crate::cli::terminal::Lines;
use crate::error::Result;
use crate::message::{Message, and, message};
use crate::model::{MapFormat, RequestedItem};
use crate::office::{ItemPrice, OfferedPiece, OfferedProduct, PriceSoFar};

pub(super) const STEPS: &[Step] = &[items, medium];

/// What to do with the list of data.
#[derive(Clone, Copy)]
enum Next {
    Done,
    Dataset,
    Map,
    Remove,
}

/// Asks for items until the list is done.
fn items(form: &mut Form<'_>) -> Result<Turn> {
    loop {
        let is_empty = form.request.items.is_empty();
        let mut choices = Vec::new();
        let mut choice = |what: Message, next| choices.push(Choice::new(form.ask.say(&what), next));
        if !is_empty {
            choice(message!("the list is complete"), Next::Done);
        }
        choice(message!("add microdata"), Next::Dataset);
        choice(message!("add a map"), Next::Map);
        if !is_empty {
            choice(message!("take one from the list"), Next::Remove);
        }
        let count = form.request.items.len();
        let question = message!("Data ({count} in the list):", count);
        match form.ask.choose(&question, choices, 0)? {
            None => return Ok(Turn::Back),
            Some(Next::Done) => return Ok(Turn::Next),
            Some(Next::Dataset) => add_dataset(form)?,
            Some(Next::Map) => add_map(form)?,
            Some(Next::Remove) => remove(form)?,
        }
    }
}

fn add_dataset(form: &mut Form<'_>) -> Result<()> {
    let offered = form.session.offered_datasets(&form.request);
    let Some(id) = form.ask.search(&message!("Microdata:"), products(form, offered), 0)? else {
        return Ok(());
    };
    let choices = vec![
        Choice::new(form.ask.say(&message!("as held")), None),
        Choice::new("csv", Some("csv".to_owned())),
    ];
    let Some(format) = form.ask.choose(&message!("Format:"), choices, 0)? else { return Ok(()) };
    add(form, RequestedItem { id, region: None, format });
    Ok(())
}

fn add_map(form: &mut Form<'_>) -> Result<()> {
    let offered = form.session.offered_maps(&form.request);
    let Some(id) = form.ask.search(&message!("Map:"), products(form, offered), 0)? else {
        return Ok(());
    };
    let pieces = form.session.offered_pieces(&id);
    if pieces.is_empty() {
        let mut lines = form.ask.lines();
        lines.line(&message!("the catalogue has no region for this map"));
        form.ask.tell(&lines);
        return Ok(());
    }
    let stated = form.session.region_codes_of(&form.request);
    let now = pieces.iter().position(|piece| stated.contains(&piece.code)).unwrap_or(0);
    let line = |piece: OfferedPiece| {
        let label = format!("{}  {}", piece.code, piece.name);
        let choice = Choice::new(label, piece.code).also(&piece.words);
        if piece.held {
            choice
        } else {
            choice.with_suffix(&form.ask.say(&message!(" (not held)")))
        }
    };
    let choices = pieces.into_iter().map(line).collect();
    let Some(region) = form.ask.search(&message!("Region:"), choices, now)? else { return Ok(()) };
    let format = |format: MapFormat| {
        let words = match format {
            MapFormat::Shp => message!("shp (Shapefile)"),
            MapFormat::Gpkg => message!("gpkg (GeoPackage)"),
            MapFormat::Geojson => message!("geojson (GeoJSON)"),
            MapFormat::Fgb => message!("fgb (FlatGeobuf)"),
        };
        Choice::new(form.ask.say(&words), format.as_str().to_owned())
    };
    let choices = MapFormat::ALL.into_iter().map(format).collect();
    let Some(format) = form.ask.choose(&message!("Format:"), choices, 0)? else { return Ok(()) };
    add(form, RequestedItem { id, region: Some(region), format: Some(format) });
    Ok(())
}

/// Adds an item and shows the price so far, unless it is in the list already.
fn add(form: &mut Form<'_>, item: RequestedItem) {
    let place = form.request.items.len();
    form.request.items.push(item);
    let mut lines = form.ask.lines();
    if let Some(fault) = form.session.fault_in(&form.request, &format!("items[{place}]")) {
        form.request.items.pop();
        lines.line(&fault);
    } else {
        let price = form.session.price_so_far(&form.request, None, form.progress);
        if let Some(item) = price.items.last() {
            item_lines(&mut lines, item);
        }
        if let Some(fault) = &price.fault {
            lines.line(fault);
        }
        let total = total_words(&price);
        lines.line(&message!("total so far: {total}", total));
    }
    form.ask.tell(&lines);
}

fn remove(form: &mut Form<'_>) -> Result<()> {
    let price = form.session.price_so_far(&form.request, None, form.progress);
    let line = |item: &ItemPrice| Choice::new(item.name(), item.index);
    let choices = price.items.iter().map(line).collect();
    if let Some(at) = form.ask.choose(&message!("Take from the list:"), choices, 0)? {
        form.request.items.remove(at);
    }
    Ok(())
}

/// Asks for the kind of medium.
fn medium(form: &mut Form<'_>) -> Result<Turn> {
    let media = &form.session.catalog().media;
    let now = media.iter().position(|one| Some(&one.kind) == form.request.medium.as_ref());
    let line = |one: &crate::catalog::MediaKind| Choice::new(one.label.as_str(), one.kind.clone());
    let choices = media.iter().map(line).collect();
    let Some(kind) = form.ask.choose(&message!("Medium:"), choices, now.unwrap_or(0))? else {
        return Ok(Turn::Back);
    };
    form.request.medium = Some(kind);
    Ok(Turn::Next)
}

/// Adds an item with its number, its price as the price command shows it, and why it cannot be sold.
pub(super) fn item_lines(lines: &mut Lines, item: &ItemPrice) {
    lines.verbatim(&format!("  {}. {}", item.index + 1, item.name()));
    for line in &item.lines {
        let arithmetic = lines.say(&line.arithmetic);
        lines.verbatim(&format!("     [{}] {arithmetic}", line.tariff));
    }
    if let Some(reference) = &item.reference {
        lines.indented(5, &reference.words());
    }
    if item.is_unknown {
        lines.indented(5, &message!("whether it is held: not known yet; `kemas index` tells"));
        if item.lines.is_empty() {
            lines.indented(5, &message!("price: not known yet"));
        }
    }
    if let (None, Some(stock)) = (&item.withheld, &item.stock) {
        lines.indented(5, &stock.words());
    }
    if let Some(why) = &item.withheld {
        lines.indented(5, &message!("NOT READY FOR SALE: {why}", why));
    }
}

/// Returns the total, with the numbers of the items whose prices it does not contain.
pub(super) fn total_words(price: &PriceSoFar) -> Message {
    let numbers = |items: &mut dyn Iterator<Item = &ItemPrice>| -> Vec<String> {
        items.map(|item| (item.index + 1).to_string()).collect()
    };
    let without = numbers(&mut price.without_price());
    let not_ready = numbers(&mut price.not_ready());
    let mut total = message!("{total}", total = price.total);
    if !without.is_empty() && without.len() == price.items.len() {
        return message!("not known yet");
    }
    if !without.is_empty() {
        let items = and(&without);
        total = message!(
            "{total}, without the price of item {items}, which is not known yet",
            total,
            items
        );
    }
    if !not_ready.is_empty() {
        let items = and(&not_ready);
        total =
            message!("{total}, without item {items}, which is not ready for sale", total, items);
    }
    total
}

fn products(form: &Form<'_>, offered: Vec<OfferedProduct>) -> Vec<Choice<String>> {
    let line = |product: OfferedProduct| {
        let also = format!("{} {}", product.id, product.words);
        let choice = Choice::new(product.title, product.id).also(&also);
        let suffix = match (product.suggested.is_some(), product.held) {
            (true, Some(true)) => message!(" (fits)"),
            (true, Some(false)) => message!(" (fits, not held)"),
            (true, None) => message!(" (fits; whether it is held is not known yet)"),
            (false, Some(false)) => message!(" (not held)"),
            (false, None) => message!(" (whether it is held is not known yet)"),
            (false, Some(true)) => return choice,
        };
        choice.with_suffix(&form.ask.say(&suffix))
    };
    offered.into_iter().map(line).collect()
}
