//! Adds a store, once it was tried.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Error as CrmError;
use bailey_crm::backups::{NewStore, Store, StoreId};

use super::{OWN, show};
use crate::auth::{Admin, Confirmed, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Adds it, or says what is wrong with it.
pub(super) async fn add(
    FromState(state): FromState<State>,
    _: Admin,
    _: Confirmed,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let host = state.clone();
    state
        .exports(move || {
            let posted = Params(posted);
            let typed = |name: &str| posted.first(name).unwrap_or_default().trim().to_owned();
            let new = NewStore {
                store: Store {
                    id: StoreId(0),
                    label: typed("label"),
                    endpoint: typed("endpoint"),
                    region: typed("region"),
                    bucket: typed("bucket"),
                    prefix: typed("prefix"),
                    key_id: typed("key_id"),
                },
                secret: typed("secret"),
            };
            let backups = host.plugins().backups();
            match backups.add_store(&viewer.account, &viewer.context, new) {
                Ok(_) => Ok(Notice::done(viewer.reader.text("backups-store-notice")).redirect(OWN)),
                Err(CrmError::Invalid(found)) => show::draw(&host, &viewer, &posted, &found),
                Err(other) => Err(other.into()),
            }
        })
        .await
}
