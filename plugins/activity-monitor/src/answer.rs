//! What is done about somebody who goes beyond a limit, from the mildest to the
//! strongest.

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

/// What is done about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Json)]
pub enum Answer {
    /// The admins are told, as with all the others.
    Tell,
    /// Each of their requests waits a little, for a while.
    Slow,
    /// They prove who they are before they go on, as far as any step of signing in
    /// asks for more than the password.
    Ask,
    /// They take nothing out in files until an admin lifts it.
    StopExports,
    /// They are out until an admin reactivates them.
    Suspend,
}

impl Answer {
    /// All of them, the mildest first.
    pub const ALL: [Self; 5] = [
        Self::Tell,
        Self::Slow,
        Self::Ask,
        Self::StopExports,
        Self::Suspend,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tell => "tell",
            Self::Slow => "slow",
            Self::Ask => "ask",
            Self::StopExports => "stop-exports",
            Self::Suspend => "suspend",
        }
    }

    /// The answer of that word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }

    /// What a rule says of it.
    pub fn label(self) -> Text {
        tr(format!("answer-{}", self.word())).into()
    }

    /// What was done.
    pub fn done(self) -> Text {
        tr(format!("done-{}", self.word())).into()
    }

    /// How much it takes away.
    pub fn tone(self) -> Tone {
        match self {
            Self::Tell => Tone::Neutral,
            Self::Slow | Self::Ask | Self::StopExports => Tone::Caution,
            Self::Suspend => Tone::Danger,
        }
    }

    /// What is done about somebody for whom the rule asks for this. The owner stays as
    /// they are, whatever the rule: somebody has to be left who can undo it.
    pub fn about(self, owner: bool) -> Self {
        if owner { Self::Tell } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_back_to_its_answer_and_they_grow_stronger() {
        for answer in Answer::ALL {
            assert_eq!(Answer::of(answer.word()), Some(answer));
        }
        assert!(Answer::ALL.is_sorted());
        assert_eq!(Answer::of("shout"), None);
    }

    #[test]
    fn nothing_is_done_about_the_owner_but_telling() {
        for answer in Answer::ALL {
            assert_eq!(answer.about(true), Answer::Tell);
            assert_eq!(answer.about(false), answer);
        }
    }
}
