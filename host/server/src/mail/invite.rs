//! Invites somebody who has no password yet.

use bailey_crm::sessions::{self, Purpose};
use bailey_crm::{Account, Context, UserId};
use bailey_plugins::Plugins;

use super::Links;

/// Sends somebody a link to set their first password.
///
/// # Errors
/// As [`sessions::invite`].
pub(crate) fn invite(
    plugins: &Plugins,
    account: &Account,
    context: &Context,
    links: Links,
    user: UserId,
) -> bailey_crm::Result<()> {
    plugins.with_mail(account, || {
        sessions::invite(account, context, user, move |user, token| {
            links.message(Purpose::Invitation, user, token)
        })
        .map(drop)
    })
}
