//! The names of areas on the sheet: the largest area first, each name where it hides no other. On sheets of few areas,
//! those whose names find no place get numbers, where these find one.

use super::districts::is_grouped;
use super::frame::Frame;
use super::key::Entry;
use super::labels::{LINE, Labels, Setting, Space, Style};
use super::lettering::Lettering;
use super::name_slots::NameSlots;
use super::sheet_measures::INK;
use crate::maps::piece::Piece;
use crate::maps::shape::Extent;
use crate::model::Level;

/// The most areas whose names are placed, the largest: more would hide the map.
const MOST: usize = 400;
/// The most areas of a sheet on which areas without a placed name get numbers.
const NUMBERED: usize = 60;
/// An area to be named: its index, the text, and where the text may stand.
struct NamedArea<'a> {
    place: usize,
    text: &'a str,
    slots: NameSlots,
}

/// Places the names of areas within a frame, around the boxes in `taken` and, on sheets of few areas, around very small
/// areas. A name that finds no place is left out; on sheets of few areas a number may stand for it.
pub(super) fn place(setting: &Setting<'_>, frame: &Frame, taken: Vec<Space>) -> Labels {
    let order = setting.order;
    let grouped = is_grouped(order);
    let named = named(setting);
    let sizes: &[f32] = match setting.piece.areas.len() {
        0..=5 => &[26.0, 22.0, 18.0, 15.0, 12.5, 11.0],
        6..=60 => &[21.0, 18.0, 15.0, 12.5, 11.0],
        _ => &[15.0, 13.0, 11.0],
    };
    let colour = if grouped { [52, 58, 66] } else { INK };
    let mut labels = Labels::around(taken);
    if setting.piece.areas.len() <= NUMBERED {
        labels.taken.extend(tiny(setting.piece, frame));
    }
    let mut left = Vec::new();
    for area in &named {
        let fits = |size: &f32| {
            let style = Style { size: *size, bold: !grouped, colour };
            name(&mut labels, setting.letters, area, style, frame)
        };
        if !sizes.iter().any(fits) {
            left.push(area);
        }
    }
    if setting.piece.areas.len() <= NUMBERED {
        number(&mut labels, setting, left, frame);
    }
    labels
}

/// Writes a name of at most three lines into its area where there is space; returns whether it did.
fn name(
    labels: &mut Labels,
    letters: &Lettering,
    area: &NamedArea<'_>,
    style: Style,
    frame: &Frame,
) -> bool {
    // No lines fit where the place is narrower than the longest word, or than the name divided by the lines.
    let blank = letters.width(" ", style.size, style.bold);
    let whole = letters.width(area.text, style.size, style.bold);
    let words = area.text.split([' ', '\n']);
    let word = words.map(|word| letters.width(word, style.size, style.bold));
    let word = word.fold(0.0, f32::max);
    // A name may extend a little over the borders of its area.
    for beyond in [1.0, 1.25] {
        for most in 1..=3_u8 {
            let height = style.size * LINE * f32::from(most);
            let least = word.max(whole / f32::from(most) - blank);
            for (at, width) in area.slots.spots(frame.up(height)) {
                let room = frame.across(width) * beyond;
                if room < least {
                    continue;
                }
                let lines = letters.lines(area.text, style.size, style.bold, room);
                if lines.len() == usize::from(most)
                    && labels.write(letters, lines, frame.at(at), room, style, frame)
                {
                    return true;
                }
            }
        }
    }
    false
}

/// Numbers the areas whose names found no place, in the order of their codes: within the area, or beside it with a line
/// into it. An area where neither fits gets none.
fn number(
    labels: &mut Labels,
    setting: &Setting<'_>,
    mut left: Vec<&NamedArea<'_>>,
    frame: &Frame,
) {
    left.sort_by_key(|area| area.place);
    for area in left {
        let text = (labels.key.len() + 1).to_string();
        let style = |size| Style { size, bold: true, colour: INK };
        let numbered = [17.0, 13.0].into_iter().any(|size| {
            area.slots.spots(frame.up(size)).into_iter().any(|(at, width)| {
                let room = frame.across(width) * 1.4;
                let lines = vec![text.clone()];
                labels.write(setting.letters, lines, frame.at(at), room, style(size), frame)
            })
        });
        let inside = || setting.piece.areas[area.place].shape.inside();
        let beside =
            |(at, _)| labels.beside(setting.letters, frame.at(at), &text, style(15.0), frame);
        if numbered || inside().is_some_and(beside) {
            labels.key.push(Entry { mark: text, name: area.text.to_owned() });
        }
    }
}

/// Returns the boxes of areas whose longer side is below 16 dots, which a name over them would hide.
fn tiny(piece: &Piece, frame: &Frame) -> Vec<Space> {
    /// In dots of the picture.
    const SMALL: f32 = 16.0;
    let boxes = piece.areas.iter().map(|area| area.shape.extent());
    let small = boxes.filter(|extent| !extent.is_empty() && frame.dots(*extent) < SMALL);
    let space = |Extent([west, south, east, north]): Extent| {
        let ([left, top], [right, bottom]) = (frame.at([west, north]), frame.at([east, south]));
        [left, top, right, bottom]
    };
    small.map(space).collect()
}

/// Returns the areas to be named, the largest first and at most [`MOST`], without those that have no polygon. Where the
/// map has no name, the last part of the code is taken.
fn named<'a>(setting: &Setting<'a>) -> Vec<NamedArea<'a>> {
    let column = match setting.order.level {
        Level::Kecamatan => "nmkec",
        Level::Desa => "nmdesa",
        _ => "nmsls",
    };
    let column = setting.piece.column(column);
    let areas = setting.piece.areas.iter().enumerate();
    let mut sized: Vec<(f64, usize, &str)> = areas
        .map(|(place, area)| {
            let name = area.text(column);
            let name = if name.trim().is_empty() {
                last_part(setting.order.level, &area.id)
            } else {
                name
            };
            (area.shape.area(), place, name)
        })
        .filter(|(_, _, text)| !text.is_empty())
        .collect();
    sized.sort_by(|a, b| b.0.total_cmp(&a.0));
    let slots = |(_, place, text): (f64, usize, &'a str)| {
        Some(NamedArea { place, text, slots: NameSlots::of(&setting.piece.areas[place].shape)? })
    };
    sized.into_iter().take(MOST).filter_map(slots).collect()
}

/// Returns the end of a code. It tells a sub-SLS, an SLS or a census block from others of its village, a village from
/// others of its district, and a district from others of its regency.
fn last_part(level: Level, id: &str) -> &str {
    let digits = match level {
        Level::Subsls => 6,
        Level::Sls | Level::BlokSensus => 4,
        _ => 3,
    };
    id.get(id.len().saturating_sub(digits)..).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::shape::Shape;
    use crate::maps::sheet::coordinate_units::Units;
    use crate::maps::sheet::district_names;
    use crate::maps::sheet::districts::groups;
    use crate::maps::sheet::fixture::{order, piece, square};
    use crate::maps::sheet::labels::Written;
    use crate::maps::sheet::sheet_measures::MAP;

    fn labels(shapes: Vec<Shape>) -> Labels {
        let (piece, order) = (piece(shapes), order());
        let districts = groups(&piece, &order);
        let letters = Lettering::load().unwrap();
        let setting =
            Setting { letters: &letters, piece: &piece, order: &order, districts: &districts };
        let frame = Frame::fit(piece.extent(), MAP, Units::Degrees);
        let mut labels = place(&setting, &frame, Vec::new());
        if is_grouped(&order) {
            district_names::place(&mut labels, &setting, &frame);
        }
        labels
    }

    fn texts(labels: &Labels) -> Vec<String> {
        let joined = |written: &Written| {
            let lines: Vec<&str> = written.lines.iter().map(|(line, _)| line.as_str()).collect();
            lines.join(" ")
        };
        labels.written.iter().map(joined).collect()
    }

    #[test]
    fn an_area_alone_bears_its_own_name_and_its_districts_beside_it() {
        let labels = labels(vec![square(128.1, -3.7, 0.1)]);
        assert_eq!(texts(&labels), ["DESA 1", "NUSANIWE"]);
        assert!(labels.key.is_empty());
    }

    #[test]
    fn names_without_room_are_numbered_up_to_sixty_areas() {
        let mut shapes = vec![square(128.0, -3.7, 0.2)];
        // A row of strips too narrow for any name, in a corner beside the large area.
        shapes.extend((0..20_u8).map(|n| square(128.201 + f64::from(n) * 0.001, -3.7, 0.001)));
        let few = labels(shapes.clone());
        assert_eq!(few.key.len(), 20);
        assert_eq!((few.key[0].mark.as_str(), few.key[0].name.as_str()), ("1", "DESA 2"));
        assert!(texts(&few).contains(&"20".to_owned()));
        for (place, space) in few.taken.iter().enumerate() {
            let frame = [MAP[0], MAP[1], MAP[2], MAP[3]];
            assert!(space[0] >= frame[0] && space[2] <= frame[2]);
            let hides = |other: &Space| {
                space[0] < other[2]
                    && other[0] < space[2]
                    && space[1] < other[3]
                    && other[1] < space[3]
            };
            assert!(!few.taken[place + 1..].iter().any(hides));
        }
        shapes.extend((0..40_u8).map(|n| square(128.221 + f64::from(n) * 0.001, -3.7, 0.001)));
        assert!(labels(shapes).key.is_empty());
    }
}
