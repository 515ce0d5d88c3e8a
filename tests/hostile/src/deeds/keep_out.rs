//! Does something about one of the account's people, and says what it was told.

use bailey_sdk::directory_admin;
use bailey_sdk::prelude::*;

/// What is done and about whom is in the parameters.
pub fn run(parameters: &impl Parameters) -> String {
    let reason = parameters.parameter("reason").unwrap_or_default();
    let Ok(Some(user)) = parameters.id("user") else {
        return "Nobody.".to_owned();
    };
    let said = match parameters.parameter("measure").unwrap_or_default() {
        "suspend" => directory_admin::suspend(user, reason),
        "reactivate" => directory_admin::reactivate(user, reason),
        "sign-out" => directory_admin::sign_out(user, reason),
        "require-confirmation" => directory_admin::require_confirmation(user, reason),
        _ => directory_admin::require_password_change(user, reason),
    };
    format!("{said:?}")
}
