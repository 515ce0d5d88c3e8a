//! What somebody was shown: as typed blocks, and as the texts that they read.

use std::fmt;
use std::ops::Deref;

/// A page or a panel as somebody saw it.
#[derive(Debug)]
pub struct Seen<T> {
    what: T,
    texts: Vec<String>,
}

impl<T> Seen<T> {
    pub(crate) fn of(what: T, texts: Vec<String>) -> Self {
        Self { what, texts }
    }

    /// All that is read on it, from top to bottom.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Whether a text on it is this, or has it within.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.texts.iter().any(|other| other.contains(text))
    }
}

/// The typed blocks.
impl<T> Deref for Seen<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.what
    }
}

/// A text a line, for a test that failed.
impl<T> fmt::Display for Seen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.texts.join("\n"))
    }
}
