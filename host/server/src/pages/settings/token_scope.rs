//! What a token extends to: the part of its form that asks, and in words.

use bailey_crm::Problem;
use bailey_crm::sessions::{Right, TokenScope};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{labels, problems};

/// The values of the choice of tables.
const ALL: &str = "all";
const CHOSEN: &str = "chosen";

/// What a new form proposes: reading.
pub(super) fn proposed() -> TokenScope {
    TokenScope {
        rights: [Right::Read].into(),
        tables: None,
    }
}

/// What a form says.
pub(super) fn read(posted: &Params) -> TokenScope {
    let chosen = posted.first("extends") == Some(CHOSEN);
    TokenScope {
        rights: posted.all("scopes").filter_map(Right::parse).collect(),
        tables: chosen.then(|| posted.all("tables").map(str::to_owned).collect()),
    }
}

/// The part of the form that asks.
pub(super) fn inputs(viewer: &Viewer, scope: &TokenScope, found: &[Problem]) -> Result<Markup> {
    let reader = &viewer.reader;
    let schema = viewer.account.schema(&viewer.context)?;
    let now = if scope.tables.is_some() { CHOSEN } else { ALL };
    let wrong = |field: &str| {
        let problem = found
            .iter()
            .find(|found| found.field.as_deref() == Some(field))?;
        Some(problems::text(reader, problem))
    };
    let (rights_wrong, tables_wrong) = (wrong("scopes"), wrong("tables"));
    Ok(html! {
        fieldset.field aria-describedby=[rights_wrong.as_ref().map(|_| "scopes-problem")] {
            legend { (reader.text("token-scopes")) }
            @for right in Right::ALL {
                label.choice {
                    input type="checkbox" name="scopes" value=(right.name()) checked[scope.rights.contains(&right)];
                    (reader.text(&format!("token-scope-{}", right.name())))
                }
            }
            @if let Some(wrong) = &rights_wrong { span.problem #scopes-problem { (wrong) } }
            p.hint { (reader.text("token-scopes-hint")) }
        }
        fieldset.field aria-describedby=[tables_wrong.as_ref().map(|_| "tables-problem")] {
            legend { (reader.text("token-tables")) }
            @for (value, text) in [(ALL, "token-tables-all"), (CHOSEN, "token-tables-chosen")] {
                label.choice {
                    input type="radio" name="extends" value=(value) checked[value == now];
                    (reader.text(text))
                }
            }
            div.checks {
                @for table in schema.tables() {
                    label {
                        input type="checkbox" name="tables" value=(table.key)
                            checked[scope.tables.as_ref().is_some_and(|tables| tables.contains(&table.key))];
                        (labels::plural(reader, table))
                    }
                }
            }
            @if let Some(wrong) = &tables_wrong { span.problem #tables-problem { (wrong) } }
        }
    })
}

/// In words: what a program may, and with which tables' records.
pub(super) fn words(viewer: &Viewer, scope: &TokenScope) -> Result<String> {
    let reader = &viewer.reader;
    let rights = if scope.rights.len() == Right::ALL.len() {
        reader.text("token-scope-everything")
    } else {
        let names = scope.rights.iter().map(|right| right.name());
        let names = names.map(|name| reader.text(&format!("token-may-{name}")));
        reader.list(names)
    };
    let Some(tables) = &scope.tables else {
        return Ok(rights);
    };
    let schema = viewer.account.schema(&viewer.context)?;
    let named = tables.iter().map(|key| match schema.find(key) {
        Some(table) => labels::plural(reader, table),
        None => key.clone(),
    });
    let named = reader.list(named);
    Ok(format!("{rights}: {named}"))
}
