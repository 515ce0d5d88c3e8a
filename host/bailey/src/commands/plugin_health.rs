//! `bailey plugin health`: how the plugins of all accounts behave, those that fail most
//! first.

use anyhow::Result;
use bailey_crm::Timestamp;
use bailey_crm::plugin_data::cost::HOUR;
use bailey_plugins::health;

use crate::config::Config;
use crate::host;

/// Lists them, a line each under a line of headings, with tabs in between: account,
/// plugin and version, state, calls, failures, milliseconds of the processor, and the
/// most bytes that a call held.
pub fn run(config: &Config, hours: u32) -> Result<()> {
    let crm = host::accounts(config)?;
    let since = Timestamp::now().plus_millis(-i64::from(hours) * HOUR);
    println!("account\tplugin\tstate\tcalls\tfailures\tcpu ms\tmemory");
    for one in health(&crm, since)? {
        let state = if one.stopped {
            "stopped"
        } else {
            one.state.as_str()
        };
        println!(
            "{}\t{} {}\t{state}\t{}\t{}\t{}\t{}",
            one.account,
            one.plugin,
            one.version,
            one.cost.calls,
            one.cost.failures,
            one.cost.cpu_us / 1_000,
            one.cost.memory_peak
        );
    }
    Ok(())
}
