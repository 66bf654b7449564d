//! `show`: a product in the stores, whether it is for sale, and the findings on it.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Lines, word};
use crate::error::Result;
use crate::message::{Message, and, in_a_row, message, quantity};
use crate::model::{Column, MapFieldProfile, MapLayerProfile, Profile};
use crate::office::{HeldFile, Look, ProductKind, Shown, ShownPiece, StoreFinding, Withheld};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// A product's id.
    item: String,
    /// For a map layer: also cuts and checks the piece with this BPS code.
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// Draws the piece's sheet, as it goes into the package, into this PNG file.
    #[arg(long, value_name = "FILE", requires = "region")]
    picture: Option<PathBuf>,
}

/// Shows a product. Of a map layer, a piece whose region is named is also cut and checked as for a sale, and its sheet
/// is drawn where a file for it is named.
pub(in crate::cli) fn show(call: &Invocation, args: &Show) -> Result<Answer> {
    let picture = args.picture.as_deref();
    let look = args.region.as_deref().map(|region| Look { region, picture });
    let shown = call.session()?.show(&args.item, look, &call.progress)?;
    let mut text = call.lines();
    heading(&mut text, &shown);
    text.store_findings(&shown.findings);
    if let Some(piece) = &shown.piece {
        of_piece(&mut text, piece, &shown.findings);
    }
    Ok(Answer::yes(shown, text))
}

/// Adds the product, whether it is for sale, its files in the stores, and the pieces of a map.
fn heading(text: &mut Lines, shown: &Shown) {
    let product = &shown.product;
    let (edition, level) = (product.edition.clone(), product.level);
    text.verbatim(&format!("{}  {}", product.id, product.title));
    text.line(&match &product.kind {
        ProductKind::Dataset { survey, period, .. } => message!(
            "{survey}, {period}, edition {edition}, down to {level}",
            survey,
            period,
            edition,
            level
        ),
        ProductKind::Layer { cut } => {
            message!("map of {level}, edition {edition}, sold by {cut}", level, edition, cut)
        }
    });
    if let ProductKind::Dataset { reference_price: Some(price), .. } = &product.kind {
        text.line(&message!("price in the central catalogue: {price}", price = *price));
    }
    let access = word(&product.access);
    text.line(&match &shown.withheld {
        None => message!("access {access}; for sale", access),
        Some(why) => {
            let why = reason(why, &shown.findings);
            message!("access {access}; NOT for sale: {why}", access, why)
        }
    });
    if !shown.mounted {
        text.line(&message!("the store with these data is not mounted: mount its disk"));
    }
    let (files, root, bytes) = (shown.files.len(), &product.root, quantity(shown.bytes));
    text.line(&message!("{files} files in '{root}', {bytes} bytes", files, root, bytes));
    if let Some(charged) = shown.charged_bytes {
        text.go_on(&message!(", {bytes} of them charged", bytes = quantity(charged)));
    }
    for file in &shown.files {
        text.verbatim(&format!("  {:>14}  {}", file.bytes, file.path));
        inside(text, file);
    }
    if !shown.pieces.is_empty() {
        text.line(&message!("pieces:"));
    }
    for piece in &shown.pieces {
        let (region, name, areas) = (&piece.region, &piece.name, piece.areas);
        text.indented(2, &message!("{region}  {name} ({areas} areas)", region, name, areas));
        if let Some(why) = &piece.withheld {
            let why = reason(why, &shown.findings);
            text.indented(8, &message!("NOT for sale: {why}", why));
        }
    }
}

/// Returns why something cannot be sold; findings that are listed too are named by their codes alone.
fn reason(why: &Withheld, findings: &[StoreFinding]) -> Message {
    if !why.is_told_by_findings(findings) {
        return message!("{why}", why);
    }
    let stopping = findings.iter().filter(|finding| finding.stops_sale);
    let mut codes: Vec<&str> = stopping.map(|finding| finding.finding.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    message!("{codes}, see there", codes = and(codes))
}

fn of_piece(text: &mut Lines, piece: &ShownPiece, findings: &[StoreFinding]) {
    let (region, name, areas) = (&piece.region, &piece.name, piece.features);
    text.verbatim("").line(&message!("{region} {name}: {areas} areas", region, name, areas));
    if let Some(why) = &piece.withheld {
        let why = reason(why, findings);
        text.indented(2, &message!("NOT for sale: {why}", why));
    }
    text.map_findings(&piece.findings);
    if let Some(picture) = &piece.picture {
        text.line(&message!("sheet: {picture}", picture));
    }
}

/// Indentation of the lines about a file's content.
const BELOW: usize = 18;

/// The most names in a list.
const MOST_NAMES: usize = 40;

/// Adds what a table or a map holds, or that another file is free documentation; nothing about any other file.
fn inside(text: &mut Lines, file: &HeldFile) {
    match &*file.inside {
        Profile::Table { format, records, encoding, columns, .. } => {
            let names = columns.iter().map(|Column { name, .. }| name);
            text.beside(
                &" ".repeat(BELOW),
                &message!(
                    "{format}, {records} records, {encoding}, {count} columns: {names}",
                    format,
                    records = quantity(*records),
                    encoding,
                    count = columns.len(),
                    names = in_a_row(names).up_to(MOST_NAMES)
                ),
            );
        }
        Profile::Map { driver, layers } => {
            for layer in layers {
                map_layer(text, driver, layer);
            }
        }
        Profile::Plain if file.is_free => {
            text.go_on(&message!("  (documentation, free)"));
        }
        Profile::MapPart | Profile::Plain => {}
    }
}

fn map_layer(text: &mut Lines, driver: &str, layer: &MapLayerProfile) {
    let crs = match &layer.crs {
        Some(crs) => Message::verbatim(crs),
        None => message!("no coordinate system"),
    };
    let names = layer.fields.iter().map(|MapFieldProfile { name, .. }| name);
    text.beside(
        &" ".repeat(BELOW),
        &message!(
            "{driver}, {features} features in {regencies} regencies, {crs}, columns: {names}",
            driver,
            features = layer.features,
            regencies = layer.regions.len(),
            crs,
            names = in_a_row(names).up_to(MOST_NAMES)
        ),
    );
}
