//! The page between us and another site: a plugin's link leads there, and the
//! person is told where before they go.

use axum::http::Uri;
use axum::response::Response;
use maud::html;

use super::frame::{self, Head};
use super::params::Params;
use super::viewer::Viewer;
use crate::error::{Error, Result};
use crate::texts::args;

/// Says where the link leads, and goes on from there.
pub(super) async fn leaving(viewer: Viewer, params: Params) -> Result<Response> {
    let address = params.first("to").unwrap_or_default();
    let host = host(address).ok_or_else(|| Error::not_found("such address"))?;
    let reader = &viewer.reader;
    let body = html! {
        p { (reader.text_with("leaving-text", &args!["host" => host.as_str()])) }
        p { code { (address) } }
        div.line {
            a.button.main href=(address) rel="noopener noreferrer external" {
                (reader.text_with("leaving-go", &args!["host" => host.as_str()]))
            }
            a.button href="/" { (reader.text("cancel")) }
        }
    };
    Ok(frame::page(
        &viewer,
        &Head::new(reader.text("leaving-title")).narrow(),
        &body,
    ))
}

/// The host of an address over TLS; none for anything else.
fn host(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let plain = uri
        .authority()
        .is_some_and(|authority| !authority.as_str().contains('@'));
    (uri.scheme_str() == Some("https") && plain).then(|| uri.host().map(str::to_owned))?
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn only_plain_addresses_over_tls_are_led_to() {
        assert_eq!(
            host("https://docs.example/a?b").as_deref(),
            Some("docs.example")
        );
        for other in [
            "http://docs.example",
            "javascript:alert(1)",
            "//docs.example",
            "/x",
            "",
            "https://bank.example@other.example/",
            "data:text/html,x",
        ] {
            assert_eq!(host(other), None, "{other}");
        }
    }
}
