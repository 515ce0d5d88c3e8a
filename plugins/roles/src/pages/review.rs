//! The page of one review: right by right, kept or revoked, and signed into the
//! journal at the end.

use bailey_sdk::clock;
use bailey_sdk::journal_note;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;

use super::desk::Desk;
use super::{action_label, person};
use crate::level::Level;
use crate::review::{self, Decision, Line, Review};
use crate::{rights, store};

/// The page's path.
pub const PATH: &str = "review";
/// Keeps the selected rights.
pub const KEEP: &str = "keep";
/// Revokes them.
pub const REVOKE: &str = "revoke";
/// Ends the review.
pub const SIGN: &str = "sign";

const REVIEW: &str = "review";
/// The most revoked rights that the journal names one by one.
const MOST_NAMED: usize = 80;

/// The page of a review.
pub fn page(key: &str) -> PageLink {
    PageLink::to(PATH).with(REVIEW, key)
}

fn key(parameters: &impl Parameters) -> Result<String, Error> {
    parameters
        .text(REVIEW)
        .ok_or_else(|| Error::NotFound(REVIEW.into()))
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let key = key(request)?;
    let desk = Desk::open(request.viewer.user)?;
    let review = review::get(&key)?;
    let open = review.signed.is_none() && desk.manages;
    let lead = match review.signed {
        Some(at) => tr("review-lead-signed")
            .moment("at", at)
            .arg("kept", review.count(Some(Decision::Keep)))
            .arg("revoked", review.count(Some(Decision::Revoke))),
        None => tr("review-lead")
            .arg("rights", review.lines.len())
            .arg("unused", review.unused())
            .arg("left", review.count(None)),
    };
    let page = Page::new(tr("review-title")).lead(lead);
    let page = if open {
        page.block(vec![sign_button(&key, &review)])
    } else {
        page
    };
    // What was not used comes first: that is what a review is for.
    let lines = review.lines.iter().enumerate();
    let lines: Map<_, _> = lines
        .map(|(place, line)| ((line.used, place), line))
        .collect();
    let rows = lines.iter().map(|((_, place), line)| row(*place, line));
    let table = Table::new(tr("review-title"))
        .column(tr("column-person"))
        .column(tr("column-right"))
        .column(tr("column-table"))
        .column(tr("column-level"))
        .column(tr("column-used"))
        .column(tr("column-decision"))
        .rows(rows)
        .empty(tr("review-empty"));
    Ok(page.block(if open {
        table
            .selection(
                Action::new(KEEP, tr("keep"))
                    .with(REVIEW, &key)
                    .tone(Tone::Good),
            )
            .selection(
                Action::new(REVOKE, tr("revoke"))
                    .with(REVIEW, &key)
                    .tone(Tone::Caution),
            )
    } else {
        table
    }))
}

fn sign_button(key: &str, review: &Review) -> Action {
    let revoked = review.count(Some(Decision::Revoke));
    let question = Confirmation::new(tr("sign-question"))
        .fact(tr("sign-kept").arg("count", review.lines.len() - revoked))
        .fact(tr("sign-revoked").arg("count", revoked))
        .fact(tr("sign-final"));
    Action::new(SIGN, tr("sign"))
        .with(REVIEW, key)
        .confirm(question)
}

fn row(place: usize, line: &Line) -> Row {
    let right = rights::action(&line.action).map(action_label);
    Row::new(place)
        .link(person::page(line.user))
        .cell(Cell::user(line.user))
        .cell(right.unwrap_or_else(|| literal(line.action.as_str())))
        .cell(Cell::table(line.table.as_str()))
        .cell(line.level.text())
        .cell(match line.used {
            Some(at) => Cell::Relative(at),
            None => Cell::badge(tr("unused"), Tone::Caution),
        })
        .cell(match line.decision {
            Some(Decision::Keep) => Cell::badge(tr("kept"), Tone::Good),
            Some(Decision::Revoke) => Cell::badge(tr("revoked"), Tone::Danger),
            None => Cell::Empty,
        })
}

pub fn decide(submission: &Submission) -> Result<Outcome, Error> {
    let key = key(submission)?;
    let mut review = open(&key)?;
    let rows = submission.rows();
    let places: Vec<usize> = rows.iter().filter_map(|row| row.parse().ok()).collect();
    if places.is_empty() || places.len() != rows.len() {
        return Err(Error::invalid(tr("nothing-selected")));
    }
    let (decision, said) = match submission.action.as_str() {
        KEEP => (Decision::Keep, "marked-kept"),
        _ => (Decision::Revoke, "marked-revoked"),
    };
    review.decide(&places, decision);
    review::put(&key, &review)?;
    Ok(Outcome::good(tr(said).arg("count", places.len())).go_to(page(&key)))
}

/// A review that is not signed yet.
fn open(key: &str) -> Result<Review, Error> {
    let review = review::get(key)?;
    if review.signed.is_some() {
        return Err(Error::Conflict("this review is signed already".into()));
    }
    Ok(review)
}

/// Revokes what was so decided, and signs the result into the journal.
pub fn sign(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = key(submission)?;
    let mut review = open(&key)?;
    let revoked: Vec<&Line> = review
        .lines
        .iter()
        .filter(|line| line.decision == Some(Decision::Revoke))
        .collect();
    let mut people = Map::new();
    for line in &revoked {
        let person = people.get_or_insert_with(line.user, || desk.kept.person(line.user));
        let levels = person
            .exceptions
            .get_or_insert_with(line.table.clone(), Default::default);
        levels.insert(line.action.clone(), Level::Denied);
    }
    for (user, mut person) in people {
        person.version += 1;
        store::put_person(user, &person)?;
    }
    let mut details = vec![
        ("review".to_owned(), key.clone()),
        ("rights".to_owned(), review.lines.len().to_string()),
        ("unused".to_owned(), review.unused().to_string()),
        ("revoked".to_owned(), revoked.len().to_string()),
        (
            "kept".to_owned(),
            (review.lines.len() - revoked.len()).to_string(),
        ),
    ];
    details.extend(revoked.iter().take(MOST_NAMED).map(|line| {
        let name = desk.user(line.user).map_or("", |user| user.name.as_str());
        (
            "revoked right".to_owned(),
            format!("{name}: {} {}", line.action, line.table),
        )
    }));
    journal_note::note("access-review-signed", &details)?;
    let count = revoked.len();
    review.signed = Some(clock::now()?);
    review::put(&key, &review)?;
    Ok(Outcome::good(tr("review-done").arg("count", count)).go_to(page(&key)))
}
