//! Makes the account step by step, each only if it isn't done yet.

use std::sync::Arc;

use anyhow::Result;
use bailey_crm::directory::{self, Founding, Language, Settings};
use bailey_crm::schema::{self, NewField};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::store::NewAccount;
use bailey_crm::{Account, AccountId, Context, Crm};
use indicatif::ProgressBar;

use super::sheet::Sheet;
use super::source::Source;
use super::{
    companies, contacts, deals, invoices, legal_entities, load, notes, people, products, tasks,
};

/// What people call the account.
const NAME: &str = "Demo";

/// Makes the account with its people and records, each step if it isn't done yet.
/// `password` is everybody's.
///
/// # Errors
/// The account can't be written, or the sample data doesn't fit it.
pub fn account(
    crm: &Crm,
    id: &AccountId,
    source: &Source,
    password: &PasswordHash,
    bar: &ProgressBar,
) -> Result<Arc<Account>> {
    let sheets = sheets(source)?;
    bar.set_length(sheets.iter().map(|sheet| sheet.rows).sum());
    let account = match crm.account(id) {
        Ok(account) => account,
        Err(_) => {
            let new = NewAccount {
                id: id.clone(),
                name: NAME.to_owned(),
            };
            crm.create_account(&Context::operator(), new)?
        }
    };
    people(&account, source, password)?;
    own_tables(&account)?;
    for sheet in &sheets {
        load::load(&account, sheet, bar)?;
    }
    Ok(account)
}

/// All sheets, each after those that it refers to.
fn sheets(source: &Source) -> Result<Vec<Sheet>> {
    Ok(vec![
        products::sheet(source)?,
        companies::sheet(source)?,
        legal_entities::sheet(source)?,
        contacts::sheet(source)?,
        deals::sheet(source)?,
        tasks::sheet(source)?,
        invoices::sheet(source)?,
        notes::sheet(source)?,
    ])
}

fn people(account: &Account, source: &Source, password: &PasswordHash) -> Result<()> {
    let context = Context::operator();
    let owner = account.read(|read| directory::owner(read, &context))?;
    let owner = match owner {
        Some(owner) => owner.id,
        None => {
            let settings = Settings {
                name: NAME.to_owned(),
                time_zone: "UTC".to_owned(),
                currency: "USD".to_owned(),
                language: Language::En,
            };
            let founding = Founding {
                settings,
                owner: people::owner(password),
            };
            directory::found(account, &context, founding)?
        }
    };
    people::create(account, &context, source, owner, password)
}

/// The table and the fields that the account adds to those that all have.
fn own_tables(account: &Account) -> Result<()> {
    let context = Context::operator();
    if account.whole_schema()?.find(products::TABLE).is_none() {
        schema::create_table(account, &context, products::table())?;
    }
    for field in deals::own_fields() {
        let there = |field: &NewField, deals: &schema::Table| {
            deals.fields.iter().any(|other| other.key == field.key)
        };
        if !there(&field, account.whole_schema()?.table("deals")?) {
            schema::add_field(account, &context, "deals", field)?;
        }
    }
    Ok(())
}
