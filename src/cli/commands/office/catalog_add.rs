//! `catalog add`: a new product becomes a row of its table.

use std::collections::BTreeMap;

use super::catalog_questions::{ask_open, show_cells};
use crate::cli::ask::Ask;
use crate::cli::terminal::{Answer, Invocation};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, in_a_row, message};
use crate::office::{Office, ProductTable, ProductsAdded};

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    #[command(subcommand)]
    product: NewProduct,
}

#[derive(Debug, clap::Subcommand)]
enum NewProduct {
    /// Adds microdata to datasets.csv; asks in the terminal what no option says.
    Dataset(Dataset),
    /// Adds a map to layers.csv; asks in the terminal what no option says.
    Layer(Layer),
}

#[derive(Debug, clap::Args)]
struct Dataset {
    /// The survey, such as `Susenas`.
    #[arg(long)]
    survey: Option<String>,
    /// The reference period: 2025, 2025-03 or 2020/2021.
    #[arg(long)]
    period: Option<String>,
    /// The module or variant, such as `KOR` [default: none].
    #[arg(long)]
    variant: Option<String>,
    /// The issue, such as `1` or `rev1` [default: 1].
    #[arg(long)]
    edition: Option<String>,
    /// Codes of the regions that it covers, such as `81` or `8103,8171`.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    coverage: Option<Vec<String>>,
    /// The finest level at which its estimates are representative.
    #[arg(long, value_name = "LEVEL")]
    lowest_level: Option<String>,
    /// What its records describe, such as `rumah-tangga,individu`.
    #[arg(long, value_name = "UNITS", value_delimiter = ',')]
    unit: Option<Vec<String>>,
    /// Ids of topics.csv, such as `kemiskinan,pendidikan`.
    #[arg(long, value_delimiter = ',')]
    topics: Option<Vec<String>>,
    /// Its folder below a store [default: microdata/ID].
    #[arg(long, value_name = "FOLDER")]
    root: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Layer {
    /// The level of its areas: kecamatan, desa, sls, subsls or blok-sensus.
    #[arg(long)]
    level: Option<String>,
    /// Year and semester, such as `2025-1`.
    #[arg(long)]
    edition: Option<String>,
    /// Codes of the regions that it covers, such as `81` or `8103,8171`.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    coverage: Option<Vec<String>>,
    /// The level of the pieces that are sold.
    #[arg(long, value_name = "LEVEL")]
    cut: Option<String>,
    /// Its folder below a store.
    #[arg(long, value_name = "FOLDER")]
    root: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Common {
    /// Who may have it: umum, terbatas or tertutup.
    #[arg(long)]
    access: Option<String>,
    /// Its id, such as `susenas-2025-03-kor-81` or `wilkerstat-desa-2025-1`.
    #[arg(long)]
    id: Option<String>,
    /// Its title for people.
    #[arg(long)]
    title: Option<String>,
    /// Shows the row and writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Adds a product to its table.
pub(super) fn add(call: &Invocation, args: &Add) -> Result<Answer> {
    let (table, common, cells) = match &args.product {
        NewProduct::Dataset(args) => (ProductTable::Datasets, &args.common, of_dataset(args)),
        NewProduct::Layer(args) => (ProductTable::Layers, &args.common, of_layer(args)),
    };
    let own = [("access", &common.access), ("id", &common.id), ("title", &common.title)];
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (column, value) in
        own.into_iter().map(|(column, value)| (column, value.clone())).chain(cells)
    {
        known.extend(value.map(|value| (column.to_owned(), value.trim().to_owned())));
    }
    let office = Office::at(call.office_folder()?);
    let mut form = office.product_form(table, known)?;
    if let Some((column, why)) = form.first_wrong() {
        let value = form.product().cell(&column);
        let message = message!("'{value}' is wrong: {why}", value, why);
        return Err(Error::new(ErrorKind::Usage, message).field(option(&column)));
    }
    let missing = form.missing();
    if missing.is_empty() {
        form.fill_usual();
    } else {
        let ask = Ask::open(call, say_options(&missing))?;
        ask_open(&ask, &mut form, common.dry_run)?;
    }
    let products = [form.product().clone()];
    let added = office.add_products(&products, !common.dry_run)?;
    Ok(answer(call, table, added))
}

fn of_dataset(args: &Dataset) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("survey", args.survey.clone()),
        ("period", args.period.clone()),
        ("variant", args.variant.clone()),
        ("edition", args.edition.clone()),
        ("coverage", listed(args.coverage.as_deref())),
        ("lowest_level", args.lowest_level.clone()),
        ("unit", listed(args.unit.as_deref())),
        ("topics", listed(args.topics.as_deref())),
        ("root", args.root.clone()),
    ]
}

fn of_layer(args: &Layer) -> Vec<(&'static str, Option<String>)> {
    vec![
        ("level", args.level.clone()),
        ("edition", args.edition.clone()),
        ("coverage", listed(args.coverage.as_deref())),
        ("cut", args.cut.clone()),
        ("root", args.root.clone()),
    ]
}

/// Returns several values as a cell has them.
fn listed(values: Option<&[String]>) -> Option<String> {
    values.map(|values| values.iter().map(|one| one.trim()).collect::<Vec<_>>().join(";"))
}

/// Returns the option for a column.
fn option(column: &str) -> String {
    format!("--{}", column.replace('_', "-"))
}

/// Says what to do where nobody can be asked.
fn say_options(missing: &[&str]) -> Message {
    let options = missing.iter().map(|column| option(column));
    message!("give the options {options}", options = in_a_row(options))
}

fn answer(call: &Invocation, of: ProductTable, added: ProductsAdded) -> Answer {
    let mut text = call.lines();
    for row in &added.added {
        let (table, line) = (row.table, row.line);
        text.line(&if added.written {
            message!("{table}: row added in line {line}", table, line)
        } else {
            message!(
                "{table}: the row would stand in line {line}; nothing was written",
                table,
                line
            )
        });
        show_cells(&mut text, of, |column| row.row.get(column).map_or("", String::as_str));
    }
    text.table_notes(&added.notes);
    if added.written {
        text.line(&message!("Next: put its files into the store, and run `kemas index`"));
    }
    Answer::yes(added, text)
}
