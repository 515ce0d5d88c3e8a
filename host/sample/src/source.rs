//! The sample data, as published: five CSV files in `tests/data`, whose origin
//! `tests/data/SOURCE.md` tells. They are part of the program, so that the demo
//! needs nothing else. Read here and not changed: what they spell wrongly is put
//! right by the import's own mapping, see `spellings`.

use anyhow::{Context as _, Result};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

const COMPANIES: &[u8] = include_bytes!("../../../tests/data/accounts.csv");
const PRODUCTS: &[u8] = include_bytes!("../../../tests/data/products.csv");
const OPPORTUNITIES: &[u8] = include_bytes!("../../../tests/data/sales_pipeline.csv");
const AGENTS: &[u8] = include_bytes!("../../../tests/data/sales_teams.csv");

/// A row of `accounts.csv`.
#[derive(Debug, Deserialize)]
pub struct Company {
    /// What it is called.
    #[serde(rename = "account")]
    pub name: String,
    /// What it does, as spelled in the file.
    pub sector: String,
    /// The year in which it was founded.
    #[serde(rename = "year_established")]
    pub founded: u16,
    /// Its annual revenue in millions of dollars, with two digits after the
    /// point or fewer.
    pub revenue: String,
    /// How many people work there.
    pub employees: u32,
    /// The country of its office.
    #[serde(rename = "office_location")]
    pub country: String,
    /// The company that owns it.
    #[serde(rename = "subsidiary_of")]
    pub parent: Option<String>,
}

/// A row of `products.csv`.
#[derive(Debug, Deserialize)]
pub struct Product {
    /// What it is called.
    #[serde(rename = "product")]
    pub name: String,
    /// What it is one of.
    pub series: String,
    /// Its list price in dollars.
    #[serde(rename = "sales_price")]
    pub price: u32,
}

/// A row of `sales_teams.csv`.
#[derive(Debug, Deserialize)]
pub struct Agent {
    /// Who sells.
    #[serde(rename = "sales_agent")]
    pub name: String,
    /// Whose team they are in.
    pub manager: String,
    /// Which office the team is of.
    #[serde(rename = "regional_office")]
    pub office: String,
}

/// A row of `sales_pipeline.csv`.
#[derive(Debug, Deserialize)]
pub struct Opportunity {
    /// Eight letters and digits.
    #[serde(rename = "opportunity_id")]
    pub id: String,
    /// Who sells.
    #[serde(rename = "sales_agent")]
    pub agent: String,
    /// What, as spelled in the file.
    pub product: String,
    /// To whom; 1,425 rows don't say.
    #[serde(rename = "account")]
    pub company: Option<String>,
    /// How far it is.
    #[serde(rename = "deal_stage")]
    pub stage: Stage,
    /// When they were first talked to.
    #[serde(rename = "engage_date", deserialize_with = "date")]
    pub opened: Option<Date>,
    /// When it was won or lost.
    #[serde(rename = "close_date", deserialize_with = "date")]
    pub closed: Option<Date>,
    /// What it brought, in dollars; nothing if it was lost.
    #[serde(rename = "close_value")]
    pub value: Option<u32>,
}

/// How far a deal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Stage {
    /// Nobody has been talked to.
    Prospecting,
    /// They are being talked to.
    Engaging,
    /// They bought.
    Won,
    /// They did not.
    Lost,
}

impl Stage {
    /// The key of the choice in the deals' `stage`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Prospecting => "prospecting",
            Self::Engaging => "engaging",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

/// All of the sample data.
#[derive(Debug)]
pub struct Source {
    /// 85 of them.
    pub companies: Vec<Company>,
    /// Seven of them.
    pub products: Vec<Product>,
    /// 35 of them, in six teams of three offices.
    pub agents: Vec<Agent>,
    /// 8,800 of them.
    pub opportunities: Vec<Opportunity>,
}

impl Source {
    /// Reads the files that are part of the program.
    ///
    /// # Errors
    /// They were built in wrong.
    pub fn read() -> Result<Self> {
        Ok(Self {
            companies: rows(COMPANIES).context("accounts.csv")?,
            products: rows(PRODUCTS).context("products.csv")?,
            agents: rows(AGENTS).context("sales_teams.csv")?,
            opportunities: rows(OPPORTUNITIES).context("sales_pipeline.csv")?,
        })
    }
}

fn rows<T: DeserializeOwned>(file: &[u8]) -> Result<Vec<T>> {
    Ok(csv::Reader::from_reader(file)
        .into_deserialize()
        .collect::<Result<_, _>>()?)
}

/// Dates are written in the American way: month, day, year.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    text.filter(|text| !text.is_empty())
        .map(|text| Date::strptime("%m/%d/%Y", &text).map_err(D::Error::custom))
        .transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_hold_what_their_source_says() {
        let source = Source::read().unwrap();
        assert_eq!(source.companies.len(), 85);
        assert_eq!(source.products.len(), 7);
        assert_eq!(source.agents.len(), 35);
        assert_eq!(source.opportunities.len(), 8_800);
        let without = source
            .opportunities
            .iter()
            .filter(|row| row.company.is_none());
        assert_eq!(without.count(), 1_425);
        let first = &source.opportunities[0];
        assert_eq!(first.opened, Some(Date::constant(2016, 10, 20)));
        assert_eq!((first.stage, first.value), (Stage::Won, Some(1_054)));
    }
}
