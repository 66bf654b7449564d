//! Whether a file is data or a document that explains them. Documents are free; the data of microdata are charged.

use crate::model::{BagPath, Role};

/// Extensions of files that explain data.
const DOCUMENTS: &[&str] = &[
    "pdf", "xlsx", "xls", "xlsm", "ods", "docx", "doc", "odt", "rtf", "pptx", "ppt", "odp", "html",
    "htm", "md", "xml", "png", "jpg", "jpeg", "sps", "do", "sas", "r", "qml", "sld",
];

/// Folders whose whole content explains data.
const DOCUMENT_FOLDERS: &[&str] = &["dokumentasi", "dokumen", "doc", "docs"];

/// Returns whether a file of a product is data or a document, by its path alone.
///
/// An unknown kind of file counts as data. An invoice that charges too much can be corrected at the counter. Data that
/// left without being charged cannot be called back.
pub(crate) fn role_of(path: &BagPath) -> Role {
    let named = |list: &[&str], name: &str| list.iter().any(|n| n.eq_ignore_ascii_case(name));
    let (folders, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let documented = folders.split('/').any(|folder| named(DOCUMENT_FOLDERS, folder));
    if documented || named(DOCUMENTS, extension) { Role::Dokumentasi } else { Role::Data }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(path: &str) -> Role {
        role_of(&BagPath::parse(path).unwrap())
    }

    #[test]
    fn data_is_charged_and_what_explains_it_is_free() {
        for path in ["a.dbf", "A.SAV", "x/y.zip", "tanpa-ekstensi", "peta.gpkg", "layout.txt"] {
            assert_eq!(role(path), Role::Data, "{path}");
        }
        for path in ["Kuesioner.PDF", "meta/layout.xlsx", "Dokumentasi/x.txt", "a/docs/b/c.dbf"] {
            assert_eq!(role(path), Role::Dokumentasi, "{path}");
        }
    }
}
