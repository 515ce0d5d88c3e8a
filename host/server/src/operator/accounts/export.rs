//! Writes all that an account holds into files, in the folder for that on the server: as
//! `bailey account export` does.

use axum::response::Response;
use bailey_crm::export::export_account;

use super::address;
use crate::error::Result;
use crate::operator::act::Act;
use crate::texts::args;

/// Writes it, and says where it is.
pub(super) async fn export(act: Act) -> Result<Response> {
    act.with_exports(|act| {
        let id = act.account()?.id;
        let context = act.operator.context();
        let account = act.state.server().crm().account(&id)?;
        let folder = act.state.exports().join(format!("{id}-{}", context.at.0));
        export_account(&account, &context, &folder)?;
        let said = args!["folder" => folder.display().to_string()];
        let said = act.reader().text_with("operator-exported-said", &said);
        Ok(act.done(said, &address(&id)))
    })
    .await
}
