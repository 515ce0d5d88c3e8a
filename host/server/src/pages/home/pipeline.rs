//! The pipeline: how many deals stand in each stage, and what they come to.

use bailey_crm::filter::Operator;
use bailey_crm::records::{self, By, Query, Summary};
use bailey_crm::saved_views::Layout;
use bailey_crm::{Scalar, Value};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::blocks::bars::{self, Bar};
use crate::pages::records::board::{amount, stages};
use crate::pages::records::conditions::Condition;
use crate::pages::records::view::View;
use crate::pages::viewer::Viewer;
use crate::pages::{labels, show};

/// A bar for each stage, with the way to the board.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let Some(table) = viewer.schema.find("deals") else {
        return Ok(html! {});
    };
    let Some(stage) = stages(table) else {
        return Ok(html! {});
    };
    let wanted = Summary {
        by: Some(By::field(&*stage.key)),
        sum: amount(table).map(|field| field.key.clone()),
    };
    let query = Query::of(&*table.key);
    let groups = records::summary(&viewer.account, &viewer.context, &query, &wanted)?;
    let board = View::default().laid_out(Layout::Board);
    let offered = stage.kind.options().iter().filter(|option| !option.retired);
    let bars = offered.map(|option| {
        let value: Value = Scalar::Choice(option.key.clone()).into();
        let group = groups.iter().find(|group| group.value == value);
        let sums = group.map_or(&[][..], |group| &group.sums);
        let sums = sums
            .iter()
            .map(|sum| show::value_text(viewer, None, &sum.clone().into()));
        let count = group.map_or(0, |group| group.count);
        let in_stage = View {
            conditions: vec![Condition {
                field: stage.key.clone(),
                operator: Operator::OneOf,
                value: option.key.clone(),
            }],
            ..View::default()
        };
        Bar {
            label: labels::choice(reader, table, stage, &option.key),
            link: Some(in_stage.address(&table.key).to_string()),
            size: count,
            figure: reader.count(count),
            beside: sums.collect::<Vec<_>>().join(" + "),
        }
    });
    let bars: Vec<Bar> = bars.collect();
    Ok(html! {
        section {
            h2 { a href=(board.address(&table.key)) { (reader.text("home-pipeline")) } }
            (bars::draw(&reader.text("home-pipeline"), &bars))
        }
    })
}
