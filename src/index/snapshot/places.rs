//! Where the stores of an index are now. Paths are relative to a store on disk, and absolute in memory.
//!
//! A store is recognised by its text in `kemas.toml`. Where that text changed and the number of stores did not, the
//! store is recognised by its position, unless the store that was there is recognised by its text elsewhere. So a disk
//! may be mounted at another place.

use std::borrow::Cow;
use std::path::Path;

use super::store::{Store, refused};
use crate::error::Result;
use crate::message::message;

/// A store as the index file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedStore {
    pub(super) id: i64,
    /// Its text in `kemas.toml`.
    pub(super) setting: String,
}

/// The stores of an office as they are now, each with its number in the index.
#[derive(Debug, Default)]
pub(in crate::index) struct Places {
    /// In the order of `kemas.toml`.
    named: Vec<NamedStore>,
    /// Sorted by the absolute paths of their files.
    places: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    id: i64,
    /// The real path.
    folder: String,
}

impl Places {
    /// Gives each store its number in the index. A store that the index does not know gets a new number. Of stores with
    /// the same real path, only the first is taken.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Store`] for a path that is not UTF-8.
    pub(super) fn of(known: &[NamedStore], stores: &[Store]) -> Result<Self> {
        let mut once: Vec<Store> = Vec::with_capacity(stores.len());
        for store in stores.iter().map(Store::real) {
            if once.iter().all(|other| other.folder != store.folder) {
                once.push(store);
            }
        }
        let mut next = known.iter().map(|store| store.id).max().unwrap_or(0);
        let mut found = Self::default();
        for (id, store) in recognised(known, &once).into_iter().zip(once) {
            let id = id.unwrap_or_else(|| {
                next += 1;
                next
            });
            let folder = text(&store.folder)?.to_owned();
            found.named.push(NamedStore { id, setting: store.setting });
            found.places.push(Place { id, folder });
        }
        // No store lies in another. So whole paths are sorted by store, and then by the path within it.
        let files = |place: &Place| [&*place.folder, "/"].concat();
        found.places.sort_by_cached_key(files);
        Ok(found)
    }

    /// Returns the stores as the index file names them, in the order of `kemas.toml`.
    pub(super) fn named(&self) -> &[NamedStore] {
        &self.named
    }

    /// Returns the number, the text in `kemas.toml` and the real path of each store, sorted by path.
    pub(in crate::index) fn stores(&self) -> impl Iterator<Item = (i64, &str, &str)> {
        let setting = |id| self.named.iter().find(|store| store.id == id).map(|s| &*s.setting);
        self.places.iter().map(move |p| (p.id, setting(p.id).unwrap_or_default(), &*p.folder))
    }

    /// Returns the number of each store with the beginning of its files' absolute paths, sorted by that beginning.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = (i64, String)> {
        self.places.iter().map(|place| (place.id, [&*place.folder, "/"].concat()))
    }

    /// Splits an absolute path into the number of its store and the path within the store; `None` outside of all
    /// stores.
    pub(super) fn store_and_path<'s>(&self, source: &'s str) -> Option<(i64, &'s str)> {
        let within = |place: &Place| {
            let rest = source.strip_prefix(&*place.folder)?.strip_prefix('/')?;
            Some((place.id, rest))
        };
        self.places.iter().find_map(within)
    }

    /// Returns a text in which a mark replaces the path of each store, wherever a path begins with it.
    pub(super) fn marked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.exchange(text, |place, text| replace_path(text, &place.folder, &mark(place.id)))
    }

    /// Returns a text of [`Self::marked`] with the paths of the stores as they are now.
    pub(super) fn unmarked<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.exchange(text, |place, text| replace_mark(text, place.id, &place.folder))
    }

    /// Does what [`Self::marked`] does, for JSON.
    pub(super) fn marked_json<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.exchange(text, |place, text| {
            replace_path(text, &in_json(&place.folder), &mark(place.id))
        })
    }

    /// Does what [`Self::unmarked`] does, for JSON.
    pub(super) fn unmarked_json<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.exchange(text, |place, text| replace_mark(text, place.id, &in_json(&place.folder)))
    }

    fn exchange<'t>(
        &self,
        text: &'t str,
        replaced: impl Fn(&Place, &str) -> Option<String>,
    ) -> Cow<'t, str> {
        let each = |text: Cow<'t, str>, place| replaced(place, &text).map_or(text, Cow::Owned);
        self.places.iter().fold(Cow::Borrowed(text), each)
    }
}

/// Returns the number that the index knows each store by, if any: by its text, else by its position where the number of
/// stores is the same as before and no other store has that number.
fn recognised(known: &[NamedStore], stores: &[Store]) -> Vec<Option<i64>> {
    let by_text = |store: &Store| known.iter().find(|k| k.setting == store.setting).map(|k| k.id);
    let mut ids: Vec<Option<i64>> = stores.iter().map(by_text).collect();
    if known.len() == stores.len() {
        for (place, known) in known.iter().enumerate() {
            if ids[place].is_none() && !ids.contains(&Some(known.id)) {
                ids[place] = Some(known.id);
            }
        }
    }
    ids
}

fn text(folder: &Path) -> Result<&str> {
    folder.to_str().ok_or_else(|| refused(folder, message!("has a name that is not UTF-8")))
}

/// A control character that is not expected in a path or in the text of a finding. In JSON it stands only as a mark,
/// since JSON escapes it in texts.
const MARK: char = '\u{1a}';

fn mark(id: i64) -> String {
    format!("{MARK}{id}{MARK}")
}

fn replace_mark(text: &str, id: i64, folder: &str) -> Option<String> {
    text.contains(MARK).then(|| text.replace(&mark(id), folder))
}

/// Replaces a folder where it begins a path: `/data` begins `/data/a.csv`, but not `/data2/a.csv` or
/// `/mnt/data/a.csv`.
fn replace_path(text: &str, folder: &str, with: &str) -> Option<String> {
    const QUOTES: &str = "`'\"(:=";
    let begins =
        |before: Option<char>| before.is_none_or(|c| c.is_whitespace() || QUOTES.contains(c));
    let ends = |behind: Option<char>| behind.is_none_or(|c| c == '/' || QUOTES.contains(c));
    let mut replaced = String::new();
    let mut done = 0;
    for (start, _) in text.match_indices(folder) {
        let end = start + folder.len();
        if begins(text[..start].chars().next_back()) && ends(text[end..].chars().next()) {
            replaced.push_str(&text[done..start]);
            replaced.push_str(with);
            done = end;
        }
    }
    (done > 0).then(|| replaced + &text[done..])
}

/// Returns a text as it is written inside a JSON string.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(folder: &str) -> Places {
        let place = Place { id: 7, folder: folder.to_owned() };
        Places { named: Vec::new(), places: vec![place] }
    }

    #[test]
    fn a_text_comes_back_as_it_was_and_follows_its_store() {
        let (here, there) = (places("/data"), places("/mnt/\"disk\""));
        for (text, moved) in [
            ("/data", "/mnt/\"disk\""),
            ("/data/", "/mnt/\"disk\"/"),
            ("/data/kor/a.csv", "/mnt/\"disk\"/kor/a.csv"),
            ("juga ada di `/data/kor/a.csv`.", "juga ada di `/mnt/\"disk\"/kor/a.csv`."),
            ("/data2/a", "/data2/a"),
            ("/x/data/a", "/x/data/a"),
            ("81 wilayah, .dbf 80 baris", "81 wilayah, .dbf 80 baris"),
        ] {
            let marked = here.marked(text);
            assert_eq!(here.unmarked(&marked), text);
            assert_eq!(there.unmarked(&marked), moved);
            let json = serde_json::json!([{ "reason": text }]).to_string();
            let marked = here.marked_json(&json);
            assert_eq!(here.unmarked_json(&marked), json);
            let moved = serde_json::json!([{ "reason": moved }]).to_string();
            assert_eq!(there.unmarked_json(&marked), moved);
        }
    }

    #[test]
    fn a_store_is_known_by_its_text_else_by_its_position() {
        let known: Vec<_> = [(1, "a"), (2, "/b")]
            .map(|(id, setting)| NamedStore { id, setting: setting.into() })
            .into();
        let found = |settings: &[&str]| {
            let store = |setting: &&str| Store::of(Path::new("/none"), setting);
            recognised(&known, &settings.iter().map(store).collect::<Vec<_>>())
        };
        assert_eq!(found(&["a", "/b"]), [Some(1), Some(2)]);
        assert_eq!(found(&["/b", "a"]), [Some(2), Some(1)]);
        assert_eq!(found(&["a", "/mnt/b"]), [Some(1), Some(2)]);
        assert_eq!(found(&["/b", "c"]), [Some(2), None]);
        assert_eq!(found(&["c", "a", "/b"]), [None, Some(1), Some(2)]);
        assert_eq!(found(&["c"]), [None]);
    }
}
