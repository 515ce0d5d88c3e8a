//! Another account, with its owner. The owner's first password is made up, shown once,
//! and for the first sign-in alone.

use axum::extract::State as FromState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_crm::AccountId;
use bailey_crm::directory::{self, Founding, NewUser, Settings};
use bailey_crm::sessions::{PasswordHash, made_up_password};
use maud::html;

use super::address;
use crate::error::{Error, Kind, Result};
use crate::operator::form::{self, Form};
use crate::operator::frame;
use crate::operator::state::OperatorState;
use crate::operator::who::Operator;
use crate::pages::address::Address;
use crate::pages::form::{self as fields, Named};
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::texts::{Language, args, own_name};

/// What the form begins with.
const BEGIN: [(&str, &str); 2] = [("time_zone", "UTC"), ("currency", "USD")];

/// The form.
pub(super) async fn form(operator: Operator) -> Response {
    let begin = BEGIN.map(|(name, value)| (name.to_owned(), value.to_owned()));
    draw(&operator, &Params(begin.into()), None)
}

/// Makes the account, or nothing.
pub(super) async fn create(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Form(form): Form,
) -> Result<Response> {
    let crm = state.server().crm().clone();
    let work = move || {
        let password = made_up_password();
        let made = founding(&form, &password).and_then(|(id, founding)| {
            directory::open_account(&crm, &operator.context(), id, founding).map_err(Error::from)
        });
        match made {
            Ok(account) => Ok(made_page(&operator, account.id(), &form, &password)),
            Err(error) if matches!(error.kind, Kind::Invalid | Kind::Conflict) => {
                let page = draw(&operator, &form, Some(&error));
                Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
            }
            Err(error) => Err(error),
        }
    };
    state.server().sign_ins(work).await
}

fn founding(form: &Params, password: &str) -> Result<(AccountId, Founding)> {
    let of = |name: &str| form.first(name).unwrap_or_default().trim().to_owned();
    let id = AccountId::try_from(of("account"))
        .map_err(|wrong| Error::invalid("account", "account-name", wrong.to_string()))?;
    let language = of("language").parse().unwrap_or(Language::En);
    let settings = Settings {
        name: form.filled("name").unwrap_or(id.as_str()).to_owned(),
        time_zone: of("time_zone"),
        currency: of("currency"),
        language,
    };
    let owner = NewUser {
        name: of("owner"),
        email: of("email"),
        password: Some(PasswordHash::of(password)?),
        // The operator has seen it.
        password_change: true,
        ..NewUser::default()
    };
    Ok((id, Founding { settings, owner }))
}

/// What is said once it is made, with the password.
fn made_page(operator: &Operator, id: &AccountId, form: &Params, password: &str) -> Response {
    let reader = &operator.reader;
    let email = form.first("email").unwrap_or_default().trim().to_owned();
    let head = head(
        operator,
        reader.text_with("operator-account-made", &args!["account" => id.as_str()]),
    );
    let body = html! {
        p.lead { (reader.text_with("operator-account-made-lead", &args!["email" => email])) }
        p { (reader.text("operator-account-password")) " " code.secret { (password) } }
        p { a.button.main href=(address(id)) { (reader.text("operator-account-open")) } }
    };
    frame::page(operator, &head, &body)
}

fn head(operator: &Operator, title: String) -> Head {
    let accounts = operator.reader.text("operator-accounts");
    Head::new(title)
        .under(accounts, &Address::new("/"))
        .narrow()
}

fn draw(operator: &Operator, typed: &Params, error: Option<&Error>) -> Response {
    let reader = &operator.reader;
    let value = |name: &str| typed.first(name).unwrap_or_default();
    let line = |name: &str, label: &str, hint: Option<&str>| {
        form::line(reader, name, label, hint, value(name))
    };
    let language = value("language").parse().unwrap_or(Language::En);
    let languages = html! {
        select #language name="language" {
            @for one in Language::ALL {
                option value=(one.as_str()) selected[one == language] { (own_name(one)) }
            }
        }
    };
    let named = Named {
        id: "language",
        name: "language",
        ..Named::default()
    };
    let body = html! {
        form.form method="post" action="/accounts/new" {
            (form::word(operator))
            (form::refusal(reader, error))
            (line("account", "operator-account", Some("operator-account-hint")))
            (line("name", "operator-account-name", None))
            (line("owner", "operator-account-owner", None))
            (line("email", "email", None))
            (fields::field(&reader.text("language"), false, named, &languages))
            (line("time_zone", "time-zone", Some("time-zone-hint")))
            (line("currency", "account-currency", Some("account-currency-hint")))
            div.line {
                button.button.main { (reader.text("operator-account-create")) }
                a.button href="/" { (reader.text("cancel")) }
            }
        }
    };
    frame::page(
        operator,
        &head(operator, reader.text("operator-account-new")),
        &body,
    )
}
