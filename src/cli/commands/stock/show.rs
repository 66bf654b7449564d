//! `show`: what the office has of a product, and what is wrong with it.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, map_findings, store_findings, word};
use crate::error::Result;
use crate::model::{Column, MapFieldProfile, MapLayerProfile, Profile, listed_up_to};
use crate::office::{HeldFile, Look, ProductKind, Shown, ShownPiece};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// A product's id.
    item: String,
    /// Of a map layer: looks at the piece with this BPS code too.
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// Draws the piece's sheet, as it goes into the package, into this PNG file.
    #[arg(long, value_name = "FILE", requires = "region")]
    picture: Option<PathBuf>,
}

/// Shows a product; of a map layer also one piece, cut and checked as for a sale, with its sheet.
pub(in crate::cli) fn show(call: &Invocation, args: &Show) -> Result<Answer> {
    let picture = args.picture.as_deref();
    let look = args.region.as_deref().map(|region| Look { region, picture });
    let shown = call.session()?.show(&args.item, look, &call.progress)?;
    let mut text = heading(&shown);
    text.push_str(&store_findings(&shown.findings));
    if let Some(piece) = &shown.piece {
        text.push_str(&piece_text(piece));
    }
    Ok(Answer::yes(shown, text))
}

/// The product in words: what it is, what is held of it, which pieces of a map there are.
fn heading(shown: &Shown) -> String {
    let product = &shown.product;
    let (edition, level) = (&product.edition, product.level);
    let mut text = format!("{}  {}", product.id, product.title);
    let _ = match &product.kind {
        ProductKind::Dataset { survey, period, .. } => {
            write!(text, "\n{survey}, {period}, edition {edition}, down to {level}")
        }
        ProductKind::Layer { cut } => {
            write!(text, "\nmap of {level}, edition {edition}, sold by {cut}")
        }
    };
    let _ = write!(text, "\naccess {}; ", word(&product.access));
    let _ = match &shown.withheld {
        None => write!(text, "for sale"),
        Some(why) => write!(text, "NOT for sale: {why}"),
    };
    let (files, root) = (shown.files.len(), &product.root);
    let _ = write!(text, "\n{files} files in '{root}', {} bytes", shown.bytes);
    if let Some(charged) = shown.charged_bytes {
        let _ = write!(text, ", {charged} of them charged");
    }
    for file in &shown.files {
        let _ = write!(text, "\n  {:>14}  {}{}", file.bytes, file.path, inside(file));
    }
    if !shown.pieces.is_empty() {
        text.push_str("\npieces:");
    }
    for piece in &shown.pieces {
        let _ = write!(text, "\n  {}  {} ({} areas)", piece.region, piece.name, piece.areas);
        if let Some(why) = &piece.withheld {
            let _ = write!(text, "\n        NOT for sale: {why}");
        }
    }
    text
}

fn piece_text(piece: &ShownPiece) -> String {
    let mut text = format!("\n\n{} {}: {} areas", piece.region, piece.name, piece.features);
    if let Some(why) = &piece.withheld {
        let _ = write!(text, "\n  NOT for sale: {why}");
    }
    text.push_str(&map_findings(&piece.findings));
    if let Some(picture) = &piece.picture {
        let _ = write!(text, "\nsheet: {picture}");
    }
    text
}

/// What is inside a file, in words.
fn inside(file: &HeldFile) -> String {
    match &*file.inside {
        Profile::Table { format, records, encoding, columns, .. } => format!(
            "\n{BELOW}{format}, {records} records, {encoding}, {} columns: {}",
            columns.len(),
            names(columns.iter().map(|Column { name, .. }| name.as_str()))
        ),
        Profile::Map { driver, layers } => {
            layers.iter().map(|layer| map_layer(driver, layer)).collect()
        }
        Profile::Plain if file.is_free => "  (documentation, free)".to_owned(),
        Profile::MapPart | Profile::Plain => String::new(),
    }
}

/// Where what is told of a file begins.
const BELOW: &str = "                  ";

fn map_layer(driver: &str, layer: &MapLayerProfile) -> String {
    format!(
        "\n{BELOW}{driver}, {} features in {} regencies, {}, columns: {}",
        layer.features,
        layer.regions.len(),
        layer.crs.as_deref().unwrap_or("no coordinate system"),
        names(layer.columns().map(|MapFieldProfile { name, .. }| name.as_str()))
    )
}

/// The most names in a row that stay readable.
const MOST_NAMES: usize = 40;

/// Names in a row, as many as stay readable.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = names.collect();
    listed_up_to(&all, MOST_NAMES, [", and ", " more"])
}
