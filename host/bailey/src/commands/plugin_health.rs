//! `bailey plugin health`: how the plugins of all accounts behave, those that fail most
//! first.

use anyhow::Result;
use bailey_crm::Timestamp;
use bailey_crm::plugin_data::cost::{self, Cost, HOUR, hour_of};
use bailey_crm::plugin_data::{State, breaker, installation};

use crate::config::Config;
use crate::host;

/// A plugin of an account.
struct Health {
    account: String,
    plugin: String,
    state: State,
    /// It isn't called for a while, because it failed too often.
    stopped: bool,
    cost: Cost,
}

/// Lists them, a line each under a line of headings, with tabs in between: account,
/// plugin and version, state, calls, failures, milliseconds of the processor, and the
/// most bytes that a call held. No plugin is called for it.
pub fn run(config: &Config, hours: u32) -> Result<()> {
    let crm = host::accounts(config)?;
    let since = hour_of(Timestamp::now().plus_millis(-i64::from(hours) * HOUR));
    let mut all = Vec::new();
    for summary in crm.accounts()? {
        let account = crm.account(&summary.id)?;
        account.read(|read| {
            for found in installation::all(read)? {
                let hours = cost::since(read, &found.plugin, since)?;
                let cost = hours.into_iter().map(|hour| hour.cost);
                all.push(Health {
                    account: summary.id.to_string(),
                    stopped: breaker::get(read, &found.plugin)?.is_some(),
                    plugin: format!("{} {}", found.plugin, found.version),
                    state: found.state,
                    cost: cost.fold(Cost::default(), Cost::and),
                });
            }
            Ok(())
        })?;
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.stopped, one.cost.failures, one.cost.cpu_us)));
    println!("account\tplugin\tstate\tcalls\tfailures\tcpu ms\tmemory");
    for one in all {
        let state = if one.stopped {
            "stopped"
        } else {
            one.state.as_str()
        };
        println!(
            "{}\t{}\t{state}\t{}\t{}\t{}\t{}",
            one.account,
            one.plugin,
            one.cost.calls,
            one.cost.failures,
            one.cost.cpu_us / 1_000,
            one.cost.memory_peak
        );
    }
    Ok(())
}
