//! The records of the money track, each made from the one before it.
//!
//! Numbers come in from the ledger, which gives them out without gaps; what is made here is
//! complete, so that it prints the same after tariffs and settings have changed.

use jiff::civil::Date;

use super::papers::{piece, terbilang_rupiah};
use crate::catalog::Catalog;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{
    BillingCode, Handover, Invoice, InvoiceLine, Payment, PaymentMethod, Price, PriceLine, Receipt,
    Request, Rupiah, SealedBag,
};
use crate::plan::PackPlan;

/// The length of an NTPN, the treasury's proof of a payment.
const NTPN_LENGTH: usize = 16;

/// The digits of a SIMPONI billing code.
const BILLING_DIGITS: usize = 15;

/// Makes the invoice of a quoted plan.
///
/// # Errors
/// [`ErrorKind::Catalog`] where a line has no legal basis: the state charges nothing, not even
/// Rp0, without one. [`ErrorKind::State`] where the price has no line.
pub fn invoice(
    number: &str,
    plan: &PackPlan,
    catalog: &Catalog,
    price: &Price,
    on: Date,
) -> Result<Invoice> {
    if price.lines.is_empty() {
        return Err(Error::new(
            ErrorKind::State,
            "there is nothing to invoice: no line is charged",
        ));
    }
    let mut legal_basis: Vec<String> = Vec::new();
    for line in &price.lines {
        if line.legal_basis.is_empty() {
            let message = format!("the tariff row {} has no legal basis", line.tariff);
            return Err(Error::new(ErrorKind::Catalog, message)
                .file("tariffs.csv")
                .field("legal_basis")
                .hint("fill in the regulation behind the row; an invoice must name it"));
        }
        if !legal_basis.contains(&line.legal_basis) {
            legal_basis.push(line.legal_basis.clone());
        }
    }
    let titled =
        |line: &PriceLine| InvoiceLine { title: title(plan, catalog, line), price: line.clone() };
    Ok(Invoice {
        number: number.to_owned(),
        request: plan.request.number.to_string(),
        issued_on: on,
        buyer: plan.request.requester.name.clone(),
        institution: plan.request.requester.institution.clone(),
        lines: price.lines.iter().map(titled).collect(),
        total: price.total,
        in_words: terbilang_rupiah(price.total),
        legal_basis,
        settings: price.settings.clone(),
    })
}

/// Makes the payment of an invoice: of its whole total, in cash or proved by an NTPN.
///
/// # Errors
/// [`ErrorKind::State`] where the amount is not the total or the day is before the invoice's;
/// [`ErrorKind::Usage`] where the NTPN or the treasurer's name is not one.
pub fn payment(
    invoice: &Invoice,
    method: PaymentMethod,
    amount: Rupiah,
    on: Date,
) -> Result<Payment> {
    if amount != invoice.total {
        let Invoice { number, total, .. } = invoice;
        let message = format!("{amount} is not the total of invoice {number}, which is {total}");
        return Err(Error::new(ErrorKind::State, message)
            .hint("an invoice is paid whole: partial payment and overpayment are refused"));
    }
    if on < invoice.issued_on {
        let Invoice { number, issued_on, .. } = invoice;
        let message = format!("{on} is before invoice {number} was issued, on {issued_on}");
        return Err(Error::new(ErrorKind::State, message));
    }
    let method = match method {
        PaymentMethod::Cash { treasurer } => PaymentMethod::Cash { treasurer: named(&treasurer)? },
        PaymentMethod::Simponi { ntpn, confirmed_by } => PaymentMethod::Simponi {
            ntpn: checked_ntpn(&ntpn)?,
            confirmed_by: named(&confirmed_by)?,
        },
    };
    Ok(Payment { invoice: invoice.number.clone(), method, amount, on })
}

/// Makes the billing code of an invoice, as SIMPONI gave it.
///
/// # Errors
/// [`ErrorKind::Usage`] where it has not 15 digits or expires before it is issued;
/// [`ErrorKind::State`] where there is nothing to pay.
pub fn billing_code(
    invoice: &Invoice,
    code: &str,
    expires_on: Date,
    on: Date,
) -> Result<BillingCode> {
    if invoice.total == Rupiah(0) {
        let message = format!("invoice {} is of Rp0: there is nothing to pay", invoice.number);
        return Err(Error::new(ErrorKind::State, message));
    }
    if expires_on < on {
        let message = format!("the code expired on {expires_on}, before today ({on})");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("expires")
            .hint("have SIMPONI issue a new code"));
    }
    let code = checked_code(code)?;
    Ok(BillingCode { code, issued_on: on, expires_on })
}

/// Returns a billing code without the spaces and dashes that people copy along, or refuses it.
pub fn checked_code(text: &str) -> Result<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() == BILLING_DIGITS && code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(code);
    }
    let message = format!("'{text}' is no billing code, expected {BILLING_DIGITS} digits");
    Err(Error::new(ErrorKind::Usage, message)
        .field("code")
        .hint("it stands on the page that SIMPONI shows when the bill is made"))
}

/// Makes the receipt (*kuitansi*) of a paid invoice.
///
/// # Errors
/// [`ErrorKind::State`] where the payment is not this invoice's.
pub fn receipt(number: &str, invoice: &Invoice, payment: &Payment, on: Date) -> Result<Receipt> {
    if payment.invoice != invoice.number || payment.amount != invoice.total {
        let message = format!(
            "the payment of {} for {} does not pay invoice {}",
            payment.amount, payment.invoice, invoice.number
        );
        return Err(Error::new(ErrorKind::State, message));
    }
    Ok(Receipt {
        number: number.to_owned(),
        invoice: invoice.number.clone(),
        request: invoice.request.clone(),
        issued_on: on,
        received_from: invoice.buyer.clone(),
        amount: payment.amount,
        amount_in_words: terbilang_rupiah(payment.amount),
        payment: payment.clone(),
    })
}

/// Makes the handover note (*berita acara serah terima*) of verified bags.
///
/// # Errors
/// [`ErrorKind::State`] where there is no bag, or where the receipt is another request's.
pub fn handover(
    number: &str,
    request: &Request,
    receipt: &Receipt,
    seals: Vec<SealedBag>,
    on: Date,
) -> Result<Handover> {
    let request_number = request.number.as_str();
    if receipt.request != request_number {
        let message = format!(
            "receipt {} is of request {}, not of {request_number}",
            receipt.number, receipt.request
        );
        return Err(Error::new(ErrorKind::State, message));
    }
    if seals.is_empty() {
        let message = format!("request {request_number} has no bag to hand over");
        return Err(Error::new(ErrorKind::State, message)
            .hint(format!("run `kemas pack {request_number} --to PATH`")));
    }
    Ok(Handover {
        number: number.to_owned(),
        request: request_number.to_owned(),
        on,
        to: request.requester.name.clone(),
        receipt: receipt.number.clone(),
        seals,
    })
}

/// Names what was bought: title, edition, piece and format.
fn title(plan: &PackPlan, catalog: &Catalog, line: &PriceLine) -> String {
    let package = plan.packages().find(|package| package.index == line.index);
    let mut parts = match package {
        Some(package) => vec![package.title.clone(), format!("edisi {}", package.edition)],
        None => vec![line.id.clone()],
    };
    parts.extend(line.region.as_deref().map(|code| piece(code, catalog)));
    parts.extend(line.format.as_ref().map(|format| format!("format {format}")));
    parts.join(", ")
}

fn named(treasurer: &str) -> Result<String> {
    let name = treasurer.trim();
    if name.is_empty() {
        let message = "cash goes to a treasurer with a name, and so a proof of payment";
        return Err(Error::new(ErrorKind::Usage, message).field("treasurer"));
    }
    Ok(name.to_owned())
}

/// Upper case and without the spaces that people copy along, or refused.
///
/// # Errors
/// [`ErrorKind::Usage`].
pub fn checked_ntpn(text: &str) -> Result<String> {
    let ntpn: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    if ntpn.len() == NTPN_LENGTH && ntpn.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Ok(ntpn);
    }
    let message = format!("'{text}' is no NTPN, expected {NTPN_LENGTH} letters A-Z and digits");
    Err(Error::new(ErrorKind::Usage, message)
        .field("ntpn")
        .hint("it stands on the payment's proof (BPN) of the bank or of SIMPONI"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::billing::fixture::{self, package};
    use crate::model::{Sha256Digest, TariffSettings};

    const DAY: Date = date(2026, 11, 24);

    fn line(index: usize, amount: u64, legal_basis: &str) -> PriceLine {
        PriceLine {
            index,
            id: "susenas".to_owned(),
            region: (index == 1).then(|| "8171".to_owned()),
            format: (index == 1).then(|| "gpkg".to_owned()),
            tariff: "t".to_owned(),
            quantity: 1,
            unit: "byte".to_owned(),
            rate: "Rp1 per byte".to_owned(),
            amount: Rupiah(amount),
            arithmetic: "1 byte × Rp1 = Rp1".to_owned(),
            legal_basis: legal_basis.to_owned(),
        }
    }

    fn issued(lines: Vec<PriceLine>) -> Result<Invoice> {
        let plan = fixture::plan(vec![
            package(0, "susenas", None, vec![]),
            package(1, "peta-desa", Some("8171"), vec![]),
        ]);
        let total = lines.iter().map(|line| line.amount).sum();
        let price = Price { lines, total, settings: TariffSettings::default() };
        invoice("B-001", &plan, &Catalog::load(None).unwrap(), &price, DAY)
    }

    fn paid() -> (Invoice, Payment) {
        let invoice = issued(vec![line(0, 24_077_601, "PP 13/2024")]).unwrap();
        let cash = PaymentMethod::Cash { treasurer: " Maria ".to_owned() };
        let payment = payment(&invoice, cash, Rupiah(24_077_601), DAY).unwrap();
        (invoice, payment)
    }

    #[test]
    fn an_invoice_names_each_law_once_and_the_total_in_words() {
        let lines = vec![
            line(0, 20_000, "PP 13/2024"),
            line(0, 1, "PP 13/2024"),
            line(1, 0, "Perban 2/2019"),
        ];
        let invoice = issued(lines).unwrap();
        assert_eq!(invoice.legal_basis, ["PP 13/2024", "Perban 2/2019"]);
        assert_eq!(invoice.in_words, "dua puluh ribu satu rupiah");
        assert_eq!(invoice.lines[0].title, "Judul susenas, edisi 1");
        assert!(invoice.lines[2].title.starts_with("Judul peta-desa, edisi 1, wilayah 8171"));
        assert!(invoice.lines[2].title.ends_with(", format gpkg"));
    }

    #[test]
    fn nothing_is_invoiced_without_a_legal_basis_or_a_line() {
        assert_eq!(issued(vec![line(0, 0, "")]).unwrap_err().kind(), ErrorKind::Catalog);
        assert_eq!(issued(vec![]).unwrap_err().kind(), ErrorKind::State);
    }

    #[test]
    fn a_payment_is_of_the_whole_total() {
        let (invoice, payment) = paid();
        assert_eq!(payment.method, PaymentMethod::Cash { treasurer: "Maria".to_owned() });
        for amount in [24_077_600, 24_077_602, 0] {
            let cash = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
            let error = super::payment(&invoice, cash, Rupiah(amount), DAY).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::State);
        }
    }

    fn simponi(ntpn: &str) -> PaymentMethod {
        PaymentMethod::Simponi { ntpn: ntpn.to_owned(), confirmed_by: "Maria".to_owned() }
    }

    #[test]
    fn an_ntpn_has_sixteen_letters_and_digits() {
        let (invoice, _) = paid();
        let pay = |ntpn: &str| {
            let method = simponi(ntpn);
            payment(&invoice, method, invoice.total, DAY).map(|payment| payment.method)
        };
        let expected = simponi("1A2B3C4D5E6F7G8H");
        assert_eq!(pay("1A2B3C4D5E6F7G8H").unwrap(), expected);
        assert_eq!(pay(" 1a2b3c4d 5e6f7g8h ").unwrap(), expected);
        for wrong in
            ["", "1A2B3C4D5E6F7G8", "1A2B3C4D5E6F7G8HI", "1A2B3C4D5E6F7G8-", "１A2B3C4D5E6F7G8"]
        {
            assert_eq!(pay(wrong).unwrap_err().kind(), ErrorKind::Usage, "{wrong}");
        }
    }

    #[test]
    fn cash_goes_to_a_named_treasurer_not_before_the_invoice() {
        let (invoice, _) = paid();
        let nobody = PaymentMethod::Cash { treasurer: " ".to_owned() };
        let error = payment(&invoice, nobody, invoice.total, DAY).unwrap_err();
        assert_eq!(error.to_json()["error"]["field"], "treasurer");
        let cash = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
        assert!(payment(&invoice, cash, invoice.total, date(2026, 11, 23)).is_err());
    }

    #[test]
    fn a_receipt_needs_the_payment_of_its_own_invoice() {
        let (invoice, payment) = paid();
        let receipt = receipt("K-001", &invoice, &payment, DAY).unwrap();
        assert_eq!(receipt.received_from, "Siti Latuconsina");
        assert!(receipt.amount_in_words.ends_with("enam ratus satu rupiah"));
        let other = Payment { invoice: "B-002".to_owned(), ..payment };
        assert!(super::receipt("K-001", &invoice, &other, DAY).is_err());
    }

    #[test]
    fn a_handover_needs_bags_and_the_receipt_of_its_own_request() {
        let (invoice, payment) = paid();
        let receipt = receipt("K-001", &invoice, &payment, DAY).unwrap();
        let bag = SealedBag {
            ordinal: 1,
            path: "/media/x".to_owned(),
            bytes: 1,
            manifest_sha256: Sha256Digest([1; 32]),
            short_code: "0000-0000-0000".to_owned(),
        };
        let request = fixture::request();
        assert!(handover("S-001", &request, &receipt, vec![bag.clone()], DAY).is_ok());
        assert!(handover("S-001", &request, &receipt, vec![], DAY).is_err());
        let other = Receipt { request: "8100-2026-0002".to_owned(), ..receipt };
        assert!(handover("S-001", &request, &other, vec![bag], DAY).is_err());
    }
}
