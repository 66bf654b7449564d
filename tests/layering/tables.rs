//! The tables that the rules are held against.

use crate::rules::{Floors, Places};

/// The floor of each room; a room may use those of lower floors. `error`, `message`, `model` and `progress`
/// stand together on the ground.
pub const FLOORS: Floors = &[
    ("model", 0),
    ("error", 0),
    ("message", 0),
    ("progress", 0),
    ("fixity", 1),
    ("bag", 1),
    ("container", 1),
    ("paper", 1),
    ("language", 1),
    ("catalog", 2),
    ("media", 2),
    ("probe", 3),
    ("index", 4),
    ("conformity", 4),
    ("plan", 5),
    ("maps", 6),
    ("microdata", 6),
    ("verify", 6),
    ("pack", 7),
    ("ledger", 8),
    ("billing", 9),
    ("office", 11),
    ("cli", 13),
];

/// Crates that only these places may name.
pub const KEPT: Places = &[
    ("gdal::", &["probe/map/", "maps/"]),
    ("clap::", &["cli/"]),
    ("indicatif::", &["cli/"]),
    ("ctrlc::", &["cli/"]),
    ("rusqlite::", &["index/", "ledger/", "probe/map/geopackage.rs"]),
    ("rustix::", &["main.rs", "maps/cut/huge_pages.rs", "media/", "pack/"]),
    ("minijinja::", &["paper/"]),
    ("axum::", &["desk/"]),
    ("tokio::", &["desk/"]),
];

/// Words that the library may not hold, with the places where they may stand.
pub const NEVER: Places = &[
    ("std::env", &["cli/", "main.rs"]),
    ("ZonedDateTime::now", &["cli/"]),
    ("Timestamp::now", &["cli/"]),
    ("SystemTime::now", &["cli/"]),
    ("println!", &["cli/"]),
    ("print!", &["cli/"]),
    ("eprintln!", &["cli/"]),
    ("eprint!", &["cli/"]),
    ("dbg!", &[]),
    (
        "f64",
        &[
            "catalog/catalogue.rs",
            "cli/",
            "conformity/",
            "maps/",
            "media/",
            "message/to_value.rs",
            "microdata/",
            "model/profile.rs",
            "office/goods/rates.rs",
            "office/stock/",
            "plan/estimate.rs",
            "probe/",
            "progress/course.rs",
        ],
    ),
];

/// What the command line leaves to the office.
pub const CLI_ASKS_NOT: &[&str] = &["ledger", "pack", "plan", "billing", "maps"];

/// Files in one folder, at most.
pub const MOST_FILES: usize = 24;

/// Modules inside a room that others name, because their verbs read with the module's name before
/// them, or because a macro that stands elsewhere names them.
pub const SHOWN: &[&str] = &[
    "conformity::rules::zero",
    "office::open_doors",
    "message::to_value",
    "message::message",
    "message::message_macro",
];
