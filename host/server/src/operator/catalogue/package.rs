//! One package: what it is worth and why, and what the operator can say of it.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{Catalogue, Offer, Trust};
use maud::{Markup, html};

use super::{address, find, name};
use crate::error::{Error, Result};
use crate::operator::form;
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::trust;

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(digest): Path<String>,
) -> Result<Response> {
    let catalogue = state.server().plugins().catalogue();
    let work = move || {
        let offer = find(&catalogue, &digest)?;
        Ok::<_, Error>(draw(&operator, &catalogue, &offer))
    };
    state.server().records(work).await
}

fn draw(operator: &Operator, catalogue: &Catalogue, offer: &Offer) -> Response {
    let reader = &operator.reader;
    let manifest = offer.manifest();
    let standing = catalogue.standing(offer.digest());
    let fact = |label: &str, value: Markup| {
        html! { div { dt { (reader.text(label)) } dd { (value) } } }
    };
    let head = Head::new(name(reader, offer))
        .under(
            reader.text("operator-catalogue"),
            &Address::new("/catalogue"),
        )
        .beside(html! {
            (trust::badge(reader, standing.trust()))
            @if standing.delisted { " " span.badge.caution { (reader.text("operator-delisted")) } }
        })
        .narrow();
    let body = html! {
        dl.facts {
            (fact("operator-plugin", html! { (manifest.id) }))
            (fact("operator-version", html! { (manifest.version.to_string()) }))
            (fact("operator-publisher", html! { (manifest.publisher) }))
            (fact("operator-digest", html! { code { (offer.digest().to_hex()) } }))
            @if let Some(key) = &standing.key {
                (fact("operator-key", html! { code { (key.to_string()) } }))
            }
            @if let Some(reason) = &standing.reason {
                (fact("operator-reason", html! { (reason) }))
            }
        }
        (decisions(operator, offer, standing.trust(), standing.delisted))
    };
    frame::page(operator, &head, &body)
}

/// What can be said of it now.
fn decisions(operator: &Operator, offer: &Offer, trust: Trust, delisted: bool) -> Markup {
    let reader = &operator.reader;
    let button = |act: &str, about: &str, label: &str| {
        html! {
            p { (reader.text(about)) }
            form method="post" action=(address(offer.digest()).then(act)) {
                (form::word(operator))
                button.button { (reader.text(label)) }
            }
        }
    };
    html! {
        @if !matches!(trust, Trust::FirstParty | Trust::Verified | Trust::Modified) {
            (button("approve", "operator-approve-about", "operator-approve"))
        }
        @if delisted {
            (button("relist", "operator-relist-about", "operator-relist"))
        } @else if !matches!(trust, Trust::Revoked | Trust::Modified) {
            p { (reader.text("operator-delist-about")) }
            p { a.button href=(address(offer.digest()).then("delist")) { (reader.text("operator-delist")) } }
        }
        @if trust != Trust::Revoked {
            h2 { (reader.text("operator-revoke")) }
            p { (reader.text("operator-revoke-about")) }
            p { a.button.danger href=(address(offer.digest()).then("revoke")) { (reader.text("operator-revoke")) } }
        }
    }
}
