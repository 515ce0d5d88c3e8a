//! The front page: whether the reader's own address is allowed, what was changed and
//! not saved, the list, and the settings of the rule.

use bailey_sdk::blocks::Input;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::desk::{Desk, with_what};
use super::{entry, outlook};
use crate::draft::lets_in;
use crate::entry::{Entry, Whom, With};
use crate::network::Network;

/// Adds an entry to the draft.
pub const ADD: &str = "add";
/// Adds one for the reader's own address.
pub const ADD_MINE: &str = "add-mine";
/// Takes entries out of the draft.
pub const REMOVE: &str = "remove";
/// Sets for whom the list holds, in the draft.
pub const RULE: &str = "rule";

const PEOPLE: &str = "people";
const PROGRAMS: &str = "programs";

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(&request.viewer)?;
    let page = Page::new(tr("page-title")).lead(lead(&desk));
    let page = outlook::blocks(&desk, page)?;
    Ok(page
        .block(table(&desk))
        .heading(tr("add-heading"))
        .block(entry::form(
            &desk,
            ADD,
            tr("add"),
            suggested(&desk).as_ref(),
        ))
        .heading(tr("rule-heading"))
        .block(rule_form(&desk)))
}

/// Whether the reader's own address is allowed: the first thing they want to know.
fn lead(desk: &Desk<'_>) -> Text {
    let list = desk.kept.holding(desk.now);
    let address = desk.viewer.address.as_deref();
    let address = address.and_then(crate::network::address);
    let Some(address) = address else {
        return tr("lead-nowhere").into();
    };
    let id = if !list.people && !list.programs {
        "lead-off"
    } else if !list.people {
        "lead-programs"
    } else if lets_in(list, desk.viewer, &desk.own_groups()) {
        "lead-allowed"
    } else {
        "lead-refused"
    };
    tr(id).arg("address", address.to_string()).into()
}

fn table(desk: &Desk<'_>) -> Table {
    let entries = desk.list().entries.iter();
    let rows = entries.map(|(number, entry)| row(desk, *number, entry));
    let table = Table::new(tr("page-title"))
        .column(tr("column-address"))
        .column(tr("column-whom"))
        .column(tr("column-with"))
        .column(tr("column-note"))
        .rows(rows)
        .empty(tr("list-empty"));
    if desk.list().entries.is_empty() {
        return table;
    }
    table.selection(Action::new(REMOVE, tr("remove")).tone(Tone::Caution))
}

fn row(desk: &Desk<'_>, number: u32, entry: &Entry) -> Row {
    Row::new(number)
        .link(entry::page(number))
        .cell(literal(entry.network.to_string()))
        .cell(desk.whom(&entry.whom))
        .cell(with_what(entry.with))
        .cell(literal(entry.note.as_str()))
}

/// What the form for a new entry begins with: the reader's own address, as long as
/// nothing lets it in.
fn suggested(desk: &Desk<'_>) -> Option<Entry> {
    let network = own(desk)?;
    let mut known = desk.list().entries.values();
    let listed = known.any(|entry| entry.network == network);
    (!listed).then_some(Entry {
        network,
        note: String::new(),
        whom: Whom::Everybody,
        with: With::Anything,
    })
}

/// The reader's own address as a network.
fn own(desk: &Desk<'_>) -> Option<Network> {
    let address = crate::network::address(desk.viewer.address.as_deref()?)?;
    Network::read(&address.to_string()).ok()
}

fn rule_form(desk: &Desk<'_>) -> Form {
    let list = desk.list();
    Form::submit(RULE, tr("rule-set"))
        .field(
            FormField::new(PEOPLE, tr("rule-people"), Input::Checkbox)
                .value(Some(list.people))
                .hint(tr("rule-people-hint")),
        )
        .field(
            FormField::new(PROGRAMS, tr("rule-programs"), Input::Checkbox)
                .value(Some(list.programs))
                .hint(tr("rule-programs-hint")),
        )
}

pub fn add(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let entry = entry::typed(desk, submission)?;
    desk.change("draft-added", |draft| {
        let _number = draft.add(entry);
    })
}

pub fn add_mine(desk: &Desk<'_>) -> Result<Outcome, Error> {
    let network = own(desk).ok_or_else(|| Error::invalid(tr("locks-you-out-nowhere")))?;
    let entry = Entry {
        network,
        note: String::new(),
        whom: Whom::Everybody,
        with: With::Anything,
    };
    desk.change("draft-added", |draft| {
        let _number = draft.add(entry);
    })
}

pub fn remove(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let numbers: Vec<u32> = submission
        .rows()
        .iter()
        .filter_map(|row| row.parse().ok())
        .collect();
    if numbers.is_empty() {
        return Err(Error::invalid(tr("nothing-selected")));
    }
    for number in &numbers {
        let _there = desk.entry(*number)?;
    }
    desk.change("draft-removed", |draft| {
        draft.entries.retain(|number, _| !numbers.contains(number));
    })
}

pub fn rule(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let ticked = |name: &str| submission.parameter(name) == Some("true");
    desk.change("draft-rule", |draft| {
        draft.people = ticked(PEOPLE);
        draft.programs = ticked(PROGRAMS);
    })
}
