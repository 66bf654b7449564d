//! Made-up surveys: any size, the same bytes for the same seed, and bytes that pack like real ones.
//!
//! Records are written as they are drawn; memory is one buffer, whatever the size.

mod people;
mod random;
mod sheet;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use self::people::Survey;
use self::sheet::{Pen, footer, header};
use crate::error::{Error, ErrorKind, Result};
use crate::media::publish;
use crate::progress::{Phase, Progress};

/// Writes a survey and returns its files.
///
/// Where `out` ends in the format's extension it is one file, with the first of the parts;
/// otherwise it is a folder with a file for each part, which agree by `NKS`, `URUT` and `ART`.
///
/// # Errors
/// `Exists` where a file is in the way, `Usage` where the extension is of another format.
pub fn synth_survey(
    out: &Path,
    format: SurveyFormat,
    options: &SynthOptions,
    progress: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    let files = files(out, format, &options.parts)?;
    if let Some((_, path)) = files.iter().find(|(_, path)| path.exists()) {
        return Err(exists(path));
    }
    let parts: Vec<Part> = files.iter().map(|(part, _)| *part).collect();
    let households = households(format, options, &parts);
    let survey = Survey::new(options.seed, households);
    progress.begin(Phase::Synth, options.bytes);
    for (part, path) in &files {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|error| Error::io(folder, "make the folder", error))?;
        }
        let partial = partial(path);
        let written = write(&survey, *part, format, households, &partial, progress);
        if let Err(error) = written {
            // The first error is the one to tell.
            let _ = std::fs::remove_file(&partial);
            return Err(error);
        }
        publish(&partial, path, |error| Error::io(path, "name the file", error))?;
    }
    progress.end();
    Ok(files.into_iter().map(|(_, path)| path).collect())
}

/// How a survey is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SurveyFormat {
    /// dBASE III, as BPS sells its microdata.
    Dbf,
    /// Lines with commas, UTF-8.
    Csv,
}

impl SurveyFormat {
    /// Parses `dbf` or `csv`.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Dbf, Self::Csv].into_iter().find(|format| format.as_str() == text)
    }

    /// Returns the word, which is the extension as well.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dbf => "dbf",
            Self::Csv => "csv",
        }
    }
}

/// A file of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One record a household.
    Rt,
    /// One record a member: person, school, health.
    Ind1,
    /// One record a member: work, mothers, internet.
    Ind2,
}

impl Part {
    fn stem(self) -> &'static str {
        match self {
            Self::Rt => "rt",
            Self::Ind1 => "ind1",
            Self::Ind2 => "ind2",
        }
    }
}

/// What to make.
#[derive(Debug, Clone)]
pub struct SynthOptions {
    /// Bytes of all files together, met within some percent.
    pub bytes: u64,
    /// The seed: the same one gives the same bytes.
    pub seed: u64,
    /// The parts, in this order.
    pub parts: Vec<Part>,
}

impl SynthOptions {
    /// Makes all parts.
    pub fn new(bytes: u64, seed: u64) -> Self {
        Self { bytes, seed, parts: vec![Part::Ind1, Part::Ind2, Part::Rt] }
    }
}

fn files(out: &Path, format: SurveyFormat, parts: &[Part]) -> Result<Vec<(Part, PathBuf)>> {
    let usage = |message: &str| Error::new(ErrorKind::Usage, message).file(out);
    let extension = out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let first = parts.first().ok_or_else(|| usage("a survey needs a part"))?;
    if extension == format.as_str() {
        return Ok(vec![(*first, out.to_path_buf())]);
    }
    if SurveyFormat::parse(&extension).is_some() {
        return Err(usage("the extension does not match the format"));
    }
    let name = out.file_name().ok_or_else(|| usage("a survey's folder needs a name"))?;
    let name = name.to_string_lossy();
    let file = |part: &Part| out.join(format!("{name}_{}.{}", part.stem(), format.as_str()));
    Ok(parts.iter().map(|part| (*part, file(part))).collect())
}

/// Returns how many households fill the bytes, going by the first ones.
fn households(format: SurveyFormat, options: &SynthOptions, parts: &[Part]) -> u64 {
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

/// Bytes that are gathered before they are written.
const BUFFER: usize = 256 * 1024;

fn write(
    survey: &Survey,
    part: Part,
    format: SurveyFormat,
    households: u64,
    path: &Path,
    progress: &dyn Progress,
) -> Result<()> {
    let failed = |error| Error::io(path, "write", error);
    let mut file = File::create(path).map_err(failed)?;
    let records = survey.records(part, households);
    let mut buffer = header(format, &survey.columns(part), records);
    for household in 0..households {
        survey.write(part, household, &mut Pen::new(&mut buffer, format));
        if buffer.len() >= BUFFER {
            if progress.cancelled() {
                return Err(Error::new(
                    ErrorKind::Interrupted,
                    "stopped before the survey was complete",
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

fn partial(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.tmp"))
}

fn exists(path: &Path) -> Error {
    Error::new(ErrorKind::Exists, "the file exists already")
        .file(path)
        .hint("name another place, or remove the file")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::progress::Silent;

    fn make(format: SurveyFormat, bytes: u64, seed: u64) -> (TempDir, Vec<PathBuf>) {
        let home = TempDir::new().unwrap();
        let out = home.path().join("ssn");
        let files = synth_survey(&out, format, &SynthOptions::new(bytes, seed), &Silent).unwrap();
        (home, files)
    }

    fn keys(path: &Path, columns: &[&str]) -> Vec<String> {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let header = reader.headers().unwrap().clone();
        let places: Vec<_> =
            columns.iter().map(|c| header.iter().position(|h| h == *c).unwrap()).collect();
        let key = |record: csv::StringRecord| {
            places.iter().map(|p| record[*p].to_owned() + "|").collect()
        };
        reader.records().map(|record| key(record.unwrap())).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
        for format in [SurveyFormat::Dbf, SurveyFormat::Csv] {
            let read = |seed| {
                let (_home, files) = make(format, 300_000, seed);
                files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>()
            };
            assert_eq!(read(1), read(1));
            assert_ne!(read(1), read(2));
        }
    }

    #[test]
    fn parts_agree_by_key_and_in_the_order_of_rows() {
        let (home, files) = make(SurveyFormat::Csv, 300_000, 7);
        let names: Vec<_> =
            files.iter().map(|f| f.strip_prefix(home.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["ssn/ssn_ind1.csv", "ssn/ssn_ind2.csv", "ssn/ssn_rt.csv"]);
        let person = ["PROV", "KAB", "KEC", "NKS", "URUT", "ART", "FWT"];
        assert_eq!(keys(&files[0], &person), keys(&files[1], &person));
        let house = ["PROV", "KAB", "KEC", "KLAS", "STRATA", "NKS", "URUT", "FWT"];
        let of_persons: BTreeSet<_> = keys(&files[0], &house).into_iter().collect();
        let of_houses = keys(&files[2], &house);
        assert_eq!(of_houses.len(), of_persons.len());
        assert_eq!(of_persons, of_houses.into_iter().collect());
        let regencies: BTreeSet<_> = keys(&files[2], &["PROV", "KAB"]).into_iter().collect();
        assert_eq!(regencies.len(), 11);
        assert!(regencies.contains("81|01|"), "codes keep their zeros");
    }

    #[test]
    fn a_dbf_is_as_long_as_its_header_says_and_near_the_size_asked_for() {
        let (_home, files) = make(SurveyFormat::Dbf, 3_000_000, 3);
        let mut total = 0;
        for file in files {
            let bytes = fs::read(file).unwrap();
            let records = u64::from(u32::from_le_bytes(bytes[4..8].try_into().unwrap()));
            let head = u64::from(u16::from_le_bytes([bytes[8], bytes[9]]));
            let record = u64::from(u16::from_le_bytes([bytes[10], bytes[11]]));
            assert_eq!(head + records * record + 1, bytes.len() as u64);
            assert_eq!((bytes[head as usize], bytes[bytes.len() - 1]), (b' ', 0x1A));
            total += bytes.len() as u64;
        }
        assert!((2_900_000..3_100_000).contains(&total), "{total}");
    }

    #[test]
    fn nothing_is_overwritten_and_a_wrong_extension_is_refused() {
        let home = TempDir::new().unwrap();
        let options = SynthOptions::new(10_000, 1);
        let run =
            |name: &str, format| synth_survey(&home.path().join(name), format, &options, &Silent);
        run("a.dbf", SurveyFormat::Dbf).unwrap();
        assert_eq!(run("a.dbf", SurveyFormat::Dbf).unwrap_err().kind(), ErrorKind::Exists);
        assert_eq!(run("b.csv", SurveyFormat::Dbf).unwrap_err().kind(), ErrorKind::Usage);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1, "no partial file stays");
    }
}
