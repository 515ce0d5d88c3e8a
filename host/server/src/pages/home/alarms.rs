//! What admins have to see to: plugins that are not called any more or can't be
//! loaded, people whom a plugin keeps out, and a last backup that is no good.

use bailey_crm::backups::{self, Backup};
use bailey_crm::directory::{self, KeptOut};
use bailey_plugins::Description;
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::show;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// A line for each of them, with the way to its settings; nothing if all is well.
pub(super) fn draw(state: &State, viewer: &Viewer) -> Result<Markup> {
    if !viewer.is_admin() {
        return Ok(html! {});
    }
    let troubled = state.plugins().troubled(&viewer.account, viewer)?;
    let latest = backups::list(&viewer.account, &viewer.context, 1, None)?;
    let latest = latest.backups.first();
    let kept_out = directory::kept_out(&viewer.account, &viewer.context)?;
    Ok(html! {
        @for plugin in &troubled { (alarm(viewer, plugin)) }
        @for person in &kept_out { (stopped(viewer, person)) }
        @if let Some(backup) = latest.filter(|one| one.deleted_at.is_none() && !one.is_good()) {
            (no_good(viewer, backup))
        }
    })
}

fn no_good(viewer: &Viewer, backup: &Backup) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.notice.danger role="note" {
            div {
                strong { (reader.text("home-backup-bad")) }
                p { (backup.made.faults.join("; ")) " · " (show::relative(reader, backup.made.taken_at)) }
            }
            div.does { a.button href="/settings/backups" { (reader.text("home-plugin-look")) } }
        }
    }
}

fn stopped(viewer: &Viewer, kept_out: &KeptOut) -> Markup {
    let reader = &viewer.reader;
    let plugin = viewer.plugin_name(&kept_out.plugin);
    let person = viewer.user_name(kept_out.user);
    let named = args!["plugin" => plugin, "person" => person];
    let settings = Address::new("/settings/people").then(&kept_out.user.to_string());
    html! {
        div.notice.danger role="note" {
            div {
                strong { (reader.text_with("home-kept-out", &named)) }
                p {
                    @if let Some(reason) = &kept_out.reason { (reason) " · " }
                    (show::relative(reader, kept_out.at))
                }
            }
            div.does { a.button href=(settings) { (reader.text("home-plugin-look")) } }
        }
    }
}

fn alarm(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    let named = args!["plugin" => plugin.name.as_str()];
    let settings = Address::new("/settings/plugins").then(&plugin.id);
    html! {
        div.notice.danger role="note" {
            div {
                @match (&plugin.trouble, &plugin.missing) {
                    (Some(trouble), _) => {
                        strong { (reader.text_with("home-plugin-failing", &named)) }
                        p { (trouble.message) " · " (show::relative(reader, trouble.at)) }
                    },
                    (None, reason) => {
                        strong { (reader.text_with("home-plugin-missing", &named)) }
                        @if let Some(reason) = reason { p { (reason) } }
                    },
                }
            }
            div.does { a.button href=(settings) { (reader.text("home-plugin-look")) } }
        }
    }
}
