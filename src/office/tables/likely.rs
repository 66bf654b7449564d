//! What probably stands in a column of a new product: what products like it have, with its own period and region.

use crate::catalog::{Catalog, Dataset, MapLayer, NewProduct, ProductTable};
use crate::model::{Level, MapEdition, Period, RegionCode};

/// A new product, and the catalogue that it is to be in.
pub(super) struct Likely<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) product: &'a NewProduct,
}

impl Likely<'_> {
    /// Returns the likely value; empty where nothing is known.
    pub(super) fn value(&self, column: &str) -> String {
        match self.product.table {
            ProductTable::Datasets => self.of_dataset(column),
            ProductTable::Layers => self.of_layer(column),
        }
        .unwrap_or_default()
    }

    fn of_dataset(&self, column: &str) -> Option<String> {
        let like = self.dataset_like_it();
        match column {
            "edition" => Some("1".to_owned()),
            "variant" => like.map(|like| like.variant.clone()),
            "coverage" => like.map(|like| codes(&like.coverage)),
            "lowest_level" => like.map(|like| like.lowest_level.to_string()),
            "unit" => like.map(|like| like.units.join(";")),
            "topics" => like.map(|like| like.topics.join(";")),
            "access" => like.map(|like| access(like.access)),
            "id" => Some(self.dataset_id(like)),
            "title" => Some(self.dataset_title(like)),
            "root" => Some(format!("microdata/{}", self.cell("id"))),
            _ => None,
        }
    }

    /// Returns the latest dataset of the survey, of the same variant where there is one.
    fn dataset_like_it(&self) -> Option<&Dataset> {
        let survey = self.cell("survey").to_lowercase();
        let all = || self.catalog.datasets.iter().filter(|one| one.survey.to_lowercase() == survey);
        let variant = self.product.cells.get("variant");
        let same = all().filter(|one| variant.is_none_or(|variant| *variant == one.variant));
        latest(same).or_else(|| latest(all()))
    }

    fn dataset_id(&self, like: Option<&Dataset>) -> String {
        let variant = self.cell("variant");
        let period = self.cell("period").replace('/', "-");
        let like = like.filter(|like| like.variant == variant);
        let base = like.and_then(|like| {
            let own = like.coverage.first().map_or("", RegionCode::as_str);
            let base = like.id.strip_suffix(&format!("-{own}")).unwrap_or(&like.id);
            let before = like.period.to_string();
            base.contains(&before).then(|| base.replace(&before, &period))
        });
        let base = base.unwrap_or_else(|| {
            let parts = [self.cell("survey"), &period, variant];
            let parts: Vec<String> = parts.iter().map(|part| in_id(part)).collect();
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
        });
        match self.one_region() {
            Some(code) => format!("{base}-{code}"),
            None => base,
        }
    }

    fn dataset_title(&self, like: Option<&Dataset>) -> String {
        let variant = self.cell("variant");
        let period = Period::parse(self.cell("period"));
        let like = like.filter(|like| like.variant == variant);
        let base = like.zip(period).map(|(like, period)| {
            let mut title = like.title.as_str();
            if like.coverage.len() == 1 && like.coverage[0].level() > Level::Nasional {
                title = title.rsplit_once(", ").map_or(title, |(title, _)| title);
            }
            title.replacen(&in_words(like.period), &in_words(period), 1)
        });
        let base = base.unwrap_or_else(|| {
            let period = period.map(in_words).unwrap_or_default();
            let parts = [self.cell("survey"), &period, variant];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        let code = self.one_region().and_then(|code| RegionCode::parse(&code));
        let region = code.and_then(|code| self.catalog.region(&code));
        match region {
            Some(region) if region.level == Level::Provinsi => {
                format!("{base}, Provinsi {}", region.name)
            }
            Some(region)
                if region.level == Level::Kabupaten && !region.name.starts_with("Kota ") =>
            {
                format!("{base}, Kabupaten {}", region.name)
            }
            Some(region) => format!("{base}, {}", region.name),
            None => base,
        }
    }

    fn of_layer(&self, column: &str) -> Option<String> {
        let level = self.cell("level");
        let same = self.catalog.layers.iter().filter(|one| one.level.as_str() == level);
        let like = same.max_by_key(|one| one.edition)?;
        let edition = MapEdition::parse(self.cell("edition"));
        let other = |text: &str| Some(other_edition(text, like, edition?));
        match column {
            "coverage" => Some(codes(&like.coverage)),
            "cut" => Some(like.cut.to_string()),
            "access" => Some(access(like.access)),
            "id" => other(&like.id),
            "title" => other(&like.title),
            "root" => other(like.root.as_str()),
            _ => None,
        }
    }

    fn cell(&self, column: &str) -> &str {
        self.product.cell(column)
    }

    /// Returns the code of the region that is covered, where it is one below the country.
    fn one_region(&self) -> Option<String> {
        let coverage = self.cell("coverage");
        let one = !coverage.is_empty() && coverage != "00" && !coverage.contains(';');
        one.then(|| coverage.to_owned())
    }
}

/// Returns the latest of these; of several with the same period, the first.
fn latest<'c>(all: impl Iterator<Item = &'c Dataset>) -> Option<&'c Dataset> {
    let mut best: Option<&Dataset> = None;
    for one in all {
        if best.is_none_or(|best| one.period.last > best.period.last) {
            best = Some(one);
        }
    }
    best
}

fn other_edition(text: &str, like: &MapLayer, edition: MapEdition) -> String {
    let words = |edition: &str| {
        let (year, half) = edition.split_once('-').unwrap_or((edition, ""));
        format!("{year} semester {half}")
    };
    let (before, now) = (like.edition.to_string(), edition.to_string());
    text.replace(&before, &now).replace(&words(&before), &words(&now))
}

fn codes(coverage: &[RegionCode]) -> String {
    coverage.iter().map(RegionCode::as_str).collect::<Vec<_>>().join(";")
}

fn access(access: crate::catalog::Access) -> String {
    serde_json::json!(access).as_str().unwrap_or_default().to_owned()
}

/// Returns a text as a part of an id: letters and digits in lower case, with `-` for all else.
fn in_id(text: &str) -> String {
    let words = text.to_lowercase();
    let words = words.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Returns a period in Indonesian words, as titles of products have it: `Maret 2025`.
fn in_words(period: Period) -> String {
    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    match period.month.and_then(|month| MONTHS.get(usize::from(month).saturating_sub(1))) {
        Some(month) => format!("{month} {}", period.first),
        None => period.to_string(),
    }
}
