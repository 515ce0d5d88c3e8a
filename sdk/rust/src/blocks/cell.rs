//! The smallest thing that is shown.

use super::{Action, Badge, Cell, Difference, Fact, Link, Stat, Target, TimelineEntry, Tone};
use crate::text::Message;
use crate::types::{Actor, RecordRef, Text, Timestamp, UserId, Value};

impl Cell {
    /// A whole number; one beyond the range of `i64` is shown as its end.
    pub fn number(number: impl TryInto<i64>) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }

    /// A moment, in the reader's time zone.
    pub fn moment(at: Timestamp) -> Self {
        Self::Moment(at)
    }

    /// A user's name.
    pub fn user(id: UserId) -> Self {
        Self::User(id)
    }

    /// A table's label.
    pub fn table(key: impl Into<String>) -> Self {
        Self::Table(key.into())
    }

    /// A field's label.
    pub fn field(table: impl Into<String>, field: impl Into<String>) -> Self {
        Self::Field((table.into(), field.into()))
    }

    /// A word with a tone.
    pub fn badge(label: impl Into<Text>, tone: Tone) -> Self {
        Self::Badge(Badge {
            label: label.into(),
            tone,
        })
    }

    /// A link.
    pub fn link(label: impl Into<Text>, target: impl Into<Target>) -> Self {
        Self::Link(Link {
            label: label.into(),
            target: target.into(),
        })
    }
}

/// What each kind of cell is made of.
macro_rules! cells {
    ($($kind:ty => $case:ident),+ $(,)?) => {
        $(impl From<$kind> for Cell {
            fn from(value: $kind) -> Self {
                Self::$case(value.into())
            }
        })+
    };
}

cells! {
    Text => Text,
    Message => Text,
    Value => Value,
    Actor => Actor,
    RecordRef => Record,
}

impl Fact {
    /// A fact by its name.
    pub fn new(label: impl Into<Text>, cell: impl Into<Cell>) -> Self {
        Self {
            label: label.into(),
            cells: vec![cell.into()],
        }
    }
}

impl Stat {
    /// A figure with what it counts.
    pub fn new(label: impl Into<Text>, value: impl Into<Cell>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            tone: Tone::Neutral,
            link: None,
        }
    }

    /// What the figure says.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Where the figure leads.
    #[must_use]
    pub fn link(mut self, target: impl Into<Target>) -> Self {
        self.link = Some(target.into());
        self
    }
}

impl TimelineEntry {
    /// Something that happened.
    pub fn new(at: Timestamp, title: impl Into<Text>) -> Self {
        Self {
            at,
            by: None,
            title: title.into(),
            cells: Vec::new(),
            link: None,
            differences: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// Who did it.
    #[must_use]
    pub fn by(mut self, actor: Actor) -> Self {
        self.by = Some(actor);
        self
    }

    /// Adds something about it.
    #[must_use]
    pub fn cell(mut self, cell: impl Into<Cell>) -> Self {
        self.cells.push(cell.into());
        self
    }

    /// Where the entry leads.
    #[must_use]
    pub fn link(mut self, target: impl Into<Target>) -> Self {
        self.link = Some(target.into());
        self
    }

    /// Adds what it changed.
    #[must_use]
    pub fn difference(mut self, difference: Difference) -> Self {
        self.differences.push(difference);
        self
    }

    /// Adds what can be done about it.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

impl Difference {
    /// What something was and what it is.
    pub fn new(label: impl Into<Cell>, before: Value, after: Value) -> Self {
        Self {
            label: label.into(),
            before,
            after,
            withheld: false,
            actions: Vec::new(),
        }
    }

    /// The values are erased, or the reader may not see them.
    #[must_use]
    pub fn withheld(mut self, withheld: bool) -> Self {
        self.withheld = withheld;
        self
    }

    /// Adds what can be done about it.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}
