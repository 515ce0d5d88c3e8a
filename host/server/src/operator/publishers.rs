//! Publishers and their keys: whose signatures count.

use axum::extract::State as FromState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_crm::catalogue::PublisherKey;
use bailey_plugins::{PublicKey, Rotation};
use maud::{Markup, html};

use super::act::Act;
use super::form;
use super::frame;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::{Error, Kind, Result};
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::texts::{Reader, args};

const OWN: &str = "/publishers";

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
) -> Result<Response> {
    let own = state.clone();
    let work = move || Ok::<_, Error>(draw(&own, &operator, &Params::default(), None));
    state.server().records(work).await
}

/// Gives a publisher a key.
pub(super) async fn add(act: Act) -> Result<Response> {
    carried_out(
        act,
        |Act {
             state,
             operator,
             form,
             ..
         }| {
            let key = key(operator, form)?;
            let publisher = form.filled("publisher").unwrap_or_default();
            let plugins = state.server().plugins();
            plugins.add_publisher_key(&operator.context(), publisher, key)?;
            let said = args!["publisher" => publisher];
            Ok(operator.reader.text_with("operator-key-added-said", &said))
        },
    )
    .await
}

/// Puts a new key in an old one's place, by the old one's word.
pub(super) async fn rotate(act: Act) -> Result<Response> {
    carried_out(
        act,
        |Act {
             state,
             operator,
             form,
             ..
         }| {
            let rotation = form.first("rotation").unwrap_or_default();
            let rotation: Rotation = rotation.parse().map_err(|_| {
                Error::new(
                    Kind::Invalid,
                    operator.reader.text("operator-rotation-wrong"),
                )
            })?;
            let plugins = state.server().plugins();
            let publisher = plugins.rotate_publisher_key(&operator.context(), &rotation)?;
            let said = args!["publisher" => publisher];
            Ok(operator
                .reader
                .text_with("operator-key-rotated-said", &said))
        },
    )
    .await
}

/// Has nothing count any more that a key signed.
pub(super) async fn revoke(act: Act) -> Result<Response> {
    carried_out(
        act,
        |Act {
             state,
             operator,
             form,
             ..
         }| {
            let key = key(operator, form)?;
            let reason = form.filled("reason").unwrap_or_default();
            let plugins = state.server().plugins();
            let told =
                plugins.revoke_publisher_key(&operator.context(), key, reason, &mut |_, _| ())?;
            let said = args!["count" => told];
            Ok(operator
                .reader
                .text_with("operator-key-revoked-said", &said))
        },
    )
    .await
}

/// Does one of them, or shows the page again with what is wrong.
async fn carried_out(
    act: Act,
    work: impl FnOnce(&Act) -> Result<String> + Send + 'static,
) -> Result<Response> {
    act.with_plugins(|act| match work(act) {
        Ok(said) => Ok(act.done(said, &Address::new(OWN))),
        Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict | Kind::NotFound) => {
            let page = draw(&act.state, &act.operator, &act.form, Some(&error));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error),
    })
    .await
}

fn key(operator: &Operator, form: &Params) -> Result<PublicKey> {
    let typed = form.filled("key").unwrap_or_default();
    typed
        .parse()
        .map_err(|_| Error::new(Kind::Invalid, operator.reader.text("operator-key-wrong")))
}

fn draw(
    state: &OperatorState,
    operator: &Operator,
    typed: &Params,
    error: Option<&Error>,
) -> Response {
    let reader = &operator.reader;
    let catalogue = state.server().plugins().catalogue();
    let publishers = &catalogue.curation().publishers;
    let value = |name: &str| typed.first(name).unwrap_or_default();
    let head = Head::new(reader.text("operator-publishers"))
        .beside(html! { span.quiet.small { (publishers.len()) } })
        .narrow();
    let body = html! {
        p.lead { (reader.text("operator-publishers-lead")) }
        (form::refusal(reader, error))
        @if publishers.is_empty() { p.quiet { (reader.text("operator-publishers-none")) } }
        @for publisher in publishers.values() {
            h2 { (publisher.name) }
            ul.plain.plugin-list { @for key in &publisher.keys { (one(operator, key)) } }
        }
        h2 { (reader.text("operator-key-add")) }
        form.form method="post" action=(OWN) {
            (form::word(operator))
            (form::line(reader, "publisher", "operator-publisher", Some("operator-publisher-hint"), value("publisher")))
            (form::line(reader, "key", "operator-key", Some("operator-key-hint"), value("key")))
            div.line { button.button.main { (reader.text("operator-key-add")) } }
        }
        h2 { (reader.text("operator-rotate")) }
        form.form method="post" action=(format!("{OWN}/rotate")) {
            (form::word(operator))
            div.field {
                label for="rotation" { (reader.text("operator-rotation")) }
                textarea #rotation name="rotation" required aria-describedby="rotation-hint" { (value("rotation")) }
                span.hint #rotation-hint { (reader.text("operator-rotation-hint")) }
            }
            div.line { button.button { (reader.text("operator-rotate")) } }
        }
    };
    frame::page(operator, &head, &body)
}

/// A key, with what revokes it.
fn one(operator: &Operator, key: &PublisherKey) -> Markup {
    let reader = &operator.reader;
    html! {
        li {
            div {
                p { code { (key.key) } }
                (state_of(reader, key))
                @if let Some(reason) = &key.reason { p.quiet.small { (reason) } }
            }
            @if key.revoked_at.is_none() {
                details {
                    summary.button.danger { (reader.text("operator-revoke")) }
                    form.form method="post" action=(format!("{OWN}/revoke")) {
                        (form::word(operator))
                        input type="hidden" name="key" value=(key.key);
                        p { (reader.text("operator-key-revoke-about")) }
                        label for=(format!("why-{}", key.key)) { (reader.text("operator-reason")) }
                        input id=(format!("why-{}", key.key)) name="reason" required autocomplete="off";
                        div.line { button.button.danger.main { (reader.text("operator-revoke")) } }
                    }
                }
            }
        }
    }
}

fn state_of(reader: &Reader, key: &PublisherKey) -> Markup {
    let (class, id) = match (key.revoked_at, key.retired_at) {
        (Some(_), _) => ("danger", "operator-key-revoked"),
        (None, Some(_)) => ("neutral", "operator-key-retired"),
        (None, None) => ("good", "operator-key-current"),
    };
    html! { span.badge.(class) { (reader.text(id)) } }
}
