//! Charts.

use super::parts::{Part, Parts, each};
use super::{ChartKind, wit};
use crate::types::Text;

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub label: Text,
    /// How it is drawn.
    pub kind: ChartKind,
    /// One for each value of a series.
    pub categories: Vec<Text>,
    /// One over the other.
    pub series: Vec<Series>,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub label: Text,
    /// One for each category.
    pub values: Vec<f64>,
}

impl Part for Series {
    type Sent = wit::Series;

    fn sent(self, parts: &mut Parts) -> wit::Series {
        wit::Series {
            label: self.label.sent(parts),
            values: self.values,
        }
    }
}

impl Part for Chart {
    type Sent = wit::Chart;

    fn sent(self, parts: &mut Parts) -> wit::Chart {
        wit::Chart {
            label: self.label.sent(parts),
            kind: self.kind,
            categories: each(self.categories, parts),
            series: each(self.series, parts),
        }
    }
}
