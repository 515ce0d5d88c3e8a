//! One call of a plugin: what the host knows of it while the guest runs.
//!
//! Account and acting user stand here, in the host's own memory, and are never
//! an argument of a guest's. Every host function begins at [`HostCall::gate`],
//! [`HostCall::user_gate`] or [`HostCall::lone_gate`], which keep what the admin
//! consented to and what this kind of call may do.

use std::sync::Arc;

use bailey_crm::{Account, Actor, Context};
use bailey_sandbox::{CallState, Meter};
use serde::Serialize;
use wasmtime::component::HasData;

use crate::contract::bailey::crm::types as wit;
use crate::grant::Tables;
use crate::jobs::Running;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::recording::Tape;
use crate::recording::taped::Taped;

/// Writes that hooks cause stop here: a hook of a hook of a person's act.
const DEEPEST: u8 = 3;

/// What a call may do to the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Reads its own storage and settings, and the directory, so that its answer can
    /// be remembered.
    Pure,
    /// Reads whatever was granted: drawing a page, deciding on a deletion.
    Reading,
    /// Also writes.
    Acting,
}

/// What a host function needs of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// What a remembered answer may rest on: the plugin's settings, what it stored,
    /// and who the account's people are.
    Own,
    /// The account's data, the time, randomness.
    Read,
    /// Changes something.
    Write,
}

/// What the host keeps of one call while it runs.
pub struct Call {
    /// The host itself, for acts that ask other plugins.
    pub plugins: Plugins,
    /// The account for which the plugin was called.
    pub account: Arc<Account>,
    /// Who is behind the call; nobody in a job or a listener.
    pub context: Context,
    /// The plugin as it is installed there.
    pub plugin: Arc<Plugin>,
    /// What the call may do.
    pub mode: Mode,
    /// What it leaves behind so far; kept if the call succeeds.
    pub left: Left,
    /// Whether what it doesn't keep could let something through: then it is kept also
    /// where the account has no room.
    pub keeps_safe: bool,
    /// The job's run, if it is one.
    pub run: Option<Arc<Running>>,
    /// What is put down of it, if somebody wants that.
    pub tape: Option<Tape>,
}

impl Call {
    /// A call of a plugin on behalf of whoever is in the context.
    pub fn new(
        plugins: &Plugins,
        account: &Arc<Account>,
        context: &Context,
        plugin: &Arc<Plugin>,
        mode: Mode,
    ) -> Self {
        let context = Context {
            depth: context.depth.saturating_add(1),
            ..context.clone()
        };
        Self {
            plugins: plugins.clone(),
            account: Arc::clone(account),
            context,
            plugin: Arc::clone(plugin),
            mode,
            left: Left::default(),
            keeps_safe: false,
            run: None,
            tape: None,
        }
    }

    /// The call of this function with these arguments, as one tuple: put down if the
    /// plugin failed of late.
    #[must_use]
    pub fn of(mut self, function: &'static str, arguments: &impl Serialize) -> Self {
        if self.plugin.recorder.is_armed() {
            self.tape = Tape::record(function, arguments);
        }
        self
    }

    /// Whoever hears how far an act is: the job's run, if it is one. What was begun
    /// is not stopped half way.
    pub fn progress(&self) -> impl FnMut(u64, u64) + use<> {
        let run = self.run.clone();
        move |done, total| {
            if let Some(run) = &run {
                run.reached(done, total);
            }
        }
    }

    /// The context in which an act through this capability is done and
    /// journalled: by the plugin, for the user behind the call.
    pub fn acting(&self, capability: &str) -> Context {
        Context {
            actor: self.plugin.actor(capability, self.context.actor.user()),
            ..self.context.clone()
        }
    }
}

/// The gate of a capability that does the same as another, for somebody else.
#[derive(Clone, Copy, Debug)]
pub enum Door {
    /// For the user behind the call.
    User(&'static str),
    /// For the plugin itself, with nobody behind the call.
    Lone(&'static str),
}

impl Door {
    /// The capability's name.
    pub fn capability(self) -> &'static str {
        match self {
            Self::User(capability) | Self::Lone(capability) => capability,
        }
    }
}

/// What a host function has at hand: the call and its meter.
pub struct HostCall<'a> {
    /// The call.
    pub call: &'a mut Call,
    /// What it used, and may use.
    pub meter: &'a mut Meter,
}

/// Tells the linker that host functions are given a [`HostCall`], with its tape.
pub struct Hosting;

impl HasData for Hosting {
    type Data<'a> = Taped<'a>;
}

/// The way from a store to a [`HostCall`].
pub fn host(state: &mut CallState<Call>) -> Taped<'_> {
    let (call, meter) = state.data_and_meter();
    Taped(HostCall { call, meter })
}

impl HostCall<'_> {
    /// Lets a host function through, and says to which tables its grant
    /// extends.
    pub fn gate(&self, capability: &'static str, need: Need) -> Result<&Tables, wit::Error> {
        let call = &self.call;
        let Some(tables) = call.plugin.grant.capability(capability) else {
            return Err(wit::Error::Denied(format!(
                "`{capability}` was not granted"
            )));
        };
        if let Some(conditions) = call.plugins.conditions() {
            conditions.meet(capability)?;
        }
        let enough = match need {
            Need::Own => true,
            Need::Read => call.mode >= Mode::Reading,
            Need::Write => call.mode >= Mode::Acting,
        };
        if !enough {
            return Err(wit::Error::Denied(format!(
                "`{capability}` can't be used for this in such a call"
            )));
        }
        if need == Need::Write && call.context.depth >= DEEPEST {
            return Err(wit::Error::Limit(format!(
                "plugins led to each other {DEEPEST} times"
            )));
        }
        Ok(tables)
    }

    /// The same, for what is done as the user behind the call; denied when
    /// there is none.
    pub fn user_gate(&self, capability: &'static str, need: Need) -> Result<&Tables, wit::Error> {
        let tables = self.gate(capability, need)?;
        let actor = &self.call.context.actor;
        if actor.user().is_some() || matches!(actor, Actor::Support { .. }) {
            Ok(tables)
        } else {
            Err(wit::Error::Denied(format!(
                "`{capability}` acts as a user, and this call has none"
            )))
        }
    }

    /// The same, for what the plugin does for itself; denied where anybody is behind
    /// the call, whose rights would be passed over.
    pub fn lone_gate(&self, capability: &'static str, need: Need) -> Result<&Tables, wit::Error> {
        let tables = self.gate(capability, need)?;
        match &self.call.context.actor {
            Actor::Plugin {
                on_behalf_of: None, ..
            } => Ok(tables),
            _ => Err(wit::Error::Denied(format!(
                "`{capability}` is for what a plugin does with nobody behind it, and this call \
                 has somebody"
            ))),
        }
    }

    /// Goes by one of these gates.
    pub fn through(&self, door: Door, need: Need) -> Result<&Tables, wit::Error> {
        match door {
            Door::User(capability) => self.user_gate(capability, need),
            Door::Lone(capability) => self.lone_gate(capability, need),
        }
    }

    /// Refuses to keep more for the plugin while its account has no room.
    pub fn room(&self) -> Result<(), wit::Error> {
        if self.call.keeps_safe {
            return Ok(());
        }
        Ok(self.call.account.has_room()?)
    }

    /// Counts rows that are about to be handed over, with their bytes.
    pub fn charge(&mut self, rows: usize, bytes: u64) -> Result<(), wit::Error> {
        self.meter.charge_rows(rows as u64).map_err(limit)?;
        self.meter.charge_bytes_out(bytes).map_err(limit)
    }
}

/// A limit that a guest is told of.
pub fn limit(failure: bailey_sandbox::Failure) -> wit::Error {
    wit::Error::Limit(failure.to_string())
}

/// Lets a host function touch this table, if the grant extends to it.
pub fn covered(tables: &Tables, table: &str) -> Result<(), wit::Error> {
    if tables.covers(table) {
        Ok(())
    } else {
        Err(wit::Error::Denied(format!(
            "the grant doesn't extend to the table `{table}`"
        )))
    }
}
