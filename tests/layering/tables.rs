//! The tables that the rules use.

use crate::rules::{Floors, Places};

/// The floor of each room. A room may use rooms of lower floors. `error`, `message`, `model` and `progress` are on
/// floor 0 and may use each other.
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
    ("proposal", 5),
    ("maps", 6),
    ("microdata", 6),
    ("verify", 6),
    ("pack", 7),
    ("ledger", 8),
    ("billing", 9),
    ("office", 11),
    ("cli", 13),
];

/// Crates that only these files and folders may name.
pub const KEPT: Places = &[
    ("gdal::", &["probe/map/", "maps/"]),
    ("clap::", &["cli/"]),
    ("indicatif::", &["cli/"]),
    ("ctrlc::", &["cli/"]),
    ("crossterm::", &["cli/ask/"]),
    ("rusqlite::", &["index/", "ledger/", "probe/map/geopackage.rs"]),
    (
        "rustix::",
        &[
            "cli/terminal/account.rs",
            "cli/terminal/asking.rs",
            "cli/terminal/watching.rs",
            "cli/terminal/width.rs",
            "main.rs",
            "maps/cut/huge_pages.rs",
            "media/",
            "pack/",
        ],
    ),
    ("calamine::", &["proposal/list/sheet.rs"]),
    ("minijinja::", &["paper/"]),
    ("axum::", &["desk/"]),
    ("tokio::", &["desk/"]),
];

/// Words that the library may not contain, with the files and folders where they are allowed.
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
            "office/counter/poll_summary.rs",
            "office/goods/rates.rs",
            "office/stock/",
            "plan/estimate.rs",
            "probe/",
            "progress/course.rs",
        ],
    ),
];

/// Rooms that the command line may not use: it asks the office for what they do.
pub const CLI_ASKS_NOT: &[&str] = &["ledger", "pack", "plan", "billing", "maps"];

/// The most files in one folder.
pub const MOST_FILES: usize = 24;

/// Modules that other rooms may name, because their functions are called with the module's name, or because a macro
/// names them.
pub const SHOWN: &[&str] = &[
    "conformity::rules::zero",
    "office::open_doors",
    "message::to_value",
    "message::message",
    "message::message_macro",
];
