//! `init`: creates an office.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::Office;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Init {
    /// A folder that does not exist yet, or is empty.
    dir: PathBuf,
}

/// Creates an office in a folder that is empty or does not exist.
pub(in crate::cli) fn init(call: &Invocation, args: &Init) -> Result<Answer> {
    let created = Office::create(&args.dir)?;
    let home = &created.office;
    let mut text = call.lines();
    text.line(&message!("{home}: an office home is ready.", home))
        .line(&message!(
            "  kemas.toml  who the office is, numbers of papers, what the tariff's law leaves open"
        ))
        .line(&message!(
            "  catalog/    products, regions, tariffs and papers: CSV and text files to edit"
        ))
        .line(&message!(
            "  store/      put the data here, or name other folders under `stores` in kemas.toml"
        ))
        .line(&message!("Next:"))
        .line(&message!("  1. edit kemas.toml: name, town, address, unit code, treasurer"))
        .line(&message!("  2. add the row of a product to catalog/datasets.csv"))
        .line(&message!("  3. put its files under store/ROOT; ROOT is the row's column `root`"))
        .line(&message!("  4. run `kemas --office {home} index`", home))
        .line(&message!(
            "Details: `kemas help pengelola`, part 7, with a complete example; the rows of \
             catalog/ whose data you do not have may stay"
        ));
    Ok(Answer::yes(created, text))
}
