//! The markup of a sheet. Each line is one block: `word option … | cell | cell`. Empty lines and lines that begin with
//! `;` are left out.
//!
//! ```text
//! logo | 89504e47…                      picture (PNG, hexadecimal) in the letterheads that follow
//! kop | NAMA KANTOR | Alamat | Telepon  letterhead
//! judul | TAGIHAN | Nomor: B-001        title and the lines below it
//! p center bold small indent=8 | teks   paragraph; *tebal* inside a cell is bold; ukuran=40: of 40 points
//! isian 42 6 | Nama | nilai             label (42 mm), colon, value; 6 mm from the margin
//! butir 8 | 1. | teks                   hanging number or dash
//! tabel | 10 | sisa | >30 | =20         columns in mm; sisa takes the rest, > right, = centred
//! kepala | No | Uraian | …              heading, again on each page where the table continues
//! baris | 1 | … | …                     row (`bold` is bold, `bersama` stays with the next row)
//! tutup                                 end of the table
//! garis · jarak 4 · halaman             rule · gap of 4 mm · new page
//! satukan 60                            new page where less than 60 mm are left
//! kolom bold | kiri | kanan             two centred columns, for signatures
//! meterai kiri | METERAI | Rp10.000     frame for a stamp duty (meterai), on the right without `kiri`
//! qr 30 | isi | keterangan              QR code of 30 mm with text beside it
//! kaki | teks                           foot of every page of the paper
//! cap | BATAL                           a word across every page of the paper
//! lembar | Lembar 1: pembayar           label at the upper right of this page
//! ulang                                 a new paper in the same file: page numbers begin again
//! kertas 80                             first: a roll of 80 mm, one page as long as its text
//! ```
//!
//! A value adds no cells, bold parts or lines: `|`, `*` and `\` in it are escaped with a backslash, and line breaks
//! become spaces.

mod blocks;

pub(in crate::paper) use blocks::{Block, Cell, blocks, escaped, fault, numbered, plain};
