//! Support in all accounts: what is open for specialists, and who of them is in. The
//! account's own admins open it; the operator can only end it.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::support::{self, Support, SupportId};
use bailey_crm::{AccountId, Timestamp};
use maud::{Markup, html};

use super::accounts;
use super::form::{self, Form};
use super::frame;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::{Error, Result};
use crate::pages::frame::Head;
use crate::pages::show as values;
use crate::texts::args;

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
) -> Result<Response> {
    let crm = state.server().crm().clone();
    let work = move || {
        let open = support::open_everywhere(&crm, &operator.context())?;
        Ok::<_, Error>(draw(&operator, &open))
    };
    state.server().records(work).await
}

/// Closes one: whoever is in by it is out.
pub(super) async fn close(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path((account, access)): Path<(String, i64)>,
    Form(_): Form,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let id = AccountId::try_from(account).map_err(|_| Error::not_found("account"))?;
        let account = own.server().crm().account(&id)?;
        support::close(&account, &operator.context(), SupportId(access))?;
        let said = operator.reader.text_with(
            "operator-support-closed-said",
            &args!["account" => id.as_str()],
        );
        Ok::<_, Error>(operator.done(&own, said, "/support"))
    };
    state.server().records(work).await
}

fn draw(operator: &Operator, all: &[(AccountId, Support)]) -> Response {
    let reader = &operator.reader;
    let agents: usize = all.iter().map(|(_, one)| one.inside().len()).sum();
    let said = args!["open" => all.len(), "agents" => agents];
    let head = Head::new(reader.text("operator-support"));
    let body = html! {
        p.lead { (reader.text_with("operator-support-lead", &said)) }
        @if all.is_empty() {
            p.empty { (reader.text("operator-support-none")) }
        } @else {
            table.table.cards {
                caption.unseen { (reader.text("operator-support")) }
                thead {
                    tr {
                        th scope="col" { (reader.text("operator-account")) }
                        th.number scope="col" { (reader.text("operator-support-number")) }
                        th scope="col" { (reader.text("operator-support-agents")) }
                        th scope="col" { (reader.text("operator-support-opened")) }
                        th scope="col" { (reader.text("operator-support-until")) }
                        th scope="col" { span.unseen { (reader.text("operator-support-close")) } }
                    }
                }
                tbody { @for (account, one) in all { (row(operator, account, one)) } }
            }
        }
    };
    frame::page(operator, &head, &body)
}

fn row(operator: &Operator, account: &AccountId, one: &Support) -> Markup {
    let reader = &operator.reader;
    let inside = one.inside();
    let moment = |at: Timestamp| values::moment(reader, at);
    html! {
        tr {
            td.head { a href=(accounts::address(account)) { (account) } }
            td.number data-label=(reader.text("operator-support-number")) { (one.id.0) }
            td data-label=(reader.text("operator-support-agents")) {
                @if inside.is_empty() { span.quiet { (reader.text("operator-support-nobody")) } }
                @else { span.badge.danger { (inside.join(", ")) } }
            }
            td data-label=(reader.text("operator-support-opened")) { (moment(one.opened_at)) }
            td data-label=(reader.text("operator-support-until")) { (moment(one.until)) }
            td.does {
                form method="post" action=(format!("/support/{account}/{}", one.id.0)) {
                    (form::word(operator))
                    button.button.inline.danger { (reader.text("operator-support-close")) }
                }
            }
        }
    }
}
