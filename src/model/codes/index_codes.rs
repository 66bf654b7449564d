//! The codes I01 to I24: what is wrong with files of the stores.

use super::code::{Code, Effect};
use crate::message::message;

/// All of them, in their order.
pub(super) static ALL: [Code; 24] = [
    Code::I01,
    Code::I02,
    Code::I03,
    Code::I04,
    Code::I05,
    Code::I06,
    Code::I07,
    Code::I08,
    Code::I09,
    Code::I10,
    Code::I11,
    Code::I12,
    Code::I13,
    Code::I14,
    Code::I15,
    Code::I16,
    Code::I17,
    Code::I18,
    Code::I19,
    Code::I20,
    Code::I21,
    Code::I22,
    Code::I23,
    Code::I24,
];

impl Code {
    /// A name that Windows cannot hold, or that is not UTF-8.
    pub const I01: Self = Self {
        code: "I01",
        effect: Effect::Stops,
        meaning: message!("A name that Windows cannot hold, or that is not UTF-8."),
        remedy: message!("Rename the file or folder, then run `kemas index`."),
    };

    /// A file or folder that cannot be read.
    pub const I02: Self = Self {
        code: "I02",
        effect: Effect::Stops,
        meaning: message!("A file or folder that cannot be read."),
        remedy: message!(
            "Check the rights of access and the health of the disk, then run `kemas index`."
        ),
    };

    /// A pipe, a socket or a device instead of a file.
    pub const I03: Self = Self {
        code: "I03",
        effect: Effect::Stops,
        meaning: message!("A pipe, a socket or a device instead of a file."),
        remedy: message!("Move it out of the product's folder, then run `kemas index`."),
    };

    /// A symbolic link that is not followed: out of the product's folder, to a folder, or to nothing.
    pub const I04: Self = Self {
        code: "I04",
        effect: Effect::Stops,
        meaning: message!(
            "A symbolic link that is not followed: out of the product's folder, to a folder, or \
             to nothing."
        ),
        remedy: message!("Put the file itself in the place of the link, then run `kemas index`."),
    };

    /// Two names that are one file on Windows or macOS.
    pub const I05: Self = Self {
        code: "I05",
        effect: Effect::Stops,
        meaning: message!("Two names that are one file on Windows or macOS."),
        remedy: message!("Rename or remove one of the two, then run `kemas index`."),
    };

    /// The same file of a product lies in two stores.
    pub const I06: Self = Self {
        code: "I06",
        effect: Effect::Stops,
        meaning: message!("The same file of a product lies in two stores."),
        remedy: message!("Keep one of them, the newest, then run `kemas index`."),
    };

    /// A file changed or vanished while it was read.
    pub const I07: Self = Self {
        code: "I07",
        effect: Effect::Stops,
        meaning: message!("A file changed or vanished while it was read."),
        remedy: message!("Wait until copying has ended, then run `kemas index`."),
    };

    /// Hidden files, or what systems leave behind; they are not packed.
    pub const I08: Self = Self {
        code: "I08",
        effect: Effect::Told,
        meaning: message!("Hidden files, or what systems leave behind; they are not packed."),
        remedy: message!(
            "Delete them where they are not needed; where they are data, rename them."
        ),
    };

    /// A journal lies beside a GeoPackage: somebody is editing the map.
    pub const I09: Self = Self {
        code: "I09",
        effect: Effect::Stops,
        meaning: message!("A journal lies beside a GeoPackage: somebody is editing the map."),
        remedy: message!("Close the QGIS that has it open, then run `kemas index`."),
    };

    /// A map that cannot be opened or breaks off.
    pub const I10: Self = Self {
        code: "I10",
        effect: Effect::Stops,
        meaning: message!("A map that cannot be opened or breaks off."),
        remedy: message!("Put a good copy in its place, then run `kemas index`."),
    };

    /// A Shapefile lacks one of its parts. Without `.shx` or `.dbf` it is not sold; a missing `.prj` or `.cpg` is told.
    pub const I11: Self = Self {
        code: "I11",
        effect: Effect::StopsOrTold,
        meaning: message!(
            "A Shapefile lacks one of its parts. Without `.shx` or `.dbf` it is not sold; a \
             missing `.prj` or `.cpg` is told."
        ),
        remedy: message!(
            "Complete the parts of the Shapefile (.shp .shx .dbf .prj .cpg), then run `kemas \
             index`."
        ),
    };

    /// The bytes of a file differ though its size and date do not; found by `kemas index --rehash`.
    pub const I12: Self = Self {
        code: "I12",
        effect: Effect::Stops,
        meaning: message!(
            "The bytes of a file differ though its size and date do not; found by `kemas index \
             --rehash`."
        ),
        remedy: message!(
            "Compare with a backup and restore the file; where the content of today is right, \
             run `kemas index --rehash` once more."
        ),
    };

    /// The header of a DBF and its size disagree.
    pub const I13: Self = Self {
        code: "I13",
        effect: Effect::StopsWithoutReason,
        meaning: message!("The header of a DBF and its size disagree."),
        remedy: message!("Put a whole copy in its place, then run `kemas index`."),
    };

    /// A table is not well formed, has columns without a name or of one name, or very many columns.
    pub const I14: Self = Self {
        code: "I14",
        effect: Effect::Told,
        meaning: message!(
            "A table is not well formed, has columns without a name or of one name, or very \
             many columns."
        ),
        remedy: message!(
            "Look into the file before it is sold; a buyer will find it hard to read."
        ),
    };

    /// A data file is empty.
    pub const I15: Self = Self {
        code: "I15",
        effect: Effect::StopsWithoutReason,
        meaning: message!("A data file is empty."),
        remedy: message!(
            "Put a copy with its content in its place, or remove it, then run `kemas index`."
        ),
    };

    /// A DBF has memo columns, but its memo file is missing.
    pub const I16: Self = Self {
        code: "I16",
        effect: Effect::Stops,
        meaning: message!("A DBF has memo columns, but its memo file is missing."),
        remedy: message!(
            "Bring the memo file (.fpt or .dbt) from its source, then run `kemas index`."
        ),
    };

    /// Two products have the same folder.
    pub const I17: Self = Self {
        code: "I17",
        effect: Effect::Stops,
        meaning: message!("Two products have the same folder."),
        remedy: message!(
            "Give each product a folder of its own in the catalogue, then run `kemas index`."
        ),
    };

    /// A folder holds files that belong to no product.
    pub const I18: Self = Self {
        code: "I18",
        effect: Effect::Told,
        meaning: message!("A folder holds files that belong to no product."),
        remedy: message!(
            "Correct `root` in datasets.csv or layers.csv, or add the product's row there, or \
             move the files into their product's folder, then run `kemas index`."
        ),
    };

    /// A table of text, a DBF, or a file of SPSS or Stata breaks off before its end.
    pub const I19: Self = Self {
        code: "I19",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "A table of text, a DBF, or a file of SPSS or Stata breaks off before its end."
        ),
        remedy: message!("Put a whole copy in its place, then run `kemas index`."),
    };

    /// Parts of a table that are joined by row hold different counts of records.
    pub const I20: Self = Self {
        code: "I20",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Parts of a table that are joined by row hold different counts of records."
        ),
        remedy: message!(
            "Complete the part that lacks records from its source, then run `kemas index`."
        ),
    };

    /// Parts of a table that are joined by row stand in different orders.
    pub const I21: Self = Self {
        code: "I21",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Parts of a table that are joined by row stand in different orders."),
        remedy: message!("Sort all parts alike, then run `kemas index`."),
    };

    /// Tables of a product, or cells of a table, are written in several encodings.
    pub const I22: Self = Self {
        code: "I22",
        effect: Effect::StopsWithoutReason,
        meaning: message!(
            "Tables of a product, or cells of a table, are written in several encodings."
        ),
        remedy: message!("Save all tables anew in one encoding, then run `kemas index`."),
    };

    /// Columns look like personal data.
    pub const I23: Self = Self {
        code: "I23",
        effect: Effect::StopsWithoutReason,
        meaning: message!("Columns look like personal data."),
        remedy: message!(
            "Remove or mask the columns in the source, then run `kemas index`; where they are \
             no personal data, correct personal.csv."
        ),
    };

    /// A table is not what its name says.
    pub const I24: Self = Self {
        code: "I24",
        effect: Effect::StopsWithoutReason,
        meaning: message!("A table is not what its name says."),
        remedy: message!(
            "Put the right file in its place, or name it after its content, then run `kemas index`."
        ),
    };
}
