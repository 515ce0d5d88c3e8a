//! The page of all reviews of rights, and the beginning of one.

use bailey_sdk::access;
use bailey_sdk::clock;
use bailey_sdk::journal_note;
use bailey_sdk::pages::{Outcome, Request};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;

use super::desk::{self, Desk};
use super::review as one;
use crate::review::{self, Review, UNUSED};
use crate::rights;

/// The page's path.
pub const PATH: &str = "reviews";
/// Begins a review.
pub const BEGIN: &str = "begin";

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(request.viewer.user)?;
    let reviews = review::all()?;
    let page = Page::new(tr("reviews-title")).lead(tr("reviews-lead"));
    let page = if desk.manages {
        page.block(vec![
            Action::new(BEGIN, tr("review-begin")).tone(Tone::Good),
        ])
    } else {
        page
    };
    Ok(page.block(
        Table::new(tr("reviews-title"))
            .column(tr("column-begun"))
            .column(tr("column-person"))
            .number_column(tr("column-rights"))
            .number_column(tr("column-unused"))
            .column(tr("column-state"))
            .rows(reviews.iter().rev().map(|(key, review)| row(key, review)))
            .empty(tr("reviews-empty")),
    ))
}

fn row(key: &str, review: &Review) -> Row {
    Row::new(key)
        .link(one::page(key))
        .cell(Cell::moment(review.at))
        .cell(Cell::user(review.by))
        .cell(Cell::number(review.lines.len()))
        .cell(Cell::number(review.unused()))
        .cell(match review.signed {
            Some(_) => Cell::badge(tr("review-signed"), Tone::Good),
            None => Cell::badge(
                tr("review-open").arg("left", review.count(None)),
                Tone::Caution,
            ),
        })
}

pub fn begin(desk: &Desk) -> Result<Outcome, Error> {
    let now = clock::now()?;
    let tables: Vec<String> = desk::tables()?.into_iter().map(|table| table.key).collect();
    let mut used: Map<(UserId, String, &'static str), Timestamp> = Map::new();
    for user in desk.users.iter().filter(|user| user.active && !user.owner) {
        for last in access::last_used(user.id, now - UNUSED)? {
            used.insert((user.id, last.table, rights::word(last.action)), last.at);
        }
    }
    let lines = review::lines(&desk.kept, &desk.users, &tables, |user, table, action| {
        used.get(&(user, table.to_owned(), rights::word(action)))
            .copied()
    });
    let known = review::all()?;
    let key = review::next_key(&known);
    let review = Review {
        by: desk.me,
        at: now,
        signed: None,
        lines,
    };
    review::put(&key, &review)?;
    let details = [
        ("review".to_owned(), key.clone()),
        ("rights".to_owned(), review.lines.len().to_string()),
        ("unused".to_owned(), review.unused().to_string()),
    ];
    journal_note::note("access-review-begun", &details)?;
    Ok(Outcome::good(tr("review-begun").arg("count", review.lines.len())).go_to(one::page(&key)))
}
