//! Tasks: one for each deal that is being talked about, thirty days after the
//! talking began.

use anyhow::{Context as _, Result};
use jiff::ToSpan as _;

use super::sheet::{Sheet, cell};
use super::source::{Source, Stage};
use super::{addresses, deals};

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let mut rows = Vec::new();
    for row in &source.opportunities {
        let (Stage::Engaging, Some(opened)) = (row.stage, row.opened) else {
            continue;
        };
        let due = opened.checked_add(30.days()).context("a task's day")?;
        rows.push([
            format!("Follow up: {}", deals::name(row)),
            format!("{due}T09:00:00Z"),
            "no".to_owned(),
            addresses::of_user(&row.agent),
            row.id.clone(),
            cell(deals::contact(row)),
        ]);
    }
    Sheet::write(
        "tasks",
        ["title", "due", "done", "owner", "deal", "contact"],
        rows,
    )
}
