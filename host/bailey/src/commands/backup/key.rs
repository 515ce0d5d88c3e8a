//! `bailey backup key`: shows the key that opens an account's backups.

use anyhow::Result;
use bailey_crm::AccountId;
use bailey_plugins::backups;

use super::Ground;
use crate::control::Talk;

/// Shows it as the `age` program has it in a file.
pub fn run(ground: &Ground<'_>, id: &AccountId, talk: &mut dyn Talk) -> Result<()> {
    ground.crm.account(id)?;
    let key = backups::account_key(ground.crm, id)?;
    talk.say(&format!("# opens the backups of {id}"))?;
    talk.say(&format!("# public key: {}", key.recipient()))?;
    talk.say(&key.reveal())
}
