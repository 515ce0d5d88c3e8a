//! Notes: how each deal ended, after how long and at which share of the list
//! price; and what each company is.

use std::collections::BTreeMap;

use anyhow::Result;

use super::sheet::Sheet;
use super::source::{Company, Opportunity, Source, Stage};
use super::spellings;

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let prices: BTreeMap<&str, u32> = source
        .products
        .iter()
        .map(|product| (product.name.as_str(), product.price))
        .collect();
    let companies = source
        .companies
        .iter()
        .map(|company| [of_company(company), company.name.clone(), String::new()]);
    let deals = source
        .opportunities
        .iter()
        .filter_map(|row| Some([of_deal(row, &prices)?, String::new(), row.id.clone()]));
    Sheet::write("notes", ["text", "company", "deal"], companies.chain(deals))
}

fn of_company(company: &Company) -> String {
    let sector = spellings::corrected(&company.sector, spellings::SECTORS);
    let Company {
        name,
        founded,
        employees,
        ..
    } = company;
    let owned = match &company.parent {
        Some(parent) => format!(" Belongs to {parent}."),
        None => String::new(),
    };
    format!("{name}: {sector}, founded in {founded}, {employees} people.{owned}")
}

/// None while the deal is open.
fn of_deal(row: &Opportunity, prices: &BTreeMap<&str, u32>) -> Option<String> {
    let (opened, closed) = (row.opened?, row.closed?);
    let days = (closed - opened).get_days();
    match row.stage {
        Stage::Lost => Some(format!("Lost on {closed}, after {days} days.")),
        Stage::Won => {
            let product = spellings::corrected(&row.product, spellings::PRODUCTS);
            let (value, price) = (row.value?, prices.get(product.as_ref())?);
            let share = u64::from(value) * 100 / u64::from(*price);
            Some(format!(
                "Won on {closed}, after {days} days, at {share} % of the list price."
            ))
        }
        Stage::Prospecting | Stage::Engaging => None,
    }
}
