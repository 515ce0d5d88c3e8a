//! What has to be seen first.

use super::{Action, Notice, Tone};
use crate::types::Text;

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
