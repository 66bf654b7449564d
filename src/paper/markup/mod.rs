//! The markup of a sheet. Each line is one block: `word option … | cell | cell`.
//!
//! ```text
//! kop | NAMA KANTOR | Alamat            letterhead
//! judul | TAGIHAN | Nomor: B-001        title and its second line
//! p center bold small indent=8 | teks   paragraph; *tebal* inside a cell is bold
//! isian 42 6 | Nama | nilai             label (42 mm), colon, value; 6 mm from the margin
//! butir 8 | 1. | teks                   hanging number or dash
//! tabel | 10 | sisa | >30 | =20         columns in mm; sisa takes the rest, > right, = centred
//! kepala | No | Uraian | …              heading, again on each page
//! baris | 1 | … | …                     row (`bold` is bold, `bersama` stays with the next row)
//! tutup                                 end of the table
//! garis · jarak 4 · satukan 60 · halaman   rule · gap in mm · keep 60 mm together · new page
//! kolom bold | kiri | kanan             two centred columns, for signatures
//! meterai | kiri                        frame for a stamp duty (meterai) in that column
//! qr 30 | isi | keterangan              QR code of 30 mm with text beside it
//! kaki | teks                           foot of every page
//! cap | BATAL                           a word across every page
//! lembar | Lembar 1: pembayar           label at the upper right
//! ulang                                 a new paper in the same file: page numbers begin again
//! ```
//!
//! Values cannot change the markup: `|`, `*` and `\` in them are escaped with a backslash, line breaks become spaces.

mod blocks;

pub(in crate::paper) use blocks::{Block, Cell, blocks, escaped, fault, numbered, plain};
