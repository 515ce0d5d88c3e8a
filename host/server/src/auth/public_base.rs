//! The address of an account for links that leave the browser.
//!
//! A mailed link must not lead where the sender of a request wishes, so what a
//! request names as its host counts only on this machine; else it is the public
//! address that the operator set.

use std::net::IpAddr;

use axum::http::{HeaderMap, Uri, header};
use bailey_crm::AccountId;

use super::account;
use crate::error::{Error, Kind, Result};
use crate::settings::Settings;

/// Scheme and host of an account's pages.
///
/// # Errors
/// [`Kind::Unavailable`] if the operator has set no public address and the
/// request does not come from this machine's own.
pub(crate) fn public_base(
    account: &AccountId,
    settings: &Settings,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<String> {
    if let Some((scheme, host)) = settings.public_url.as_deref().and_then(split) {
        return Ok(format!("{scheme}://{account}.{host}"));
    }
    let named = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    match (named, account::host(uri, headers)) {
        (Some(whole), Some(host)) if is_local(host) => Ok(format!("http://{whole}")),
        _ => Err(Error::new(
            Kind::Unavailable,
            "Links can't be mailed: the operator has to set `public-url` first.",
        )),
    }
}

fn split(url: &str) -> Option<(&str, &str)> {
    url.split_once("://")
}

fn is_local(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let address: Option<IpAddr> = bare.parse().ok();
    address.map_or_else(
        || bare == "localhost" || bare.ends_with(".localhost"),
        |address| address.is_loopback(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(public: Option<&str>, host: &str) -> Result<String> {
        let settings = Settings {
            public_url: public.map(str::to_owned),
            ..Settings::default()
        };
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        public_base(
            &"demo".parse().unwrap(),
            &settings,
            &Uri::default(),
            &headers,
        )
    }

    #[test]
    fn the_operators_word_counts_and_not_the_requests() {
        let base = base(Some("https://crm.example"), "evil.example").unwrap();
        assert_eq!(base, "https://demo.crm.example");
    }

    #[test]
    fn without_it_only_this_machines_own_names_do() {
        assert_eq!(
            base(None, "demo.localhost:8470").unwrap(),
            "http://demo.localhost:8470"
        );
        assert_eq!(
            base(None, "127.0.0.1:8470").unwrap(),
            "http://127.0.0.1:8470"
        );
        for foreign in ["evil.example", "localhost.evil.example", "192.0.2.1"] {
            assert!(base(None, foreign).is_err(), "{foreign}");
        }
    }
}
