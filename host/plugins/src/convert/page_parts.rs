//! What a page is made of, by its index. A part can be named more than once, and so a
//! small answer could grow into a page without end: what is repeated is counted.

use std::cell::Cell as Counter;

use bailey_crm::Value;
use bailey_sandbox::Failure;
use serde::Serialize;

use super::page::Writer;
use super::text::shown;
use crate::contract::bailey::crm::blocks as wit;
use crate::page::{Action, Cell};

/// The most bytes that the parts which a page repeats may come to. What stands there
/// once was counted as it crossed.
const MOST_REPEATED: usize = 8 * 1024 * 1024;

/// What a step of writing a page comes to.
pub(super) type Written<T> = Result<T, Failure>;

/// A page's parts, written out.
pub(super) struct Parts {
    texts: Pool<String>,
    values: Pool<Value>,
    cells: Pool<Cell>,
    actions: Pool<Action>,
    repeated: Counter<usize>,
}

/// The parts of one sort, and which of them the page has.
struct Pool<T> {
    sort: &'static str,
    parts: Vec<(T, Counter<bool>)>,
}

impl<T> Pool<T> {
    fn new(sort: &'static str, parts: impl Iterator<Item = T>) -> Self {
        Self {
            sort,
            parts: parts.map(|part| (part, Counter::new(false))).collect(),
        }
    }
}

impl Parts {
    pub(super) fn new(writer: &Writer<'_>, parts: wit::Parts) -> Written<Self> {
        let texts = parts.texts.into_iter().map(|text| writer.text(text));
        let mut written = Self {
            texts: Pool::new("text", texts),
            values: Pool::new("value", parts.values.into_iter().map(shown)),
            cells: Pool::new("cell", std::iter::empty()),
            actions: Pool::new("action", std::iter::empty()),
            repeated: Counter::new(0),
        };
        let cells = written.all(parts.cells, Self::written_cell)?;
        let actions = written.all(parts.actions, Self::written_action)?;
        written.cells = Pool::new("cell", cells.into_iter());
        written.actions = Pool::new("action", actions.into_iter());
        Ok(written)
    }

    pub(super) fn text(&self, index: u32) -> Written<String> {
        self.part(&self.texts, index)
    }

    pub(super) fn optional(&self, index: Option<u32>) -> Written<Option<String>> {
        index.map(|index| self.text(index)).transpose()
    }

    pub(super) fn value(&self, index: u32) -> Written<Value> {
        self.part(&self.values, index)
    }

    pub(super) fn cell(&self, index: u32) -> Written<Cell> {
        self.part(&self.cells, index)
    }

    pub(super) fn action(&self, index: u32) -> Written<Action> {
        self.part(&self.actions, index)
    }

    /// A list, each of its items by the same rule.
    pub(super) fn all<I, O>(
        &self,
        items: Vec<I>,
        rule: impl Fn(&Self, I) -> Written<O>,
    ) -> Written<Vec<O>> {
        items.into_iter().map(|item| rule(self, item)).collect()
    }

    fn part<T: Clone + Serialize>(&self, pool: &Pool<T>, index: u32) -> Written<T> {
        let part = usize::try_from(index)
            .ok()
            .and_then(|index| pool.parts.get(index));
        let Some((part, named)) = part else {
            let (sort, count) = (pool.sort, pool.parts.len());
            return Err(bad(format!(
                "it names {sort} {index}, and has {count}, counted from 0"
            )));
        };
        if named.replace(true) {
            self.repeat(part)?;
        }
        Ok(part.clone())
    }

    fn repeat<T: Serialize>(&self, part: &T) -> Written<()> {
        let written = serde_json::to_string(part).map_err(|error| bad(error.to_string()))?;
        let repeated = self.repeated.get() + size_of::<T>() + written.len();
        self.repeated.set(repeated);
        if repeated > MOST_REPEATED {
            return Err(bad(format!(
                "what it repeats comes to more than {} MiB",
                MOST_REPEATED / 1024 / 1024
            )));
        }
        Ok(())
    }
}

fn bad(reason: String) -> Failure {
    Failure::BadOutput { reason }
}

#[cfg(test)]
mod tests;
