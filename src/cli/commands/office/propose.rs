//! `catalog propose`: rows for the tables, from an unknown drive.

use std::io::IsTerminal;
use std::path::PathBuf;

use crate::cli::ask::{Ask, Choice};
use crate::cli::terminal::{Answer, Invocation, Lines};
use crate::error::Result;
use crate::message::{Message, Value, and, in_a_row, message, quantity};
use crate::office::{
    Drafts, Office, ProductTable, Proposal, ProposedCell, ProposedProduct, ProposedState, Sureness,
};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Propose {
    /// A folder with data, or the office's own list of its data as XLSX or CSV.
    source: PathBuf,
    /// Adds the rows that are complete to the tables (exit 1: some are not).
    #[arg(long)]
    write: bool,
    /// Writes the rows into a CSV file, to be looked through in a spreadsheet and read again.
    #[arg(long, value_name = "FILE.csv")]
    to: Option<PathBuf>,
    /// Asks nothing. In a terminal, --write and --to ask for what is unclear.
    #[arg(long)]
    no_ask: bool,
}

/// The most files, or left-out paths, that the text lists; JSON has all.
const SHOWN: usize = 10;

/// Reads a drive or a list, and shows what it holds.
pub(in crate::cli) fn propose(call: &Invocation, args: &Propose) -> Result<Answer> {
    let office = Office::at(call.office_folder()?);
    let session = office.open(call.clock)?;
    let mut drafts = session.propose(&args.source, &call.progress)?;
    let is_asked = (args.write || args.to.is_some()) && !args.no_ask;
    if is_asked && call.progress.is_shown() && std::io::stdin().is_terminal() {
        ask_unclear(call, &mut drafts)?;
    }
    let mut proposal = drafts.proposal();
    let sheets = match &args.to {
        Some(to) => Office::write_sheets(&proposal, to, call.language)?,
        None => Vec::new(),
    };
    if args.write {
        office.write_proposal(&mut proposal)?;
    }
    let mut text = shown(call, &proposal);
    for sheet in &sheets {
        text.line(&message!("{file}: written", file = sheet.display()));
    }
    if args.write {
        let (rows, ids) = (proposal.written.len(), and(&proposal.written).up_to(SHOWN));
        text.line(&match rows {
            0 => message!("nothing was added to the tables"),
            _ => message!("{rows} rows added to the tables: {ids}", rows, ids),
        });
    }
    let unclear = proposal.count(ProposedState::Unclear) > 0;
    let incomplete = args.write && unclear;
    let yes = !proposal.products.is_empty() && !incomplete;
    Ok(Answer::new(yes, proposal, text))
}

fn shown(call: &Invocation, proposal: &Proposal) -> Lines {
    let mut text = call.lines();
    for product in &proposal.products {
        show_product(&mut text, proposal, product);
    }
    for left in proposal.left.iter().take(SHOWN) {
        let (path, why) = (row_of(&proposal.source, &left.path), &left.why);
        text.line(&message!("left out: {path}: {why}", path, why));
    }
    if proposal.left.len() > SHOWN {
        let more = proposal.left.len() - SHOWN;
        text.line(&message!("left out: {more} more; --json lists all", more));
    }
    for note in &proposal.notes {
        text.line(&message!("note: {note}", note));
    }
    let (files, new) = (quantity(proposal.read), proposal.count(ProposedState::New));
    let known = proposal.count(ProposedState::Known);
    let unclear = proposal.count(ProposedState::Unclear);
    text.line(&if proposal.is_of_list() {
        message!(
            "{rows} rows: {new} new products, {unclear} unclear ones, {known} in the catalogue",
            rows = files,
            new,
            unclear,
            known
        )
    } else {
        message!(
            "{files} files: {new} new products, {unclear} unclear ones, {known} in the catalogue",
            files,
            new,
            unclear,
            known
        )
    });
    text
}

/// Returns the place of a row with the name of its list, which a text without sheets lacks.
fn row_of(source: &str, place: &str) -> String {
    let list = std::path::Path::new(source).file_name().unwrap_or_default().to_string_lossy();
    if place.starts_with(':') { format!("{list}{place}") } else { place.to_owned() }
}

fn show_product(text: &mut Lines, proposal: &Proposal, product: &ProposedProduct) {
    let id = product.id.as_deref().unwrap_or("?");
    let (files, bytes) = (product.files.len(), quantity(product.bytes));
    let is_row = proposal.is_of_list();
    if is_row {
        let place = in_a_row(product.files.iter().map(|place| row_of(&proposal.source, place)));
        text.line(&match product.state {
            ProposedState::New => message!("{id}: new; row {place}", id, place),
            ProposedState::Unclear => message!("{id}: unclear; row {place}", id, place),
            ProposedState::Known => message!("{id}: already there; row {place}", id, place),
        });
    } else {
        show_files(text, product.state, id, files, bytes);
    }
    for cell in &product.cells {
        show_cell(text, cell);
    }
    for note in &product.notes {
        text.indented(2, &message!("note: {note}", note));
    }
    if is_row {
        return;
    }
    // Of files that lie where the catalogue has them, the first says enough.
    let is_brief = product.cells.is_empty() && product.notes.is_empty();
    for file in product.files.iter().take(if is_brief { 1 } else { SHOWN }) {
        text.verbatim(&format!("    {file}"));
    }
    if product.files.len() > SHOWN && !is_brief {
        let more = product.files.len() - SHOWN;
        text.indented(4, &message!("{more} more", more));
    }
}

fn show_files(text: &mut Lines, state: ProposedState, id: &str, files: usize, bytes: Value) {
    text.line(&match state {
        ProposedState::New => message!("{id}: new; {files} files, {bytes} bytes", id, files, bytes),
        ProposedState::Unclear => {
            message!("{id}: unclear; {files} files, {bytes} bytes", id, files, bytes)
        }
        ProposedState::Known => {
            message!("{id}: already there; {files} files, {bytes} bytes", id, files, bytes)
        }
    });
}

/// Shows a column, its value and the reason. `?` marks what is unclear, and `~` what is likely.
fn show_cell(text: &mut Lines, cell: &ProposedCell) {
    let sign = match cell.sure {
        Sureness::Sure => ' ',
        Sureness::Likely => '~',
        Sureness::Unclear => '?',
    };
    let value = cell.value.as_deref().unwrap_or_default();
    // A list may be longer than a line.
    let value = if value.is_empty() { "-".to_owned() } else { value.replace(';', "; ") };
    let why: &Message = &cell.why;
    let words = match cell.sure {
        Sureness::Unclear => message!("{why}", why),
        _ => message!("{value} ({why})", value, why),
    };
    text.beside(&format!("  {sign} {:<13}", cell.column), &words);
}

/// Asks for the unclear cells of each product. Esc goes on to the next product, which stays unclear.
fn ask_unclear(call: &Invocation, drafts: &mut Drafts<'_>) -> Result<()> {
    let otherwise = message!("add --no-ask: what is unclear is listed with its reason");
    let ask = Ask::open(call, otherwise)?;
    let mut proposal = drafts.proposal();
    for place in 0..proposal.products.len() {
        let mut told = false;
        while let Some(product) = proposal.products.get(place)
            && let Some(open) = product.unclear().min_by_key(|cell| order(cell.column))
        {
            if !told {
                let mut text = ask.lines();
                show_product(&mut text, &proposal, product);
                ask.tell(&text);
                told = true;
            }
            let column = open.column;
            let question = question(&proposal, product, open);
            let choices = drafts.choices(place, column);
            let answer = if choices.is_empty() {
                ask.text(&question, "", |text| drafts.check(place, column, text))?
            } else {
                let choices = choices.into_iter().map(|value| Choice::new(value.clone(), value));
                ask.choose(&question, choices.collect(), 0)?
            };
            let Some(answer) = answer else { break };
            drafts.answer(place, column, &answer);
            // An answer may make other cells clear.
            proposal = drafts.proposal();
        }
    }
    Ok(())
}

/// Returns the question for a cell: what is asked in the words of the counter, the column, why it is not clear, and
/// what was read.
fn question(proposal: &Proposal, product: &ProposedProduct, cell: &ProposedCell) -> Message {
    let is_map = product.table == ProductTable::Layers;
    let asked = match cell.column {
        "survey" => message!("Which survey are the data from?"),
        "period" => message!("Which year or month are the data of?"),
        "edition" if is_map => message!("Which year and semester is the map of?"),
        "edition" => message!("Which issue of the data is it (1, or rev1 for a corrected one)?"),
        "variant" => message!("Which variant or module of the survey is it?"),
        "coverage" => message!("Which regions does it cover?"),
        "lowest_level" => message!("Down to which level are the data representative?"),
        "level" => message!("Which areas does the map show?"),
        "cut" => message!("By which areas is the map sold in pieces?"),
        "topics" => message!("Which topics are the data about?"),
        "unit" => message!("Whom or what does a row describe?"),
        "access" => message!("Who may have the data?"),
        "title" => message!("What is the product called?"),
        "root" => message!("Which folder or file of the store holds the product?"),
        _ => message!("Which id does the product get?"),
    };
    let first = product.files.first().map(String::as_str).unwrap_or_default();
    let more = product.files.len().saturating_sub(1);
    let place = match more {
        _ if proposal.is_of_list() => {
            let list = std::path::Path::new(&proposal.source).file_name().unwrap_or_default();
            message!(
                "row {place} of {list}",
                place = first.trim_start_matches(':'),
                list = list.to_string_lossy().into_owned()
            )
        }
        0 => message!("file {first}", first),
        _ => message!("file {first} and {more} more", first, more),
    };
    let (column, why) = (cell.column, &cell.why);
    message!("{asked} {column} ({why}; {place})", asked, column, why, place)
}

/// Asks first for what other cells follow from.
fn order(column: &str) -> usize {
    const FIRST: [&str; 7] =
        ["survey", "level", "period", "edition", "variant", "coverage", "lowest_level"];
    const LAST: [&str; 3] = ["title", "id", "root"];
    let last = LAST.iter().position(|name| *name == column).map(|at| at + 20);
    FIRST.iter().position(|name| *name == column).or(last).unwrap_or(10)
}
