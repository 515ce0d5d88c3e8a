//! `bailey backup preview`: says what a restore would bring back.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use bailey_crm::snapshots::{self, Differences, RestorePlan, Scope, Then};
use bailey_crm::{Account, Context, Crm, RecordId, directory};
use bailey_plugins::backups::Opened;

use super::{Ground, opening};
use crate::arguments::Restoring;
use crate::control::Talk;

/// How many records are named.
pub const NAMED: usize = 20;

/// Says it; nothing is changed.
pub fn run(ground: &Ground<'_>, restoring: &Restoring, talk: &mut dyn Talk) -> Result<()> {
    let opened = opening::open(ground.crm, &restoring.opening, talk)?;
    let account = account(ground.crm, &opened)?;
    let scope = scope(&account, restoring)?;
    let context = Context::operator();
    let then = Then::Snapshot(opened.snapshot);
    let plan = snapshots::plan(&account, &context, &then, &scope, NAMED)?;
    show(&plan, talk)
}

/// The account that it is of, in this data folder.
pub fn account(crm: &Crm, opened: &Opened) -> Result<Arc<Account>> {
    Ok(crm.account(&opened.snapshot.contents().account)?)
}

/// What was asked for.
pub fn scope(account: &Account, restoring: &Restoring) -> Result<Scope> {
    let owner = match &restoring.owner {
        Some(email) => {
            let context = Context::operator();
            let users = account.read(|read| directory::users(read, &context))?;
            let user = users.into_iter().find(|user| &user.email == email);
            Some(
                user.with_context(|| format!("--owner: nobody has the address {email}"))?
                    .id,
            )
        }
        None => None,
    };
    let tables: BTreeSet<String> = restoring.tables.iter().cloned().collect();
    let records: BTreeSet<RecordId> = restoring.records.iter().copied().map(RecordId).collect();
    Ok(Scope {
        tables: (!tables.is_empty()).then_some(tables),
        records: (!records.is_empty()).then_some(records),
        owner,
        changed: None,
        what: Differences {
            added: restoring.added,
            ..Differences::default()
        },
        plugins: restoring.plugins.iter().cloned().collect(),
    })
}

/// Shows a plan.
pub fn show(plan: &RestorePlan, talk: &mut dyn Talk) -> Result<()> {
    for table in &plan.tables {
        if table.added + table.changed + table.gone == 0 {
            continue;
        }
        talk.say(&format!(
            "{:<20} {} made since, {} changed since, {} gone",
            table.table, table.added, table.changed, table.gone
        ))?;
        if table.table_gone {
            talk.say(&format!(
                "{:<20} the table itself is gone: restore that first",
                ""
            ))?;
        }
        for field in &table.fields_gone {
            talk.say(&format!(
                "{:<20} the field `{field}` is gone, and is left out",
                ""
            ))?;
        }
    }
    for back in &plan.back {
        let record = &back.record;
        talk.say(&format!("  {} {}  {}", record.table, record.id, back.label))?;
    }
    for left in &plan.left {
        let record = &left.record;
        talk.say(&format!(
            "  {} {} {}  stays: it {}",
            record.table, record.id, left.label, left.why
        ))?;
    }
    for kept in &plan.kept {
        talk.say(&format!(
            "  {}  {} entries and {} settings become what they were",
            kept.plugin, kept.entries, kept.settings
        ))?;
    }
    talk.say(&format!(
        "{} records would go back, {} can't.",
        plan.restorable, plan.left_count
    ))
}
