//! `synth`: synthetic surveys and maps.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::terminal::{Answer, Invocation, digits, level, size};
use crate::error::Result;
use crate::message::{message, quantity};
use crate::model::Level;
use crate::office::open_doors::{self, Synthetic};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Synth {
    /// What to make.
    #[arg(long, value_enum)]
    kind: SynthKind,
    /// About how many bytes, such as 200M.
    #[arg(long, value_parser = size)]
    size: u64,
    /// The same seed gives the same bytes [default: 1].
    #[arg(long, value_parser = digits)]
    seed: Option<u64>,
    /// Of maps: the level of the areas [default: desa].
    #[arg(long, value_parser = level())]
    level: Option<Level>,
    /// Surveys: dbf, csv; maps: gpkg, shp, geojson.
    #[arg(long)]
    format: String,
    /// A file with the format's ending, or a folder for a survey in parts.
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SynthKind {
    /// A household survey.
    Survey,
    /// A WILKERSTAT-like map.
    Map,
}

/// Makes a survey or a map, and shows its files.
pub(in crate::cli) fn synth(call: &Invocation, args: &Synth) -> Result<Answer> {
    let kind = match args.kind {
        SynthKind::Survey => Synthetic::Survey,
        SynthKind::Map => Synthetic::Map(args.level),
    };
    let progress = &call.progress;
    let made = open_doors::synth(kind, &args.format, args.size, args.seed, &args.out, progress)?;
    let (files, bytes) = (made.files.join("\n"), quantity(made.bytes));
    let text = call.text(&message!("{files}\n{bytes} bytes", files, bytes));
    Ok(Answer::yes(made, text))
}
