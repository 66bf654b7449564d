//! `init`: a new office home.

use std::path::PathBuf;

use crate::cli::terminal::Answer;
use crate::error::Result;
use crate::office::Office;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Init {
    /// A folder that does not exist yet, or is empty.
    dir: PathBuf,
}

/// Makes an office home in a folder that is empty or not there.
pub(in crate::cli) fn init(args: &Init) -> Result<Answer> {
    let created = Office::create(&args.dir)?;
    let home = &created.office;
    let text = format!(
        "{home}: an office home is ready.\n\
         \x20 kemas.toml  who the office is, numbers of papers, what the tariff's law leaves open\n\
         \x20 catalog/    products, regions, tariffs and papers: CSV and text files to edit\n\
         \x20 store/      put the data here, or name other folders under `stores` in kemas.toml\n\
         Next: kemas --office {home} index"
    );
    Ok(Answer::yes(created, text))
}
