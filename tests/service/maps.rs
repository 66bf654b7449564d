//! Maps: the piece that was bought, without internal columns, in the requested format, and nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use kemas::maps::{MapSize, SynthFormat, SynthMapOptions, synth_map};
use kemas::progress::Silent;
use serde_json::{Value, json};

use crate::counter::{Answer, Counter, NUMBER, checker, request, signed_scan};

pub const LAYER: &str = "wilkerstat-desa-2025-1";
pub const FOLDER: &str = "store/peta/2025-1/desa";
pub const AMBON: (&str, &str) = ("8171", "Kota Ambon");
const FORMATS: [&str; 4] = ["shp", "gpkg", "geojson", "fgb"];
const COLUMNS: [&str; 13] = [
    "kdprov", "kdkab", "kdkec", "kddesa", "idkec", "iddesa", "nmprov", "nmkab", "nmkec", "nmdesa",
    "sumber", "periode", "luas",
];

/// Makes an office with one file of the whole province that has internal columns.
pub fn province(format: SynthFormat, features: u64) -> Counter {
    let counter = Counter::open();
    std::fs::remove_dir_all(counter.home().join(FOLDER)).unwrap();
    std::fs::create_dir_all(counter.home().join(FOLDER)).unwrap();
    let file = counter.home().join(FOLDER).join(format!("final_desa_2025181.{}", format.as_str()));
    let options = SynthMapOptions {
        internal_columns: true,
        ..SynthMapOptions::new(MapSize::Features(features), 1)
    };
    synth_map(&file, format, &options, &Silent).unwrap();
    counter.done(&["index"]);
    counter
}

/// Cuts a piece with `kemas cut`.
pub fn cut(counter: &Counter, region: &str, format: &str, name: &str) -> (PathBuf, Value) {
    let out = counter.outside(&format!("{name}.{format}"));
    let path = out.to_str().unwrap();
    let answer =
        counter.done(&["cut", LAYER, "--region", region, "--format", format, "--out", path]);
    (out, answer)
}

/// Returns what another reader says of a map: its columns and, by code, the area and the other values.
fn read(map: &Path) -> Value {
    const READER: &str = r"
import json, sys, pyogrio.raw as raw, struct
meta, fids, geoms, fields = raw.read(sys.argv[1])
def area(wkb):
    def number(at): return struct.unpack_from('<I', wkb, at)[0]
    def polygon(at):
        total, rings, at = 0.0, number(at + 5), at + 9
        for _ in range(rings):
            n = number(at)
            p = struct.unpack_from('<%dd' % (2 * n), wkb, at + 4)
            at += 4 + 16 * n
            s = sum((p[i]-p[0])*(p[i+3]-p[1]) - (p[i+2]-p[0])*(p[i+1]-p[1]) for i in range(0, 2*n-2, 2)) / 2
            total += abs(s) if _ == 0 else -abs(s)
        return total, at
    if wkb is None: return None
    if number(1) % 1000 == 3: return polygon(0)[0]
    total, at = 0.0, 9
    for _ in range(number(5)):
        part, at = polygon(at)
        total += part
    return total
names = list(meta['fields'])
rows = {}
ids = [str(v) for v in fields[names.index('iddesa')]]
for i, code in enumerate(ids):
    rows[code] = {'area': area(geoms[i]), **{n: (None if fields[k][i] is None else (float(fields[k][i]) if n == 'luas' else str(fields[k][i]))) for k, n in enumerate(names)}}
print(json.dumps({'columns': names, 'crs': meta['crs'], 'order': ids, 'rows': rows}))
";
    let output = Command::new(checker("python")).args(["-c", READER]).arg(map).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Returns what `ogrinfo` says of a map: its number of features, and its extent as printed.
pub fn ogrinfo(map: &Path) -> (u64, String) {
    let output = Command::new("ogrinfo").args(["-so", "-al", "-ro"]).arg(map).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = |start: &str| {
        text.lines().find_map(|line| line.strip_prefix(start)).unwrap_or_default().trim().to_owned()
    };
    (line("Feature Count:").parse().unwrap_or_else(|_| panic!("{text}")), line("Extent:"))
}

/// Returns what the schema of ISO 19139 rejects in a metadata file; empty for a valid one.
fn against_iso_19139(metadata: &Path) -> String {
    const VALIDATOR: &str = r"
import importlib.util, os, sys
from lxml import etree
home = os.path.dirname(importlib.util.find_spec('pycsw').origin)
schemas = os.path.join(home, 'plugins/profiles/apiso/schemas/ogc/iso/19139/20070417/gmd/gmd.xsd')
schema = etree.XMLSchema(etree.parse(schemas))
schema.validate(etree.parse(sys.argv[1]))
print(*schema.error_log, sep='; ')
";
    let mut python = Command::new(checker("python"));
    let output = python.args(["-c", VALIDATOR]).arg(metadata).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Approves a request for a map, with a reason where one is given.
pub fn approve(
    counter: &Counter,
    number: &str,
    region: (&str, &str),
    format: &str,
    because: Option<&str>,
) {
    let mut asked = request(number, json!([{"id": LAYER, "region": region.0, "format": format}]));
    asked["abstraction"]["regions"] = json!([{"code": region.0, "name": region.1}]);
    let path = counter.outside("peta.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    let mut approve = vec!["approve", path.to_str().unwrap(), "--by", "A"];
    approve.extend(because.into_iter().flat_map(|why| ["--because", why]));
    counter.done(&approve);
}

/// Takes a request for a map of Ambon from the index to its signed agreement.
pub fn agreed(counter: &Counter, number: &str, format: &str) {
    agreed_because(counter, number, format, None);
}

/// The same, where what stops the sale is known already, so that the approval needs a reason.
pub fn agreed_because(counter: &Counter, number: &str, format: &str, because: Option<&str>) {
    counter.done(&["index"]);
    approve(counter, number, AMBON, format, because);
    let scan = counter.outside("sppd.pdf");
    std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    counter.done(&["agree", number, "--signed-by", "Siti", "--on", "2026-11-24", "--scan", scan]);
}

pub fn unpacked(medium: &str, number: &str, format: &str) -> BTreeMap<String, Vec<u8>> {
    let data = Path::new(medium).join(number).join("data");
    let zip = std::fs::read_dir(data).unwrap().next().unwrap().unwrap().path();
    assert!(zip.to_str().unwrap().ends_with(&format!("{format}.zip")), "{}", zip.display());
    let mut zip = zip::ZipArchive::new(std::fs::File::open(zip).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: &String| {
        let mut bytes = Vec::new();
        std::io::copy(&mut zip.by_name(name).unwrap(), &mut bytes).unwrap();
        (name.clone(), bytes)
    };
    names.iter().map(read).collect()
}

pub fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_piece_has_the_areas_of_its_region_in_every_format_as_other_readers_see_it() {
    let counter = province(SynthFormat::Gpkg, 220);
    let source = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    let held = read(&source);
    let mut extents = Vec::new();
    for format in FORMATS {
        let (map, answer) = cut(&counter, "8171", format, format);
        let piece = read(&map);
        assert_eq!(piece["columns"], json!(COLUMNS), "{format}");
        let rows = piece["rows"].as_object().unwrap();
        let of_region = |code: &&String| code.starts_with("8171");
        let expected: Vec<&String> =
            held["rows"].as_object().unwrap().keys().filter(of_region).collect();
        assert_eq!(rows.keys().collect::<Vec<_>>(), expected, "{format}");
        assert_eq!(answer["features"], expected.len());
        let order: Vec<&str> =
            piece["order"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert!(order.is_sorted(), "{format}");
        for (code, row) in rows {
            let before = &held["rows"][code];
            let difference = row["area"].as_f64().unwrap() - before["area"].as_f64().unwrap();
            assert!(difference.abs() < 1e-9, "{format} {code}: {difference}");
            assert_eq!(row["idkec"], json!(code[..7]), "derived from the code");
            for column in ["kdprov", "kdkab", "kdkec", "kddesa", "nmdesa", "nmkab", "luas"] {
                assert_eq!(row[column], before[column], "{format} {code} {column}");
            }
        }
        let (features, extent) = ogrinfo(&map);
        assert_eq!(features, expected.len() as u64);
        extents.push(extent);
    }
    assert!(extents.iter().all(|extent| *extent == extents[0]), "{extents:?}");
}

#[test]
fn any_held_format_gives_the_same_piece_and_the_same_bytes_twice() {
    let mut pieces = Vec::new();
    for source in [SynthFormat::Gpkg, SynthFormat::Shp, SynthFormat::GeoJson] {
        let counter = province(source, 66);
        for format in FORMATS {
            let one = std::fs::read(cut(&counter, "8103", format, "satu").0).unwrap();
            let two = std::fs::read(cut(&counter, "8103", format, "dua").0).unwrap();
            assert!(one == two, "{format}");
        }
        pieces.push(std::fs::read(counter.outside("satu.geojson")).unwrap());
    }
    assert!(pieces[0] == pieces[1] && pieces[0] == pieces[2]);
}

#[test]
fn several_pieces_and_formats_are_cut_in_one_run() {
    let counter = province(SynthFormat::Gpkg, 66);
    let out = counter.outside("banyak");
    let path = out.to_str().unwrap();
    let regions = "8101,8171,8172";
    let answer = counter.done(&[
        "cut",
        LAYER,
        "--region",
        regions,
        "--format",
        "gpkg,geojson",
        "--out",
        path,
    ]);
    assert_eq!(answer["pieces"].as_array().unwrap().len(), 6);
    let alone = std::fs::read(cut(&counter, "8171", "gpkg", "satu").0).unwrap();
    assert!(alone == std::fs::read(out.join(format!("{LAYER}_8171.gpkg"))).unwrap());
    // The whole province is also a piece.
    let (_, whole) = cut(&counter, "81", "fgb", "provinsi");
    assert_eq!(whole["features"], 66);
}

#[test]
fn a_map_goes_through_the_whole_service_in_every_format_without_its_internal_columns() {
    let counter = province(SynthFormat::Gpkg, 66);
    for format in FORMATS {
        let medium = counter.medium(&format!("usb-{format}"));
        let number = &format!("8100-2026-{format}");
        agreed(&counter, number, format);
        let price = counter.done(&["plan", number]);
        assert_eq!(price["price"]["total"], 70_000);
        let packed = counter.done(&["pack", number, "--to", &medium]);
        assert_eq!(packed["maps"][0]["findings"][0]["code"], "P20", "{packed}");
        assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
        let files = unpacked(&medium, number, format);
        let main = format!("{LAYER}_8171.{format}");
        for name in [main.as_str(), "BACA-SAYA.txt", "PETA.png", "kolom.csv", "metadata.xml"] {
            assert!(files.contains_key(name), "{format}: {name} in {:?}", files.keys());
        }
        for (name, bytes) in &files {
            for word in ["C:/Users", "pegawai"] {
                assert!(!contains(bytes, word), "{format}: {name} holds {word}");
            }
        }
        let readme = String::from_utf8(files["BACA-SAYA.txt"].clone()).unwrap();
        assert!(readme.contains("BUKAN batas wilayah administrasi"), "{readme}");
        for contact in ["BPS Provinsi Maluku", "bps8100@gmail.com", "082130456435", "97232"] {
            assert!(readme.contains(contact), "{readme}");
            assert!(contains(&files["metadata.xml"], contact), "{contact}");
        }
        let metadata = counter.outside("metadata.xml");
        std::fs::write(&metadata, &files["metadata.xml"]).unwrap();
        assert_eq!(against_iso_19139(&metadata), "");
        let json = std::fs::read(Path::new(&medium).join(number).join("datapackage.json")).unwrap();
        let described: Value = serde_json::from_slice(&json).unwrap();
        let members = described["resources"][0]["kemas"]["members"].as_array().unwrap();
        let map = members.iter().find(|member| member["path"] == json!(main)).unwrap();
        let fields = map["layers"][0]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(names, COLUMNS);
        assert_eq!(map["layers"][0]["features"], 6);
    }
}

#[test]
fn a_column_leaves_once_the_whitelist_names_it() {
    let counter = province(SynthFormat::Shp, 44);
    let fields = std::fs::read_to_string(counter.home().join("catalog/map_fields.csv")).unwrap();
    let allowed = format!("{fields}desa,gid,integer,9,Nomor\n");
    counter.put("catalog/map_fields.csv", allowed.as_bytes());
    counter.done(&["index"]);
    let (map, _) = cut(&counter, "8171", "gpkg", "gid");
    let columns = read(&map)["columns"].clone();
    assert_eq!(columns[13], "gid");
    assert_eq!(columns.as_array().unwrap().len(), 14);
}

#[test]
fn a_piece_from_the_shelf_is_the_one_that_would_be_cut_now() {
    let counter = province(SynthFormat::Gpkg, 66);
    agreed(&counter, NUMBER, "gpkg");
    let (fresh, warm) = (counter.medium("segar"), counter.medium("rak"));
    let packed = counter.done(&["pack", NUMBER, "--to", &fresh, "--level", "best"]);
    let list = counter.outside("daftar.csv");
    std::fs::write(&list, format!("bundle,id,region,format\na,{LAYER},8171,gpkg\n")).unwrap();
    let batch = counter.done(&["batch", "--bundles", list.to_str().unwrap()]);
    assert_eq!((&batch["built"], &batch["failed"]), (&json!(1), &json!([])), "{batch}");
    let told = packed["maps"].clone();
    assert_eq!(told[0]["findings"][0]["code"], "P20", "{packed}");
    let packed = counter.done(&["pack", NUMBER, "--to", &warm, "--level", "best"]);
    assert_eq!(packed["shelf"]["taken"].as_array().unwrap().len(), 1);
    assert_eq!(packed["maps"], told, "what is known of a piece comes from the shelf with it");
    assert_eq!(counter.done(&["plan", NUMBER])["maps"], told);
    let tree = |medium: &str| crate::samples::tree(&Path::new(medium).join(NUMBER));
    assert!(tree(&fresh) == tree(&warm));
    // The office that the papers name is part of the piece's recipe. Contacts that are not set are left out.
    let settings = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let unset = settings.replace("bps8100@gmail.com", "-").replace("082130456435", "");
    counter.put("kemas.toml", unset.as_bytes());
    let other = counter.medium("lain");
    let packed = counter.done(&["pack", NUMBER, "--to", &other, "--level", "best"]);
    assert_eq!(packed["shelf"]["taken"], json!([]), "{packed}");
    let files = unpacked(&other, NUMBER, "gpkg");
    let metadata = counter.outside("metadata.xml");
    std::fs::write(&metadata, &files["metadata.xml"]).unwrap();
    assert_eq!(against_iso_19139(&metadata), "");
    assert!(!contains(&files["metadata.xml"], "voice"));
    assert!(!contains(&files["BACA-SAYA.txt"], "Surel"));
    let left = std::fs::read_dir(counter.home().join("kerja")).unwrap().count();
    assert_eq!(left, 0, "nothing of the cutting stays");
}

/// Puts a map of two villages of Ambon in place, with one replacement.
pub fn broken(counter: &Counter, from: &str, to: &str) {
    let path = format!("{FOLDER}/final_desa_202518171.geojson");
    let clean = std::fs::read_to_string(counter.home().join(&path)).unwrap();
    assert!(clean.contains(from), "{from} in {clean}");
    counter.put(&path, clean.replacen(from, to, 1).as_bytes());
}

#[test]
fn what_a_held_map_says_besides_its_columns_stays_in_the_office() {
    for (from, to) in [
        ("{", "{\"ketua\":\"Budi\","),
        ("{", "{\"description\":\"Budi\","),
        ("{\"geometry\":", "{\"layer\":\"Budi\",\"geometry\":"),
    ] {
        let counter = Counter::open();
        broken(&counter, from, to);
        agreed(&counter, NUMBER, "geojson");
        let medium = counter.medium("usb");
        counter.done(&["pack", NUMBER, "--to", &medium]);
        let files = unpacked(&medium, NUMBER, "geojson");
        assert!(files.values().all(|bytes| !contains(bytes, "Budi")), "{to}");
    }
}

#[test]
fn a_deleted_table_of_a_geopackage_stays_in_the_office() {
    let counter = province(SynthFormat::Gpkg, 66);
    let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    let sql = "CREATE TABLE ketua AS SELECT 'Ketua Budi ' || iddesa FROM final_desa_2025181;
        DROP TABLE ketua;
        CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY, metadata TEXT);
        INSERT INTO gpkg_metadata VALUES (1, '<author>Budi</author>')";
    rusqlite::Connection::open(&map).unwrap().execute_batch(sql).unwrap();
    assert!(contains(&std::fs::read(&map).unwrap(), "Budi"));
    counter.done(&["index"]);
    for format in FORMATS {
        let (piece, _) = cut(&counter, "8171", format, format);
        assert!(!contains(&std::fs::read(piece).unwrap(), "Budi"), "{format}");
    }
}

#[test]
fn a_map_that_bears_another_regions_name_is_not_sold_under_this_ones_code() {
    let counter = Counter::open();
    // In the Ministry's codes 8101 is Maluku Tengah; in those of BPS it is Kepulauan Tanimbar.
    let path = format!("{FOLDER}/final_desa_202518103.geojson");
    let map = std::fs::read_to_string(counter.home().join(&path)).unwrap();
    let map = map.replace("8103010", "8101010").replace("\"kdkab\":\"03\"", "\"kdkab\":\"01\"");
    counter.put(&path, map.as_bytes());
    counter.done(&["index"]);
    let out = counter.outside("x.shp");
    let error = counter.fails(&["cut", LAYER, "--region", "8101", "--out", out.to_str().unwrap()]);
    assert_eq!(error["code"], "withheld");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("Maluku Tengah is 8103") && message.contains("Ministry"), "{message}");
    assert!(!out.exists());
    // A former name is also the region's.
    counter.put(&path, map.replace("MALUKU TENGAH", "Maluku Tenggara  Barat").as_bytes());
    counter.done(&["index"]);
    counter.done(&["cut", LAYER, "--region", "8101", "--out", out.to_str().unwrap()]);
}

#[test]
fn a_map_without_its_system_is_refused_until_one_is_assumed_and_others_are_turned() {
    let counter = province(SynthFormat::Shp, 44);
    std::fs::remove_file(counter.home().join(FOLDER).join("final_desa_2025181.prj")).unwrap();
    counter.done(&["index"]);
    let run = |name: &str, more: &[&str]| -> Answer {
        let out = counter.outside(name);
        let mut all = vec!["--json", "cut", LAYER, "--region", "8171", "--format", "gpkg", "--out"];
        all.push(out.to_str().unwrap());
        all.extend(more);
        counter.kemas(&all)
    };
    let error = run("a.gpkg", &[]).error();
    assert_eq!(error["code"], "map");
    assert!(error["message"].as_str().unwrap().starts_with("P07"), "{error}");
    run("a.gpkg", &["--assume-crs", "EPSG:4326"]).done();
    run("b.gpkg", &["--assume-crs", "EPSG:4326", "--crs", "EPSG:32752"]).done();
    assert_eq!(read(&counter.outside("b.gpkg"))["crs"], "EPSG:32752");
    // In the other system the areas have the same order.
    let (there, here) = (read(&counter.outside("b.gpkg")), read(&counter.outside("a.gpkg")));
    assert_eq!(there["order"], here["order"]);
    // Metres are not degrees: reported where they stay as they are, refused where they would be transformed.
    let held = counter.home().join(FOLDER).join("final_desa_2025181.shp");
    let metres = counter.outside("meter.shp");
    let made = Command::new("ogr2ogr")
        .args(["-s_srs", "EPSG:4326", "-t_srs", "EPSG:32752"])
        .args([&metres, &held])
        .status();
    assert!(made.unwrap().success());
    for end in ["shp", "shx", "dbf"] {
        std::fs::copy(metres.with_extension(end), held.with_extension(end)).unwrap();
    }
    counter.done(&["index"]);
    let answer = run("d.gpkg", &["--assume-crs", "EPSG:4326"]).done();
    assert!(answer["findings"].to_string().contains("P23"), "{answer}");
    let error = run("e.gpkg", &["--assume-crs", "EPSG:4326", "--crs", "EPSG:32752"]).error();
    assert!(error["message"].as_str().unwrap().contains("P23"), "{error}");
    let answer = run("f.gpkg", &["--assume-crs", "EPSG:32752"]).done();
    assert!(!answer["findings"].to_string().contains("P23"), "{answer}");
    // No system is assumed for a map that declares one.
    std::fs::copy(metres.with_extension("prj"), held.with_extension("prj")).unwrap();
    counter.done(&["index"]);
    run("g.gpkg", &[]).done();
    let error = run("h.gpkg", &["--assume-crs", "EPSG:4326"]).error();
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--assume-crs")));
    assert!(!counter.outside("h.gpkg").exists());
    let geojson = counter.outside("c.geojson");
    let error = counter.fails(&[
        "cut",
        LAYER,
        "--region",
        "8171",
        "--format",
        "geojson",
        "--out",
        geojson.to_str().unwrap(),
        "--crs",
        "EPSG:32752",
    ]);
    assert_eq!(error["code"], "usage");
    assert!(!geojson.exists());
}

#[test]
fn bad_input_is_told_and_nothing_half_written_stays() {
    let counter = province(SynthFormat::Gpkg, 44);
    let out = counter.outside("hasil");
    std::fs::create_dir(&out).unwrap();
    let path = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let run = |item: &str, region: &str, format: &str, file: &str| {
        let file = path(file);
        let error =
            counter.fails(&["cut", item, "--region", region, "--format", format, "--out", &file]);
        assert!(error["hint"].is_string(), "{error}");
        error["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(run(LAYER, "8199", "gpkg", "a.gpkg"), "request");
    assert_eq!(run(LAYER, "8171010", "gpkg", "a.gpkg"), "request");
    assert_eq!(run(LAYER, "8171", "kml", "a.kml"), "usage");
    assert_eq!(run("susenas-2025-03-kor-81", "8171", "gpkg", "a.gpkg"), "usage");
    let journal = counter.home().join(FOLDER).join("final_desa_2025181.gpkg-wal");
    std::fs::write(&journal, signed_scan("x")).unwrap();
    assert_eq!(run(LAYER, "8171", "gpkg", "a.gpkg"), "map");
    std::fs::remove_file(journal).unwrap();
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 0);
    std::fs::write(out.join("a.dbf"), "mine").unwrap();
    let file = path("a.shp");
    let error = counter.fails(&["cut", LAYER, "--region", "8171", "--out", &file]);
    assert_eq!(error["code"], "exists");
    assert_eq!(std::fs::read(out.join("a.dbf")).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1);
}
