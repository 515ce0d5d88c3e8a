//! What a package is worth here: what its signature and the operator's word make
//! of it, worked out anew each time that it is loaded.
//!
//! | standing | why | runs | is offered to |
//! | --- | --- | --- | --- |
//! | first-party | it came inside the program | yes | everybody |
//! | verified | the operator approved exactly this package | yes | everybody |
//! | private | a key of its publisher signed it, whom the operator knows | yes | the accounts that the operator named |
//! | unsigned | nobody whom the operator knows vouches for it | in development | everybody, in development |
//! | modified | its signature doesn't hold | never | nobody |
//! | revoked | the operator withdrew it, or the key that signed it | never | nobody |
//!
//! An account may be denied anything but what it has already. A revocation counts
//! for every account at once.

use bailey_crm::catalogue::{KnownPackage, PublisherKey};
use bailey_package::{Package, PublicKey, Signature};
use fluent_bundle::FluentArgs;

use crate::texts::Texts;

/// What a package is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// It came inside the program.
    FirstParty,
    /// The operator approved it.
    Verified,
    /// Its publisher, whom the operator knows, signed it.
    Private,
    /// Nobody whom the operator knows vouches for it.
    Unsigned,
    /// It isn't what was signed.
    Modified,
    /// It was withdrawn.
    Revoked,
}

impl Trust {
    /// A stable word for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstParty => "first-party",
            Self::Verified => "verified",
            Self::Private => "private",
            Self::Unsigned => "unsigned",
            Self::Modified => "modified",
            Self::Revoked => "revoked",
        }
    }
}

/// Why a package is worth what it is; each has a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    BuiltIn,
    Approved,
    Signed,
    Unsigned,
    /// Signed with a key that is nobody's whom the operator knows.
    UnknownKey,
    /// Signed by somebody whose plugins have other ids.
    ForeignKey,
    /// Signed with a key that another had followed when the package was first seen.
    RetiredKey,
    Modified,
    Withdrawn,
    RevokedKey,
}

/// What a package is worth, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub(crate) why: Why,
    /// Whose key signed it, if the operator knows.
    pub publisher: Option<String>,
    /// The key that signed it, whosever it is.
    pub key: Option<PublicKey>,
    /// Why the operator withdrew it.
    pub reason: Option<String>,
    /// It is off the list: who has it keeps it, nobody else gets it.
    pub delisted: bool,
}

impl Standing {
    /// Of a package that nobody said anything about.
    pub(crate) fn unknown() -> Self {
        Self {
            why: Why::Unsigned,
            publisher: None,
            key: None,
            reason: None,
            delisted: false,
        }
    }

    /// Of a package, with what is known of it and of the key that signed it.
    pub(crate) fn of(
        package: &Package,
        known: Option<&KnownPackage>,
        key: Option<&PublisherKey>,
    ) -> Self {
        let revoked = known.filter(|known| known.revoked_at.is_some());
        let why = if revoked.is_some() {
            Why::Withdrawn
        } else if package.signature() == Signature::Broken {
            Why::Modified
        } else if known.is_some_and(|known| known.built_in) {
            Why::BuiltIn
        } else if known.is_some_and(|known| known.approved_at.is_some()) {
            Why::Approved
        } else {
            signed(package, known, key)
        };
        let reason = match why {
            Why::Withdrawn => revoked.and_then(|known| known.reason.clone()),
            Why::RevokedKey => key.and_then(|key| key.reason.clone()),
            _ => None,
        };
        Self {
            why,
            publisher: key.map(|key| key.publisher.clone()),
            key: package.signature().key(),
            reason: reason.filter(|reason| !reason.is_empty()),
            delisted: known.is_some_and(|known| known.delisted_at.is_some()),
        }
    }

    /// What it is worth.
    #[must_use]
    pub fn trust(&self) -> Trust {
        match self.why {
            Why::BuiltIn => Trust::FirstParty,
            Why::Approved => Trust::Verified,
            Why::Signed => Trust::Private,
            Why::Unsigned | Why::UnknownKey | Why::ForeignKey | Why::RetiredKey => Trust::Unsigned,
            Why::Modified => Trust::Modified,
            Why::Withdrawn | Why::RevokedKey => Trust::Revoked,
        }
    }

    /// Whether it may run.
    #[must_use]
    pub fn runs(&self, in_development: bool) -> bool {
        match self.trust() {
            Trust::FirstParty | Trust::Verified | Trust::Private => true,
            Trust::Unsigned => in_development,
            Trust::Modified | Trust::Revoked => false,
        }
    }

    /// The same in a sentence.
    pub(crate) fn said(&self, sentences: &Texts, language: &str) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("publisher", self.publisher.clone().unwrap_or_default());
        arguments.set("reason", self.reason.clone().unwrap_or_default());
        arguments.set("given", if self.reason.is_some() { "yes" } else { "no" });
        sentences.format(language, self.why.message(), &arguments)
    }
}

/// What the signature of a package makes of it that nobody approved.
fn signed(package: &Package, known: Option<&KnownPackage>, key: Option<&PublisherKey>) -> Why {
    let Some(key) = key else {
        return match package.signature() {
            Signature::Absent => Why::Unsigned,
            _ => Why::UnknownKey,
        };
    };
    if key.revoked_at.is_some() {
        return Why::RevokedKey;
    }
    if key.publisher != package.manifest().publisher_id() {
        return Why::ForeignKey;
    }
    let seen = known.map(|known| known.seen_at);
    match key.retired_at {
        Some(retired) if seen.is_none_or(|seen| seen >= retired) => Why::RetiredKey,
        _ => Why::Signed,
    }
}

impl Why {
    #[cfg(test)]
    const ALL: [Self; 10] = [
        Self::BuiltIn,
        Self::Approved,
        Self::Signed,
        Self::Unsigned,
        Self::UnknownKey,
        Self::ForeignKey,
        Self::RetiredKey,
        Self::Modified,
        Self::Withdrawn,
        Self::RevokedKey,
    ];

    /// The id of its sentence.
    fn message(self) -> &'static str {
        match self {
            Self::BuiltIn => "standing-built-in",
            Self::Approved => "standing-approved",
            Self::Signed => "standing-signed",
            Self::Unsigned => "standing-unsigned",
            Self::UnknownKey => "standing-unknown-key",
            Self::ForeignKey => "standing-foreign-key",
            Self::RetiredKey => "standing-retired-key",
            Self::Modified => "standing-modified",
            Self::Withdrawn => "standing-withdrawn",
            Self::RevokedKey => "standing-revoked-key",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_has_a_sentence_in_every_language() {
        let sentences = crate::describe::sentences();
        for why in Why::ALL {
            let standing = Standing {
                why,
                publisher: Some("PUBLISHER".into()),
                key: None,
                reason: Some("REASON".into()),
                delisted: false,
            };
            let mut said = std::collections::BTreeSet::new();
            for language in ["en", "ru", "pl", "zh"] {
                let sentence = standing.said(&sentences, language);
                assert_ne!(sentence, why.message());
                let withdrawn = standing.trust() == Trust::Revoked;
                assert_eq!(sentence.contains("REASON"), withdrawn, "{sentence}");
                said.insert(sentence);
            }
            assert_eq!(said.len(), 4, "{why:?}");
        }
    }
}
