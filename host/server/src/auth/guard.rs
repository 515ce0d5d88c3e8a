//! Whether whoever is known may go on from where they are: what the account's
//! request guards said, remembered, or asked of them.
//!
//! Whom a guard refuses, and everybody but the owner when a guard gives no answer,
//! reaches nothing but signing out. The owner gets past a guard that is broken, and
//! with a safe-mode code past one that refuses them (`safe_mode.rs`).

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::Method;
use axum::http::request::Parts;
use bailey_crm::directory::User;
use bailey_crm::sessions::Found;
use bailey_crm::{Account, Context, Surface};
use bailey_plugins::{Bar, Credential, Error as PluginError, Passage, Plugins, Visit};

use super::anonymous::path;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// Lets whoever is known go on, or not.
///
/// # Errors
/// [`Kind::Barred`]; [`Kind::GuardFailed`]; [`Kind::Throttled`].
pub(super) async fn pass(
    parts: &Parts,
    state: &State,
    account: &Arc<Account>,
    person: &Found,
    context: &Context,
) -> Result<()> {
    if leaves(parts) {
        return Ok(());
    }
    let visit = visit(&person.user, context, Credential::of(&context.actor));
    let plugins = state.plugins();
    let passage = match plugins.remembered_passage(account, &visit, context.at) {
        Some(passage) => passage,
        None => ask(state, account, &person.user, &visit, context).await?,
    };
    let Passage::Barred(bar) = passage else {
        return Ok(());
    };
    if let Some(refused) = plugins.counts_refusal(account, context, &visit, &bar) {
        let (plugins, account) = (plugins.clone(), Arc::clone(account));
        state
            .records(move || plugins.journal_refusal(&account, refused))
            .await?;
    }
    Err(barred(&bar))
}

async fn ask(
    state: &State,
    account: &Arc<Account>,
    user: &User,
    visit: &Visit,
    context: &Context,
) -> Result<Passage> {
    let (plugins, account) = (state.plugins().clone(), Arc::clone(account));
    let (user, visit, at) = (user.clone(), visit.clone(), context.at);
    state
        .plugin_calls(move || answered(plugins.passage(&account, &user, &visit, at), &user))
        .await
}

/// Lets somebody in who has typed the right password, or not. Blocks.
///
/// # Errors
/// As [`pass`].
pub(super) fn enter(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    user: &User,
) -> Result<()> {
    let visit = visit(user, context, Credential::SignIn);
    let passage = plugins.passage(account, user, &visit, context.at);
    let Passage::Barred(bar) = answered(passage, user)? else {
        return Ok(());
    };
    if let Some(refused) = plugins.counts_refusal(account, context, &visit, &bar) {
        plugins.journal_refusal(account, refused)?;
    }
    Err(barred(&bar))
}

/// A guard that gives no answer denies all but the owner.
fn answered(passage: Result<Passage, PluginError>, user: &User) -> Result<Passage> {
    match passage {
        Err(
            error @ (PluginError::Failed { .. }
            | PluginError::Answered { .. }
            | PluginError::Unfit { .. }),
        ) => {
            if user.owner {
                return Ok(Passage::Open);
            }
            let told = format!(
                "Who may come in could not be found out, so nobody does: {error}. The owner of \
                 the account has been told and can switch this plugin off."
            );
            Err(Error::new(Kind::GuardFailed, told))
        }
        other => Ok(other?),
    }
}

fn visit(user: &User, context: &Context, credential: Credential) -> Visit {
    Visit {
        user: user.id,
        address: context
            .address
            .map(|address: IpAddr| address.to_canonical()),
        credential,
        surface: match context.surface {
            Surface::Api => Surface::Api,
            Surface::Page | Surface::CommandLine | Surface::Background => Surface::Page,
        },
    }
}

/// What whoever is refused can always do: leave.
fn leaves(parts: &Parts) -> bool {
    match path(parts) {
        "/sign-out" => parts.method == Method::POST,
        "/api/v1/sessions/current" => parts.method == Method::DELETE,
        _ => false,
    }
}

fn barred(bar: &Bar) -> Error {
    Error::new(Kind::Barred, format!("{}: {}", bar.name, bar.reason))
}
