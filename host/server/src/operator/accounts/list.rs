//! All accounts, and how each stands.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::store::{AccountSummary, Standing};
use maud::{Markup, html};

use super::address;
use crate::error::{Error, Result};
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::frame::Head;
use crate::pages::show as values;
use crate::texts::{Reader, args};

/// The list.
pub(in crate::operator) async fn list(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
) -> Result<Response> {
    let crm = state.server().crm().clone();
    let draw = move || Ok::<_, Error>(draw(&operator, &crm.accounts()?));
    state.server().records(draw).await
}

fn draw(operator: &Operator, all: &[AccountSummary]) -> Response {
    let reader = &operator.reader;
    let suspended = all.iter().filter(|one| one.standing.suspended_at.is_some());
    let said = args!["count" => all.len(), "suspended" => suspended.count()];
    let head = Head::new(reader.text("operator-accounts"))
        .beside(html! { span.quiet.small { (all.len()) } })
        .actions(html! {
            a.button.main href="/accounts/new" { (reader.text("operator-account-new")) }
        });
    let body = html! {
        p.lead { (reader.text_with("operator-accounts-lead", &said)) }
        @if !all.is_empty() {
            table.table.cards {
                caption.unseen { (reader.text("operator-accounts")) }
                thead {
                    tr {
                        th scope="col" { (reader.text("operator-account")) }
                        th scope="col" { (reader.text("operator-account-name")) }
                        th scope="col" { (reader.text("operator-account-stands")) }
                        th scope="col" { (reader.text("operator-account-since")) }
                    }
                }
                tbody { @for one in all { (row(reader, one)) } }
            }
        }
    };
    frame::page(operator, &head, &body)
}

fn row(reader: &Reader, one: &AccountSummary) -> Markup {
    html! {
        tr {
            td.head { a href=(address(&one.id)) { (one.id) } }
            td data-label=(reader.text("operator-account-name")) { (one.name) }
            td data-label=(reader.text("operator-account-stands")) { (standing(reader, &one.standing)) }
            td data-label=(reader.text("operator-account-since")) { (values::moment(reader, one.created_at)) }
        }
    }
}

/// How an account stands, in a word.
pub(super) fn standing(reader: &Reader, standing: &Standing) -> Markup {
    let (class, id) = match (standing.delete_at, standing.suspended_at) {
        (Some(_), _) => ("danger", "operator-stands-leaving"),
        (None, Some(_)) => ("caution", "operator-stands-suspended"),
        (None, None) => ("good", "operator-stands-open"),
    };
    html! { span.badge.(class) { (reader.text(id)) } }
}
