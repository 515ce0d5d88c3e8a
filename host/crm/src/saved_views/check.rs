//! What a view has to be.

use rusqlite::Connection;

use crate::error::{Error, Problem, Result};
use crate::filter::Subject;
use crate::ids::SavedViewId;
use crate::saved_views::{Look, MOST_VIEWS, SavedView, rows};
use crate::schema::Table;
use crate::search::fold;

/// How many conditions or columns a view can have.
const MOST_PARTS: usize = 60;
/// How many characters a value or a search can have.
const LONGEST: usize = 500;

/// The view as it may be kept: with a name that no other view beside it has, and
/// fields that there are.
pub(super) fn valid(connection: &Connection, table: &Table, view: SavedView) -> Result<SavedView> {
    let name = crate::directory::checked_name(&view.name)?;
    let beside = rows::beside(connection, table, &view)?;
    let others = || beside.iter().filter(|other| other.id != view.id);
    if others().any(|other| fold(&other.name) == fold(&name)) {
        let message = format!("There is a view “{name}” already: give it another name.");
        return Err(Error::invalid_field("name", "taken", message));
    }
    if others().count() as u64 >= MOST_VIEWS {
        return Err(Error::Limit(format!(
            "a table has at most {MOST_VIEWS} views of one person, and as many that are shared"
        )));
    }
    look(table, &view.look)?;
    Ok(SavedView { name, ..view })
}

/// The number that a view has before it is kept.
pub(super) const NEW: SavedViewId = SavedViewId(0);

/// That the fields are there without which the view would show something else.
pub(super) fn narrowing(table: &Table, look: &Look) -> Result<()> {
    for chip in &look.conditions {
        Subject::find(table, &chip.field)?;
    }
    if let Some(lanes) = &look.lanes {
        table.field(lanes)?;
    }
    if let Some(sort) = &look.sort {
        Subject::find(table, sort.strip_prefix('-').unwrap_or(sort))?;
    }
    Ok(())
}

fn look(table: &Table, look: &Look) -> Result<()> {
    narrowing(table, look)?;
    for key in &look.columns {
        table.field(key)?;
    }
    let parts = [
        ("conditions", look.conditions.len()),
        ("columns", look.columns.len()),
    ];
    let mut problems: Vec<Problem> = parts
        .into_iter()
        .filter(|(_, count)| *count > MOST_PARTS)
        .map(|(part, _)| {
            let message = format!("A view has at most {MOST_PARTS} {part}.");
            Problem::field(part, "too-many", message)
        })
        .collect();
    let search = look.search.iter();
    let texts = search.chain(look.conditions.iter().map(|chip| &chip.value));
    if texts.into_iter().any(|text| text.chars().count() > LONGEST) {
        let message = format!("Use at most {LONGEST} characters for a search or a value.");
        problems.push(Problem::field("conditions", "too-long", message));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}
