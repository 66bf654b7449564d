//! The close of a day as CSV for spreadsheets.

use jiff::civil::Date;

use crate::message::message;
use crate::model::{CashState, DayClose, PaymentMethod, SheetList};

/// Returns the close of a day as CSV. The first cell of a row says which part of the close it belongs to.
pub(super) fn day_table(day: &DayClose) -> std::io::Result<Vec<u8>> {
    let mut table =
        SheetList::new(["bagian", "nomor", "nama", "cara", "tanggal", "jumlah", "keterangan"]);
    let mut line = |cells: [&str; 7]| table.line(cells);
    for (part, receipts) in [("kuitansi", &day.receipts), ("pengurangan", &day.reversed)] {
        for receipt in receipts {
            let way = match &receipt.payment.method {
                PaymentMethod::Cash { .. } => "tunai",
                PaymentMethod::Simponi { .. } => "SIMPONI",
            };
            let (on, amount) = (receipt.issued_on.to_string(), receipt.amount.0.to_string());
            let (number, name) = (&receipt.number, &receipt.received_from);
            let told = match receipt.payment.earlier_at_bank() {
                Some(day) => message!(
                    "{invoice}; bank day {day}",
                    invoice = &receipt.invoice,
                    day = day.to_string()
                )
                .indonesian(),
                None => receipt.invoice.clone(),
            };
            line([part, number, name, way, &on, &amount, &told])?;
        }
    }
    let late = |told: &str, due: Option<Date>| match due {
        Some(due) => {
            message!("{told}; LATE, due by {due}", told, due = due.to_string()).indonesian()
        }
        None => told.to_owned(),
    };
    for deposit in &day.deposits {
        let (on, amount) = (deposit.on.to_string(), deposit.amount.0.to_string());
        let told = deposit.receipts.iter().map(|cash| late(&cash.receipt, cash.was_due));
        let told = told.collect::<Vec<_>>().join(", ");
        line(["setoran", &deposit.ntpn, "", "tunai", &on, &amount, &told])?;
    }
    for cash in &day.undeposited {
        let number = cash.receipt.as_deref().unwrap_or_default();
        let state = match cash.state() {
            CashState::NoReceipt => "; belum ada kuitansi",
            CashState::VoidReceipt => "; kuitansi BATAL",
            CashState::Receipted => "",
        };
        let (on, amount) = (cash.on.to_string(), cash.amount.0.to_string());
        let rounding = match cash.rounding {
            0 => String::new(),
            rounding => ["; pembulatan ", &rounding.to_string()].concat(),
        };
        let told = late(&format!("{}{state}{rounding}", cash.invoice), cash.was_due);
        line(["belum-disetor", number, &cash.received_from, "tunai", &on, &amount, &told])?;
    }
    for amended in &day.amendments {
        let (on, told) = (amended.on.to_string(), amended.in_words());
        line(["perubahan", &amended.invoice, &amended.by, "", &on, "", &told])?;
    }
    for claim in &day.claims {
        let (on, amount) = (claim.on.to_string(), claim.amount.0.to_string());
        line(["kelebihan-bayar", &claim.request, &claim.buyer, "", &on, &amount, &claim.because])?;
    }
    for over in &day.overpayments {
        let (on, amount) = (over.paid_on.to_string(), over.amount.0.to_string());
        let told = [&over.invoice, "; NTPN ", &over.ntpn, "; ", &over.because].concat();
        line(["kelebihan-setor", &over.request, &over.buyer, "SIMPONI", &on, &amount, &told])?;
    }
    for back in &day.refunds {
        let (on, amount) = (back.on.to_string(), back.amount.0.to_string());
        let of = back.invoice.as_ref().unwrap_or(&back.request);
        line(["pengembalian", &back.proof, &back.buyer, "SP2D", &on, &amount, of])?;
    }
    for row in &day.tariffs {
        let amount = row.amount.0.to_string();
        let quantity = format!("{} {}; {}", row.quantity, row.unit, row.legal_basis);
        line(["tarif", "", &row.title, "", &day.on.to_string(), &amount, &quantity])?;
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
    table.into_bytes()
}
