//! The jobs that the reader asked for, above the pages of their plugin: how far
//! those are that go on, and what came of the last one that ended.

use axum::extract::{Path, State as FromState};
use bailey_crm::plugin_data::Outcome;
use bailey_plugins::RunStatus;
use bailey_plugins::page::{Progress, Target, Tone};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::blocks;
use crate::pages::form;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The same by itself, for a page that follows it.
pub(super) async fn part(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Markup> {
    let asked = state.clone();
    let front = Address::of_plugin(&plugin, "").to_string();
    state
        .plugin_calls(move || draw(&asked, &viewer, &plugin, &front))
        .await
}

/// What is shown of them on the page at `here`; nothing if there are none.
pub(super) fn draw(state: &State, viewer: &Viewer, plugin: &str, here: &str) -> Result<Markup> {
    let (account, context) = (&viewer.account, &viewer.context);
    let runs = state.plugins().own_runs(account, context, viewer, plugin)?;
    let source = Address::new("/plugin-runs").then(plugin).to_string();
    Ok(html! {
        @for run in &runs {
            @match &run.progress {
                Some(progress) => {
                    (blocks::running(viewer, &Progress {
                        label: progress.message.clone(),
                        done: progress.done,
                        total: progress.total,
                    }, &source, here))
                }
                None => (ended(viewer, plugin, here, run)),
            }
        }
    })
}

fn ended(viewer: &Viewer, plugin: &str, here: &str, run: &RunStatus) -> Markup {
    let reader = &viewer.reader;
    let told = run.result.as_ref();
    let (tone, text) = match (run.outcome, told) {
        (Some(Outcome::Done | Outcome::Again), Some(told)) => (told.tone, told.summary.clone()),
        (Some(Outcome::Failed), Some(told)) => {
            let failed = reader.text("running-failed");
            (Tone::Danger, format!("{failed} {}", told.summary))
        }
        _ => (Tone::Danger, reader.text("running-cut-short")),
    };
    html! {
        div.notice.(blocks::tone(tone)) role="status" data-run=(run.id.0) {
            div {
                span { (text) }
                @if let Some(at) = run.finished_at { " " span.small.muted { (show::relative(reader, at)) } }
            }
            div.does {
                @if let Some(undo) = told.and_then(|told| told.undo) {
                    form method="post" action="/undo" {
                        (form::word(viewer))
                        input type="hidden" name="operation" value=(undo);
                        input type="hidden" name="back" value=(here);
                        button.button { (reader.text("undo")) }
                    }
                }
                @if let Some(link) = told.and_then(|told| told.way_on.as_ref())
                    && let Target::Page(page) = &link.target {
                    a.button href=(blocks::page_address(plugin, page)) { (link.label) }
                }
            }
        }
    }
}
