//! The blocks that are no more than what they hold: headings, texts to be copied or
//! scanned, steps, work that goes on.

use super::parts::{Part, Parts};
use super::{StepState, wit};
use crate::types::Text;

/// A heading within the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 or 3; the page's title is 1.
    pub level: u8,
    /// What it says.
    pub text: Text,
}

/// Text to be copied as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it is.
    pub label: Text,
    /// The text.
    pub content: String,
}

/// Text to be scanned.
#[derive(Debug, Clone, PartialEq)]
pub struct QrCode {
    /// What it is.
    pub label: Text,
    /// The text.
    pub content: String,
}

/// One step of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is done in it.
    pub label: Text,
    /// More about it.
    pub body: Option<Text>,
    /// How far it is.
    pub state: StepState,
}

/// Work that goes on by itself. The page is drawn anew until it shows none.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub label: Text,
    /// How much is done.
    pub done: u64,
    /// Of how much, if that is known.
    pub total: Option<u64>,
}

impl Part for Heading {
    type Sent = wit::Heading;

    fn sent(self, parts: &mut Parts) -> wit::Heading {
        wit::Heading {
            level: self.level,
            text: self.text.sent(parts),
        }
    }
}

impl Part for Code {
    type Sent = wit::Code;

    fn sent(self, parts: &mut Parts) -> wit::Code {
        wit::Code {
            label: self.label.sent(parts),
            content: self.content,
        }
    }
}

impl Part for QrCode {
    type Sent = wit::QrCode;

    fn sent(self, parts: &mut Parts) -> wit::QrCode {
        wit::QrCode {
            label: self.label.sent(parts),
            content: self.content,
        }
    }
}

impl Part for Step {
    type Sent = wit::Step;

    fn sent(self, parts: &mut Parts) -> wit::Step {
        wit::Step {
            label: self.label.sent(parts),
            body: self.body.sent(parts),
            state: self.state,
        }
    }
}

impl Part for Progress {
    type Sent = wit::Progress;

    fn sent(self, parts: &mut Parts) -> wit::Progress {
        wit::Progress {
            label: self.label.sent(parts),
            done: self.done,
            total: self.total,
        }
    }
}
