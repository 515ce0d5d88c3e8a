//! Whether an account is served: suspends it, and opens it again.

use axum::response::Response;

use super::address;
use crate::error::Result;
use crate::operator::act::Act;
use crate::texts::args;

/// Serves it nothing from now on.
pub(super) async fn suspend(act: Act) -> Result<Response> {
    act.with_records(|act| {
        let id = act.account()?.id;
        let crm = act.state.server().crm();
        crm.suspend(&act.operator.context(), &id, act.form.filled("why"))?;
        let said = args!["account" => id.as_str()];
        let said = act.reader().text_with("operator-suspended-said", &said);
        Ok(act.done(said, &address(&id)))
    })
    .await
}

/// Serves it again, also if it was to be deleted.
pub(super) async fn resume(act: Act) -> Result<Response> {
    act.with_records(|act| {
        let id = act.account()?.id;
        let crm = act.state.server().crm();
        crm.resume(&act.operator.context(), &id)?;
        let said = args!["account" => id.as_str()];
        let said = act.reader().text_with("operator-resumed-said", &said);
        Ok(act.done(said, &address(&id)))
    })
    .await
}
