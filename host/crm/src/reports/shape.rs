//! What a report counts, as it is kept.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::filter::{Chip, Filter, Looker};
use crate::records::{By, Period, Query, Summary};
use crate::schema::Table;

/// What is made of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregate {
    /// They are added up.
    #[default]
    Sum,
    /// What they are on average.
    Average,
}

/// A figure of the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The key of a field with numbers or money.
    pub field: String,
    /// What is made of it.
    #[serde(default)]
    pub aggregate: Aggregate,
}

/// How it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// Figures in rows.
    Table,
    /// A bar for each group.
    #[default]
    Bars,
    /// A line over the periods; bars where there are none.
    Line,
}

/// What a report counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// The key of the table whose records are counted.
    pub table: String,
    /// Words that must be in their texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// What must hold for them.
    #[serde(default)]
    pub conditions: Vec<Chip>,
    /// The key of the field by which they are counted.
    pub by: String,
    /// How much of the calendar is one group, for days and moments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// What is shown of each group beside how many they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// How it is drawn.
    #[serde(default)]
    pub drawing: Drawing,
}

impl Shape {
    /// How the records are counted.
    #[must_use]
    pub fn summary(&self, looker: &Looker) -> Summary {
        Summary {
            by: Some(By {
                field: self.by.clone(),
                period: self.period,
                zone: looker.zone.clone(),
            }),
            sum: self.figure.as_ref().map(|figure| figure.field.clone()),
        }
    }

    /// Which records are counted.
    pub(super) fn query(&self, table: &Table, looker: &Looker) -> Result<Query> {
        let parts = self.conditions.iter();
        let parts = parts.map(|chip| chip.filter(table, looker));
        Ok(Query {
            filter: Filter::All(parts.collect::<Result<_>>()?),
            search: self.search.clone(),
            ..Query::of(&*table.key)
        })
    }
}
