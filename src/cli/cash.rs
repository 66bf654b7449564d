//! Cash after it was taken: the deposit into the state treasury, and the day's close.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::office::Desk;
use super::{Answer, Result, print};
use crate::billing;
use crate::error::Error;
use crate::ledger::Deposit;
use crate::model::DayClose;

/// Records a deposit and prints its list.
pub(super) fn deposit(
    desk: &Desk,
    receipts: &[String],
    ntpn: &str,
    code: Option<&str>,
) -> Result<Answer> {
    let office = desk.office()?;
    let ntpn = billing::checked_ntpn(ntpn)?;
    let code = code.map(billing::checked_code).transpose()?;
    let papers = office.papers()?;
    let mut ledger = office.ledger()?;
    let mut paper = Vec::new();
    let prove = |deposit: &Deposit| {
        paper = papers.deposit(deposit, &office.settings)?.pdf()?;
        Ok(())
    };
    let deposit = ledger.record_deposit(receipts, &ntpn, code.as_deref(), desk.today, prove)?;
    let name = print::file_name("setoran", &format!("{}-{ntpn}", desk.today));
    let path = office.keep(Path::new("papers/setoran"), &name, &paper)?;
    let text = format!(
        "deposit {ntpn}: {} of {} receipts\n{}",
        deposit.amount,
        deposit.receipts.len(),
        path.display()
    );
    let numbers: Vec<_> = deposit.receipts.iter().map(|receipt| &receipt.number).collect();
    let json = json!({
        "number": ntpn, "amount": deposit.amount, "receipts": numbers,
        "path": path.display().to_string(),
    });
    Ok(Answer::yes(json, text))
}

/// Lists the day.
pub(super) fn close_day(desk: &Desk) -> Result<Answer> {
    let office = desk.office()?;
    let day = office.ledger()?.day_close(desk.today)?;
    let paper = office.papers()?.close_day(&day, &office.settings)?.pdf()?;
    let folder = Path::new("papers/tutup-hari");
    let path = office.keep(folder, &format!("tutup-hari-{}.pdf", day.on), &paper)?;
    let name = format!("tutup-hari-{}.csv", day.on);
    let table = csv(&day).map_err(|error| Error::io(Path::new(&name), "write the list", error))?;
    let table = office.keep(folder, &name, &table)?;
    let mut text = format!(
        "{}: {} receipts, {} ({} cash, {} SIMPONI)",
        day.on,
        day.receipts.len(),
        day.total,
        day.cash,
        day.simponi
    );
    if !day.undeposited.is_empty() {
        let count = day.undeposited.len();
        let _ = write!(text, "\nnot deposited: {} of {count} payments", day.undeposited_total);
    }
    for cash in day.undeposited.iter().filter(|cash| cash.is_void || cash.receipt.is_none()) {
        let Some(number) = &cash.receipt else {
            let _ = write!(text, "\n  {} of invoice {}: no receipt", cash.amount, cash.invoice);
            continue;
        };
        let _ = write!(text, "\n  {} of receipt {number}, which is BATAL", cash.amount);
    }
    if day.reversed_total.0 > 0 {
        let reversed = day.reversed_total;
        let _ = write!(text, "\nless {reversed}: receipts of earlier days that became void");
    }
    for void in &day.voids {
        let _ = write!(text, "\nvoid: {} {}: {}", void.kind.as_str(), void.number, void.because);
    }
    let _ = write!(text, "\n{}\n{}", path.display(), table.display());
    let numbers = |receipts: &[crate::model::Receipt]| {
        receipts.iter().map(|receipt| receipt.number.clone()).collect::<Vec<_>>()
    };
    let json = json!({
        "number": day.on, "path": path.display().to_string(), "csv": table.display().to_string(),
        "receipts": numbers(&day.receipts), "total": day.total, "cash": day.cash,
        "simponi": day.simponi, "reversed": numbers(&day.reversed),
        "reversed_total": day.reversed_total, "undeposited": day.undeposited,
        "undeposited_total": day.undeposited_total, "voids": day.voids, "tariffs": day.tariffs,
        "ledger_head": day.ledger_head,
    });
    Ok(Answer::yes(json, text))
}

/// The day's close as one table that spreadsheets open.
fn csv(day: &DayClose) -> std::io::Result<Vec<u8>> {
    let head = b"bagian,nomor,nama,cara,tanggal,jumlah,keterangan\r\n".to_vec();
    let mut table = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(head);
    let mut line = |cells: [&str; 7]| {
        // A cell that begins like a formula must stay text in a spreadsheet.
        let safe = |cell: &str| {
            let formula = cell.starts_with(['=', '+', '-', '@']);
            if formula { format!("'{cell}") } else { cell.to_owned() }
        };
        table.write_record(cells.map(safe))
    };
    for (part, receipts) in [("kuitansi", &day.receipts), ("pengurangan", &day.reversed)] {
        for receipt in receipts {
            let way = match &receipt.payment.method {
                crate::model::PaymentMethod::Cash { .. } => "tunai",
                crate::model::PaymentMethod::Simponi { .. } => "SIMPONI",
            };
            let (on, amount) = (receipt.issued_on.to_string(), receipt.amount.0.to_string());
            let (number, name) = (&receipt.number, &receipt.received_from);
            line([part, number, name, way, &on, &amount, &receipt.invoice])?;
        }
    }
    for cash in &day.undeposited {
        let number = cash.receipt.as_deref().unwrap_or_default();
        let state = match (&cash.receipt, cash.is_void) {
            (None, _) => "; belum ada kuitansi",
            (_, true) => "; kuitansi BATAL",
            _ => "",
        };
        let (on, amount) = (cash.on.to_string(), cash.amount.0.to_string());
        let told = format!("{}{state}", cash.invoice);
        line(["belum-disetor", number, &cash.received_from, "tunai", &on, &amount, &told])?;
    }
    for row in &day.tariffs {
        let amount = row.amount.0.to_string();
        let quantity = format!("{} {}; {}", row.quantity, row.unit, row.legal_basis);
        line(["tarif", &row.tariff, "", "", &day.on.to_string(), &amount, &quantity])?;
    }
    for void in &day.voids {
        line([
            "batal",
            &void.number,
            "",
            void.kind.as_str(),
            &void.on.to_string(),
            "",
            &void.because,
        ])?;
    }
    table.into_inner().map_err(csv::IntoInnerError::into_error)
}
