//! Does what a button or a form of a plugin's page is for.
//!
//! What is asked before it is done is taken from the page itself, drawn anew,
//! and not from what was posted: nobody can leave it out.

use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_plugins::Error as PluginsError;
use bailey_plugins::page::{
    Action, Block, Confirmation, Form, Input, Outcome, Page, Parameters, Target, TimelineEntry,
    Tone as PageTone,
};

use super::{refusal, show};
use crate::auth::Posted;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::blocks::{self, OWN, Place, Refused, own};
use crate::pages::frame::{self, Head};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::records;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// An act on a plugin's front page.
pub(super) async fn front(
    state: FromState<State>,
    who: (Signed, Viewer),
    Path(plugin): Path<String>,
    params: Params,
    posted: Posted<Vec<(String, String)>>,
) -> Result<Response> {
    act(state, who, Path((plugin, String::new())), params, posted).await
}

/// An act on a plugin's page.
pub(super) async fn act(
    FromState(state): FromState<State>,
    (signed, viewer): (Signed, Viewer),
    Path((plugin, path)): Path<(String, String)>,
    params: Params,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let posted = Params(posted);
            let (plugins, account) = (asked.plugins(), &viewer.account);
            let page = plugins.render(
                account,
                &viewer.context,
                &viewer,
                &plugin,
                &path,
                params.0.clone(),
            )?;
            let place = Place {
                viewer: &viewer,
                front: Address::of_plugin(&plugin, ""),
                path: &path,
                parameters: &params.0,
                refused: None,
            };
            let wanted = wanted(&page, &posted).ok_or_else(|| gone(&viewer))?;
            if let Some(asking) = asked_first(&place, &wanted, &posted) {
                return Ok(asking);
            }
            let context = &viewer.context;
            if plugins.asks_step_up(account, context, &plugin, &path, &wanted.name)? {
                signed.must_be_confirmed()?;
            }
            let Wanted {
                name,
                mut parameters,
                form,
                ..
            } = wanted;
            // What people typed comes back to them as they typed it.
            let typed = parameters.clone();
            if let Some(form) = form
                && let Some(refused) = resolve(&viewer, form, &mut parameters)
            {
                return show::draw(&asked, &viewer, (&plugin, &path), &params, Some(&refused));
            }
            match plugins.act(
                account,
                &viewer.context,
                &viewer,
                &plugin,
                &path,
                &name,
                parameters,
            ) {
                Ok(outcome) => Ok(after(&place, &outcome)),
                Err(PluginsError::Running(_)) => Ok(busy(&place)),
                Err(error) => {
                    let refused = refusal::of_form(&name, typed, error)?;
                    show::draw(&asked, &viewer, (&plugin, &path), &params, Some(&refused))
                }
            }
        })
        .await
}

/// What was posted, as the page offers it.
struct Wanted<'a> {
    name: String,
    parameters: Parameters,
    /// The button behind it; none for a form.
    action: Option<&'a Action>,
    /// The form behind it; none for a button.
    form: Option<&'a Form>,
    /// How many rows are selected.
    selected: usize,
}

/// Finds the button or form that was posted on the page as it is now; none if
/// the page doesn't offer it any more.
fn wanted<'a>(page: &'a Page, posted: &Params) -> Option<Wanted<'a>> {
    let mut parameters = own(posted);
    let rows: Vec<&str> = posted.all("row").filter(|row| !row.is_empty()).collect();
    let selected = rows.len();
    parameters.extend(
        rows.into_iter()
            .map(|row| ("row".to_owned(), row.to_owned())),
    );
    let (table, selection) = (posted.first("table"), posted.first("selection"));
    if let (Some(table), Some(selection)) = (table, selection) {
        let Some(Block::Table(table)) = page.blocks.get(table.parse::<usize>().ok()?) else {
            return None;
        };
        let action = table.selection.get(selection.parse::<usize>().ok()?)?;
        // Posted again from its confirmation, it has its parameters already.
        if !posted.has("confirmed") {
            parameters.extend(action.parameters.iter().cloned());
        }
        return Some(Wanted {
            name: action.name.clone(),
            parameters,
            action: Some(action),
            form: None,
            selected,
        });
    }
    let name = posted.filled("action")?;
    if let Some(action) =
        actions(page).find(|action| action.name == name && within(action, &parameters))
    {
        return Some(Wanted {
            name: name.to_owned(),
            parameters,
            action: Some(action),
            form: None,
            selected,
        });
    }
    let form = page.blocks.iter().find_map(|block| match block {
        Block::Form(form) if form.name == name => Some(form),
        _ => None,
    })?;
    Some(Wanted {
        name: name.to_owned(),
        parameters,
        action: None,
        form: Some(form),
        selected,
    })
}

/// Turns the names of records that were typed into their numbers; what names
/// none, or several, is told at its field.
fn resolve(viewer: &Viewer, form: &Form, parameters: &mut Parameters) -> Option<Refused> {
    let typed = parameters.clone();
    let mut problems = Vec::new();
    for field in &form.fields {
        let Input::Record { table } = &field.input else {
            continue;
        };
        let named = parameters
            .iter_mut()
            .find(|(name, value)| *name == field.name && !value.trim().is_empty());
        let Some((_, value)) = named else { continue };
        match records::named(viewer, table, value.trim()) {
            Ok(record) => *value = record.id.to_string(),
            Err(problem) => problems.push((Some(field.name.clone()), problem)),
        }
    }
    (!problems.is_empty()).then(|| Refused {
        form: form.name.clone(),
        typed,
        problems,
    })
}

/// Whether all of a button's parameters were posted.
fn within(action: &Action, parameters: &Parameters) -> bool {
    action
        .parameters
        .iter()
        .all(|parameter| parameters.contains(parameter))
}

/// Every button of the page that stands by itself.
fn actions(page: &Page) -> impl Iterator<Item = &Action> {
    page.blocks.iter().flat_map(|block| -> Vec<&Action> {
        match block {
            Block::Actions { actions } => actions.iter().collect(),
            Block::Notice(notice) => notice.actions.iter().collect(),
            Block::Table(table) => table.rows.iter().flat_map(|row| &row.actions).collect(),
            Block::Matrix(matrix) => matrix.save.iter().collect(),
            Block::Timeline { entries } => entries.iter().flat_map(of_entry).collect(),
            Block::Diff(diff) => diff
                .entries
                .iter()
                .flat_map(|entry| &entry.actions)
                .collect(),
            _ => Vec::new(),
        }
    })
}

fn of_entry(entry: &TimelineEntry) -> impl Iterator<Item = &Action> {
    let differences = entry.differences.iter();
    entry
        .actions
        .iter()
        .chain(differences.flat_map(|difference| &difference.actions))
}

/// The page that asks before the act, unless there is nothing to ask or it was
/// answered.
fn asked_first(place: &Place<'_>, wanted: &Wanted<'_>, posted: &Params) -> Option<Response> {
    let action = wanted.action?;
    let confirm = action.confirm.as_ref()?;
    let typed = posted.first("typed").map(str::trim);
    let confirm = &Confirmation {
        typed: confirm.typed.clone().map(|word| {
            if word.is_empty() {
                wanted.selected.to_string()
            } else {
                word
            }
        }),
        ..confirm.clone()
    };
    let right = confirm
        .typed
        .as_deref()
        .is_none_or(|word| typed == Some(word));
    if posted.has("confirmed") && right {
        return None;
    }
    let kept = kept(posted, wanted);
    let mistyped = posted.has("confirmed") && !right;
    let body = blocks::confirmation(place, action, confirm, &kept, wanted.selected, mistyped);
    let head = Head::new(&confirm.title).narrow();
    Some(frame::page(place.viewer, &head, &body).into_response())
}

/// What the confirmation posts again: the same button, its parameters, the rows.
fn kept(posted: &Params, wanted: &Wanted<'_>) -> Parameters {
    let host = ["table", "selection"].into_iter();
    let host = host.filter_map(|name| Some((name.to_owned(), posted.first(name)?.to_owned())));
    let parameters = wanted.parameters.iter().map(|(name, value)| {
        let own = if name == "row" {
            name.clone()
        } else {
            format!("{OWN}{name}")
        };
        (own, value.clone())
    });
    host.chain(parameters).collect()
}

/// Goes on where the plugin says, with its notice.
fn after(place: &Place<'_>, outcome: &Outcome) -> Response {
    let tone = match outcome.tone {
        PageTone::Neutral => Tone::Neutral,
        PageTone::Good => Tone::Good,
        PageTone::Caution => Tone::Caution,
        PageTone::Danger => Tone::Danger,
    };
    let next = match &outcome.next {
        // A redirect out of Bailey would pass by the page that says so.
        Some(target @ (Target::Page(_) | Target::Record { .. } | Target::Table { .. })) => {
            blocks::address(place, target).unwrap_or_else(|| place.here())
        }
        // A download leaves the reader where they are.
        Some(Target::Outside { .. } | Target::JournalExport { .. }) | None => place.here(),
    };
    // How far the work is stands on the page, and says what it does. A button that
    // leads on to another page has nothing to tell.
    if outcome.job.is_some() || outcome.message.is_empty() {
        return Redirect::to(&next).into_response();
    }
    Notice::new(tone, &*outcome.message)
        .with_undo(outcome.undo)
        .redirect(&next)
}

/// Says that the work which was asked for goes on already, for somebody.
fn busy(place: &Place<'_>) -> Response {
    Notice::new(Tone::Caution, place.viewer.reader.text("running-already")).redirect(&place.here())
}

fn gone(viewer: &Viewer) -> Error {
    Error::new(
        crate::error::Kind::Conflict,
        viewer.reader.text("action-gone"),
    )
}

#[cfg(test)]
mod tests {
    use bailey_plugins::page::{
        Action, Block, Confirmation, Form, Page, Purpose, Row, Table, Tone,
    };

    use super::{Params, wanted};

    fn action(name: &str, parameter: &str) -> Action {
        let confirm = Confirmation {
            title: "?".into(),
            facts: Vec::new(),
            typed: None,
        };
        Action {
            name: name.into(),
            label: name.into(),
            tone: Tone::Danger,
            parameters: vec![("id".into(), parameter.into())],
            confirm: Some(confirm),
        }
    }

    fn page() -> Page {
        let row = Row {
            key: "7".into(),
            cells: Vec::new(),
            actions: vec![action("purge", "7")],
            link: None,
        };
        let table = Table {
            label: String::new(),
            columns: Vec::new(),
            rows: vec![row],
            selection: vec![action("restore", "all")],
            total: None,
            next: None,
            empty: String::new(),
        };
        let form = Form {
            name: "days".into(),
            purpose: Purpose::Submit,
            fields: Vec::new(),
            button: String::new(),
        };
        Page {
            title: String::new(),
            lead: None,
            blocks: vec![Block::Table(table), Block::Form(form)],
        }
    }

    #[test]
    fn a_button_is_found_with_what_it_asks_first() {
        let page = page();
        let found = wanted(&page, &Params::parse("action=purge&p.id=7")).unwrap();
        assert_eq!((found.name.as_str(), found.selected), ("purge", 0));
        assert!(found.action.unwrap().confirm.is_some());
    }

    #[test]
    fn a_selection_hands_over_its_rows_and_its_own_parameters_once() {
        let page = page();
        let posted = "table=0&selection=0&row=7&row=8";
        let found = wanted(&page, &Params::parse(posted)).unwrap();
        let pairs = |name: &str| {
            found
                .parameters
                .iter()
                .filter(|(known, _)| known == name)
                .count()
        };
        assert_eq!((found.selected, pairs("row"), pairs("id")), (2, 2, 1));
        let again = Params::parse(&format!("{posted}&p.id=all&confirmed=yes"));
        assert_eq!(wanted(&page, &again).unwrap().parameters.len(), 3);
    }

    #[test]
    fn what_the_page_does_not_offer_is_not_done() {
        let page = page();
        for posted in [
            "action=purge&p.id=8",
            "action=drop",
            "table=1&selection=0",
            "table=0&selection=9",
            "",
        ] {
            assert!(wanted(&page, &Params::parse(posted)).is_none(), "{posted}");
        }
        assert!(
            wanted(&page, &Params::parse("action=days&p.days=3"))
                .unwrap()
                .action
                .is_none()
        );
    }
}
