//! The accounts: each with an owner, a token, and the plugins switched on.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::store::{Durability, Options};
use bailey_crm::{Account, Context};
use bailey_plugins::{Consent, Plugins};
use bailey_tests::ground::{found, open};

/// The accounts that were made.
pub struct Made {
    /// Of each account, what opens it.
    pub tokens: Vec<String>,
    /// How many plugins each has.
    pub plugins: usize,
    /// How long it took until the first plugin could be used that nobody had: it is
    /// compiled then.
    pub install: Duration,
    /// How long switching on a plugin took that others have, at the median.
    pub enable: Duration,
}

/// How many accounts stay open that were made, as in a server.
const OPEN: usize = 256;

/// An account's name.
pub fn name(number: usize) -> String {
    format!("company-{number}")
}

pub fn make(folder: &Path, count: usize) -> Made {
    let options = Options {
        durability: Durability::None,
        ..Options::default()
    };
    let (crm, plugins) = open(folder, options);
    let mut ids: Vec<String> = plugins
        .catalogue()
        .newest()
        .map(|offer| offer.manifest().id.clone())
        .filter(|id| id.starts_with("bailey."))
        .collect();
    ids.sort_unstable();
    let (mut tokens, mut install, mut enable) = (Vec::new(), Duration::ZERO, Vec::new());
    for number in 0..count {
        let (account, token) = found(&crm, &name(number));
        for id in &ids {
            let began = Instant::now();
            switch_on(&plugins, &account, id);
            match number {
                0 => install = install.max(began.elapsed()),
                _ => enable.push(began.elapsed()),
            }
        }
        tokens.push(token);
        drop(account);
        if number % OPEN == 0 {
            let _closed = crm.close_beyond(OPEN);
        }
    }
    // What happened is told to listeners before it counts as idle.
    let background = plugins.start().expect("threads");
    while !crm.behind().expect("the list").is_empty() {
        std::thread::sleep(Duration::from_millis(100));
    }
    background.stop();
    crm.close();
    Made {
        tokens,
        plugins: ids.len(),
        install,
        enable: median(enable),
    }
}

fn switch_on(plugins: &Plugins, account: &Arc<Account>, id: &str) {
    let (context, consent) = (Context::operator(), Consent::default());
    plugins
        .install(account, &context, id, &consent)
        .expect("installed");
    plugins.enable(account, &context, id).expect("enabled");
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
