//! The handle on everything about plugins: the accounts, the sandbox, the
//! catalogue, and what of them is in memory.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use bailey_crm::{Account, Crm};
use bailey_sandbox::{Failure, Guests, Sandbox};

use crate::access::Memory;
use crate::alarm::Alarms;
use crate::backups::{self, Backups};
use crate::catalogue::{Catalogue, Offer};
use crate::conditions::Conditions;
use crate::costs::Costs;
use crate::describe;
use crate::egress::Egress;
use crate::error::Result;
use crate::grant::{Consent, Grant};
use crate::guards::Guards;
use crate::hours::Hours;
use crate::jobs::Runs;
use crate::mail::Carrier;
use crate::plugin::Plugin;
use crate::program::{Program, Programs};
use crate::rewind_plans::RewindPlans;
use crate::roster::{Roster, Rosters, Shelf};
use crate::texts::Texts;
use crate::trial::Trials;

/// The plugins of all accounts. Cheap to clone.
///
/// Its functions block, on SQLite and on guests: call them on threads that may.
#[derive(Clone)]
pub struct Plugins(Arc<Shared>);

struct Shared {
    crm: Arc<Crm>,
    sandbox: Arc<Sandbox>,
    catalogue: RwLock<Arc<Catalogue>>,
    /// Held while the catalogue is judged anew.
    renewing: Mutex<()>,
    /// Held while the sources are looked at.
    refreshing: Mutex<()>,
    programs: Programs,
    rosters: Rosters,
    runs: Runs,
    rewind_plans: RewindPlans,
    memory: Memory,
    guards: Guards,
    alarms: Alarms,
    sentences: Texts,
    costs: Costs,
    hours: Arc<Hours>,
    trials: Trials,
    conditions: OnceLock<Arc<Conditions>>,
    carrier: OnceLock<Carrier>,
    egress: OnceLock<Egress>,
    backups: OnceLock<Backups>,
}

impl Plugins {
    /// Joins accounts, sandbox and catalogue. No guest runs and no account is
    /// opened by it.
    pub fn new(crm: Arc<Crm>, sandbox: Arc<Sandbox>, catalogue: Catalogue) -> Self {
        // Without the operator's word there is nothing to offer: what can't be
        // judged doesn't run.
        let catalogue = catalogue.opened(&crm).unwrap_or_else(|error| {
            tracing::error!(%error, "what the operator decided can't be read, so the catalogue is empty");
            Catalogue::new()
        });
        let (programs, rosters, runs, rewind_plans) = Default::default();
        let (memory, guards, alarms) = Default::default();
        let sentences = describe::sentences();
        Self(Arc::new(Shared {
            crm,
            sandbox,
            catalogue: RwLock::new(Arc::new(catalogue)),
            renewing: Mutex::default(),
            refreshing: Mutex::default(),
            programs,
            rosters,
            runs,
            rewind_plans,
            memory,
            guards,
            alarms,
            sentences,
            costs: Costs::default(),
            hours: Arc::default(),
            trials: Trials::default(),
            conditions: OnceLock::new(),
            carrier: OnceLock::new(),
            egress: OnceLock::new(),
            backups: OnceLock::new(),
        }))
    }

    /// The same with what takes its accounts' mail away; until then mail waits.
    #[must_use]
    pub fn with_carrier(self, carrier: Carrier) -> Self {
        // The first one stays: mail has one way out of a process.
        let _first = self.0.carrier.set(carrier);
        self
    }

    /// The same under conditions that a developer's tools set.
    #[must_use]
    pub fn with_conditions(self, conditions: Arc<Conditions>) -> Self {
        // The first ones stay; they can be changed.
        let _first = self.0.conditions.set(conditions);
        self
    }

    pub(crate) fn conditions(&self) -> Option<&Conditions> {
        self.0.conditions.get().map(|conditions| &**conditions)
    }

    /// The same where connections may go elsewhere than to public addresses.
    #[must_use]
    pub fn with_egress(self, egress: Egress) -> Self {
        // The first one stays: where connections may go is decided once.
        let _first = self.0.egress.set(egress);
        self
    }

    /// Where connections may go.
    pub fn egress(&self) -> &Egress {
        self.0.egress.get_or_init(Egress::default)
    }

    /// The same with backups as the operator decided.
    #[must_use]
    pub fn with_backups(self, settings: backups::Settings) -> Self {
        let (crm, egress) = (Arc::clone(self.crm()), self.egress().clone());
        // The first ones stay: backups are in one place.
        let _first = self.0.backups.set(Backups::new(crm, egress, settings));
        self
    }

    /// The accounts' backups.
    pub fn backups(&self) -> &Backups {
        self.0.backups.get_or_init(|| {
            let (crm, egress) = (Arc::clone(self.crm()), self.egress().clone());
            let settings = backups::Settings {
                folder: crm.backups_folder(),
                ..backups::Settings::default()
            };
            Backups::new(crm, egress, settings)
        })
    }

    pub(crate) fn carrier(&self) -> Option<&Carrier> {
        self.0.carrier.get()
    }

    /// The accounts.
    pub fn crm(&self) -> &Arc<Crm> {
        &self.0.crm
    }

    /// The sandbox that plugins run in.
    pub fn sandbox(&self) -> &Sandbox {
        &self.0.sandbox
    }

    /// Where accounts find plugins, as it is now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        let catalogue = self.0.catalogue.read();
        Arc::clone(&catalogue.unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another catalogue in the place of the one there is, as the operator's
    /// file judges it, and has every account's plugins loaded anew.
    pub(crate) fn renew_catalogue(&self, next: impl FnOnce(Catalogue) -> Catalogue) -> Result<()> {
        let _one_at_a_time = lock(&self.0.renewing);
        let next = next(Catalogue::clone(&self.catalogue())).judged(self.crm())?;
        let mut catalogue = self
            .0
            .catalogue
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *catalogue = Arc::new(next);
        drop(catalogue);
        self.0.rosters.renew_all();
        Ok(())
    }

    /// Held by whoever looks at the catalogue's sources.
    pub(crate) fn refreshing(&self) -> MutexGuard<'_, ()> {
        lock(&self.0.refreshing)
    }

    /// Lets go of what of a plugin is in memory for an account.
    pub(crate) fn stop_instances(&self, account: &Account, plugin: &str) {
        self.0.sandbox.forget(&bailey_sandbox::Guest {
            account: account.id().as_str().into(),
            plugin: plugin.into(),
        });
    }

    pub(crate) fn trials(&self) -> &Trials {
        &self.0.trials
    }

    /// What of plugins runs and waits in this process.
    #[must_use]
    pub fn guests(&self) -> Guests {
        self.0.sandbox.guests()
    }

    /// How many plugins are stopped just now because they failed, over all accounts that
    /// are in memory.
    #[must_use]
    pub fn stopped_by_breakers(&self) -> usize {
        self.rosters().stopped()
    }

    /// How many jobs run, or wait for their turn.
    #[must_use]
    pub fn jobs_under_way(&self) -> usize {
        self.runs().at_work().count()
    }

    pub(crate) fn shared_sandbox(&self) -> Arc<Sandbox> {
        Arc::clone(&self.0.sandbox)
    }

    pub(crate) fn costs(&self) -> &Costs {
        &self.0.costs
    }

    pub(crate) fn hours(&self) -> &Arc<Hours> {
        &self.0.hours
    }

    pub(crate) fn rosters(&self) -> &Rosters {
        &self.0.rosters
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    pub(crate) fn guards(&self) -> &Guards {
        &self.0.guards
    }

    pub(crate) fn alarms(&self) -> &Alarms {
        &self.0.alarms
    }

    pub(crate) fn runs(&self) -> &Runs {
        &self.0.runs
    }

    pub(crate) fn rewind_plans(&self) -> &RewindPlans {
        &self.0.rewind_plans
    }

    /// The account's plugins.
    pub(crate) fn roster(&self, account: &Account) -> Result<Arc<Roster>> {
        self.0.rosters.of(account, || self.shelf())
    }

    /// Where packages are found, as it is now.
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        Shelf {
            crm: &self.0.crm,
            catalogue: self.catalogue(),
            sentences: &self.0.sentences,
        }
    }

    pub(crate) fn sentences(&self) -> &Texts {
        &self.0.sentences
    }

    /// Has a component compiled and linked before anybody needs it.
    pub(crate) fn ready_program(&self, offer: &Offer) -> Result<(), Failure> {
        let grant = Grant::consented(offer.manifest(), &Consent::default());
        let grant = grant.map_err(|error| Failure::Unavailable {
            reason: error.to_string(),
        })?;
        self.0
            .programs
            .program(&self.0.sandbox, &offer.package, &grant)
            .map(|_| ())
    }

    /// The plugin's component, ready to be called.
    pub(crate) fn program(&self, plugin: &Plugin) -> Result<Arc<Program>, Failure> {
        self.0
            .programs
            .program(&self.0.sandbox, &plugin.offer.package, &plugin.grant)
    }
}

impl std::fmt::Debug for Plugins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plugins")
            .field("catalogue", &self.catalogue())
            .finish_non_exhaustive()
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
