//! Deleted tables and fields: for admins, below the deleted records. A field
//! whose demands the records don't meet any more comes back without them, if
//! somebody says so.

use bailey_sdk::blocks::Heading;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::schema_bin::{self, DeletedItem, Fit, Item};

use super::days_left::days_left;

/// Brings a table or a field back.
pub const RESTORE: &str = "restore-schema";
/// Brings a field back without its demands.
pub const RELAX: &str = "restore-relaxed";
/// Deletes a table or a field for good.
pub const PURGE: &str = "purge-schema";
/// The parameter with a table or a field, as [`key`] writes it.
const ITEM: &str = "item";
/// The parameter of the page that asks whether a field is to come back so.
const ASKED: &str = "relax";

/// Whether the action is one of these.
pub fn is_ours(action: &str) -> bool {
    [RESTORE, RELAX, PURGE].contains(&action)
}

/// What the front page shows of them; nothing to members.
pub fn blocks(request: &Request, now: Timestamp) -> Result<Vec<Block>, Error> {
    if !request.viewer.admin {
        return Ok(Vec::new());
    }
    let items = schema_bin::deleted()?;
    let question = request
        .parameter(ASKED)
        .and_then(|asked| question(&items, asked));
    let mut blocks: Vec<Block> = question.map(Into::into).into_iter().collect();
    if !items.is_empty() {
        let heading = Heading {
            level: 2,
            text: tr("schema-deleted").into(),
        };
        blocks.push(heading.into());
        blocks.push(table(items, now).into());
    }
    Ok(blocks)
}

/// Does what a button says.
pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    let named = submission.parameter(ITEM).unwrap_or_default();
    let item = parse(named).ok_or_else(|| Error::NotFound(named.to_owned()))?;
    match submission.action.as_str() {
        PURGE => purged(schema_bin::purge(&[item])?),
        RELAX => restored(schema_bin::restore(item, Fit::Relaxed)?),
        _ => match schema_bin::restore(item, Fit::Strict) {
            Ok(operation) => restored(operation),
            // What waits for a table has no button, so it is the demands.
            Err(Error::Conflict(_)) => Ok(misfit(named)),
            Err(other) => Err(other),
        },
    }
}

fn restored(operation: OperationId) -> Result<Outcome, Error> {
    Ok(Outcome::good(tr("schema-restored")).undo(Some(operation)))
}

fn purged(done: schema_bin::Outcome) -> Result<Outcome, Error> {
    Ok(match done.operation {
        Some(_) => Outcome::good(tr("schema-purged")),
        None => Outcome::neutral(tr("nothing-left")),
    })
}

fn misfit(named: &str) -> Outcome {
    Outcome {
        tone: Tone::Caution,
        message: tr("schema-misfit").into(),
        undo: None,
        next: Some(PageLink::to("").with(ASKED, named).into()),
        job: None,
    }
}

/// Whether a field is to come back without its demands.
fn question(items: &[DeletedItem], asked: &str) -> Option<Notice> {
    let item = items.iter().find(|item| key(item.item) == asked)?;
    let relax = Action::new(RELAX, tr("schema-relax")).with(ITEM, asked);
    let title = tr("schema-relax-question").arg("name", item.label.as_str());
    let notice = Notice::new(Tone::Caution, title);
    Some(notice.body(tr("schema-relax-body")).action(relax))
}

fn table(items: Vec<DeletedItem>, now: Timestamp) -> Table {
    Table::new(tr("schema-deleted"))
        .column(tr("column-when"))
        .column(tr("column-who"))
        .column(tr("column-what"))
        .number_column(tr("column-count"))
        .column(tr("column-left"))
        .rows(items.into_iter().map(|item| row(item, now)))
        .empty(tr("bin-empty"))
}

fn row(item: DeletedItem, now: Timestamp) -> Row {
    let restore = Action::new(RESTORE, tr("restore"))
        .with(ITEM, key(item.item))
        .tone(Tone::Good);
    let purge = purge(&item);
    let what = match &item.field {
        Some(_) => tr("schema-field")
            .arg("name", item.label.as_str())
            .table("table", item.table.as_str()),
        None => tr("schema-table").arg("name", item.label.as_str()),
    };
    let row = Row::new(key(item.item))
        .cell(Cell::moment(item.at))
        .cell(item.by)
        .cell(Cell::from(what))
        .cell(Cell::number(item.held));
    let row = if item.waits {
        row.cell(Cell::badge(tr("schema-waits"), Tone::Neutral))
    } else {
        row.cell(days_left(item.keep_until, now)).action(restore)
    };
    row.action(purge)
}

fn purge(item: &DeletedItem) -> Action {
    let held = match item.field {
        Some(_) => "schema-purge-values",
        None => "schema-purge-records",
    };
    let question = tr("schema-purge-question").arg("name", item.label.as_str());
    let question = Confirmation::new(question)
        .fact(tr(held).arg("count", item.held))
        .fact(tr("purge-fact-final"))
        .typed(item.held);
    Action::new(PURGE, tr("purge"))
        .with(ITEM, key(item.item))
        .tone(Tone::Danger)
        .confirm(question)
}

/// A table or a field as a button's parameter: `field/17`.
fn key(item: Item) -> String {
    match item {
        Item::Table(id) => format!("table/{id}"),
        Item::Field(id) => format!("field/{id}"),
    }
}

fn parse(key: &str) -> Option<Item> {
    let (kind, id) = key.split_once('/')?;
    let id = id.parse().ok()?;
    match kind {
        "table" => Some(Item::Table(id)),
        "field" => Some(Item::Field(id)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deleted(field: Option<&str>, waits: bool) -> DeletedItem {
        DeletedItem {
            item: field.map_or(Item::Table(4), |_| Item::Field(9)),
            table: "products".into(),
            field: field.map(str::to_owned),
            label: "Weight".into(),
            operation: 7,
            at: 0,
            by: Actor::User(1),
            keep_until: None,
            held: 12,
            along: 0,
            waits,
        }
    }

    #[test]
    fn what_waits_for_a_table_has_no_way_back_yet() {
        let names = |row: Row| -> Vec<String> {
            row.actions.into_iter().map(|action| action.name).collect()
        };
        assert_eq!(
            names(row(deleted(Some("weight"), false), 0)),
            [RESTORE, PURGE]
        );
        assert_eq!(names(row(deleted(Some("weight"), true), 0)), [PURGE]);
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        for waits in [false, true] {
            let table = table(vec![deleted(None, waits)], 0);
            assert_eq!(table.rows[0].cells.len(), table.columns.len());
        }
    }

    #[test]
    fn purging_asks_for_the_number_of_all_that_goes() {
        let confirm = purge(&deleted(None, false)).confirm.unwrap();
        assert_eq!(confirm.typed.as_deref(), Some("12"));
    }

    #[test]
    fn a_key_leads_back_to_its_table_or_field() {
        for item in [Item::Table(4), Item::Field(9)] {
            assert_eq!(parse(&key(item)), Some(item));
        }
        for wrong in ["", "field", "field/x", "record/1"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_what_is_still_there_is_asked_about() {
        let items = [deleted(Some("weight"), false)];
        assert!(question(&items, "field/9").is_some());
        assert!(question(&items, "field/10").is_none());
    }
}
