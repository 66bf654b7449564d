//! Deflates one chunk of a member (RFC 1951). A chunk refers to nothing before it, so that any thread can make any
//! chunk.
//!
//! **The library.** libdeflate, since its output depends only on input and level, and neither ISA-L nor zlib-ng has its
//! ratio at its speed: on survey text and one core, level 1 gives 280 MB/s at 0.23 of the size, and level 6 gives 73
//! MB/s at 0.20. ISA-L is faster at the fast end (515 MB/s at 0.24), but gives other bytes on a processor without SSE
//! 4.2, and at level 3 on each processor generation (igzip 2.30 under an emulator). zlib-ng says the same of itself,
//! and its level 1 leaves 0.36 of the size. Level 7 would make this project's synthetic survey 4 % smaller than level 6
//! at half the speed.

mod bits;
mod compression_level;
mod deflater;
mod huffman;
mod last_block;
mod last_block_from_end;

pub use compression_level::Level;
pub(in crate::pack) use deflater::{CHUNK, Deflater};
