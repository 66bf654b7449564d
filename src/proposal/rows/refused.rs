//! Cells that cannot be as they are: what another product of the catalogue has, and times that have not begun.

use crate::catalog::ProductTable;
use crate::message::{Message, message};
use crate::proposal::product::{Context, Found, ProposedCell};

/// Makes an id unclear that another product of the catalogue has, and a root that another one has.
pub(super) fn refuse_taken(context: &Context<'_>, cells: &mut [ProposedCell]) {
    for cell in cells.iter_mut() {
        let Some(value) = &cell.value else { continue };
        let other = match cell.column {
            "id" => context.item(value),
            "root" => context.catalog.items().find(|item| item.root() == value),
            _ => None,
        };
        if let Some(other) = other {
            let why = message!(
                "{value} is taken by '{title}' in the catalogue",
                value,
                title = other.title()
            );
            make_unclear(cell, why);
        }
    }
}

pub(super) fn make_unclear(cell: &mut ProposedCell, why: Message) {
    *cell = ProposedCell::of(cell.column, Found::unclear(why));
}

/// Makes a period or the edition of a map unclear that has not begun yet.
pub(super) fn refuse_to_come(
    context: &Context<'_>,
    table: ProductTable,
    cells: &mut [ProposedCell],
) {
    for cell in cells.iter_mut() {
        let Some(value) = &cell.value else { continue };
        let is_to_come = match (table, cell.column) {
            (ProductTable::Datasets, "period") => context.is_to_come(value),
            (ProductTable::Layers, "edition") => context.is_edition_to_come(value),
            _ => false,
        };
        if is_to_come {
            let why = message!("{value} lies in the future ({why})", value, why = &cell.why);
            make_unclear(cell, why);
        }
    }
}
