//! Mails with a link that sets a password.

use axum::http::{HeaderMap, Uri};
use bailey_crm::AccountId;
use bailey_crm::directory::User;
use bailey_crm::mail::Message;
use bailey_crm::sessions::{Purpose, Token};
use jiff::tz::TimeZone;

use crate::auth;
use crate::error::Result;
use crate::pages::address::Address;
use crate::settings::Settings;
use crate::texts::{Reader, args};

/// Writes mails whose links lead to an account's pages.
#[derive(Clone)]
pub(crate) struct Links {
    account: AccountId,
    base: String,
}

impl Links {
    /// Links to this account, under the address at which people reach it.
    ///
    /// # Errors
    /// [`crate::error::Kind::Unavailable`] if nobody has said which that is and
    /// the request's own can't be trusted.
    pub(crate) fn to(
        account: &AccountId,
        settings: &Settings,
        headers: &HeaderMap,
    ) -> Result<Self> {
        Ok(Self {
            account: account.clone(),
            base: auth::public_base(account, settings, &Uri::default(), headers)?,
        })
    }

    /// The mail that brings somebody a link.
    pub(crate) fn message(&self, purpose: Purpose, user: &User, token: &Token) -> Message {
        let reader = Reader::new(user.language, TimeZone::UTC);
        let path = Address::new("/sign-in/password").with("link", &token.reveal());
        let link = format!("{}{path}", self.base);
        let (subject, body) = match purpose {
            Purpose::Invitation => ("mail-invitation-subject", "mail-invitation"),
            Purpose::Reset => ("mail-reset-subject", "mail-reset"),
        };
        let args = args![
            "person" => user.name.as_str(),
            "account" => self.account.to_string(),
            "link" => link.as_str()
        ];
        Message {
            recipient: user.email.clone(),
            subject: reader.text_with(subject, &args),
            body: reader.text_with(body, &args),
            purpose: purpose.as_str().to_owned(),
        }
    }
}
