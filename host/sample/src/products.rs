//! Products: a table of the account's own.

use anyhow::Result;
use bailey_crm::schema::{FieldKind, NewField, NewTable};

use super::sheet::Sheet;
use super::source::Source;

/// The table's key.
pub const TABLE: &str = "products";

/// The table.
pub fn table() -> NewTable {
    NewTable {
        key: TABLE.to_owned(),
        singular: "Product".to_owned(),
        plural: "Products".to_owned(),
        fields: vec![
            NewField::new("name", "Name", FieldKind::Text)
                .required()
                .unique(),
            NewField::new("series", "Series", FieldKind::Text),
            NewField::new("list_price", "List price", FieldKind::Money),
        ],
    }
}

/// Its rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let rows = source.products.iter().map(|product| {
        [
            product.name.clone(),
            product.series.clone(),
            product.price.to_string(),
        ]
    });
    Sheet::write(TABLE, ["name", "series", "list_price"], rows)
}
