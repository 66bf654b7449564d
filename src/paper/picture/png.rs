//! Pictures for letterheads: PNG files of 8 bits per channel, laid on white.

use std::io::Read;

use crate::message::{Message, message};

/// The largest file of a picture, in bytes.
pub const LARGEST_PICTURE: usize = 100_000;
/// The most pixels of a picture.
const MOST_PIXELS: usize = 1_000_000;
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A picture without transparency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The width, in pixels.
    pub(in crate::paper) width: usize,
    /// The height, in pixels.
    pub(in crate::paper) height: usize,
    /// Red, green and blue of each pixel, row by row from the top.
    pub(in crate::paper) samples: Vec<u8>,
}

/// What the head of a PNG file says.
struct Head {
    width: usize,
    height: usize,
    /// Bytes of a pixel in the file.
    channels: usize,
    color: u8,
}

impl Picture {
    /// Reads a PNG file: grey, coloured or with a palette, also with transparency, of 8 bits and not interlaced.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn from_png(file: &[u8]) -> Result<Self, Message> {
        if file.len() > LARGEST_PICTURE {
            let most = LARGEST_PICTURE / 1000;
            return Err(message!("the picture is larger than {most} KB", most));
        }
        let mut rest =
            file.strip_prefix(SIGNATURE).ok_or_else(|| message!("the file is no PNG picture"))?;
        let (mut head, mut palette, mut alpha) = (None, &[][..], &[][..]);
        let mut deflated = Vec::new();
        loop {
            let (name, data, after) = chunk(rest).ok_or_else(damaged)?;
            rest = after;
            match name {
                b"IHDR" => head = Some(Head::of(data)?),
                b"PLTE" => palette = data,
                b"tRNS" => alpha = data,
                b"IDAT" => deflated.extend_from_slice(data),
                b"IEND" => break,
                _ => {}
            }
        }
        let head = head.ok_or_else(damaged)?;
        let stride = head.width * head.channels;
        let mut rows = Vec::new();
        let most = ((stride + 1) * head.height) as u64;
        let inflating = flate2::read::ZlibDecoder::new(&*deflated);
        inflating.take(most).read_to_end(&mut rows).map_err(|_| damaged())?;
        if rows.len() as u64 != most {
            return Err(damaged());
        }
        let pixels = unfiltered(&rows, stride, head.channels).ok_or_else(damaged)?;
        let mut samples = Vec::with_capacity(head.width * head.height * 3);
        for pixel in pixels.chunks_exact(head.channels) {
            samples.extend(on_white(pixel, head.color, palette, alpha).ok_or_else(damaged)?);
        }
        Ok(Self { width: head.width, height: head.height, samples })
    }

    /// Reads a PNG file that is written as hexadecimal digits, as [`hexadecimal`] writes it.
    ///
    /// # Errors
    /// As [`Self::from_png`].
    pub fn from_hexadecimal(text: &str) -> Result<Self, Message> {
        let digit = |c: u8| char::from(c).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let pair = |pair: &[u8]| match pair {
            [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
            _ => None,
        };
        let bytes: Option<Vec<u8>> = text.trim().as_bytes().chunks(2).map(pair).collect();
        Self::from_png(&bytes.ok_or_else(|| message!("the file is no PNG picture"))?)
    }
}

/// Returns bytes as hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn damaged() -> Message {
    message!("the picture is damaged or cut short")
}

impl Head {
    fn of(data: &[u8]) -> Result<Self, Message> {
        let &[w0, w1, w2, w3, h0, h1, h2, h3, depth, color, _, _, interlaced] = data else {
            return Err(damaged());
        };
        let width = u32::from_be_bytes([w0, w1, w2, w3]) as usize;
        let height = u32::from_be_bytes([h0, h1, h2, h3]) as usize;
        let channels = match color {
            0 | 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => return Err(damaged()),
        };
        if depth != 8 || interlaced != 0 {
            return Err(message!("the picture is not of 8 bits per channel, or is interlaced"));
        }
        let pixels = width.saturating_mul(height);
        if pixels == 0 || pixels > MOST_PIXELS {
            return Err(message!("the picture has no pixel, or more than a million"));
        }
        Ok(Self { width, height, channels, color })
    }
}

/// Splits the first chunk off: its name, its data and what follows; `None` where it is cut short or damaged.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_be_bytes(*length) as usize;
    let (named, after) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, after) = after.split_first_chunk::<4>()?;
    let mut crc = flate2::Crc::new();
    crc.update(named);
    let (name, data) = named.split_first_chunk::<4>()?;
    (crc.sum() == u32::from_be_bytes(*sum)).then_some((name, data, after))
}

/// Takes back the filters of PNG; `None` for an unknown one. Each row has a byte with its filter in front.
fn unfiltered(rows: &[u8], stride: usize, channels: usize) -> Option<Vec<u8>> {
    let mut done: Vec<u8> = Vec::with_capacity(rows.len());
    let mut above = vec![0; stride];
    for row in rows.chunks_exact(stride + 1) {
        let (filter, row) = row.split_first()?;
        let mut line: Vec<u8> = Vec::with_capacity(stride);
        for (at, &byte) in row.iter().enumerate() {
            let before =
                |from: &[u8]| at.checked_sub(channels).and_then(|at| from.get(at).copied());
            let (left, corner) = (before(&line).unwrap_or(0), before(&above).unwrap_or(0));
            let up = above.get(at).copied().unwrap_or(0);
            let added = match filter {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => return None,
            };
            line.push(byte.wrapping_add(added));
        }
        done.extend_from_slice(&line);
        above = line;
    }
    Some(done)
}

/// Returns which of three neighbours is nearest to their plane, as the fourth filter of PNG says it.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let plane = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (plane - i16::from(byte)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

/// Returns red, green and blue of a pixel on white; `None` where the palette lacks it.
fn on_white(pixel: &[u8], color: u8, palette: &[u8], alpha: &[u8]) -> Option<[u8; 3]> {
    let (rgb, opacity) = match (color, pixel) {
        (3, &[place]) => {
            let place = usize::from(place);
            let rgb = palette.get(place * 3..place * 3 + 3)?;
            ([*rgb.first()?, *rgb.get(1)?, *rgb.get(2)?], alpha.get(place).copied().unwrap_or(255))
        }
        (_, &[grey]) => ([grey; 3], 255),
        (_, &[grey, opacity]) => ([grey; 3], opacity),
        (_, &[red, green, blue]) => ([red, green, blue], 255),
        (_, &[red, green, blue, opacity]) => ([red, green, blue], opacity),
        _ => return None,
    };
    let mixed = |sample: u8| {
        let sum = u32::from(sample) * u32::from(opacity) + 255 * (255 - u32::from(opacity));
        u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
    };
    Some(rgb.map(mixed))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn chunk_of(name: &[u8], data: &[u8]) -> Vec<u8> {
        let named = [name, data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&named);
        let length = u32::try_from(data.len()).unwrap();
        [&length.to_be_bytes()[..], &named, &crc.sum().to_be_bytes()].concat()
    }

    fn png(width: u32, color: u8, rows: &[u8]) -> Vec<u8> {
        let head = [&width.to_be_bytes()[..], &2_u32.to_be_bytes(), &[8, color, 0, 0, 0]].concat();
        let mut deflating =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        deflating.write_all(rows).unwrap();
        let parts = [
            SIGNATURE.to_vec(),
            chunk_of(b"IHDR", &head),
            chunk_of(b"PLTE", &[1, 2, 3, 9, 8, 7]),
            chunk_of(b"IDAT", &deflating.finish().unwrap()),
            chunk_of(b"IEND", &[]),
        ];
        parts.concat()
    }

    #[test]
    fn pictures_of_each_kind_are_read_and_laid_on_white() {
        let samples = |color, rows: &[u8]| {
            let width = if color == 6 { 1 } else { 2 };
            Picture::from_hexadecimal(&hexadecimal(&png(width, color, rows))).unwrap().samples
        };
        assert_eq!(samples(0, &[0, 5, 6, 2, 1, 1]), [5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7]);
        assert_eq!(samples(3, &[0, 0, 1, 1, 1, 0]), [1, 2, 3, 9, 8, 7, 9, 8, 7, 9, 8, 7]);
        let clear = samples(6, &[0, 10, 20, 30, 255, 4, 0, 0, 0, 1]);
        assert_eq!(clear, [10, 20, 30, 255, 255, 255]);
    }

    #[test]
    fn what_is_no_whole_picture_is_refused() {
        let sound = png(2, 0, &[0, 5, 6, 0, 1, 1]);
        assert!(Picture::from_png(&sound).is_ok());
        for length in 0..sound.len() {
            assert!(Picture::from_png(&sound[..length]).is_err(), "{length}");
        }
        let mut changed = sound.clone();
        changed[20] ^= 1;
        for other in [b"GIF89a".to_vec(), changed, png(2, 0, &[0, 5]), vec![0; LARGEST_PICTURE + 1]]
        {
            assert!(Picture::from_png(&other).is_err());
        }
        assert!(Picture::from_hexadecimal("xyz").is_err());
    }
}
