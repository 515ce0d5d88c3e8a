//! Before a package is taken off the list or withdrawn: of how many accounts, and what
//! that means to them.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{Holders, Offer, holders};
use maud::html;

use super::{address, find, name};
use crate::error::{Error, Result};
use crate::operator::form;
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::texts::args;

/// Asks.
pub(super) async fn ask(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path((digest, act)): Path<(String, String)>,
) -> Result<Response> {
    let own = state.clone();
    let work = move || {
        let server = own.server();
        let offer = find(&server.plugins().catalogue(), &digest)?;
        let revokes = match act.as_str() {
            "revoke" => true,
            "delist" => false,
            _ => return Err(Error::not_found("page")),
        };
        let held = holders(server.crm(), offer.digest())?;
        Ok::<_, Error>(draw(&operator, &offer, held, revokes))
    };
    state.server().records(work).await
}

fn draw(operator: &Operator, offer: &Offer, held: Holders, revokes: bool) -> Response {
    let reader = &operator.reader;
    let own = address(offer.digest());
    let (act, title, count, about, button) = if revokes {
        (
            "revoke",
            "operator-revoke-title",
            "operator-revoke-count",
            "operator-revoke-about",
            "operator-revoke",
        )
    } else {
        (
            "delist",
            "operator-delist-title",
            "operator-delist-count",
            "operator-delist-about",
            "operator-delist",
        )
    };
    let manifest = offer.manifest();
    let version = manifest.version.to_string();
    let named = args!["plugin" => name(reader, offer), "version" => version];
    let counted = args!["count" => held.accounts, "enabled" => held.enabled];
    let head = Head::new(reader.text_with(title, &named))
        .under(
            reader.text("operator-catalogue"),
            &Address::new("/catalogue"),
        )
        .under(name(reader, offer), &own)
        .narrow();
    let body = html! {
        form.confirm method="post" action=(own.clone().then(act)) {
            (form::word(operator))
            ul {
                li { (reader.text_with(count, &counted)) }
                li { (reader.text(about)) }
            }
            @if revokes {
                (form::line(reader, "reason", "operator-reason", Some("operator-reason-hint"), ""))
            }
            div.line {
                button.button.main.danger[revokes] { (reader.text(button)) }
                a.button href=(own) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(operator, &head, &body)
}
