//! The blocks that are no more than what they hold: headings, texts to be copied or
//! scanned, steps, work that goes on.

use super::StepState;
use super::parts::part;
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

part!(Heading {
    level: kept,
    text: sent
});
part!(Code {
    label: sent,
    content: kept
});
part!(QrCode {
    label: sent,
    content: kept
});
part!(Step {
    label: sent,
    body: sent,
    state: kept
});
part!(Progress {
    label: sent,
    done: kept,
    total: kept
});
