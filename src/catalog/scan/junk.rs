//! Names that never belong to a product: what editors, desktops and databases leave behind.

/// What a name says of its file before anyone opens it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Omen {
    /// May be part of a product.
    None,
    /// Left out.
    Junk,
    /// A journal beside a database that somebody has open.
    LiveDatabase,
}

/// Reads a file's or folder's name.
pub(super) fn omen(name: &str) -> Omen {
    let name = name.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    if ends(&[".gpkg-wal", ".gpkg-journal", ".sqlite-wal", ".sqlite-journal"]) {
        Omen::LiveDatabase
    } else if name.starts_with(['.', '~'])
        || ends(&["-wal", "-shm", ".aux.xml", ".tmp", ".lock"])
        || matches!(
            &*name,
            "thumbs.db"
                | "desktop.ini"
                | "$recycle.bin"
                | "system volume information"
                | "lost+found"
        )
    {
        Omen::Junk
    } else {
        Omen::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_desktops_leave_behind_is_junk_and_surveys_are_not() {
        for name in
            [".DS_Store", "Thumbs.db", "~$kuesioner.docx", "a.tif.aux.xml", "x-shm", ".~lock.a#"]
        {
            assert_eq!(omen(name), Omen::Junk, "{name}");
        }
        for name in
            ["ssn202403_kor_ind1.dbf", "1302_SAK082017_15+.sav", "sp101302#1.sav", "a~b.csv"]
        {
            assert_eq!(omen(name), Omen::None, "{name}");
        }
        assert_eq!(omen("DESA.GPKG-WAL"), Omen::LiveDatabase);
    }
}
