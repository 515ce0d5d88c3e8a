//! Rights on every surface: what somebody may not see stands in no answer, whatever
//! they ask for.

use bailey_tests::Client;
use serde_json::{Value as Json, json};
use ureq::http::Method;

use crate::made;
use crate::pages::{Acts, PAGES};
use crate::roles::{Company, save};
use crate::routes::{ROUTES, Who, call};

/// What a field holds that some may not read.
const HIDDEN: &str = "hushhush4711";
/// What somebody else's deal is called.
const FOREIGN: &str = "elsewhere0815";

/// Records of two agents, an invoice with a hidden field among them.
struct Secrets {
    company: Company,
    own: i64,
    foreign: i64,
    invoice: i64,
}

fn secrets() -> Secrets {
    let company = Company::with_roles();
    for role in ["salesperson", "head-of-sales", "lawyer"] {
        let hide = json!([["role", role], ["table", "invoices"], ["field.number", "0"]]);
        save(&company.owner, "fields", "fields", hide);
    }
    let own = company.deal_of(company.ids.agent, "My own", "won");
    // In no department that the head leads, and in no stage that the lawyer sees.
    let foreign = company.deal_of(company.ids.stranger, FOREIGN, "lost");
    let deal = json!({ "table": "deals", "id": own });
    let invoice = made(
        &company.owner,
        "invoices",
        json!({ "number": HIDDEN, "deal": deal, "status": "sent" }),
    );
    // History, a deletion and a note tell of them as well.
    let path = format!("/tables/invoices/records/{invoice}");
    let renamed = json!({ "values": { "number": format!("{HIDDEN}-2") } });
    let changed = company.owner.with("if-match", "*").patch(&path, &renamed);
    assert_eq!(changed.status, 200, "{}", changed.text());
    let other = company.deal_of(company.ids.stranger, &format!("{FOREIGN} gone"), "lost");
    let _deleted = company
        .owner
        .delete(&format!("/tables/deals/records/{other}"));
    let about = json!({ "table": "deals", "id": foreign });
    let note = json!({ "text": format!("about {FOREIGN}"), "deal": about });
    let _note = made(&company.owner, "notes", note);
    Secrets {
        company,
        own,
        foreign,
        invoice,
    }
}

impl Secrets {
    /// Those who may see neither the field nor the deal, each by another rule.
    fn kept_from(&self) -> [(&'static str, &Client); 3] {
        let company = &self.company;
        [
            ("an agent", &company.agent),
            ("a head", &company.head),
            ("a lawyer", &company.lawyer),
        ]
    }
}

/// Bodies that make sense of a route for what is kept from somebody.
fn bodies(path: &str, secrets: &Secrets) -> Vec<Json> {
    let ids = json!({ "ids": [secrets.invoice, secrets.foreign, secrets.own] });
    match path {
        "/tables/{table}/records/query" => vec![
            json!({}),
            json!({ "filter": { "field": "number", "is": "starts-with", "value": "hush" } }),
            json!({ "filter": { "field": "number", "is": "equal", "value": HIDDEN } }),
            json!({ "sort": ["number"] }),
            json!({ "search": HIDDEN }),
            json!({ "filter": { "field": "name", "is": "contains", "value": "else" } }),
        ],
        "/tables/{table}/records/summary" => vec![
            json!({ "by": "number" }),
            json!({ "by": "stage" }),
            json!({ "by": "created_by" }),
        ],
        "/tables/{table}/exports" => vec![json!({}), json!({ "columns": ["number"] })],
        "/tables/{table}/records/deletion" | "/tables/{table}/records/archive" => vec![ids],
        "/bin/plan" => {
            vec![json!({ "records": [{ "table": "deals", "id": secrets.foreign + 1 }] })]
        }
        _ => vec![json!({})],
    }
}

/// The route's addresses, with what is there.
fn addresses(path: &str, secrets: &Secrets) -> Vec<String> {
    let mut found = Vec::new();
    for (table, id) in [
        ("invoices", secrets.invoice),
        ("deals", secrets.foreign),
        ("deals", secrets.own),
        ("deals", secrets.foreign + 1),
        ("notes", 1),
    ] {
        for operation in ["3", "12", "20", "25", "30"] {
            let address = path
                .replace("{table}", table)
                .replace("{id}", &id.to_string())
                .replace("{field}", "number")
                .replace("{operation}", operation)
                .replace("{user}", "2")
                .replace("{plugin}", "bailey.audit-log")
                .replace("{page}", "operation")
                .replace("{kind}", "fields")
                .replace("{code}", "denied");
            let address = match path {
                "/search" => format!("/search?text={HIDDEN}"),
                _ => address,
            };
            if !address.contains('{') && !found.contains(&address) {
                found.push(address);
            }
        }
    }
    if path == "/search" {
        found.push(format!("/search?text={FOREIGN}"));
    }
    found
}

fn holds(body: &[u8], needle: &str) -> bool {
    body.windows(needle.len())
        .any(|part| part == needle.as_bytes())
}

/// Asks everything of the API that reads, and hands each answer over.
fn ask_everything(client: &Client, secrets: &Secrets, check: impl Fn(&str, &[u8])) {
    for (method, path, _) in ROUTES {
        let writes = ["DELETE", "PUT", "PATCH"].contains(method);
        let other = ["/sessions", "/erasures", "/tokens"]
            .iter()
            .any(|top| path.starts_with(top));
        if writes || other {
            continue;
        }
        for address in addresses(path, secrets) {
            let route = format!("{method} {address}");
            if *method == "GET" {
                check(&route, &client.get(&address).body);
                continue;
            }
            for body in bodies(path, secrets) {
                let answer = client.json(Method::POST, &address, &body);
                // Words that somebody typed may be told to them again.
                let own = body.to_string();
                if !holds(own.as_bytes(), HIDDEN) && !holds(own.as_bytes(), FOREIGN) {
                    check(&route, &answer.body);
                }
            }
        }
    }
}

#[test]
fn what_is_kept_from_somebody_is_in_no_answer_of_the_api() {
    let secrets = secrets();
    for (name, client) in secrets.kept_from() {
        ask_everything(client, &secrets, |route, body| {
            // An address that names what is looked for tells nothing.
            let named = route.contains(HIDDEN) || route.contains(FOREIGN);
            for needle in [HIDDEN, FOREIGN] {
                let told = holds(body, needle) && !(named && echoed(body, needle));
                let said = String::from_utf8_lossy(body);
                assert!(!told, "{route} as {name}: {said}");
            }
        });
    }
}

/// Whether the body has nothing but the words that were looked for.
fn echoed(body: &[u8], needle: &str) -> bool {
    let text = String::from_utf8_lossy(body).replace(needle, "");
    !text.contains("\"label\"") && !text.contains("\"values\"")
}

#[test]
fn what_is_kept_from_somebody_is_on_no_page() {
    let secrets = secrets();
    let addresses = page_addresses(&secrets);
    for (name, client) in secrets.kept_from() {
        for path in &addresses {
            let page = client.page(path);
            let said = format!("{path} as {name}: {} {}", page.status, page.text());
            assert!(page.status != 401 && page.status < 500, "{said}");
            for needle in [HIDDEN, FOREIGN] {
                assert!(!holds(&page.body, needle), "{said}");
            }
        }
    }
}

/// The addresses of all pages, with what is there and what is looked for in parts.
fn page_addresses(secrets: &Secrets) -> Vec<String> {
    let (own, foreign, invoice) = (secrets.own, secrets.foreign, secrets.invoice);
    let bin = "/plugins/bailey.recycle-bin";
    let log = "/plugins/bailey.audit-log";
    let mut addresses = vec![
        "/tables/deals?archived=yes".to_owned(),
        "/tables/deals?q=else".to_owned(),
        "/tables/invoices?sort=number".to_owned(),
        "/tables/invoices?q=hush".to_owned(),
        "/tables/invoices?f=number:contains:hush".to_owned(),
        format!("/tables/deals/delete?row={foreign}"),
        format!("/tables/deals/archive?row={foreign}"),
        format!("/tables/deals/merge?row={own}&row={foreign}"),
        "/tables/deals/labels?q=else".to_owned(),
        "/search?q=about".to_owned(),
        "/reports/new?table=invoices&by=number".to_owned(),
        "/journal/export?format=csv".to_owned(),
        "/journal/export?format=json-lines".to_owned(),
        format!("{bin}?table=deals"),
        format!("{bin}/records"),
        format!("{bin}/archive"),
        format!("{log}/record?table=invoices&id={invoice}"),
        format!("{log}/record?table=deals&id={foreign}"),
    ];
    for operation in 1..60 {
        addresses.push(format!("{log}/operation?operation={operation}"));
        addresses.push(format!("{bin}/deletion?operation={operation}"));
    }
    for (path, acts, _) in PAGES {
        if *acts == Acts::Posted {
            continue;
        }
        for (table, id) in [("invoices", invoice), ("deals", foreign), ("deals", own)] {
            let address = path
                .replace("{table}", table)
                .replace("{record}", &id.to_string())
                .replace("{field}", "number")
                .replace("{plugin}", "bailey.recycle-bin");
            if !address.contains('{') && !addresses.contains(&address) {
                addresses.push(address);
            }
        }
    }
    addresses
}

#[test]
fn a_page_offers_what_may_be_done() {
    let secrets = secrets();
    let Secrets { company, own, .. } = &secrets;
    let (lawyer, agent) = (&company.lawyer, &company.agent);
    // The lawyer changes deals in two stages and deletes none.
    let list = lawyer.page("/tables/deals").text();
    assert!(list.contains("/tables/deals/archive"), "{list}");
    for absent in ["/tables/deals/merge", "data-key=\"delete\""] {
        assert!(!list.contains(absent), "{absent}");
    }
    assert!(
        agent
            .page("/tables/deals")
            .text()
            .contains("/tables/deals/merge")
    );
    // An auditor moves no card, selects no row, and writes no note.
    let auditor = &company.stranger;
    company.assign(company.ids.stranger, &["auditor"]);
    let board = auditor.page("/tables/deals/board").text();
    for absent in ["draggable", "move-link", "id=\"board-move\""] {
        assert!(!board.contains(absent), "{absent}");
    }
    let moving = agent.page("/tables/deals/board").text();
    assert!(moving.contains("draggable") && moving.contains("id=\"board-move\""));
    let list = auditor.page("/tables/deals").text();
    assert!(!list.contains("name=\"row\""), "{list}");
    let note = json!({ "text": "Called them", "deal": { "table": "deals", "id": own } });
    let _note = made(&company.owner, "notes", note);
    let deal = format!("/tables/deals/{own}");
    let read = auditor.page(&deal).text();
    assert!(read.contains("Called them"), "{read}");
    for absent in [format!("{deal}/notes"), "/tables/notes/delete".to_owned()] {
        assert!(!read.contains(&absent), "{absent}");
    }
    let written = company.owner.page(&deal).text();
    assert!(written.contains("/tables/notes/delete") && written.contains(&format!("{deal}/notes")));
    // Nobody makes one record of several who couldn't do it.
    let other = company.deal_of(company.ids.agent, "Another", "won");
    let merging = format!("/tables/deals/merge?row={own}&row={other}");
    let offered = agent.page(&merging).text();
    assert!(offered.contains("name=\"into\""), "{offered}");
    let refused = auditor.page(&merging).text();
    assert!(!refused.contains("name=\"into\""), "{refused}");
    assert!(refused.contains("can’t be made one by you"), "{refused}");
}

#[test]
fn a_role_that_names_what_is_gone_shows_no_error() {
    let company = Company::with_roles();
    let options = json!([{ "key": "north", "label": "North" }]);
    let kind = json!({ "type": "choice", "options": options });
    let field = json!({ "key": "region", "label": "Region", "kind": kind });
    let made = company.owner.post("/tables/tasks/fields", &field);
    assert_eq!(made.status, 201, "{}", made.text());
    let hide = json!([
        ["role", "salesperson"],
        ["table", "tasks"],
        ["field.region", "0"]
    ]);
    save(&company.owner, "fields", "fields", hide);
    assert_eq!(company.agent.page("/tables/tasks").status, 200);
    let gone = company.owner.delete("/tables/tasks/fields/region");
    assert!(gone.status < 300, "{}", gone.text());
    for path in ["/", "/tables/tasks", "/tables/deals"] {
        let page = company.agent.page(path);
        assert_eq!(page.status, 200, "{path}: {}", page.text());
    }
    let role = format!("/plugins/{}/role?role=salesperson", crate::roles::ROLES);
    assert_eq!(company.owner.page(&role).status, 200);
    company.assign(company.ids.agent, &["salesperson", "lawyer"]);
    assert_eq!(company.agent.page("/tables/tasks").status, 200);
}

#[test]
fn each_role_gets_as_far_as_it_says_on_every_route() {
    let secrets = secrets();
    let company = &secrets.company;
    for (name, client, admin) in [
        ("an agent", &company.agent, false),
        ("a head", &company.head, false),
        ("a lawyer", &company.lawyer, false),
        ("an admin", &company.admin, true),
        ("the owner", &company.owner, true),
    ] {
        for (method, path, who) in ROUTES {
            if *path == "/sessions/current" {
                continue;
            }
            let (status, text) = call(client, method, path);
            let said = format!("{method} {path} as {name}: {status} {text}");
            assert!(status != 401 && status < 500, "{said}");
            match (*who == Who::Admins, admin) {
                (true, false) => assert_eq!(status, 403, "{said}"),
                (_, true) => {
                    let owners = [
                        "GET /me/safe-codes",
                        "POST /me/safe-codes",
                        "POST /backups/key",
                        "POST /backups/key/proof",
                        "PUT /backups/restorers",
                    ];
                    let owners = owners.contains(&&*format!("{method} {path}"));
                    let owners = owners && name == "an admin";
                    assert!(owners || status != 403, "{said}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn an_owner_of_another_account_gets_nowhere() {
    let secrets = secrets();
    secrets.company.server.account("other");
    let other = secrets
        .company
        .server
        .anonymous_in("other")
        .sign_in(bailey_tests::OWNER, bailey_tests::PASSWORD)
        .with("host", "demo.localhost");
    for (method, path, who) in ROUTES {
        if format!("{who:?}") == "Anybody" || *method != "GET" {
            continue;
        }
        for address in addresses(path, &secrets) {
            assert_eq!(other.get(&address).status, 401, "{method} {address}");
        }
    }
    ask_everything(&other, &secrets, |route, body| {
        assert!(!holds(body, HIDDEN) && !holds(body, FOREIGN), "{route}");
    });
}

#[test]
fn buttons_follow_rights() {
    let secrets = secrets();
    let (lawyer, agent) = (&secrets.company.lawyer, &secrets.company.agent);
    let deal = lawyer
        .page(&format!("/tables/deals/{}", secrets.own))
        .text();
    assert!(deal.contains("/edit\""), "{deal}");
    assert!(!deal.contains("/tables/deals/delete"), "{deal}");
    let list = lawyer.page("/tables/deals").text();
    for absent in [
        "/tables/deals/import",
        "/tables/deals/export",
        "/tables/deals/new",
    ] {
        assert!(!list.contains(absent), "{absent}");
    }
    let own = agent.page(&format!("/tables/deals/{}", secrets.own)).text();
    assert!(own.contains("/tables/deals/delete"), "{own}");
    let all = secrets.company.owner.page("/tables/deals").text();
    for there in [
        "/tables/deals/import",
        "/tables/deals/export",
        "/tables/deals/new",
    ] {
        assert!(all.contains(there), "{there}");
    }
}
