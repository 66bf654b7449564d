//! Rounding, closing and orienting the shape of an area; GEOS may repair an unsound one.

use gdal::cpl::CslStringList;
use gdal::vector::Geometry;

use crate::maps::shape::{Mended, Shape, is_suspect};

/// How sound a shape is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Soundness {
    Sound,
    /// GEOS cannot read it or calls it unsound, for example since its rings cross, and it was not repaired.
    Crossing,
    /// A ring was closed or left out, or GEOS redrew the shape.
    Repaired,
}

/// Rounds, closes and orients a shape in place, and returns how sound it then is. With `repair`, GEOS redraws a shape
/// that it calls unsound, where it can.
pub(super) fn settle(shape: &mut Shape, decimals: u32, repair: bool) -> Soundness {
    let mut mended = Mended::default();
    shape.settle(decimals, &mut mended);
    let so_far = if mended.open { Soundness::Repaired } else { Soundness::Sound };
    if shape.is_empty() || !is_suspect(shape) {
        return so_far;
    }
    let Ok(geometry) = Geometry::from_wkb(&shape.to_wkb()) else { return Soundness::Crossing };
    if geometry.is_valid() {
        return so_far;
    }
    if !repair {
        return Soundness::Crossing;
    }
    let made = geometry.make_valid(&CslStringList::new()).and_then(|made| made.wkb());
    // Besides polygons a repair may leave points and lines; these enclose nothing and are left out.
    let made = made.ok().and_then(|bytes| Shape::from_wkb(&bytes, &mut Mended::default()));
    match made {
        Some(mut made) if !made.is_empty() => {
            made.settle(decimals, &mut Mended::default());
            *shape = made;
            Soundness::Repaired
        }
        _ => Soundness::Crossing,
    }
}
