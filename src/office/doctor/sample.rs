//! Synthetic data of products of the office's catalogue, and a request for them.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::billing::{price_map, price_microdata};
use crate::catalog::{Access, Catalog, Dataset, MapLayer, Region, TariffClass};
use crate::error::Result;
use crate::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map, toolbox};
use crate::microdata::{SurveyFormat, SynthOptions, synth_survey};
use crate::model::{BagPath, Level, TariffSettings};
use crate::office::session::make_private;
use crate::progress::Progress;

/// About how many bytes the data of a product have.
const BYTES: u64 = 60_000;

/// The number of the request.
pub(super) const NUMBER: &str = "8100-2026-0001";

/// The name of the visitor, who is no person.
pub(super) const VISITOR: &str = "Pengunjung Uji";

/// The products of a transaction that is tried.
pub(super) struct Sample<'a> {
    dataset: Option<&'a Dataset>,
    map: Option<(&'a MapLayer, &'a Region)>,
}

impl<'a> Sample<'a> {
    /// Chooses a dataset and a piece of a map that anyone may have and that have a price on a day; `None` where there
    /// is neither. Where maps cannot be made, it takes no map.
    pub(super) fn of(catalog: &'a Catalog, settings: &TariffSettings, on: Date) -> Option<Self> {
        let class = TariffClass::Umum;
        let microdata = price_microdata(BYTES, catalog, settings, class, on).is_ok();
        let dataset = catalog.datasets.iter().find(|dataset| {
            microdata && dataset.access == Access::Umum && is_folder(&dataset.root)
        });
        let piece = |layer: &'a MapLayer| {
            let (level, cut) = (layer.level, layer.cut);
            let can_be_made = (Level::Kecamatan..=Level::Subsls).contains(&level)
                && cut == Level::Kabupaten
                && layer.access == Access::Umum
                && is_folder(&layer.root)
                && price_map(level, cut, 1, catalog, settings, class, on).is_ok();
            let covered = |region: &&Region| {
                region.level == cut && layer.coverage.iter().any(|code| code.covers(&region.code))
            };
            let region = catalog.regions.iter().find(covered);
            Some((layer, region.filter(|_| can_be_made)?))
        };
        // What GDAL or PROJ lacks is told by a line of its own.
        let tools = toolbox().filter(|tools| tools.missing.is_empty() && tools.proj);
        let map = tools.and_then(|_| catalog.layers.iter().find_map(piece));
        (dataset.is_some() || map.is_some()).then_some(Self { dataset, map })
    }

    /// Writes the data into a store.
    pub(super) fn write(&self, store: &Path, progress: &dyn Progress) -> Result<()> {
        if let Some(dataset) = self.dataset {
            let folder = folder(store, &dataset.root)?;
            synth_survey(&folder, SurveyFormat::Csv, &SynthOptions::new(BYTES, 1), progress)?;
        }
        if let Some((layer, region)) = self.map {
            let folder = folder(store, &layer.root)?;
            let options = SynthMapOptions {
                level: layer.level,
                regions: vec![(region.code.as_str().to_owned(), region.name.to_uppercase())],
                ..SynthMapOptions::new(MapSize::Bytes(BYTES), 1)
            };
            let file = folder.join(format!("{}_{}.gpkg", layer.level.as_str(), region.code));
            synth_map(&file, SynthFormat::Gpkg, &options, progress)?;
        }
        Ok(())
    }

    /// Returns the request, received on a day, for the first of its products.
    pub(super) fn request(&self, on: Date) -> Value {
        let mut items = self.items();
        items.truncate(1);
        let text = "Transaksi uji untuk memeriksa kantor ini; bukan permintaan sungguhan.";
        Self::requested(on, text, &items)
    }

    /// Returns the same request with another text and all products, as it is amended.
    pub(super) fn amended(&self, on: Date) -> Value {
        let text =
            "Transaksi uji untuk memeriksa kantor ini, yang diubah; bukan permintaan sungguhan.";
        Self::requested(on, text, &self.items())
    }

    fn items(&self) -> Vec<Value> {
        let mut items = Vec::new();
        items.extend(self.dataset.map(|dataset| json!({ "id": dataset.id })));
        items.extend(self.map.map(|(layer, region)| {
            json!({ "id": layer.id, "region": region.code.as_str(), "format": "gpkg" })
        }));
        items
    }

    fn requested(on: Date, text: &str, items: &[Value]) -> Value {
        json!({
            "number": NUMBER,
            "received_on": on,
            "requester": {
                "name": VISITOR, "email": "uji@example.id", "phone": "081200000000",
                "address": "Jl. Contoh 1", "category": "mahasiswa",
                "institution": "Universitas Contoh",
            },
            "abstraction": {
                "title": "Transaksi uji", "background": text, "purpose": text, "method": text,
                "expected_output": text,
            },
            "items": items,
        })
    }
}

/// Returns true for the root of a product that is a folder and not a single file.
fn is_folder(root: &BagPath) -> bool {
    Path::new(root.as_str()).extension().is_none()
}

fn folder(store: &Path, root: &BagPath) -> Result<PathBuf> {
    let folder = store.join(root.as_str());
    make_private(&folder)?;
    Ok(folder)
}
