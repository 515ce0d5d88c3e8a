//! How far a right extends, in the five levels that a person chooses from.

use bailey_sdk::access_policy::Scope;
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

/// How far a right extends: so many quarters of the circle are filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Json)]
pub enum Level {
    /// To no record.
    #[default]
    Denied,
    /// To one's own.
    Own,
    /// To those of the departments that one is in or heads.
    Department,
    /// And of those below.
    DepartmentAndBelow,
    /// To all.
    All,
}

impl Level {
    /// From the least to the most.
    pub const EACH: [Self; 5] = [
        Self::Denied,
        Self::Own,
        Self::Department,
        Self::DepartmentAndBelow,
        Self::All,
    ];

    /// How many quarters are filled.
    pub fn quarters(self) -> u8 {
        match self {
            Self::Denied => 0,
            Self::Own => 1,
            Self::Department => 2,
            Self::DepartmentAndBelow => 3,
            Self::All => 4,
        }
    }

    /// The level of which so many quarters are filled, as a form sends it.
    pub fn parse(quarters: &str) -> Option<Self> {
        Self::EACH
            .into_iter()
            .find(|level| level.quarters().to_string() == quarters)
    }

    /// The same for the host; none if it allows nothing.
    pub fn scope(self) -> Option<Scope> {
        match self {
            Self::Denied => None,
            Self::Own => Some(Scope::Own),
            Self::Department => Some(Scope::Department),
            Self::DepartmentAndBelow => Some(Scope::DepartmentAndBelow),
            Self::All => Some(Scope::All),
        }
    }

    /// Its word, as the journal has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Own => "own",
            Self::Department => "department",
            Self::DepartmentAndBelow => "department-and-below",
            Self::All => "all",
        }
    }

    /// Its word, as people read it.
    pub fn text(self) -> Text {
        tr(format!("level-{}", self.word())).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_sends_quarters_and_nothing_else_is_a_level() {
        for level in Level::EACH {
            assert_eq!(Level::parse(&level.quarters().to_string()), Some(level));
        }
        for text in ["", "5", "-1", "all", "04"] {
            assert_eq!(Level::parse(text), None, "{text}");
        }
    }
}
