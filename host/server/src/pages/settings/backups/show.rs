//! The page: sections for the key, for who may restore, for stores, and for files.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::backups::{self, Backup, Store};
use bailey_plugins::backups::{KeyTest, account_key};
use maud::{Markup, html};

use super::OWN;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show as values};
use crate::state::State;
use crate::texts::args;

/// How many files are offered.
const SHOWN: u32 = 20;

/// The page as it is first seen.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    let crm = state.clone();
    state
        .records(move || draw(&crm, &viewer, &Params::default(), &[]))
        .await
}

/// The page with what was typed, and what is wrong with it.
pub(super) fn draw(
    state: &State,
    viewer: &Viewer,
    typed: &Params,
    found: &[Problem],
) -> Result<Response> {
    let reader = &viewer.reader;
    let (account, context) = (&viewer.account, &viewer.context);
    let key = account_key(state.crm(), account.id())?;
    let recipient = key.recipient().to_string();
    let (proven, restorers, stores) = account.read(|read| {
        Ok((
            backups::is_proven(read, context, &recipient)?,
            backups::restorers(read, context)?,
            backups::stores(read, context)?,
        ))
    })?;
    let files = backups::list(account, context, SHOWN, None)?.backups;
    let inputs = Inputs { viewer, found };
    let body = html! {
        p.lead { (reader.text("backups-lead")) }
        h2 { (reader.text("backups-key")) }
        p { (reader.text("backups-key-about")) }
        p.quiet { (reader.text("backups-recipient")) " " code { (recipient) } }
        @if proven { p { span.badge.good { (reader.text("backups-key-proven")) } } }
        @if viewer.user.owner {
            form method="post" action=(format!("{OWN}/key")) {
                (form::word(viewer))
                button.button { (reader.text("backups-key-download")) }
            }
            @if !proven { (test(viewer, &inputs, &KeyTest::of(&key)?.sealed)) }
        } @else {
            p.quiet { (reader.text("backups-owner-only")) }
        }
        h2 { (reader.text("backups-restorers")) }
        p { (reader.text("backups-restorers-about")) }
        (people(viewer, &restorers))
        h2 { (reader.text("backups-stores")) }
        p { (reader.text("backups-stores-about")) }
        ul.plain.plugin-list { @for one in &stores { (store(viewer, one)) } }
        (new_store(viewer, &inputs, typed))
        h2 { (reader.text("backups-files")) }
        p { (reader.text("backups-files-about")) }
        ul.plain.plugin-list {
            @for backup in files.iter().filter(|one| one.deleted_at.is_none()) { (download(viewer, backup)) }
        }
        @if files.is_empty() { p.quiet { (reader.text("backups-files-none")) } }
    };
    let head = Head::new(reader.text("settings-backups"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    Ok::<_, Error>(frame::page(viewer, &head, &body))
}

fn test(viewer: &Viewer, inputs: &Inputs<'_>, sealed: &str) -> Markup {
    let reader = &viewer.reader;
    html! {
        p { (reader.text("backups-test-about")) }
        pre tabindex="0" role="region" aria-label=(reader.text("backups-key")) { code { (sealed) } }
        p.quiet { code { "age --decrypt -i key.txt test.age" } }
        form.stack method="post" action=(format!("{OWN}/proof")) {
            (form::word(viewer))
            (inputs.line("word", "backups-test-word", None, ""))
            button.button { (reader.text("backups-test-send")) }
        }
    }
}

fn people(viewer: &Viewer, named: &std::collections::BTreeSet<bailey_crm::UserId>) -> Markup {
    let reader = &viewer.reader;
    let users = viewer.users();
    let admins = users
        .iter()
        .filter(|user| user.admin && user.active && !user.owner);
    let admins: Vec<_> = admins.collect();
    html! {
        @if admins.is_empty() {
            p.quiet { (reader.text("backups-no-admins")) }
        } @else if viewer.user.owner {
            form method="post" action=(format!("{OWN}/restorers")) {
                (form::word(viewer))
                @for user in admins {
                    div.field.check {
                        input type="checkbox" name="user" id=(format!("user-{}", user.id.0))
                            value=(user.id.0) checked[named.contains(&user.id)];
                        label for=(format!("user-{}", user.id.0)) { (user.name) }
                    }
                }
                button.button { (reader.text("backups-restorers-save")) }
            }
        } @else {
            ul { @for user in admins.iter().filter(|user| named.contains(&user.id)) { li { (user.name) } } }
        }
    }
}

fn store(viewer: &Viewer, store: &Store) -> Markup {
    let reader = &viewer.reader;
    html! {
        li {
            div {
                strong { (store.label) }
                p.quiet.small { code { "store-" (store.id.0) } ", " (store.bucket) ", " (store.endpoint) }
            }
            form method="post" action=(format!("{OWN}/stores/{}", store.id.0)) {
                (form::word(viewer))
                button.button.danger { (reader.text("backups-store-forget")) }
            }
        }
    }
}

fn new_store(viewer: &Viewer, inputs: &Inputs<'_>, typed: &Params) -> Markup {
    let reader = &viewer.reader;
    let value = |name: &str| typed.first(name).unwrap_or_default();
    html! {
        details open[typed.has("label")] {
            summary { (reader.text("backups-store-new")) }
            form.stack method="post" action=(format!("{OWN}/stores")) {
                (form::word(viewer))
                (inputs.line("label", "backups-store-label", None, value("label")))
                (inputs.line("endpoint", "backups-store-endpoint", Some("backups-store-endpoint-hint"), value("endpoint")))
                (inputs.line("region", "backups-store-region", None, value("region")))
                (inputs.line("bucket", "backups-store-bucket", None, value("bucket")))
                (inputs.optional("prefix", "backups-store-prefix", Some("backups-store-prefix-hint"), value("prefix")))
                (inputs.line("key_id", "backups-store-key-id", None, value("key_id")))
                (inputs.secret("secret", "backups-store-secret", "backups-store-secret-hint"))
                button.button { (reader.text("backups-store-add")) }
            }
        }
    }
}

fn download(viewer: &Viewer, backup: &Backup) -> Markup {
    let reader = &viewer.reader;
    let size = reader.bytes(backup.made.bytes);
    html! {
        li {
            div {
                strong { (values::moment(reader, backup.made.taken_at)) }
                p.quiet.small { (backup.made.name) ", " (size) }
                @if !backup.is_good() { p.small { span.badge.danger { (reader.text("backups-file-bad")) } } }
            }
            a.button href=(format!("{OWN}/{}/file", backup.id.0)) {
                (reader.text("backups-file-download"))
                span.unseen { " " (reader.text_with("backups-file-of", &args!["number" => backup.id.0.to_string()])) }
            }
        }
    }
}
