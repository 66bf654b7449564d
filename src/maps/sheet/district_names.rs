//! The names of districts (on a map of a province or the country: of regencies), where the names of areas leave space.

use std::collections::BTreeMap;

use super::district_cover::Cover;
use super::frame::Frame;
use super::key::Entry;
use super::labels::{LINE, Labels, Setting, Style};
use super::sheet_measures::INK;
use crate::model::Level;

/// A district and where it lies on the sheet.
#[derive(Default)]
struct District<'a> {
    text: &'a str,
    /// Its area in squared units of the coordinates.
    size: f64,
    /// The sum of the places of its areas in dots, each multiplied by the area's size.
    weighed: [f64; 2],
    cover: Cover,
    /// Where its name may stand, in dots.
    places: Vec<[f32; 2]>,
}

/// Writes the names, those of the largest districts first, each near the middle of its district where it finds a place.
/// Of the names that find no place, the first 26 by code get a letter, which the key explains, if the letter finds a
/// place.
pub(super) fn place(labels: &mut Labels, setting: &Setting<'_>, frame: &Frame) {
    let order: Vec<District<'_>> = districts(setting, frame);
    let mut largest: Vec<usize> = (0..order.len()).collect();
    largest.sort_by(|a, b| order[*b].size.total_cmp(&order[*a].size));
    largest.retain(|place| !whole(labels, setting, &order[*place], frame));
    // The letters follow the order of the codes.
    largest.sort_unstable();
    for (place, letter) in largest.into_iter().zip('A'..='Z') {
        let mark = letter.to_string();
        let placed = [19.0, 15.0].into_iter().any(|size| {
            let style = Style { size, bold: true, colour: INK };
            order[place].places.iter().any(|at| {
                labels.write(setting.letters, vec![mark.clone()], *at, size, style, frame)
            })
        });
        let mut beside = || {
            let at = order[place].places.first()?;
            let style = Style { size: 15.0, bold: true, colour: INK };
            Some(labels.beside(setting.letters, *at, &mark, style, frame))
        };
        if placed || beside().unwrap_or(false) {
            labels.key.push(Entry { mark, name: order[place].text.to_uppercase() });
        }
    }
}

/// Writes a whole name of at most three lines where nine tenths of it lie in its district, or else 65 %; returns
/// whether it found a place.
fn whole(
    labels: &mut Labels,
    setting: &Setting<'_>,
    district: &District<'_>,
    frame: &Frame,
) -> bool {
    let letters = setting.letters;
    let room = frame.across(district.size.sqrt() * 1.3).max(120.0);
    let text = district.text.to_uppercase();
    let mut tries =
        [0.9, 0.65].into_iter().flat_map(|part| [23.0, 19.0, 16.0].map(|size| (part, size)));
    tries.any(|(part, size)| {
        let style = Style { size, bold: true, colour: INK };
        let lines = letters.lines(&text, size, true, room);
        let width = |line: &String| letters.width(line, size, true);
        let half = [
            lines.iter().map(width).fold(0.0, f32::max) / 2.0,
            size * LINE * lines.len() as f32 / 2.0,
        ];
        let within = |[x, y]: &&[f32; 2]| {
            district.cover.part([x - half[0], y - half[1], x + half[0], y + half[1]]) >= part
        };
        lines.len() < 4
            && district
                .places
                .iter()
                .filter(within)
                .any(|at| labels.write(letters, lines.clone(), *at, room, style, frame))
    })
}

/// Returns the districts that have a name and a shape, sorted by code.
fn districts<'a>(setting: &Setting<'a>, frame: &Frame) -> Vec<District<'a>> {
    let level =
        if setting.order.region.code.level() < Level::Kabupaten { "nmkab" } else { "nmkec" };
    let column = setting.piece.column(level);
    let mut groups: BTreeMap<usize, District<'_>> = BTreeMap::new();
    for (area, district) in setting.piece.areas.iter().zip(setting.districts) {
        let Some((at, _)) = area.shape.inside() else { continue };
        let (group, size) = (groups.entry(*district).or_default(), area.shape.area());
        let at = frame.at(at);
        if group.places.is_empty() {
            group.places.push(at);
        }
        group.cover.add(&area.shape, frame);
        group.size += size;
        for (sum, part) in group.weighed.iter_mut().zip(at) {
            *sum += f64::from(part) * size;
        }
        if group.text.is_empty() {
            group.text = area.text(column);
        }
    }
    let mut groups: Vec<District<'_>> =
        groups.into_values().filter(|group| !group.text.trim().is_empty()).collect();
    for group in &mut groups {
        let middle = group.weighed.map(|sum| (sum / group.size.max(1e-300)) as f32);
        let mut places = group.cover.places(middle);
        // A very low district has only this last place.
        places.append(&mut group.places);
        group.places = places;
    }
    groups
}
