//! The entries of `bag-info.txt` (RFC 8493, 2.2.2): the office, the request's number, the day, the payload's size,
//! the number of the bag among its volumes, and the program.

use super::bag_facts::BagFacts;
use crate::bag::BagInfo;

/// Returns the entries. The visitor's name is personal data and stays out: the request is named by its number.
pub(super) fn bag_info(facts: &BagFacts<'_>) -> BagInfo {
    let office = facts.options.office;
    let request = &facts.agreed.plan().request;
    let volumes = facts.agreed.plan().volumes.len();
    let mut info = BagInfo::default();
    info.add("Source-Organization", &office.name);
    info.add("Organization-Address", &office.address);
    info.add("Contact-Phone", &office.contact.phone);
    info.add("Contact-Email", &office.contact.email);
    info.add("External-Identifier", request.number.as_str());
    info.add("Bagging-Date", &facts.options.on.to_string());
    info.add("Payload-Oxum", &facts.sealed.oxum.to_string());
    info.add("Bag-Group-Identifier", request.number.as_str());
    info.add("Bag-Count", &format!("{} of {volumes}", facts.volume.ordinal));
    info.add("Bag-Software-Agent", concat!("kemas ", env!("CARGO_PKG_VERSION")));
    info
}
