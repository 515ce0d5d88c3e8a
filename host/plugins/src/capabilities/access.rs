//! `access`: who may do what with records, and why, for admins who decide on it.

use bailey_crm::access as core;
use bailey_crm::schema::FieldKind;
use bailey_crm::{Timestamp, UserId};

use super::HostCall;
use crate::access::{Because, Opinion, Question};
use crate::call::Need;
use crate::contract::bailey::crm::access as wit;
use crate::contract::bailey::crm::access_rules as rules;
use crate::contract::bailey::crm::types::{self, Error};
use crate::convert::{Invalid, nodes, policy, refused};
use crate::texts::plainly;

/// The interface's name.
pub const NAME: &str = "access";

/// The most proposals at once.
const MOST_PROPOSALS: usize = 1_000;

impl wit::Host for HostCall<'_> {
    fn tables(&mut self) -> Result<Vec<wit::TableInfo>, Error> {
        self.admin_gate()?;
        let schema = self.call.account.whole_schema()?;
        let tables = schema.tables().iter();
        Ok(tables.map(|table| table_info(table)).collect())
    }

    fn why(&mut self, question: wit::Question) -> Result<wit::Verdict, Error> {
        self.admin_gate()?;
        let question = Question {
            user: UserId(question.user),
            action: question.action.into(),
            table: question.table,
            record: question.record.map(bailey_crm::RecordId),
        };
        let (call, context) = (&self.call, self.call.acting(NAME));
        let verdict = call.plugins.why(&call.account, &context, &question);
        let verdict = verdict.map_err(refused)?;
        let because = match verdict.because {
            Because::Owner => wit::Because::Owner,
            Because::Suspended => wit::Because::Suspended,
            Because::NobodyDecides => wit::Because::NobodyDecides,
            Because::Opinions(opinions) => {
                let said = opinions.into_iter().map(|opinion| self.opinion(opinion));
                wit::Because::Opinions(said.collect::<Result<_, _>>()?)
            }
        };
        Ok(wit::Verdict {
            allowed: verdict.allowed,
            because,
            needs: verdict.needs.map(|(action, allowed)| wit::Need {
                action: action.into(),
                allowed,
            }),
            belongs_to: verdict.belongs_to.map(Into::into),
        })
    }

    fn rights_of(&mut self, user: i64) -> Result<wit::Rights, Error> {
        self.admin_gate()?;
        let (call, context) = (&self.call, self.call.acting(NAME));
        let rights = call.plugins.rights(&call.account, &context, UserId(user));
        let rights = rights.map_err(refused)?;
        let reach = rights.records.into_iter().map(|reach| wit::Reach {
            table: reach.table,
            action: reach.action.into(),
            extent: reach.extent.into(),
            records: reach.records,
            of: reach.of,
        });
        let fields = rights.fields.into_iter().map(|field| wit::FieldReach {
            table: field.table,
            field: field.field,
            level: field.level.into(),
        });
        Ok(wit::Rights {
            reach: reach.collect(),
            fields: fields.collect(),
        })
    }

    fn what_if(&mut self, proposals: Vec<wit::Proposal>) -> Result<wit::Effects, Error> {
        self.admin_gate()?;
        if proposals.len() > MOST_PROPOSALS {
            return Err(Error::Limit(format!(
                "at most {MOST_PROPOSALS} proposals at once"
            )));
        }
        let schema = self.call.account.whole_schema()?;
        let mut proposed = Vec::with_capacity(proposals.len());
        for proposal in proposals {
            if let Some(unknown) = policy::unknown(&proposal.policy, &schema) {
                return Err(Invalid::new(unknown).into());
            }
            let policy = policy::read(&self.call.plugin.id, proposal.policy, &schema);
            let policy = policy.map_err(Invalid::new)?;
            proposed.push((UserId(proposal.user), policy));
        }
        let (call, context) = (&self.call, self.call.acting(NAME));
        let effects = call
            .plugins
            .what_if(&call.account, &context, &call.plugin.id, proposed);
        let effects = effects.map_err(refused)?;
        let mut told = wit::Effects {
            records: Vec::new(),
            fields: Vec::new(),
        };
        for (user, compared) in effects {
            told.records
                .extend(compared.actions.into_iter().map(|effect| wit::Effect {
                    user: user.0,
                    table: effect.table,
                    action: effect.action.into(),
                    before: effect.before.into(),
                    after: effect.after.into(),
                    gained: effect.gained,
                    lost: effect.lost,
                }));
            let fields = compared.fields.into_iter();
            told.fields.extend(fields.map(|effect| wit::FieldEffect {
                user: user.0,
                table: effect.table,
                field: effect.field,
                before: effect.before.into(),
                after: effect.after.into(),
            }));
        }
        Ok(told)
    }

    fn last_used(&mut self, user: i64, since: i64) -> Result<Vec<wit::LastUse>, Error> {
        self.admin_gate()?;
        let context = self.call.acting(NAME);
        let uses = self
            .call
            .account
            .read(|read| core::last_used(read, &context, UserId(user), Timestamp(since)))?;
        self.charge(uses.len(), 0)?;
        let last_use = |((table, action), at): ((String, core::Action), Timestamp)| wit::LastUse {
            table,
            action: action.into(),
            at: at.0,
        };
        Ok(uses.into_iter().map(last_use).collect())
    }
}

impl From<core::Extent> for wit::Extent {
    fn from(extent: core::Extent) -> Self {
        match extent {
            core::Extent::None => Self::None,
            core::Extent::Some => Self::Some,
            core::Extent::All => Self::All,
        }
    }
}

impl HostCall<'_> {
    /// Lets an admin through.
    fn admin_gate(&self) -> Result<(), Error> {
        self.user_gate(NAME, Need::Read)?;
        if self.call.context.access.admin {
            Ok(())
        } else {
            Err(Error::Denied("rights are for admins to look at".into()))
        }
    }

    fn opinion(&self, opinion: Opinion) -> Result<wit::Opinion, Error> {
        let own = opinion.plugin == *self.call.plugin.id;
        let rules = opinion.rules.into_iter().map(|rule| rules::Rule {
            tables: match rule.table {
                Some(table) => rules::Tables::Only(vec![table]),
                None => rules::Tables::AllBut(Vec::new()),
            },
            actions: rule.actions.into_iter().map(Into::into).collect(),
            scope: rule.scope.into(),
            filter: rule.filter.as_ref().map(nodes).unwrap_or_default(),
            reason: self.reason(&opinion.plugin, own, &rule.reason),
        });
        Ok(wit::Opinion {
            rules: rules.collect(),
            failure: opinion.failure,
            plugin: opinion.plugin,
        })
    }

    /// A reason as it was given to the plugin that gave it, and written out for
    /// another one, which doesn't have its messages.
    fn reason(&self, plugin: &str, own: bool, reason: &core::Reason) -> types::Text {
        let Some(text) = policy::text(reason) else {
            return types::Text::Literal(String::new());
        };
        if own {
            return text.into();
        }
        let call = &self.call;
        let written = call.plugins.roster(&call.account).ok().and_then(|roster| {
            let texts = &roster.installed(plugin).ok()?.offer.texts;
            Some(plainly(texts, &text, &call.account, &call.context))
        });
        types::Text::Literal(written.unwrap_or_default())
    }
}

fn table_info(table: &bailey_crm::schema::Table) -> wit::TableInfo {
    let field_info = |field: &bailey_crm::schema::Field| wit::FieldInfo {
        key: field.key.clone(),
        options: match &field.kind {
            FieldKind::Choice { options } => options
                .iter()
                .map(|option| wit::OptionInfo {
                    key: option.key.clone(),
                    label: option.label.clone(),
                })
                .collect(),
            _ => Vec::new(),
        },
    };
    wit::TableInfo {
        key: table.key.clone(),
        fields: table.fields.iter().map(field_info).collect(),
    }
}
