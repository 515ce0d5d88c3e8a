//! The page where something is brought back: as it was when, what of it, then what
//! that would do table by table and record by record, then the act.

use bailey_sdk::backups::{
    self, FieldBack, KeptDifference, Obstacle, RecordBack, RecordLeft, RestorePlan,
};
use bailey_sdk::blocks::{Input, Stat};
use bailey_sdk::clock;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;
use bailey_sdk::types::ChangeKind;

use super::differences;
use crate::{jobs, wanted};

/// The page's path, and the actions' names.
pub const PATH: &str = "restore";
pub const PLAN: &str = "plan";
pub const RESTORE: &str = "restore";
/// The parameter with the plan's hash.
pub const HASH: &str = "hash";

/// Records of each sort that the page names.
pub const NAMED: u32 = 100;

/// What the form carries.
const FIELDS: [&str; 12] = [
    wanted::ASKED,
    wanted::BACKUP,
    wanted::DAY,
    wanted::TIME,
    wanted::TABLE,
    wanted::RECORDS,
    wanted::OWNER,
    wanted::SINCE,
    wanted::UNTIL,
    wanted::ADDED,
    wanted::CHANGED,
    wanted::GONE,
];

/// The page with this filled in.
pub fn page(told: &[(String, String)]) -> PageLink {
    let ours = |name: &str| FIELDS.contains(&name) || name.starts_with(wanted::PLUGIN);
    let told = told
        .iter()
        .filter(|(name, value)| ours(name) && !value.trim().is_empty());
    told.fold(PageLink::to(PATH), |link, (name, value)| {
        link.with(name, value)
    })
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let page = Page::new(tr("restore-title")).lead(tr("restore-lead"));
    let page = page.block(form(&request.parameters, &plugins(request)?));
    let Some(wanted) = wanted::read(request, clock::start_of_day)? else {
        return Ok(page);
    };
    Ok(match backups::last_plan(&wanted)? {
        Some(plan) => planned(page, &request.parameters, plan),
        None => page.text(tr("not-planned")),
    })
}

/// The plugins whose data could go back: those of the backup that is named which
/// the account has now.
fn plugins(request: &Request) -> Result<Vec<String>, Error> {
    let Some(number) = request
        .parameter(wanted::BACKUP)
        .and_then(|n| n.parse().ok())
    else {
        return Ok(Vec::new());
    };
    match backups::find(number) {
        Ok(backup) => {
            let here = backup.plugins.into_iter().filter(|plugin| plugin.here);
            Ok(here.map(|plugin| plugin.id).collect())
        }
        Err(Error::NotFound(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

pub fn plan(submission: &Submission) -> Result<Outcome, Error> {
    // What can't be read is said at once, and not by a job.
    wanted::read(submission, clock::start_of_day)?;
    let told = submission.parameters.clone();
    Ok(Outcome::neutral(tr("planning"))
        .go_to(page(&told))
        .job(jobs::PLAN, told))
}

fn form(told: &Vec<(String, String)>, plugins: &[String]) -> Form {
    let fresh = told.parameter(wanted::ASKED).is_none();
    let field = |name: &str, label: &str, input: Input| {
        FormField::new(name, tr(label), input).value(told.parameter(name))
    };
    // Once the form was sent, a box that is not ticked stays so.
    let ticked = |name: &str, label: &str, first: bool| {
        let on = if fresh {
            first
        } else {
            told.parameter(name).is_some()
        };
        FormField::new(name, tr(label), Input::Checkbox).value(on.then_some("true"))
    };
    let form = Form::submit(PLAN, tr("work-out"))
        .field(FormField::new(wanted::ASKED, tr("work-out"), Input::Hidden).value(Some("1")))
        .field(field(wanted::BACKUP, "field-backup", Input::Integer).hint(tr("field-backup-hint")))
        .field(field(wanted::DAY, "field-day", Input::Date).hint(tr("field-day-hint")))
        .field(field(wanted::TIME, "field-time", Input::Line).hint(tr("field-time-hint")))
        .field(field(wanted::TABLE, "field-table", Input::Table).hint(tr("field-table-hint")))
        .field(field(wanted::RECORDS, "field-records", Input::Line).hint(tr("field-records-hint")))
        .field(field(wanted::OWNER, "field-owner", Input::User))
        .field(field(wanted::SINCE, "field-since", Input::Date))
        .field(field(wanted::UNTIL, "field-until", Input::Date))
        .field(ticked(wanted::CHANGED, "field-changed", true))
        .field(ticked(wanted::GONE, "field-gone", true))
        .field(ticked(wanted::ADDED, "field-added", false));
    plugins.iter().fold(form, |form, plugin| {
        let name = format!("{}{plugin}", wanted::PLUGIN);
        let on = told.parameter(&name).map(|_| "true");
        let label = tr("field-plugin").arg("plugin", plugin.as_str());
        form.field(FormField::new(&name, label, Input::Checkbox).value(on))
    })
}

fn planned(page: Page, told: &[(String, String)], plan: RestorePlan) -> Page {
    let (restorable, left_count) = (plan.restorable, plan.left_count);
    let page = page
        .heading(tr("plan-title"))
        .text(tr("plan-of").moment("at", plan.at))
        .block(vec![
            Stat::new(tr("stat-back"), Cell::number(restorable)).tone(Tone::Good),
            Stat::new(tr("stat-left"), Cell::number(left_count)).tone(match left_count {
                0 => Tone::Neutral,
                _ => Tone::Caution,
            }),
        ])
        .block(differences::draw(told, &plan.tables));
    let page = match plan.kept.as_slice() {
        [] => page,
        plugins => page.heading(tr("plugins-back")).block(kept(plugins)),
    };
    let page = if restorable > 0 {
        page.block(vec![act(told, &plan)])
            .heading(tr("records-back"))
            .block(back(plan.back).total(restorable))
    } else if plan.kept.is_empty() {
        page.text(tr("nothing-back"))
    } else {
        page.block(vec![act(told, &plan)])
    };
    if left_count > 0 {
        page.heading(tr("records-left"))
            .block(left(plan.left).total(left_count))
    } else {
        page
    }
}

fn act(told: &[(String, String)], plan: &RestorePlan) -> Action {
    let question = Confirmation::new(tr("restore-question").arg("count", plan.restorable))
        .fact(tr("restore-fact-left").arg("left", plan.left_count))
        .fact(tr("restore-fact-backup"));
    let question = if plan.kept.is_empty() {
        question
            .fact(tr("restore-fact-rights"))
            .fact(tr("restore-fact-undo"))
    } else {
        question
            .fact(tr("restore-fact-plugins").arg("count", plan.kept.len()))
            .fact(tr("restore-fact-undo-records"))
    };
    let label = tr("restore").arg("count", plan.restorable);
    let action = Action::new(RESTORE, label).with(HASH, &plan.hash);
    let told = page(told).parameters;
    told.iter()
        .fold(action, |action, (name, value)| action.with(name, value))
        .confirm(question)
}

fn kept(plugins: &[KeptDifference]) -> Table {
    Table::new(tr("plugins-back"))
        .column(tr("column-plugin"))
        .number_column(tr("column-entries"))
        .number_column(tr("column-settings"))
        .rows(plugins.iter().map(|kept| {
            Row::new(&kept.plugin)
                .cell(literal(&kept.plugin))
                .cell(Cell::number(kept.entries))
                .cell(Cell::number(kept.settings))
        }))
        .empty(tr("nothing-back"))
}

fn back(records: Vec<RecordBack>) -> Table {
    Table::new(tr("records-back"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-becomes"))
        .column(tr("column-fields"))
        .rows(records.into_iter().map(|record| {
            Row::new(format!("{}/{}", record.record.table, record.record.id))
                .link(record.record.clone())
                .cell(literal(record.label))
                .cell(Cell::table(record.record.table.as_str()))
                .cell(becomes(record.becomes))
                .cell(fields(&record.record.table, &record.fields))
        }))
        .empty(tr("nothing-back"))
}

fn becomes(kind: ChangeKind) -> Message {
    tr(match kind {
        ChangeKind::Created => "becomes-created",
        ChangeKind::Updated => "becomes-updated",
        ChangeKind::Deleted => "becomes-deleted",
        ChangeKind::Restored => "becomes-restored",
        ChangeKind::Archived => "becomes-archived",
        ChangeKind::Unarchived => "becomes-unarchived",
        _ => "becomes-other",
    })
}

/// The first field, with what it holds and what it would, and how many more.
fn fields(table: &str, fields: &[FieldBack]) -> Cell {
    let Some(first) = fields.first() else {
        return Cell::Empty;
    };
    let message = tr("field-back")
        .field("field", table, first.field.as_str())
        .held("now", table, &first.field, first.now.clone())
        .held("then", table, &first.field, first.then.clone());
    message.arg("more", fields.len() - 1).into()
}

fn left(records: Vec<RecordLeft>) -> Table {
    Table::new(tr("records-left"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-why"))
        .rows(records.into_iter().map(|record| {
            Row::new(format!("{}/{}", record.record.table, record.record.id))
                .link(record.record.clone())
                .cell(literal(record.label))
                .cell(Cell::table(record.record.table.as_str()))
                .cell(why(record.why))
        }))
        .empty(tr("nothing-back"))
}

fn why(obstacle: Obstacle) -> Message {
    tr(match obstacle {
        Obstacle::ChangedSince => "why-changed-since",
        Obstacle::Purged => "why-purged",
        Obstacle::UniqueTaken => "why-unique-taken",
        Obstacle::ValuesGone => "why-values-gone",
        Obstacle::SchemaDeleted => "why-schema-deleted",
        Obstacle::NotAllowed => "why-not-allowed",
    })
}

#[cfg(test)]
mod tests {
    use bailey_sdk::backups::TableDifference;

    use super::*;

    fn plan(restorable: u64) -> RestorePlan {
        RestorePlan {
            at: 5,
            tables: vec![TableDifference {
                table: "deals".into(),
                same: 7,
                added: 1,
                changed: restorable,
                gone: 0,
                fields_gone: vec!["size".into()],
                table_gone: false,
            }],
            restorable,
            left_count: 1,
            back: vec![RecordBack {
                record: RecordRef::new("deals", 1),
                label: "A deal".into(),
                becomes: ChangeKind::Updated,
                fields: vec![FieldBack {
                    field: "stage".into(),
                    now: Value::None,
                    then: Value::None,
                }],
            }],
            left: vec![RecordLeft {
                record: RecordRef::new("deals", 2),
                label: "Another".into(),
                why: Obstacle::UniqueTaken,
            }],
            kept: Vec::new(),
            hash: "ab".into(),
        }
    }

    fn told() -> Vec<(String, String)> {
        [
            (wanted::ASKED, "1"),
            (wanted::BACKUP, "7"),
            (wanted::CHANGED, "true"),
            ("row", "9"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }

    #[test]
    fn the_plan_names_what_goes_back_and_what_does_not_and_asks_first() {
        let page = planned(Page::new(tr("restore-title")), &told(), plan(3));
        for block in &page.blocks {
            if let Block::Table(table) = block {
                assert!(
                    table
                        .rows
                        .iter()
                        .all(|row| row.cells.len() == table.columns.len())
                );
            }
        }
        let button = act(&told(), &plan(3));
        assert!(button.confirm.is_some());
        let sent: Vec<&str> = button
            .parameters
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(sent, [HASH, wanted::ASKED, wanted::BACKUP, wanted::CHANGED]);
    }

    #[test]
    fn without_anything_to_bring_back_there_is_no_button() {
        let page = planned(Page::new(tr("restore-title")), &told(), plan(0));
        assert!(
            !page
                .blocks
                .iter()
                .any(|block| matches!(block, Block::Actions(_)))
        );
    }

    #[test]
    fn what_plugins_keep_goes_back_by_itself_too_and_that_undo_leaves_it_is_said() {
        let kept = KeptDifference {
            plugin: "acme.one".into(),
            entries: 3,
            settings: 1,
        };
        let plan = RestorePlan {
            kept: vec![kept],
            ..plan(0)
        };
        let facts = act(&told(), &plan).confirm.unwrap().facts;
        assert!(facts.contains(&tr("restore-fact-undo-records").into()));
        let page = planned(Page::new(tr("restore-title")), &told(), plan);
        let mut blocks = page.blocks.iter();
        assert!(blocks.any(|block| matches!(block, Block::Actions(_))));
    }

    #[test]
    fn the_form_keeps_what_was_ticked() {
        let value = |told: &Vec<(String, String)>, name: &str| {
            let form = form(told, &[]);
            let field = form.fields.into_iter().find(|field| field.name == name);
            field.unwrap().value
        };
        let fresh = Vec::new();
        assert_eq!(value(&fresh, wanted::GONE), "true");
        assert_eq!(value(&fresh, wanted::ADDED), "");
        assert_eq!(value(&told(), wanted::GONE), "");
        assert_eq!(value(&told(), wanted::CHANGED), "true");
    }
}
