//! What each page owes to everybody: axe-core finds nothing against it in light
//! and in dark, it fits a telephone, nothing in it jumps while it comes, and it is
//! light enough for a slow line. The pages are found by following links
//! from the front page, so that a new one is looked at without being listed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use bailey_crm::Context;
use bailey_crm::sessions::{PasswordHash, set_operator_password};
use bailey_tests::Server;
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::house::{server, signed_in};

/// The most bytes of a page for who has style and script already, and for who comes
/// for the first time.
const WARM: u64 = 30_000;
const COLD: u64 = 100_000;

/// As many pages as a walk looks at before it has surely lost its way.
const MOST: usize = 400;

/// Tables whose pages are of the same sort as those of companies.
const ALIKE: &[&str] = &["contacts", "tasks", "invoices", "legal_entities"];

/// Pages that no link of the walk can miss.
const SURE: &[&str] = &[
    "/",
    "/tables/deals",
    "/tables/deals/board",
    "/tables/deals/#",
    "/tables/deals/import",
    "/plugins/bailey.recycle-bin",
    "/plugins/bailey.audit-log",
    "/settings/plugins",
    "/settings/people",
    "/settings/design",
];

/// Something of everything, so that pages have what to show.
fn furnish(server: &Server) {
    let owner = server.owner();
    for (name, stage) in [
        ("Big one", "prospecting"),
        ("Small one", "won"),
        ("Old one", "lost"),
    ] {
        let body = json!({ "values": {
            "name": name, "stage": stage, "company": { "table": "companies", "id": 1 },
            "value": { "amount": "1200.00", "currency": "USD" },
        } });
        assert_eq!(owner.post("/tables/deals/records", &body).status, 201);
    }
    let note =
        json!({ "values": { "text": "Called twice.", "deal": { "table": "deals", "id": 1 } } });
    assert_eq!(owner.post("/tables/notes/records", &note).status, 201);
    assert_eq!(owner.delete("/tables/deals/records/3").status, 200);
    let second = json!({ "ids": [2] });
    let archived = owner.post("/tables/deals/records/archive", &second);
    assert_eq!(archived.status, 200);
}

/// An address without what differs between pages of one sort: numbers, long
/// words made by chance, and the values of parameters.
fn sort_of(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parts = path.split('/').map(|part| {
        let number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match part {
            _ if number || part.len() > 30 => "#",
            alike if ALIKE.contains(&alike) => "companies",
            other => other,
        }
    });
    let path = parts.collect::<Vec<_>>().join("/");
    let names: BTreeSet<&str> = query
        .split('&')
        .filter_map(|pair| Some(pair.split_once('=')?.0))
        .filter(|name| !matches!(*name, "after" | "sort" | "before"))
        .collect();
    if names.is_empty() {
        path
    } else {
        format!("{path}?{}", names.into_iter().collect::<Vec<_>>().join("&"))
    }
}

/// One address for each sort of page that links lead to, from the front page on;
/// `whole` makes an address of a path.
fn walk(browser: &Browser, whole: &dyn Fn(&str) -> String) -> BTreeMap<String, String> {
    let mut known = BTreeMap::from([("/".to_owned(), "/".to_owned())]);
    let mut ahead = VecDeque::from(["/".to_owned()]);
    while let Some(path) = ahead.pop_front() {
        browser.open(&whole(&path));
        let links = browser.evaluate(
            "[...document.querySelectorAll('a[href]:not([download])')]
                .filter(link => link.origin === location.origin)
                .map(link => link.pathname + link.search)",
        );
        for link in links
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            if link.starts_with("/assets/") || link.starts_with("/api/") || link.contains("export")
            {
                continue;
            }
            if known.len() < MOST && !known.contains_key(&sort_of(link)) {
                known.insert(sort_of(link), link.to_owned());
                ahead.push_back(link.to_owned());
            }
        }
    }
    known
}

/// How much of the page moved while it came, as Chromium measures it (its layout
/// shift), if that is anything to speak of.
fn jumps(browser: &Browser) -> Option<f64> {
    let moved = browser.evaluate(
        "new Promise(done => {
            let moved = 0;
            const add = list => list.getEntries().forEach(one => moved += one.value);
            new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => setTimeout(() => done(moved), 0));
        })",
    );
    moved.as_f64().filter(|moved| *moved > 0.001)
}

/// How many bytes the page itself takes, and with all that it needs.
fn weight(browser: &Browser) -> (u64, u64) {
    let weighed = browser.evaluate(
        "(() => {
            const of = kind => performance.getEntriesByType(kind)
                .reduce((sum, one) => sum + one.encodedBodySize, 0);
            return [of('navigation'), of('navigation') + of('resource')];
        })()",
    );
    let bytes = |place: usize| weighed[place].as_u64().expect("a number of bytes");
    (bytes(0), bytes(1))
}

fn axe() -> String {
    let path = std::env::var("BAILEY_AXE").expect("tests/browser/run says where axe-core is");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("axe-core at {path}: {error}"))
}

#[test]
fn axe_finds_nothing_on_any_page_and_each_fits_a_telephone() {
    let server = server();
    furnish(&server);
    let browser = signed_in(&server, 1280);
    let whole = |path: &str| server.address(path);
    let pages = walk(&browser, &whole);
    for sure in SURE {
        assert!(
            pages.contains_key(*sure),
            "the walk missed {sure}: {pages:#?}"
        );
    }
    assert!(pages.len() < MOST, "the walk lost its way: {pages:#?}");
    owe(&browser, &pages, &whole);
}

#[test]
fn the_operators_pages_owe_the_same() {
    let server = server();
    let password = "nine lives of the yard";
    let hash = PasswordHash::of(password).unwrap();
    set_operator_password(server.crm(), &Context::operator(), &hash).unwrap();
    let browser = Browser::start(1280, 900);
    let whole = |path: &str| server.operator_address(path);
    let door = BTreeMap::from([("/sign-in".to_owned(), "/sign-in".to_owned())]);
    owe(&browser, &door, &whole);
    browser.open(&whole("/"));
    browser.write("#password", password);
    browser.click("main form button");
    browser.wait_for("Accounts");
    let pages = walk(&browser, &whole);
    for sure in [
        "/",
        "/accounts/demo/delete",
        "/catalogue/#",
        "/publishers",
        "/health",
        "/figures",
    ] {
        assert!(
            pages.contains_key(sure),
            "the walk missed {sure}: {pages:#?}"
        );
    }
    owe(&browser, &pages, &whole);
}

/// Looks at each page in light on a wide screen and in dark on a telephone.
fn owe(browser: &Browser, pages: &BTreeMap<String, String>, whole: &dyn Fn(&str) -> String) {
    let axe = axe();
    let mut found = Vec::new();
    for (theme, width) in [("light", 1280), ("dark", 360)] {
        browser.looks(theme, width);
        for path in pages.values() {
            browser.open(&whole(path));
            for violation in browser.violations(&axe) {
                found.push(format!("{path} ({theme}, {width}): {violation}"));
            }
            if let Some(jumped) = jumps(browser) {
                found.push(format!("{path} ({theme}, {width}): jumps by {jumped}"));
            }
            let (page, all) = weight(browser);
            if page > WARM || all > COLD {
                found.push(format!("{path}: {page} bytes, {all} at first"));
            }
            let wide = browser.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if wide.as_i64().is_none_or(|wide| wide > 0) {
                found.push(format!("{path} ({theme}, {width}): {wide} pixels too wide"));
            }
        }
    }
    assert!(
        found.is_empty(),
        "of {} pages:\n{}",
        pages.len(),
        found.join("\n")
    );
}
