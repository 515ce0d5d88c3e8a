//! What a change would do, before it is saved: who loses and gains what, counted by
//! the host over the records as they are.

use bailey_sdk::access::{Effect, Extent, FieldEffect};
use bailey_sdk::pages::{Outcome, Request};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;

use super::desk::Desk;
use super::{action_label, fields, person, role};
use crate::draft::Draft;

/// The page's path.
pub const PATH: &str = "effect";
/// Saves the draft.
pub const SAVE: &str = "save";
/// Drops it.
pub const DISCARD: &str = "discard";

/// The most effects that are listed; all are counted.
const MOST_LISTED: usize = 200;

/// Keeps a draft, and goes on to what it would do.
pub fn propose(desk: &Desk, draft: &Draft) -> Result<Outcome, Error> {
    draft.keep(desk.me)?;
    Ok(Outcome::neutral(tr("not-saved-yet")).go_to(PageLink::to(PATH)))
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let page = Page::new(tr("effect-title"));
    let Some(draft) = Draft::of(request.viewer.user)? else {
        return Ok(page.lead(tr("effect-nothing")));
    };
    let desk = Desk::open(request.viewer.user)?;
    let effects = draft.effects(&desk.kept, &desk.users)?;
    let page = page
        .lead(lead(&effects.records, &effects.fields))
        .block(vec![
            Action::new(SAVE, tr("save")).tone(Tone::Good),
            Action::new(DISCARD, tr("discard")),
        ]);
    let page = if effects.records.is_empty() && effects.fields.is_empty() {
        page
    } else {
        page.block(table(&effects.records))
    };
    Ok(if effects.fields.is_empty() {
        page
    } else {
        page.heading(tr("fields-heading"))
            .block(fields_table(&effects.fields))
    })
}

/// Who loses and who gains, in a line.
fn lead(records: &[Effect], fields: &[FieldEffect]) -> Text {
    let losing = people(records, fields, loses, |field| field.after < field.before);
    let gaining = people(records, fields, gains, |field| field.after > field.before);
    if losing.is_empty() && gaining.is_empty() {
        return tr("effect-none").into();
    }
    tr("effect-lead")
        .arg("losing", losing.len())
        .arg("gaining", gaining.len())
        .into()
}

/// Those of whom something is so.
fn people(
    records: &[Effect],
    fields: &[FieldEffect],
    record_is: fn(&Effect) -> bool,
    field_is: fn(&FieldEffect) -> bool,
) -> Set<UserId> {
    let mut people = Set::new();
    for effect in records.iter().filter(|effect| record_is(effect)) {
        people.insert(effect.user);
    }
    for effect in fields.iter().filter(|effect| field_is(effect)) {
        people.insert(effect.user);
    }
    people
}

fn rank(extent: Extent) -> u8 {
    match extent {
        Extent::None => 0,
        Extent::Some => 1,
        Extent::All => 2,
    }
}

fn loses(effect: &Effect) -> bool {
    effect.lost > 0 || (effect.gained == 0 && rank(effect.after) < rank(effect.before))
}

fn gains(effect: &Effect) -> bool {
    effect.gained > 0 || (effect.lost == 0 && rank(effect.after) > rank(effect.before))
}

fn table(effects: &[Effect]) -> Table {
    let rows = effects.iter().take(MOST_LISTED).enumerate();
    Table::new(tr("effect-title"))
        .column(tr("column-person"))
        .column(tr("column-right"))
        .column(tr("column-table"))
        .column(tr("column-loses"))
        .column(tr("column-gains"))
        .rows(rows.map(|(place, effect)| row(place, effect)))
        .total(effects.len() as u64)
        .empty(tr("effect-none"))
}

fn row(place: usize, effect: &Effect) -> Row {
    let said = |happens: bool, count: u64, tone: Tone| {
        if !happens {
            return Cell::Empty;
        }
        let text: Text = match count {
            0 => tr("the-right").into(),
            count => tr("count-records").arg("count", count).into(),
        };
        Cell::badge(text, tone)
    };
    Row::new(place)
        .link(person::page(effect.user))
        .cell(Cell::user(effect.user))
        .cell(action_label(effect.action))
        .cell(Cell::table(effect.table.as_str()))
        .cell(said(loses(effect), effect.lost, Tone::Caution))
        .cell(said(gains(effect), effect.gained, Tone::Good))
}

fn fields_table(effects: &[FieldEffect]) -> Table {
    let rows = effects.iter().take(MOST_LISTED).enumerate();
    Table::new(tr("fields-heading"))
        .column(tr("column-person"))
        .column(tr("column-table"))
        .column(tr("column-field"))
        .column(tr("column-before"))
        .column(tr("column-after"))
        .rows(rows.map(|(place, effect)| {
            Row::new(place)
                .cell(Cell::user(effect.user))
                .cell(Cell::table(effect.table.as_str()))
                .cell(Cell::field(effect.table.as_str(), effect.field.as_str()))
                .cell(fields::word(effect.before))
                .cell(fields::word(effect.after))
        }))
        .total(effects.len() as u64)
}

pub fn save(desk: &Desk) -> Result<Outcome, Error> {
    let Some(draft) = Draft::of(desk.me)? else {
        return Ok(Outcome::neutral(tr("effect-nothing")).go_to(PageLink::to("")));
    };
    draft.save(&desk.kept, desk.user(desk.me)?)?;
    Ok(Outcome::good(tr("saved-plain")).go_to(origin(&draft)))
}

pub fn discard(desk: &Desk) -> Result<Outcome, Error> {
    let draft = Draft::of(desk.me)?;
    Draft::drop_of(desk.me)?;
    let back = draft.as_ref().map_or_else(|| PageLink::to(""), origin);
    Ok(Outcome::neutral(tr("discarded")).go_to(back))
}

/// Where a draft was made.
fn origin(draft: &Draft) -> PageLink {
    match draft {
        Draft::Role { key, .. } => role::page(key),
        Draft::Person { user, .. } => person::page(*user),
        Draft::Defaults(_) => PageLink::to(""),
    }
}

#[cfg(test)]
mod tests {
    use bailey_sdk::access_policy::Action as Right;

    use super::*;

    fn effect(before: Extent, after: Extent, lost: u64, gained: u64) -> Effect {
        Effect {
            user: 3,
            table: "deals".into(),
            action: Right::View,
            before,
            after,
            gained,
            lost,
        }
    }

    #[test]
    fn a_right_that_counts_no_records_is_gained_and_lost_too() {
        let gained = effect(Extent::None, Extent::All, 0, 0);
        assert!(gains(&gained) && !loses(&gained));
        let lost = effect(Extent::All, Extent::Some, 132, 0);
        assert!(loses(&lost) && !gains(&lost));
        // Other records than before: some are lost, some are gained.
        let both = effect(Extent::Some, Extent::Some, 2, 5);
        assert!(loses(&both) && gains(&both));
    }

    #[test]
    fn a_person_counts_once() {
        let effects = [
            effect(Extent::All, Extent::None, 5, 0),
            effect(Extent::All, Extent::None, 9, 0),
        ];
        let expected: Text = tr("effect-lead")
            .arg("losing", 1_u32)
            .arg("gaining", 0_u32)
            .into();
        assert_eq!(lead(&effects, &[]), expected);
    }
}
