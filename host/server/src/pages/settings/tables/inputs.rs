//! Inputs that several forms of tables and fields share.

use maud::{Markup, html};

use crate::pages::form::{self, Named};
use crate::pages::viewer::Viewer;

/// A line of text. What may be left blank is the key alone.
pub(super) fn line(
    viewer: &Viewer,
    name: &str,
    label: &str,
    value: &str,
    hint: Option<&str>,
) -> Markup {
    let hint = hint.map(|id| viewer.reader.text(id));
    let named = Named {
        id: name,
        name,
        problem: None,
        hint: hint.as_deref(),
    };
    let input = html! {
        input id=(name) name=(name) value=(value) required[name != "key"] autocomplete="off"
            aria-describedby=[named.described().as_deref()];
    };
    form::field(&viewer.reader.text(label), false, named, &input)
}

/// A box to be ticked.
pub(super) fn tick(
    viewer: &Viewer,
    name: &str,
    label: &str,
    ticked: bool,
    hint: Option<&str>,
) -> Markup {
    let hint = hint.map(|id| viewer.reader.text(id));
    let named = Named {
        id: name,
        name,
        problem: None,
        hint: hint.as_deref(),
    };
    let input = html! {
        input id=(name) name=(name) type="checkbox" value="yes" checked[ticked]
            aria-describedby=[named.described().as_deref()];
    };
    form::field(&viewer.reader.text(label), true, named, &input)
}

/// One of several, by value and label.
pub(super) fn choose(
    viewer: &Viewer,
    name: &str,
    label: &str,
    chosen: &str,
    choices: &[(String, String)],
) -> Markup {
    let named = Named {
        id: name,
        name,
        problem: None,
        hint: None,
    };
    let input = html! {
        select id=(name) name=(name) {
            @for (value, label) in choices {
                option value=(value) selected[value == chosen] { (label) }
            }
        }
    };
    form::field(&viewer.reader.text(label), false, named, &input)
}

/// Several lines of text.
pub(super) fn lines(viewer: &Viewer, name: &str, label: &str, value: &str, hint: &str) -> Markup {
    let hint = viewer.reader.text(hint);
    let named = Named {
        id: name,
        name,
        problem: None,
        hint: Some(&hint),
    };
    let input = html! {
        textarea id=(name) name=(name) rows="4" aria-describedby=[named.described().as_deref()] { (value) }
    };
    form::field(&viewer.reader.text(label), false, named, &input)
}
