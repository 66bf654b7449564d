//! The sales that a short code belongs to: what was packed under it, handed over and corrected.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde_json::Value;

use super::requests::current;
use super::store::{Ledger, broken, day, digest, from_body};
use super::track::row_of_bag;
use crate::error::Result;
use crate::model::RequestNumber;

/// A bag that was packed for a request.
#[derive(Debug, Serialize)]
pub struct Sale {
    /// The number of the request.
    pub request: String,
    /// The bag's place among the bags of the packing, from 1.
    pub volume: usize,
    /// Bytes of the bag.
    pub bytes: u64,
    /// The day on which it was packed.
    pub packed_on: Date,
    /// True where it counts now: the request was neither changed, returned nor packed again since.
    #[serde(rename = "current")]
    pub is_current: bool,
    /// The result of its last verification, `lengkap` or `rusak`; `None` where it was not verified.
    pub verified: Option<String>,
    /// What is in it.
    pub items: Vec<SoldItem>,
    /// The handover notes that name it, the first one first.
    pub handovers: Vec<NamedHandover>,
    /// The corrections of these handovers.
    pub corrections: Vec<AnsweredCorrection>,
}

/// A product in a bag, as it was planned.
#[derive(Debug, Serialize)]
pub struct SoldItem {
    /// The product's id.
    pub id: String,
    /// The edition that was packed.
    pub edition: String,
    /// The region code of a piece of a map; `None` for a dataset.
    pub region: Option<String>,
    /// The format that was asked for; `None` where none was.
    pub format: Option<String>,
}

/// A handover note.
#[derive(Debug, Serialize)]
pub struct NamedHandover {
    /// Its number.
    pub number: String,
    /// The day of the handover.
    pub on: Date,
    /// True where it is void.
    #[serde(rename = "void")]
    pub is_void: bool,
}

/// A correction of what was handed over.
#[derive(Debug, Serialize)]
pub struct AnsweredCorrection {
    /// What the buyer found.
    pub because: String,
    /// The day of the correction.
    pub on: Date,
    /// The number of the handover note that answers it; `None` while it is open.
    pub answer: Option<String>,
}

impl Ledger {
    /// Returns the bags with this short code, in the order in which they were packed. The same data have the same code
    /// in two requests.
    pub fn sales_of_code(&self, code: &str) -> Result<Vec<Sale>> {
        let connection = &self.connection;
        let sql =
            "SELECT packages.id, request, packing, ordinal, bytes, packed_on, manifest_sha256,
                       requests.number, (SELECT result FROM verifications
                           WHERE package = packages.id ORDER BY verifications.id DESC LIMIT 1)
                   FROM packages JOIN requests ON requests.id = packages.request
                   WHERE short_code = ?1 ORDER BY packages.id";
        let mut select = connection.prepare(sql).map_err(broken)?;
        let found = select.query_map([code], Bag::of).map_err(broken)?;
        found.map(|bag| bag.map_err(broken)?.sale(connection)).collect()
    }
}

/// A row of `packages`.
struct Bag {
    id: i64,
    request: i64,
    packing: i64,
    ordinal: i64,
    bytes: i64,
    packed_on: String,
    manifest: String,
    number: String,
    verified: Option<String>,
}

impl Bag {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            request: row.get(1)?,
            packing: row.get(2)?,
            ordinal: row.get(3)?,
            bytes: row.get(4)?,
            packed_on: row.get(5)?,
            manifest: row.get(6)?,
            number: row.get(7)?,
            verified: row.get(8)?,
        })
    }

    fn sale(self, connection: &Connection) -> Result<Sale> {
        let is_current = match RequestNumber::parse(&self.number) {
            Some(number) if current(connection, &number)? == Some(self.request) => {
                row_of_bag(connection, self.request, digest(&self.manifest)?)? == Some(self.id)
            }
            _ => false,
        };
        Ok(Sale {
            volume: usize::try_from(self.ordinal).unwrap_or_default(),
            bytes: self.bytes.unsigned_abs(),
            packed_on: day(&self.packed_on)?,
            is_current,
            items: self.items(connection)?,
            handovers: self.handovers(connection)?,
            corrections: self.corrections(connection)?,
            verified: self.verified,
            request: self.number,
        })
    }

    /// Returns the products of this bag's volume, as the plan of the packing has them.
    fn items(&self, connection: &Connection) -> Result<Vec<SoldItem>> {
        let sql = "SELECT body FROM plans WHERE request = ?1 AND packing = ?2";
        let mut select = connection.prepare(sql).map_err(broken)?;
        let key = params![self.request, self.packing];
        let plans = select.query_map(key, |row| row.get::<_, String>(0)).map_err(broken)?;
        let mut items = Vec::new();
        for plan in plans {
            let plan: Value = from_body(&plan.map_err(broken)?)?;
            let volume = usize::try_from(self.ordinal - 1).unwrap_or_default();
            let packages = plan["volumes"][volume]["packages"].as_array();
            items.extend(packages.into_iter().flatten().map(|package| {
                let text = |field: &str| package[field].as_str().map(str::to_owned);
                SoldItem {
                    id: text("id").unwrap_or_default(),
                    edition: text("edition").unwrap_or_default(),
                    region: text("region"),
                    format: text("format"),
                }
            }));
        }
        Ok(items)
    }

    fn handovers(&self, connection: &Connection) -> Result<Vec<NamedHandover>> {
        let sql = "SELECT number, json_extract(body, '$.on'), EXISTS (SELECT 1 FROM voids
                       WHERE voids.kind = 'handover' AND voids.number = handovers.number)
                   FROM handovers WHERE request = ?1 AND EXISTS (
                       SELECT 1 FROM json_each(handovers.body, '$.seals') AS seal
                       WHERE json_extract(seal.value, '$.manifest_sha256') = ?2)
                   ORDER BY id";
        let mut select = connection.prepare(sql).map_err(broken)?;
        let cells = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let key = params![self.request, self.manifest];
        let found = select.query_map(key, cells).map_err(broken)?;
        let handover = |cells: rusqlite::Result<(String, String, bool)>| {
            let (number, on, is_void) = cells.map_err(broken)?;
            Ok(NamedHandover { number, on: day(&on)?, is_void })
        };
        found.map(handover).collect()
    }

    fn corrections(&self, connection: &Connection) -> Result<Vec<AnsweredCorrection>> {
        let sql = "SELECT because, reported_on, (SELECT answer.number FROM handovers AS answer
                       WHERE answer.correction = corrections.id ORDER BY answer.id DESC LIMIT 1)
                   FROM corrections WHERE request = ?1 AND handover IN (
                       SELECT handovers.id FROM handovers, json_each(handovers.body, '$.seals') AS seal
                       WHERE handovers.request = ?1
                       AND json_extract(seal.value, '$.manifest_sha256') = ?2)
                   ORDER BY id";
        let mut select = connection.prepare(sql).map_err(broken)?;
        let cells = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let key = params![self.request, self.manifest];
        let found = select.query_map(key, cells).map_err(broken)?;
        let correction = |cells: rusqlite::Result<(String, String, Option<String>)>| {
            let (because, on, answer) = cells.map_err(broken)?;
            Ok(AnsweredCorrection { because, on: day(&on)?, answer })
        };
        found.map(correction).collect()
    }
}
