//! Every page, as everybody: a page that is not in the table fails the test.

use std::collections::BTreeSet;
use std::path::Path;

use bailey_tests::{Answer, Client};

use crate::roles::Company;

/// Whether a page is shown, posted to, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Acts {
    /// It is shown.
    Shown,
    /// It is posted to.
    Posted,
    /// Both.
    Both,
}

/// Who gets to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody.
    Anybody,
    /// Whoever is signed in; with what of it, their rights say.
    Members,
    /// Admins.
    Admins,
    /// The owner alone.
    Owner,
}

use Acts::{Both, Posted, Shown};
use Who::{Admins, Anybody, Members, Owner};

pub const PAGES: &[(&str, Acts, Who)] = &[
    ("/", Shown, Members),
    ("/backups/{link}", Shown, Anybody),
    ("/confirm", Both, Members),
    ("/journal/export", Shown, Members),
    ("/leaving", Shown, Members),
    ("/plugin-icons/{plugin}", Shown, Members),
    ("/plugin-runs/{plugin}", Shown, Members),
    ("/plugins/{plugin}", Both, Members),
    ("/plugins/{plugin}/{*path}", Both, Members),
    ("/reports", Shown, Members),
    ("/reports/new", Both, Members),
    ("/reports/{report}", Both, Members),
    ("/reports/{report}/delete", Posted, Members),
    ("/reports/{report}/edit", Shown, Members),
    ("/search", Shown, Members),
    ("/settings", Shown, Members),
    ("/settings/account", Both, Admins),
    ("/settings/activity", Shown, Members),
    ("/settings/backups", Shown, Admins),
    ("/settings/backups/key", Posted, Owner),
    ("/settings/backups/proof", Posted, Owner),
    ("/settings/backups/restorers", Posted, Owner),
    ("/settings/backups/stores", Posted, Admins),
    ("/settings/backups/stores/{store}", Posted, Admins),
    ("/settings/backups/{backup}/file", Shown, Admins),
    ("/settings/devices/{device}", Posted, Members),
    ("/settings/departments", Shown, Admins),
    ("/settings/departments/new", Both, Admins),
    ("/settings/departments/{department}", Both, Admins),
    ("/settings/departments/{department}/delete", Posted, Admins),
    ("/settings/design", Both, Admins),
    ("/settings/people", Shown, Members),
    ("/settings/people/new", Both, Admins),
    ("/settings/people/{user}", Both, Admins),
    ("/settings/people/{user}/invite", Posted, Admins),
    ("/settings/people/{user}/password", Posted, Admins),
    ("/settings/people/{user}/proof", Posted, Admins),
    ("/settings/people/{user}/{turn}", Both, Admins),
    ("/settings/plugin-bin", Shown, Admins),
    ("/settings/plugin-bin/{plugin}/delete", Shown, Admins),
    ("/settings/plugin-bin/{plugin}/{act}", Posted, Admins),
    ("/settings/plugin-rules", Both, Admins),
    ("/settings/plugins/{plugin}/data", Shown, Admins),
    ("/settings/plugins/{plugin}/recording", Shown, Admins),
    ("/settings/plugins", Shown, Admins),
    ("/settings/plugins/{plugin}", Shown, Admins),
    ("/settings/plugins/{plugin}/preview", Shown, Admins),
    ("/settings/plugins/{plugin}/preview/{*path}", Shown, Admins),
    ("/settings/plugins/{plugin}/settings", Posted, Admins),
    ("/settings/plugins/{plugin}/upgrade", Both, Admins),
    ("/settings/plugins/{plugin}/{act}", Both, Admins),
    ("/settings/profile", Both, Members),
    ("/settings/profile/language", Posted, Members),
    ("/settings/profile/password", Posted, Members),
    ("/settings/safe-mode", Both, Owner),
    ("/settings/sessions", Both, Members),
    ("/settings/sessions/{session}", Posted, Members),
    ("/settings/tables", Both, Admins),
    ("/settings/tables/new", Shown, Admins),
    ("/settings/tables/{table}", Both, Admins),
    ("/settings/tables/{table}/delete", Both, Admins),
    ("/settings/tables/{table}/fields/{field}", Both, Admins),
    (
        "/settings/tables/{table}/fields/{field}/delete",
        Both,
        Admins,
    ),
    ("/settings/tables/{table}/new-field", Both, Admins),
    ("/settings/tables/{table}/order", Posted, Admins),
    ("/settings/tokens", Both, Members),
    ("/settings/tokens/{token}", Posted, Members),
    ("/sign-in", Both, Anybody),
    ("/sign-in/change", Both, Members),
    ("/sign-in/forgot", Both, Anybody),
    ("/sign-in/password", Both, Anybody),
    ("/sign-in/safe-mode", Both, Anybody),
    ("/sign-in/step", Both, Anybody),
    ("/sign-out", Posted, Members),
    ("/support/sign-in", Both, Anybody),
    ("/tables/{table}", Shown, Members),
    ("/tables/{table}/archive", Both, Members),
    ("/tables/{table}/board", Both, Members),
    ("/tables/{table}/delete", Both, Members),
    ("/tables/{table}/export", Shown, Members),
    ("/tables/{table}/import", Both, Members),
    ("/tables/{table}/import/{upload}", Both, Members),
    ("/tables/{table}/import/{upload}/progress", Shown, Members),
    ("/tables/{table}/labels", Shown, Members),
    ("/tables/{table}/merge", Both, Members),
    ("/tables/{table}/new", Both, Members),
    ("/tables/{table}/unarchive", Both, Members),
    ("/tables/{table}/views/new", Both, Members),
    ("/tables/{table}/views/{view}", Both, Members),
    ("/tables/{table}/views/{view}/delete", Posted, Members),
    ("/tables/{table}/views/{view}/look", Posted, Members),
    ("/tables/{table}/{record}", Both, Members),
    ("/tables/{table}/{record}/edit", Shown, Members),
    ("/tables/{table}/{record}/erase", Both, Members),
    ("/tables/{table}/{record}/erase/progress", Shown, Members),
    ("/tables/{table}/{record}/files", Posted, Members),
    ("/tables/{table}/{record}/files/{file}", Shown, Members),
    (
        "/tables/{table}/{record}/files/{file}/remove",
        Both,
        Members,
    ),
    ("/tables/{table}/{record}/notes", Posted, Members),
    ("/tables/{table}/{record}/notes/{note}", Posted, Members),
    ("/undo", Posted, Members),
];

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    SignIn,
    Denied,
    NotThere,
    LetIn,
}

fn outcome(answer: &Answer) -> Outcome {
    assert!(answer.status < 500, "{}", answer.text());
    let asked_to = answer.header("location").starts_with("/sign-in");
    match answer.status {
        302 | 303 | 307 if asked_to => Outcome::SignIn,
        401 => Outcome::SignIn,
        403 => Outcome::Denied,
        404 => Outcome::NotThere,
        _ => Outcome::LetIn,
    }
}

/// The address of a page about nothing that exists.
fn nowhere(path: &str) -> String {
    let path = path
        .replace("{table}", "companies")
        .replace("{field}", "nothing")
        .replace("{plugin}", "nobody.nothing")
        .replace("{*path}", "nothing")
        .replace("{upload}", "nothing")
        .replace("{link}", "nothing")
        .replace("{turn}", "suspend")
        .replace("{act}", "enable");
    let numbers = [
        "{record}",
        "{session}",
        "{device}",
        "{user}",
        "{token}",
        "{department}",
        "{view}",
        "{file}",
        "{note}",
        "{report}",
        "{backup}",
        "{store}",
    ];
    let path = numbers
        .iter()
        .fold(path, |path, name| path.replace(name, "999"));
    assert!(!path.contains('{'), "{path}");
    path
}

/// The routes in the pages' source: address, and how each is used.
fn written(folder: &Path, found: &mut BTreeSet<(String, Acts)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for route in source.split(".route(").skip(1) {
            let end = route.find(".route(").unwrap_or(route.len());
            let depth = route[..end].char_indices().scan(1, |depth, (at, letter)| {
                *depth += i32::from(letter == '(') - i32::from(letter == ')');
                Some((at, *depth))
            });
            let end = depth.into_iter().find(|(_, depth)| *depth == 0).unwrap().0;
            let route = &route[..end];
            let address = route.split('"').nth(1).unwrap().to_owned();
            let acts = match (route.contains("get("), route.contains("post(")) {
                (true, true) => Both,
                (true, false) => Shown,
                _ => Posted,
            };
            found.insert((address, acts));
        }
    }
}

#[test]
fn every_page_is_in_the_table() {
    let mut found = BTreeSet::new();
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../host/server/src/pages");
    written(Path::new(pages), &mut found);
    let known: BTreeSet<_> = PAGES
        .iter()
        .map(|(path, acts, _)| ((*path).to_owned(), *acts))
        .collect();
    let missing: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "missing: {missing:?}, gone: {gone:?}"
    );
}

#[test]
fn a_page_lets_in_whom_it_is_for() {
    let company = Company::with_roles();
    company.server.account("other");
    let other = company.server.anonymous_in("other");
    let other = other.sign_in(bailey_tests::OWNER, bailey_tests::PASSWORD);
    let nobody = company.server.anonymous();
    let callers: [(&str, &Client); 7] = [
        ("nobody", &nobody),
        (
            "another account's owner",
            &other.with("host", "demo.localhost"),
        ),
        ("an agent", &company.agent),
        ("a head", &company.head),
        ("a lawyer", &company.lawyer),
        ("an admin", &company.admin),
        ("the owner", &company.owner),
    ];
    for (path, acts, who) in PAGES {
        if *acts == Posted {
            continue;
        }
        let address = nowhere(path);
        for (name, client) in &callers {
            let answer = client.page(&address);
            let found = outcome(&answer);
            let outside = name.starts_with("nobody") || name.starts_with("another");
            let rank = match *name {
                "an admin" => 1,
                "the owner" => 2,
                _ => 0,
            };
            let least = match who {
                Anybody | Members => 0,
                Admins => 1,
                Owner => 2,
            };
            let said = format!("{address} as {name}: {} {found:?}", answer.status);
            if *who == Anybody {
                assert_ne!(found, Outcome::Denied, "{said}");
            } else if outside {
                assert_eq!(found, Outcome::SignIn, "{said}");
            } else if rank < least {
                assert_eq!(found, Outcome::Denied, "{said}");
            } else {
                assert_ne!(found, Outcome::SignIn, "{said}");
                // What of records is theirs to do, their roles say.
                let by_role = rank == 0 && path.starts_with("/tables/");
                assert!(by_role || found != Outcome::Denied, "{said}");
            }
        }
    }
}

/// The word that this caller's forms carry.
pub fn word(client: &Client) -> String {
    let page = client.page("/settings/profile").text();
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn nothing_is_done_for_whom_a_page_is_not_for() {
    let company = Company::with_roles();
    let nobody = company.server.anonymous();
    let head = || company.owner.get("/journal/head").expect(200);
    let before = head();
    for (path, acts, who) in PAGES {
        if *acts == Shown || *who == Anybody {
            continue;
        }
        let address = nowhere(path);
        let sent = nobody.submit(&address, "csrf=none");
        let found = outcome(&sent);
        assert!(
            matches!(found, Outcome::SignIn | Outcome::Denied),
            "{address} as nobody: {} {}",
            sent.status,
            sent.text()
        );
        // Without the word of a form of their own it isn't they who ask; a file comes
        // in another form.
        let forged = company.owner.submit(&address, "csrf=none");
        assert!(
            outcome(&forged) == Outcome::Denied || forged.status == 415,
            "{address} forged: {}",
            forged.status
        );
        if !matches!(who, Admins | Owner) {
            continue;
        }
        for (name, client) in [("an agent", &company.agent), ("a head", &company.head)] {
            let sent = client.submit(&address, &format!("csrf={}", word(client)));
            assert_eq!(
                outcome(&sent),
                Outcome::Denied,
                "{address} as {name}: {}",
                sent.status
            );
        }
    }
    assert_eq!(head(), before);
}
