//! Reading the areas of regions from a held file, on the thread that opened it.
//!
//! GDAL applies the filter, so that a driver can skip areas. What passes is compared with each region once more. An
//! area whose code is too short to say whether it lies in a region is left out and counted.

use gdal::spatial_ref::SpatialRef;
use gdal::vector::{
    Feature, LayerAccess, OGRwkbGeometryType, geometry_type_has_m, geometry_type_has_z,
};

use super::area_codes::{CodeColumns, Scheme};
use super::attribute_filter::Filter;
use super::clean_areas::Cleaner;
use super::cut_options::CutOptions;
use super::found_areas::FoundAreas;
use super::geopackage_rows::RowRange;
use super::held_columns::HeldColumns;
use super::map_source::MapSource;
use super::reading_notes::Notes;
use super::region_names;
use crate::error::{Error, ErrorKind, Result};
use crate::maps::crs::{Transformation, system};
use crate::maps::shape::{Mended, Shape};
use crate::message::{Message, message};
use crate::model::{MapFormat, RegionCode};
use crate::plan::{MapOrder, WGS84};
use crate::probe::{gdal_complaint, open_map, system_of};
use crate::progress::Progress;

/// Reads the areas of several orders out of one held file.
pub(super) struct Reader<'a> {
    pub(super) source: &'a MapSource,
    pub(super) orders: &'a [&'a MapOrder],
    pub(super) scheme: &'a Scheme,
    pub(super) options: &'a CutOptions,
    /// The rows that are read.
    pub(super) rows: RowRange,
}

impl Reader<'_> {
    /// Returns the areas of each order, and the notes on them.
    ///
    /// # Errors
    /// [`ErrorKind::Map`] where the file cannot be read, has coordinates that cannot be transformed, or does not name
    /// its coordinate system and the options assume none; [`ErrorKind::Usage`] for a wrong EPSG code in the options;
    /// [`ErrorKind::Interrupted`] where the user stops it.
    pub(super) fn read(&self, progress: &dyn Progress) -> Result<FoundAreas> {
        let file = &self.source.path;
        let broken = |why: Message| {
            Error::new(ErrorKind::Map, message!("the map cannot be read: {why}", why))
                .file(file)
                .hint(message!("replace it by a sound copy, and run `kemas index`"))
        };
        let map = open_map(file, self.source.format).map_err(broken)?;
        let target = self.options.target()?;
        let fields = self.orders.first().map(|order| &*order.fields).unwrap_or_default();
        let mut found = FoundAreas::none(self.orders.len());
        let mut met = false;
        for number in 0..map.layer_count() {
            let layer =
                || map.layer(number).map_err(|error| broken(Message::verbatim(error.to_string())));
            let (mut layer, mut filtered) = (layer()?, layer()?);
            let columns = HeldColumns::of(layer.defn());
            let is_table = layer.defn().geometry_type() == OGRwkbGeometryType::wkbNone;
            if is_table || !self.tells_codes(&columns) {
                continue;
            }
            met = true;
            let Some(rows) = self.rows.of(&map, &layer.name(), &columns) else { continue };
            let held = system_of(&layer);
            found.has_crs &= held.is_some();
            let turn = self.transformation(held, target.as_ref())?;
            // The iterator counts the features when it is made, and a filter would make that a scan. So it is made
            // first, and the filter is set through a second handle to the same layer.
            let features = layer.features();
            let regions: Vec<&RegionCode> = self.orders.iter().map(|o| &o.region.code).collect();
            let filter = Filter {
                columns: &columns,
                scheme: self.scheme,
                wanted: &regions,
                held: &self.source.regions,
            };
            let filter = filter.render(self.source.format == MapFormat::Gpkg);
            let filter = filter.map(|filter| format!("({filter})"));
            let all: Vec<String> = rows.condition().into_iter().chain(filter).collect();
            if !all.is_empty() {
                let filter = all.join(" AND ");
                filtered
                    .set_attribute_filter(&filter)
                    .map_err(|error| broken(Message::verbatim(error.to_string())))?;
            }
            for (_, notes) in &mut found.orders {
                notes.withheld.extend(columns.withheld(fields).map(str::to_owned));
            }
            let codes = CodeColumns::of(self.scheme, &columns);
            let cleaner = Cleaner::new(fields, self.scheme, &columns);
            let named: Vec<Option<usize>> = self
                .orders
                .iter()
                .map(|order| {
                    region_names::column(&order.region.code).and_then(|n| cleaner.unlisted(n))
                })
                .collect();
            gdal_complaint();
            for feature in features {
                if progress.cancelled() {
                    return Err(Error::new(
                        ErrorKind::Interrupted,
                        message!("stopped by the user"),
                    ));
                }
                let code = codes.read(&feature);
                for ((order, named), (areas, notes)) in
                    self.orders.iter().zip(&named).zip(&mut found.orders)
                {
                    match lies_in(&code.text, &order.region.code) {
                        Some(true) => {}
                        Some(false) => continue,
                        None => {
                            notes.nowhere += 1;
                            continue;
                        }
                    }
                    let mut area = cleaner.area(&feature, code.clone(), *named, notes);
                    area.shape = self.shape(&feature, turn.as_ref(), &area.id, notes)?;
                    area.layer = number;
                    areas.push(area);
                }
            }
            if let Some(why) = gdal_complaint() {
                return Err(broken(why));
            }
        }
        if !met {
            let (id, _) = self.scheme.id;
            return Err(broken(message!("no layer has the column {id}, or kdprov and kdkab", id)));
        }
        Ok(found)
    }

    fn tells_codes(&self, columns: &HeldColumns) -> bool {
        let has = |name: &str| columns.place(name).is_some();
        let mut fronts = self.scheme.fronts.iter();
        has(self.scheme.id.0)
            || fronts.any(|(name, _)| has(name))
            || (has("kdprov") && has("kdkab"))
    }

    /// Returns the transformation of the source's coordinates; `None` where they need none.
    fn transformation(
        &self,
        held: Option<SpatialRef>,
        target: Option<&SpatialRef>,
    ) -> Result<Option<Transformation>> {
        let held = match (held, self.options.assume_crs) {
            (Some(held), _) => held,
            (None, Some(assumed)) => system(assumed)?,
            (None, None) => {
                let message = message!("P07: the map does not tell its coordinate system");
                return Err(Error::new(ErrorKind::Map, message).file(&self.source.path).hint(
                    message!(
                        "put its .prj beside it and run `kemas index`; `kemas cut --assume-crs \
                     EPSG:4326` takes a system for granted"
                    ),
                ));
            }
        };
        Transformation::between(held, self.options.crs.unwrap_or(WGS84), target, &self.source.path)
    }

    fn shape(
        &self,
        feature: &Feature<'_>,
        turn: Option<&Transformation>,
        id: &str,
        notes: &mut Notes,
    ) -> Result<Shape> {
        // For a missing geometry this call returns an error; the area then has an empty shape.
        let geometry = feature.geometry_by_index(0).ok();
        let Some(geometry) = geometry.filter(|geometry| !geometry.is_empty()) else {
            return Ok(Shape::default());
        };
        let failed = |why: Message| {
            let message = message!("the geometry of {id} cannot be read: {why}", id, why);
            Error::new(ErrorKind::Map, message).file(&self.source.path)
        };
        let kind = geometry.geometry_type();
        let layered = geometry_type_has_z(kind) || geometry_type_has_m(kind);
        notes.heights += u64::from(layered);
        let bytes = if layered {
            let mut plain = geometry.clone();
            plain.flatten_to_2d();
            plain.wkb()
        } else {
            geometry.wkb()
        };
        let bytes = bytes.map_err(|error| failed(Message::verbatim(error.to_string())))?;
        let mut mended = Mended::default();
        let mut shape = Shape::from_wkb(&bytes, &mut mended)
            .ok_or_else(|| failed(message!("it breaks off")))?;
        if mended.curved {
            notes.curves.push(id.to_owned());
        }
        if mended.foreign {
            notes.no_areas.push(id.to_owned());
        }
        if let Some(turn) = turn {
            turn.apply(&mut shape).map_err(failed)?;
        }
        if shape.rings().flatten().flatten().any(|number| !number.is_finite()) {
            return Err(failed(message!("it has coordinates that are no numbers")));
        }
        Ok(shape)
    }
}

/// Returns whether a code lies in a region; `None` where too few of its digits are known.
fn lies_in(code: &str, region: &RegionCode) -> Option<bool> {
    let region = region.prefix();
    let known = code.len().min(region.len());
    if code.get(..known) != region.get(..known) {
        return Some(false);
    }
    (code.len() >= region.len()).then_some(true)
}
