//! The page beside the bags that a buyer is to open first, with a link to each finished bag on the target.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::json;

use super::pack_options::PackOptions;
use super::readme_page::README;
use crate::bag;
use crate::error::{Error, ErrorKind, Result};
use crate::media::{open_regular, write_whole};
use crate::message::message;
use crate::paper::{Escape, render};

/// The page's file name.
const OPEN_FIRST: &str = "BUKA-INI-DULU.html";
/// The mark by which we know our page. A file of the same name without it in its first 4096 bytes is taken for a
/// buyer's and is left as it is.
const OPEN_FIRST_MARK: &str = "<meta name=\"generator\" content=\"kemas\">";

/// In how many bytes at the beginning of the page the mark must be.
const HEAD: usize = 4096;

/// Writes the page beside the bags, with a link to each finished one.
///
/// # Errors
/// [`ErrorKind::Exists`] where a file or anything else of that name is not ours, which is then left as it is. Also
/// where the template is broken, the target cannot be read, or the page cannot be written.
pub(in crate::pack) fn write_open_first(target: &Path, options: &PackOptions<'_>) -> Result<()> {
    let page = target.join(OPEN_FIRST);
    if page.symlink_metadata().is_ok() && !is_ours(&page) {
        let message = message!("a file of this name was there before and is left as it is");
        return Err(Error::new(ErrorKind::Exists, message).file(&page));
    }
    let text = open_first(target, options)?;
    // Written to a new file first: a link that came with the medium is never written through.
    let fresh = target.join(format!("{OPEN_FIRST}.{}{}", std::process::id(), bag::UNFINISHED));
    write_whole(&fresh, &page, text.as_bytes())
}

/// Returns true for a regular file that has our mark in its first 4096 bytes.
fn is_ours(page: &Path) -> bool {
    let mut head = Vec::new();
    let no_link = page.symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    let read = open_regular(page).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    no_link && read.is_ok() && has_mark(&head)
}

/// Returns true where a page, or the template of one, has the mark in its first 4096 bytes by which the page is known
/// as ours.
pub fn has_mark(page: &[u8]) -> bool {
    let head = &page[..page.len().min(HEAD)];
    String::from_utf8_lossy(head).contains(OPEN_FIRST_MARK)
}

/// Returns the page with a link to every finished bag on the target: to each folder with `bagit.txt` and
/// `BACA-SAYA.html`, whatever run wrote it.
pub(in crate::pack) fn open_first(target: &Path, options: &PackOptions<'_>) -> Result<String> {
    let mut bags = Vec::new();
    let entries =
        fs::read_dir(target).map_err(|e| Error::io(target, message!("read the folder"), e))?;
    for entry in entries {
        let entry = entry.map_err(|e| Error::io(target, message!("read the folder"), e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_bag = entry.path().join(bag::BAGIT_TXT).is_file()
            && entry.path().join(README).is_file()
            && !name.ends_with(bag::UNFINISHED);
        if is_bag {
            bags.push(name);
        }
    }
    bags.sort();
    let values = json!({ "office": options.office, "bags": bags });
    render(OPEN_FIRST, options.open_first, &values, Escape::Html)
}
