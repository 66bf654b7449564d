//! The products of a drive or a list, whose rows can still be completed by answers.

use std::path::Path;

use jiff::civil::Date;

use super::drive::Place;
use super::list::{ListRead, read_list};
use super::rows::{finished, is_held, other_than_held, require_month, require_variant_of_month};
use super::sorted::{SortedDrive, sorted};
use crate::catalog::ProductTable;
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{Level, Period};
use crate::progress::Progress;
use crate::proposal::product::values::of_answer;
use crate::proposal::product::{Context, Draft, Found, LeftOut, Proposal};

/// Products and what is known of each.
#[derive(Debug)]
pub struct Drafts<'c> {
    context: Context<'c>,
    all: Vec<Draft>,
    source: String,
    store: Option<String>,
    read: u64,
    left: Vec<LeftOut>,
    notes: Vec<Message>,
}

impl<'c> Drafts<'c> {
    /// Says which day it is: what lies in the future is not taken for certain.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.context.today = Some(today);
        self
    }

    /// Returns the proposal as it stands.
    pub fn proposal(&self) -> Proposal {
        Proposal {
            source: self.source.clone(),
            store: self.store.clone(),
            read: self.read,
            products: finished(&self.context, &self.all),
            left: self.left.clone(),
            notes: self.notes.clone(),
            written: Vec::new(),
        }
    }

    /// Checks an answer for a column of a product, which is counted from 0 as in the proposal.
    ///
    /// # Errors
    /// What is expected instead.
    pub fn check(
        &self,
        product: usize,
        column: &str,
        text: &str,
    ) -> std::result::Result<(), Message> {
        self.parsed(product, column, text).map(drop)
    }

    /// Puts an answer into a column of a product, as [`Self::check`] accepts it.
    pub fn answer(&mut self, product: usize, column: &'static str, text: &str) {
        if let Ok(value) = self.parsed(product, column, text)
            && let Some(draft) = self.all.get_mut(product)
        {
            draft.given.insert(column, Found::sure(value, message!("your answer")));
            if column == "survey" {
                require_month(&self.context, draft);
            }
            if matches!(column, "survey" | "period") {
                require_variant_of_month(&self.context, draft);
            }
        }
    }

    /// Returns the values that a column of a product can have; none where any text may be right.
    pub fn choices(&self, product: usize, column: &str) -> Vec<String> {
        let survey = self.all.get(product).and_then(|draft| draft.text("survey"));
        let levels = |least: Level, most: Level| {
            let all = Level::ALL.iter().filter(|level| (least..=most).contains(*level));
            all.map(|level| level.as_str().to_owned()).collect()
        };
        match column {
            "access" => ["umum", "terbatas", "tertutup"].map(str::to_owned).into(),
            "level" => levels(Level::Kecamatan, Level::BlokSensus),
            "lowest_level" => levels(Level::Nasional, Level::BlokSensus),
            "cut" => levels(Level::Nasional, Level::Kecamatan),
            "variant" => {
                let period = self.all.get(product).and_then(|draft| draft.text("period"));
                let month = period.and_then(Period::parse).and_then(|period| period.month);
                let rows = self.context.words.surveys.variants(survey.unwrap_or_default());
                let any = rows.iter().any(|row| is_held(row, month));
                let held = rows.into_iter().filter(|row| !any || is_held(row, month));
                held.map(|row| row.variant.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    fn parsed(
        &self,
        product: usize,
        column: &str,
        text: &str,
    ) -> std::result::Result<String, Message> {
        let table = self.all.get(product).map_or(ProductTable::Datasets, |draft| draft.table);
        let value = of_answer(&self.context, table, column, text)?;
        let survey = self.all.get(product).and_then(|draft| draft.text("survey"));
        let expected = match (table, column) {
            (ProductTable::Datasets, "period") if self.context.is_to_come(&value) => {
                Some(message!("a period that has begun"))
            }
            (ProductTable::Datasets, "period") => other_than_held(&self.context, survey, &value),
            (ProductTable::Layers, "edition") if self.context.is_edition_to_come(&value) => {
                Some(message!("a semester that has begun"))
            }
            _ => None,
        };
        expected.map_or(Ok(value), Err)
    }

    /// Reads a list.
    pub(super) fn of_list(context: Context<'c>, path: &Path) -> Result<Self> {
        let ListRead { drafts, left, notes, rows } = read_list(&context, path)?;
        Ok(Self {
            context,
            all: drafts,
            source: path.display().to_string(),
            store: None,
            read: rows,
            left,
            notes,
        })
    }

    /// Reads a drive.
    pub(super) fn of_drive(
        context: Context<'c>,
        place: &Place,
        progress: &dyn Progress,
    ) -> Result<Self> {
        let SortedDrive { drafts, left, files } = sorted(&context, place, progress)?;
        let mut notes = Vec::new();
        if !place.is_store && !drafts.is_empty() {
            notes.push(message!(
                "the folder lies in no store: to sell its data, add {folder} to `stores` in \
                 kemas.toml",
                folder = place.folder.display()
            ));
        }
        Ok(Self {
            context,
            all: drafts,
            source: place.folder.display().to_string(),
            store: Some(place.store.display().to_string()),
            read: files,
            left,
            notes,
        })
    }
}
