//! Why somebody may do something, or may not: what each policy says to it.

use std::sync::Arc;

use bailey_crm::access::{self, About, Access, Action, Extent, Rule};
use bailey_crm::directory::{self, User};
use bailey_crm::{Account, Context, RecordId, RecordRef, UserId};

use crate::error::Result;
use crate::extension_points::access_policy::NAME;
use crate::plugins::Plugins;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// About whom.
    pub user: UserId,
    /// What they want to do.
    pub action: Action,
    /// In which table, by key.
    pub table: String,
    /// With which of its records; none to ask about the table.
    pub record: Option<RecordId>,
}

/// What one policy says.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// The plugin's id.
    pub plugin: String,
    /// The rules that allow it.
    pub rules: Vec<Rule>,
    /// Why it gave no answer, which means no.
    pub failure: Option<String>,
}

/// On what a verdict rests.
#[derive(Clone, Debug)]
pub enum Because {
    /// The owner may do everything.
    Owner,
    /// They can't sign in.
    Suspended,
    /// No plugin decides on rights.
    NobodyDecides,
    /// What each policy says.
    Opinions(Vec<Opinion>),
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Whether they may.
    pub allowed: bool,
    /// Why.
    pub because: Because,
    /// What else it needs, and whether they may do that.
    pub needs: Option<(Action, bool)>,
    /// What the record belongs to and they don't see.
    pub belongs_to: Option<RecordRef>,
}

impl Verdict {
    fn by_itself(allowed: bool, because: Because) -> Self {
        Self {
            allowed,
            because,
            needs: None,
            belongs_to: None,
        }
    }
}

impl Plugins {
    /// Why a user may do something, or may not. Asked by somebody who sees the
    /// record.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `NotFound` for an unknown user or table, and for a
    /// record that whoever asks doesn't see.
    pub fn why(
        &self,
        account: &Arc<Account>,
        context: &Context,
        question: &Question,
    ) -> Result<Verdict> {
        let user = account.read(|read| directory::user(read, context, question.user))?;
        if !user.active {
            return Ok(Verdict::by_itself(false, Because::Suspended));
        }
        if user.owner {
            return Ok(Verdict::by_itself(true, Because::Owner));
        }
        match self.access(account, &user) {
            Ok(access) => explained(account, context, &access, question),
            // Without all answers nobody may do anything; some may have been given.
            Err(_) => {
                let opinions = self.failures(account, &user)?;
                Ok(Verdict::by_itself(false, Because::Opinions(opinions)))
            }
        }
    }

    /// The policies that give no answer, and why.
    fn failures(&self, account: &Arc<Account>, user: &User) -> Result<Vec<Opinion>> {
        let roster = self.roster(account)?;
        let asked = roster.at(NAME).filter_map(|plugin| {
            let failed = self.policy(account, user, plugin).err()?;
            Some((plugin.id.to_string(), failed.to_string()))
        });
        let missing = roster.missing.iter().filter(|missing| missing.was_at(NAME));
        let missing = missing.map(|missing| {
            let plugin = missing.installation.plugin.clone();
            (plugin, missing.reason.clone())
        });
        let failed = asked.chain(missing).map(|(plugin, failure)| Opinion {
            plugin,
            rules: Vec::new(),
            failure: Some(failure),
        });
        Ok(failed.collect())
    }
}

fn explained(
    account: &Account,
    context: &Context,
    access: &Access,
    question: &Question,
) -> Result<Verdict> {
    let table = question.table.clone();
    let about = match question.record {
        Some(id) => About::Record(RecordRef { table, id }),
        None => About::Table(table),
    };
    let action = question.action;
    let explained = account.read(|read| access::explain(read, context, access, action, &about))?;
    let opinions = explained.policies.into_iter().map(|said| Opinion {
        plugin: said.plugin,
        rules: said.rules.into_iter().map(|(_, rule)| rule).collect(),
        failure: None,
    });
    let opinions: Vec<Opinion> = opinions.collect();
    let because = match opinions.is_empty() {
        true => Because::NobodyDecides,
        false => Because::Opinions(opinions),
    };
    Ok(Verdict {
        allowed: explained.extent != Extent::None,
        because,
        needs: explained
            .needs
            .map(|(action, needed)| (action, needed.extent != Extent::None)),
        belongs_to: explained.belongs_to,
    })
}
