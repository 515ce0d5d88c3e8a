//! Which of a token's scopes a route needs, so that a program that lacks one is
//! told which. What it may do with records its narrowed rights keep in any case.

use axum::extract::{MatchedPath, OriginalUri};
use axum::http::Method;
use axum::http::request::Parts;
use bailey_crm::sessions::{Right, TokenScope};

use crate::error::{Error, Kind, Result};

use Right::{Delete, Export, Read, Settings, Write};

const API: &str = "/api/v1";

/// What a route needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Needs {
    /// Every token will do.
    Nothing,
    /// All of these.
    All(&'static [Right]),
    /// One of these.
    Any(&'static [Right]),
}

/// Refuses a program whose token doesn't extend to what it asks for.
///
/// # Errors
/// [`Kind::Denied`], naming the scope or the table.
pub(super) fn check(parts: &Parts, scope: &TokenScope) -> Result<()> {
    let route = parts.extensions.get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let route = route.strip_prefix(API).unwrap_or(route);
    let has = |right: &Right| scope.rights.contains(right);
    let lacking = match needs(&parts.method, route) {
        Needs::Nothing => None,
        Needs::All(rights) => rights.iter().find(|right| !has(right)),
        Needs::Any(rights) if rights.iter().any(has) => None,
        Needs::Any(rights) => rights.first(),
    };
    if let Some(right) = lacking {
        return Err(lacks(*right));
    }
    match table(parts).filter(|table| !scope.covers(table)) {
        None => Ok(()),
        Some(table) => Err(Error::new(
            Kind::Denied,
            format!(
                "This token does not extend to the table `{table}`. Use one that does, or make \
                 another."
            ),
        )),
    }
}

/// What a program is told whose token lacks a scope.
pub(super) fn lacks(right: Right) -> Error {
    let name = right.name();
    Error::new(
        Kind::Denied,
        format!("This token lacks the scope `{name}`. Use one that has it, or make another."),
    )
}

/// The table that the address names.
fn table(parts: &Parts) -> Option<&str> {
    let whole = parts.extensions.get::<OriginalUri>();
    let path = whole.map_or(&parts.uri, |uri| &uri.0).path();
    let rest = path.strip_prefix(API)?.strip_prefix("/tables/")?;
    rest.split('/').next()
}

fn needs(method: &Method, route: &str) -> Needs {
    let first = route.split('/').nth(1).unwrap_or_default();
    match first {
        "me" => Needs::Nothing,
        "departments" | "users" | "account" if !method.is_safe() => Needs::All(&[Settings]),
        "users" if route.ends_with("/sessions") || route.ends_with("/devices") => {
            Needs::All(&[Settings])
        }
        "sessions" | "devices" | "tokens" | "groups" => Needs::All(&[Settings]),
        "erasures" if method.is_safe() => Needs::All(&[Settings]),
        "departments" | "users" | "account" => Needs::Any(&[Read, Settings]),
        "erasures" => Needs::All(&[Settings, Delete]),
        "deleted-schema" => Needs::All(&[Settings]),
        "files" if !method.is_safe() => Needs::All(&[Settings]),
        "backups" if route.ends_with("/file") => Needs::All(&[Settings, Export]),
        "backups" => Needs::All(&[Settings]),
        "tables" => in_table(method, route),
        "journal" => of_journal(method, route),
        "bin" if !method.is_safe() && route != "/bin/plan" => Needs::All(&[Read, Delete]),
        "archive" if !method.is_safe() => Needs::All(&[Read, Write]),
        "reports" if !method.is_safe() => Needs::All(&[Read, Write]),
        "plugins" => of_plugins(method, route),
        "plugin-bin" | "plugin-rules" => Needs::All(&[Settings]),
        _ => Needs::All(&[Read]),
    }
}

/// Below `/tables`: the tables themselves are settings, their records are not.
fn in_table(method: &Method, route: &str) -> Needs {
    let Some(rest) = route.strip_prefix("/tables/{table}/") else {
        return design(method);
    };
    let last = rest.rsplit('/').next().unwrap_or_default();
    match (rest.split('/').next().unwrap_or_default(), last) {
        ("fields" | "deletion", "deletion") => Needs::All(&[Settings]),
        ("fields", _) => design(method),
        ("exports", _) => Needs::All(&[Read, Export]),
        ("imports", _) => Needs::All(&[Write]),
        ("saved-views", _) if !method.is_safe() => Needs::All(&[Read, Write]),
        ("records", "query" | "summary" | "deletion") => Needs::All(&[Read]),
        ("records", "bulk-delete") => Needs::All(&[Read, Delete]),
        ("records", "merge") => Needs::All(&[Read, Write, Delete]),
        // Making them needs no reading: a form on a web site makes contacts.
        ("records", "records") if *method == Method::POST => Needs::All(&[Write]),
        ("records", "{id}") if *method == Method::DELETE => Needs::All(&[Read, Delete]),
        _ if method.is_safe() => Needs::All(&[Read]),
        _ => Needs::All(&[Read, Write]),
    }
}

fn design(method: &Method) -> Needs {
    if method.is_safe() {
        Needs::Any(&[Read, Settings])
    } else {
        Needs::All(&[Settings])
    }
}

fn of_journal(method: &Method, route: &str) -> Needs {
    match route {
        "/journal/verify" | "/journal/check" => Needs::All(&[Settings]),
        "/journal/exports" => Needs::All(&[Settings, Export]),
        "/journal/rewinds" => Needs::All(&[Settings, Write, Delete]),
        _ if method.is_safe() => Needs::Any(&[Read, Settings]),
        // What is undone may have been a deletion: the rights to the records say.
        _ => Needs::All(&[Read, Write]),
    }
}

fn of_plugins(method: &Method, route: &str) -> Needs {
    let own = route.contains("/pages") || route.contains("/endpoint");
    match (method.is_safe(), own) {
        (true, true) => Needs::All(&[Read]),
        (true, false) if route.ends_with("/data") => Needs::All(&[Settings, Export]),
        (true, false)
            if [
                "/upgrade",
                "/settings",
                "/jobs",
                "/cost",
                "/trial",
                "/recording",
            ]
            .iter()
            .any(|end| route.ends_with(end)) =>
        {
            Needs::All(&[Settings])
        }
        (true, false) => Needs::Any(&[Read, Settings]),
        (false, true) => Needs::All(&[Read, Write]),
        (false, false) => Needs::All(&[Settings]),
    }
}
