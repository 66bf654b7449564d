//! The content of a file.

use std::path::Path;

use super::codes::Codes;
use super::damaged::statistics;
use super::map_rows::beside;
use super::tables;
use crate::message::{Message, message};
use crate::model::{Level, MapLayerProfile, Profile};
use crate::probe::{Kind, PersonalColumns, Probe};

/// What is in a file.
#[derive(Debug)]
pub(in crate::proposal) enum Content {
    /// A table.
    Table {
        /// The number of its columns.
        columns: usize,
        /// Their names.
        head: String,
        /// The region codes in it; `None` without a column of codes.
        codes: Option<Codes>,
        /// What is wrong with the file.
        damage: Option<Message>,
    },
    /// A table of a statistics program, whose rows are not read here.
    Unread {
        /// What is wrong with the file.
        damage: Option<Message>,
    },
    /// A map.
    Map {
        /// The levels of its layers with areas, each with the column that tells it.
        levels: Vec<(Level, String)>,
        /// The region codes that its areas name.
        codes: Codes,
    },
}

/// Reads the content of a file, or says why it cannot be read.
pub(in crate::proposal) fn content(
    path: &Path,
    kind: Kind,
    bytes: u64,
    personal: &PersonalColumns,
) -> Result<Content, Message> {
    if bytes == 0 {
        return Err(message!("the file is empty"));
    }
    let table = match kind {
        Kind::Dbf => tables::dbf(path, bytes)?,
        Kind::Csv | Kind::Text => tables::text(path, bytes)?,
        Kind::Map { format, .. } => {
            let found = Probe::new(kind, bytes).finish(path, personal);
            return match found.profile {
                Profile::Map { layers, .. } => {
                    let (levels, mut codes) = map(&layers);
                    beside(path, format, &mut codes);
                    Ok(Content::Map { levels, codes })
                }
                _ => Err(match found.findings.first() {
                    Some(finding) => finding.at(None, path).reason,
                    None => message!("it is no map"),
                }),
            };
        }
        _ => return Ok(Content::Unread { damage: statistics(path, kind, bytes)? }),
    };
    let tables::TableContent { columns, head, codes, damage } = table;
    Ok(Content::Table { columns, head, codes, damage })
}

/// Columns of a map from the finest level to the coarsest.
const LEVELS: [(&str, Level); 11] = [
    ("idsubsls", Level::Subsls),
    ("kdsubsls", Level::Subsls),
    ("idbs", Level::BlokSensus),
    ("kdbs", Level::BlokSensus),
    ("idsls", Level::Sls),
    ("kdsls", Level::Sls),
    ("iddesa", Level::Desa),
    ("kddesa", Level::Desa),
    ("idkec", Level::Kecamatan),
    ("kdkec", Level::Kecamatan),
    ("idkab", Level::Kabupaten),
];

fn map(layers: &[MapLayerProfile]) -> (Vec<(Level, String)>, Codes) {
    let mut levels = Vec::new();
    let mut codes = Codes::default();
    for layer in layers {
        let has = |name: &str| layer.fields.iter().find(|f| f.name.eq_ignore_ascii_case(name));
        let finest =
            LEVELS.iter().find_map(|(name, level)| Some((*level, has(name)?.name.clone())));
        if let Some((level, column)) = finest {
            if !levels.iter().any(|(known, _)| *known == level) {
                levels.push((level, column.clone()));
            }
            if !layer.regions.is_empty() && !codes.columns.contains(&column) {
                codes.columns.push(column);
            }
        }
        codes.found.extend(layer.regions.iter().cloned());
    }
    (levels, codes)
}
