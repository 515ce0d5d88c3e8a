//! What admins have to see to: plugins that are not called any more or can't be
//! loaded, and a last backup that is no good.

use bailey_crm::backups::{self, Backup};
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
    Ok(html! {
        @for plugin in &troubled { (alarm(viewer, plugin)) }
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
