//! What a plugin's pages look like, before anybody installs it: drawn from its own
//! blocks, with records that are made up. They are only shown: nothing on them does
//! anything or leads anywhere.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::directory::Language as Spoken;
use bailey_plugins::Description;
use maud::{Markup, html};

use super::plugins::address;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::blocks::{self, Place};
use crate::pages::frame::{self, Head};
use crate::pages::previews::{Drawn, Pages, Standing};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The way to the preview of each page that the menu would have, on the plugin's page.
pub(super) fn links(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    let front: Vec<_> = plugin.pages.iter().filter(|page| page.menu).collect();
    html! {
        @if !front.is_empty() {
            h2 { (reader.text("plugin-preview")) }
            p.quiet { (reader.text("plugin-preview-told")) }
            ul.plain.found {
                @for page in front {
                    li { a href=(of(&plugin.id, &page.path)) { (page.label) } }
                }
            }
        }
    }
}

fn of(plugin: &str, path: &str) -> Address {
    address(plugin).then("preview").below(path)
}

/// What the plugin's front page looks like.
pub(super) async fn front(
    state: FromState<State>,
    admin: Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Response> {
    show(state, admin, viewer, Path((plugin, String::new()))).await
}

/// What a page looks like.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path((plugin, path)): Path<(String, String)>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let reader = &viewer.reader;
            let plugins = asked.plugins();
            let key = (
                plugins.would_get(viewer.account.id(), &plugin)?,
                reader.language,
            );
            let plugin = plugins.describe(&viewer.account, &plugin, &viewer)?;
            let head = Head::new(reader.text_with(
                "plugin-preview-title",
                &args!["plugin" => plugin.name.as_str()],
            ))
            .under(
                reader.text("settings-plugins"),
                &Address::new("/settings/plugins"),
            )
            .under(&plugin.name, &address(&plugin.id));
            let body = match asked.previews().standing(key) {
                Standing::Made(pages) => preview(&viewer, &plugin, &pages, &path)?,
                Standing::UnderWay => under_way(&viewer, &plugin, &path),
                Standing::Yours(turn) => {
                    let pages = draw(&asked, &viewer, &plugin.id, reader.language)?;
                    turn.keep(&pages);
                    preview(&viewer, &plugin, &pages, &path)?
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// Draws the pages as the owner of the account sees them that was made up.
fn draw(state: &State, viewer: &Viewer, plugin: &str, language: Spoken) -> Result<Pages> {
    let account = viewer.account.id();
    let preview = state.plugins().preview(account, plugin, language)?;
    let viewer = viewer.in_preview(&preview)?;
    let (path, parameters) = ("", Vec::new());
    let pages = preview.pages(&viewer).into_iter();
    let pages = pages.map(|(own, page)| {
        let place = Place {
            viewer: &viewer,
            front: Address::of_plugin(plugin, ""),
            path,
            parameters: &parameters,
            refused: None,
        };
        Drawn {
            path: own,
            body: blocks::page(&place, &page),
            title: page.title,
        }
    });
    Ok(pages.collect())
}

fn preview(viewer: &Viewer, plugin: &Description, pages: &Pages, path: &str) -> Result<Markup> {
    let reader = &viewer.reader;
    let shown = pages.iter().find(|page| page.path == path);
    let Some(shown) = shown else {
        let known = plugin.pages.iter().any(|page| page.path == path);
        return match known {
            true => Ok(html! { p.empty { (reader.text("plugin-preview-none")) } }),
            false => Err(super::plugin::unknown()),
        };
    };
    let label = |drawn: &Drawn| {
        let page = plugin.pages.iter().find(|page| page.path == drawn.path);
        page.map_or_else(|| drawn.title.clone(), |page| page.label.clone())
    };
    Ok(html! {
        div.notice.neutral role="note" { p { (reader.text("plugin-preview-made-up")) } }
        @if pages.len() > 1 {
            nav.views aria-label=(reader.text("plugin-preview")) {
                @for page in pages.iter() {
                    a href=(of(&plugin.id, &page.path)) aria-current=[(page.path == path).then_some("page")] { (label(page)) }
                }
            }
        }
        fieldset.preview disabled {
            legend { (shown.title) }
            (shown.body)
        }
    })
}

fn under_way(viewer: &Viewer, plugin: &Description, path: &str) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.notice.neutral role="status" {
            p { (reader.text("plugin-preview-under-way")) }
            div.does { a.button href=(of(&plugin.id, path)) { (reader.text("running-look")) } }
        }
    }
}
