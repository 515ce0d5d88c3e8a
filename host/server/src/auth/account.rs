//! Which account a request is for.

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use bailey_crm::{Account, AccountId};

use crate::error::{Error, Kind, Result};
use crate::request;
use crate::settings::Settings;
use crate::state::State;

/// The host that a request names, without its port.
pub(super) fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let named = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let host = named.or_else(|| uri.authority().map(|authority| authority.as_str()))?;
    if host.starts_with('[') {
        return host.split_inclusive(']').next();
    }
    host.split(':').next()
}

/// The account name that a host could mean: its first label, of several. With a
/// public address, the rest must be that address's host.
pub(super) fn label(host: &str, settings: &Settings) -> Option<AccountId> {
    if host.starts_with('[') || host.parse::<IpAddr>().is_ok() {
        return None;
    }
    let (label, rest) = host.trim_end_matches('.').split_once('.')?;
    match settings.public_host() {
        Some(public) if !rest.eq_ignore_ascii_case(public) => None,
        _ => label.to_ascii_lowercase().parse().ok(),
    }
}

/// The account that the host names; none if it names none.
pub(super) async fn by_host(
    state: &State,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Option<Arc<Account>>> {
    let label = host(uri, headers).and_then(|host| label(host, state.settings()));
    match label {
        Some(id) => find(state, &id).await,
        None => Ok(None),
    }
}

/// The account of this name; none if there is none. One that the operator has
/// suspended is served nothing.
pub(super) async fn find(state: &State, id: &AccountId) -> Result<Option<Arc<Account>>> {
    request::is_in(id);
    if state.crm().is_suspended(id) {
        return Err(Error::new(
            Kind::AccountSuspended,
            "The operator has suspended this account. Nothing of it is lost; ask whoever runs \
             Bailey for you.",
        ));
    }
    if let Some(account) = state.known().account(id) {
        return Ok(Some(account));
    }
    let (crm, id) = (Arc::clone(state.crm()), id.clone());
    let found = state
        .records(move || match crm.account(&id) {
            Ok(account) => Ok(Some(account)),
            Err(bailey_crm::Error::NotFound(_)) => Ok(None),
            Err(other) => Err(other),
        })
        .await?;
    if let Some(account) = &found {
        state.known().keep_account(account);
    }
    Ok(found)
}

/// Set once a request was counted: what is asked under an idempotency key is looked at
/// twice.
#[derive(Clone)]
struct Counted;

/// Counts a request of this account, which may ask so many a minute.
///
/// # Errors
/// [`Kind::AccountLimit`].
pub(super) fn count(parts: &mut Parts, state: &State, account: &Account) -> Result<()> {
    match parts.extensions.insert(Counted) {
        Some(_) => Ok(()),
        None => state.rates().pass(account.id()),
    }
}

/// The installation's only account.
pub(super) async fn only(state: &State) -> Result<Arc<Account>> {
    let crm = Arc::clone(state.crm());
    let accounts = state.records(move || crm.accounts()).await?;
    match accounts.as_slice() {
        [only] => find(state, &only.id).await?.ok_or_else(unnamed),
        _ => Err(unnamed()),
    }
}

fn unnamed() -> Error {
    Error::not_found("account at this address; an account's address begins with its name, and it")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(host: &str, public: Option<&str>) -> Option<String> {
        let settings = Settings {
            public_url: public.map(str::to_owned),
            ..Settings::default()
        };
        label(host, &settings).map(String::from)
    }

    #[test]
    fn the_first_label_of_a_host_can_name_an_account() {
        assert_eq!(named("demo.localhost", None).as_deref(), Some("demo"));
        assert_eq!(named("Demo.crm.example", None).as_deref(), Some("demo"));
        let public = Some("https://crm.example");
        assert_eq!(named("demo.crm.example", public).as_deref(), Some("demo"));
    }

    #[test]
    fn a_plain_host_an_address_or_another_site_names_none() {
        for host in ["localhost", "127.0.0.1", "[::1]", "-.localhost"] {
            assert_eq!(named(host, None), None, "{host}");
        }
        assert_eq!(named("crm.example", Some("https://crm.example")), None);
        assert_eq!(
            named("demo.other.example", Some("https://crm.example")),
            None
        );
    }

    #[test]
    fn the_port_is_no_part_of_the_host() {
        for (sent, expected) in [
            ("demo.localhost:8080", "demo.localhost"),
            ("[::1]:80", "[::1]"),
            ("a.b", "a.b"),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, sent.parse().unwrap())]);
            assert_eq!(host(&Uri::from_static("/"), &headers), Some(expected));
        }
    }
}
