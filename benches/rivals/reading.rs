//! Rows for indexing stores, compared with the least work that must be done, and with `find` and `sha256sum`.

use super::least_work;
use super::workplace::{Bar, Compared, KEMAS, Measure, Row, Workplace, seconds};

/// Makes the data and returns the rows.
pub fn rows(place: &Workplace) -> Vec<Row> {
    // `large` has surveys whose tables are profiled, `small` has files that are only hashed.
    place.run(&format!("{KEMAS} init large && mkdir -p large/store/microdata/podes-2024"));
    place.run("split -n l/8 -d --additional-suffix=.csv s.csv large/store/microdata/podes-2024/p");
    place.run(&format!("{KEMAS} init small && mkdir -p small/store/microdata/podes-2024"));
    place.run("cp -r many small/store/microdata/podes-2024/");
    place.run(&format!("{KEMAS} init many-files && mkdir -p many-files/store/x"));
    place
        .run("cd many-files/store/x && head -c 100000000 ../../../s.csv | split -b 1000 -a 6 -d -");
    place.run(&format!("{KEMAS} --office many-files index"));
    let itself = least_work::itself();
    let first = |office: &str| {
        Measure::Seconds(
            format!("rm -f {office}/index.db"),
            format!("{KEMAS} --office {office} index"),
        )
    };
    let faster = |name: &str, ours: Measure, theirs: String, bar: f64| Row {
        name: name.into(),
        ours,
        theirs: Some(seconds(theirs)),
        value: Compared::TheirsOverOurs,
        bar: Bar::AtLeast(bar),
    };
    let bare = |office: &str| format!("{itself} {} {office}/store", least_work::HASH);
    let xargs = |office: &str| {
        format!("find {office}/store -type f -print0 | xargs -0 -n 64 -P2 sha256sum > sums.txt")
    };
    vec![
        faster(
            "index, first, surveys with profiles | bare hash loop",
            first("large"),
            bare("large"),
            0.7,
        ),
        faster(
            "index, first, 20 000 plain files | bare hash loop",
            first("small"),
            bare("small"),
            0.9,
        ),
        faster(
            "index, first, surveys | find, xargs -P2 sha256sum",
            first("large"),
            xargs("large"),
            3.0,
        ),
        faster(
            "index, first, 20 000 files | find, xargs -P2 sha256sum",
            first("small"),
            xargs("small"),
            3.0,
        ),
        Row {
            name: "index, 100 000 unchanged files | find -printf".into(),
            ours: seconds(format!("{KEMAS} --office many-files index")),
            theirs: Some(seconds("find many-files/store -type f -printf '%s %T@ %p\\n' > f.txt")),
            value: Compared::OursOverTheirs,
            bar: Bar::AtMost(1.5),
        },
    ]
}
