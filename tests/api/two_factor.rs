//! Two-factor: set up on its pages, asked for on the way in.

use std::process::Command;

use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{Context, Timestamp, mail};
use bailey_tests::{Client, MEMBER, OWNER, PASSWORD, Phone, Server};
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::{Value as Json, json};

use crate::step_up::ages;
use crate::{enable, server};

const PLUGIN: &str = "bailey.two-factor";
const OWN: &str = "/plugins/bailey.two-factor/pages";
const PEOPLE: &str = "/plugins/bailey.two-factor/pages/people";
const ADMIN: &str = "admin@demo.example";

/// A phone that is connected, with the codes for when it is lost.
struct Factor {
    phone: Phone,
    codes: Vec<String>,
}

fn with_plugin() -> Server {
    let server = server();
    enable(&server.owner(), PLUGIN);
    server
}

/// Adds an admin beside the owner.
fn admin(server: &Server) {
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let admin = NewUser {
        name: "Admin".to_owned(),
        email: ADMIN.to_owned(),
        admin: true,
        password: Some(PasswordHash::of(PASSWORD).unwrap()),
        ..NewUser::default()
    };
    directory::create_user(&account, &Context::operator(), admin).unwrap();
}

fn act(
    client: &Client,
    page: &str,
    action: &str,
    parameters: &[(&str, &str)],
) -> bailey_tests::Answer {
    client.post(page, &json!({ "action": action, "parameters": parameters }))
}

/// What waits to be mailed to somebody, as the plugin wrote it.
fn mail_to(server: &Server, email: &str) -> Vec<String> {
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let waiting = mail::due(&account, Timestamp::now(), 1000)
        .unwrap()
        .into_iter();
    let theirs = waiting
        .map(|waiting| waiting.message)
        .filter(|message| message.recipient == email);
    theirs.map(|message| message.body).collect()
}

/// The content of the page's block of this type.
fn block(page: &Json, kind: &str) -> String {
    let mut blocks = page["blocks"].as_array().unwrap().iter();
    let found = blocks.find(|block| block["type"] == kind);
    let found = found.unwrap_or_else(|| panic!("no {kind} in {page}"));
    found["content"].as_str().unwrap().to_owned()
}

fn codes(page: &Json) -> Vec<String> {
    block(page, "code").lines().map(str::to_owned).collect()
}

/// Sets it up on one's own page.
fn set_up(client: &Client) -> Factor {
    let _begun = act(client, OWN, "begin", &[]).expect(200);
    let page = client.get(OWN).expect(200);
    let phone = Phone::typed(&block(&page, "code"));
    let _proved = act(client, OWN, "prove", &[("code", &phone.code())]).expect(200);
    let codes = codes(&client.get(OWN).expect(200));
    assert_eq!(codes.len(), 10);
    let _kept = act(client, OWN, "keep", &[("code", &codes[0])]).expect(200);
    Factor { phone, codes }
}

/// Types the password; what follows is up to the answer.
fn password(server: &Server, email: &str) -> (Client, Json) {
    let typed = json!({ "email": email, "password": PASSWORD });
    let begun = server.anonymous().post("/sessions", &typed).expect(201);
    let token = begun["token"].as_str().unwrap();
    (server.anonymous().bearing(token), begun)
}

fn answer(client: &Client, action: &str, parameters: &[(&str, &str)]) -> bailey_tests::Answer {
    act(client, "/sessions/current/step", action, parameters)
}

/// Types a code, and is in.
fn code(client: &Client, code: &str) -> Client {
    let come = answer(client, "code", &[("code", code)]).expect(200);
    let token = come["token"]
        .as_str()
        .unwrap_or_else(|| panic!("not in: {come}"));
    client.bearing(token)
}

fn noted(owner: &Client, note: &str) -> bool {
    let told = owner
        .get("/journal?kind=plugins.noted&limit=50")
        .expect(200);
    told.to_string().contains(note)
}

#[test]
fn the_right_password_alone_reaches_nothing() {
    let server = with_plugin();
    let factor = set_up(&server.member());
    let (pending, begun) = password(&server, MEMBER);
    assert_eq!(begun["session"]["pending"], true);
    assert_eq!(begun["step"]["plugin"], PLUGIN);
    for path in ["/me", "/tables", "/sessions", OWN, "/tables/deals/records"] {
        assert_eq!(
            pending.get(path).refusal(403),
            "sign-in-step-required",
            "{path}"
        );
    }
    let set = json!({ "password": "another one of mine", "current": PASSWORD });
    assert_eq!(
        pending.put("/users/2/password", &set).refusal(403),
        "sign-in-step-required"
    );
    assert_eq!(pending.page("/").header("location"), "/sign-in/step");
    let page = pending.page("/sign-in/step");
    assert!(page.text().contains("Enter a code"), "{}", page.text());

    let inside = code(&pending, &factor.phone.later(1));
    let _me = inside.get("/me").expect(200);
    // It is another token by now.
    assert_eq!(pending.get("/me").refusal(401), "sign-in-required");
    let passed = server
        .owner()
        .get("/journal?kind=session.step-passed")
        .expect(200);
    assert_eq!(passed["total"], 1);
}

#[test]
fn nothing_counts_before_a_recovery_code_is_typed_back() {
    let server = with_plugin();
    let member = server.member();
    let _begun = act(&member, OWN, "begin", &[]).expect(200);
    let page = member.get(OWN).expect(200);
    let phone = Phone::typed(&block(&page, "code"));
    assert_eq!(
        phone.seed(),
        Phone::scanned(&block(&page, "qr-code")).seed()
    );
    let wrong = act(&member, OWN, "prove", &[("code", "000000x")]);
    assert_eq!(wrong.refusal(400), "invalid");
    let _proved = act(&member, OWN, "prove", &[("code", &phone.code())]).expect(200);
    let wrong = act(&member, OWN, "keep", &[("code", "aaaaa-aaaaa")]);
    assert_eq!(wrong.json()["problems"][0]["field"], "code");
    let (again, begun) = password(&server, MEMBER);
    assert_eq!(begun["step"], Json::Null);
    let _me = again.get("/me").expect(200);
}

#[test]
fn a_code_is_good_once() {
    let server = with_plugin();
    let factor = set_up(&server.member());
    let next = factor.phone.later(1);
    let _in = code(&password(&server, MEMBER).0, &next);
    let (pending, _) = password(&server, MEMBER);
    let refused = answer(&pending, "code", &[("code", &next)]);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["field"], "code");
    // So is a recovery code.
    let _in = code(&pending, &factor.codes[3].to_uppercase());
    let (pending, _) = password(&server, MEMBER);
    let refused = answer(&pending, "code", &[("code", &factor.codes[3])]);
    assert_eq!(refused.refusal(400), "invalid");
    assert!(noted(&server.owner(), "recovery-code-used"));
}

#[test]
fn after_five_wrong_codes_even_the_right_one_waits() {
    let server = with_plugin();
    let factor = set_up(&server.member());
    for _ in 0..5 {
        let (pending, _) = password(&server, MEMBER);
        let wrong = answer(&pending, "code", &[("code", "000000")]);
        assert_eq!(wrong.status, 400, "{}", wrong.text());
    }
    let (pending, _) = password(&server, MEMBER);
    let waits = answer(&pending, "code", &[("code", &factor.phone.later(1))]);
    assert_eq!(waits.refusal(429), "throttled");
    let refused = server
        .owner()
        .get("/journal?kind=session.step-refused")
        .expect(200);
    assert_eq!(refused["total"], 5);
    assert!(refused.to_string().contains("wrong-answer"));
}

#[test]
fn a_trusted_browser_is_asked_no_more_until_it_is_forgotten() {
    let server = with_plugin();
    let factor = set_up(&server.member());
    let (pending, _) = password(&server, MEMBER);
    let next = factor.phone.later(1);
    let come = answer(&pending, "code", &[("code", &next), ("trust", "true")]);
    let _in = come.expect(200);
    let device = come
        .headers("set-cookie")
        .into_iter()
        .find(|cookie| cookie.starts_with("device="))
        .expect("a cookie");
    assert!(
        device.contains("HttpOnly") && device.contains("Max-Age"),
        "{device}"
    );
    let pair = device.split(';').next().unwrap();
    let browser = server.anonymous().with("cookie", pair);
    let member = browser.sign_in(MEMBER, PASSWORD);
    // Nobody else's sign-in is any easier there.
    let mine = member.get("/devices").expect(200);
    assert_eq!(mine[0]["plugin"], PLUGIN);
    let forget = format!("/devices/{}", mine[0]["id"]);
    // An admin sees it too, and could end it.
    let seen = server.owner().get("/users/2/devices").expect(200);
    assert_eq!(seen, mine);
    let theirs = server.owner().get("/users/2/sessions").expect(200);
    assert!(theirs.as_array().unwrap().len() > 1, "{theirs}");
    assert_eq!(member.get("/users/1/devices").refusal(403), "denied");
    assert_eq!(member.delete(&forget).status, 204);
    let typed = json!({ "email": MEMBER, "password": PASSWORD });
    let asked = browser.post("/sessions", &typed).expect(201);
    assert_eq!(asked["step"]["plugin"], PLUGIN);
}

#[test]
fn who_asks_it_of_others_has_it_first() {
    let server = with_plugin();
    let owner = server.owner();
    let rule = [("whom", "everybody"), ("grace", "0")];
    let refused = act(&owner, PEOPLE, "enforce", &rule);
    assert_eq!(refused.refusal(400), "invalid");
    assert_eq!(refused.json()["problems"][0]["field"], "whom");
    let _factor = set_up(&owner);
    let _asked = act(&owner, PEOPLE, "enforce", &rule).expect(200);

    // From now on everybody sets it up on the way in.
    let (pending, begun) = password(&server, MEMBER);
    let phone = Phone::scanned(&block(&begun["step"]["question"], "qr-code"));
    let proved = answer(&pending, "prove", &[("code", &phone.code())]).expect(200);
    let codes = codes(&proved["step"]["question"]);
    let come = answer(&pending, "keep", &[("code", &codes[9])]).expect(200);
    let member = pending.bearing(come["token"].as_str().unwrap());
    let page = member.get(OWN).expect(200);
    assert!(!page.to_string().contains("\"remove\""), "{page}");
    let off = act(&member, OWN, "remove", &[]);
    assert_eq!(off.refusal(400), "invalid");
}

#[test]
fn days_of_grace_let_in_and_say_until_when() {
    let server = with_plugin();
    let owner = server.owner();
    let _factor = set_up(&owner);
    let rule = [("whom", "everybody"), ("grace", "7")];
    let asked = act(&owner, PEOPLE, "enforce", &rule).expect(200);
    assert!(asked.to_string().contains("One person was told"), "{asked}");
    let told = mail_to(&server, MEMBER);
    assert!(
        told.concat().contains("you have 7 days to set it up"),
        "{told:?}"
    );
    // Nobody is told twice of what is asked of them already.
    let _again = act(&owner, PEOPLE, "enforce", &rule).expect(200);
    assert_eq!(mail_to(&server, MEMBER).len(), 1);
    let member = server.member();
    let page = member.get(OWN).expect(200).to_string();
    assert!(page.contains("set it up until"), "{page}");
    let wrong = act(
        &owner,
        PEOPLE,
        "enforce",
        &[("whom", "everybody"), ("grace", "91")],
    );
    assert_eq!(wrong.json()["problems"][0]["field"], "grace");
}

#[test]
fn a_recovery_is_asked_for_and_approved_however_many_people_there_are() {
    let server = with_plugin();
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let crowd = (0..1100).map(|number| NewUser {
        name: format!("Person {number}"),
        email: format!("person{number}@demo.example"),
        ..NewUser::default()
    });
    directory::create_users(&account, &Context::operator(), crowd.collect()).unwrap();
    let owner = server.owner();
    let _factor = set_up(&server.member());
    let (pending, _) = password(&server, MEMBER);
    let _asked = answer(&pending, "ask-recovery", &[]).expect(200);
    assert!(!mail_to(&server, OWNER).is_empty());
    let _approved = act(&owner, PEOPLE, "approve", &[("user", "2")]).expect(200);
}

#[test]
fn a_second_admin_lets_in_who_lost_everything_and_not_at_once() {
    let server = with_plugin();
    admin(&server);
    let owner = server.owner();
    let lost = server.signed_in(ADMIN);
    let _factor = set_up(&lost);
    let (pending, _) = password(&server, ADMIN);
    let explained = answer(&pending, "lost", &[]).expect(200);
    assert!(explained.to_string().contains("ask-recovery"));
    let _asked = answer(&pending, "ask-recovery", &[]).expect(200);

    // Their own approval is worth nothing; they are still in elsewhere.
    let own = act(&lost, PEOPLE, "approve", &[("user", "3")]);
    assert_eq!(own.refusal(400), "invalid");
    let _approved = act(&owner, PEOPLE, "approve", &[("user", "3")]).expect(200);
    let (_, begun) = password(&server, ADMIN);
    assert_eq!(begun["step"]["plugin"], PLUGIN, "not before the delay");
    time_goes_by(&server, "3");
    let again = server.signed_in(ADMIN);
    let page = again.get(OWN).expect(200).to_string();
    assert!(page.contains("password alone"), "{page}");
    for note in ["recovery-asked", "recovery-approved", "recovered"] {
        assert!(noted(&owner, note), "{note}");
    }
}

#[test]
fn a_recovery_that_is_taken_back_opens_nothing() {
    let server = with_plugin();
    let owner = server.owner();
    let member = server.member();
    let factor = set_up(&member);
    let (pending, _) = password(&server, MEMBER);
    let _asked = answer(&pending, "ask-recovery", &[]).expect(200);
    let _approved = act(&owner, PEOPLE, "approve", &[("user", "2")]).expect(200);
    // The phone was in the other coat: signing in with it takes the request back.
    let _in = code(&pending, &factor.phone.later(1));
    let (_, begun) = password(&server, MEMBER);
    assert_eq!(begun["step"]["plugin"], PLUGIN);
    let again = act(&owner, PEOPLE, "approve", &[("user", "2")]);
    assert_eq!(again.refusal(409), "conflict");
    assert!(noted(&owner, "recovery-cancelled"));
}

#[test]
fn an_admin_takes_a_lost_factor_away_and_the_person_is_told() {
    let server = with_plugin();
    let owner = server.owner();
    let _factor = set_up(&server.member());
    let own = act(&owner, PEOPLE, "reset", &[("user", "1")]);
    assert_eq!(own.refusal(400), "invalid");
    ages(&server);
    let reset = [("user", "2")];
    let asked = act(&owner, PEOPLE, "reset", &reset);
    assert_eq!(asked.refusal(403), "confirmation-required");
    let owner = server.owner();
    let _reset = act(&owner, PEOPLE, "reset", &reset).expect(200);
    let (_, begun) = password(&server, MEMBER);
    assert_eq!(begun["step"], Json::Null);
    assert!(noted(&owner, "reset"));
}

#[test]
fn a_dangerous_act_asks_for_the_second_factor_too() {
    let server = with_plugin();
    let owner = server.owner();
    let factor = set_up(&owner);
    ages(&server);
    let export = json!({ "fields": ["name"] });
    let asked = owner.post("/tables/deals/exports", &export);
    assert_eq!(asked.refusal(403), "confirmation-required");
    let shown = json!({ "password": PASSWORD });
    let come = owner
        .post("/sessions/current/confirmation", &shown)
        .expect(200);
    assert_eq!(come["step"]["plugin"], PLUGIN);
    // The password alone confirms nothing.
    let asked = owner.post("/tables/deals/exports", &export);
    assert_eq!(asked.refusal(403), "confirmation-required");
    let owner = code(&owner, &factor.codes[5]);
    assert_eq!(owner.post("/tables/deals/exports", &export).status, 200);
}

#[test]
fn no_secret_is_in_the_file_the_journal_or_an_export() {
    let server = with_plugin();
    let owner = server.owner();
    let factor = set_up(&server.member());
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let seed = factor.phone.seed();
    let journal = owner.post("/journal/exports", &json!({ "format": "json-lines" }));
    assert!(!journal.text().contains(&seed));
    let plain = data_encoding::BASE32_NOPAD.decode(seed.as_bytes()).unwrap();
    let folder = account.path().parent().unwrap();
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(!holds(seed.as_bytes()) && !holds(&plain));
        assert!(!factor.codes.iter().any(|code| holds(code.as_bytes())));
    }
}

#[test]
fn the_qr_code_reads_back_as_what_is_typed() {
    let server = with_plugin();
    let member = server.member();
    let _begun = act(&member, OWN, "begin", &[]).expect(200);
    let address = block(&member.get(OWN).expect(200), "qr-code");
    // Drawn as the page draws it, in black and white of eight points a module.
    let page = member.page("/plugins/bailey.two-factor").text();
    let path = page
        .split("crispEdges\"><path d=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let side = QrCode::encode_text(&address, QrCodeEcc::Medium)
        .unwrap()
        .size()
        + 8;
    let side = usize::try_from(side).unwrap();
    let mut dark = vec![false; side * side];
    for module in path.split('M').filter(|part| !part.is_empty()) {
        let (x, rest) = module.split_once(' ').unwrap();
        let y = rest.split('h').next().unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        dark[y * side + x] = true;
    }
    let points: Vec<u8> = (0..side * 8 * side * 8)
        .map(|at| (at % (side * 8) / 8, at / (side * 8) / 8))
        .map(|(x, y)| if dark[y * side + x] { 0 } else { 255 })
        .collect();
    let mut scanner = quircs::Quirc::default();
    let found: Vec<_> = scanner
        .identify(side * 8, side * 8, &points)
        .map(|code| code.unwrap().decode().unwrap().payload)
        .collect();
    assert_eq!(found, [address.into_bytes()]);
}

#[test]
fn other_authenticators_show_the_same_codes() {
    // Without oathtool there is nothing to compare with, and the vectors of RFC 6238
    // are compared elsewhere.
    if Command::new("oathtool").arg("--version").output().is_err() {
        eprintln!("skipped: oathtool is not installed");
        return;
    }
    let phone = Phone::typed("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    for step in [1, 37_037_036, 41_152_263, 66_666_666] {
        let now = format!("@{}", step * 30);
        let shown = Command::new("oathtool")
            .args(["--totp", "-b", "--now", &now, &phone.seed()])
            .output()
            .unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert_eq!(shown.trim(), phone.at(step));
    }
}

#[test]
fn without_the_plugin_a_password_is_enough_again() {
    let server = with_plugin();
    let owner = server.owner();
    let _factor = set_up(&server.member());
    let off = owner.post(&format!("/plugins/{PLUGIN}/disable"), &json!({}));
    assert_eq!(off.status, 200, "{}", off.text());
    let _me = server.signed_in(MEMBER).get("/me").expect(200);
    let _owner = server.signed_in(OWNER).get("/me").expect(200);
}

/// Has the approved recovery of this user be due.
fn time_goes_by(server: &Server, user: &str) {
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let file = rusqlite::Connection::open(account.path()).unwrap();
    let sql = "UPDATE bailey_plugin_storage
               SET value = CAST(json_set(CAST(value AS TEXT), '$.recovery.due', 1) AS BLOB)
               WHERE plugin = ?1 AND bucket = 'people' AND key = ?2";
    assert_eq!(file.execute(sql, (PLUGIN, user)).unwrap(), 1);
}
