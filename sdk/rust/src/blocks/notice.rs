//! What has to be seen first.

use super::parts::part;
use super::{Action, Tone};
use crate::types::Text;

/// Something that has to be seen first.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How serious it is.
    pub tone: Tone,
    /// In a few words.
    pub title: Text,
    /// In more.
    pub body: Option<Text>,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

impl Notice {
    /// A notice.
    pub fn new(tone: Tone, title: impl Into<Text>) -> Self {
        Self {
            tone,
            title: title.into(),
            body: None,
            actions: Vec::new(),
        }
    }

    /// Says more.
    #[must_use]
    pub fn body(mut self, body: impl Into<Text>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Something that can be done about it.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

part!(Notice {
    tone: kept,
    title: sent,
    body: sent,
    actions: each
});
