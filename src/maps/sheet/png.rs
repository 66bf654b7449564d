//! A picture as PNG (ISO/IEC 15948), its rows unfiltered in one chunk, which suits flat colours.

use libdeflater::{CompressionLvl, Compressor};

/// Dots in a metre: 170 an inch.
const DENSITY: u32 = 6_693;

/// Returns the PNG file of a picture with three bytes a dot.
pub(super) fn encode((width, height): (u32, u32), rgb: &[u8]) -> Vec<u8> {
    let row = width as usize * 3;
    let mut rows = Vec::with_capacity((row + 1) * height as usize);
    for dots in rgb.chunks_exact(row) {
        rows.push(0);
        rows.extend_from_slice(dots);
    }
    let mut compressor = Compressor::new(CompressionLvl::default());
    let mut data = vec![0; compressor.zlib_compress_bound(rows.len())];
    // It always fits: the bound is the library's own.
    let length = compressor.zlib_compress(&rows, &mut data).unwrap_or(0);
    data.truncate(length);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::with_capacity(13);
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    // Eight bits a channel, true colour, and the only methods that the standard defines.
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    chunk(&mut file, *b"IHDR", &head);
    let mut density = Vec::with_capacity(9);
    density.extend_from_slice(&DENSITY.to_be_bytes());
    density.extend_from_slice(&DENSITY.to_be_bytes());
    density.push(1);
    chunk(&mut file, *b"pHYs", &density);
    chunk(&mut file, *b"IDAT", &data);
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend_from_slice(&(data.len() as u32).to_be_bytes());
    let start = file.len();
    file.extend_from_slice(&kind);
    file.extend_from_slice(data);
    let crc = crc32fast::hash(&file[start..]);
    file.extend_from_slice(&crc.to_be_bytes());
}
