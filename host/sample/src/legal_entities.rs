//! Legal entities: each company where its office is. The sample data knows no
//! tax numbers and no streets, and none are made up.

use anyhow::Result;

use super::sheet::Sheet;
use super::source::Source;
use super::spellings;

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let rows = source.companies.iter().map(|company| {
        let country = spellings::corrected(&company.country, spellings::COUNTRIES);
        [
            format!("{} ({country})", company.name),
            company.name.clone(),
            country.into_owned(),
        ]
    });
    Sheet::write("legal_entities", ["name", "company", "address"], rows)
}
