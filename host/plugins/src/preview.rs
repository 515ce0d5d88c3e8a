//! A plugin at work before anybody installs it: in an account of its own whose records
//! are made up, with all granted that it asks for. Its pages look there as they would,
//! and show nothing of whoever looks.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::directory::Language;
use bailey_crm::plugin_data::job_run::RunId;
use bailey_crm::{Account, AccountId, Context};
use bailey_package::Digest;

use crate::alone;
use crate::catalogue::Offer;
use crate::error::{Error, Result};
use crate::extension_points::event_listener;
use crate::grant::Consent;
use crate::made_up;
use crate::page::{Page, PageLink, Parameters};
use crate::plugins::Plugins;
use crate::texts::{Plain, Reader};

/// What the account and its owner are called, in every language.
const OWNER: &str = "Maya Rossi";
/// From where its owner looks (RFC 5737).
const ADDRESS: std::net::IpAddr = std::net::IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 24));
/// How long a plugin's jobs may take in all before its pages are shown without.
const JOBS: Duration = Duration::from_secs(5);
/// How often it is looked whether they ended.
const LOOK: Duration = Duration::from_millis(20);
/// How often a listener is handed what happened.
const ROUNDS: usize = 20;

/// A plugin at work in an account that was made up.
pub struct Preview {
    plugins: Plugins,
    account: Arc<Account>,
    plugin: String,
    paths: Vec<String>,
}

impl Plugins {
    /// The package that an account would get if it installed a plugin now.
    ///
    /// # Errors
    /// As [`trial`](Self::trial).
    pub fn would_get(&self, account: &AccountId, plugin: &str) -> Result<Digest> {
        Ok(self
            .catalogue()
            .plugin_for(account, plugin)?
            .package
            .digest())
    }

    /// The newest version of a plugin that the account may have, at work in an account
    /// that was made up for it. It takes as long as its jobs, up to some seconds.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the catalogue doesn't have it;
    /// [`crate::Error::Withheld`] if the account may not have it; what keeps it from
    /// running here at all.
    pub fn preview(
        &self,
        account: &AccountId,
        plugin: &str,
        language: Language,
    ) -> Result<Preview> {
        let passed = self.hours().pass(account, self.now());
        passed.map_err(|failure| Error::of(plugin, failure))?;
        let mut offers = Vec::new();
        self.with_needs(account, plugin, &mut BTreeSet::new(), &mut offers)?;
        let (plugins, account) = self.alone(
            Some(account),
            offers.iter().map(|offer| &**offer),
            OWNER,
            language,
        )?;
        let owner = alone::owner();
        for offer in &offers {
            let id = offer.manifest().id.as_str();
            plugins.install(&account, &owner, id, &Consent::default())?;
            plugins.enable(&account, &owner, id)?;
        }
        made_up::fill(&plugins, &account, &owner)?;
        for _ in 0..ROUNDS {
            if !event_listener::deliver(&plugins, &account)? {
                break;
            }
        }
        plugins.run_for_a_while(&account, &owner, plugin)?;
        let pages = offers.last().into_iter();
        let pages = pages.flat_map(|offer| &offer.manifest().pages);
        let paths = pages.map(|page| page.path.clone()).collect();
        Ok(Preview {
            plugins,
            account,
            plugin: plugin.to_owned(),
            paths,
        })
    }

    /// Puts a plugin behind all that it can't work without.
    fn with_needs(
        &self,
        account: &AccountId,
        plugin: &str,
        known: &mut BTreeSet<String>,
        offers: &mut Vec<Arc<Offer>>,
    ) -> Result<()> {
        if known.insert(plugin.to_owned()) {
            let offer = Arc::clone(self.catalogue().plugin_for(account, plugin)?);
            for need in &offer.manifest().needs {
                self.with_needs(account, &need.plugin, known, offers)?;
            }
            offers.push(offer);
        }
        Ok(())
    }

    /// Has a plugin's jobs done as if somebody had asked for each, as far as there is
    /// time. What they say to that shows on the pages.
    fn run_for_a_while(&self, account: &Arc<Account>, owner: &Context, plugin: &str) -> Result<()> {
        let until = Instant::now() + JOBS;
        for job in self.jobs(account, &Plain::anybody(account))? {
            if let Ok(run) = self.start_job(account, owner, plugin, &job.name, Vec::new()) {
                while self.goes_on(account, owner, plugin, run) && Instant::now() < until {
                    std::thread::sleep(LOOK);
                }
                self.stop_job(account, owner, plugin, &job.name)?;
            }
        }
        Ok(())
    }

    fn goes_on(&self, account: &Account, owner: &Context, plugin: &str, run: RunId) -> bool {
        let status = self.run_status(account, owner, &Plain::anybody(account), plugin, run);
        status.is_ok_and(|status| status.progress.is_some())
    }
}

impl Preview {
    /// The account that was made up.
    #[must_use]
    pub fn account(&self) -> &Arc<Account> {
        &self.account
    }

    /// The plugins of that account.
    #[must_use]
    pub fn plugins(&self) -> &Plugins {
        &self.plugins
    }

    /// Whoever looks there: its owner.
    #[must_use]
    pub fn context(&self) -> Context {
        Context {
            surface: bailey_crm::Surface::Page,
            address: Some(ADDRESS),
            ..alone::owner()
        }
    }

    /// The pages that can be shown, by path, in the manifest's order. One that needs to
    /// know what to show is opened as the first link to it on another one does; one that
    /// nothing leads to and that shows nothing by itself is left out.
    #[must_use]
    pub fn pages(&self, reader: &dyn Reader) -> Vec<(String, Page)> {
        let mut links: Vec<PageLink> = Vec::new();
        let mut drawn: Vec<Option<Page>> = vec![None; self.paths.len()];
        // A page can lead to another that leads to a third.
        for _ in 0..self.paths.len() {
            let before = links.len();
            for (path, slot) in self.paths.iter().zip(&mut drawn) {
                if slot.is_none() {
                    *slot = self.page(reader, path, &links);
                    links.extend(slot.iter().flat_map(Page::leads_to));
                }
            }
            if links.len() == before {
                break;
            }
        }
        let drawn = self.paths.iter().cloned().zip(drawn);
        drawn
            .filter_map(|(path, page)| Some((path, page?)))
            .collect()
    }

    fn page(&self, reader: &dyn Reader, path: &str, links: &[PageLink]) -> Option<Page> {
        let led = links.iter().find(|link| link.path == path);
        let ways = led.map(|link| link.parameters.clone());
        let mut ways = ways.into_iter().chain([Parameters::new()]);
        let (account, context) = (&self.account, self.context());
        ways.find_map(|parameters| {
            let page =
                self.plugins
                    .render(account, &context, reader, &self.plugin, path, parameters);
            page.ok()
        })
    }
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("plugin", &self.plugin)
            .field("paths", &self.paths)
            .finish_non_exhaustive()
    }
}
