//! A mailed link to a backup. Whoever has it gets the file, which the account's key
//! alone opens; nobody has to sign in.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::backups;
use bailey_crm::sessions::Token;
use bailey_crm::{Access, Context};

use crate::auth::Anonymous;
use crate::backup_file;
use crate::error::{Error, Result};
use crate::state::State;

/// The file, as long as the link works.
pub(super) async fn file(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    Path(link): Path<String>,
) -> Result<Response> {
    let (account, context) = (Arc::clone(&anonymous.account), anonymous.context.clone());
    let over = || Error::not_found("such link, or it works no longer");
    let token = Token::parse(&link).ok_or_else(over)?;
    let found = {
        let (account, at) = (Arc::clone(&account), context.at);
        state
            .records(move || account.read(|read| backups::by_link(read, &token, at)))
            .await?
    };
    // Who follows a link is nobody; what they may is this file.
    let context = Context {
        access: Arc::new(Access::ALL),
        ..context
    };
    backup_file::answer(&state, account, context, found.ok_or_else(over)?).await
}
