//! A plugin tried on before anybody installs it: in an account of its own that has
//! nothing but a record, with everything refused that it asks for. A plugin that
//! conforms says no politely wherever it can't work; one that breaks when it is refused
//! something breaks here, and not where somebody relies on it. What its calls cost is
//! measured on the way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::directory::Language;
use bailey_crm::plugin_data::cost::Cost;
use bailey_crm::plugin_data::{State, installation};
use bailey_crm::records::{self, Selection, What};
use bailey_crm::{Account, AccountId, Context, RecordRef, Scalar, Timestamp, Value};
use bailey_package::manifest::Method;
use bailey_package::{Digest, Manifest};

use crate::alone;
use crate::catalogue::Offer;
use crate::error::{Error, Result};
use crate::extension_points::endpoint::EndpointRequest;
use crate::grant::Consent;
use crate::plugins::Plugins;
use crate::texts::Plain;

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// By where it was called.
    pub points: Vec<(String, Cost)>,
}

impl Trial {
    /// How often it was called.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.points.iter().map(|(_, cost)| cost.calls).sum()
    }

    /// How often it broke.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.points.iter().map(|(_, cost)| cost.failures).sum()
    }
}

/// What came of those that were tried, by package.
#[derive(Default)]
pub struct Trials(Mutex<HashMap<Digest, Arc<Trial>>>);

impl Plugins {
    /// Tries the newest version of a plugin that the account may have on with everything
    /// refused; the same package once.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the catalogue doesn't have it;
    /// [`crate::Error::Withheld`] if the account may not have it; what keeps it from
    /// running here at all.
    pub fn trial(&self, account: &AccountId, plugin: &str) -> Result<Arc<Trial>> {
        let offer = Arc::clone(self.catalogue().plugin_for(account, plugin)?);
        let digest = offer.package.digest();
        let known = |trials: &Trials| {
            let trials = trials.0.lock().unwrap_or_else(PoisonError::into_inner);
            trials.get(&digest).cloned()
        };
        if let Some(trial) = known(self.trials()) {
            return Ok(trial);
        }
        let passed = self.hours().pass(account, self.now());
        passed.map_err(|failure| Error::of(plugin, failure))?;
        let trial = Arc::new(self.try_out(account, &offer)?);
        let mut trials = self
            .trials()
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        trials.insert(digest, Arc::clone(&trial));
        Ok(trial)
    }

    fn try_out(&self, payer: &AccountId, offer: &Offer) -> Result<Trial> {
        let (plugins, account) = self.alone(Some(payer), [offer], "Trial", Language::En)?;
        let owner = alone::owner();
        let name = Value::One(Scalar::Text("Company".to_owned()));
        let values = [("name".to_owned(), name)].into_iter().collect();
        records::create(&account, &owner, "companies", values)?;
        let id = offer.manifest().id.as_str();
        plugins.install(&account, &owner, id, &Consent::default())?;
        refuse_all(&account, id)?;
        plugins.rosters().renew(account.id());
        // What it says to any of this is counted where it is called.
        let _enabled = plugins.enable(&account, &owner, id);
        switch_on(&account, id)?;
        plugins.rosters().renew(account.id());
        plugins.call_everywhere(&account, &owner, offer.manifest())?;
        let _disabled = plugins.disable(&account, &owner, id);
        let hours = plugins.cost(&account, &owner, id, Timestamp(0))?;
        let mut trial = Trial::default();
        for hour in hours {
            match trial
                .points
                .iter_mut()
                .find(|(point, _)| *point == hour.point)
            {
                Some((_, cost)) => *cost = cost.and(hour.cost),
                None => trial.points.push((hour.point, hour.cost)),
            }
        }
        Ok(trial)
    }

    /// Calls a plugin wherever it takes part for somebody who looks, in an account whose
    /// first company is there. What it says to that is of no interest here: calls are
    /// counted where they are made.
    ///
    /// # Errors
    /// The account can't be read, or has no company.
    pub fn call_everywhere(
        &self,
        account: &Arc<Account>,
        owner: &Context,
        manifest: &Manifest,
    ) -> Result<()> {
        let reader = Plain::anybody(account);
        let id = manifest.id.as_str();
        for page in &manifest.pages {
            let _page = self.render(account, owner, &reader, id, &page.path, Vec::new());
        }
        let company = RecordRef {
            table: "companies".to_owned(),
            id: bailey_crm::RecordId(1),
        };
        let record = records::get(account, owner, &company)?;
        let _panels = self.panels(account, owner, &reader, &record);
        for entry in manifest
            .endpoints
            .iter()
            .filter(|entry| entry.method == Method::Get)
        {
            let parts = entry.path.split('/');
            let parts: Vec<_> = parts
                .map(|part| if part.starts_with('{') { "1" } else { part })
                .collect();
            let request = EndpointRequest {
                method: entry.method,
                path: parts.join("/"),
                parameters: Vec::new(),
                content_type: None,
                body: Vec::new(),
            };
            let _answer = self.answer_at(account, owner, &reader, id, request);
        }
        for job in self.jobs(account, &reader)? {
            let _run = self.run_job(account, owner, id, &job.name, Vec::new());
        }
        let selection = Selection {
            table: company.table,
            what: What::Ids(vec![company.id]),
        };
        let _preview = self.deletion_preview(account, owner, &selection);
        Ok(())
    }
}

/// Takes back all that was granted but where it takes part.
fn refuse_all(account: &Account, plugin: &str) -> bailey_crm::Result<()> {
    changed(account, plugin, |found| {
        if let Some(grant) = found.grant.as_object_mut() {
            grant.insert("capabilities".to_owned(), serde_json::json!({}));
        }
    })
}

/// Has it take part, whatever it said to that.
fn switch_on(account: &Account, plugin: &str) -> bailey_crm::Result<()> {
    changed(account, plugin, |found| found.state = State::Enabled)
}

fn changed(
    account: &Account,
    plugin: &str,
    change: impl FnOnce(&mut installation::Installation) + Send + 'static,
) -> bailey_crm::Result<()> {
    let plugin = plugin.to_owned();
    account.write(move |write| {
        let Some(mut found) = installation::get(&write.read(), &plugin)? else {
            return Ok(());
        };
        change(&mut found);
        installation::put(write, &found)
    })
}
