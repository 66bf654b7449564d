//! The ledger itself: proved, exported, copied; and what is forgotten in it.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::json;

use super::args::LedgerCommand;
use super::office::Desk;
use super::{Answer, Result};
use crate::error::{Error, ErrorKind};

/// Proves, exports or copies the ledger.
pub(super) fn ledger(desk: &Desk, command: &LedgerCommand) -> Result<Answer> {
    let ledger = desk.office()?.ledger()?;
    match command {
        LedgerCommand::Verify { head } => {
            let check = ledger.verify(head.as_deref())?;
            let mut text = format!(
                "{}: {} rows, head {}",
                check.result.to_uppercase(),
                check.rows,
                check.head
            );
            for fault in &check.faults {
                let _ = write!(text, "\n{} {}: {}", fault.table, fault.row, fault.what);
            }
            Ok(Answer::new(check.result == "lengkap", check, text))
        }
        LedgerCommand::Export { dir, personal } => {
            let rows = ledger.export(dir, *personal)?;
            let text = format!("{rows} rows in {}", dir.display());
            let json = json!({
                "result": "ditulis", "rows": rows, "path": dir.display().to_string(),
                "personal": personal,
            });
            Ok(Answer::yes(json, text))
        }
        LedgerCommand::Backup { file } => {
            let check = ledger.backup(file)?;
            let text = format!("{}: {} rows, verified", file.display(), check.rows);
            let json = json!({
                "result": check.result, "rows": check.rows, "head": check.head,
                "path": file.display().to_string(),
            });
            Ok(Answer::yes(json, text))
        }
    }
}

/// Blanks who a visitor was, where the time that the office keeps it is over or a reason is given.
pub(super) fn forget(desk: &Desk, visit: &str, because: Option<&str>) -> Result<Answer> {
    let office = desk.office()?;
    let mut ledger = office.ledger()?;
    let because = because.map(str::trim).filter(|because| !because.is_empty());
    let days = office.settings.counter.keep_personal_days;
    let last: Option<Date> = ledger.last_day_of(visit)?;
    if let (Some(last), None) = (last, because) {
        let until = last.checked_add(i64::from(days).days()).unwrap_or(Date::MAX);
        if until > desk.today {
            let message = format!(
                "{visit} is kept until {until}: {days} days after its last step, on {last}"
            );
            return Err(Error::new(ErrorKind::State, message)
                .field("counter.keep_personal_days")
                .hint("where the person asks for it (UU 27/2022), say so with --because REASON"));
        }
    }
    let forgotten = ledger.forget(visit, because, desk.today)?;
    for number in &forgotten {
        office.forget_papers(number)?;
    }
    let text = format!(
        "forgotten: {}; papers and scans of the request are removed. Lists under papers/tutup-hari and \
         papers/setoran may still name the payer: print the day's close again, and destroy the old lists",
        forgotten.join(", ")
    );
    Ok(Answer::yes(json!({ "number": visit, "forgotten": forgotten }), text))
}
