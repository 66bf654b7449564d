//! Files that are incomplete, each made for its test.

use super::*;
use crate::probe::result::findings_json;

/// Returns the findings about a file, as JSON.
fn check(format: Format, file: &[u8]) -> String {
    let run = |size: usize| {
        let mut probe = StatProbe::new(format, file.len() as u64);
        file.chunks(size).for_each(|block| probe.feed(block));
        findings_json(&probe.finish(&PersonalColumns::default()))
    };
    let whole = run(file.len().max(1));
    for size in [1, 7, 100] {
        assert_eq!(run(size), whole, "in blocks of {size}");
    }
    whole
}

/// Asserts that a file is complete, and that it is not when it ends within this range.
fn breaks(format: Format, file: &[u8], within: std::ops::Range<usize>) {
    assert_eq!(check(format, file), "[]");
    for end in within {
        assert!(check(format, &file[..end]).contains("I19"), "cut at {end} of {}", file.len());
    }
}

fn int(number: i32, big_endian: bool) -> [u8; 4] {
    if big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
}

fn ints(numbers: &[i32], big_endian: bool) -> Vec<u8> {
    numbers.iter().flat_map(|number| int(*number, big_endian)).collect()
}

/// Makes the dictionary of a number and a text of twelve characters: three elements in each case.
fn dictionary(compression: i32, cases: i32, big_endian: bool) -> Vec<u8> {
    let mut file = if compression == 2 { b"$FL3".to_vec() } else { b"$FL2".to_vec() };
    file.extend_from_slice(format!("{:<60}", "@(#) SPSS DATA FILE").as_bytes());
    // The second number is the size of a case, which many programs write wrongly.
    file.extend(ints(&[2, 1, compression, 0, cases], big_endian));
    file.resize(176, b' ');
    let mut variable = |width: i32, label: &str, length: i32, missing: i32| {
        file.extend(ints(&[2, width, i32::from(!label.is_empty()), missing, 0, 0], big_endian));
        file.extend_from_slice(b"NAMA    ");
        if !label.is_empty() {
            file.extend(ints(&[length], big_endian));
            file.extend_from_slice(label.as_bytes());
            file.resize(file.len().next_multiple_of(4), 0);
        }
        file.resize(file.len() + missing.unsigned_abs() as usize * 8, 0);
    };
    variable(0, "Umurnya", 7, -2);
    variable(12, "", 0, 0);
    variable(-1, "", 0, 0);
    file.extend(ints(&[3, 1], big_endian));
    file.extend_from_slice(b"12345678\x03abc\0\0\0\0");
    file.extend(ints(&[4, 1, 1], big_endian));
    file.extend(ints(&[6, 1], big_endian));
    file.extend_from_slice(&[b'-'; 80]);
    file.extend(ints(&[7, 20, 1, 5], big_endian));
    file.extend_from_slice(b"UTF-8");
    file.extend(ints(&[999, 0], big_endian));
    file
}

#[test]
fn cases_of_spss_are_as_many_as_its_head_tells() {
    for big_endian in [false, true] {
        let mut file = dictionary(0, 4, big_endian);
        file.resize(file.len() + 4 * 24, 1);
        breaks(Format::Sav, &file, 4..file.len());
        let reason = check(Format::Sav, &file[..file.len() - 1]);
        assert!(reason.contains("tertulis 4 baris, yang ada 3"), "{reason}");
        let head = file.len() - 4 * 24;
        let mut open = dictionary(0, -1, big_endian);
        open.resize(head + 4 * 24, 1);
        breaks(Format::Sav, &open, head + 49..head + 72);
        assert_eq!(check(Format::Sav, &open[..head + 48]), "[]", "nobody can tell");
    }
}

#[test]
fn compressed_cases_of_spss_are_counted() {
    // Four cases of three elements: codes, then what follows uncompressed.
    let pieces: [&[u8]; 3] = [
        &[101, 253, 254, 255, 254, 254, 253, 253],
        b"ABCDEFGHIJKLMNOPQRSTUVWX",
        &[254, 102, 254, 254, 0, 0, 0, 0],
    ];
    for cases in [4, -1] {
        let mut file = dictionary(1, cases, false);
        let head = file.len();
        file.extend(pieces.concat());
        // Without a declared count, a file that ends between two cases looks complete.
        let cuts = if cases == 4 { 4..head + 36 } else { head + 9..head + 33 };
        breaks(Format::Sav, &file, cuts);
        assert_eq!(check(Format::Sav, &file[..head + 36]), "[]", "only fillers are missing");
        file.truncate(head + 36);
        file.extend_from_slice(&[252, 0, 0, 0]);
        assert_eq!(check(Format::Sav, &file), "[]", "an end that is written");
    }
}

#[test]
fn what_stands_behind_the_last_code_of_spss_belongs_to_the_case() {
    let mut file = dictionary(1, 1, false);
    let head = file.len();
    file.extend_from_slice(&[253, 254, 253, 252, 0, 0, 0, 0]);
    file.extend_from_slice(b"ABCDEFGHIJKLMNOP");
    breaks(Format::Sav, &file, 4..file.len());
    file.extend_from_slice(b"what is no part of it");
    breaks(Format::Sav, &file, head..head + 24);
}

#[test]
fn a_compressed_file_of_spss_ends_with_its_table_of_blocks() {
    let mut file = dictionary(2, 4, false);
    let at = file.len() as u64;
    file.extend([at, at + 24 + 50, 48].iter().flat_map(|place| place.to_le_bytes()));
    file.resize(file.len() + 98, 7);
    breaks(Format::Sav, &file, 4..file.len());
}

#[test]
fn older_files_of_stata_hold_the_records_of_their_head() {
    for (format, name, label, shown) in [(105, 9, 32, 12), (113, 33, 81, 12), (115, 33, 81, 49)] {
        for big_endian in [false, true] {
            let mut file = vec![format, if big_endian { 1 } else { 2 }, 1, 0];
            file.extend(if big_endian { [0, 2] } else { [2, 0] });
            file.extend(int(3, big_endian));
            file.resize(file.len() + label + 18, b'x');
            // A number of two bytes, and a text of five.
            file.extend(if format < 111 { [b'i', 0x7F + 5] } else { [252, 5] });
            file.resize(file.len() + 2 * name + 2 * 3 + 2 * (shown + name + label), 0);
            let length = |n: i32| {
                let all = int(n, big_endian);
                let narrow = if big_endian { &all[2..] } else { &all[..2] };
                if format < 110 { narrow.to_vec() } else { all.to_vec() }
            };
            file.push(1);
            file.extend(length(6));
            file.extend_from_slice(b"_notes");
            file.push(0);
            file.extend(length(0));
            file.resize(file.len() + 3 * 7, 1);
            breaks(Format::Dta, &file, 4..file.len());
            file.extend_from_slice(b"labels of values");
            assert_eq!(check(Format::Dta, &file), "[]");
        }
    }
}

#[test]
fn newer_files_of_stata_end_where_their_map_says() {
    const NAMES: &[u8] = b"<varnames></varnames>";
    for big_endian in [false, true] {
        let order = if big_endian { "MSF" } else { "LSF" };
        let head = format!(
            "<stata_dta><header><release>118</release><byteorder>{order}</byteorder></header><map>"
        );
        let end = (head.len() + 14 * 8 + 6 + NAMES.len() + 400 + 12) as u64;
        let file = |end: u64| {
            let place = if big_endian { end.to_be_bytes() } else { end.to_le_bytes() };
            [head.as_bytes(), &[0; 13 * 8], &place, b"</map>", NAMES, &[1; 400], b"</stata_dta>"]
                .concat()
        };
        let sound = file(end);
        breaks(Format::Dta, &sound, 11..sound.len());
        assert_eq!(check(Format::Dta, &file(end + 999)), "[]", "a map that is wrong");
        let unfinished = file(0);
        assert!(check(Format::Dta, &unfinished[..unfinished.len() - 1]).contains("I19"));
    }
}

#[test]
fn portable_files_end_with_z() {
    for line_end in ["\n", "\r\n"] {
        let mut lines = vec![format!("{:<40}{:<40}", "ASCII SPSS PORT FILE", "")];
        lines.extend((0..5).map(|_| format!("{:<80}", "8/SPSSPORT0.5/1")));
        lines.push(format!("{:Z<80}", "3/4/"));
        let text: String = lines.iter().map(|line| format!("{line}{line_end}")).collect();
        assert_eq!(check(Format::Por, text.as_bytes()), "[]");
        let rows = text.len() - 80;
        breaks(Format::Por, text.as_bytes(), 30..rows);
    }
}

#[test]
fn what_is_no_such_file_is_told_as_that() {
    for (format, short) in
        [(Format::Sav, &b"$F"[..]), (Format::Dta, b"<stata"), (Format::Por, b"q")]
    {
        for file in [&b"saved game of another program"[..], &[0; 400]] {
            let file = [file, &[b' '; PORTABLE]].concat();
            assert!(check(format, &file).contains("I24"), "{format:?}");
        }
        assert!(check(format, short).contains("I19"), "{format:?}");
    }
    let alien = b"\x73\x02\x02\x00 another use of the name";
    assert!(check(Format::Dta, alien).contains("I24"));
}

#[test]
fn names_that_tell_of_persons_are_met_in_files_of_statistics_programs() {
    let catalog = crate::catalog::Catalog::load(None).unwrap();
    let personal = PersonalColumns::new(&catalog.personal);
    let reason_of = |format: Format, file: &[u8]| {
        let mut probe = StatProbe::new(format, file.len() as u64);
        file.chunks(7).for_each(|block| probe.feed(block));
        findings_json(&probe.finish(&personal))
    };
    for big_endian in [false, true] {
        let mut sav = dictionary(0, 4, big_endian);
        sav.resize(sav.len() + 4 * 24, 1);
        assert!(reason_of(Format::Sav, &sav).contains("NAMA (nama orang)"), "{big_endian}");
        let end = sav.len() - 4 * 24 - 8;
        let mut long = sav[..end].to_vec();
        let names = b"R1=no_telepon_rumah\tR2=umur.";
        long.extend(ints(&[7, 13, 1, 28], big_endian));
        long.extend_from_slice(names);
        long.extend_from_slice(&sav[end..]);
        assert!(reason_of(Format::Sav, &long).contains("no_telepon_rumah (nomor telepon)"));
    }
    let name = |text: &str, width: usize| {
        let mut name = text.as_bytes().to_vec();
        name.resize(width, 0);
        name
    };
    let newer = [
        b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder></header><map>",
        &[0; 13 * 8][..],
        &500_u64.to_le_bytes(),
        b"</map><varnames>",
        &name("umur", 129),
        &name("nik_krt", 129),
        b"</varnames>",
        &[1; 200],
        b"</stata_dta>",
    ]
    .concat();
    assert!(
        reason_of(Format::Dta, &newer).contains("nik_krt (NIK)"),
        "{}",
        reason_of(Format::Dta, &newer)
    );
}
