//! `bailey account list`: the accounts of the data folder.

use anyhow::Result;
use bailey_crm::store::Standing;

use crate::config::Config;
use crate::host;

/// Lists them, a line each: the name in addresses, what people call it, and how it
/// stands, with tabs in between.
pub fn run(config: &Config) -> Result<()> {
    for account in host::accounts(config)?.accounts()? {
        let state = state(&account.standing);
        println!("{}\t{}\t{state}", account.id, account.name);
    }
    Ok(())
}

fn state(standing: &Standing) -> String {
    match (standing.delete_at, standing.suspended_at, &standing.why) {
        (Some(at), ..) => format!("deleted at {at}"),
        (None, Some(since), Some(why)) => format!("suspended since {since}: {why}"),
        (None, Some(since), None) => format!("suspended since {since}"),
        (None, None, _) => "open".to_owned(),
    }
}
