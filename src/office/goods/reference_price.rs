//! The price of a set in the central catalogue, compared with what the office's tariff gives for it. It is told before
//! the invoice and changes nothing that is charged.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Catalog, Item, TariffClass};
use crate::message::{Message, message};
use crate::model::{PriceLine, Rupiah};

/// A set that costs something else by the office's tariff than in the central catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferencePrice {
    /// Its place in the request, from 0.
    pub index: usize,
    /// The product's id.
    pub id: String,
    /// The price in the central catalogue, `reference_price` of datasets.csv.
    pub reference_price: Rupiah,
    /// The price by the office's tariff.
    pub price: Rupiah,
    /// The office's price less that of the central catalogue, in rupiah.
    pub difference: i64,
}

impl ReferencePrice {
    /// Returns both prices and their difference in words, without the set's name.
    pub fn words(&self) -> Message {
        let (reference, price) = (self.reference_price, self.price);
        let difference = Rupiah::signed(self.difference);
        message!(
            "price in the central catalogue {reference}, price by the office's tariff {price} \
             (difference {difference})",
            reference,
            price,
            difference
        )
    }

    /// As [`Self::words`], behind the product's id.
    pub fn named(&self) -> Message {
        let (id, words) = (&self.id, self.words());
        message!("{id}: {words}", id, words)
    }
}

/// Returns the sets in these lines of a price whose price differs from that of the central catalogue, in the request's
/// order. In the class of Rp0 nothing is compared.
pub(in crate::office) fn reference_prices(
    catalog: &Catalog,
    class: TariffClass,
    lines: &[PriceLine],
) -> Vec<ReferencePrice> {
    if class == TariffClass::Nol {
        return Vec::new();
    }
    // A set has several lines where several rows of the tariff charge it.
    let mut sets: BTreeMap<usize, (&str, Rupiah)> = BTreeMap::new();
    for line in lines {
        let (_, sum) = sets.entry(line.index).or_insert((&line.id, Rupiah(0)));
        *sum = sum.plus(line.amount);
    }
    let compared = sets.into_iter().filter_map(|(index, (id, price))| {
        let reference_price = reference_of(catalog, id)?;
        let id = id.to_owned();
        let difference = difference(price, reference_price);
        Some(ReferencePrice { index, id, reference_price, price, difference })
    });
    compared.filter(|compared| compared.difference != 0).collect()
}

/// Returns the price of a product in the central catalogue; `None` where the table has none.
pub(in crate::office) fn reference_of(catalog: &Catalog, id: &str) -> Option<Rupiah> {
    match catalog.item(id)? {
        Item::Dataset(dataset) => dataset.reference_price,
        Item::Layer(_) => None,
    }
}

fn difference(price: Rupiah, reference: Rupiah) -> i64 {
    let signed = |amount: Rupiah| i64::try_from(amount.0).unwrap_or(i64::MAX);
    signed(price).saturating_sub(signed(reference))
}

#[cfg(test)]
mod tests {
    use super::difference;
    use crate::model::Rupiah;

    #[test]
    fn a_difference_has_the_sign_of_the_office() {
        for (price, reference, expected) in
            [(129_019, 171_650, -42_631), (171_650, 129_019, 42_631), (5, 5, 0), (0, 1, -1)]
        {
            assert_eq!(difference(Rupiah(price), Rupiah(reference)), expected);
        }
        assert_eq!(difference(Rupiah(u64::MAX), Rupiah(0)), i64::MAX);
    }
}
