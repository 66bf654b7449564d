//! `show`: what the office has of a product, and what is wrong with it, before anybody asks for it.

use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use super::args;
use super::office::{Desk, Office};
use super::{Answer, Result, health};
use crate::catalog::{Catalog, Dataset, Item, MapLayer};
use crate::conformity;
use crate::error::{Error, ErrorKind};
use crate::index::{FileEntry, Index};
use crate::maps::{self, MapSource};
use crate::model::{
    Column, IndexFinding, MapFieldProfile, MapLayerProfile, Profile, RegionCode, RequestedItem,
    Role,
};
use crate::pack;
use crate::plan::{self, HeldPiece, Leaves, TableSizes};

/// Shows a product; of a map layer also one piece, cut and checked as for a sale, with its sheet.
pub(super) fn show(desk: &Desk, args: &args::Show) -> Result<Answer> {
    let office = desk.office()?;
    let item = office.catalog.known(&args.item)?;
    if let (Item::Dataset(dataset), Some(_)) = (item, &args.region) {
        let message = format!("'{}' is a dataset, which is sold whole", dataset.id);
        return Err(Error::new(ErrorKind::Usage, message).field("--region").hint("leave it out"));
    }
    if let Some(picture) = &args.picture {
        office.refuse_inside(picture, "--picture")?;
    }
    let index = office.index()?;
    let held: Vec<&FileEntry> = index.of_item(item.id()).collect();
    let findings: Vec<&IndexFinding> =
        index.findings.iter().filter(|f| f.item.as_deref() == Some(item.id())).collect();
    let pieces = match item {
        Item::Layer(layer) => plan::pieces(&index, &office.catalog, layer),
        Item::Dataset(_) => Vec::new(),
    };
    let sale = Sale::of(&index, &office.catalog, item, pieces, desk.today);
    let mut text = heading(item, &held, &sale);
    text.push_str(&health::stores_told(findings.iter().copied()));
    let piece = match &args.region {
        Some(region) => {
            let looked = Looked::at(desk, &office, &index, item, region, args.picture.as_deref())?;
            text.push_str(&looked.text);
            looked.json
        }
        None => Value::Null,
    };
    let mut json = described(item);
    json["index"] = Value::Null;
    json["region"] = json!(args.region);
    json["format"] = Value::Null;
    json["for_sale"] = json!(sale.withheld.is_none());
    json["withheld"] = json!(sale.withheld);
    json["bytes"] = json!(bytes(&held, None));
    json["data_bytes"] = json!(bytes(&held, Some(Role::Data)));
    json["files"] = held.iter().map(|entry| file(entry)).collect();
    json["pieces"] = sale.pieces.iter().map(held_piece).collect();
    json["findings"] = findings.iter().map(|f| health::store_line(f, None)).collect();
    json["piece"] = piece;
    Ok(Answer::yes(json, text))
}

/// What of a product can be sold as it is.
struct Sale<'a> {
    /// Why nothing can; `None` where it can, or some piece of it.
    withheld: Option<String>,
    /// The pieces that are held, each with the reason why it cannot be sold.
    pieces: Vec<(HeldPiece<'a>, Option<String>)>,
}

impl<'a> Sale<'a> {
    fn of(
        index: &Index,
        catalog: &Catalog,
        item: Item<'_>,
        pieces: Vec<HeldPiece<'a>>,
        today: Date,
    ) -> Self {
        let refused =
            |region: Option<&str>| withheld(index, catalog, &requested(item.id(), region), today);
        let pieces: Vec<_> = pieces
            .into_iter()
            .map(|piece| (piece, refused(Some(piece.region.code.as_str()))))
            .collect();
        let withheld = match item {
            Item::Layer(_) if pieces.iter().any(|(_, refused)| refused.is_none()) => None,
            Item::Layer(layer) if pieces.is_empty() => {
                // Any region of the coverage tells what stops the whole layer.
                layer.coverage.first().and_then(|code| refused(Some(code.as_str())))
            }
            Item::Layer(_) => pieces.iter().find_map(|(_, refused)| refused.clone()),
            Item::Dataset(_) => refused(None),
        };
        Self { withheld, pieces }
    }
}

/// Returns why an item cannot be sold, by its tariff or by what the index knows of its files.
fn withheld(
    index: &Index,
    catalog: &Catalog,
    asked: &RequestedItem,
    today: Date,
) -> Option<String> {
    let made = plan::prepare(index, catalog, 0, asked, &TableSizes::default());
    if let Err(error) = made {
        return Some(error.message().to_owned());
    }
    conformity::no_tariff(catalog, asked, today)
        .map(|finding| format!("{}: {}", finding.rule.code(), finding.reason))
}

fn requested(id: &str, region: Option<&str>) -> RequestedItem {
    RequestedItem { id: id.to_owned(), region: region.map(str::to_owned), format: None }
}

/// A piece that was looked at.
struct Looked {
    json: Value,
    text: String,
}

impl Looked {
    fn at(
        desk: &Desk,
        office: &Office,
        index: &Index,
        item: Item<'_>,
        region: &str,
        picture: Option<&Path>,
    ) -> Result<Self> {
        let asked = requested(item.id(), Some(region));
        let package = plan::cut_of(index, &office.catalog, &asked)?;
        pack::check_touched(&package, &desk.bars)?;
        let Leaves::Cut(cut) = &package.leaves else {
            return Err(Error::new(ErrorKind::Internal, "a piece of a map is not cut"));
        };
        let piece = maps::look(&MapSource::of(&package), &cut.order, &desk.bars)?;
        let mut text =
            format!("\n\n{region} {}: {} areas", cut.order.region.name, piece.features());
        let stopping = piece.findings().iter().filter(|finding| finding.blocking);
        let stopping: Vec<&str> = stopping.map(|finding| &*finding.code).collect();
        let codes = (!stopping.is_empty()).then(|| stopping.join(", "));
        let withheld = withheld(index, &office.catalog, &asked, desk.today).or(codes);
        if let Some(why) = &withheld {
            let _ = write!(text, "\n  NOT for sale: {why}");
        }
        text.push_str(&health::pieces_told(piece.findings()));
        if let Some(out) = picture {
            maps::picture(&piece, &cut.order, out)?;
            let _ = write!(text, "\nsheet: {}", out.display());
        }
        let json = json!({
            "region": region, "name": cut.order.region.name, "features": piece.features(),
            "extent": piece.bounds(), "for_sale": withheld.is_none(), "withheld": withheld, "findings": piece.findings(),
            "picture": picture.map(|path| path.display().to_string()),
        });
        Ok(Self { json, text })
    }
}

/// The product as its table has it.
fn described(item: Item<'_>) -> Value {
    let codes =
        |codes: &[RegionCode]| -> Vec<String> { codes.iter().map(ToString::to_string).collect() };
    match item {
        Item::Dataset(dataset) => json!({
            "id": dataset.id, "subject": "data-mikro", "title": dataset.title,
            "edition": dataset.edition, "access": dataset.access, "root": item.root(),
            "survey": dataset.survey, "period": dataset.period.to_string(),
            "variant": dataset.variant, "topics": dataset.topics, "units": dataset.units,
            "level": dataset.lowest_level.as_str(), "coverage": codes(&dataset.coverage),
        }),
        Item::Layer(layer) => json!({
            "id": layer.id, "subject": "peta", "title": layer.title, "edition": item.edition(),
            "access": layer.access, "root": item.root(), "level": layer.level.as_str(),
            "cut": layer.cut.as_str(), "coverage": codes(&layer.coverage),
        }),
    }
}

fn bytes(held: &[&FileEntry], role: Option<Role>) -> u64 {
    let counts = |entry: &&&FileEntry| role.is_none_or(|role| role == entry.role);
    held.iter().filter(counts).map(|entry| entry.stamp.bytes).sum()
}

/// A held file as the answer shows it.
#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    bytes: u64,
    sha256: String,
    role: Role,
    inside: &'a Profile,
}

fn file(entry: &FileEntry) -> Value {
    json!(File {
        path: entry.path.as_str(),
        bytes: entry.stamp.bytes,
        sha256: entry.digest.to_string(),
        role: entry.role,
        inside: &entry.profile,
    })
}

fn held_piece((piece, withheld): &(HeldPiece<'_>, Option<String>)) -> Value {
    json!({
        "region": piece.region.code.to_string(), "name": piece.region.name, "areas": piece.areas,
        "withheld": withheld,
    })
}

/// The product in words: what it is, what is held of it, which pieces of a map there are.
fn heading(item: Item<'_>, held: &[&FileEntry], sale: &Sale<'_>) -> String {
    let mut text = format!("{}  {}", item.id(), item.title());
    let _ = match item {
        Item::Dataset(Dataset { survey, period, lowest_level, .. }) => {
            write!(text, "\n{survey}, {period}, edition {}, down to {lowest_level}", item.edition())
        }
        Item::Layer(MapLayer { level, cut, .. }) => {
            write!(text, "\nmap of {level}, edition {}, sold by {cut}", item.edition())
        }
    };
    let access = json!(item.access());
    let _ = write!(text, "\naccess {}; ", access.as_str().unwrap_or_default());
    let _ = match &sale.withheld {
        None => write!(text, "for sale"),
        Some(why) => write!(text, "NOT for sale: {why}"),
    };
    let (files, all) = (held.len(), bytes(held, None));
    let _ = write!(text, "\n{files} files in '{}', {all} bytes", item.root());
    if let Item::Dataset(_) = item {
        let _ = write!(text, ", {} of them charged", bytes(held, Some(Role::Data)));
    }
    for entry in held {
        let _ = write!(text, "\n  {:>14}  {}{}", entry.stamp.bytes, entry.path, inside(entry));
    }
    if !sale.pieces.is_empty() {
        text.push_str("\npieces:");
    }
    for (HeldPiece { region, areas }, withheld) in &sale.pieces {
        let _ = write!(text, "\n  {}  {} ({areas} areas)", region.code, region.name);
        if let Some(why) = withheld {
            let _ = write!(text, "\n        NOT for sale: {why}");
        }
    }
    text
}

/// What is inside a file, in words.
fn inside(entry: &FileEntry) -> String {
    match &*entry.profile {
        Profile::Table { format, records, encoding, columns, .. } => format!(
            "\n{BELOW}{format}, {records} records, {encoding}, {} columns: {}",
            columns.len(),
            names(columns.iter().map(|Column { name, .. }| name.as_str()))
        ),
        Profile::Map { driver, layers } => {
            layers.iter().map(|layer| map_layer(driver, layer)).collect()
        }
        Profile::Plain if entry.role == Role::Dokumentasi => "  (documentation, free)".to_owned(),
        Profile::MapPart | Profile::Plain => String::new(),
    }
}

/// Where what is told of a file begins.
const BELOW: &str = "                  ";

fn map_layer(driver: &str, layer: &MapLayerProfile) -> String {
    let columns = layer.fields.iter().filter(|field| !field.is_foreign());
    format!(
        "\n{BELOW}{driver}, {} features in {} regencies, {}, columns: {}",
        layer.features,
        layer.regions.len(),
        layer.crs.as_deref().unwrap_or("no coordinate system"),
        names(columns.map(|MapFieldProfile { name, .. }| name.as_str()))
    )
}

/// Names in a row, as many as stay readable.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 40;
    let all: Vec<&str> = names.collect();
    match all.len().checked_sub(MOST) {
        Some(more @ 1..) => format!("{}, and {more} more", all[..MOST].join(", ")),
        _ => all.join(", "),
    }
}
