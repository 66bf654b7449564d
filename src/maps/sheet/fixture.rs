//! A piece and its order for tests.

use crate::catalog::{Catalog, MapField};
use crate::maps::piece::{Area, Cell, Piece};
use crate::maps::shape::{Shape, of_rings};
use crate::model::Level;
use crate::plan::MapOrder;

/// A square area from its south-west corner.
pub(in crate::maps) fn square(x: f64, y: f64, side: f64) -> Shape {
    of_rings(&[&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)]])
}

/// A piece of villages of one district, numbered from 1.
pub(in crate::maps) fn piece(shapes: Vec<Shape>) -> Piece {
    let field = |name: &str| MapField {
        level: Level::Desa,
        field: name.into(),
        kind: "text".into(),
        width: 60,
        meaning: "x".into(),
    };
    let area = |(place, shape): (usize, Shape)| Area {
        layer: 0,
        id: format!("8171010{:03}", place + 1),
        cells: vec![Cell::Text("Nusaniwe".into()), Cell::Text(format!("DESA {}", place + 1))],
        named: None,
        shape,
    };
    Piece {
        columns: vec![field("nmkec"), field("nmdesa")],
        areas: shapes.into_iter().enumerate().map(area).collect(),
        crs: 4326,
        degrees: true,
        findings: Vec::new(),
    }
}

/// An order for villages of Ambon.
pub(in crate::maps) fn order() -> MapOrder {
    let catalog = Catalog::load(None).unwrap();
    let layer = catalog.layers.iter().find(|layer| layer.id == "wilkerstat-desa-2025-1").unwrap();
    MapOrder::new(&catalog, layer, "8171", None).unwrap()
}
