//! Deals: the opportunities, linked to company, contact, owner and product. What
//! has no company in the data has none here.

use anyhow::Result;
use bailey_crm::schema::{FieldKind, NewField};

use super::sheet::{Sheet, cell};
use super::source::{Opportunity, Source};
use super::{addresses, contacts, products, spellings};

/// The fields that the account adds to its deals.
pub fn own_fields() -> Vec<NewField> {
    let product = FieldKind::Reference {
        table: products::TABLE.to_owned(),
    };
    vec![
        NewField::new("product", "Product", product),
        NewField::new("opportunity", "Opportunity", FieldKind::Text).unique(),
    ]
}

/// What a deal is called.
pub fn name(row: &Opportunity) -> String {
    let product = spellings::corrected(&row.product, spellings::PRODUCTS);
    match &row.company {
        Some(company) => format!("{product} for {company}"),
        None => product.into_owned(),
    }
}

/// The mailbox of whom the deal is made with.
pub fn contact(row: &Opportunity) -> Option<String> {
    row.company
        .as_ref()
        .map(|company| addresses::of_role(contacts::PURCHASING, company))
}

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let rows = source.opportunities.iter().map(|row| {
        [
            name(row),
            row.id.clone(),
            cell(row.company.as_ref()),
            cell(contact(row)),
            addresses::of_user(&row.agent),
            row.product.clone(),
            row.stage.key().to_owned(),
            cell(row.value),
            cell(row.opened),
            cell(row.closed),
        ]
    });
    let columns = [
        "name",
        "opportunity",
        "company",
        "contact",
        "owner",
        "product",
        "stage",
        "value",
        "opened",
        "closed",
    ];
    Ok(Sheet::write("deals", columns, rows)?.with_spellings("product", spellings::PRODUCTS))
}
