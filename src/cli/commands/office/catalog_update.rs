//! `catalog update`: the tables follow a new version of the program.

use crate::cli::terminal::{Answer, Invocation, Lines};
use crate::error::Result;
use crate::message::{in_a_row, message};
use crate::office::{Office, TableState, UpdatedTable};

/// Rows that are named; further ones are counted.
const NAMED: usize = 5;

#[derive(Debug, clap::Args)]
pub(super) struct Update {
    /// Shows what would change and writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Updates the tables.
pub(super) fn update(call: &Invocation, args: &Update) -> Result<Answer> {
    let office = Office::at(call.office_folder()?);
    let updated = office.update_catalog(!args.dry_run, call.clock.today())?;
    let mut text = call.lines();
    for table in &updated.tables {
        tell(&mut text, table);
    }
    text.table_notes(&updated.notes);
    let changes = updated.tables.iter().filter(|table| table.backup.is_some()).count();
    text.line(&if changes == 0 {
        message!("no table changes")
    } else if updated.written {
        message!("{changes} tables changed; run `kemas index`", changes)
    } else {
        message!("{changes} tables would change; nothing was written", changes)
    });
    Ok(Answer::yes(updated, text))
}

fn tell(text: &mut Lines, table: &UpdatedTable) {
    let (update, name) = (&table.update, table.update.table);
    match update.state {
        TableState::Current => {}
        TableState::Replaced => {
            text.line(&message!("{name}: not changed by the office; the new version", name));
        }
        TableState::Merged => {
            text.line(&message!("{name}: merged; the office's own rows stay", name));
        }
        TableState::Left => {
            text.line(&message!("{name}: changed by the office; left as it is", name));
            text.indented(
                4,
                &message!(
                    "compare it with a new office (`kemas init`), and take over the rows that you need"
                ),
            );
        }
    }
    for (rows, what) in [
        (&update.added, message!("added")),
        (&update.updated, message!("replaced")),
        (&update.removed, message!("removed")),
        (&update.kept, message!("kept, although the new version has others")),
    ] {
        if !rows.is_empty() {
            let rows = in_a_row(rows.iter()).up_to(NAMED);
            text.indented(4, &message!("{what}: {rows}", what, rows));
        }
    }
    if let Some(backup) = &table.backup {
        text.indented(4, &message!("as it was: catalog/{backup}", backup));
    }
}
