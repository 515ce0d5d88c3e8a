//! The operator's pages: one password, sessions of their own, and what is decided there
//! holds in the accounts at once.

use bailey_crm::Context;
use bailey_crm::sessions::{PasswordHash, set_operator_password};
use bailey_package::{PublicKey, SigningKey};
use bailey_plugins::Consent;
use bailey_tests::{Answer, Client, OWNER, PASSWORD, Server};

const SECRET: &str = "nine lives of the yard";

/// Every page, and where something is posted to.
const SHOWN: &[&str] = &[
    "/",
    "/accounts/new",
    "/accounts/demo",
    "/accounts/demo/delete",
    "/catalogue",
    "/publishers",
    "/health",
    "/figures",
    "/health?hours=720",
    "/support",
];
const POSTED: &[&str] = &[
    "/accounts/new",
    "/accounts/demo/suspend",
    "/accounts/demo/resume",
    "/accounts/demo/delete",
    "/accounts/demo/export",
    "/accounts/demo/rules",
    "/catalogue/00/revoke",
    "/publishers",
    "/publishers/rotate",
    "/publishers/revoke",
    "/support/demo/1",
    "/sign-out",
    "/language",
];

fn set(server: &Server, password: &str) {
    let hash = PasswordHash::of(password).unwrap();
    set_operator_password(server.crm(), &Context::operator(), &hash).unwrap();
}

fn come(server: &Server, password: &str) -> Answer {
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("password", password)
        .finish();
    server.at_operator().submit("/sign-in", &form)
}

/// The operator, signed in.
pub fn operator(server: &Server) -> Client {
    set(server, SECRET);
    let answer = come(server, SECRET);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookie = answer.header("set-cookie").split(';').next().unwrap();
    server.at_operator().with("cookie", cookie)
}

/// Posts fields as one of the pages would.
fn post(client: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let page = client.page("/").text();
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
    let (word, _) = rest.split_once('"').unwrap();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("csrf", word).extend_pairs(fields);
    client.submit(path, &form.finish())
}

/// Does something, and gives the page that says what came of it.
fn done(client: &Client, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = post(client, path, fields);
    assert_eq!(answer.status, 303, "{path}: {}", answer.text());
    let page = client.page(answer.header("location"));
    assert_eq!(page.status, 200);
    page.text()
}

#[test]
fn nobody_comes_in_without_the_operators_password() {
    let server = super::server();
    let nobody = server.at_operator();
    let session = server.owner().page("/");
    assert_eq!(session.status, 200);
    // An account's owner is nobody here, whatever cookie they bring.
    let owner = server.anonymous().post(
        "/sessions",
        &serde_json::json!({ "email": OWNER, "password": PASSWORD }),
    );
    let token = owner.json()["token"].as_str().unwrap().to_owned();
    let owner = nobody.with("cookie", &format!("session={token}; operator={token}"));
    for client in [&nobody, &owner] {
        for path in SHOWN {
            let answer = client.page(path);
            assert_eq!(
                (answer.status, answer.header("location")),
                (303, "/sign-in"),
                "{path}"
            );
        }
        for path in POSTED {
            let answer = client.submit(path, "csrf=none");
            assert!(
                matches!(answer.status, 303 | 403),
                "{path}: {}",
                answer.status
            );
            assert!(
                matches!(answer.header("location"), "" | "/sign-in"),
                "{path}"
            );
        }
    }
    // Without a password nothing is right, and afterwards one alone is.
    assert_eq!(come(&server, "").status, 422);
    assert_eq!(come(&server, SECRET).status, 422);
    set(&server, SECRET);
    assert_eq!(come(&server, PASSWORD).status, 422);
    let answer = come(&server, SECRET);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("operator="), "{cookie}");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
}

#[test]
fn who_guesses_has_to_wait() {
    let server = super::server();
    set(&server, SECRET);
    for _ in 0..5 {
        assert_eq!(come(&server, "a guess").status, 422);
    }
    assert_eq!(come(&server, SECRET).status, 429);
}

#[test]
fn each_page_is_there_in_each_language_under_a_strict_policy() {
    let server = super::server();
    let operator = operator(&server);
    for (language, title) in [
        ("ru", "Аккаунты"),
        ("pl", "Konta"),
        ("zh", "账户"),
        ("en", "Accounts"),
    ] {
        let fields = [("language", language), ("back", "/")];
        assert!(done(&operator, "/language", &fields).contains(title));
        for path in SHOWN {
            let page = operator.page(path);
            assert_eq!(page.status, 200, "{path}");
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
            assert!(!page.text().contains("operator-"), "{language} {path}");
        }
    }
    assert_eq!(operator.page("/accounts/nobody").status, 404);
    assert_eq!(operator.page("/tables/deals").status, 404);
}

#[test]
fn a_form_of_another_page_does_nothing() {
    let server = super::server();
    let operator = operator(&server);
    let forged = operator.submit("/accounts/demo/suspend", "csrf=none");
    assert_eq!(forged.status, 403);
    let foreign = operator.with("origin", "http://other.example");
    assert_eq!(foreign.submit("/accounts/demo/suspend", "").status, 403);
    assert_eq!(server.owner().page("/").status, 200);
}

#[test]
fn another_password_puts_everybody_out_and_so_does_leaving() {
    let server = super::server();
    let first = operator(&server);
    assert_eq!(first.page("/").status, 200);
    set(&server, "another one altogether");
    assert_eq!(first.page("/").header("location"), "/sign-in");
    let second = operator(&server);
    assert_eq!(post(&second, "/sign-out", &[]).status, 303);
    assert_eq!(second.page("/").header("location"), "/sign-in");
}

#[test]
fn an_account_is_made_with_an_owner_who_comes_in_once_with_what_is_shown() {
    let server = super::server();
    let operator = operator(&server);
    let fields = [
        ("account", "acme"),
        ("name", "Acme"),
        ("owner", "Olga"),
        ("email", "olga@acme.example"),
        ("language", "pl"),
        ("time_zone", "Europe/Warsaw"),
        ("currency", "PLN"),
    ];
    let mut wrong = fields;
    wrong[3].1 = "olga";
    wrong[0].1 = "Acme!";
    let refused = post(&operator, "/accounts/new", &wrong);
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("Europe/Warsaw"),
        "what was typed stays"
    );
    assert!(!operator.page("/").text().contains("/accounts/acme"));
    let made = post(&operator, "/accounts/new", &fields);
    assert_eq!(made.status, 200, "{}", made.text());
    let text = made.text();
    let (_, rest) = text.split_once("<code class=\"secret\">").unwrap();
    let (password, _) = rest.split_once('<').unwrap();
    let body = serde_json::json!({ "email": "olga@acme.example", "password": password });
    let session = server.anonymous_in("acme").post("/sessions", &body);
    assert_eq!(session.status, 201, "{}", session.text());
    assert_eq!(post(&operator, "/accounts/new", &fields).status, 422);
}

#[test]
fn a_suspended_account_is_served_nothing_until_it_is_opened_again() {
    let server = super::server();
    let operator = operator(&server);
    let owner = server.owner();
    let page = done(&operator, "/accounts/demo/suspend", &[("why", "unpaid")]);
    assert!(page.contains("unpaid") && page.contains("demo is suspended."));
    assert_ne!(owner.get("/tables/deals/records").status, 200);
    let page = done(&operator, "/accounts/demo/resume", &[]);
    assert!(page.contains("demo is open."));
    assert_eq!(owner.get("/tables/deals/records").status, 200);
}

#[test]
fn an_account_is_deleted_after_its_name_was_typed_and_can_be_called_back() {
    let server = super::server();
    let operator = operator(&server);
    let delete = "/accounts/demo/delete";
    for fields in [
        [("days", "30"), ("typed", "demos")],
        [("days", "0"), ("typed", "demo")],
    ] {
        assert_eq!(post(&operator, delete, &fields).status, 422);
    }
    let standing = || server.crm().accounts().unwrap().remove(0).standing;
    assert_eq!(standing().delete_at, None);
    let page = done(&operator, delete, &[("days", "30"), ("typed", "demo")]);
    assert!(page.contains("to be deleted"));
    assert!(standing().delete_at.is_some());
    let _page = done(&operator, "/accounts/demo/resume", &[]);
    assert_eq!(standing().delete_at, None);
}

#[test]
fn an_export_is_all_of_the_account_in_the_servers_folder() {
    let server = super::server();
    let operator = operator(&server);
    let page = done(&operator, "/accounts/demo/export", &[]);
    assert!(page.contains("The export is in"));
    let exports = std::fs::read_dir(server.folder().join("exports")).unwrap();
    let folder = exports.last().unwrap().unwrap().path();
    assert!(folder.join("tables/deals.csv").is_file());
    assert!(folder.join("journal.jsonl").is_file());
}

#[test]
fn what_an_account_may_have_is_said_and_taken_back() {
    let server = super::server();
    let operator = operator(&server);
    let say = |say: &str, subject: &str| {
        let fields = [("subject", subject), ("say", say)];
        post(&operator, "/accounts/demo/rules", &fields)
    };
    let plugin = "bailey.audit-log";
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let installed = || {
        let context = Context::operator();
        let plugins = server.plugins();
        plugins.install(&account, &context, plugin, &Consent::default())
    };
    assert_eq!(say("deny", "Not a plugin").status, 422);
    assert_eq!(say("deny", plugin).status, 303);
    assert!(
        operator
            .page("/accounts/demo")
            .text()
            .contains("may not have")
    );
    assert!(installed().is_err());
    assert_eq!(say("forget", plugin).status, 303);
    assert!(installed().is_ok());
    // Its admins read both.
    let owner = server.owner();
    for kind in ["plugins.denied", "plugins.unsaid"] {
        let journal = owner.get(&format!("/journal?kind={kind}")).expect(200);
        let told = &journal["operations"];
        assert_eq!(told.as_array().map(Vec::len), Some(1), "{kind}");
        assert_eq!(super::detail(&told[0], "subject"), plugin);
    }
}

#[test]
fn a_package_is_delisted_withdrawn_and_approved() {
    let server = super::server();
    let operator = operator(&server);
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let context = Context::operator();
    let (plugins, plugin) = (server.plugins(), "bailey.audit-log");
    let consent = Consent::default();
    plugins
        .install(&account, &context, plugin, &consent)
        .unwrap();
    plugins.enable(&account, &context, plugin).unwrap();
    let digest = plugins.catalogue().plugin(plugin).unwrap().digest();
    let at = |act: &str| format!("/catalogue/{}/{act}", digest.to_hex());
    let owner = server.owner();
    let works = || {
        let page = owner.page("/plugins/bailey.audit-log").text();
        page.contains("Sign-ins and failures")
    };

    // What it means to how many is said before.
    let asked = |act: &str| operator.page(&at(act)).text();
    assert!(asked("delist").contains("One account has it, and keeps it"));
    assert!(asked("revoke").contains("taken from one account, where it is on"));
    assert_eq!(operator.page(&at("burn")).status, 404);
    assert!(done(&operator, &at("delist"), &[]).contains("off the list"));
    assert!(plugins.catalogue().plugin(plugin).is_err());
    assert!(works(), "who has it keeps it");
    let _page = done(&operator, &at("relist"), &[]);
    assert!(plugins.catalogue().plugin(plugin).is_ok());

    let page = done(&operator, &at("revoke"), &[("reason", "it mines coins")]);
    assert!(page.contains("stopped in one account") && page.contains("it mines coins"));
    assert!(!works());
    let page = done(&operator, &at("approve"), &[]);
    assert!(page.contains("It is approved"));
    assert!(works());
    assert_eq!(post(&operator, &at("burn"), &[]).status, 404);
}

#[test]
fn a_publisher_has_a_key_until_it_is_withdrawn() {
    let server = super::server();
    let operator = operator(&server);
    let key = PublicKey::from(&SigningKey::from_bytes(&[7; 32])).to_string();
    for (publisher, key) in [("acme", "no key"), ("Acme Inc.", key.as_str())] {
        let fields = [("publisher", publisher), ("key", key)];
        let refused = post(&operator, "/publishers", &fields);
        assert_eq!(refused.status, 422);
    }
    let page = done(
        &operator,
        "/publishers",
        &[("publisher", "acme"), ("key", &key)],
    );
    assert!(page.contains(&key) && page.contains("in use"));
    let fields = [("key", key.as_str()), ("reason", "stolen")];
    let page = done(&operator, "/publishers/revoke", &fields);
    assert!(page.contains("withdrawn") && page.contains("stolen"));
    let fields = [("rotation", "no such word")];
    assert_eq!(post(&operator, "/publishers/rotate", &fields).status, 422);
}
