//! Buttons, and what is asked before an act that takes something away.

use super::parts::{Part, Parts, each};
use super::{Tone, wit};
use crate::types::Text;

/// Something that can be done: a button that posts to the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What `act` is told.
    pub name: String,
    /// What the button says.
    pub label: Text,
    /// What the act means.
    pub tone: Tone,
    /// What goes with it.
    pub parameters: Vec<(String, String)>,
    /// What is asked first.
    pub confirm: Option<Confirmation>,
}

/// What is shown before an act that takes something away.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmation {
    /// The question.
    pub title: Text,
    /// What, how many, whose, what goes along, until when it can be undone.
    pub facts: Vec<Text>,
    /// The act can't be undone: this has to be typed, such as the number. Of an
    /// action on selected rows, an empty text means their number.
    pub typed: Option<String>,
}

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

impl Part for Action {
    type Sent = u32;

    fn sent(self, parts: &mut Parts) -> u32 {
        let action = wit::Action {
            name: self.name,
            label: self.label.sent(parts),
            tone: self.tone,
            parameters: self.parameters,
            confirm: self.confirm.map(|confirm| wit::Confirmation {
                title: confirm.title.sent(parts),
                facts: each(confirm.facts, parts),
                typed: confirm.typed,
            }),
        };
        parts.action(action)
    }
}
