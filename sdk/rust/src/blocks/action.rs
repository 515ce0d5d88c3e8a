//! Buttons, and what is asked before an act that takes something away.

use super::{Action, Confirmation, Tone};
use crate::types::Text;

impl Action {
    /// A button; its name is what `act` is told.
    pub fn new(name: &str, label: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            tone: Tone::Neutral,
            parameters: Vec::new(),
            confirm: None,
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.parameters.push((name.into(), value.to_string()));
        self
    }

    /// What the act means.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Asks before it is done.
    #[must_use]
    pub fn confirm(mut self, confirmation: Confirmation) -> Self {
        self.confirm = Some(confirmation);
        self
    }
}

impl Confirmation {
    /// A question.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            facts: Vec::new(),
            typed: None,
        }
    }

    /// What there is to know: what, how many, whose, what goes along, until
    /// when it can be undone.
    #[must_use]
    pub fn fact(mut self, fact: impl Into<Text>) -> Self {
        self.facts.push(fact.into());
        self
    }

    /// The act can't be undone, so this has to be typed.
    #[must_use]
    pub fn typed(mut self, text: impl ToString) -> Self {
        self.typed = Some(text.to_string());
        self
    }
}
