//! The page of one role: its name, its rights by table, the stages that it sees and
//! the fields that it limits. Whatever is changed is shown with its effect first.

use bailey_sdk::access::{OptionInfo, TableInfo};
use bailey_sdk::blocks::{Fact, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::desk::{self, Desk};
use super::{ROLE, TABLE, effect, fields, matrix, role_key, table_label};
use crate::draft::Draft;
use crate::role::{FieldLimit, Limit, Role, checked_name};

/// The page's path.
pub const PATH: &str = "role";
/// Names it.
pub const NAME: &str = "name";
/// Changes its rights.
pub const RIGHTS: &str = "rights";
/// Changes the stages that it sees.
pub const STAGES: &str = "stages";

const MANAGES: &str = "manages";
/// The field by whose choices a role can be limited.
const STAGE: &str = "stage";
const CHOICE: &str = "choice.";
/// The stages that deals come with, by key and name; those have names in every
/// language, as messages `stage-` and the key.
const STAGES_AS_THEY_CAME: [(&str, &str); 5] = [
    ("prospecting", "Prospecting"),
    ("engaging", "Engaging"),
    ("proposal", "Proposal"),
    ("won", "Won"),
    ("lost", "Lost"),
];

/// The page of a role.
pub fn page(key: &str) -> PageLink {
    PageLink::to(PATH).with(ROLE, key)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let key = role_key(request)?;
    let desk = Desk::open(request.viewer.user)?;
    let role = desk.role(&key)?;
    let tables = desk::tables()?;
    let count = desk.kept.count(&key, &desk.users);
    let save = desk
        .manages
        .then(|| Action::new(RIGHTS, tr("show-effect")).with(ROLE, &key));
    let page = Page::new(role.label())
        .lead(tr("role-lead").arg("people", count))
        .block(matrix::of_role(role, &tables, save))
        .text(tr("levels-text"));
    let page = tables
        .iter()
        .filter_map(|table| stages_block(&desk, &key, role, table))
        .fold(page, |page, (heading, block)| {
            page.heading(heading).block(block)
        });
    let page = page
        .heading(tr("fields-heading"))
        .block(limited_fields(role))
        .block(fields::choose(&key));
    if !desk.manages {
        return Ok(page);
    }
    Ok(page
        .heading(tr("name-heading"))
        .block(name_form(&key, role)))
}

fn name_form(key: &str, role: &Role) -> Form {
    Form::submit(NAME, tr("save"))
        .field(hidden(key))
        .field(FormField::new(NAME, tr("name"), Input::Line).value(role.name.as_ref()))
        .field(
            FormField::new(MANAGES, tr("manages"), Input::Checkbox)
                .value(Some(role.manages))
                .hint(tr("manages-hint")),
        )
}

pub fn hidden(key: &str) -> FormField {
    FormField::new(ROLE, tr("name"), Input::Hidden).value(Some(key))
}

/// A form with the stages of a table that has some, all ticked where the role is
/// not limited.
fn stages_block(desk: &Desk, key: &str, role: &Role, table: &TableInfo) -> Option<(Text, Block)> {
    let field = table.fields.iter().find(|field| field.key == STAGE)?;
    if field.options.is_empty() {
        return None;
    }
    let heading = tr("stages-heading")
        .table("table", table.key.as_str())
        .into();
    let limit = role.limits.get(&table.key);
    let sees = |option: &str| {
        limit.is_none_or(|limit| limit.choices.iter().any(|choice| choice == option))
    };
    if !desk.manages {
        let seen = field.options.iter().filter(|option| sees(&option.key));
        let cells = seen.map(|option| Cell::badge(stage(option), Tone::Neutral));
        let seen = Fact {
            label: tr("stages-seen").into(),
            cells: cells.collect(),
        };
        return Some((heading, vec![seen].into()));
    }
    let form = Form::submit(STAGES, tr("show-effect"))
        .field(hidden(key))
        .field(FormField::new(TABLE, tr("column-table"), Input::Hidden).value(Some(&table.key)));
    let form = field.options.iter().fold(form, |form, option| {
        let name = format!("{CHOICE}{}", option.key);
        let label = stage(option);
        form.field(FormField::new(&name, label, Input::Checkbox).value(Some(sees(&option.key))))
    });
    Some((heading, form.into()))
}

/// What a stage is called: in the reader's language as long as it has the name with
/// which it came.
fn stage(option: &OptionInfo) -> Text {
    let came = STAGES_AS_THEY_CAME.contains(&(option.key.as_str(), option.label.as_str()));
    if came {
        tr(format!("stage-{}", option.key)).into()
    } else {
        literal(option.label.as_str())
    }
}

fn limited_fields(role: &Role) -> Table {
    let rows = role.fields.iter().flat_map(|(table, fields)| {
        fields.iter().map(move |(field, limit)| {
            Row::new(format!("{table}.{field}"))
                .cell(table_label(table))
                .cell(Cell::field(table.as_str(), field.as_str()))
                .cell(match limit {
                    FieldLimit::Hidden => Cell::badge(tr("field-hidden"), Tone::Caution),
                    FieldLimit::ReadOnly => Cell::badge(tr("field-read-only"), Tone::Neutral),
                })
        })
    });
    Table::new(tr("fields-heading"))
        .column(tr("column-table"))
        .column(tr("column-field"))
        .column(tr("column-level"))
        .rows(rows)
        .empty(tr("fields-empty"))
}

pub fn rename(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = role_key(submission)?;
    let role = desk.role(&key)?;
    // A ready role keeps its name in every language until it gets another.
    let name = match submission.parameter(NAME) {
        None if role.ready.is_some() => None,
        name => Some(checked_name(name)?),
    };
    let manages = submission.parameter(MANAGES) == Some("true");
    let changed = Role {
        name,
        manages,
        ..role.clone()
    };
    // Nobody's rights to records change by it.
    Draft::Role {
        key: key.clone(),
        role: changed.clone(),
    }
    .save(&desk.kept, desk.user(desk.me)?)?;
    Ok(Outcome::good(changed.named("saved")).go_to(page(&key)))
}

pub fn rights(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = role_key(submission)?;
    let role = matrix::posted(desk.role(&key)?, &desk::tables()?, submission)?;
    effect::propose(desk, &Draft::Role { key, role })
}

pub fn stages(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = role_key(submission)?;
    let mut role = desk.role(&key)?.clone();
    let tables = desk::tables()?;
    let named = submission.parameter(TABLE).unwrap_or_default();
    let table = desk::table(&tables, named)?;
    let field = table.fields.iter().find(|field| field.key == STAGE);
    let options = field
        .map(|field| field.options.as_slice())
        .unwrap_or_default();
    let ticked = submission.parameters.iter().filter_map(|(name, value)| {
        let choice = name.strip_prefix(CHOICE)?;
        (value == "true").then_some(choice)
    });
    let mut choices = Vec::new();
    for choice in ticked {
        if !options.iter().any(|option| option.key == choice) {
            return Err(Error::invalid(tr("unknown-stage").arg("stage", choice)));
        }
        choices.push(choice.to_owned());
    }
    if choices.is_empty() {
        return Err(Error::invalid(tr("no-stage")));
    }
    if choices.len() == options.len() {
        role.limits.remove(&table.key);
    } else {
        let field = STAGE.to_owned();
        role.limits
            .insert(table.key.clone(), Limit { field, choices });
    }
    effect::propose(desk, &Draft::Role { key, role })
}
