//! kemas packs official microdata and statistical maps onto media. A package that was not completed is never taken for
//! a complete one.
//!
//! **The way of the data.** [`probe`] looks into the files of the stores, and [`index`](mod@index) records what it
//! found. [`conformity`] checks a request. Once an officer has approved it, [`plan`] says which bytes go onto which
//! volume. Once the agreement is signed, [`pack`] writes what the plan says. For a package, [`maps`] cuts the piece of
//! a map layer, and [`microdata`] writes tables as CSV where the request asks for CSV. What was packed is read back,
//! from the device where its filesystem allows it. The buyer, or anyone who holds the package, can check it again with
//! [`verify`].
//!
//! **The way of the money.** [`billing`] calculates the price of a plan and makes invoice, receipt and handover note.
//! [`ledger`] numbers and keeps these papers, and records the steps and decisions of a request. One table says what
//! each step needs first: `model/track.rs`.
//!
//! **From the screen to the data.** [`office`] joins the two ways: the office's folder on disk, a session with it, and
//! the functions that the commands call. [`cli`] parses arguments, asks the office and shows its answer. A *door* is
//! where a message becomes text for people: the command line, a page, a paper. Most commands have a file of the same
//! name in `cli` and in `office`: `cli/commands/money/pay.rs` asks `office/money/pay.rs`.
//!
//! **Rooms and floors.** A *room* is one of the modules below: a folder of `src`, or a file of it. Its *floor* is
//! its layer. A room uses rooms on lower floors only, except that those of floor 0 may use each other. From the top:
//!
//! | floor | rooms |
//! |---|---|
//! | 13 | [`cli`]: the command line |
//! | 11 | [`office`]: the use cases |
//! | 9 | [`billing`]: prices, the records of money, papers |
//! | 8 | [`ledger`]: what happened, row by row |
//! | 7 | [`pack`]: bags, the engine, the shelf |
//! | 6 | [`maps`], [`microdata`], [`verify`] |
//! | 5 | [`plan`]: files, volumes, time · [`proposal`]: rows for the tables of an unknown drive or a list |
//! | 4 | [`index`](mod@index): what the stores hold · [`conformity`]: whether a request fits its use |
//! | 3 | [`probe`]: what is inside a file |
//! | 2 | [`catalog`]: the tables of an office · [`media`]: targets, the device, finished files |
//! | 1 | [`bag`] (BagIt), [`container`] (ZIP), [`fixity`] (digests), [`language`] (words), [`paper`] (templates, PDF) |
//! | 0 | [`model`]: plain values · [`message`](mod@message): sentences for people · [`error`] · [`progress`] |
//!
//! A build without the Cargo feature `maps` needs no GDAL: `maps/without_gdal.rs` and `probe/map/without_gdal.rs`
//! replace the modules that open maps. What must open a map is then refused.
//!
//! Inside a room a file does not use a file of a folder around its own: `a/b/c.rs` may use `a/b/d.rs`, but not
//! `a/x.rs`. No two files need each other. The tests
//! in `tests/layering/` check these rules in the sources. `tests/layering/tables.rs` lists the floors, and where GDAL,
//! SQLite, clap and some other crates may be named.
//!
//! **Words.** A *dataset* is microdata of one survey, period and variant, a *layer* a map; both are *products* of the
//! catalogue. A request lists *items*: a dataset whole, or a *piece* of a layer, cut out for a region. A *package* is
//! what one item becomes: a ZIP or a folder. A *bag* (RFC 8493) holds the packages of one *volume*, which is what is
//! written onto one *medium*. A *store* is a folder with held data, the *index* what is known of the files in all
//! stores, the *shelf* a folder of packages made beforehand. The *ledger* records what happened, row by row. A
//! *finding* says what is wrong with one thing while the work goes on; an *error* ends the work on what it concerns.
//!
//! **Where to add**
//!
//! | what | where |
//! |---|---|
//! | a format of tables | a file in `probe/table`, chosen in `probe/file_kind.rs` |
//! | a format of maps | `model/map_format.rs`, and a writer in `maps/write` |
//! | a finding | a code in `model/codes`, a constructor in `probe/result` or `maps/findings` |
//! | a rule of the check | a file in `conformity/rules`, listed in `asking.rs` there, and a K code in `model/codes` |
//! | a paper | a template in `catalog/papers`, its words in `billing/papers` |
//! | a command | a file in `cli/commands`, a variant in `cli/args.rs`, a function of `office` |
//! | a sentence for people | `message!` in English where it is said, Indonesian in `catalog/texts/id.po` |
//! | a word for a topic, a place, a unit | the tables of `catalog/`: no code at all |

// A build without maps leaves unused what only maps use. The full build still warns of dead code.
#![cfg_attr(not(feature = "maps"), allow(dead_code, unused_imports))]

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
compile_error!("kemas runs on 64-bit Linux");

pub mod bag;
pub mod billing;
pub mod catalog;
pub mod cli;
pub mod conformity;
pub mod container;
pub mod error;
pub mod fixity;
pub mod index;
pub mod language;
pub mod ledger;
#[cfg(feature = "maps")]
pub mod maps;
#[cfg(not(feature = "maps"))]
#[path = "maps/without_gdal.rs"]
pub mod maps;
pub mod media;
pub mod message;
pub mod microdata;
pub mod model;
pub mod office;
pub mod pack;
pub mod paper;
pub mod plan;
pub mod probe;
pub mod progress;
pub mod proposal;
pub mod verify;
