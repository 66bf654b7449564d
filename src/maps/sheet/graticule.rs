//! The lines of round degrees (or kilometres), with their numbers at the frame.

use super::canvas::Canvas;
use super::coordinate_units::Units;
use super::frame::Frame;
use super::lettering::Lettering;
use super::sheet_measures::FAINT;

const SIZE: f32 = 18.0;
/// From west to east, lines are apart by the width of their numbers and so many dots, or more, unless the frame is too
/// small.
const GAP: f32 = 24.0;

/// The lines and numbers of a frame.
pub(super) struct Graticule {
    lines: Vec<[[f32; 2]; 2]>,
    below: Vec<(String, [f32; 2])>,
    inside: Vec<(String, [f32; 2])>,
    /// The boxes of the numbers within the frame.
    pub(super) taken: Vec<[f32; 4]>,
}

impl Graticule {
    /// Computes the lines of a frame; coordinates that are no place on earth have none.
    pub(super) fn of(letters: &Lettering, frame: &Frame, units: Units) -> Self {
        let mut graticule =
            Self { lines: Vec::new(), below: Vec::new(), inside: Vec::new(), taken: Vec::new() };
        let [west, south, east, north] = frame.seen().0;
        let [left, top, right, bottom] = frame.place;
        let mut apart = round_step((east - west).max(north - south) / 5.0);
        let widest = |number: f64, apart| {
            letters.width(&tick(number, units, ["BT", "BB"], apart), SIZE, false)
        };
        // Numbers with many decimals need lines farther apart.
        while frame.across(apart) < widest(west, apart).max(widest(east, apart)) + GAP {
            let wider = round_step(apart * 2.500_1);
            if wider <= apart || wider > east - west {
                break;
            }
            apart = wider;
        }
        let mut free = left;
        for number in even(west, east, apart, units, 180.0) {
            let x = frame.at([number, south])[0];
            graticule.lines.push([[x, top], [x, bottom]]);
            let text = tick(number, units, ["BT", "BB"], apart);
            let width = letters.width(&text, SIZE, false);
            let start = (x - width / 2.0).min(right - width).max(left);
            if start >= free {
                free = start + width + GAP / 2.0;
                graticule.below.push((text, [start, bottom + 24.0]));
            }
        }
        for number in even(south, north, apart, units, 90.0) {
            let y = frame.at([west, number])[1];
            graticule.lines.push([[left, y], [right, y]]);
            let text = tick(number, units, ["LU", "LS"], apart);
            let at = [left + 8.0, y - 5.0];
            if at[1] - SIZE > top {
                let width = letters.width(&text, SIZE, false);
                graticule.taken.push([at[0], at[1] - SIZE, at[0] + width, at[1] + 4.0]);
                graticule.inside.push((text, at));
            }
        }
        graticule
    }

    pub(super) fn draw_lines(&self, canvas: &mut Canvas) {
        for line in &self.lines {
            canvas.stroke(line, ([150, 174, 190], 0.7));
        }
    }

    pub(super) fn draw_numbers(&self, canvas: &mut Canvas, letters: &Lettering) {
        for (text, at) in &self.below {
            letters.write(canvas, text, *at, SIZE, false, FAINT);
        }
        for (text, at) in &self.inside {
            letters.halo(canvas, text, *at, SIZE, false, FAINT);
        }
    }
}

/// Returns the multiples of `apart` from `from` up to, but not including, `to`, as far as they are on earth (of
/// degrees: at most `most`); at most 60. Returns none where `apart` is too small for them to differ as floats.
fn even(from: f64, to: f64, apart: f64, units: Units, most: f64) -> Vec<f64> {
    /// The most lines.
    const MOST: u32 = 60;
    let most = match units {
        Units::Degrees => most,
        Units::Metres => f64::INFINITY,
        Units::Nowhere => return Vec::new(),
    };
    let first = (from / apart).ceil();
    let same = |a: f64| (a + 1.0) * apart <= a * apart || a + 1.0 <= a;
    if same(first) || same(to / apart) {
        return Vec::new();
    }
    let numbers = (0..MOST).map(|place| (first + f64::from(place)) * apart);
    numbers.take_while(|number| *number < to).filter(|number| number.abs() <= most).collect()
}

/// Returns a number as it is written at the frame, with as many decimals as steps of `apart` need, at most 12. Metres
/// are written as kilometres. `ends` follow positive and negative degrees.
pub(super) fn tick(number: f64, units: Units, ends: [&str; 2], apart: f64) -> String {
    if units == Units::Metres {
        return decimal(number / 1000.0, apart / 1000.0) + " km";
    }
    let text = decimal(number.abs(), apart);
    // Zero is neither east nor west, neither north nor south.
    let zero = !text.contains(|digit: char| ('1'..='9').contains(&digit));
    match (zero, number < 0.0) {
        (true, _) => format!("{text}°"),
        (_, true) => format!("{text}° {}", ends[1]),
        (_, false) => format!("{text}° {}", ends[0]),
    }
}

fn decimal(number: f64, apart: f64) -> String {
    let decimals = (0..12_i32).find(|n| apart * 10_f64.powi(*n) > 0.99).unwrap_or(12);
    let decimals = usize::try_from(decimals).unwrap_or(0);
    format!("{number:.decimals$}").replace('.', ",")
}

/// Returns the largest number that is at most `rough` and 1, 2 or 5 times a power of ten.
pub(super) fn round_step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.max(1e-12).log10().floor());
    let times = [5.0, 2.0, 1.0].into_iter().find(|times| times * power <= rough);
    times.unwrap_or(1.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::shape::Extent;
    use crate::maps::sheet::sheet_measures::MAP;

    const LAT: [&str; 2] = ["LU", "LS"];

    #[test]
    fn ticks_are_told_in_indonesian() {
        assert_eq!(tick(-3.65, Units::Degrees, LAT, 0.05), "3,65° LS");
        assert_eq!(tick(128.0, Units::Degrees, ["BT", "BB"], 1.0), "128° BT");
        assert_eq!(tick(0.0, Units::Degrees, LAT, 0.2), "0,0°");
        assert_eq!(tick(9_590_000.0, Units::Metres, ["", ""], 10_000.0), "9590 km");
        assert_eq!(tick(9_590_200.0, Units::Metres, ["", ""], 200.0), "9590,2 km");
    }

    #[test]
    fn numbers_stay_within_the_frame_on_earth_and_apart() {
        let letters = Lettering::load().unwrap();
        for [x, y, size] in [
            [128.1, -3.7, 1e-6],
            [128.1, -3.7, 0.004],
            [95.0, -11.0, 46.0],
            [-179.0, -89.0, 358.0],
            [128.0, -3.7, 3e-9],
        ] {
            let extent = Extent([x, y, x + size, y + size.min(178.0)]);
            let frame = Frame::fit(extent, MAP, Units::Degrees);
            let graticule = Graticule::of(&letters, &frame, Units::Degrees);
            assert!(
                size < 1e-7 || (graticule.below.len() > 1 && graticule.inside.len() > 1),
                "{size}"
            );
            for pair in graticule.below.windows(2).chain(graticule.inside.windows(2)) {
                assert_ne!(pair[0].0, pair[1].0, "{size}");
            }
            for pair in graticule.below.windows(2) {
                let end = pair[0].1[0] + letters.width(&pair[0].0, SIZE, false);
                assert!(end < pair[1].1[0], "{pair:?}");
            }
            for (text, at) in &graticule.below {
                let end = at[0] + letters.width(text, SIZE, false);
                assert!(at[0] >= MAP[0] && end <= MAP[2] + 0.01, "{text}");
            }
            let latitude = |text: &str| -> f64 {
                let number = text.split('°').next().unwrap();
                number.replace(',', ".").parse().unwrap()
            };
            assert!(graticule.inside.iter().all(|(text, _)| latitude(text) <= 90.0));
        }
    }

    #[test]
    fn beyond_the_earth_nothing_is_numbered_and_nothing_runs_without_end() {
        let letters = Lettering::load().unwrap();
        let far = Extent([128.0, -3.7, 500_000.0, 9_590_000.0]);
        let frame = Frame::fit(far, MAP, Units::Nowhere);
        let graticule = Graticule::of(&letters, &frame, Units::Nowhere);
        assert!(
            graticule.below.is_empty() && graticule.inside.is_empty() && graticule.lines.is_empty()
        );
        assert!(even(1e8, 1e8, 1e-12, Units::Metres, 0.0).is_empty());
    }

    #[test]
    fn steps_are_round() {
        for (rough, expected) in [(0.07, 0.05), (1.0, 1.0), (4.9, 2.0), (0.019, 0.01)] {
            assert!((round_step(rough) - expected).abs() < 1e-12, "{rough}");
        }
    }
}
