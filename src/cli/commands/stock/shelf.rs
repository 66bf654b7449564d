//! `shelf`: lists, prunes or verifies the packages made beforehand.

use clap::Subcommand;

use crate::cli::terminal::{Answer, Invocation, item_words, size};
use crate::error::Result;
use crate::message::{Message, message, quantity};
use crate::office::{DamagedPackage, PackLevel, ShelfPackage, ShelfRemedy};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Shelf {
    #[command(subcommand)]
    command: ShelfCommand,
}

#[derive(Debug, Subcommand)]
enum ShelfCommand {
    /// Lists the packages on the shelf.
    List,
    /// Removes packages until at most so many bytes are left: damaged ones first, then those that no
    /// product makes any more, then the longest unused.
    Prune {
        /// Bytes that may stay, such as 50G.
        #[arg(long, value_name = "SIZE", value_parser = size)]
        keep: u64,
    },
    /// Reads every package and removes damaged ones from the shelf (exit 1: some were).
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
    let mut text = call.lines();
    for listed in &list.packages {
        let package = &listed.package;
        let level = text.say(&level(package.level));
        text.beside(&format!("{:>14}  {level:<8}  ", package.bytes), &described(package));
        if listed.current == Some(false) {
            text.go_on(&message!("  (no product makes it any more)"));
        }
    }
    for damaged in &list.damaged {
        text.line(&message!("damaged: {package}", package = damage(damaged)));
    }
    let (count, bytes) = (list.packages.len(), quantity(list.bytes));
    text.line(&message!("{count} packages, {bytes} bytes", count, bytes));
    Ok(Answer::yes(list, text))
}

/// Returns how hard a package was compressed, in a word.
fn level(level: PackLevel) -> Message {
    match level {
        PackLevel::Fast => message!("fast"),
        PackLevel::Balanced => message!("balanced"),
        PackLevel::Best => message!("best"),
    }
}

fn prune(call: &Invocation, keep: u64) -> Result<Answer> {
    let pruned = call.session()?.prune_shelf(keep)?;
    let mut text = call.lines();
    for removed in &pruned.removed {
        let (package, bytes) = (described(&removed.package), quantity(removed.package.bytes));
        text.line(&message!("removed {package}  {bytes} bytes", package, bytes));
    }
    let (count, bytes) = (pruned.kept, quantity(pruned.bytes));
    text.line(&message!("{count} packages stay, {bytes} bytes", count, bytes));
    Ok(Answer::yes(pruned, text))
}

fn verify(call: &Invocation) -> Result<Answer> {
    let check = call.session()?.verify_shelf(&call.progress)?;
    let mut text = call.lines();
    let (count, bytes) = (check.packages, quantity(check.bytes_read));
    text.line(&message!("{count} packages, {bytes} bytes read", count, bytes));
    for damaged in &check.damaged {
        text.line(&message!("damaged, taken off the shelf: {package}", package = damage(damaged)));
    }
    match check.remedy() {
        Some(ShelfRemedy::Batch) => {
            text.line(&message!("hint: {hint}", hint = message!("`kemas batch` makes them anew")));
        }
        None => {}
    }
    Ok(Answer::new(check.is_sound(), check, text))
}

fn described(package: &ShelfPackage) -> Message {
    let item = item_words(&package.id, package.region.as_deref(), package.format.as_deref());
    made_from(&item, &package.edition, package.files)
}

fn made_from(item: &str, edition: &str, files: usize) -> Message {
    message!("{item}  edition {edition}, {files} files", item, edition, files)
}

fn damage(damaged: &DamagedPackage) -> Message {
    let (recipe, what) = (&damaged.recipe, &damaged.what);
    match (&damaged.id, &damaged.made_from) {
        (Some(id), Some((edition, files))) => {
            let item = item_words(id, damaged.region.as_deref(), damaged.format.as_deref());
            let package = made_from(&item, edition, *files);
            message!("{recipe} {package}: {what}", recipe, package, what)
        }
        _ => message!("{recipe}: {what}", recipe, what),
    }
}
