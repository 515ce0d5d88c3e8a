//! Adds a store that backups can go to.

use std::sync::Arc;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::backups::{NewStore, Store, StoreId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::StoreView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// A bucket of an S3-compatible store.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StoreBody {
    /// What people call it.
    label: String,
    /// Where the service answers: `https://s3.example.com`.
    endpoint: String,
    region: String,
    bucket: String,
    /// What the names of all files begin with.
    #[serde(default)]
    prefix: String,
    /// The public half of the credentials.
    key_id: String,
    /// The secret half. It is kept sealed and never shown again.
    secret: String,
}

/// Adds a bucket, once a file could be put there, read and deleted. For admins.
#[utoipa::path(
    post,
    path = "/backups/stores",
    tag = "backups",
    request_body = StoreBody,
    responses((status = CREATED, body = StoreView), Refused)
)]
pub(super) async fn add(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Json(body): Json<StoreBody>,
) -> Result<impl IntoResponse> {
    let new = NewStore {
        store: Store {
            id: StoreId(0),
            label: body.label,
            endpoint: body.endpoint,
            region: body.region,
            bucket: body.bucket,
            prefix: body.prefix,
            key_id: body.key_id,
        },
        secret: body.secret,
    };
    let backups = state.plugins().backups().clone();
    let (account, context) = (Arc::clone(&signed.account), signed.context.clone());
    let added = state.exports(move || backups.add_store(&account, &context, new));
    let added = StoreView::from(added.await?);
    Ok((StatusCode::CREATED, Extension(Unrepeatable), Json(added)))
}
