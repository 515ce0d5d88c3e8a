//! Companies, each with the company that owns it, and looked after by the agent
//! who has the most deals with it.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::sheet::{Sheet, cell};
use super::source::{Company, Source};
use super::{addresses, spellings};

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let owners = owners(source);
    let row = |company: &Company| {
        Ok([
            company.name.clone(),
            company.sector.clone(),
            company.country.clone(),
            company.employees.to_string(),
            dollars(&company.revenue)?,
            company.founded.to_string(),
            cell(company.parent.as_ref()),
            cell(
                owners
                    .get(company.name.as_str())
                    .map(|agent| addresses::of_user(agent)),
            ),
        ])
    };
    let rows = source
        .companies
        .iter()
        .map(row)
        .collect::<Result<Vec<_>>>()?;
    let columns = [
        "name",
        "sector",
        "country",
        "employees",
        "revenue",
        "founded",
        "parent",
        "owner",
    ];
    let sheet = Sheet::write("companies", columns, rows)?;
    Ok(sheet
        .with_spellings("sector", spellings::SECTORS)
        .with_spellings("country", spellings::COUNTRIES))
}

/// Millions with up to two digits after the point, as dollars.
fn dollars(millions: &str) -> Result<String> {
    let (whole, part) = millions.split_once('.').unwrap_or((millions, ""));
    let hundredths: u64 = format!("{whole}{part:0<2}")
        .parse()
        .with_context(|| format!("`{millions}` is no revenue in millions"))?;
    Ok((hundredths * 10_000).to_string())
}

/// By company, who has the most deals with it; of several, the first by name.
fn owners(source: &Source) -> BTreeMap<&str, &str> {
    let mut deals: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for row in &source.opportunities {
        if let Some(company) = &row.company {
            *deals.entry((company, &row.agent)).or_default() += 1;
        }
    }
    let mut most: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for ((company, agent), count) in deals {
        let best = most.entry(company).or_insert((0, agent));
        if count > best.0 {
            *best = (count, agent);
        }
    }
    most.into_iter()
        .map(|(company, (_, agent))| (company, agent))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millions_become_dollars() {
        assert_eq!(dollars("1100.04").unwrap(), "1100040000");
        assert_eq!(dollars("4618").unwrap(), "4618000000");
        assert_eq!(dollars("4269.9").unwrap(), "4269900000");
        assert!(dollars("much").is_err());
    }

    #[test]
    fn every_company_is_looked_after() {
        let source = Source::read().unwrap();
        assert_eq!(owners(&source).len(), 85);
    }
}
