//! A report that is being put together, as the address of its page describes it:
//! the conditions as a list has them, and beside them how they are counted.

use bailey_crm::records::Period;
use bailey_crm::reports::{Aggregate, Drawing, Figure, Shape};
use bailey_crm::schema::{SystemField, Table};

use super::new_one;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::records::board::stages;
use crate::pages::records::conditions::Condition;
use crate::pages::records::view::View;
use crate::pages::viewer::Viewer;

/// The parameters beside a list's own.
pub(super) const TABLE: &str = "table";
pub(super) const BY: &str = "by";
pub(super) const FIGURE: &str = "figure";
pub(super) const DRAWING: &str = "drawing";

/// A report that is being put together.
pub(super) struct Draft {
    /// The records, as a list would show them.
    pub(super) view: View,
    /// What is counted of them.
    pub(super) shape: Shape,
}

impl Draft {
    /// What these parameters describe; none if they name no table.
    ///
    /// # Errors
    /// `NotFound` for an unknown table; `Invalid` for a condition that is none.
    pub(super) fn parse(viewer: &Viewer, params: &Params) -> Result<Option<Self>> {
        let Some(key) = params.filled(TABLE) else {
            return Ok(None);
        };
        let table = viewer.schema.table(key)?;
        let view = View::parse(params)?;
        let (by, period) = match params.filled(BY) {
            Some(text) => grouping(text),
            None => usual(table),
        };
        Ok(Some(Self::of(Shape {
            table: table.key.clone(),
            search: view.search,
            conditions: view.conditions.iter().map(Condition::chip).collect(),
            by,
            period,
            figure: params.filled(FIGURE).and_then(figure),
            drawing: params
                .filled(DRAWING)
                .map_or_else(Drawing::default, drawing),
        })))
    }

    /// What a report counts, to be changed.
    pub(super) fn of(shape: Shape) -> Self {
        let conditions = shape.conditions.iter().cloned().map(Condition::from);
        let view = View {
            search: shape.search.clone(),
            conditions: conditions.collect(),
            ..View::default()
        };
        Self { view, shape }
    }

    /// The parameters that say what the view doesn't.
    pub(super) fn also(&self) -> Vec<(&'static str, String)> {
        let mut also = vec![
            (TABLE, self.shape.table.clone()),
            (BY, by_text(&self.shape.by, self.shape.period)),
            (DRAWING, drawing_text(self.shape.drawing).to_owned()),
        ];
        also.extend(
            self.shape
                .figure
                .as_ref()
                .map(|figure| (FIGURE, figure_text(&figure.field, figure.aggregate))),
        );
        also
    }

    /// An address that describes it.
    pub(super) fn address(&self, page: Address) -> Address {
        let also = self.also();
        also.iter()
            .fold(self.view.write(page), |address, (name, value)| {
                address.with(name, value)
            })
    }

    /// What describes it, as the query of an address.
    pub(super) fn query(&self) -> String {
        let address = self.address(Address::new("")).to_string();
        address.trim_start_matches('?').to_owned()
    }
}

/// The page on which a report of what a list shows is put together.
pub(in crate::pages) fn of_list(table: &Table, view: &View) -> Address {
    let listed = View {
        search: view.search.clone(),
        conditions: view.conditions.clone(),
        ..View::default()
    };
    listed.write(new_one()).with(TABLE, &table.key)
}

/// By what records are counted unless something is chosen.
fn usual(table: &Table) -> (String, Option<Period>) {
    match stages(table) {
        Some(stage) => (stage.key.clone(), None),
        None => (SystemField::CreatedAt.key().to_owned(), Some(Period::Month)),
    }
}

/// A field, and a period after a colon.
fn grouping(text: &str) -> (String, Option<Period>) {
    match text.split_once(':') {
        Some((field, period)) => (field.to_owned(), Period::parse(period)),
        None => (text.to_owned(), None),
    }
}

/// The text that says so.
pub(super) fn by_text(field: &str, period: Option<Period>) -> String {
    match period {
        Some(period) => format!("{field}:{}", period.name()),
        None => field.to_owned(),
    }
}

fn figure(text: &str) -> Option<Figure> {
    let (field, aggregate) = text.split_once(':')?;
    let aggregate = match aggregate {
        "sum" => Aggregate::Sum,
        "average" => Aggregate::Average,
        _ => return None,
    };
    Some(Figure {
        field: field.to_owned(),
        aggregate,
    })
}

/// The text that says so.
pub(super) fn figure_text(field: &str, aggregate: Aggregate) -> String {
    let aggregate = match aggregate {
        Aggregate::Sum => "sum",
        Aggregate::Average => "average",
    };
    format!("{field}:{aggregate}")
}

/// All ways to draw, each with the parameter that means it.
pub(super) const DRAWINGS: [(Drawing, &str); 3] = [
    (Drawing::Bars, "bars"),
    (Drawing::Line, "line"),
    (Drawing::Table, "table"),
];

fn drawing(text: &str) -> Drawing {
    let known = DRAWINGS.into_iter().find(|(_, name)| *name == text);
    known.map_or_else(Drawing::default, |(drawing, _)| drawing)
}

/// The text that says so.
pub(super) fn drawing_text(drawing: Drawing) -> &'static str {
    let known = DRAWINGS.into_iter().find(|(known, _)| *known == drawing);
    known.map_or("", |(_, name)| name)
}
