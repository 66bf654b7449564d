//! The row of a map layer.

use crate::catalog::MapLayer;
use crate::message::{and, message};
use crate::model::{Level, MapEdition};
use crate::proposal::names::{MapNames, Said};
use crate::proposal::product::{Context, Draft, Found, ProposedCell, of_said};

/// Puts what the names of a map say into a draft, and the levels that its columns tell.
pub(in crate::proposal) fn take_names(
    draft: &mut Draft,
    names: &MapNames,
    levels: &[(Level, String)],
) {
    draft.given.insert("level", level(&names.level, levels));
    let edition = match &names.edition {
        Said::Nothing => Found::unclear(message!("no year and semester in the names")),
        said => of_said(said),
    };
    draft.given.insert("edition", edition);
}

fn level(said: &Said, levels: &[(Level, String)]) -> Found {
    match (levels, said) {
        ([], said) => of_said(said),
        // Columns of regencies alone do not say how fine a map is.
        ([(level, column)], Said::Nothing) if *level < Level::Kecamatan => {
            Found::unclear(message!(
                "the column {column} says {level}, and layers.csv has no maps above kecamatan",
                column,
                level
            ))
        }
        ([(level, _)], said) if *level < Level::Kecamatan => of_said(said),
        ([(level, column)], Said::One { value, place }) if value != level.as_str() => {
            Found::unclear(message!(
                "the column {column} says {level}, the name '{place}' says {value}",
                column,
                level,
                place,
                value
            ))
        }
        ([(level, column)], _) => {
            Found::sure(level.as_str(), message!("the column {column}", column))
        }
        (several, _) => Found::unclear(message!(
            "its layers are of several levels: {levels}",
            levels = and(several.iter().map(|(level, _)| level.as_str()))
        )),
    }
}

/// Returns the cells of the row in the table's order.
pub(in crate::proposal) fn cells(context: &Context<'_>, draft: &Draft) -> Vec<ProposedCell> {
    let plain =
        |column: &'static str| draft.or(column, || Found::unclear(message!("nothing says it")));
    let level = draft.text("level").and_then(Level::parse);
    let like = level.and_then(|level| context.like_layer(level));
    let as_there = |value: Option<String>| match (like, value) {
        (Some(like), Some(value)) => {
            Found::likely(value, message!("as {id} has it", id = &like.id))
        }
        _ => Found::unclear(message!("no layer like it is in the catalogue")),
    };
    let text = |json: serde_json::Value| json.as_str().map(str::to_owned);
    let cut = draft.or("cut", || as_there(like.map(|like| like.cut.to_string())));
    let access =
        draft.or("access", || as_there(like.and_then(|like| text(serde_json::json!(like.access)))));
    let id = draft.or("id", || id(draft, level));
    let root = draft.or("root", || match id.text() {
        Some(id) => Found::likely(format!("peta/{id}"), message!("the usual folder")),
        None => Found::unclear(message!("it follows from the id")),
    });
    [
        ("id", id),
        ("title", draft.or("title", || title(draft, like))),
        ("level", plain("level")),
        ("edition", plain("edition")),
        ("coverage", plain("coverage")),
        ("cut", cut),
        ("access", access),
        ("root", root),
    ]
    .map(|(column, found)| ProposedCell::of(column, found))
    .into()
}

/// Returns a level as ids have it.
fn word(level: Level) -> &'static str {
    match level {
        Level::Kecamatan => "kec",
        Level::BlokSensus => "bs",
        other => other.as_str(),
    }
}

fn id(draft: &Draft, level: Option<Level>) -> Found {
    match (level, draft.text("edition")) {
        (Some(level), Some(edition)) => Found::likely(
            format!("wilkerstat-{}-{edition}", word(level)),
            message!("made of level and edition"),
        ),
        _ => Found::unclear(message!("it follows from level and edition")),
    }
}

/// Returns the title of a layer like it, with another edition.
fn title(draft: &Draft, like: Option<&MapLayer>) -> Found {
    let edition = draft.text("edition").and_then(MapEdition::parse);
    let in_title = |edition: MapEdition| {
        [&*edition.year.to_string(), "semester", &*edition.semester.to_string()].join(" ")
    };
    match (like, edition) {
        (Some(like), Some(edition)) => {
            let title = like.title.replace(&in_title(like.edition), &in_title(edition));
            Found::likely(title, message!("as {id} has it", id = &like.id))
        }
        _ => Found::unclear(message!("it follows from level and edition")),
    }
}
