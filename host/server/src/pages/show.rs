//! How values, moments, records and actors look, wherever they stand.

use bailey_crm::schema::{Field, Table};
use bailey_crm::{Actor, RecordRef, Scalar, Timestamp, Value};
use maud::{Markup, html};

use super::address::Address;
use super::viewer::Viewer;
use crate::texts::{Reader, args};

/// A moment, with the same for programs.
pub(crate) fn moment(reader: &Reader, at: Timestamp) -> Markup {
    html! { time datetime=(reader.machine(at)) { (reader.moment(at)) } }
}

/// How far away a moment is; which it is, stands in its title.
pub(crate) fn relative(reader: &Reader, at: Timestamp) -> Markup {
    html! {
        time datetime=(reader.machine(at)) title=(reader.moment(at)) { (reader.relative(at)) }
    }
}

/// A record's label as a link; what can't be opened is said in words.
pub(crate) fn record(viewer: &Viewer, record: &RecordRef) -> Markup {
    match viewer.record(record) {
        Some(named) if named.deleted => html! {
            span.quiet { (named.label) " (" (viewer.reader.text("state-deleted")) ")" }
        },
        Some(named) if named.page => html! { a href=(Address::of(record)) { (named.label) } },
        Some(named) => html! { (named.label) },
        None => html! { span.quiet { (unnamed(viewer, record)) } },
    }
}

/// What a record is called that is gone, or that the reader may not see.
pub(crate) fn unnamed(viewer: &Viewer, record: &RecordRef) -> String {
    format!("{} #{}", viewer.one_of(&record.table), record.id)
}

/// Who did something.
pub(crate) fn actor(viewer: &Viewer, actor: &Actor) -> Markup {
    html! { (actor_text(viewer, actor)) }
}

/// Who did something, as text.
pub(crate) fn actor_text(viewer: &Viewer, actor: &Actor) -> String {
    let reader = &viewer.reader;
    match actor {
        Actor::User { user } => viewer.user_name(*user),
        Actor::Plugin {
            plugin,
            on_behalf_of,
            ..
        } => {
            let plugin = viewer.plugin_name(plugin);
            match on_behalf_of {
                Some(user) => reader.text_with(
                    "actor-plugin-for",
                    &args!["plugin" => plugin, "user" => viewer.user_name(*user)],
                ),
                None => plugin,
            }
        }
        Actor::Token { name, user } => reader.text_with(
            "actor-token",
            &args!["token" => name.as_str(), "user" => viewer.user_name(*user)],
        ),
        Actor::Support { agent, .. } => {
            reader.text_with("actor-support", &args!["agent" => agent.as_str()])
        }
        Actor::Operator => reader.text("actor-operator"),
        Actor::Anonymous => reader.text("actor-anonymous"),
    }
}

/// What a field holds; knowing the field, choices show their labels.
pub(crate) fn value(viewer: &Viewer, of: Option<(&Table, &Field)>, value: &Value) -> Markup {
    html! {
        @for (index, scalar) in value.scalars().iter().enumerate() {
            @if index > 0 { (viewer.reader.text("list-between")) }
            @match scalar {
                Scalar::Reference(reference) => (record(viewer, reference)),
                Scalar::Datetime(at) => (moment(&viewer.reader, *at)),
                Scalar::Text(text) if is_address(text) && !viewer.only_shows() => a href=(format!("mailto:{text}")) { (text) },
                other => (scalar_text(viewer, of, other)),
            }
        }
    }
}

/// Whether a field's whole numbers are years, which nobody groups: its key says so.
fn is_year(field: &Field) -> bool {
    field.key == "founded" || field.key.split('_').any(|word| word == "year")
}

/// Whether a text is an e-mail address and nothing else.
fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && text.chars().all(plain)
        && text.matches('@').count() == 1
}

/// The same as text alone.
pub(crate) fn value_text(viewer: &Viewer, of: Option<(&Table, &Field)>, value: &Value) -> String {
    let parts: Vec<String> = value
        .scalars()
        .iter()
        .map(|scalar| scalar_text(viewer, of, scalar))
        .collect();
    viewer.reader.list(parts)
}

fn scalar_text(viewer: &Viewer, of: Option<(&Table, &Field)>, scalar: &Scalar) -> String {
    let reader = &viewer.reader;
    match scalar {
        Scalar::Text(text) => text.clone(),
        Scalar::Integer(number) if of.is_some_and(|(_, field)| is_year(field)) => {
            number.to_string()
        }
        Scalar::Integer(number) => reader.integer(*number),
        Scalar::Decimal(decimal) => reader.decimal(*decimal),
        Scalar::Money(money) => reader.money(money),
        Scalar::Boolean(true) => reader.text("value-yes"),
        Scalar::Boolean(false) => reader.text("value-no"),
        Scalar::Date(date) => reader.date(*date),
        Scalar::Datetime(at) => reader.moment(*at),
        Scalar::Reference(record) => viewer
            .record(record)
            .map_or_else(|| unnamed(viewer, record), |named| named.label),
        Scalar::Choice(key) => match of {
            Some((table, field)) => viewer.choice_label(table, field, key),
            None => key.clone(),
        },
        Scalar::File(file) => file.name.clone(),
    }
}
