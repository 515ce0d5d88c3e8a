//! Which values of the journal an entry says it erased, as it says so.
//!
//! A *place* is `12`, the address, request and details of operation 12; `12/0`,
//! label and values of its first change; or `12/0-999`, those of a run of its
//! changes. Places stand side by side with a space between, as one detail
//! `erased` of the entry that did it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::ids::OperationId;

/// The name of the detail that holds places.
pub(crate) const ERASED: &str = "erased";

/// Some values of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    operations: BTreeSet<i64>,
    /// By operation: runs of positions, in the order in which they were added.
    changes: BTreeMap<i64, Vec<(u32, u32)>>,
}

impl Places {
    /// Adds an operation's address, request and details.
    pub(crate) fn add_operation(&mut self, id: OperationId) {
        self.operations.insert(id.0);
    }

    /// Adds a change. Whoever adds them in order gets runs.
    pub(crate) fn add_change(&mut self, id: OperationId, position: u32) {
        let runs = self.changes.entry(id.0).or_default();
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(position) => *last = position,
            _ => runs.push((position, position)),
        }
    }

    /// Adds the places of a text, as far as they are before an operation: what
    /// came later could not be erased by it. What can't be read names nothing.
    pub(crate) fn add_text(&mut self, text: &str, before: OperationId) {
        for place in text.split(' ') {
            let (operation, positions) = match place.split_once('/') {
                Some((operation, positions)) => (operation, Some(positions)),
                None => (place, None),
            };
            let Some(operation) = operation.parse().ok().filter(|id| *id < before.0) else {
                continue;
            };
            match positions.map(run) {
                None => {
                    self.operations.insert(operation);
                }
                Some(Some(run)) => self.changes.entry(operation).or_default().push(run),
                Some(None) => {}
            }
        }
    }

    /// Whether the operation's address, request and details are among them.
    pub(crate) fn has_operation(&self, id: OperationId) -> bool {
        self.operations.contains(&id.0)
    }

    /// Whether a change is among them.
    pub(crate) fn has_change(&self, id: OperationId, position: u32) -> bool {
        let runs = self.changes.get(&id.0);
        runs.is_some_and(|runs| {
            runs.iter()
                .any(|(first, last)| (*first..=*last).contains(&position))
        })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.operations.is_empty() && self.changes.is_empty()
    }
}

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        for operation in &self.operations {
            write!(f, "{gap}{operation}")?;
            gap = " ";
        }
        for (operation, runs) in &self.changes {
            for (first, last) in runs {
                write!(f, "{gap}{operation}/{first}")?;
                if last > first {
                    write!(f, "-{last}")?;
                }
                gap = " ";
            }
        }
        Ok(())
    }
}

/// `0` or `0-999`.
fn run(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Some((first.parse().ok()?, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::ids::OperationId;

    #[test]
    fn places_side_by_side_are_one_run_and_are_read_back() {
        let mut places = Places::default();
        places.add_operation(OperationId(7));
        for position in (0..1000).chain([1002]) {
            places.add_change(OperationId(12), position);
        }
        places.add_change(OperationId(13), 0);
        let text = places.to_string();
        assert_eq!(text, "7 12/0-999 12/1002 13/0");
        let mut read = Places::default();
        read.add_text(&text, OperationId(14));
        assert_eq!(read, places);
        assert!(read.has_change(OperationId(12), 999) && !read.has_change(OperationId(12), 1000));
        assert!(read.has_operation(OperationId(7)) && !read.has_operation(OperationId(12)));
    }

    #[test]
    fn nothing_is_erased_before_it_is_written_nor_by_what_can_not_be_read() {
        let mut places = Places::default();
        places.add_text("12/0 13 13/0 x 5/y 5/0-z -", OperationId(12));
        assert!(places.is_empty(), "{places}");
    }
}
