//! `suggest`: products that fit the stated use.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::open_doors;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Suggest {
    /// A file, `-` for standard input, or the number of a request the ledger knows.
    request: String,
    /// Suggests from the tables of this folder; no office is needed then.
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

/// Suggests products, or a consultation where none fits; with the folder of a catalogue, an office is needed only for a
/// request that is named by its number.
pub(in crate::cli) fn suggest(call: &Invocation, args: &Suggest) -> Result<Answer> {
    let suggested = if let Some(tables) = &args.catalog {
        let given = Invocation::given(&args.request)?;
        open_doors::suggest(&given, tables, || call.session_if_given(), &call.clock)?
    } else {
        call.session()?.suggest(&Invocation::given(&args.request)?)?
    };
    let mut text = call.lines();
    if let Some(decided) = &suggested.decided {
        text.line(&decided.words());
    }
    for product in &suggested.suggestions {
        text.verbatim(&product.suggestion.id).indented(4, &product.suggestion.reason);
        if let Some(stock) = &product.stock {
            text.indented(4, &stock.words());
        }
    }
    if suggested.refers_to_consultation() {
        text.line(&message!(
            "No product fits this use; talk about it in a statistical consultation."
        ));
    }
    Ok(Answer::yes(suggested, text))
}
