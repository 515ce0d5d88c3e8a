//! Tokens: 32 random bytes that whoever holds them is known by.
//!
//! A token is long and random, so one SHA-256 is enough to keep it: there is
//! nothing to guess that a slow hash would make slower. Its text names the
//! account, since one process serves many and a request may bring no more than
//! its token: `session_acme_…` in a cookie, `bailey_acme_…` in a header,
//! `link_acme_…` in a mail, `support_acme_…` in the cookie of a specialist,
//! `device_acme_…` in the cookie of a trusted browser, `backup_acme_…` in a link to a
//! backup.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::ids::AccountId;

/// What a token is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of a person's session.
    Session,
    /// Of a program.
    Api,
    /// Of a link that was mailed.
    Link,
    /// Of a support specialist's session.
    Support,
    /// Of a browser that a step of signing in trusts.
    Device,
    /// Of a link to a backup.
    Backup,
}

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Api => "bailey",
            Self::Link => "link",
            Self::Support => "support",
            Self::Device => "device",
            Self::Backup => "backup",
        }
    }
}

/// A token in the clear. Only its bearer keeps it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    kind: Kind,
    account: AccountId,
    secret: [u8; 32],
}

impl Token {
    /// One for a browser that is about to be trusted.
    #[must_use]
    pub fn of_device(account: AccountId) -> Self {
        Self::random(Kind::Device, account)
    }

    /// A new one.
    pub(crate) fn random(kind: Kind, account: AccountId) -> Self {
        Self {
            kind,
            account,
            secret: rand::random(),
        }
    }

    /// Reads a token's text; none if it isn't one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '_');
        let kind = match parts.next()? {
            "session" => Kind::Session,
            "bailey" => Kind::Api,
            "link" => Kind::Link,
            "support" => Kind::Support,
            "device" => Kind::Device,
            "backup" => Kind::Backup,
            _ => return None,
        };
        let account = parts.next()?.parse().ok()?;
        let secret = URL_SAFE_NO_PAD
            .decode(parts.next()?)
            .ok()?
            .try_into()
            .ok()?;
        Some(Self {
            kind,
            account,
            secret,
        })
    }

    /// Which of the four it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The account that it belongs to, by its own word: looking it up there
    /// tells whether that is so.
    #[must_use]
    pub fn account(&self) -> &AccountId {
        &self.account
    }

    /// The text that its bearer keeps: for a cookie or a header, never for a
    /// log.
    #[must_use]
    pub fn reveal(&self) -> String {
        let secret = URL_SAFE_NO_PAD.encode(self.secret);
        format!("{}_{}_{secret}", self.kind.prefix(), self.account)
    }

    /// What is kept of it.
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.secret).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}_{}_…)", self.kind.prefix(), self.account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_from_its_text() {
        for kind in [
            Kind::Session,
            Kind::Api,
            Kind::Link,
            Kind::Support,
            Kind::Device,
        ] {
            for account in ["demo", "a-1", "x"] {
                let token = Token::random(kind, account.parse().unwrap());
                assert_eq!(Token::parse(&token.reveal()), Some(token));
            }
        }
    }

    #[test]
    fn what_is_no_token_is_none() {
        let short = format!("session_demo_{}", URL_SAFE_NO_PAD.encode([1_u8; 31]));
        for text in [
            "",
            "session",
            "session_demo",
            "session_demo_",
            "session_Demo_AAAA",
            &short,
        ] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }

    #[test]
    fn neither_its_digest_nor_its_debug_text_gives_it_away() {
        let token = Token::random(Kind::Api, "demo".parse().unwrap());
        assert_ne!(token.digest(), token.secret);
        assert_eq!(format!("{token:?}"), "Token(bailey_demo_…)");
    }
}
