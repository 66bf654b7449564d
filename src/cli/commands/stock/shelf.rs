//! `shelf`: the packages made beforehand, listed, pruned and verified.

use std::fmt::Write as _;

use clap::Subcommand;

use crate::cli::terminal::{Answer, Invocation, item_words, size, word};
use crate::error::Result;
use crate::office::{DamagedPackage, ShelfPackage, ShelfRemedy};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Shelf {
    #[command(subcommand)]
    command: ShelfCommand,
}

#[derive(Debug, Subcommand)]
enum ShelfCommand {
    /// Lists what lies on the shelf.
    List,
    /// Removes packages until at most so many bytes are left: damaged ones first, then those that no
    /// product makes any more, then the longest unused.
    Prune {
        /// Bytes that may stay, such as 50G.
        #[arg(long, value_name = "SIZE", value_parser = size)]
        keep: u64,
    },
    /// Reads every package and takes off what is not as it was made (exit 1: something was).
    Verify,
}

/// Lists, prunes or verifies the shelf.
pub(in crate::cli) fn shelf(call: &Invocation, args: &Shelf) -> Result<Answer> {
    match args.command {
        ShelfCommand::List => list(call),
        ShelfCommand::Prune { keep } => prune(call, keep),
        ShelfCommand::Verify => verify(call),
    }
}

fn list(call: &Invocation) -> Result<Answer> {
    let list = call.session()?.list_shelf()?;
    let mut text = String::new();
    for listed in &list.packages {
        let package = &listed.package;
        let stale =
            if listed.current == Some(false) { "  (no product makes it any more)" } else { "" };
        let (what, level) = (described(package), word(&package.level));
        let _ = writeln!(text, "{:>14}  {level:<8}  {what}{stale}", package.bytes);
    }
    for damaged in &list.damaged {
        let _ = writeln!(text, "damaged: {}", damage(damaged));
    }
    let _ = write!(text, "{} packages, {} bytes", list.packages.len(), list.bytes);
    Ok(Answer::yes(list, text))
}

fn prune(call: &Invocation, keep: u64) -> Result<Answer> {
    let pruned = call.session()?.prune_shelf(keep)?;
    let mut text = String::new();
    for removed in &pruned.removed {
        let package = &removed.package;
        let _ = writeln!(text, "removed {}  {} bytes", described(package), package.bytes);
    }
    let _ = write!(text, "{} packages stay, {} bytes", pruned.kept, pruned.bytes);
    Ok(Answer::yes(pruned, text))
}

fn verify(call: &Invocation) -> Result<Answer> {
    let check = call.session()?.verify_shelf(&call.progress)?;
    let mut text = format!("{} packages, {} bytes read", check.packages, check.bytes_read);
    for damaged in &check.damaged {
        let _ = write!(text, "\ndamaged, taken off the shelf: {}", damage(damaged));
    }
    match check.remedy() {
        Some(ShelfRemedy::Batch) => text.push_str("\nhint: `kemas batch` makes them anew"),
        None => {}
    }
    Ok(Answer::new(check.is_sound(), check, text))
}

fn described(package: &ShelfPackage) -> String {
    let item = item_words(&package.id, package.region.as_deref(), package.format.as_deref());
    made_from(&item, &package.edition, package.files)
}

fn made_from(item: &str, edition: &str, files: usize) -> String {
    format!("{item}  edition {edition}, {files} files")
}

fn damage(damaged: &DamagedPackage) -> String {
    let what = match (&damaged.id, &damaged.made_from) {
        (Some(id), Some((edition, files))) => {
            let item = item_words(id, damaged.region.as_deref(), damaged.format.as_deref());
            made_from(&item, edition, *files)
        }
        _ => String::new(),
    };
    format!("{} {what}: {}", damaged.recipe, damaged.what)
}
