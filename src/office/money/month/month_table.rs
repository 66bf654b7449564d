//! The register of a month as CSV for spreadsheets.

use crate::model::{CashMove, MonthClose, SheetList};

/// Returns the register of a month as CSV. The first cell of a row says which part of the register it belongs to.
pub(super) fn month_table(close: &MonthClose) -> std::io::Result<Vec<u8>> {
    let mut table =
        SheetList::new(["bagian", "tanggal", "nomor", "uraian", "debet", "kredit", "saldo"]);
    let mut line = |cells: [&str; 7]| table.line(cells);
    let register = &close.register;
    let (from, until) = (register.from.to_string(), register.until.to_string());
    line(["saldo-awal", &from, "", "", "", "", &register.opening.0.to_string()])?;
    for entry in &register.entries {
        let (part, told) = match entry.kind {
            CashMove::Receipt => ("penerimaan", entry.invoice.clone()),
            CashMove::Deposit => ("setoran", entry.receipts.join(", ")),
            CashMove::Correction => ("koreksi", entry.invoice.clone()),
        };
        let [debit, credit, balance] =
            [entry.received, entry.paid_out, entry.balance].map(|amount| amount.0.to_string());
        line([part, &entry.on.to_string(), &entry.number, &told, &debit, &credit, &balance])?;
    }
    let [debit, credit, balance] =
        [register.received, register.paid_out, register.closing].map(|amount| amount.0.to_string());
    line(["saldo-akhir", &until, "", "", &debit, &credit, &balance])?;
    if let Some(count) = &close.count {
        for one in count.pieces.pieces() {
            let [value, pieces, amount] =
                [one.value.0, one.pieces, one.amount.0].map(|n| n.to_string());
            line(["hitungan", &until, &value, &pieces, "", "", &amount])?;
        }
        let result = serde_json::json!(count.result);
        let [counted, difference] = [count.counted, count.difference].map(|n| n.0.to_string());
        line(["jumlah-hitungan", &until, "", "", "", "", &counted])?;
        line(["selisih", &until, "", result.as_str().unwrap_or_default(), "", "", &difference])?;
    }
    for paid in &register.simponi {
        let receipt = paid.receipt.as_deref().unwrap_or_default();
        let (on, amount) = (paid.paid_on.to_string(), paid.amount.0.to_string());
        line(["simponi", &on, &paid.ntpn, &[receipt, &paid.invoice].join("; "), &amount, "", ""])?;
    }
    for void in &register.voids {
        let instead = void.replaced_by.as_deref().map(|number| format!("; diganti {number}"));
        let told = [&void.because, instead.as_deref().unwrap_or_default()].concat();
        line(["batal", &void.on.to_string(), &void.number, &told, "", "", ""])?;
    }
    for amended in &register.amendments {
        let (on, told) = (amended.on.to_string(), amended.in_words());
        line(["perubahan", &on, &amended.invoice, &told, "", "", ""])?;
    }
    table.into_bytes()
}
