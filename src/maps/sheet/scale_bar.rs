//! The scale bar, of a round length.

use super::canvas::Canvas;
use super::coordinate_units::Units;
use super::frame::Frame;
use super::graticule::round_step;
use super::lettering::Lettering;
use super::sheet_measures::{FAINT, INK};
use crate::message::grouped;

/// The longest bar in dots.
const LONGEST: f64 = 360.0;
const SIZE: f32 = 20.0;

pub(super) fn draw(
    canvas: &mut Canvas,
    letters: &Lettering,
    [x, y]: [f32; 2],
    frame: &Frame,
    units: Units,
) {
    // The scale holds for both axes: degrees of longitude are drawn as long as they are in the middle of the map.
    let dots = units.metres().map(|metres| frame.scale / metres);
    let length = dots.map_or(0.0, |dots| round_step(LONGEST / dots));
    let (Some(dots), Some((half, whole, unit))) = (dots, length_texts(length)) else {
        letters.write(canvas, "skala tidak dapat dinyatakan", [x, y + 14.0], SIZE, false, FAINT);
        return;
    };
    let part = (length * dots) as f32 / 4.0;
    for place in 0..4_u8 {
        let left = x + part * f32::from(place);
        let fill = if place % 2 == 0 { INK } else { [255, 255, 255] };
        canvas.rectangle([left, y, left + part, y + 14.0], Some(fill), Some((INK, 1.5)));
    }
    let mut free = f32::NEG_INFINITY;
    let end = x + part * 4.0 - letters.width(&whole, SIZE, false) / 2.0;
    for (text, middle) in [("0", x + 6.0), (half.as_str(), x + part * 2.0)] {
        let width = letters.width(text, SIZE, false);
        let start = middle - width / 2.0;
        if start > free && start + width + 8.0 < end {
            letters.write(canvas, text, [start, y + 40.0], SIZE, false, INK);
            free = start + width + 8.0;
        }
    }
    letters.write(canvas, &format!("{whole} {unit}"), [end, y + 40.0], SIZE, false, INK);
}

/// Returns half of a length in metres, the whole length, and their unit: the largest one of which the length has at
/// least one. `None` below a millimetre, and from a million kilometres on.
#[allow(clippy::cast_sign_loss, reason = "what has one of a unit is above zero")]
fn length_texts(metres: f64) -> Option<(String, String, &'static str)> {
    let units = [(1000.0, "km"), (1.0, "m"), (0.01, "cm"), (0.001, "mm")];
    let (of, unit) = units.into_iter().find(|(of, _)| metres >= of * 0.999_999)?;
    let number = |number: f64| {
        let tenths = (number * 10.0).round() as u64;
        match tenths % 10 {
            0 => grouped(tenths / 10),
            rest => format!("{},{rest}", grouped(tenths / 10)),
        }
    };
    let whole = metres / of;
    (whole < 1e6).then(|| (number(whole / 2.0), number(whole), unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_in_the_unit_that_has_digits_for_it() {
        for (metres, expected) in [
            (10_000_000.0, ("5.000", "10.000", "km")),
            (20_000.0, ("10", "20", "km")),
            (5_000.0, ("2,5", "5", "km")),
            (1_000.0, ("0,5", "1", "km")),
            (500.0, ("250", "500", "m")),
            (1.0, ("0,5", "1", "m")),
            (0.5, ("25", "50", "cm")),
            (0.02, ("1", "2", "cm")),
            (0.001, ("0,5", "1", "mm")),
        ] {
            let (half, whole, unit) = length_texts(metres).unwrap();
            assert_eq!((half.as_str(), whole.as_str(), unit), expected, "{metres}");
        }
        assert_eq!(length_texts(1e20), None);
        assert_eq!(length_texts(1e-5), None);
        assert_eq!(length_texts(f64::NAN), None);
    }
}
