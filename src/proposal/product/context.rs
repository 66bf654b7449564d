//! What proposals are made with: the office's catalogue, the built-in one, and the words in names.

use jiff::civil::Date;

use crate::catalog::{Catalog, Dataset, Item, MapLayer};
use crate::error::Result;
use crate::model::{Level, MapEdition, Period, RegionCode};
use crate::proposal::names::{Words, any_year};

/// The catalogues and the words.
#[derive(Debug)]
pub(in crate::proposal) struct Context<'c> {
    pub(in crate::proposal) catalog: &'c Catalog,
    builtin: Catalog,
    pub(in crate::proposal) words: Words,
    /// The day, where it is known: no data are of a time after it.
    pub(in crate::proposal) today: Option<Date>,
}

impl<'c> Context<'c> {
    pub(in crate::proposal) fn new(catalog: &'c Catalog) -> Result<Self> {
        let words = Words::new(catalog)?;
        Ok(Self { catalog, builtin: Catalog::load(None)?, words, today: None })
    }

    /// Returns the dataset that is most like one of this survey and variant: of the nearest year, the office's own
    /// first.
    pub(in crate::proposal) fn like_dataset(
        &self,
        survey: &str,
        variant: &str,
        year: Option<u16>,
    ) -> Option<&Dataset> {
        let all = self.catalog.datasets.iter().chain(&self.builtin.datasets);
        let kind = any_year(survey);
        let like =
            all.filter(|dataset| any_year(&dataset.survey) == kind && dataset.variant == variant);
        like.min_by_key(|dataset| year.map_or(0, |year| dataset.period.years_from(year)))
    }

    /// Returns a dataset of this survey that covers just this region, the office's own first.
    pub(in crate::proposal) fn like_coverage(&self, survey: &str, code: &str) -> Option<&Dataset> {
        let mut all = self.catalog.datasets.iter().chain(&self.builtin.datasets);
        let kind = any_year(survey);
        all.find(|dataset| {
            let is_covered = matches!(&dataset.coverage[..], [only] if only.as_str() == code);
            is_covered && any_year(&dataset.survey) == kind
        })
    }

    /// Returns a map layer of a level, the office's own first.
    pub(in crate::proposal) fn like_layer(&self, level: Level) -> Option<&MapLayer> {
        let all = self.catalog.layers.iter().chain(&self.builtin.layers);
        let mut like = all.filter(|layer| layer.level == level);
        like.next()
    }

    /// Returns true for a period that has not begun yet.
    pub(in crate::proposal) fn is_to_come(&self, period: &str) -> bool {
        let Some((today, period)) = self.today.zip(Period::parse(period)) else { return false };
        let begins = (i32::from(period.first), period.month.map_or(1, i32::from));
        begins > (i32::from(today.year()), i32::from(today.month()))
    }

    /// Returns true for the edition of a map whose semester has not begun yet.
    pub(in crate::proposal) fn is_edition_to_come(&self, edition: &str) -> bool {
        MapEdition::parse(edition).is_some_and(|edition| {
            let month = if edition.semester == 1 { "01" } else { "07" };
            self.is_to_come(&format!("{}-{month}", edition.year))
        })
    }

    /// Returns the product of the office's catalogue with this id.
    pub(in crate::proposal) fn item(&self, id: &str) -> Option<Item<'_>> {
        self.catalog.item(id)
    }

    /// Returns a region as a title has it, such as `Provinsi Maluku`.
    pub(in crate::proposal) fn region_words(&self, code: &str) -> String {
        let region = RegionCode::parse(code).and_then(|code| self.catalog.region(&code));
        match region {
            Some(region) if region.name.starts_with("Kota ") => region.name.clone(),
            Some(region) => {
                let level = match region.level {
                    Level::Provinsi => "Provinsi ",
                    Level::Kabupaten => "Kabupaten ",
                    Level::Kecamatan => "Kecamatan ",
                    _ => "",
                };
                format!("{level}{}", region.name)
            }
            None => code.to_owned(),
        }
    }
}
