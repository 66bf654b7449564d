//! The treasurer's papers of a month: the register, the handover of cash, and the comparison with SIMPONI.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use super::office_templates::Papers;
use super::terbilang::terbilang_rupiah;
use crate::error::Result;
use crate::model::{CashPosition, MonthClose, OfficeSettings, Representative};
use crate::paper::Sheet;

impl Papers {
    /// Returns the register of a month, which the treasurer signs on a day.
    pub fn close_month(
        &self,
        close: &MonthClose,
        treasurer: &Representative,
        on: Date,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let values = json!({
            "close": close, "office": office, "treasurer": treasurer, "on": on,
            "closing_in_words": terbilang_rupiah(close.register.closing),
        });
        self.close_month.fill(&format!("Tutup bulan {}", close.register.month), &values)
    }

    /// Returns the record of a handover of cash (*berita acara serah terima kas*) from one treasurer to another.
    pub fn cash_handover(
        &self,
        cash: &CashPosition,
        (from, to): (&Representative, &Representative),
        because: Option<&str>,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let counted = cash.count.as_ref().map_or(cash.total, |count| count.counted);
        let values = json!({
            "cash": cash, "office": office, "from": from, "to": to, "because": because,
            "counted_in_words": terbilang_rupiah(counted),
        });
        self.cash_handover.fill(&format!("Serah terima kas {}", cash.on), &values)
    }

    /// Returns the sheet of the comparison of a month with an export of SIMPONI; `file` is its name.
    pub fn reconcile(
        &self,
        (month, found): (&str, &impl Serialize),
        file: &str,
        treasurer: &Representative,
        on: Date,
        office: &OfficeSettings,
    ) -> Result<Sheet> {
        let values = json!({
            "found": found, "file": file, "office": office, "treasurer": treasurer, "on": on,
        });
        self.reconcile.fill(&format!("Rekonsiliasi {month}"), &values)
    }
}
