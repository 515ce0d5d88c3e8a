//! Charts.

use super::ChartKind;
use super::parts::part;
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

part!(Series {
    label: sent,
    values: kept
});
part!(Chart {
    label: sent,
    kind: kept,
    categories: each,
    series: each
});
