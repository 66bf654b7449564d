//! Slips in the guest book and in the poll, and at the screen of the day.

use super::{Given, Slip};
use crate::counter::Counter;

/// Enters what the rows need: two guests of one name, and a visit whose poll is answered.
pub fn prepare(counter: &Counter) {
    for email in ["ani@contoh.ac.id", "ani@contoh.id"] {
        counter.done(&["visit", "--name", "Ani Contoh", "--email", email]);
    }
    counter.done(&["poll", "1", "--importance", "9", "--satisfaction", "8"]);
}

/// The slips at the guest book.
pub const ROWS: &[Slip] = &[
    // Fields of a guest.
    usage("age 200", &["visit", "--name", "Ani", "--age", "200"], "", "from 5 to 120"),
    usage("age -1", &["visit", "--name", "Ani", "--age", "-1"], "", "from 5 to 120"),
    usage("age 2", &["visit", "--name", "Ani", "--age", "2"], "", "from 5 to 120"),
    usage("age in words", &["visit", "--name", "Ani", "--age", "dua"], "", "from 5 to 120"),
    usage("e-mail salah", &["visit", "--name", "Ani", "--email", "salah"], "email", "nama@contoh"),
    usage("e-mail a@b", &["visit", "--name", "Ani", "--email", "a@b"], "email", "nama@contoh"),
    usage(
        "two addresses",
        &["visit", "--name", "Ani", "--email", "a@b.id, c@d.id"],
        "email",
        "nama@contoh",
    ),
    usage("phone in letters", &["visit", "--name", "Ani", "--phone", "nomor"], "phone", "8 to 15"),
    usage("phone 12345", &["visit", "--name", "Ani", "--phone", "12345"], "phone", "8 to 15"),
    usage("sex wanita", &["visit", "--name", "Ani", "--sex", "wanita"], "sex", "write perempuan;"),
    usage("sex P", &["visit", "--name", "Ani", "--sex", "P"], "sex", "write perempuan;"),
    usage("sex prempuan", &["visit", "--name", "Ani", "--sex", "prempuan"], "sex", "perempuan;"),
    usage(
        "kind kampus",
        &["visit", "--name", "Ani", "--kind", "kampus"],
        "kind",
        "write penelitian/pendidikan;",
    ),
    usage("kind swata", &["visit", "--name", "Ani", "--kind", "swata"], "kind", "write swasta;"),
    usage("use peneltian", &["visit", "--name", "Ani", "--use", "peneltian"], "use", "penelitian;"),
    usage(
        "use skripsi",
        &["visit", "--name", "Ani", "--use", "skripsi"],
        "use",
        "write tugas sekolah/kuliah;",
    ),
    usage("no name", &["visit", "--name", " "], "name", "--name NAME"),
    usage("a number as name", &["visit", "--name", "0812345"], "name", "--name NAME"),
    usage("no name but its word", &["visit", "--name", "NAMA"], "name", "in its place"),
    usage("an empty name", &["visit", "--amend", "1", "--name", ""], "name", "leave `--name` out"),
    state(
        "an unknown visit corrected",
        &["visit", "--amend", "9", "--age", "20"],
        "--amend",
        "kemas visits",
    ),
    state(
        "an unknown visit of another day corrected",
        &["visit", "--amend", "2026-11-23-09", "--age", "20"],
        "--amend",
        "kemas visits",
    ),
    usage(
        "no reason of a departure but its word",
        &["visit", "--left", "2", "--because", "ALASAN"],
        "because",
        "in its place",
    ),
    usage("neither name nor words", &["visit", "--age", "22"], "", "kemas help visit"),
    usage("at 25:00", &["visit", "--name", "Ani", "--at", "25:00"], "", "09:30"),
    // A guest who returns.
    state("nobody returns", &["visit", "--returning", "budi"], "returning", "--name NAME"),
    state("queue number 9 returns", &["visit", "--returning", "9"], "returning", "kemas visits"),
    usage("no words", &["visit", "--returning", " "], "returning", "an e-mail address"),
    Slip {
        did: "several return",
        given: Given::Words(&["visit", "--returning", "ani"]),
        exit: 1,
        code: "",
        field: "",
        hint: "ani@contoh.ac.id",
    },
    usage(
        "wrong field of one who returns",
        &["visit", "--returning", "ani@contoh.id", "--age", "200"],
        "",
        "from 5 to 120",
    ),
    usage(
        "wrong e-mail of one who returns",
        &["visit", "--returning", "ani@contoh.id", "--email", "salah"],
        "email",
        "nama@contoh",
    ),
    // The poll.
    state(
        "unknown queue number",
        &["poll", "99", "--importance", "9", "--satisfaction", "9"],
        "visit",
        "kemas visits",
    ),
    state(
        "queue number 0",
        &["poll", "0", "--importance", "9", "--satisfaction", "9"],
        "visit",
        "kemas visits",
    ),
    state(
        "yesterday's queue number",
        &["poll", "5", "--importance", "9", "--satisfaction", "9"],
        "visit",
        "2026-11-23-05",
    ),
    state(
        "an unknown visit",
        &["poll", "2026-11-23-05", "--importance", "9", "--satisfaction", "9"],
        "",
        "kemas visit",
    ),
    state(
        "answered already",
        &["poll", "1", "--importance", "9", "--satisfaction", "9"],
        "",
        "answers once",
    ),
    state(
        "answered already, by its visit",
        &["poll", "2026-11-24-01", "--importance", "9", "--satisfaction", "9"],
        "",
        "answers once",
    ),
    usage(
        "rating 0",
        &["poll", "2", "--importance", "0", "--satisfaction", "1"],
        "",
        "from 1 to 10",
    ),
    usage(
        "rating 11",
        &["poll", "2", "--importance", "1", "--satisfaction", "11"],
        "",
        "from 1 to 10",
    ),
    usage(
        "rating -1",
        &["poll", "2", "--importance", "1", "--satisfaction", "-1"],
        "",
        "from 1 to 10",
    ),
    usage("no rating", &["poll", "2", "--importance", "1"], "", "kemas help poll"),
    usage("summary of a visit", &["poll", "2", "--summary"], "", "kemas help poll"),
    usage("month 2026-13", &["poll", "--summary", "--month", "2026-13"], "", "2026-11"),
    usage("a month without summary", &["poll", "--month", "2026-11"], "", "kemas help poll"),
    // Lists and the screen of the day.
    usage("visits of month 2026-13", &["visits", "--month", "2026-13"], "", "2026-11"),
    usage("visits of month 11", &["visits", "--month", "11"], "", "2026-11"),
    usage("visits of 24/11/2026", &["visits", "--date", "24/11/2026"], "", "2026-11-24"),
    usage(
        "visits of a day and a month",
        &["visits", "--date", "2026-11-24", "--month", "2026-11"],
        "",
        "kemas help visits",
    ),
    usage("watch with JSON", &["today", "--watch"], "--watch", "leave `--watch` out"),
    usage("watch every 0 seconds", &["today", "--watch", "--every", "0"], "", "from 1 to 3600"),
    usage("watch every -1 seconds", &["today", "--watch", "--every", "-1"], "", "from 1 to 3600"),
    usage("every without watch", &["today", "--every", "3"], "", "kemas help today"),
    usage("watch at a time", &["today", "--watch", "--at", "09:00"], "", "kemas help today"),
];

const fn usage(
    did: &'static str,
    words: &'static [&'static str],
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Words(words), exit: 2, code: "usage", field, hint }
}

const fn state(
    did: &'static str,
    words: &'static [&'static str],
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Words(words), exit: 2, code: "state", field, hint }
}
