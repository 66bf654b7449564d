//! Names and marks on the map: lines of letters, in places where they cover nothing written before.

use super::canvas::Canvas;
use super::frame::Frame;
use super::key::Entry;
use super::lettering::Lettering;
use super::sheet_measures::{Colour, INK};
use crate::maps::piece::Piece;
use crate::plan::MapOrder;

/// Height of a line as a multiple of the size of its letters.
pub(super) const LINE: f32 = 1.15;

/// A box in dots: left, top, right, bottom.
pub(super) type Space = [f32; 4];

/// All names and marks on a map.
#[derive(Default)]
pub(super) struct Labels {
    pub(super) written: Vec<Written>,
    /// Lines from a mark beside its area or district into that.
    leaders: Vec<[[f32; 2]; 2]>,
    /// The marks whose names are only in the key.
    pub(super) key: Vec<Entry>,
    /// The boxes that further names must not cover.
    pub(super) taken: Vec<Space>,
}

/// Lines of letters, each with the left end of its base line.
pub(super) struct Written {
    pub(super) lines: Vec<(String, [f32; 2])>,
    style: Style,
}

#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) colour: Colour,
}

/// What is needed to place names.
pub(super) struct Setting<'a> {
    pub(super) letters: &'a Lettering,
    pub(super) piece: &'a Piece,
    pub(super) order: &'a MapOrder,
    /// The number of each area's district.
    pub(super) districts: &'a [usize],
}

impl Labels {
    /// Returns labels with nothing written yet; `taken` are boxes to be left free.
    pub(super) fn around(taken: Vec<Space>) -> Self {
        Self { taken, ..Self::default() }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, letters: &Lettering) {
        for leader in &self.leaders {
            canvas.stroke(leader, (INK, 1.2));
        }
        for Written { lines, style } in &self.written {
            for (line, at) in lines {
                letters.halo(canvas, line, *at, style.size, style.bold, style.colour);
            }
        }
    }

    /// Places lines around a middle, if they are no wider than `room`, stay within the frame and cover no box that is
    /// taken; returns whether it did.
    pub(super) fn write(
        &mut self,
        letters: &Lettering,
        lines: Vec<String>,
        [x, y]: [f32; 2],
        room: f32,
        style: Style,
        frame: &Frame,
    ) -> bool {
        let widths: Vec<f32> =
            lines.iter().map(|line| letters.width(line, style.size, style.bold)).collect();
        let widest = widths.iter().copied().fold(0.0, f32::max);
        let height = style.size * LINE;
        let half = height * lines.len() as f32 / 2.0;
        let rim = style.size / 4.0;
        let space =
            [x - widest / 2.0 - rim, y - half - rim, x + widest / 2.0 + rim, y + half + rim];
        if widest > room || !self.is_free(space, frame) {
            return false;
        }
        let base = |place: usize| y - half + height * (place as f32 + 0.8);
        let lines = lines.into_iter().zip(widths).enumerate();
        let lines = lines.map(|(place, (line, width))| (line, [x - width / 2.0, base(place)]));
        self.written.push(Written { lines: lines.collect(), style });
        self.taken.push(space);
        true
    }

    fn is_free(&self, space: Space, frame: &Frame) -> bool {
        let place = frame.place;
        let inside = space[0] >= place[0]
            && space[1] >= place[1]
            && space[2] <= place[2]
            && space[3] <= place[3];
        inside
            && !self.taken.iter().any(|other| {
                space[0] < other[2]
                    && other[0] < space[2]
                    && space[1] < other[3]
                    && other[1] < space[3]
            })
    }

    /// Places a mark 20 to 150 dots from a position, as near as it covers no box that is taken, with a line between
    /// them; returns whether it did.
    pub(super) fn beside(
        &mut self,
        letters: &Lettering,
        [x, y]: [f32; 2],
        text: &str,
        style: Style,
        frame: &Frame,
    ) -> bool {
        const WAYS: u8 = 16;
        for ring in 0..14_u8 {
            let away = 20.0 + 10.0 * f32::from(ring);
            for way in 0..WAYS {
                let turn = std::f32::consts::TAU * f32::from(way) / f32::from(WAYS);
                let (up, along) = turn.sin_cos();
                let to = [x + away * along, y - away * up];
                let lines = vec![text.to_owned()];
                if self.write(letters, lines, to, f32::INFINITY, style, frame) {
                    self.leaders.push([[x, y], to]);
                    return true;
                }
            }
        }
        false
    }
}
