//! The prices of the central catalogue that a request's sets do not have by the office's tariff, as far as that is
//! known before a plan.

use super::hindrances::package;
use crate::billing::quote_packages;
use crate::catalog::TariffClass;
use crate::model::Request;
use crate::office::goods::{MeasuredTables, ReferencePrice, class, reference_of, reference_prices};
use crate::office::session::Home;

/// Returns the sets of a request whose price differs from that of the central catalogue today. One whose files are not
/// known, or cannot be sold as they are, is left out.
pub(super) fn references(home: &Home, request: &Request) -> Vec<ReferencePrice> {
    let (catalog, class) = (home.catalog(), class(request));
    let has_reference = |id: &str| reference_of(catalog, id).is_some();
    if class == TariffClass::Nol || !request.items.iter().any(|item| has_reference(&item.id)) {
        return Vec::new();
    }
    let (settings, today) = (&home.settings().tariff, home.clock.today());
    let tables = MeasuredTables::of(home);
    let mut found = Vec::new();
    for (place, item) in request.items.iter().enumerate() {
        if !has_reference(&item.id) {
            continue;
        }
        let Some(package) = package(home, &tables, request, place) else { continue };
        if let Ok(price) = quote_packages(&[&package], catalog, settings, class, today) {
            found.extend(reference_prices(catalog, class, &price.lines));
        }
    }
    found
}
