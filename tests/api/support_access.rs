//! Support is let in for one ticket: it sees what was opened and no more, all that
//! it sees is told of, and it is out at once.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use bailey_tests::{Client, OWNER, Server};
use serde_json::{Value as Json, json};
use ureq::http::Method;

use crate::routes::{ROUTES, Who, call};
use crate::{enable, made, server};

/// The plugin.
const SUPPORT: &str = "bailey.support-access";
/// What nobody from support must see.
const SECRET: &str = "+1 555 0142";

/// An account that is open for support.
struct Desk {
    server: Server,
    owner: Client,
    number: i64,
    password: String,
    company: i64,
    deal: i64,
}

impl Desk {
    fn new(write: bool) -> Self {
        let server = server();
        let owner = server.owner();
        enable(&owner, SUPPORT);
        let values = json!({ "name": "Globex", "phone": SECRET });
        let company = made(&owner, "companies", values);
        let deal = made(&owner, "deals", json!({ "name": "Anvils", "stage": "won" }));
        let write = if write { "true" } else { "" };
        let parameters = [
            ["subject", "The list is empty"],
            ["hours", "4"],
            ["write", write],
            ["table.companies", "true"],
            ["hide.companies.phone", "true"],
        ];
        let path = format!("/plugins/{SUPPORT}/pages/open");
        let body = json!({ "action": "open", "parameters": parameters });
        let opened = owner.post(&path, &body).expect(200);
        let (number, password) = handed_on(&opened);
        Self {
            server,
            owner,
            number,
            password,
            company,
            deal,
        }
    }

    fn enter(&self, password: &str) -> bailey_tests::Answer {
        let given = json!({ "number": self.number, "password": password, "agent": "Anna" });
        self.server.anonymous().post("/support-sessions", &given)
    }

    fn inside(&self) -> Client {
        let begun = self.enter(&self.password).expect(201);
        let token = begun["token"].as_str().unwrap();
        self.server.anonymous().bearing(token)
    }

    fn page(&self) -> Json {
        let path = format!("/plugins/{SUPPORT}/pages/access?number={}", self.number);
        self.owner.get(&path).expect(200)
    }

    fn act(&self, action: &str, more: &[[&str; 2]]) -> Json {
        let number = self.number.to_string();
        let mut parameters = vec![["number", number.as_str()]];
        parameters.extend(more);
        let path = format!("/plugins/{SUPPORT}/pages/access");
        let body = json!({ "action": action, "parameters": parameters });
        self.owner.post(&path, &body).expect(200)
    }
}

/// The number and the password that an admin is told.
fn handed_on(outcome: &Json) -> (i64, String) {
    let message = outcome["message"].as_str().unwrap();
    let after = |word: &str| {
        let rest = message.split(word).nth(1).unwrap();
        rest.split([',', ' ']).next().unwrap().to_owned()
    };
    (after("Number ").parse().unwrap(), after("password "))
}

#[test]
fn from_a_ticket_with_a_screenshot_to_the_list_of_what_was_seen() {
    let desk = Desk::new(false);
    let screenshot = [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 5000]].concat();
    let files = "/tables/tickets/records/1/files";
    let added = desk.owner.send(
        Method::POST,
        &format!("{files}?name=empty.png"),
        Some(("image/png", &screenshot)),
    );
    let file = added.expect(201)["file"]["id"].clone();

    let support = desk.inside();
    let me = support.get("/me").expect(200);
    assert_eq!(
        (&me["support"], &me["user"]["id"]),
        (&json!(desk.number), &json!(0))
    );
    let ticket = support.get("/tables/tickets/records/1").expect(200);
    assert_eq!(ticket["values"]["subject"], "The list is empty");
    let seen = support.get(&format!("{files}/{file}"));
    assert_eq!((seen.status, &seen.body), (200, &screenshot));
    let company = format!("/tables/companies/records/{}", desk.company);
    let seen = support.get(&company).expect(200);
    assert_eq!(seen["values"]["name"], "Globex");
    assert!(seen["values"].get("phone").is_none(), "{seen}");
    let deal = format!("/tables/deals/records/{}", desk.deal);
    assert_eq!(support.get(&deal).refusal(404), "not-found");
    // People are not members by it: nobody took a seat.
    let users = desk.owner.get("/users").expect(200);
    assert_eq!(users.as_array().unwrap().len(), 2);

    let told = desk.page().to_string();
    let named = |table: &str, id: i64| json!({ "table": table, "id": id }).to_string();
    let (company, deal) = (named("companies", desk.company), named("deals", desk.deal));
    for shown in [company.as_str(), "Anna", "Entered"] {
        assert!(told.contains(shown), "{shown}: {told}");
    }
    assert!(!told.contains(&deal), "{told}");
    let viewed = desk.owner.get("/journal?kind=views.records").expect(200);
    let by = &viewed["operations"][0]["by"];
    assert_eq!(
        (&by["kind"], &by["agent"]),
        (&json!("support"), &json!("Anna"))
    );
    let _background = desk.server.plugins().start().unwrap();
    let mail = crate::entering::mail(&desk.server, 0);
    assert!(mail.contains(OWNER) && mail.contains("Anna"), "{mail}");
}

#[test]
fn what_is_hidden_is_in_no_answer() {
    let desk = Desk::new(true);
    let support = desk.inside();
    for (method, path, who) in ROUTES {
        if *who == Who::Anybody || *path == "/sessions/current" {
            continue;
        }
        let path = path.replace("{id}", &desk.company.to_string());
        let (_, text) = call(&support, method, &path);
        assert!(!text.contains(SECRET), "{method} {path}: {text}");
    }
    let pages = [
        "/tables/companies".to_owned(),
        format!("/tables/companies/{}", desk.company),
        format!("/tables/companies/{}/edit", desk.company),
        "/tables/companies?sort=phone".to_owned(),
        "/search?q=0142".to_owned(),
    ];
    for page in pages {
        let answer = support.page(&page);
        assert!(answer.status < 500, "{page}: {}", answer.text());
        assert!(!answer.text().contains(SECRET), "{page}");
        assert!(!answer.text().contains("Anvils"), "{page}");
    }
    let found = support.get("/search?text=0142").expect(200);
    assert!(!found.to_string().contains("Globex"), "{found}");
    let filter = json!({ "filter": { "field": "phone", "is": "equal", "value": SECRET } });
    let asked = support.post("/tables/companies/records/query", &filter);
    assert_eq!(asked.status, 400, "{}", asked.text());
}

#[test]
fn it_reads_and_reaches_nothing_else() {
    let desk = Desk::new(false);
    let support = desk.inside();
    let open = [
        "GET /me",
        "GET /search",
        "GET /tables",
        "GET /tables/{table}",
        "GET /tables/{table}/fields/{field}",
        "GET /tables/{table}/records",
        "POST /tables/{table}/records/query",
        "POST /tables/{table}/records/summary",
        "GET /tables/{table}/records/{id}",
        "GET /tables/{table}/records/{id}/history",
        "GET /tables/{table}/records/{id}/files",
        "GET /tables/{table}/records/{id}/files/{file}",
    ];
    for (method, path, who) in ROUTES {
        let route = format!("{method} {path}");
        if *who == Who::Anybody || *path == "/sessions/current" {
            continue;
        }
        let (status, text) = call(&support, method, path);
        let refused = status == 403 && text.contains("Support reaches");
        assert_eq!(
            refused,
            !open.contains(&route.as_str()),
            "{route}: {status} {text}"
        );
        assert!(status < 500, "{route}: {status} {text}");
    }
    for page in [
        "/settings",
        "/settings/people",
        "/plugins/bailey.support-access",
        "/reports",
    ] {
        assert_eq!(support.page(page).status, 403, "{page}");
    }
}

#[test]
fn where_writing_was_opened_it_changes_and_neither_deletes_nor_exports() {
    let desk = Desk::new(true);
    let support = desk.inside();
    let company = format!("/tables/companies/records/{}", desk.company);
    let change = json!({ "values": { "name": "Globex Corporation" } });
    let _changed = support
        .with("if-match", "*")
        .patch(&company, &change)
        .expect(200);
    let hidden = json!({ "values": { "phone": "1" } });
    let refused = support.with("if-match", "*").patch(&company, &hidden);
    assert_eq!(refused.status, 400, "{}", refused.text());
    let ticket = json!({ "values": { "subject": "Another" } });
    let refused = support
        .with("if-match", "*")
        .patch("/tables/tickets/records/1", &ticket);
    assert_eq!(refused.refusal(403), "denied");
    assert_eq!(support.delete(&company).refusal(403), "denied");
    let exported = support.post("/tables/companies/exports", &json!({}));
    assert_eq!(exported.refusal(403), "denied");
    let told = desk.owner.get("/journal?kind=records.update").expect(200);
    let by = &told["operations"][0]["by"];
    assert_eq!(
        (&by["kind"], &by["agent"]),
        (&json!("support"), &json!("Anna"))
    );
    assert!(desk.page().to_string().contains("Changed a record"));
}

#[test]
fn a_password_works_once_and_wrong_ones_say_nothing() {
    let desk = Desk::new(false);
    let wrong = |number: i64, password: &str| {
        let given = json!({ "number": number, "password": password, "agent": "Eve" });
        let refused = desk.server.anonymous().post("/support-sessions", &given);
        (refused.refusal(401), refused.json()["detail"].clone())
    };
    let told = wrong(desk.number, "wrong");
    assert_eq!(told, wrong(999, &desk.password));
    let _inside = desk.inside();
    assert_eq!(told, wrong(desk.number, &desk.password));
    let (_, other) = handed_on(&desk.act("renew", &[]));
    assert_eq!(desk.enter(&other).status, 201);
    for _ in 0..6 {
        let _wrong = desk.enter("wrong");
    }
    assert_eq!(desk.enter("wrong").refusal(429), "throttled");
    let nameless = json!({ "number": 1, "password": "x", "agent": " " });
    let refused = desk.server.anonymous().post("/support-sessions", &nameless);
    assert_eq!(refused.refusal(400), "invalid");
}

#[test]
fn closing_ends_the_session_and_withholds_the_rest_of_what_is_on_its_way() {
    let desk = Desk::new(false);
    let large = vec![b'x'; 64 << 20];
    let added = desk.owner.send(
        Method::POST,
        "/tables/tickets/records/1/files?name=large.bin",
        Some(("application/octet-stream", &large)),
    );
    let file = added.expect(201)["file"]["id"].clone();
    let begun = desk.enter(&desk.password).expect(201);
    let token = begun["token"].as_str().unwrap();
    let support = desk.server.anonymous().bearing(token);
    let address = desk.server.address("");
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let port = host.rsplit(':').next().unwrap();
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(
        stream,
        "GET /api/v1/tables/tickets/records/1/files/{file} HTTP/1.1\r\nhost: {host}\r\n\
         authorization: Bearer {token}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut first = [0; 4096];
    let begun = stream.read(&mut first).unwrap();
    assert!(first[..begun].starts_with(b"HTTP/1.1 200"));

    let _closed = desk.act("close", &[]);
    let mut rest = Vec::new();
    // How the connection ends is no matter: what counts is what came over it.
    let _broken = stream.read_to_end(&mut rest);
    assert!(
        rest.len() + begun < large.len(),
        "{} bytes came",
        rest.len()
    );
    assert_eq!(support.get("/me").refusal(401), "sign-in-required");
    let ticket = desk.owner.get("/tables/tickets/records/1").expect(200);
    assert_eq!(ticket["values"]["status"], "closed");
    assert_eq!(desk.enter(&desk.password).refusal(401), "wrong-credentials");
}

#[test]
fn it_ends_with_its_ticket_and_with_the_plugin() {
    let desk = Desk::new(false);
    let _background = desk.server.plugins().start().unwrap();
    let support = desk.inside();
    let closed = json!({ "values": { "status": "closed" } });
    let _ticket = desk
        .owner
        .with("if-match", "*")
        .patch("/tables/tickets/records/1", &closed)
        .expect(200);
    let mut tries = 0;
    while support.get("/me").status != 401 {
        tries += 1;
        assert!(tries < 600, "closing the ticket left support in");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }

    let desk = Desk::new(false);
    let support = desk.inside();
    let _me = support.get("/me").expect(200);
    let disabled = desk
        .owner
        .post(&format!("/plugins/{SUPPORT}/disable"), &json!({}));
    assert_eq!(disabled.status, 200, "{}", disabled.text());
    assert_eq!(support.get("/me").refusal(401), "sign-in-required");
}

#[test]
fn members_see_that_support_is_in_and_open_nothing() {
    let desk = Desk::new(false);
    let support = desk.inside();
    let _me = support.get("/me").expect(200);
    let member = desk.server.member();
    let home = member.page("/").text();
    assert!(home.contains("Support is in this account: Anna"), "{home}");
    assert!(
        support
            .page("/tables/tickets/1")
            .text()
            .contains("You are in")
    );
    let front = member.get(&format!("/plugins/{SUPPORT}/pages")).expect(200);
    assert!(front.to_string().contains("A specialist is in."), "{front}");
    let body = json!({ "action": "open", "parameters": [["subject", "x"], ["hours", "4"]] });
    for page in ["/open", "/access", ""] {
        let refused = member.post(&format!("/plugins/{SUPPORT}/pages{page}"), &body);
        assert!(
            [403, 404].contains(&refused.status),
            "{page}: {}",
            refused.text()
        );
    }
    assert_eq!(support.delete("/sessions/current").status, 204);
    assert!(
        !member
            .page("/")
            .text()
            .contains("Support is in this account")
    );
    assert_eq!(support.get("/me").refusal(401), "sign-in-required");
}

#[test]
fn another_account_is_not_open_by_it() {
    let desk = Desk::new(false);
    let other = Desk::new(false);
    let given = json!({ "number": other.number, "password": desk.password, "agent": "Anna" });
    let refused = other.server.anonymous().post("/support-sessions", &given);
    assert_eq!(refused.refusal(401), "wrong-credentials");
    let begun = desk.enter(&desk.password).expect(201);
    let elsewhere = other
        .server
        .anonymous()
        .bearing(begun["token"].as_str().unwrap());
    assert_eq!(elsewhere.get("/me").refusal(401), "sign-in-required");
}
