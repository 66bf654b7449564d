//! Whether the blocks of the tariff cover a quantity, each part of it once.

use jiff::civil::Date;

use super::charge::counted;
use super::tariff_blocks::{Block, Ware};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;

/// Refuses a quantity that falls into a gap between the blocks or behind the last one, or into two blocks at once.
///
/// # Errors
/// [`ErrorKind::State`] where no row covers a part of the quantity; [`ErrorKind::Catalog`] where two rows do.
pub(super) fn refuse_uncovered(
    blocks: &[Block<'_>],
    quantity: u64,
    ware: Ware,
    on: Date,
    item: &str,
) -> Result<()> {
    for (place, block) in blocks.iter().enumerate() {
        let Some(end) = block.end else { continue };
        let next = blocks.get(place + 1);
        if let Some(next) = next.filter(|next| next.from < end && quantity > next.from) {
            let message = message!(
                "the tariff rows {one} and {other} both charge what is above {from} on {on}",
                one = block.row.id,
                other = next.row.id,
                from = counted(next.from, block.row.unit),
                on
            );
            let hint = message!(
                "a flat price covers `per` units from its block_from and no more; run `kemas catalog check`, which \
                 names the row to correct"
            );
            return Err(Error::new(ErrorKind::Catalog, message)
                .file("tariffs.csv")
                .field("block_from")
                .hint(hint));
        }
        if quantity > end && next.is_none_or(|next| next.from > end) {
            let message = message!(
                "no tariff covers {item} ({ware}, on {on}) beyond {end}, where the row {id} ends, and {quantity} are \
                 asked for; no tariff is never Rp0",
                item,
                ware,
                on,
                end = counted(end, block.row.unit),
                id = block.row.id,
                quantity = counted(quantity, block.row.unit)
            );
            let lacking = block.row.block_from.saturating_add(block.row.per);
            let hint = message!(
                "a row with block_from {lacking} is lacking in tariffs.csv: put it back, or ask the head office for \
                 it; `kemas catalog check` tells what the table lacks",
                lacking
            );
            return Err(Error::new(ErrorKind::State, message).hint(hint));
        }
    }
    Ok(())
}
