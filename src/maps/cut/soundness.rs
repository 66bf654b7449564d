//! Settling the shape of an area: rounded, closed and turned; where its rings cross, GEOS may repair it.

use gdal::cpl::CslStringList;
use gdal::vector::Geometry;

use crate::maps::shape::{Mended, Shape, is_suspect};

/// How sound a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    Sound,
    Crossing,
    Repaired,
}

/// Settles a shape; `repair` lets GEOS redraw rings that cross.
pub(super) fn settle(shape: &mut Shape, decimals: u32, repair: bool) -> Health {
    let mut mended = Mended::default();
    shape.settle(decimals, &mut mended);
    let told = if mended.open { Health::Repaired } else { Health::Sound };
    if shape.is_empty() || !is_suspect(shape) {
        return told;
    }
    let Ok(geometry) = Geometry::from_wkb(&shape.to_wkb()) else { return Health::Crossing };
    if geometry.is_valid() {
        return told;
    }
    if !repair {
        return Health::Crossing;
    }
    let made = geometry.make_valid(&CslStringList::new()).and_then(|made| made.wkb());
    // What repairing leaves besides areas are lines without extent.
    let made = made.ok().and_then(|bytes| Shape::from_wkb(&bytes, &mut Mended::default()));
    match made {
        Some(mut made) if !made.is_empty() => {
            made.settle(decimals, &mut Mended::default());
            *shape = made;
            Health::Repaired
        }
        _ => Health::Crossing,
    }
}
