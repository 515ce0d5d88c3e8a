//! One account: how it stands, what it may have, and what can be done about it.

use std::collections::BTreeMap;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::catalogue::EVERYTHING;
use bailey_crm::store::AccountSummary;
use maud::{Markup, html};

use super::list::standing;
use super::{address, find};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::operator::form;
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::pages::show as values;
use crate::texts::args;

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
) -> Result<Response> {
    let own = state.clone();
    let work = move || draw(&own, &operator, &account, &Params::default(), None);
    state.server().records(work).await
}

/// The page with what was typed about what the account may have, and what is wrong.
pub(super) fn draw(
    state: &OperatorState,
    operator: &Operator,
    account: &str,
    typed: &Params,
    error: Option<&Error>,
) -> Result<Response> {
    let one = find(state, account)?;
    let catalogue = state.server().plugins().catalogue();
    let rules = catalogue.curation().rules.get(&one.id);
    let reader = &operator.reader;
    // What can't be read is shown without: here it is suspended and deleted, too.
    let opened = state.server().crm().account(&one.id).ok();
    let limits = opened.and_then(|account| Limits::of(state.server(), &account).ok());
    let head = Head::new(one.id.as_str())
        .under(reader.text("operator-accounts"), &Address::new("/"))
        .beside(standing(reader, &one.standing))
        .narrow();
    let body = html! {
        (facts(operator, &one, limits.as_ref()))
        (stands(operator, &one))
        h2 { (reader.text("operator-rules")) }
        p { (reader.text("operator-rules-about")) }
        (listed(operator, &one, rules))
        (new_rule(operator, &one, typed, error))
        h2 { (reader.text("operator-export")) }
        p { (reader.text_with("operator-export-about", &args!["folder" => state.exports().display().to_string()])) }
        form method="post" action=(address(&one.id).then("export")) {
            (form::word(operator))
            button.button { (reader.text("operator-export-go")) }
        }
        @if one.standing.delete_at.is_none() {
            h2 { (reader.text("operator-delete")) }
            p { a.button.danger href=(address(&one.id).then("delete")) { (reader.text("operator-delete-link")) } }
        }
    };
    Ok(frame::page(operator, &head, &body))
}

fn facts(operator: &Operator, one: &AccountSummary, limits: Option<&Limits>) -> Markup {
    let reader = &operator.reader;
    let fact = |label: &str, value: Markup| {
        html! { div { dt { (reader.text(label)) } dd { (value) } } }
    };
    let moment = |at| values::moment(reader, at);
    html! {
        dl.facts {
            (fact("operator-account-name", html! { (one.name) }))
            (fact("operator-account-since", moment(one.created_at)))
            @if let Some(limits) = limits { (limits.facts(reader)) }
            @if let Some(at) = one.standing.suspended_at {
                (fact("operator-suspended-since", moment(at)))
            }
            @if let Some(why) = &one.standing.why {
                (fact("operator-suspended-why", html! { (why) }))
            }
            @if let Some(at) = one.standing.delete_at {
                (fact("operator-deleted-at", moment(at)))
            }
        }
    }
}

/// Suspending it, or opening it again.
fn stands(operator: &Operator, one: &AccountSummary) -> Markup {
    let reader = &operator.reader;
    html! {
        @if one.standing.suspended_at.is_some() {
            p { (reader.text("operator-resume-about")) }
            form method="post" action=(address(&one.id).then("resume")) {
                (form::word(operator))
                button.button.main { (reader.text("operator-resume")) }
            }
        } @else {
            p { (reader.text("operator-suspend-about")) }
            form.filter-form method="post" action=(address(&one.id).then("suspend")) {
                (form::word(operator))
                div.field {
                    label for="why" { (reader.text("operator-suspended-why")) }
                    input #why name="why" autocomplete="off";
                }
                div.line { button.button.danger { (reader.text("operator-suspend")) } }
            }
        }
    }
}

/// What is said of plugins and publishers to this account, each with the button that
/// takes it back.
fn listed(
    operator: &Operator,
    one: &AccountSummary,
    rules: Option<&BTreeMap<String, bool>>,
) -> Markup {
    let reader = &operator.reader;
    let named = |subject: &str| match subject {
        EVERYTHING => reader.text("operator-rule-everything"),
        other => other.to_owned(),
    };
    html! {
        @if rules.is_none_or(BTreeMap::is_empty) { p.quiet { (reader.text("operator-rules-none")) } }
        ul.plain.plugin-list {
            @for (subject, allowed) in rules.into_iter().flatten() {
                li {
                    div {
                        strong { (named(subject)) } " "
                        @if *allowed { span.badge.good { (reader.text("operator-rule-allowed")) } }
                        @else { span.badge.danger { (reader.text("operator-rule-denied")) } }
                    }
                    form method="post" action=(address(&one.id).then("rules")) {
                        (form::word(operator))
                        input type="hidden" name="subject" value=(subject);
                        button.button name="say" value="forget" { (reader.text("operator-rule-forget")) }
                    }
                }
            }
        }
    }
}

fn new_rule(
    operator: &Operator,
    one: &AccountSummary,
    typed: &Params,
    error: Option<&Error>,
) -> Markup {
    let reader = &operator.reader;
    let subject = typed.first("subject").unwrap_or_default();
    html! {
        form.form method="post" action=(address(&one.id).then("rules")) {
            (form::word(operator))
            (form::refusal(reader, error))
            (form::line(reader, "subject", "operator-rule-subject", Some("operator-rule-hint"), subject))
            div.line {
                button.button name="say" value="allow" { (reader.text("operator-rule-allow")) }
                button.button name="say" value="deny" { (reader.text("operator-rule-deny")) }
            }
        }
    }
}
