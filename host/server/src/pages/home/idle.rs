//! Open deals without a next step: no open task refers to them.

use bailey_crm::RecordRef;
use bailey_crm::filter::Operator;
use bailey_crm::records::{self, Page, Query, Record};
use bailey_crm::schema::{Table, USERS};
use maud::{Markup, html};

use super::SHOWN;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::records::board::{amount, stages};
use crate::pages::records::conditions::{Condition, ME};
use crate::pages::records::view::View;
use crate::pages::records::{next_step, referred};
use crate::pages::show;
use crate::pages::viewer::Viewer;

/// The stages of the standard table after which no step follows.
const CLOSED: [&str; 2] = ["won", "lost"];

/// The deals; the reader's own, or everybody's for who has none.
pub(super) fn draw(viewer: &Viewer) -> Result<Markup> {
    let reader = &viewer.reader;
    let Some(table) = viewer.schema.find("deals") else {
        return Ok(html! {});
    };
    let Some(open) = open(table).filter(|_| next_step::missing(viewer, table).is_some()) else {
        return Ok(html! {});
    };
    let all = read(viewer, table, &open)?;
    let mine = match own(table, &open) {
        Some(view) => Some((read(viewer, table, &view)?, view)),
        None => None,
    };
    let (page, view, title) = match mine.filter(|(page, _)| page.total > 0) {
        Some((page, view)) => (page, view, "home-idle-mine"),
        None => (all.clone(), open.clone(), "home-idle"),
    };
    viewer.learn(page.records.iter().flat_map(referred));
    Ok(html! {
        section {
            h2 {
                a href=(view.address(&table.key)) { (reader.text(title)) }
                " " span.quiet { (reader.count(page.total)) }
            }
            @if page.records.is_empty() { p.empty { (reader.text("home-idle-empty")) } }
            (rows(viewer, table, &page))
            @if page.total < all.total {
                p.small {
                    a href=(open.address(&table.key)) { (reader.text("home-idle")) }
                    " " span.quiet { (reader.count(all.total)) }
                }
            }
        }
    })
}

/// The open deals that no open task refers to.
fn open(table: &Table) -> Option<View> {
    let stage = stages(table)?;
    let open = stage.kind.options().iter();
    let open: Vec<&str> = open
        .map(|option| option.key.as_str())
        .filter(|key| !CLOSED.contains(key))
        .collect();
    let condition = Condition {
        field: stage.key.clone(),
        operator: Operator::OneOf,
        value: open.join(","),
    };
    Some(View {
        conditions: vec![condition],
        idle: true,
        ..View::default()
    })
}

/// Those of them that are the reader's.
fn own(table: &Table, open: &View) -> Option<View> {
    let owner = table
        .fields
        .iter()
        .find(|field| field.kind.refers_to() == Some(USERS) && !field.multiple)?;
    let mut view = open.clone();
    view.conditions.push(Condition {
        field: owner.key.clone(),
        operator: Operator::Equal,
        value: ME.to_owned(),
    });
    Some(view)
}

fn read(viewer: &Viewer, table: &Table, view: &View) -> Result<Page> {
    let query = Query {
        limit: SHOWN,
        ..view.query(viewer, table)?
    };
    Ok(records::list(&viewer.account, &viewer.context, &query)?)
}

/// What the deal is about, unless it is called like that itself.
fn about(viewer: &Viewer, deal: &Record) -> Option<RecordRef> {
    let about = referred(deal).find(|reference| reference.table != USERS)?;
    let named = viewer.record(&about);
    named
        .is_none_or(|named| named.label != deal.label)
        .then_some(about)
}

fn rows(viewer: &Viewer, table: &Table, page: &Page) -> Markup {
    let stage = stages(table);
    html! {
        ul.plain.lines {
            @for deal in &page.records {
                li {
                    span.main {
                        a href=(Address::of(&deal.reference())) { (deal.label) }
                        @if let Some(about) = about(viewer, deal) {
                            " " span.small { (show::record(viewer, &about)) }
                        }
                    }
                    span.quiet {
                        @for field in stage.into_iter().chain(amount(table)) {
                            @let value = deal.value(&field.key).filter(|value| !value.is_none());
                            @if let Some(value) = value {
                                " " (show::value_text(viewer, Some((table, field)), value))
                            }
                        }
                    }
                }
            }
        }
    }
}
