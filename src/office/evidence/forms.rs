//! The form of a file by its content, and whether it is whole.

use crate::ledger::DocumentForm;
use crate::message::{Message, message};

/// The bytes at the end of a PDF among which its end mark stands.
const PDF_END: usize = 1024;

/// Returns the form of a file, which is whole.
///
/// # Errors
/// What the file is, where it is none of the forms, or is cut off.
pub(super) fn form_of(bytes: &[u8]) -> Result<DocumentForm, Message> {
    let (form, is_whole) = if bytes.starts_with(b"%PDF-") {
        (DocumentForm::Pdf, is_whole_pdf(bytes))
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        (DocumentForm::Jpeg, is_whole_jpeg(bytes).is_some())
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (DocumentForm::Png, is_whole_png(bytes).is_some())
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        (DocumentForm::Tiff, is_whole_tiff(bytes).is_some())
    } else {
        let what = other(bytes);
        return Err(message!("this is {what}, not a scan", what));
    };
    if is_whole {
        return Ok(form);
    }
    let name = form.as_str().to_uppercase();
    Err(message!("this {form} is cut off or damaged: its end is missing", form = name))
}

fn is_whole_pdf(bytes: &[u8]) -> bool {
    let end = &bytes[bytes.len().saturating_sub(PDF_END)..];
    end.windows(5).any(|five| five == b"%%EOF")
}

/// Follows the segments of a JPEG to its end mark. The pictures within a segment, such as a preview, have end marks of
/// their own, which do not count; what follows the end mark does not count either.
fn is_whole_jpeg(bytes: &[u8]) -> Option<()> {
    let (mut at, mut has_picture) = (2, false);
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xD9 => return has_picture.then_some(()),
            // Fill bytes, and marks without content.
            0xFF => at += 1,
            0x01 | 0xD0..=0xD7 => at += 2,
            mark => {
                at += 2 + usize::from(number_16(bytes, at + 2, true)?);
                if mark == 0xDA {
                    has_picture = true;
                    at = end_of_picture(bytes, at)?;
                }
            }
        }
    }
}

/// Returns where the next segment begins after the coded bytes of a picture.
fn end_of_picture(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_mark = |two: &[u8]| two[0] == 0xFF && !matches!(two[1], 0x00 | 0xFF | 0xD0..=0xD7);
    Some(from + rest.windows(2).position(is_mark)?)
}

/// Follows the chunks of a PNG to its last one.
fn is_whole_png(bytes: &[u8]) -> Option<()> {
    let mut at = 8;
    loop {
        let length = usize::try_from(number_32(bytes, at, true)?).ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        if at == 8 && kind != b"IHDR" {
            return None;
        }
        at = at.checked_add(12)?.checked_add(length)?;
        if at > bytes.len() {
            return None;
        }
        if kind == b"IEND" {
            return Some(());
        }
    }
}

/// Reads the first directory of a TIFF, and checks that the strips or tiles of its picture are in the file.
fn is_whole_tiff(bytes: &[u8]) -> Option<()> {
    let big = bytes.first() == Some(&b'M');
    let directory = usize::try_from(number_32(bytes, 4, big)?).ok()?;
    let entries = usize::from(number_16(bytes, directory, big)?);
    bytes.get(directory..directory + 2 + entries * 12)?;
    let values = |wanted: [u16; 2]| -> Option<Vec<u32>> {
        let mut places = (0..entries).map(|entry| directory + 2 + entry * 12);
        let entry = places
            .find(|entry| number_16(bytes, *entry, big).is_some_and(|tag| wanted.contains(&tag)))?;
        values_of(bytes, entry, big)
    };
    let (places, lengths) = (values([273, 324])?, values([279, 325])?);
    if places.is_empty() || places.len() != lengths.len() {
        return None;
    }
    let ends =
        places.iter().zip(&lengths).map(|(place, length)| u64::from(*place) + u64::from(*length));
    ends.max().filter(|end| *end <= bytes.len() as u64).map(drop)
}

/// Returns the numbers of an entry of a directory, of 16 or 32 bits each.
fn values_of(bytes: &[u8], entry: usize, big: bool) -> Option<Vec<u32>> {
    let size = match number_16(bytes, entry + 2, big)? {
        3 => 2,
        4 => 4,
        _ => return None,
    };
    let count = usize::try_from(number_32(bytes, entry + 4, big)?).ok()?;
    let length = count.checked_mul(size)?;
    let place = match length {
        0..=4 => entry + 8,
        _ => usize::try_from(number_32(bytes, entry + 8, big)?).ok()?,
    };
    let all = bytes.get(place..place.checked_add(length)?)?;
    let number = |at: usize| match size {
        2 => number_16(all, at, big).map(u32::from),
        _ => number_32(all, at, big),
    };
    (0..count).map(|one| number(one * size)).collect()
}

fn number_16(bytes: &[u8], at: usize, big: bool) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
}

fn number_32(bytes: &[u8], at: usize, big: bool) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
}

/// Returns what a file of another form is.
fn other(bytes: &[u8]) -> Message {
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    match bytes {
        [b'P', b'K', 3, 4, ..] => message!("a ZIP or an Office document"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => message!("an old Office document"),
        [b'G', b'I', b'F', b'8', ..] => message!("a GIF picture"),
        [b'B', b'M', ..] if !is_text => message!("a BMP picture"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            message!("a WebP picture")
        }
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => message!("a HEIC photo"),
        _ if is_text => message!("a text"),
        _ => message!("a file of an unknown form"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::evidence::sample::sample_scan;

    fn png() -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, data) in [(b"IHDR", &[0; 13][..]), (b"IDAT", b"xyz"), (b"IEND", b"")] {
            png.extend((data.len() as u32).to_be_bytes());
            png.extend(kind.iter().chain(data).chain(&[0; 4]));
        }
        png
    }

    /// A JPEG whose first segment has a preview with an end mark of its own.
    fn jpeg() -> Vec<u8> {
        let preview = [0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9];
        let picture = [0xFF, 0xDA, 0, 2, 1, 0xFF, 0, 0xFF, 0xD0, 7, 0xFF, 0xD9];
        [&[0xFF, 0xD8][..], &preview, &picture].concat()
    }

    fn tiff(big: bool) -> Vec<u8> {
        let (two, four) = (
            |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() },
            |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() },
        );
        let mut tiff = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        tiff.extend(four(8));
        tiff.extend(two(2));
        for (tag, value) in [(273, 38), (279, 5)] {
            tiff.extend([two(tag), two(4)].concat());
            tiff.extend([four(1), four(value)].concat());
        }
        tiff.extend(four(0));
        tiff.extend(b"abcde");
        tiff
    }

    #[test]
    fn each_form_is_known_by_its_content_and_a_cut_one_is_refused() {
        let all = [
            (DocumentForm::Pdf, sample_scan("uji")),
            (DocumentForm::Jpeg, jpeg()),
            (DocumentForm::Png, png()),
            (DocumentForm::Tiff, tiff(true)),
            (DocumentForm::Tiff, tiff(false)),
        ];
        for (form, bytes) in all {
            assert_eq!(form_of(&bytes), Ok(form));
            // What a camera adds after the end does not count.
            assert_eq!(form_of(&[&bytes[..], &[0; 64]].concat()), Ok(form));
            // Wherever it is cut, it is no scan.
            for cut in [1, bytes.len() / 2].map(|less| bytes.len() - less) {
                let cut = if form == DocumentForm::Pdf { cut.min(bytes.len() - 6) } else { cut };
                let what = form_of(&bytes[..cut]).unwrap_err();
                assert!(what.english().contains("cut off"), "{form:?} {cut}: {}", what.english());
            }
            for length in 0..bytes.len() {
                let _ = form_of(&bytes[..length]);
            }
        }
    }

    #[test]
    fn another_file_is_refused_with_what_it_is() {
        for (bytes, what) in [
            (&b"PK\x03\x04word"[..], "Office"),
            (b"GIF89a", "GIF"),
            (b"tanda tangan", "a text"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"\x7fELF\xff", "unknown form"),
            (b" %PDF-1.4\n%%EOF", "a text"),
        ] {
            let said = form_of(bytes).unwrap_err();
            assert!(said.english().contains(what), "{}", said.english());
        }
    }
}
