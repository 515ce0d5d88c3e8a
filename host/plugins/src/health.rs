//! How the plugins of all accounts behave, for the operator: who fails, who was stopped,
//! and what they cost. No plugin is called for it.

use bailey_crm::plugin_data::cost::{self, Cost, hour_of};
use bailey_crm::plugin_data::{State, breaker, installation};
use bailey_crm::{AccountId, Crm, Timestamp};

/// A plugin of an account.
#[derive(Clone, Debug)]
pub struct Health {
    /// Whose.
    pub account: AccountId,
    /// The plugin's id.
    pub plugin: String,
    /// Its version there.
    pub version: String,
    /// Whether it is on.
    pub state: State,
    /// It isn't called for a while, because it failed too often.
    pub stopped: bool,
    /// What its calls came to.
    pub cost: Cost,
}

/// Every plugin of every account since a moment, to the hour: first those that were
/// stopped, then those that fail most, then those that cost most.
///
/// # Errors
/// `Database`; what keeps an account from being read.
pub fn health(crm: &Crm, since: Timestamp) -> bailey_crm::Result<Vec<Health>> {
    let since = hour_of(since);
    let mut all = Vec::new();
    for summary in crm.accounts()? {
        let account = crm.account(&summary.id)?;
        account.read(|read| {
            for found in installation::all(read)? {
                let hours = cost::since(read, &found.plugin, since)?;
                let cost = hours.into_iter().map(|hour| hour.cost);
                all.push(Health {
                    account: summary.id.clone(),
                    stopped: breaker::get(read, &found.plugin)?.is_some(),
                    plugin: found.plugin,
                    version: found.version,
                    state: found.state,
                    cost: cost.fold(Cost::default(), Cost::and),
                });
            }
            Ok(())
        })?;
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.stopped, one.cost.failures, one.cost.cpu_us)));
    Ok(all)
}
