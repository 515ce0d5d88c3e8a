//! The front page: what today was like, then each operation, newest first.

use bailey_sdk::blocks::{Fact, JournalExport, JournalFormat};
use bailey_sdk::journal::{JournalQuery, Operation};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::types::JournalFilter;
use bailey_sdk::{clock, journal};

use super::filter::Filter;
use super::operation::said;
use super::{REWIND, operation_link, operation_page, verify, view_page};
use crate::kinds;

pub fn render(request: &Request) -> Result<Page, Error> {
    let filter = Filter::read(request)?;
    let today = clock::start_of_day(clock::today()?)?;
    let all = journal::query(&count(today, &[]))?;
    let deletions = journal::query(&count(today, &["records.delete", "records.purge"]))?.total;
    let admin = request.viewer.admin;
    let verified = admin.then(verify::last).transpose()?;
    let query = filter.query(clock::start_of_day)?;
    let found = journal::query(&query)?;
    let (total, more) = (found.total, found.more);
    let table = table(found.operations, filter.kind())
        .next(found.next.map(|cursor| filter.page_after(cursor)));
    let page = Page::new(tr("page-title"))
        .lead(
            tr("today")
                .arg("count", all.total)
                .arg("deletions", deletions),
        )
        .block(ways(verified.as_ref()))
        .block(filter.form());
    // So many are not counted to the end.
    let page = if more {
        page.text(tr("operations-more").arg("count", total))
            .block(table)
    } else {
        page.block(table.total(total))
    };
    Ok(page.maybe(admin.then(|| downloads(&query.filter))))
}

/// Ready views, and for admins, with the last check of the journal if there was
/// one, the ways to verify it and to rewind.
fn ways(verified: Option<&Option<Operation>>) -> Vec<Fact> {
    let views = kinds::views().map(|(view, name)| Cell::link(name, view_page(view)));
    let mut facts = vec![Fact {
        label: tr("views").into(),
        cells: views.collect(),
    }];
    if let Some(verified) = verified {
        facts.push(verify::fact(verified.as_ref()));
        let rewind = Cell::link(tr("rewind-link"), PageLink::to(REWIND));
        facts.push(Fact::new(tr("rewind-title"), rewind));
    }
    facts
}

/// What matches, as a file.
fn downloads(filter: &JournalFilter) -> Vec<Fact> {
    let link = |message: &str, format| {
        let filter = filter.clone();
        Cell::link(tr(message), JournalExport { filter, format })
    };
    vec![Fact {
        label: tr("download").into(),
        cells: vec![
            link("download-csv", JournalFormat::Csv),
            link("download-json-lines", JournalFormat::JsonLines),
        ],
    }]
}

/// Asks for no more than how many there are since a moment.
fn count(since: Timestamp, kinds: &[&str]) -> JournalQuery {
    JournalQuery {
        filter: JournalFilter {
            kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
            since: Some(since),
            ..JournalFilter::all()
        },
        limit: 1,
        after: None,
    }
}

/// Details that a view has a column for.
fn details(kind: Option<&str>) -> &'static [&'static str] {
    match kind {
        Some(kinds::SIGN_INS) => &["browser", "tried-as", "reason"],
        Some(kinds::EXPORTS) => &["count", "filter"],
        Some(kinds::VIEWS_OF_RECORDS) => &["count", "since"],
        _ => &[],
    }
}

fn table(operations: Vec<Operation>, kind: Option<&str>) -> Table {
    let on_records = kind != Some(kinds::SIGN_INS);
    let table = Table::new(tr("operations"))
        .column(tr("column-when"))
        .column(tr("column-who"))
        .column(tr("column-what"));
    let table = match on_records {
        true => table
            .column(tr("column-table"))
            .number_column(tr("column-count")),
        false => table,
    };
    let table = table.column(tr("column-address"));
    let details = details(kind);
    let table = details.iter().fold(table, |table, name| {
        table.column(tr(format!("detail-{name}")))
    });
    let table = match on_records {
        true => table.column(tr("fact-undone-by")),
        false => table,
    };
    let rows = operations.into_iter();
    table
        .rows(rows.map(|entry| row(entry, details, on_records)))
        .empty(tr("operations-empty"))
}

/// A row; what people do that touches no records leaves their columns out.
fn row(operation: Operation, details: &[&str], on_records: bool) -> Row {
    let title = kinds::title(&operation.kind);
    let what = match kinds::tone(&operation.kind) {
        Tone::Neutral => title.into(),
        tone => Cell::badge(title, tone),
    };
    let text = |text: Option<String>| text.map_or(Cell::Empty, |text| literal(text).into());
    let undone_by = operation.undone_by.map(operation_link);
    let row = Row::new(operation.id)
        .link(operation_page(operation.id))
        .cell(Cell::moment(operation.at))
        .cell(operation.by)
        .cell(what);
    let row = match on_records {
        true => row
            .cell(operation.table.map_or(Cell::Empty, Cell::Table))
            .cell(match operation.changes {
                0 => Cell::Empty,
                changes => Cell::number(changes),
            }),
        false => row,
    };
    let row = row.cell(text(operation.address));
    let row = details.iter().fold(row, |row, name| {
        row.cell(match *name {
            "tried-as" => tried_as(&operation.details),
            name => of(&operation.details, name).map_or(Cell::Empty, |value| said(name, value)),
        })
    });
    match on_records {
        true => row.cell(undone_by.unwrap_or(Cell::Empty)),
        false => row,
    }
}

/// What an operation's details say of something.
fn of<'a>(details: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = details.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// As whom somebody tried to come in who was refused: the user, or the e-mail address
/// that nobody here has.
fn tried_as(details: &[(String, String)]) -> Cell {
    let user = of(details, "user").and_then(|user| user.parse().ok());
    match (user, of(details, "email")) {
        (Some(user), _) => Cell::user(user),
        (None, Some(email)) => literal(email).into(),
        (None, None) => Cell::Empty,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A deletion of two deals.
    pub fn operation() -> Operation {
        Operation {
            id: 41,
            at: 1_000,
            kind: "records.delete".into(),
            by: Actor::User(3),
            address: Some("10.0.0.5".into()),
            request: None,
            table: Some("deals".into()),
            changes: 2,
            undoes: None,
            undone_by: None,
            details: Vec::new(),
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column_and_leads_to_its_operation() {
        let table = table(vec![operation()], None);
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].link, Some(Target::Page(operation_page(41))));
    }

    #[test]
    fn a_deletion_stands_out() {
        let expected = Cell::badge(tr("kind-records-delete"), Tone::Caution);
        assert_eq!(row(operation(), &[], true).cells[2], expected);
    }

    #[test]
    fn a_sign_in_has_no_records_to_count() {
        let sign_in = Operation {
            kind: "session.signed-in".into(),
            table: None,
            changes: 0,
            ..operation()
        };
        let cells = row(sign_in, &[], true).cells;
        assert_eq!(cells[3..5], [Cell::Empty, Cell::Empty]);
    }

    #[test]
    fn sign_ins_say_from_which_browser() {
        let sign_in = Operation {
            kind: "session.signed-in".into(),
            details: vec![("browser".into(), "Firefox, Linux".into())],
            ..operation()
        };
        let table = table(vec![sign_in], Some(kinds::SIGN_INS));
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(table.rows[0].cells[4], literal("Firefox, Linux").into());
        assert_eq!(table.rows[0].cells[5], Cell::Empty);
    }

    #[test]
    fn who_was_refused_is_told_as_whom_they_tried() {
        let refused = |name: &str, value: &str| tried_as(&[(name.to_owned(), value.to_owned())]);
        assert_eq!(refused("user", "7"), Cell::user(7));
        assert_eq!(
            refused("email", "a@b.example"),
            literal("a@b.example").into()
        );
        assert_eq!(refused("reason", "suspended"), Cell::Empty);
    }

    #[test]
    fn members_are_offered_neither_rewind_nor_verification() {
        assert_eq!((ways(None).len(), ways(Some(&None)).len()), (1, 3));
    }
}
