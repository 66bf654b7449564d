//! The plan: which bytes go onto which volume. Nothing is written yet.
//!
//! The same arguments always give the same plan; it reads neither the clock nor a medium. An estimate takes speeds as
//! an argument, and `billing` computes the price from the plan.

mod blocked;
mod conversions;
mod estimate;
#[cfg(test)]
mod fixture;
mod held_maps;
mod map_order;
mod member;
mod pack_plan;
mod package;
mod plan_record;
mod select;
mod volume_line;
mod volumes;

use blocked::refuse_blocked;
pub use conversions::{Conversion, TableSize, TableSizes};
pub use estimate::{Bottleneck, Estimate, Rate, RateSource, Rates};
pub use held_maps::HeldPiece;
pub use map_order::{MapOrder, MasterArea, Named, WGS84};
pub use member::Member;
pub use pack_plan::{AgreedPlan, PackPlan};
pub use package::{Form, Leaves, MapCut, Package, WayOut};
pub use plan_record::{PackageRecord, VolumeRecord};
use select::Given;
pub use volume_line::VolumeLine;
pub use volumes::{Capacity, Volume};

use crate::catalog::{Access, Catalog, MapLayer};
use crate::conformity::Approved;
use crate::error::{Error, ErrorKind, Result};
use crate::index::Index;
use crate::message::message;
use crate::model::{RegionCode, RequestedItem};

/// Plans an approved request. `sizes` has the sizes of the tables that leave as CSV, which [`tables_of`] lists.
///
/// # Errors
/// `ErrorKind::Request` for an item that the catalogue does not have, an unknown format of a map, or a region that the
/// catalogue does not have or the layer does not cover; `ErrorKind::Catalog` where no column of a layer may leave;
/// `ErrorKind::Index` when an item has no files, or when a finding stops its sale and the officer's reason does not
/// carry the sale over it; `ErrorKind::State` for a table that `sizes` lacks; `ErrorKind::Withheld` when the maps in
/// the stores do not have the region or contradict each other, or a dataset cannot leave as requested;
/// `ErrorKind::NoSpace` when a package fits no volume.
///
/// ```
/// # use kemas::catalog::Catalog;
/// # use kemas::conformity::{check, read_request};
/// # use kemas::index::{Index, IndexOptions, Store, index};
/// # use kemas::progress::Silent;
/// # let home = tempfile::tempdir().unwrap();
/// # let product = home.path().join("store/microdata/podes-2024");
/// # std::fs::create_dir_all(&product).unwrap();
/// # std::fs::write(product.join("desa.csv"), "iddesa,r101\n8171010001,3\n").unwrap();
/// # let (catalog, db) = (Catalog::load(None)?, home.path().join("index.db"));
/// # let stores = [Store::of(home.path(), "store")];
/// # index(&catalog, &stores, &db, &IndexOptions::default(), &Silent)?;
/// # let held = Index::load(&db, &stores)?;
/// # let json = br#"{
/// #     "number": "8100-2026-0001",
/// #     "requester": { "name": "Siti", "email": "siti@example.ac.id", "category": "mahasiswa" },
/// #     "abstraction": {
/// #         "title": "Desa", "background": "", "purpose": "", "method": "", "expected_output": ""
/// #     },
/// #     "items": [{ "id": "podes-2024" }]
/// # }"#;
/// # let request = read_request(json, "permintaan.json".as_ref(), &catalog)?;
/// # let today = jiff::civil::date(2026, 11, 24);
/// use kemas::message::Message;
/// use kemas::plan::{Capacity, Form, TableSizes, plan};
///
/// // `held` is the index, `request` asks for the villages of 2024.
/// let because = Some("Abstraksi dilengkapi di loket.");
/// let approved = check(&request, &catalog, today).approve("Petugas A", today, because)?;
/// let medium = Capacity { medium: Message::verbatim("usb"), bytes: None, max_file: None };
/// let plan = plan(&held, &catalog, &approved, &TableSizes::default(), &medium, Form::Zip)?;
/// assert_eq!(plan.volumes[0].packages[0].members[0].path.as_str(), "desa.csv");
/// # Ok::<(), kemas::error::Error>(())
/// ```
pub fn plan(
    index: &Index,
    catalog: &Catalog,
    approved: &Approved,
    sizes: &TableSizes,
    capacity: &Capacity,
    form: Form,
) -> Result<PackPlan> {
    let request = approved.request().clone();
    let given = Given { sizes, because: approved.approval().because.as_deref() };
    refuse_blocked(index, &request.items, given.because)?;
    let package = |(place, item)| -> Result<Package> {
        Ok(Package { form, ..select::package(index, catalog, place, item, given)? })
    };
    let packages = request.items.iter().enumerate().map(package).collect::<Result<Vec<_>>>()?;
    let volumes = volumes::distribute(request.number.as_str(), packages, capacity)?;
    let payload_bytes = volumes.iter().map(|volume| volume.bytes).sum();
    Ok(PackPlan { request, volumes, payload_bytes })
}

/// Returns the package of an item, to make it before anyone asks for it. `place` becomes its [`Package::index`]. The
/// package goes onto the shelf only: writing a medium needs an approved request and a signed agreement.
///
/// # Errors
/// As [`plan`], but without an officer's reason and a medium; `ErrorKind::Withheld` for closed data as well.
pub fn prepare(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    item: &RequestedItem,
    sizes: &TableSizes,
) -> Result<Package> {
    prepare_for(index, catalog, place, item, sizes, None)
}

/// As [`prepare`], with the officer's reason `because`, which may carry the sale over findings.
///
/// # Errors
/// As [`prepare`], but for findings over which the reason carries the sale.
pub fn prepare_for(
    index: &Index,
    catalog: &Catalog,
    place: usize,
    item: &RequestedItem,
    sizes: &TableSizes,
    because: Option<&str>,
) -> Result<Package> {
    if catalog.item(&item.id).is_some_and(|item| item.access() == Access::Tertutup) {
        let message = message!("'{id}' is closed: nobody may have it", id = item.id);
        return Err(Error::new(ErrorKind::Withheld, message));
    }
    refuse_blocked(index, [item], because)?;
    select::package(index, catalog, place, item, Given { sizes, because })
}

/// Returns the tables of these items that are held as DBF and leave as CSV. Their sizes must be measured before the
/// plan. Each item comes with its place in the request; `because` is the officer's reason, where there is one.
///
/// # Errors
/// As [`plan`].
pub fn tables_of(
    index: &Index,
    catalog: &Catalog,
    items: &[(usize, &RequestedItem)],
    because: Option<&str>,
) -> Result<Vec<Conversion>> {
    refuse_blocked(index, items.iter().map(|(_, item)| *item), because)?;
    let mut tables = Vec::new();
    for (place, item) in items {
        tables.append(&mut select::tables_of(index, catalog, *place, item)?);
    }
    Ok(tables)
}

/// Returns the package of a piece of a map that the officer cuts with `kemas cut`, for no buyer. Its members are the
/// files to cut from.
///
/// # Errors
/// As [`plan`], but without an officer's reason and a medium; `ErrorKind::Usage` for a dataset.
pub fn cut_of(index: &Index, catalog: &Catalog, item: &RequestedItem) -> Result<Package> {
    let given = Given { sizes: &TableSizes::default(), because: None };
    refuse_blocked(index, [item], None)?;
    let package = select::package(index, catalog, 0, item, given)?;
    if package.is_cut() {
        return Ok(package);
    }
    let message = message!("'{id}' is a dataset, which is sold whole", id = item.id);
    Err(Error::new(ErrorKind::Usage, message)
        .hint(message!("name a map layer of catalog/layers.csv")))
}

/// Returns the items to [`prepare`] from the stores, without closed data: each dataset that has files, and each piece
/// in [`pieces`], in the default format. Some may still be refused, for instance for their findings.
pub fn preparable(index: &Index, catalog: &Catalog) -> Vec<RequestedItem> {
    let open = |item: &RequestedItem| {
        catalog.item(&item.id).is_some_and(|item| item.access() != Access::Tertutup)
    };
    select::requestable(index, catalog).into_iter().filter(open).collect()
}

/// Returns true where a map in the stores has a regency of this region; for a district or village, where it has the
/// regency around it.
pub fn has_region(index: &Index, layer: &MapLayer, region: &RegionCode) -> bool {
    held_maps::has_region(index, layer, region)
}

/// Returns the regencies that a piece of a province or of the country must have and that no map in the stores has,
/// sorted. Empty for any other package.
pub fn lacking_regencies<'p>(index: &Index, package: &'p Package) -> Vec<&'p str> {
    held_maps::lacking_regencies(index, package)
}

/// Returns the pieces of a layer of which the maps in the stores have at least one regency, sorted by code. A piece may
/// lack regencies of its region, and cutting it may still be refused. Empty for a layer that is sold by district or
/// finer, because the index does not know the districts of a map.
pub fn pieces<'a>(index: &Index, catalog: &'a Catalog, layer: &MapLayer) -> Vec<HeldPiece<'a>> {
    held_maps::pieces(index, catalog, layer)
}
