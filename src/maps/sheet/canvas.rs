//! Drawing on the sheet: areas, lines and boxes. Coordinates are dots from the top left, or positions on the map where
//! a frame is given.

use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use super::frame::Frame;
use super::sheet_measures::Colour;
use crate::error::{Error, ErrorKind, Result};
use crate::maps::shape::{At, Ring, Shape};
use crate::message::message;

/// In dots: a position of a ring that is nearer than this to the last one drawn, along both axes, is left out.
const NEAR: f32 = 0.4;

/// The sheet.
pub(super) struct Canvas {
    pixels: Pixmap,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32) -> Result<Self> {
        let mut pixels = Pixmap::new(width, height)
            .ok_or_else(|| Error::new(ErrorKind::Internal, message!("a sheet of no size")))?;
        pixels.fill(tiny_skia::Color::WHITE);
        Ok(Self { pixels })
    }

    /// Returns the dots row by row, three bytes (red, green, blue) each.
    pub(super) fn rgb(&self) -> Vec<u8> {
        // The sheet has no transparency, so no colour has to be recomputed.
        self.pixels.data().chunks_exact(4).flat_map(|dot| [dot[0], dot[1], dot[2]]).collect()
    }

    /// Fills an area.
    pub(super) fn area(&mut self, shape: &Shape, frame: &Frame, colour: Colour) {
        if let Some(path) = path(shape.rings(), frame) {
            self.fill_path(&path, colour);
        }
    }

    /// Draws the borders of an area.
    pub(super) fn outline(&mut self, shape: &Shape, frame: &Frame, line: (Colour, f32)) {
        if let Some(path) = path(shape.rings(), frame) {
            self.stroke_path(&path, line);
        }
    }

    /// Draws single segments.
    pub(super) fn lines(&mut self, segments: &[[At; 2]], frame: &Frame, line: (Colour, f32)) {
        let mut builder = PathBuilder::new();
        for [from, to] in segments {
            let ([ax, ay], [bx, by]) = (frame.at(*from), frame.at(*to));
            builder.move_to(ax, ay);
            builder.line_to(bx, by);
        }
        if let Some(path) = builder.finish() {
            self.stroke_path(&path, line);
        }
    }

    /// Draws a line through dots.
    pub(super) fn stroke(&mut self, dots: &[[f32; 2]], line: (Colour, f32)) {
        if let Some(path) = polyline(dots, false) {
            self.stroke_path(&path, line);
        }
    }

    /// Fills the area that a line through dots encloses.
    pub(super) fn fill(&mut self, dots: &[[f32; 2]], colour: Colour) {
        if let Some(path) = polyline(dots, true) {
            self.fill_path(&path, colour);
        }
    }

    /// Draws a box.
    pub(super) fn rectangle(
        &mut self,
        [left, top, right, bottom]: [f32; 4],
        fill: Option<Colour>,
        line: Option<(Colour, f32)>,
    ) {
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
        let Some(path) = polyline(&corners, true) else { return };
        if let Some(colour) = fill {
            self.fill_path(&path, colour);
        }
        if let Some(line) = line {
            self.stroke_path(&path, line);
        }
    }

    pub(super) fn fill_path(&mut self, path: &Path, colour: Colour) {
        let rule = FillRule::EvenOdd;
        self.pixels.fill_path(path, &paint(colour), rule, Transform::identity(), None);
    }

    /// Fills letters, whose outlines may overlap.
    pub(super) fn fill_letters(&mut self, path: &Path, colour: Colour) {
        let rule = FillRule::Winding;
        self.pixels.fill_path(path, &paint(colour), rule, Transform::identity(), None);
    }

    pub(super) fn stroke_path(&mut self, path: &Path, (colour, width): (Colour, f32)) {
        let stroke = Stroke {
            width,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        self.pixels.stroke_path(path, &paint(colour), &stroke, Transform::identity(), None);
    }
}

fn paint([red, green, blue]: Colour) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}

fn path<'a>(rings: impl Iterator<Item = &'a Ring>, frame: &Frame) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for ring in rings {
        let mut last: Option<[f32; 2]> = None;
        for point in ring {
            let [x, y] = frame.at(*point);
            match last {
                None => builder.move_to(x, y),
                Some([lx, ly]) if (x - lx).abs() < NEAR && (y - ly).abs() < NEAR => continue,
                Some(_) => builder.line_to(x, y),
            }
            last = Some([x, y]);
        }
        builder.close();
    }
    builder.finish()
}

fn polyline(dots: &[[f32; 2]], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (place, [x, y]) in dots.iter().enumerate() {
        if place == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}
