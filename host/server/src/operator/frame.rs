//! The frame around the operator's pages: the same look as an account's, and nothing of
//! any account in it.

use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::form;
use super::who::Operator;
use crate::pages::frame::{Head, document, language_tag};
use crate::texts::{Language, own_name};

/// The pages of the menu: where each is and what it is called.
const MENU: [(&str, &str); 6] = [
    ("/", "operator-accounts"),
    ("/catalogue", "operator-catalogue"),
    ("/publishers", "operator-publishers"),
    ("/health", "operator-health"),
    ("/figures", "figures"),
    ("/support", "operator-support"),
];

/// A whole page.
pub(super) fn page(operator: &Operator, head: &Head, body: &Markup) -> Response {
    let reader = &operator.reader;
    let content = html! {
        a.skip href="#main" { (reader.text("skip-to-content")) }
        div.frame {
            (menu(operator))
            (top(operator))
            main #main tabindex="-1" .narrow[head.narrow] {
                @if let Some(said) = &operator.said {
                    div.notice.good role="status" { strong { (said) } }
                }
                div.page-head {
                    @if !head.crumbs.is_empty() {
                        nav.crumbs aria-label=(reader.text("crumbs")) {
                            @for (label, address) in &head.crumbs { a href=(address) { (label) } " / " }
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
    document(reader, &head.title, &content).into_response()
}

fn menu(operator: &Operator) -> Markup {
    let reader = &operator.reader;
    html! {
        nav.menu #menu popover aria-label=(reader.text("menu")) {
            div.account { (reader.text("operator-title")) }
            ul {
                @for (address, label) in MENU {
                    li {
                        a href=(address) aria-current=[holds(operator, address).then_some("page")] {
                            (reader.text(label))
                        }
                    }
                }
            }
        }
    }
}

/// Whether the page is this one, or lies below it.
fn holds(operator: &Operator, address: &str) -> bool {
    let here = operator.path.as_str();
    match address {
        "/" => here == "/" || here.starts_with("/accounts/"),
        other => here == other || here.starts_with(&format!("{other}/")),
    }
}

fn top(operator: &Operator) -> Markup {
    let reader = &operator.reader;
    html! {
        header.top {
            button.button.bare.open-menu type="button" popovertarget="menu" {
                span aria-hidden="true" { "☰" }
                span.unseen { (reader.text("menu")) }
            }
            div.end {
                button.button.bare type="button" popovertarget="languages" {
                    span.unseen { (reader.text("language")) ": " }
                    (own_name(reader.language))
                }
                form method="post" action="/sign-out" {
                    (form::word(operator))
                    button.button.bare { (reader.text("sign-out")) }
                }
            }
            div.pop #languages popover {
                form method="post" action="/language" {
                    (form::word(operator))
                    input type="hidden" name="back" value=(operator.path);
                    @for language in Language::ALL {
                        button name="language" value=(language.as_str()) lang=(language_tag(language))
                            aria-current=[(language == reader.language).then_some("true")] {
                            (own_name(language))
                        }
                    }
                }
            }
        }
    }
}
