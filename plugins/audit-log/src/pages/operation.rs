//! The page of one operation: who did what, to which records, from what to
//! what, and the way back.

use bailey_sdk::blocks::Fact;
use bailey_sdk::journal::{self, ChangePage, Operation};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;

use super::{AFTER, OPERATION, changes, operation_link, operation_page, revert, undo};
use crate::kinds;

/// Records on a page.
const PAGE: u32 = 50;

/// Why somebody was not let in, in the host's words; their message is `reason-` and
/// the word.
const REASONS: &[&str] = &[
    "wrong-password",
    "wrong-code",
    "unknown-user",
    "no-password",
    "suspended",
    "wrong-answer",
    "denied",
    "failed",
];

/// The details that have words of their own; their message is `detail-` and
/// the name.
const DETAILS: &[&str] = &[
    "browser",
    "code",
    "codes-left",
    "columns",
    "count",
    "credential",
    "digest",
    "email",
    "entries",
    "erased",
    "extension-point",
    "fault",
    "field",
    "file",
    "filter",
    "final",
    "format",
    "grant",
    "head",
    "left",
    "limit",
    "limit-before",
    "message",
    "name",
    "plugin",
    "plural",
    "reason",
    "recipient",
    "record",
    "records",
    "reverts",
    "rows",
    "search",
    "since",
    "singular",
    "subject",
    "table",
    "tables",
    "times",
    "until",
    "user",
    "user-agent",
    "version",
    "why",
];

/// What the host calls all plugins of all publishers.
const EVERYTHING: &str = "*";

pub fn render(request: &Request) -> Result<Page, Error> {
    let id = request
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    let operation = journal::get(id)?;
    let changes = journal::changes(id, PAGE, request.parameter(AFTER))?;
    let undo = undo::block(&operation)?;
    let revert = revert::offered(&operation, &request.viewer).then_some(id);
    Ok(page(operation, changes, revert).maybe(undo))
}

fn page(operation: Operation, changes: ChangePage, revert: Option<OperationId>) -> Page {
    let ChangePage {
        changes,
        total,
        next,
    } = changes;
    let page = Page::new(kinds::title(&operation.kind)).lead(lead(&operation));
    let (id, of_records) = (operation.id, is_of_records(&operation));
    let page = page.block(facts(operation));
    if total == 0 {
        return page;
    }
    let next = next.map(|cursor| operation_page(id).with(AFTER, cursor));
    let mut table = changes::table(&changes, revert).total(total).next(next);
    let heading = if of_records {
        "changes"
    } else {
        "changes-other"
    };
    if !of_records {
        table.label = tr(heading).into();
        if let Some(first) = table.columns.first_mut() {
            first.label = tr("column-what").into();
        }
    }
    page.heading(tr(heading))
        .block(table)
        .blocks(changes::diffs(changes, revert))
}

/// Whether it was done to records, and not to tables, people or views.
fn is_of_records(operation: &Operation) -> bool {
    operation.kind.starts_with("records.")
}

fn lead(operation: &Operation) -> Text {
    let user = operation.by.user_id();
    let id = match (operation.changes, is_of_records(operation), user) {
        (0, ..) => return tr("lead-no-records").moment("at", operation.at).into(),
        (_, true, Some(_)) => "lead-by-user",
        (_, true, None) => "lead-by-other",
        (_, false, Some(_)) => "lead-other-by-user",
        (_, false, None) => "lead-other",
    };
    let lead = tr(id)
        .arg("count", operation.changes)
        .moment("at", operation.at);
    let user = operation.by.user_id().into_iter();
    user.fold(lead, |lead, user| lead.user("who", user)).into()
}

fn facts(operation: Operation) -> Vec<Fact> {
    let text =
        |label: &str, text: Option<String>| text.map(|text| Fact::new(tr(label), literal(text)));
    let other = |label: &str, id: Option<OperationId>| {
        id.map(|id| Fact::new(tr(label), operation_link(id)))
    };
    let through = through(&operation.by);
    let table = operation.table;
    let facts = [
        Some(Fact::new(tr("column-when"), Cell::moment(operation.at))),
        Some(Fact::new(tr("column-who"), operation.by)),
        through,
        table
            .clone()
            .map(|table| Fact::new(tr("column-table"), Cell::Table(table))),
        text("column-address", operation.address),
        text("fact-request", operation.request),
        other("fact-undoes", operation.undoes),
        other("fact-undone-by", operation.undone_by),
    ];
    let seen = (operation.kind == "views.records")
        .then_some(table)
        .flatten();
    let details = operation.details.into_iter();
    let details = details.map(|(name, value)| match &seen {
        Some(table) if name == "records" => looked_at(table, &value),
        _ => detail(&name, value),
    });
    facts.into_iter().flatten().chain(details).collect()
}

/// The records that somebody looked at, from their numbers.
fn looked_at(table: &str, numbers: &str) -> Fact {
    let ids = numbers.split(' ').filter_map(|number| number.parse().ok());
    Fact {
        label: tr("detail-records").into(),
        cells: ids.map(|id| RecordRef::new(table, id).into()).collect(),
    }
}

/// Through which plugin, exactly: the host's word for it, not the plugin's.
fn through(by: &Actor) -> Option<Fact> {
    let Actor::Plugin(plugin) = by else {
        return None;
    };
    let text = |message: &str, text: &str| Cell::from(tr(message).arg("text", text));
    Some(Fact {
        label: tr("fact-through").into(),
        cells: vec![
            text("through-version", &plugin.version),
            text("through-capability", &plugin.capability),
            text("through-digest", &plugin.digest),
        ],
    })
}

fn detail(name: &str, value: String) -> Fact {
    let known = DETAILS.contains(&name);
    let label = if known {
        tr(format!("detail-{name}")).into()
    } else {
        literal(name)
    };
    Fact::new(label, said(name, &value))
}

/// A detail's value: in words where it is the host's word for why, by name where it is
/// a user's number.
pub fn said(name: &str, value: &str) -> Cell {
    match name {
        "reason" if REASONS.contains(&value) => tr(format!("reason-{value}")).into(),
        "subject" if value == EVERYTHING => tr("subject-everything").into(),
        "user" => match value.parse() {
            Ok(user) => Cell::user(user),
            Err(_) => literal(value).into(),
        },
        _ => literal(value).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::tests::change;
    use super::super::front::tests::operation;
    use super::*;

    fn changes(ids: &[RecordId]) -> ChangePage {
        let changes: Vec<_> = ids.iter().map(|id| change(*id)).collect();
        ChangePage {
            total: changes.len() as u64,
            changes,
            next: None,
        }
    }

    #[test]
    fn the_first_line_says_who_did_it_to_how_many() {
        let page = page(operation(), changes(&[1, 2]), None);
        let lead = tr("lead-by-user")
            .arg("count", 2_u32)
            .moment("at", 1_000)
            .user("who", 3);
        assert_eq!(page.lead, Some(lead.into()));
    }

    #[test]
    fn what_was_done_to_tables_or_people_is_not_told_as_records() {
        let schema = Operation {
            kind: "schema.field-added".into(),
            ..operation()
        };
        let page = page(schema, changes(&[1]), None);
        let lead = tr("lead-other-by-user")
            .arg("count", 2_u32)
            .moment("at", 1_000)
            .user("who", 3);
        assert_eq!(page.lead, Some(lead.into()));
        let table = page.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table.label.clone()),
            _ => None,
        });
        assert_eq!(table, Some(tr("changes-other").into()));
    }

    #[test]
    fn each_changed_record_has_its_before_and_after() {
        let page = page(operation(), changes(&[1, 2]), None);
        let diffs = page
            .blocks
            .iter()
            .filter(|block| matches!(block, Block::Diff(_)));
        assert_eq!(diffs.count(), 2);
    }

    #[test]
    fn a_sign_in_has_facts_and_no_records() {
        let sign_in = Operation {
            kind: "session.signed-in".into(),
            changes: 0,
            ..operation()
        };
        let page = page(sign_in, changes(&[]), None);
        assert_eq!(page.blocks.len(), 1);
    }

    #[test]
    fn the_list_of_records_goes_on() {
        let found = ChangePage {
            next: Some("c2".into()),
            ..changes(&[1])
        };
        let page = page(operation(), found, None);
        let table = page.blocks.iter().find_map(|block| match block {
            Block::Table(table) => table.next.clone(),
            _ => None,
        });
        assert_eq!(table, Some(operation_page(41).with("after", "c2")));
    }

    #[test]
    fn each_detail_has_words_in_each_language() {
        let locales = [
            include_str!("../../locales/en.ftl"),
            include_str!("../../locales/ru.ftl"),
            include_str!("../../locales/pl.ftl"),
            include_str!("../../locales/zh.ftl"),
        ];
        for name in DETAILS {
            let start = format!("\ndetail-{name} = ");
            assert!(
                locales.iter().all(|locale| locale.contains(&start)),
                "{name}"
            );
        }
    }
}
