//! Writing one file of a survey, and computing how many households give the wanted size.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::format::SurveyFormat;
use super::options::{Part, SynthOptions};
use super::people::Survey;
use super::records::{Pen, footer, header};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::progress::Progress;

/// Returns how many households give the wanted size, estimated from a sample; at least one.
pub(super) fn households(format: SurveyFormat, options: &SynthOptions, parts: &[Part]) -> u64 {
    const SAMPLE: u64 = 2_000;
    let survey = Survey::new(options.seed, SAMPLE);
    let mut sample = Vec::new();
    let mut fixed = 0;
    for part in parts {
        fixed += header(format, &survey.columns(*part), 0).len() as u64;
        let mut pen = Pen::new(&mut sample, format);
        (0..SAMPLE).for_each(|household| survey.write(*part, household, &mut pen));
    }
    let wanted = u128::from(options.bytes.saturating_sub(fixed)) * u128::from(SAMPLE);
    ((wanted / sample.len().max(1) as u128) as u64).max(1)
}

/// Collected records are written once they have at least this number of bytes.
const BUFFER: usize = 256 * 1024;

/// Writes a part record by record.
pub(super) fn write(
    survey: &Survey,
    part: Part,
    format: SurveyFormat,
    households: u64,
    path: &Path,
    progress: &dyn Progress,
) -> Result<()> {
    let failed = |error| Error::io(path, message!("write the file"), error);
    let mut file = File::create(path).map_err(failed)?;
    let records = survey.records(part, households);
    let mut buffer = header(format, &survey.columns(part), records);
    for household in 0..households {
        survey.write(part, household, &mut Pen::new(&mut buffer, format));
        if buffer.len() >= BUFFER {
            if progress.cancelled() {
                return Err(Error::new(
                    ErrorKind::Interrupted,
                    message!("stopped before the survey was complete"),
                ));
            }
            file.write_all(&buffer).map_err(failed)?;
            progress.advance(buffer.len() as u64);
            buffer.clear();
        }
    }
    buffer.extend_from_slice(footer(format));
    file.write_all(&buffer).map_err(failed)?;
    progress.advance(buffer.len() as u64);
    Ok(())
}
