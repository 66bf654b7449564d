//! The shelf from the command line: batch fills it, list, prune and verify keep it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args;
use super::medium::processors;
use super::office::{Desk, Office};
use super::tables::Tables;
use super::{Answer, Result};
use crate::error::Error;
use crate::index::Index;
use crate::model::RequestedItem;
use crate::pack::{self, BatchOptions, Damaged, Recipe, ShelvedPackage};
use crate::plan::{self, Package};

/// Makes packages before anyone asks for them.
pub(super) fn batch(desk: &Desk, args: &args::Batch) -> Result<Answer> {
    let office = desk.office()?;
    let index = office.index()?;
    let items = wanted(&office, &index, args)?;
    let (mut packages, mut failed): (Vec<Package>, Vec<(usize, Error)>) = Default::default();
    let mut tables = Tables::of(&office);
    for (place, item) in items.iter().enumerate() {
        let whole = office.refuse_unindexed(&index, &item.id, desk);
        let measured =
            whole.and_then(|()| tables.measure(&office, &index, (place, item), None, &desk.bars));
        let prepare = |()| plan::prepare(&index, &office.catalog, place, item, tables.sizes());
        match measured.and_then(prepare) {
            Ok(package) => packages.push(package),
            Err(error) => failed.push((place, error)),
        }
    }
    tables.keep(&office)?;
    let options = BatchOptions {
        level: args.level.into(),
        threads: args.threads.map_or_else(processors, usize::from),
    };
    let made = pack::batch(&office.shelf(), &packages, &options, &desk.bars)?;
    failed.extend(made.failed.into_iter().map(|failure| (failure.place, failure.error)));
    failed.sort_by_key(|(place, _)| *place);
    let mut text = format!("{} built, {} reused, {} failed", made.built, made.reused, failed.len());
    for (place, why) in &made.damaged {
        let _ = write!(text, "\ndamaged on the shelf, made anew: {}: {why}", named(&items[*place]));
    }
    for (place, error) in &failed {
        let _ = write!(text, "\nfailed: {}: {error}", named(&items[*place]));
        if let Some(hint) = error.hint_text() {
            let _ = write!(text, "\n  hint: {hint}");
        }
    }
    let of = |place: usize, more: (&str, Value)| {
        let item = &items[place];
        json!({
            "index": place, "id": item.id, "region": item.region, "format": item.format,
            more.0: more.1,
        })
    };
    let json = json!({
        "built": made.built, "reused": made.reused,
        "failed": failed
            .iter()
            .map(|(place, error)| of(*place, ("error", error.to_json()["error"].clone())))
            .collect::<Vec<_>>(),
        "damaged": made
            .damaged
            .iter()
            .map(|(place, why)| of(*place, ("what", why.clone().into())))
            .collect::<Vec<_>>(),
    });
    Ok(Answer::new(failed.is_empty(), json, text))
}

/// Lists what is to be made; each item once, in the order of the list.
fn wanted(office: &Office, index: &Index, args: &args::Batch) -> Result<Vec<RequestedItem>> {
    let mut items = Vec::new();
    if let Some(most) = args.popular {
        items.extend(office.ledger()?.popular(usize::from(most))?);
    }
    if args.all {
        items.extend(plan::preparable(index, &office.catalog));
    }
    if args.bundles.is_some() || (args.popular.is_none() && !args.all) {
        let bundled = office.catalog.bundles(args.bundles.as_deref())?;
        items.extend(bundled.into_iter().map(|row| row.item));
    }
    let mut once: Vec<RequestedItem> = Vec::new();
    for item in items {
        if !once.contains(&item) {
            once.push(item);
        }
    }
    Ok(once)
}

fn named(item: &RequestedItem) -> String {
    let parts = [Some(&item.id), item.region.as_ref(), item.format.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Lists, prunes or verifies the shelf.
pub(super) fn shelf(desk: &Desk, command: &args::ShelfCommand) -> Result<Answer> {
    let office = desk.office()?;
    match command {
        args::ShelfCommand::List => list(&office),
        args::ShelfCommand::Prune { keep } => prune(&office, *keep),
        args::ShelfCommand::Verify => verify(desk, &office),
    }
}

fn list(office: &Office) -> Result<Answer> {
    let (packages, damaged) = office.shelf().list()?;
    let (index, tables) = (office.index().ok(), Tables::of(office));
    let bytes: u64 = packages.iter().map(|package| package.bytes).sum();
    let mut text = String::new();
    let mut lines = Vec::new();
    for package in &packages {
        let current =
            index.as_ref().map(|index| is_current(office, index, &tables, &package.recipe));
        let stale = if current == Some(false) { "  (no product makes it any more)" } else { "" };
        let (what, level) = (described(&package.recipe), package.level().as_str());
        let _ = writeln!(text, "{:>14}  {level:<8}  {what}{stale}", package.bytes);
        lines.push(line(package, "current", &json!(current)));
    }
    for damaged in &damaged {
        let _ = writeln!(text, "damaged: {}", told(damaged));
    }
    let _ = write!(text, "{} packages, {bytes} bytes", packages.len());
    let damaged: Vec<Value> = damaged.iter().map(damaged_line).collect();
    Ok(Answer::yes(json!({ "packages": lines, "damaged": damaged, "bytes": bytes }), text))
}

fn prune(office: &Office, keep: u64) -> Result<Answer> {
    let (index, tables) = (office.index().ok(), Tables::of(office));
    // Without an index nothing tells what is out of date, and the longest unused goes first.
    let current = |recipe: &Recipe| {
        index.as_ref().is_none_or(|index| is_current(office, index, &tables, recipe))
    };
    let pruned = office.shelf().prune(keep, &current)?;
    let mut text = String::new();
    for package in &pruned.removed {
        let _ = writeln!(text, "removed {}  {} bytes", described(&package.recipe), package.bytes);
    }
    let _ = write!(text, "{} packages stay, {} bytes", pruned.kept, pruned.bytes);
    let removed: Vec<Value> =
        pruned.removed.iter().map(|package| line(package, "removed", &json!(true))).collect();
    let json = json!({ "removed": removed, "kept": pruned.kept, "bytes": pruned.bytes });
    Ok(Answer::yes(json, text))
}

fn verify(desk: &Desk, office: &Office) -> Result<Answer> {
    let check = office.shelf().verify(&desk.bars)?;
    let sound = check.damaged.is_empty();
    let result = if sound { "lengkap" } else { "rusak" };
    let mut text = format!("{} packages, {} bytes read", check.packages, check.bytes_read);
    for damaged in &check.damaged {
        let _ = write!(text, "\ndamaged, taken off the shelf: {}", told(damaged));
    }
    if !sound {
        text.push_str("\nhint: `kemas batch` makes them anew");
    }
    let damaged: Vec<Value> = check.damaged.iter().map(damaged_line).collect();
    let json = json!({
        "result": result, "packages": check.packages, "bytes_read": check.bytes_read,
        "damaged": damaged,
    });
    Ok(Answer::new(sound, json, text))
}

/// Returns true when the product as the index knows it still makes this package.
fn is_current(office: &Office, index: &Index, tables: &Tables, recipe: &Recipe) -> bool {
    let item = RequestedItem {
        id: recipe.item.clone(),
        region: recipe.region.clone(),
        format: recipe.format.clone(),
    };
    plan::prepare(index, &office.catalog, 0, &item, tables.sizes())
        .is_ok_and(|package| Recipe::of(&package, recipe.level) == *recipe)
}

fn described(recipe: &Recipe) -> String {
    let item = RequestedItem {
        id: recipe.item.clone(),
        region: recipe.region.clone(),
        format: recipe.format.clone(),
    };
    format!("{}  edition {}, {} files", named(&item), recipe.edition, recipe.members.len())
}

fn line(package: &ShelvedPackage, key: &str, value: &Value) -> Value {
    let recipe = &package.recipe;
    json!({
        "recipe": package.digest, "index": null, "id": recipe.item, "region": recipe.region,
        "format": recipe.format, "edition": recipe.edition, "level": recipe.level,
        "engine": recipe.engine, "bytes": package.bytes, "files": recipe.members.len(),
        "source_bytes": recipe.source_bytes(), key: value,
    })
}

fn told(damaged: &Damaged) -> String {
    let what = damaged.recipe.as_ref().map(described).unwrap_or_default();
    format!("{} {what}: {}", damaged.digest, damaged.what)
}

fn damaged_line(damaged: &Damaged) -> Value {
    let recipe = damaged.recipe.as_ref();
    json!({
        "recipe": damaged.digest, "index": null, "id": recipe.map(|recipe| &recipe.item),
        "region": recipe.and_then(|recipe| recipe.region.as_ref()),
        "format": recipe.and_then(|recipe| recipe.format.as_ref()), "what": damaged.what,
    })
}
