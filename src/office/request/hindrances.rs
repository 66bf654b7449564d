//! What would stop the invoice of a request, told as soon as the request is looked at.

use serde::{Serialize, Serializer};

use crate::catalog::{Item, Subject, TariffClass, TariffRow};
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{RegionCode, Request};
use crate::office::session::{Home, Session};

/// The reasons for which no invoice of a request could be issued today, as far as ledger and tariffs tell. In JSON they
/// are Indonesian.
#[derive(Debug, Default)]
pub struct Hindrances(Vec<Message>);

impl Hindrances {
    /// Returns true where there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the reasons.
    pub fn words(&self) -> &[Message] {
        &self.0
    }
}

impl Serialize for Hindrances {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Message::indonesian))
    }
}

impl Session {
    /// Returns what would stop the invoice of a request: an earlier use of Rp0, and tariff rows without a legal basis.
    pub(in crate::office) fn hindrances(&mut self, request: &Request) -> Result<Hindrances> {
        let mut found = Vec::new();
        // The ledger is not opened where no request asks for Rp0.
        if request.requester.zero_tariff {
            found.extend(self.ledger()?.used_zero_tariff(request)?);
        }
        for row in rows_without_basis(self.home(), request) {
            found.push(message!("the tariff row {tariff} has no legal basis", tariff = row));
        }
        Ok(Hindrances(found))
    }
}

/// Returns the ids of the tariff rows without a legal basis that charge an item of the request today, each once.
fn rows_without_basis<'a>(home: &'a Home, request: &Request) -> Vec<&'a str> {
    let (catalog, today) = (home.catalog(), home.clock.today());
    let class = if request.requester.zero_tariff { TariffClass::Nol } else { TariffClass::Umum };
    let charges = |row: &TariffRow| {
        request.items.iter().any(|item| match catalog.item(&item.id) {
            Some(Item::Dataset(_)) => row.subject == Subject::DataMikro,
            Some(Item::Layer(layer)) => {
                let cut = item.region.as_deref().and_then(RegionCode::parse);
                row.subject == Subject::Peta
                    && row.level == Some(layer.level)
                    && cut.is_some_and(|cut| row.cut == Some(cut.level()))
            }
            None => false,
        })
    };
    let lacking = catalog.tariffs.iter().filter(|row| {
        row.class == class && row.valid_on(today) && row.legal_basis.is_empty() && charges(row)
    });
    let mut ids: Vec<&str> = lacking.map(|row| row.id.as_str()).collect();
    ids.dedup();
    ids
}
