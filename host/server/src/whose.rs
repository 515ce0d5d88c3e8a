//! Whose work a request is: known from the moment its account is, and asked where what
//! the process has is shared out among accounts.

use std::sync::OnceLock;

use bailey_crm::AccountId;

tokio::task_local! {
    static ACCOUNT: OnceLock<AccountId>;
}

/// Answers a request, whose account is told later by [`set`].
pub(crate) async fn asked<F: Future>(answer: F) -> F::Output {
    ACCOUNT.scope(OnceLock::new(), answer).await
}

/// The request that is answered here is this account's.
pub(crate) fn set(account: &AccountId) {
    // Outside of a request nothing is shared out; the first account that a request names
    // is the one that it is served by.
    let _told = ACCOUNT.try_with(|told| told.set(account.clone()).is_ok());
}

/// Whose request is answered here; nobody's outside of one, and before its account is
/// known.
pub(crate) fn account() -> Option<AccountId> {
    ACCOUNT.try_with(|told| told.get().cloned()).ok().flatten()
}
