//! The findings of the index: for each code of `model/codes/index_codes.rs` one or more constructors, with reason and
//! remedy.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::message::{Message, in_a_row, message};
use crate::model::{Code, IndexFinding, ShapefilePart, Without};

/// What is wrong with a file or folder, or worth a note. [`Finding::at`] adds the product and the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Finding {
    code: Cow<'static, str>,
    /// True where it stops the sale of the product that the path belongs to.
    blocking: bool,
    reason: Message,
    remedy: Message,
}

impl Finding {
    /// Returns true for a finding of personal data.
    pub(crate) fn is_personal(&self) -> bool {
        self.code == Code::I23.code
    }

    /// Returns true where the content is not what the name says.
    pub(crate) fn is_alien(&self) -> bool {
        self.code == Code::I24.code
    }

    /// Returns the finding for a path; `item` is the product that the path belongs to. Without a product it blocks
    /// nothing.
    pub(crate) fn at(&self, item: Option<&str>, path: &Path) -> IndexFinding {
        IndexFinding {
            code: self.code.clone().into_owned(),
            blocking: self.blocking && item.is_some(),
            item: item.map(str::to_owned),
            path: path.to_string_lossy().into_owned(),
            reason: self.reason.clone(),
            remedy: self.remedy.clone(),
        }
    }

    fn stops(code: Code, reason: Message, remedy: Message) -> Self {
        Self { code: code.code.into(), blocking: true, reason, remedy }
    }

    fn notes(code: Code, reason: Message, remedy: Message) -> Self {
        Self { blocking: false, ..Self::stops(code, reason, remedy) }
    }

    pub(crate) fn bad_name(why: Message) -> Self {
        let reason = message!("This name cannot be used on the buyer's medium ({why}).", why);
        Self::stops(
            Code::I01,
            reason,
            message!("Rename the file or its folder, then run `kemas index`."),
        )
    }

    pub(crate) fn unreadable(error: &std::io::Error) -> Self {
        let reason = message!("It cannot be read: {error}.", error);
        Self::stops(Code::I02, reason, Code::I02.remedy)
    }

    pub(crate) fn special_file() -> Self {
        let reason =
            message!("It is no ordinary file (a pipe, a socket or a device) and was not read.");
        Self::stops(Code::I03, reason, Code::I03.remedy)
    }

    pub(crate) fn link(why: Message) -> Self {
        let reason = message!("This symbolic link is not followed: {why}.", why);
        Self::stops(Code::I04, reason, Code::I04.remedy)
    }

    pub(crate) fn twins(other: &str) -> Self {
        let reason = message!(
            "This name and `{other}` differ only in case or Unicode form; on Windows they are \
             one file.",
            other
        );
        Self::stops(Code::I05, reason, Code::I05.remedy)
    }

    pub(crate) fn two_stores(other: &str) -> Self {
        let reason = message!("The same file of this product is in `{other}`, too.", other);
        Self::stops(Code::I06, reason, Code::I06.remedy)
    }

    pub(crate) fn changed_while_read() -> Self {
        let reason = message!("The file changed or vanished while it was read.");
        Self::stops(Code::I07, reason, Code::I07.remedy)
    }

    pub(crate) fn junk(folder: bool) -> Self {
        let what = if folder { message!("The folder") } else { message!("The file") };
        let reason =
            message!("{what} is hidden or left behind by a system, and is not packed.", what);
        Self::notes(
            Code::I08,
            reason,
            message!("Delete it where it is not needed; where it is data, rename it."),
        )
    }

    pub(crate) fn live_database() -> Self {
        let reason = message!(
            "A journal lies beside the GeoPackage: the map is open or was not closed properly, \
             so that its content may not be whole."
        );
        Self::stops(
            Code::I09,
            reason,
            message!(
                "Close the QGIS that has it open (or open and close it once, so that the \
                 journal is taken in), then run `kemas index`."
            ),
        )
    }

    /// Returns true where findings, as JSON, include that of a journal. The journal may disappear while the map stays
    /// the same.
    pub(crate) fn may_go_by_itself(findings: &str) -> bool {
        findings.contains("\"I09\"")
    }

    pub(crate) fn broken_map(why: Message) -> Self {
        let reason = message!("The map cannot be opened: {why}.", why);
        Self::stops(Code::I10, reason, Code::I10.remedy)
    }

    pub(crate) fn missing_part(part: ShapefilePart) -> Self {
        let reason = message!(
            "The part `.{extension}` of this Shapefile is missing.",
            extension = part.extension
        );
        let remedy = message!(
            "Complete the parts of the Shapefile (.shp .shx .dbf .prj .cpg), then run `kemas \
             index`."
        );
        let finding = if part.without == Without::Broken { Self::stops } else { Self::notes };
        finding(Code::I11, reason, remedy)
    }

    pub(crate) fn silent_change() -> Self {
        let reason =
            message!("The bytes changed though size and date did not: the disk may be damaged.");
        Self::stops(Code::I12, reason, Code::I12.remedy)
    }

    pub(crate) fn dbf_size(why: Message) -> Self {
        let reason = message!("The header of the DBF and its size disagree: {why}.", why);
        Self::stops(
            Code::I13,
            reason,
            message!(
                "Put a whole copy in its place, since this one may be cut off, then run `kemas \
                 index`; where the content is meant to be so, approve the request with a reason \
                 that names I13."
            ),
        )
    }

    pub(crate) fn alien(what: Message, why: Message) -> Self {
        let reason = message!("Its content is not {what} as its name says: {why}.", what, why);
        Self::stops(
            Code::I24,
            reason,
            message!(
                "Put the right copy in its place, or name it after its content, then run `kemas \
                 index`; where the buyer knows, approve the request with a reason that names \
                 I24."
            ),
        )
    }

    pub(crate) fn broken_table(why: Message) -> Self {
        let reason = message!("The table is not well formed: {why}.", why);
        Self::notes(
            Code::I14,
            reason,
            message!("Look into this file before it is sold; a buyer will find it hard to read."),
        )
    }

    /// Returns a finding where two columns have the same name in any case, or one has none; only the first such place
    /// is told. It gives places and not names, because the header may really be a record.
    pub(crate) fn same_names<'n>(names: impl Iterator<Item = &'n str>) -> Option<Self> {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (place, name) in (1..).zip(names) {
            let name = name.trim().to_lowercase();
            if name.is_empty() {
                return Some(Self::broken_table(message!("column {place} has no name", place)));
            }
            if let Some(first) = known.insert(name, place) {
                return Some(Self::broken_table(message!(
                    "columns {first} and {place} have one name",
                    first,
                    place
                )));
            }
        }
        None
    }

    pub(crate) fn empty() -> Self {
        Self::stops(
            Code::I15,
            message!("This data file is empty."),
            message!(
                "Put a copy with its content in its place, or remove it, then run `kemas \
                 index`; where it is meant to be empty, approve the request with a reason that \
                 names I15."
            ),
        )
    }

    pub(crate) fn missing_memo() -> Self {
        let reason =
            message!("This DBF has memo columns, but its memo file (.fpt or .dbt) is missing.");
        Self::stops(
            Code::I16,
            reason,
            message!("Bring the memo file from its source, then run `kemas index`."),
        )
    }

    pub(crate) fn shared_root(other: &str) -> Self {
        let reason = message!("The product `{other}` has the same folder.", other);
        Self::stops(Code::I17, reason, Code::I17.remedy)
    }

    pub(crate) fn unowned(count: u64) -> Self {
        let reason = message!("{count} files belong to no product.", count);
        Self::notes(Code::I18, reason, Code::I18.remedy)
    }

    pub(crate) fn cut_off(why: Message) -> Self {
        let reason = message!("This table breaks off: {why}.", why);
        Self::stops(
            Code::I19,
            reason,
            message!(
                "Put a whole copy in its place, then run `kemas index`; where the content is \
                 meant to be so, approve the request with a reason that names I19."
            ),
        )
    }

    pub(crate) fn part_count(records: u64, other: &str, theirs: u64) -> Self {
        let reason = message!(
            "This part has {records} records, `{other}` has {theirs}; buyers join the two by \
             the order of records.",
            records,
            other,
            theirs
        );
        Self::stops(
            Code::I20,
            reason,
            message!(
                "Complete the part that lacks records from its source, then run `kemas index`; \
                 where the parts are not meant to be joined, approve the request with a reason \
                 that names I20."
            ),
        )
    }

    pub(crate) fn part_order(columns: &[&str], other: &str) -> Self {
        let reason = message!(
            "The columns {columns} stand in another order than in `{other}`; joined by the \
             order of records, different people would be mixed.",
            columns = in_a_row(columns),
            other
        );
        Self::stops(
            Code::I21,
            reason,
            message!(
                "Sort all parts alike, then run `kemas index`; where the parts are not meant to \
                 be joined, approve the request with a reason that names I21."
            ),
        )
    }

    pub(crate) fn other_encoding(own: &str, most: &str) -> Self {
        let reason = message!(
            "Its encoding is {own}, that of the product's other tables {most}.",
            own,
            most
        );
        Self::stops(
            Code::I22,
            reason,
            message!(
                "Save all tables anew in one encoding, then run `kemas index`; where the buyer \
                 knows, approve the request with a reason that names I22."
            ),
        )
    }

    pub(crate) fn mixed_lines() -> Self {
        Self::stops(
            Code::I22,
            message!("Some lines are written in UTF-8, others are not."),
            message!(
                "Save this table anew in one encoding, then run `kemas index`; where the buyer \
                 knows, approve the request with a reason that names I22."
            ),
        )
    }

    pub(crate) fn mixed_letters(utf8: &str, other: &str) -> Self {
        let reason = if utf8 == other {
            message!("Some values of the column {utf8} are written in UTF-8, others are not.", utf8)
        } else {
            message!(
                "Some values of the column {utf8} are written in UTF-8, those of the column \
                 {other} are not.",
                utf8,
                other
            )
        };
        Self::stops(
            Code::I22,
            reason,
            message!(
                "Save this table anew in one encoding, then run `kemas index`; where the buyer \
                 knows, approve the request with a reason that names I22."
            ),
        )
    }

    pub(crate) fn personal(columns: &[Message]) -> Self {
        let reason =
            message!("It seems to hold personal data: {columns}.", columns = in_a_row(columns));
        Self::stops(
            Code::I23,
            reason,
            message!(
                "Remove or mask the columns in the source, then run `kemas index`; where they \
                 are no personal data, approve the request with a reason that names I23, or \
                 correct personal.csv."
            ),
        )
    }

    pub(crate) fn many_columns(count: usize, kept: usize) -> Self {
        let why =
            message!("there are {count} columns, only the first {kept} are recorded", count, kept);
        Self::broken_table(why)
    }
}

/// Returns findings as JSON, for tests.
#[cfg(test)]
pub(crate) fn findings_json<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> String {
    let shown = |finding: &Finding| finding.at(Some("item"), Path::new("file"));
    let shown: Vec<IndexFinding> = findings.into_iter().map(shown).collect();
    serde_json::to_string(&shown).unwrap_or_default()
}
