//! The names of districts (on a map of a province, of regencies): where the names of areas leave them room.

use std::collections::BTreeMap;

use super::INK;
use super::canvas::Frame;
use super::key::Entry;
use super::labels::{Labels, Named, Setting, Style};

/// A district, in dots.
#[derive(Default)]
struct District<'a> {
    text: &'a str,
    areas: usize,
    size: f64,
    weighed: [f64; 2],
    /// Where its name may stand, and how wide its area is there.
    spots: Vec<([f32; 2], f32)>,
}

/// Writes the names, those of the largest districts first, each as near to the middle of its own as it can
/// stand; one that finds no room is a letter of the key.
pub(super) fn name(labels: &mut Labels, setting: &Setting<'_>, named: &[Named<'_>], frame: &Frame) {
    let mut order: Vec<District<'_>> = districts(setting, named, frame);
    for district in &mut order {
        let [x, y] = district.weighed.map(|sum| (sum / district.size.max(1e-300)) as f32);
        let far = |(at, _): &([f32; 2], f32)| (at[0] - x).powi(2) + (at[1] - y).powi(2);
        district.spots.sort_by(|a, b| far(a).total_cmp(&far(b)));
    }
    let mut largest: Vec<usize> = (0..order.len()).collect();
    largest.sort_by(|a, b| order[*b].size.total_cmp(&order[*a].size));
    largest.retain(|place| !whole(labels, setting, &order[*place], frame));
    // By code, as the areas are.
    largest.sort_unstable();
    for (place, letter) in largest.into_iter().zip('A'..='Z') {
        let mark = letter.to_string();
        let placed = [19.0, 15.0].into_iter().any(|size| {
            let style = Style { size, bold: true, colour: INK };
            order[place].spots.iter().any(|(at, _)| {
                labels.write(setting.letters, vec![mark.clone()], *at, size, style, frame)
            })
        });
        if placed {
            labels.key.push(Entry { mark, name: order[place].text.to_uppercase() });
        }
    }
}

/// Writes a whole name; returns whether it found room.
fn whole(
    labels: &mut Labels,
    setting: &Setting<'_>,
    district: &District<'_>,
    frame: &Frame,
) -> bool {
    /// Places that are tried for one name.
    const TRIED: usize = 200;
    const FEW: usize = 12;
    let room = frame.across(district.size.sqrt() * 1.3).max(120.0);
    let text = district.text.to_uppercase();
    // First where an area of the district has room for most of the name.
    // One of many small areas has none that tells of its room.
    let parts = [0.8, 0.5, if district.areas > FEW { 0.0 } else { 0.3 }];
    let mut tries = parts.into_iter().flat_map(|part| [23.0, 19.0, 16.0].map(|size| (part, size)));
    tries.any(|(part, size)| {
        let style = Style { size, bold: true, colour: INK };
        let lines = setting.letters.lines(&text, size, true, room);
        let width = |line: &String| setting.letters.width(line, size, true);
        let widest = lines.iter().map(width).fold(0.0, f32::max);
        let roomy = district.spots.iter().filter(|(_, width)| *width >= widest * part);
        lines.len() < 4
            && roomy.take(TRIED).any(|(at, _)| {
                labels.write(setting.letters, lines.clone(), *at, room, style, frame)
            })
    })
}

/// Returns the districts that bear a name, by code.
fn districts<'a>(setting: &Setting<'a>, named: &[Named<'_>], frame: &Frame) -> Vec<District<'a>> {
    let level = if setting.order.region.code.len() < 4 { "nmkab" } else { "nmkec" };
    let column = setting.piece.column(level);
    let mut groups: BTreeMap<usize, District<'_>> = BTreeMap::new();
    for (area, district) in setting.piece.areas.iter().zip(setting.districts) {
        let Some((at, _)) = area.shape.inside() else { continue };
        let (group, size) = (groups.entry(*district).or_default(), area.shape.area());
        let at = frame.at(at);
        group.spots.push((at, 0.0));
        group.areas += 1;
        group.size += size;
        for (sum, part) in group.weighed.iter_mut().zip(at) {
            *sum += f64::from(part) * size;
        }
        if group.text.is_empty() {
            group.text = area.text(column);
        }
    }
    for area in named {
        let district = setting.districts.get(area.place);
        if let Some(group) = district.and_then(|district| groups.get_mut(district)) {
            let spots = area.rows.spots(frame.up(16.0)).into_iter();
            group.spots.extend(spots.map(|(at, width)| (frame.at(at), frame.across(width))));
        }
    }
    groups.into_values().filter(|group| !group.text.trim().is_empty()).collect()
}
