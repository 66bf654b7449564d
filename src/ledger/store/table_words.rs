//! Names for people of what the tables of the ledger hold.

use crate::message::{Message, message};

/// Returns the name of what a table holds; an unknown table keeps its own name.
pub(super) fn table_words(table: &str) -> Message {
    match table {
        "people" => message!("personal data"),
        "forgettings" => message!("personal data erased"),
        "visits" => message!("visits"),
        "visit_requests" => message!("requests of a visit"),
        "polls" => message!("answers to the poll"),
        "requests" => message!("requests"),
        "requesters" => message!("requesters"),
        "arrivals" => message!("arrivals"),
        "approvals" => message!("approvals"),
        "agreements" => message!("agreements"),
        "packages" => message!("bags"),
        "verifications" => message!("verifications"),
        "texts" => message!("templates and settings of papers"),
        "invoices" => message!("invoices"),
        "plans" => message!("plans of invoices"),
        "billing_codes" => message!("billing codes"),
        "payments" => message!("payments"),
        "receipts" => message!("receipts"),
        "deposits" => message!("deposits"),
        "deposited" => message!("payments deposited"),
        "handovers" => message!("handover notes"),
        "corrections" => message!("corrections"),
        "voids" => message!("papers made void"),
        "endings" => message!("endings of requests, and guests who left"),
        "decisions" => message!("returns and refusals"),
        "amended_requests" => message!("amendments of requests"),
        "claims" => message!("claims on the treasury"),
        "amendments" => message!("amendments of codes and payments"),
        "code_days" => message!("last days of billing codes put right"),
        "agreement_papers" => message!("agreements to be signed"),
        "prints" => message!("prints of papers to be signed"),
        "evidence" => message!("evidence"),
        "destructions" => message!("destruction records"),
        "overpayments" => message!("overpayments"),
        "refunds" => message!("refunds"),
        "restores" => message!("restored backups"),
        "holes" => message!("numbers without a paper"),
        "complaints" => message!("complaints"),
        "complaint_answers" => message!("answers to complaints"),
        "cash_counts" => message!("cash counts"),
        "month_closes" => message!("month closes"),
        "reconciliations" => message!("comparisons with SIMPONI"),
        "chain" => message!("chain"),
        _ => Message::verbatim(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::store::TABLES;

    #[test]
    fn every_table_has_words() {
        for table in TABLES.into_iter().chain(["chain"]) {
            assert_ne!(table_words(table), Message::verbatim(table), "{table}");
        }
    }
}
