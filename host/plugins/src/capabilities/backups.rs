//! `backups`: has backups made, tried, listed and deleted, and brings back what they
//! hold. The plugin decides; it is handed no backup and no key.
//!
//! Packing, sealing and comparing take the host's time, not the guest's: they run on
//! a thread of their own, while the guest waits.

use std::collections::BTreeSet;

use bailey_crm::backups::{self as list, Backup, BackupId, Reason};
use bailey_crm::plugin_data::installation;
use bailey_crm::{Context, OperationId, Result as CrmResult, UserId, directory, support};
use fluent_bundle::{FluentArgs, FluentValue};

use super::HostCall;
use crate::backups::{Backups, Letter, Planned, Request, recipient};
use crate::call::Need;
use crate::contract::bailey::crm::backups::{self as wit, Host};
use crate::contract::bailey::crm::types::Error;
use crate::convert::weight as weight_of;
use crate::priority::{Behind, yield_to_others};
use crate::texts::{Plain, Reader as _};

/// The interface's name.
pub const NAME: &str = "backups";

/// The most that is listed, or named of a plan, at once.
const MOST: u32 = 500;

impl Host for HostCall<'_> {
    fn places(&mut self) -> Result<Vec<wit::Place>, Error> {
        let context = self.keeping(Need::Read)?;
        let places = self.kept().places(&self.call.account, &context)?;
        Ok(places.into_iter().map(Into::into).collect())
    }

    fn key(&mut self) -> Result<wit::KeyState, Error> {
        let context = self.keeping(Need::Read)?;
        let account = &self.call.account;
        let crm = self.call.plugins.crm();
        if crm.backup_key(account.id())?.is_none() {
            return Ok(wit::KeyState::None);
        }
        let key = recipient(crm, account.id())?.to_string();
        Ok(
            match account.read(|read| list::is_proven(read, &context, &key))? {
                true => wit::KeyState::Proven,
                false => wit::KeyState::Unproven,
            },
        )
    }

    fn restorers(&mut self) -> Result<Vec<i64>, Error> {
        let context = self.keeping(Need::Read)?;
        let (owner, named) = self.call.account.read(|read| {
            Ok((
                directory::owner(read, &context)?,
                list::restorers(read, &context)?,
            ))
        })?;
        let owner = owner.map(|owner| owner.id);
        let all: BTreeSet<UserId> = owner.into_iter().chain(named).collect();
        self.charge(all.len(), 0)?;
        Ok(all.into_iter().map(|user| user.0).collect())
    }

    fn create(&mut self, place: String, reason: wit::Reason) -> Result<wit::Backup, Error> {
        let context = self.keeping(Need::Write)?;
        let made = self.aside(|backups, call, progress| {
            backups.create(&call.account, &context, &place, reason.into(), progress)
        })?;
        self.told(made)
    }

    fn list(&mut self, limit: u32, after: Option<String>) -> Result<wit::BackupPage, Error> {
        let context = self.keeping(Need::Read)?;
        let limit = limit.min(MOST);
        let page = list::list(&self.call.account, &context, limit, after.as_deref())?;
        let backups = page.backups.into_iter().map(|backup| self.told(backup));
        Ok(wit::BackupPage {
            backups: backups.collect::<Result<_, _>>()?,
            total: page.total,
            next: page.next,
        })
    }

    fn find(&mut self, number: i64) -> Result<wit::Backup, Error> {
        let context = self.keeping(Need::Read)?;
        let get = |read: &bailey_crm::Read<'_>| list::get(read, &context, BackupId(number));
        let backup = self.call.account.read(get)?;
        self.told(backup)
    }

    fn verify(&mut self, number: i64) -> Result<wit::Backup, Error> {
        let context = self.keeping(Need::Write)?;
        let tried = self.aside(|backups, call, progress| {
            backups.verify(&call.account, &context, BackupId(number), progress)
        })?;
        self.told(tried)
    }

    fn delete(&mut self, number: i64) -> Result<i64, Error> {
        let context = self.keeping(Need::Write)?;
        let OperationId(operation) =
            self.kept()
                .delete(&self.call.account, &context, BackupId(number))?;
        Ok(operation)
    }

    fn mail(&mut self, number: i64, to: Vec<i64>, days: u32) -> Result<u32, Error> {
        let context = self.keeping(Need::Write)?;
        let to = to.into_iter().map(UserId).collect();
        let (account, plugins) = (&self.call.account, &self.call.plugins);
        let name = account.read(directory::settings)?.name;
        let compose = |user: &directory::User, letter: &Letter| {
            let reader = Plain::of(account, user);
            let mut arguments = FluentArgs::new();
            let texts = [
                ("person", user.name.clone()),
                ("account", name.clone()),
                ("link", letter.link.clone()),
                ("until", reader.moment(letter.until)),
                ("taken", reader.moment(letter.taken_at)),
            ];
            for (argument, text) in texts {
                arguments.set(argument, FluentValue::from(text));
            }
            let (language, sentences) = (user.language.as_str(), plugins.sentences());
            (
                sentences.format(language, "mail-backup-subject", &arguments),
                sentences.format(language, "mail-backup", &arguments),
            )
        };
        let backups = self.kept();
        Ok(backups.mail(account, &context, BackupId(number), &to, days, compose)?)
    }

    fn support(&mut self) -> Result<Option<wit::SupportDesk>, Error> {
        let _for_admins = self.keeping(Need::Read)?;
        let Some(key) = self.kept().support_key().map(ToString::to_string) else {
            return Ok(None);
        };
        let tickets = self.call.account.read(support::tickets_table)?;
        Ok(Some(wit::SupportDesk { key, tickets }))
    }

    fn give(&mut self, number: i64, ticket: wit::RecordRef) -> Result<i64, Error> {
        let context = self.restoring(Need::Write)?;
        let ticket = ticket.into();
        let added = self.aside(|backups, call, progress| {
            backups.give(&call.account, &context, BackupId(number), &ticket, progress)
        })?;
        Ok(added.operation.0)
    }

    fn plan(&mut self, request: wit::Request, limit: u32) -> Result<wit::RestorePlan, Error> {
        let context = self.restoring(Need::Read)?;
        let request = request.into();
        let limit = limit.min(MOST) as usize;
        let planned = self.aside(|backups, call, progress| {
            backups.plan(&call.account, &context, &request, limit, progress)
        })?;
        self.planned(planned)
    }

    fn last_plan(&mut self, request: wit::Request) -> Result<Option<wit::RestorePlan>, Error> {
        let context = self.restoring(Need::Read)?;
        let last = self
            .kept()
            .last_plan(&self.call.account, &context, &request.into())?;
        last.map(|planned| self.planned(planned)).transpose()
    }

    fn remake(&mut self, number: i64, table: String) -> Result<u64, Error> {
        let context = self.restoring(Need::Write)?;
        self.aside(|backups, call, progress| {
            backups.remake(&call.account, &context, BackupId(number), &table, progress)
        })
    }

    fn restore(&mut self, request: wit::Request, hash: String) -> Result<wit::Restored, Error> {
        let context = self.restoring(Need::Write)?;
        let (request, hash): (Request, _) = (request.into(), hash.parse()?);
        let done = self.aside(|backups, call, progress| {
            backups.restore(&call.account, &context, &request, hash, progress)
        })?;
        for plugin in &request.scope.plugins {
            self.call.plugins.renew(&self.call.account, plugin);
        }
        Ok(wit::Restored {
            operation: done.restored.operation.0,
            restored: done.restored.restored,
            left: done.restored.left,
            plugins: done.restored.plugins,
            before: done.before.id.0,
        })
    }
}

impl HostCall<'_> {
    fn kept(&self) -> &Backups {
        self.call.plugins.backups()
    }

    /// Lets through what an admin does, or the plugin by itself.
    fn keeping(&self, need: Need) -> Result<Context, Error> {
        self.gate(NAME, need)?;
        Ok(self.call.acting(NAME))
    }

    /// Lets through what somebody does who may restore; the list of them is asked
    /// with the act.
    fn restoring(&self, need: Need) -> Result<Context, Error> {
        self.user_gate(NAME, need)?;
        Ok(self.call.acting(NAME))
    }

    /// Does long work on another thread, so that its processor time is not counted as
    /// the guest's.
    fn aside<T: Send>(
        &self,
        work: impl FnOnce(&Backups, &crate::call::Call, &mut dyn FnMut(u64, u64)) -> CrmResult<T> + Send,
    ) -> Result<T, Error> {
        let (call, backups) = (&*self.call, self.kept());
        let mut progress = call.progress();
        let done = std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().name("bailey-backup".into());
            let running = thread.spawn_scoped(scope, move || {
                yield_to_others(Behind::Far);
                work(backups, call, &mut progress)
            });
            running.map(std::thread::ScopedJoinHandle::join)
        });
        match done {
            Ok(Ok(done)) => Ok(done?),
            Ok(Err(_)) => Err(Error::Unavailable("the work broke off".into())),
            Err(error) => Err(Error::Unavailable(format!("no thread for it: {error}"))),
        }
    }

    /// What of a backup is handed over.
    fn told(&mut self, backup: Backup) -> Result<wit::Backup, Error> {
        let rows = 1 + backup.made.held.tables.len() + backup.made.held.plugins.len();
        self.charge(rows, 0)?;
        let held = self.kept().is_held(&self.call.account, &backup);
        let here: BTreeSet<String> = self
            .call
            .account
            .read(installation::all)?
            .into_iter()
            .map(|installed| installed.plugin)
            .collect();
        let plugins = backup.made.held.plugins.into_iter();
        let plugins = plugins.map(|plugin| wit::HeldPlugin {
            here: here.contains(&plugin.plugin),
            id: plugin.plugin,
            version: plugin.version,
            digest: plugin.digest,
            enabled: plugin.enabled,
        });
        let tables = backup.made.held.tables.into_iter();
        let tables = tables.map(|counts| wit::TableCount {
            table: counts.table,
            active: counts.active,
            archived: counts.archived,
            deleted: counts.deleted,
        });
        Ok(wit::Backup {
            number: backup.id.0,
            place: backup.made.place,
            name: backup.made.name,
            reason: backup.made.reason.into(),
            taken_at: backup.made.taken_at.0,
            by: backup.by.into(),
            took: backup.made.took,
            bytes: backup.made.bytes,
            operation: backup.made.head.0,
            tables: tables.collect(),
            plugins: plugins.collect(),
            tried_at: backup.tried_at.map(|at| at.0),
            faults: backup.made.faults,
            held,
            deleted_at: backup.deleted_at.map(|at| at.0),
        })
    }

    /// Counts what of a plan is about to be handed over, and hands it over.
    fn planned(&mut self, planned: Planned) -> Result<wit::RestorePlan, Error> {
        let plan = &planned.plan;
        let fields = plan.back.iter().flat_map(|back| &back.fields);
        let weight = fields.map(|field| weight_of(&field.now) + weight_of(&field.then));
        self.charge(plan.back.len() + plan.left.len(), weight.sum())?;
        Ok(planned.into())
    }
}

impl From<wit::Reason> for Reason {
    fn from(reason: wit::Reason) -> Self {
        match reason {
            wit::Reason::Schedule => Self::Schedule,
            wit::Reason::Request => Self::Request,
            wit::Reason::Restore => Self::Restore,
            wit::Reason::Purge => Self::Purge,
        }
    }
}

impl From<Reason> for wit::Reason {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Schedule => Self::Schedule,
            Reason::Request => Self::Request,
            Reason::Restore => Self::Restore,
            Reason::Purge => Self::Purge,
        }
    }
}
