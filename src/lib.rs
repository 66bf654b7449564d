//! kemas packs official microdata and statistical maps onto media: a package is complete or it
//! does not exist.
//!
//! **The way of the data.** Files in the stores are looked into by [`probe`] and recorded by
//! [`index`](mod@index). A request is checked by [`conformity`]; an officer's approval is the only key to
//! [`plan`], which says what bytes go onto which volume, and the plan under a signed agreement is the only key to
//! [`pack`]. On the way into a package [`maps`] cuts pieces of map layers and [`microdata`] writes tables
//! as CSV. What was packed is read back from the device, and [`verify`] checks it again for whoever holds it.
//!
//! **The way of the money.** [`billing`] quotes the plan and makes invoice, receipt and handover note;
//! [`ledger`] numbers and keeps them, and everything that was decided, beside the steps of the request. Which step
//! may follow which is one table, `model/track.rs`.
//!
//! **The doors.** [`office`] joins the two ways: the home on disk, a session with it, and one verb for each
//! step of the service. [`cli`] parses arguments, asks the office and shows its answer; it decides nothing.
//! A command and its verb bear the same name: `cli/commands/money/pay.rs` asks `office/money/pay.rs`.
//!
//! **Floors.** A room uses those on lower floors only, never a neighbour of its own. From the top:
//!
//! | floor | rooms |
//! |---|---|
//! | 13 | [`cli`]: the command line |
//! | 11 | [`office`]: the use cases |
//! | 9 | [`billing`]: prices, the records of money, papers |
//! | 8 | [`ledger`]: what happened, row by row |
//! | 7 | [`pack`]: bags, the engine, the shelf |
//! | 6 | [`maps`], [`microdata`], [`verify`] |
//! | 5 | [`plan`]: files, volumes, time |
//! | 4 | [`index`](mod@index): what the stores hold · [`conformity`]: whether a request fits its use |
//! | 3 | [`probe`]: what is inside a file |
//! | 2 | [`catalog`]: the tables of an office · [`media`]: targets, the device, finished files |
//! | 1 | [`bag`] (BagIt), [`container`] (ZIP), [`fixity`] (digests), [`language`] (words), [`paper`] (templates and PDF) |
//! | 0 | [`model`]: the nouns of the trade · [`message`](mod@message): sentences for people · [`error`] · [`progress`] |
//!
//! A build without the Cargo feature `maps` needs no GDAL: `maps/without_gdal.rs` and `probe/map/without_gdal.rs`
//! stand for the rooms that open maps, and whatever needs one is refused.
//!
//! Inside a room no file uses what stands above it, and no two files need each other. `tests/layering/`
//! proves all of this; `tests/layering/tables.rs` holds the floors, and which room may name GDAL, SQLite, clap.
//!
//! **Words.** A *dataset* is microdata of one survey and period, a *layer* a map; both are *products* of the
//! catalogue. A request lists *items*: a dataset whole, or a *piece* of a layer, cut out for a region. A
//! *package* is what one item becomes: a ZIP or a folder. A *bag* (RFC 8493) holds the packages of one *volume*,
//! which is what is written onto one *medium*. A *store* is a folder with held data, the *index* what is known of
//! it, the *shelf* a folder of packages made beforehand. The *ledger* keeps what happened, row by row. A
//! *finding* tells what is wrong with one thing while the rest goes on; an *error* ends the verb.
//!
//! **Where to add**
//!
//! | what | where |
//! |---|---|
//! | a format of tables | a file in `probe/table`, chosen in `probe/file_kind.rs` |
//! | a format of maps | `model/map_format.rs`, and a writer in `maps/write` |
//! | a finding | a code in `model/codes`, a constructor in `probe/result` or `maps/findings` |
//! | a rule of the check | a file in `conformity/rules`, listed in its root, and a K code in `model/codes` |
//! | a paper | a template in `catalog/papers`, its words in `billing/papers` |
//! | a command | a file in `cli/commands`, a variant in `cli/args.rs`, a verb of `office` |
//! | a sentence for people | `message!` in English where it is said, Indonesian in `catalog/texts/id.po` |
//! | a word for a topic, a place, a unit | the tables of `catalog/`: no code at all |

// What only maps use stands unused in a build without them; the full build tells what nobody uses.
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
pub mod verify;
