//! A newer version of a plugin: what it could do more and what less, and the
//! button that brings it.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::UpgradePlan;
use maud::{Markup, html};

use super::plugin_change::{consent, did_not_work};
use super::plugins::address;
use super::powers;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The package that the page showed.
const DIGEST: &str = "digest";

/// Says what would change.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plan = asked
                .plugins()
                .upgrade_plan(&viewer.account, &plugin, &viewer)?;
            let reader = &viewer.reader;
            let own = address(&plugin);
            let title = reader.text_with(
                "upgrade-title",
                &args!["plugin" => plan.name.as_str(), "version" => plan.to.as_str()],
            );
            let head = Head::new(title)
                .under(
                    reader.text("settings-plugins"),
                    &Address::new("/settings/plugins"),
                )
                .under(&plan.name, &own)
                .narrow();
            let body = html! {
                p.lead { (lead(&viewer, &plan)) }
                form.confirm method="post" action=(own.clone().then("upgrade")) {
                    (form::word(&viewer))
                    input type="hidden" name=(DIGEST) value=(plan.digest);
                    (changes(&viewer, &plan))
                    p.quiet { (reader.text("upgrade-how")) }
                    div.line {
                        button.button.main { (reader.text("upgrade-button")) }
                        a.button href=(own) { (reader.text("cancel")) }
                    }
                }
                details {
                    summary { (reader.text("plugin-identity")) }
                    dl.facts { div { dt { "SHA-256" } dd { code { (plan.digest) } } } }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// The answer in one line.
fn lead(viewer: &Viewer, plan: &UpgradePlan) -> String {
    let args = args!["added" => plan.added.len(), "removed" => plan.removed.len()];
    let id = match (plan.added.is_empty(), plan.removed.is_empty()) {
        (true, true) => "upgrade-same",
        (true, false) => "upgrade-less",
        (false, _) => "upgrade-more",
    };
    viewer.reader.text_with(id, &args)
}

fn changes(viewer: &Viewer, plan: &UpgradePlan) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if !plan.added.is_empty() {
            h2 { (reader.text("upgrade-added")) }
            (powers::draw(viewer, &plan.added, true))
        }
        @if !plan.removed.is_empty() {
            h2 { (reader.text("upgrade-removed")) }
            (powers::draw(viewer, &plan.removed, false))
        }
    }
}

/// Brings the version that the page showed.
pub(super) async fn upgrade(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let (plugins, posted) = (asked.plugins(), Params(posted));
            let (account, context, reader) = (&viewer.account, &viewer.context, &viewer.reader);
            if plugins.weakens(account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            let plan = plugins.upgrade_plan(account, &plugin, &viewer)?;
            if posted.first(DIGEST) != Some(&plan.digest) {
                let moved = Notice::new(Tone::Caution, reader.text("upgrade-moved"));
                return Ok(moved.redirect(&address(&plugin).then("upgrade").to_string()));
            }
            let consent = consent(&posted);
            let args = args!["plugin" => plan.name.as_str(), "version" => plan.to.as_str()];
            let notice = match plugins.upgrade(account, context, &plugin, Some(&consent)) {
                Ok(()) => Notice::done(reader.text_with("plugin-upgraded-notice", &args)),
                Err(error) => did_not_work(&viewer, plan.name, error)?,
            };
            Ok::<_, Error>(notice.redirect(&address(&plugin).to_string()))
        })
        .await
}
