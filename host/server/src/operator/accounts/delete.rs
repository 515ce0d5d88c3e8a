//! Deletes an account, after a time in which that can be called back. Its name has to be
//! typed: afterwards nothing brings it back but a backup elsewhere.

use axum::extract::{Path, State as FromState};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_crm::store::AccountSummary;
use maud::html;

use super::{address, find};
use crate::error::{Error, Result};
use crate::operator::act::Act;
use crate::operator::form;
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::texts::args;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// The days that are offered, and the most there can be.
const USUAL: u32 = 30;
const MOST: u32 = 365;

/// Asks.
pub(super) async fn ask(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Path(account): Path<String>,
) -> Result<Response> {
    let own = state.clone();
    let work = move || Ok::<_, Error>(draw(&operator, &find(&own, &account)?, USUAL, None));
    state.server().records(work).await
}

/// Sets the day.
pub(super) async fn delete(act: Act) -> Result<Response> {
    act.with_records(|act| {
        let one = act.account()?;
        let days = match checked(&one, &act.form, &act.operator) {
            Ok(days) => days,
            Err(error) => {
                let page = draw(&act.operator, &one, USUAL, Some(&error));
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
            }
        };
        let context = act.operator.context();
        let at = context.at.plus_millis(i64::from(days) * DAY);
        let crm = act.state.server().crm();
        crm.delete_account_at(&context, &one.id, at)?;
        let said = args!["account" => one.id.as_str(), "at" => act.reader().moment(at)];
        let said = act.reader().text_with("operator-deleted-said", &said);
        Ok(act.done(said, &address(&one.id)))
    })
    .await
}

fn checked(one: &AccountSummary, form: &Params, operator: &Operator) -> Result<u32> {
    let reader = &operator.reader;
    if form.filled("typed") != Some(one.id.as_str()) {
        return Err(refused(reader.text("confirm-mistyped")));
    }
    let days = form.filled("days").and_then(|days| days.parse().ok());
    days.filter(|days| (1..=MOST).contains(days))
        .ok_or_else(|| {
            refused(reader.text_with("operator-delete-days-wrong", &args!["most" => MOST]))
        })
}

/// A refusal in the reader's own words.
fn refused(said: String) -> Error {
    Error::new(crate::error::Kind::Invalid, said)
}

fn draw(operator: &Operator, one: &AccountSummary, days: u32, error: Option<&Error>) -> Response {
    let reader = &operator.reader;
    let named = args!["account" => one.id.as_str(), "name" => one.name.as_str()];
    let head = Head::new(reader.text_with("operator-delete-title", &named))
        .under(reader.text("operator-accounts"), &Address::new("/"))
        .under(one.id.as_str(), &address(&one.id))
        .narrow();
    let word = reader.text_with("confirm-typed", &args!["word" => one.id.as_str()]);
    let body = html! {
        form.confirm method="post" action=(address(&one.id).then("delete")) {
            (form::word(operator))
            ul {
                li { (reader.text_with("operator-delete-what", &named)) }
                li { (reader.text("operator-delete-until")) }
                li { (reader.text("operator-delete-backups")) }
            }
            (form::refusal(reader, error))
            div.field {
                label for="days" { (reader.text("operator-delete-days")) }
                input #days name="days" type="number" min="1" max=(MOST) required value=(days);
            }
            div.field {
                label for="typed" { (word) }
                input #typed name="typed" required autocomplete="off";
            }
            div.line {
                button.button.danger.main { (reader.text_with("operator-delete-go", &named)) }
                a.button href=(address(&one.id)) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(operator, &head, &body)
}
