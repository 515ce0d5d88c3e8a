//! The frame around every page: menu, search, person, language; and the bare
//! one for those who are not signed in.

use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Response};
use bailey_plugins::{Category, MenuEntry};
use maud::{DOCTYPE, Markup, html};

use super::address::Address;
use super::notice::Notice;
use super::support::banner;
use super::viewer::Viewer;
use super::{development, form, labels};
use crate::assets::{ICON, SCRIPT, STYLE_SHEET};
use crate::texts::{Language, Reader, args, own_name};

/// What stands above a page's content.
#[derive(Default)]
pub(crate) struct Head {
    /// The page's heading, and the window's.
    pub(crate) title: String,
    /// The way here: label and address.
    pub(crate) crumbs: Vec<(String, String)>,
    /// Beside the title: a count, a state.
    pub(crate) beside: Option<Markup>,
    /// What can be done.
    pub(crate) actions: Option<Markup>,
    /// Text to be read rather than rows: a narrower column.
    pub(crate) narrow: bool,
}

impl Head {
    /// A heading alone.
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// The same with one more step of the way here.
    #[must_use]
    pub(crate) fn under(mut self, label: impl Into<String>, address: &Address) -> Self {
        self.crumbs.push((label.into(), address.to_string()));
        self
    }

    /// The same with something beside the title.
    #[must_use]
    pub(crate) fn beside(mut self, beside: Markup) -> Self {
        self.beside = Some(beside);
        self
    }

    /// The same with something to be done.
    #[must_use]
    pub(crate) fn actions(mut self, actions: Markup) -> Self {
        self.actions = Some(actions);
        self
    }

    /// The same in a narrower column.
    #[must_use]
    pub(crate) fn narrow(mut self) -> Self {
        self.narrow = true;
        self
    }
}

/// A whole page for somebody who is signed in.
pub(crate) fn page(viewer: &Viewer, head: &Head, body: &Markup) -> Response {
    let reader = &viewer.reader;
    // The way here does not lead to where one is.
    let ways = head.crumbs.iter();
    let crumbs: Vec<_> = ways.filter(|(_, way)| way != viewer.path()).collect();
    let content = html! {
        a.skip href="#main" { (reader.text("skip-to-content")) }
        div.frame {
            (menu(viewer))
            (top(viewer))
            main #main tabindex="-1" .narrow[head.narrow] {
                @if let Some(until) = viewer.safe_until() {
                    div.notice.caution role="note" {
                        div {
                            strong { (reader.text("safe-mode")) }
                            p { (reader.text_with("safe-mode-banner", &args!["until" => reader.moment(until)])) }
                        }
                    }
                }
                (development::banner(viewer))
                (banner(viewer))
                @if let Some(notice) = viewer.notice() { (notice.draw(viewer)) }
                div.page-head {
                    @if !crumbs.is_empty() {
                        nav.crumbs aria-label=(reader.text("crumbs")) {
                            @for (label, address) in crumbs { a href=(address) { (label) } " / " }
                        }
                    }
                    h1 { (head.title) }
                    @if let Some(beside) = &head.beside { (beside) }
                    @if let Some(actions) = &head.actions { div.line { (actions) } }
                }
                (body)
            }
        }
    };
    let page = document(reader, &head.title, &content);
    match viewer.notice() {
        Some(_) => (
            AppendHeaders([(header::SET_COOKIE, Notice::clear().to_string())]),
            page,
        )
            .into_response(),
        None => page.into_response(),
    }
}

/// A whole page for somebody who is not signed in.
pub(crate) fn alone(reader: &Reader, title: &str, body: &Markup) -> Markup {
    let content = html! { main.alone #main { h1 { (title) } (body) } };
    document(reader, title, &content)
}

/// A document with the style and the script that all pages share.
pub(crate) fn document(reader: &Reader, title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language_tag(reader.language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Bailey" }
                link rel="icon" type="image/svg+xml" href=(ICON.path);
                link rel="stylesheet" href=(STYLE_SHEET.path);
                script defer src=(SCRIPT.path) {}
            }
            body { (content) }
        }
    }
}

/// The tag by which browsers choose glyphs; Chinese is the simplified one.
pub(crate) fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh-Hans",
        other => other.as_str(),
    }
}

/// What safe mode reaches.
fn safe_menu(viewer: &Viewer) -> Markup {
    let reader = &viewer.reader;
    html! {
        nav.menu #menu popover aria-label=(reader.text("menu")) {
            div.account { (viewer.account_name()) }
            ul {
                (item(viewer, &reader.text("settings-plugins"), &Address::new("/settings/plugins")))
            }
        }
    }
}

fn menu(viewer: &Viewer) -> Markup {
    if viewer.safe_until().is_some() {
        return safe_menu(viewer);
    }
    let reader = &viewer.reader;
    let of = |category| {
        let plugins = viewer.menu().chunk_by(|a, b| a.plugin == b.plugin);
        plugins.filter(move |pages| pages[0].category == category)
    };
    html! {
        nav.menu #menu popover aria-label=(reader.text("menu")) {
            div.account { (viewer.account_name()) }
            ul {
                @for table in viewer.schema.tables() {
                    (item(viewer, &labels::plural(reader, table), &Address::of_table(&table.key)))
                }
            }
            ul {
                @if let Some(support) = viewer.support() {
                    (item(viewer, &reader.text("support-ticket"), &Address::of(&support.ticket)))
                } @else {
                    (item(viewer, &reader.text("home"), &Address::new("/")))
                    (item(viewer, &reader.text("reports"), &Address::new("/reports")))
                }
            }
            @for (heading, plugins) in [
                ("menu-safety", of(Category::Safety).collect::<Vec<_>>()),
                ("menu-tools", of(Category::Tools).collect::<Vec<_>>()),
            ] {
                @if !plugins.is_empty() {
                    div {
                        h2 { (reader.text(heading)) }
                        ul { @for pages in plugins { (plugin(viewer, pages)) } }
                    }
                }
            }
            @if viewer.support().is_none() {
                ul.last { (item(viewer, &reader.text("settings"), &Address::new("/settings"))) }
            }
        }
    }
}

/// A plugin under its own name; where one is at it, also its other pages.
fn plugin(viewer: &Viewer, pages: &[MenuEntry]) -> Markup {
    let address = |entry: &MenuEntry| Address::of_plugin(&entry.plugin, &entry.path);
    let Some((first, others)) = pages.split_first() else {
        return html! {};
    };
    let home = Address::of_plugin(&first.plugin, "").to_string();
    if !holds(viewer, &home) {
        return html! { li { a href=(address(first)) { (first.name) } } };
    }
    // Of its pages one may lie below another: the nearest is where one is.
    let at = pages
        .iter()
        .map(|entry| address(entry).to_string())
        .filter(|address| holds(viewer, address))
        .max_by_key(String::len);
    let current = |entry: &MenuEntry| at.as_deref() == Some(&*address(entry).to_string());
    html! {
        (line(&first.name, &address(first), current(first)))
        @for entry in others {
            li.under { a href=(address(entry)) aria-current=[current(entry).then_some("page")] { (entry.label) } }
        }
    }
}

fn item(viewer: &Viewer, label: &str, address: &Address) -> Markup {
    line(label, address, holds(viewer, &address.to_string()))
}

fn line(label: &str, address: &Address, current: bool) -> Markup {
    html! { li { a href=(address) aria-current=[current.then_some("page")] { (label) } } }
}

/// Whether the page is this one, or lies below it.
fn holds(viewer: &Viewer, address: &str) -> bool {
    let here = viewer.path();
    here == address || (address != "/" && here.starts_with(&format!("{address}/")))
}

fn top(viewer: &Viewer) -> Markup {
    let reader = &viewer.reader;
    html! {
        header.top {
            button.button.bare.open-menu type="button" popovertarget="menu" {
                span aria-hidden="true" { "☰" }
                span.unseen { (reader.text("menu")) }
            }
            form role="search" action="/search" aria-label=(reader.text("search-everything")) {
                label.unseen for="search" { (reader.text("search")) }
                input #search type="search" name="q" placeholder=(reader.text("search-everything"))
                    aria-keyshortcuts="/";
            }
            div.end {
                @if viewer.support().is_none() {
                    button.button.bare type="button" popovertarget="languages" {
                        span.unseen { (reader.text("language")) ": " }
                        (own_name(reader.language))
                    }
                }
                button.button.bare type="button" popovertarget="person" { (viewer.user.name) }
            }
            div.pop #languages popover {
                form method="post" action="/settings/profile/language" {
                    (form::word(viewer))
                    input type="hidden" name="back" value=(viewer.here());
                    @for language in Language::ALL {
                        button name="language" value=(language.as_str()) lang=(language_tag(language))
                            aria-current=[(language == reader.language).then_some("true")] {
                            (own_name(language))
                        }
                    }
                }
            }
            div.pop #person popover {
                div.who {
                    (viewer.user.name) br;
                    span.quiet.small { (viewer.user.email) }
                }
                @if viewer.support().is_none() {
                    a href="/settings/profile" { (reader.text("profile")) }
                }
                form method="post" action="/sign-out" {
                    (form::word(viewer))
                    button { (reader.text("sign-out")) }
                }
            }
        }
    }
}
