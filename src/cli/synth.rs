//! `synth`: synthetic surveys and maps.

use serde_json::json;

use super::args::{self, SynthKind};
use super::office::Desk;
use super::{Answer, Result};
use crate::error::{Error, ErrorKind};
use crate::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use crate::microdata::{SurveyFormat, SynthOptions, synth_survey};

/// Makes a survey or a map.
pub(super) fn synth(desk: &Desk, args: &args::Synth) -> Result<Answer> {
    let files = match args.kind {
        SynthKind::Survey => {
            let format = SurveyFormat::parse(&args.format)
                .ok_or_else(|| unknown(&args.format, "dbf or csv"))?;
            let options = SynthOptions::new(args.size, args.seed);
            synth_survey(&args.out, format, &options, &desk.bars)?
        }
        SynthKind::Map => {
            let format = SynthFormat::parse(&args.format)
                .ok_or_else(|| unknown(&args.format, "gpkg, shp or geojson"))?;
            let options = SynthMapOptions {
                level: args.level,
                ..SynthMapOptions::new(MapSize::Bytes(args.size), args.seed)
            };
            synth_map(&args.out, format, &options, &desk.bars)?
        }
    };
    let bytes: u64 =
        files.iter().filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum();
    let lines: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let text = format!("{}\n{bytes} bytes", lines.join("\n"));
    Ok(Answer::yes(json!({ "files": lines, "bytes": bytes }), text))
}

fn unknown(format: &str, expected: &str) -> Error {
    Error::new(ErrorKind::Usage, format!("unknown format '{format}', expected {expected}"))
        .field("--format")
}
