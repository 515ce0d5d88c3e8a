//! What is not saved yet: what it would have done to those who signed in of late,
//! whether it lets its author in, and the buttons that save it, try it or drop it.

use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;

use super::desk::Desk;
use super::front::ADD_MINE;
use crate::draft::{self, lets_in};
use crate::list::List;
use crate::replay::{DAYS, Replay, replay, sign_ins};
use crate::store;

/// Saves the draft.
pub const SAVE: &str = "save";
/// Has it hold for ten minutes.
pub const TRY: &str = "try";
/// Drops it.
pub const DISCARD: &str = "discard";
/// Keeps what is tried.
pub const CONFIRM: &str = "confirm";
/// Ends the trial.
pub const END: &str = "end";

/// That a wide network is meant.
const WIDE: &str = "wide";
const YES: &str = "yes";
/// The most people who are named that would have been refused.
const MOST_NAMED: usize = 20;

/// Adds to the page what is tried and what is not saved.
pub fn blocks(desk: &Desk<'_>, page: Page) -> Result<Page, Error> {
    let page = page.maybe(trial(desk));
    let Some(draft) = &desk.draft else {
        return Ok(page);
    };
    let found = replay(draft, &sign_ins(desk.now)?, &desk.groups);
    let shut = !lets_in(draft, desk.viewer, &desk.own_groups());
    let page = page.block(notice(draft, &found, shut));
    let page = if shut { page.block(locked_out()) } else { page };
    Ok(if found.refused.is_empty() {
        page
    } else {
        page.block(refused(&found))
    })
}

/// The list that is tried, or was until just now.
fn trial(desk: &Desk<'_>) -> Option<Notice> {
    let trial = desk.kept.trial.as_ref()?;
    if desk.kept.trying(desk.now).is_none() {
        let over = tr("trial-was").moment("until", trial.until);
        return Some(Notice::new(Tone::Neutral, over));
    }
    let notice = Notice::new(Tone::Caution, tr("trial-on").moment("until", trial.until))
        .body(tr("trial-text").user("who", trial.by));
    Some(
        notice
            .action(Action::new(CONFIRM, tr("trial-confirm")).tone(Tone::Good))
            .action(Action::new(END, tr("trial-end"))),
    )
}

fn notice(draft: &List, found: &Replay, shut: bool) -> Notice {
    let body = if draft.people {
        tr("replay")
            .arg("people", found.people)
            .arg("days", DAYS)
            .arg("refused", found.refused_people)
            .arg("times", found.refused_sign_ins)
    } else {
        tr("replay-off")
    };
    let notice = Notice::new(Tone::Caution, tr("draft")).body(body);
    let notice = if shut {
        notice
    } else {
        notice.action(asking(
            Action::new(SAVE, tr("save")).tone(Tone::Good),
            draft,
        ))
    };
    notice
        .action(asking(Action::new(TRY, tr("try")), draft))
        .action(Action::new(DISCARD, tr("discard")))
}

/// Asks once more where a network lets in far more than anybody has an office for.
fn asking(action: Action, draft: &List) -> Action {
    let wide = draft.wide();
    if wide.is_empty() {
        return action;
    }
    let question = Confirmation::new(tr("wide-question"))
        .fact(tr("wide-fact").arg("networks", wide.join(", ")));
    action.with(WIDE, YES).confirm(question)
}

fn locked_out() -> Notice {
    Notice::new(Tone::Danger, tr("shut-out"))
        .body(tr("shut-out-text"))
        .action(Action::new(ADD_MINE, tr("add-mine")))
}

/// Those who would have been refused.
fn refused(found: &Replay) -> Table {
    let rows = found.refused.iter().take(MOST_NAMED).enumerate();
    let rows = rows.map(|(place, one)| {
        Row::new(place)
            .cell(Cell::user(one.user))
            .cell(match one.address {
                Some(address) => Cell::Text(literal(address.to_string())),
                None => Cell::Empty,
            })
            .cell(Cell::number(one.times))
            .cell(Cell::moment(one.last))
    });
    Table::new(tr("replay-table"))
        .column(tr("column-person"))
        .column(tr("column-address"))
        .number_column(tr("column-times"))
        .column(tr("column-last"))
        .rows(rows)
}

/// The reader's draft, which there must be.
fn of<'a>(desk: &'a Desk<'_>, submission: &Submission) -> Result<&'a List, Error> {
    let draft = desk
        .draft
        .as_ref()
        .ok_or_else(|| Error::invalid(tr("nothing-changed")))?;
    let wide = draft.wide();
    if !wide.is_empty() && submission.parameter(WIDE) != Some(YES) {
        let told = tr("wide-refused").arg("networks", wide.join(", "));
        return Err(Error::field(WIDE, told));
    }
    Ok(draft)
}

fn done(message: &str) -> Outcome {
    Outcome::good(tr(message)).go_to(PageLink::to(""))
}

pub fn save(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let draft = of(desk, submission)?;
    draft::save(draft, &desk.kept, desk.viewer, &desk.own_groups())?;
    Ok(done("saved"))
}

pub fn attempt(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let draft = of(desk, submission)?;
    draft::attempt(draft, &desk.kept, desk.viewer, desk.now)?;
    Ok(done("tried"))
}

pub fn discard(desk: &Desk<'_>) -> Result<Outcome, Error> {
    store::drop_draft(desk.viewer.user)?;
    Ok(Outcome::neutral(tr("discarded")).go_to(PageLink::to("")))
}

pub fn confirm(desk: &Desk<'_>) -> Result<Outcome, Error> {
    draft::confirm(&desk.kept, desk.viewer, &desk.own_groups(), desk.now)?;
    Ok(done("saved"))
}

pub fn end(desk: &Desk<'_>) -> Result<Outcome, Error> {
    draft::end(&desk.kept, desk.now)?;
    Ok(done("trial-ended"))
}
