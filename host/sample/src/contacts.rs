//! Contacts: two offices of each company, reached by a mailbox of that office.
//! The sample data knows no persons there, and none are made up.

use anyhow::Result;

use super::addresses;
use super::sheet::Sheet;
use super::source::Source;

/// Who buys.
pub const PURCHASING: &str = "Purchasing";
/// Who pays.
pub const ACCOUNTS_PAYABLE: &str = "Accounts payable";

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let rows = source.companies.iter().flat_map(|company| {
        [PURCHASING, ACCOUNTS_PAYABLE].map(|role| {
            [
                format!("{role}, {}", company.name),
                addresses::of_role(role, &company.name),
                role.to_owned(),
                company.name.clone(),
            ]
        })
    });
    Sheet::write("contacts", ["name", "email", "position", "company"], rows)
}
