//! Rows for maps: cutting pieces of a layer, compared with `ogr2ogr`, which neither checks nor cleans them; and the
//! memory of it.

use super::workplace::{Bar, Compared, KEMAS, Measure, Row, Workplace};

/// The regencies in the layer of a province.
const REGIONS: &str = "8101 8102 8103 8104 8105 8106 8107 8108 8109 8171 8172";

/// Makes the data and returns the rows: villages of a province, and some 15 000 smaller areas with two to three
/// million positions.
pub fn rows(place: &Workplace) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, what, item, folder, bytes) in [
        ("desa", "1 200 desa", "wilkerstat-desa-2025-1", "desa", 1_200 * 4_096_u64),
        ("subsls", "15 000 sub-SLS", "wilkerstat-subsls-2025-1", "subsls", 15_000 * 4_096),
    ] {
        let office = format!("peta-{name}");
        let store = format!("{office}/store/peta/2025-1/{folder}");
        let map = format!("{store}/final_{name}_2025181.gpkg");
        place.run(&format!("rm -rf {office} && {KEMAS} init {office} && mkdir -p {store}"));
        let level = format!("--level {folder}");
        place.run(&format!(
            "{KEMAS} synth --kind map {level} --size {bytes} --format gpkg --out {map} && \
             {KEMAS} --office {office} index"
        ));
        let id = format!("id{name}");
        for (format, driver, end) in [("gpkg", "GPKG", "gpkg"), ("shp", "'ESRI Shapefile'", "shp")]
        {
            let regions = REGIONS.replace(' ', ",");
            let cut = |region: &str, out: &str| {
                format!(
                    "{KEMAS} --office {office} cut {item} --region {region} --format {format} \
                     --out {out}"
                )
            };
            let clear = "rm -rf ours theirs && mkdir ours theirs".to_owned();
            let loop_of_two = format!(
                "echo {REGIONS} | tr ' ' '\\n' | xargs -P2 -I@ ogr2ogr -f {driver} \
                 theirs/@.{end} {map} -where \"{id} LIKE '@%'\""
            );
            rows.push(Row {
                name: format!("11 pieces of {what} to {format} | ogr2ogr, two at a time"),
                ours: Measure::Seconds(clear.clone(), cut(&regions, "ours/all")),
                theirs: Some(Measure::Seconds(clear.clone(), loop_of_two)),
                value: Compared::TheirsOverOurs,
                bar: Bar::AtLeast(1.6),
            });
            let one =
                format!("ogr2ogr -f {driver} theirs/x.{end} {map} -where \"{id} LIKE '8171%'\"");
            rows.push(Row {
                name: format!("one piece of {what} to {format} | ogr2ogr"),
                ours: Measure::Seconds(clear.clone(), cut("8171", &format!("ours/x.{end}"))),
                theirs: Some(Measure::Seconds(clear, one)),
                value: Compared::OursOverTheirs,
                bar: Bar::AtMost(1.15),
            });
        }
        let regions = REGIONS.replace(' ', ",");
        rows.push(Row {
            name: format!("11 pieces of {what} to gpkg, memory"),
            ours: Measure::Memory(
                "rm -rf ours && mkdir ours".into(),
                format!(
                    "{KEMAS} --office {office} cut {item} --region {regions} --format gpkg \
                     --out ours/all"
                ),
            ),
            theirs: None,
            value: Compared::Ours,
            bar: Bar::AtMost(300.0),
        });
    }
    rows
}
