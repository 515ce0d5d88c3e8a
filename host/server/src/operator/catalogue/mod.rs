//! The catalogue: every package that the sources have, and what the operator says of
//! each.

mod decide;
mod list;
mod package;
mod withdraw;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use bailey_plugins::{Catalogue, Digest, Offer};
use fluent_bundle::FluentArgs;

use super::state::OperatorState;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::texts::Reader;

/// Their routes.
pub(super) fn router() -> Router<OperatorState> {
    Router::new()
        .route("/catalogue", get(list::list))
        .route("/catalogue/{digest}", get(package::show))
        .route(
            "/catalogue/{digest}/{act}",
            get(withdraw::ask).post(decide::decide),
        )
}

/// The address of a package's page.
fn address(digest: Digest) -> Address {
    Address::new("/catalogue").then(&digest.to_hex())
}

/// The package that an address names.
fn find(catalogue: &Catalogue, digest: &str) -> Result<Arc<Offer>> {
    let digest = Digest::from_hex(digest);
    let found = digest.and_then(|digest| catalogue.package(digest).cloned());
    found.ok_or_else(|| Error::not_found("package"))
}

/// What the plugin calls itself.
fn name(reader: &Reader, offer: &Offer) -> String {
    let (language, id) = (reader.language.as_str(), &offer.manifest().name);
    offer.texts.format(language, id, &FluentArgs::new())
}
