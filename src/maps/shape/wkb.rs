//! Well-known binary (OGC 06-103r4, 8.2), the form in which shapes pass to and from GDAL.

use super::arcs::drawn;
use super::multipolygon::{Mended, Shape};
use super::ring::Ring;

impl Shape {
    /// Reads two-dimensional well-known binary; `None` where it is truncated or cannot be read. Points and lines are
    /// left out, and arcs become straight segments. `mended` records both, and whether there was a collection of
    /// shapes.
    pub(in crate::maps) fn from_wkb(bytes: &[u8], mended: &mut Mended) -> Option<Self> {
        let mut shape = Self::default();
        Wkb { bytes }.geometry(&mut shape, mended)?;
        Some(shape)
    }

    /// Returns the shape as a multipolygon in well-known binary, little-endian.
    pub(in crate::maps) fn to_wkb(&self) -> Vec<u8> {
        let points: usize = self.rings().map(Vec::len).sum();
        let mut bytes = Vec::with_capacity(9 + self.polygons.len() * 13 + points * 16);
        let head = |bytes: &mut Vec<u8>, kind: u32, count: usize| {
            bytes.push(1);
            bytes.extend_from_slice(&kind.to_le_bytes());
            bytes.extend_from_slice(&(count as u32).to_le_bytes());
        };
        head(&mut bytes, MULTIPOLYGON, self.polygons.len());
        for polygon in &self.polygons {
            head(&mut bytes, POLYGON, polygon.len());
            for ring in polygon {
                bytes.extend_from_slice(&(ring.len() as u32).to_le_bytes());
                for number in ring.iter().flatten() {
                    bytes.extend_from_slice(&number.to_le_bytes());
                }
            }
        }
        bytes
    }
}

// Codes of well-known binary (OGC 06-103r4, table 7).
const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_POINT: u32 = 4;
const MULTI_LINE: u32 = 5;
const MULTIPOLYGON: u32 = 6;
const COLLECTION: u32 = 7;
const ARCS: u32 = 8;
const COMPOUND: u32 = 9;
const CURVE_POLYGON: u32 = 10;
const MULTI_CURVE: u32 = 11;
const MULTI_SURFACE: u32 = 12;
const SURFACE: u32 = 15;
const TIN: u32 = 16;
const TRIANGLE: u32 = 17;

/// Reads well-known binary from its front.
struct Wkb<'a> {
    bytes: &'a [u8],
}

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*head)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn points(&mut self) -> Option<Ring> {
        let count = self.number()? as usize;
        let (head, rest) = self.bytes.split_at_checked(count.checked_mul(16)?)?;
        self.bytes = rest;
        let float = |bytes: &[u8]| bytes.try_into().map_or(0.0, f64::from_le_bytes);
        Some(head.chunks_exact(16).map(|at| [float(&at[..8]), float(&at[8..])]).collect())
    }

    fn geometry(&mut self, shape: &mut Shape, mended: &mut Mended) -> Option<()> {
        let [order] = self.take()?;
        let kind = self.number()?;
        // GDAL writes in the machine's byte order; big-endian machines are not supported.
        if order != 1 {
            return None;
        }
        match kind {
            POLYGON | TRIANGLE => {
                let rings = self.number()?;
                let rings = (0..rings).map(|_| self.points()).collect::<Option<Vec<_>>>()?;
                shape.polygons.push(rings);
            }
            CURVE_POLYGON => {
                let rings = self.number()?;
                let rings = (0..rings).map(|_| self.line(mended)).collect::<Option<Vec<_>>>()?;
                shape.polygons.push(rings);
            }
            MULTIPOLYGON | COLLECTION | MULTI_SURFACE | SURFACE | TIN => {
                mended.foreign |= kind == COLLECTION;
                for _ in 0..self.number()? {
                    self.geometry(shape, mended)?;
                }
            }
            _ => {
                mended.foreign = true;
                self.skip(kind)?;
            }
        }
        Some(())
    }

    /// Reads a line of straight segments, of arcs, or of both; arcs become straight segments. `None` for anything else,
    /// and where it is truncated.
    fn line(&mut self, mended: &mut Mended) -> Option<Ring> {
        self.take::<1>()?;
        match self.number()? {
            LINE => self.points(),
            ARCS => {
                mended.curved = true;
                self.points().map(|points| drawn(&points))
            }
            COMPOUND => {
                let mut all = Ring::new();
                for _ in 0..self.number()? {
                    let part = self.line(mended)?;
                    let known = usize::from(!all.is_empty() && all.last() == part.first());
                    all.extend(&part[known..]);
                }
                Some(all)
            }
            _ => None,
        }
    }

    fn skip(&mut self, kind: u32) -> Option<()> {
        match kind {
            POINT => self.take::<16>().map(drop),
            LINE | ARCS => self.points().map(drop),
            MULTI_POINT | MULTI_LINE | COMPOUND | MULTI_CURVE => {
                for _ in 0..self.number()? {
                    self.take::<1>()?;
                    let kind = self.number()?;
                    self.skip(kind)?;
                }
                Some(())
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::multipolygon::of_rings;
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_what_breaks_off_is_nothing() {
        let shape = of_rings(&[
            &[(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0)],
            &[(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0)],
        ]);
        let bytes = shape.to_wkb();
        let mut mended = Mended::default();
        assert_eq!(Shape::from_wkb(&bytes, &mut mended), Some(shape));
        assert_eq!(mended, Mended::default());
        for end in 0..bytes.len() {
            assert_eq!(Shape::from_wkb(&bytes[..end], &mut mended), None, "{end}");
        }
    }
}
