//! The owner's safe-mode codes: how many are left, and new ones, shown once.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::sessions;
use maud::html;

use crate::auth::{Confirmed, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

const OWN: &str = "/settings/safe-mode";

/// How many codes are left.
pub(super) async fn show(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    state
        .records(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            let left = account.read(|read| sessions::safe_codes_left(read, context))?;
            Ok::<_, Error>(draw(&viewer, left, &[]))
        })
        .await
}

/// Makes new ones and shows them, this once.
pub(super) async fn make(
    FromState(state): FromState<State>,
    _: Confirmed,
    viewer: Viewer,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let codes = sessions::make_safe_codes(&viewer.account, &viewer.context)?;
            Ok::<_, Error>(draw(&viewer, codes.len(), &codes))
        })
        .await
}

fn draw(viewer: &Viewer, left: usize, made: &[String]) -> Response {
    let reader = &viewer.reader;
    let head = Head::new(reader.text("safe-mode"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        p.lead { (reader.text_with("safe-codes-left", &args!["count" => left])) }
        p { (reader.text("safe-codes-what")) }
        @if !made.is_empty() {
            div.notice.good role="status" {
                div {
                    strong { (reader.text("safe-codes-made")) }
                    ol.codes { @for code in made { li { code.secret { (code) } } } }
                    p.quiet { (reader.text("safe-codes-once")) }
                }
            }
        }
        form method="post" action=(OWN) {
            (form::word(viewer))
            @if left > 0 { p.quiet { (reader.text("safe-codes-replace")) } }
            button.button.main[left == 0] { (reader.text("safe-codes-make")) }
        }
    };
    frame::page(viewer, &head, &body)
}
