//! What is inside a table of text, read as it streams by: delimiter, columns, records, encoding.
//!
//! Structure is counted over the whole file with vector searches for the quote, the line feed
//! and the delimiter, which keeps up with memory; types are told from the first records only.

use csv::{ByteRecord, ReaderBuilder};
use memchr::{memchr, memchr_iter};

use super::encoding::{Utf8Watch, decode};
use super::entry::{Column, Profile};
use super::flaw;
use super::probe::Inside;

/// Watches the bytes of a `.csv` or `.tsv` go by.
#[derive(Debug, Default)]
pub(super) struct CsvProbe {
    /// The file's start, kept for its header and types.
    head: Vec<u8>,
    count: Option<Count>,
    watch: Utf8Watch,
}

/// Bytes of the start that are kept.
const HEAD: usize = 512 * 1024;
/// Bytes of the start that choose the delimiter.
const SNIFF: usize = 64 * 1024;
/// Records whose cells tell the columns' types.
const TYPED_RECORDS: usize = 5_000;
/// In the order of preference.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const BOM: &[u8] = b"\xEF\xBB\xBF";

impl CsvProbe {
    pub(super) fn feed(&mut self, block: &[u8]) {
        self.watch.feed(block);
        let room = HEAD - self.head.len();
        self.head.extend_from_slice(&block[..room.min(block.len())]);
        match &mut self.count {
            Some(count) => count.feed(block),
            None if self.head.len() >= SNIFF => {
                // Only a block larger than the head leaves something that it does not hold.
                let kept = block.len().saturating_sub(room);
                self.start();
                if let Some(count) = &mut self.count {
                    count.feed(&block[block.len() - kept..]);
                }
            }
            None => {}
        }
    }

    fn start(&mut self) {
        let text = self.head.strip_prefix(BOM).unwrap_or(&self.head);
        let mut count = Count::new(delimiter(&text[..text.len().min(SNIFF)]));
        count.feed(text);
        self.count = Some(count);
    }

    pub(super) fn finish(mut self) -> Inside {
        if self.head.starts_with(b"\xFF\xFE") || self.head.starts_with(b"\xFE\xFF") {
            return broken("berkas UTF-16; simpan ulang sebagai UTF-8");
        }
        if self.count.is_none() {
            self.start();
        }
        let Some(mut count) = self.count.take() else { return broken("tidak ada isi") };
        count.end();
        if let Some(why) = count.fault {
            return broken(why);
        }
        let text = self.head.strip_prefix(BOM).unwrap_or(&self.head);
        let whole = self.head.len() < HEAD;
        let head = match Head::read(text, count.delimiter, whole) {
            Ok(head) => head,
            Err(why) => return broken(&why),
        };
        if !count.even(head.columns()) {
            return broken("jumlah sel tidak sama di semua baris");
        }
        let encoding = self.watch.name();
        Inside {
            profile: Profile::Table {
                format: "csv".to_owned(),
                records: count.records.saturating_sub(1),
                deleted: 0,
                encoding: encoding.to_owned(),
                columns: head.typed(encoding, count.delimiter),
            },
            ..Inside::plain(Vec::new())
        }
    }
}

fn broken(why: &str) -> Inside {
    Inside::plain(vec![flaw::broken_table(why)])
}

/// Returns the delimiter that parts the first lines most evenly, then into most cells.
fn delimiter(start: &[u8]) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(start);
        let cells: Vec<usize> =
            reader.byte_records().map_while(Result::ok).take(20).map(|r| r.len()).collect();
        let columns = cells.first().copied().unwrap_or(0);
        let even = cells.iter().filter(|cells| **cells == columns).count();
        if columns > 1 { (even, columns) } else { (0, 0) }
    };
    // Of equals `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(|d| score(*d)).unwrap_or(b',')
}

/// Counts records and delimiters outside of quotes (RFC 4180).
#[derive(Debug)]
struct Count {
    delimiter: u8,
    quoted: bool,
    /// A quote was just closed, unless the next byte is its twin.
    closed: bool,
    last: u8,
    /// Bytes of the line so far.
    line: u64,
    records: u64,
    delimiters: u64,
    fault: Option<&'static str>,
}

impl Count {
    fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            quoted: false,
            closed: false,
            last: b'\n',
            line: 0,
            records: 0,
            delimiters: 0,
            fault: None,
        }
    }

    fn feed(&mut self, mut block: &[u8]) {
        while self.fault.is_none() && !block.is_empty() {
            if self.quoted {
                let Some(end) = memchr(b'"', block) else { return };
                self.quoted = false;
                self.closed = true;
                block = &block[end + 1..];
                continue;
            }
            if std::mem::take(&mut self.closed) {
                if block[0] == b'"' {
                    self.quoted = true;
                    block = &block[1..];
                    continue;
                }
                if !matches!(block[0], b'\n' | b'\r') && block[0] != self.delimiter {
                    self.fault = Some("tanda kutip di tengah isi sel");
                    return;
                }
            }
            let end = memchr(b'"', block).unwrap_or(block.len());
            self.plain(&block[..end]);
            if end == block.len() {
                return;
            }
            if self.last != b'\n' && self.last != self.delimiter {
                self.fault = Some("tanda kutip di tengah isi sel");
            }
            self.quoted = true;
            self.line += 1;
            self.last = b'"';
            block = &block[end + 1..];
        }
    }

    fn plain(&mut self, text: &[u8]) {
        let Some(&last) = text.last() else { return };
        self.delimiters += memchr_iter(self.delimiter, text).count() as u64;
        let mut start = 0;
        for end in memchr_iter(b'\n', text) {
            let before = if end > start { text[end - 1] } else { self.last };
            let length = self.line + (end - start) as u64;
            // Empty lines are no records.
            if length > 1 || (length == 1 && before != b'\r') {
                self.records += 1;
            }
            self.line = 0;
            start = end + 1;
        }
        self.line += (text.len() - start) as u64;
        self.last = last;
    }

    fn end(&mut self) {
        if self.quoted {
            self.fault = Some("tanda kutip yang tidak ditutup");
        }
        if self.line > 0 {
            self.records += 1;
        }
    }

    /// Returns true when all lines have so many columns, going by the sum.
    fn even(&self, columns: usize) -> bool {
        self.records * (columns as u64 - 1) == self.delimiters
    }
}

/// The first records.
struct Head {
    header: ByteRecord,
    records: Vec<ByteRecord>,
}

impl Head {
    /// Reads the first records; `whole` tells that the file ends where the text does.
    fn read(text: &[u8], delimiter: u8, whole: bool) -> Result<Self, String> {
        let text = match (whole, text.iter().rposition(|b| *b == b'\n')) {
            (false, Some(end)) => &text[..=end],
            _ => text,
        };
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text);
        let mut records = Vec::new();
        for record in reader.byte_records().take(TYPED_RECORDS + 1) {
            match record {
                Ok(record) => records.push(record),
                // A quoted cell may run over the end of what was kept.
                Err(_) if !whole && !records.is_empty() => break,
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    return Err(format!(
                        "jumlah sel pada baris {line} tidak sama dengan kepala tabel"
                    ));
                }
            }
        }
        if records.is_empty() {
            return Err("tidak ada isi".to_owned());
        }
        Ok(Self { header: records.remove(0), records })
    }

    fn columns(&self) -> usize {
        self.header.len()
    }

    fn typed(&self, encoding: &str, delimiter: u8) -> Vec<Column> {
        // Where `;` parts the cells, the comma is likely to part decimals.
        let comma = delimiter == b';';
        let kind = |i: usize| {
            let cells = self.records.iter().filter_map(|record| record.get(i));
            cells.map(|cell| Cell::of(cell.trim_ascii(), comma)).max().unwrap_or(Cell::Blank)
        };
        let columns = self.header.iter().enumerate();
        columns
            .map(|(i, name)| Column {
                name: decode(name.trim_ascii(), encoding),
                kind: kind(i).word().to_owned(),
            })
            .collect()
    }
}

/// What a cell looks like; a column is what its widest cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Blank,
    Integer,
    Decimal,
    Text,
}

impl Cell {
    fn of(cell: &[u8], comma: bool) -> Self {
        let digits = cell.strip_prefix(b"-").unwrap_or(cell);
        let all_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        // `0101` is a code: as a number it would lose its zero.
        let whole = |text: &[u8]| all_digits(text) && (text.len() == 1 || text[0] != b'0');
        if cell.is_empty() {
            return Self::Blank;
        }
        if whole(digits) {
            return if digits.len() <= 18 { Self::Integer } else { Self::Text };
        }
        let point = digits.iter().position(|b| *b == b'.' || (comma && *b == b','));
        match point {
            Some(at) if (at == 0 || whole(&digits[..at])) && all_digits(&digits[at + 1..]) => {
                Self::Decimal
            }
            _ => Self::Text,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Blank | Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds the text in blocks of each size and returns (records, columns as `name:kind`, encoding), or
    /// the code of the finding.
    fn check(text: &[u8]) -> Result<(u64, String, String), String> {
        let run = |size: usize| {
            let mut probe = CsvProbe::default();
            text.chunks(size).for_each(|block| probe.feed(block));
            let inside = probe.finish();
            match inside.profile {
                Profile::Table { records, columns, encoding, .. } => {
                    let columns: Vec<_> =
                        columns.iter().map(|c| format!("{}:{}", c.name, c.kind)).collect();
                    Ok((records, columns.join(" "), encoding))
                }
                _ => Err(serde_json::to_string(&inside.flaws).unwrap()),
            }
        };
        let whole = run(text.len().max(1));
        for size in [1, 2, 3, 7] {
            assert_eq!(run(size), whole, "in blocks of {size}");
        }
        whole
    }

    #[test]
    fn tables_are_read_whatever_their_delimiter_ends_and_quotes() {
        for (text, records, columns, encoding) in [
            (&b"a,b\n1,x\n2,y\n"[..], 2, "a:integer b:text", "UTF-8"),
            (b"a;b\r\n1,5;007\r\n3;1", 2, "a:decimal b:text", "UTF-8"),
            (b"a\tb\n-1\t2.50\n", 1, "a:integer b:decimal", "UTF-8"),
            (b"a|b\n\n1|2\n\n", 1, "a:integer b:integer", "UTF-8"),
            (b"a,b\n1,\"x\n,\"\"y\"\"\"\n2,\"\"\n", 2, "a:integer b:text", "UTF-8"),
            (b"\xEF\xBB\xBFkode,nilai\n0101,\n", 1, "kode:text nilai:text", "UTF-8"),
            (b"nama,n\nAmb\xF4n,1\n", 1, "nama:text n:integer", "windows-1252"),
            (b"a,b,c\n", 0, "a:text b:text c:text", "UTF-8"),
            (b"foo\n1", 1, "foo:integer", "UTF-8"),
        ] {
            let want = (records, columns.to_owned(), encoding.to_owned());
            assert_eq!(check(text), Ok(want), "{:?}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn broken_tables_are_findings() {
        for text in [
            "foo,bar,baz\n1,2",
            "foo,bar,baz\n1,2,3,4",
            "foo,bar,baz\n1,\"I forgot to close this one,3",
            "foo,bar,baz\n1,\"Hey, I missed \" it\",3",
            "foo,bar,baz\n1,This \"quotes\" must be escaped,3",
            "\n\n",
        ] {
            assert!(check(text.as_bytes()).unwrap_err().contains("I14"), "{text}");
        }
    }

    #[test]
    fn an_uneven_line_far_behind_the_head_is_noticed() {
        let mut text = b"a,b,c\n".to_vec();
        (0..200_000).for_each(|_| text.extend_from_slice(b"1,2,3\n"));
        let mut probe = CsvProbe::default();
        text.extend_from_slice(b"1,2\n");
        text.chunks(256 * 1024).for_each(|block| probe.feed(block));
        assert_eq!(probe.finish().profile, Profile::Plain);
    }
}
