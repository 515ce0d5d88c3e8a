//! Roles: who may see and do what, set on the plugin's pages over the API.

use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{Context, DepartmentId};
use bailey_tests::{Client, PASSWORD, Server};
use serde_json::{Value as Json, json};

use crate::{count, deal, enable, made, server};

/// The plugin.
pub const ROLES: &str = "bailey.roles";

/// An account with roles: an owner, a head with an agent in their team, an agent
/// of another team, a lawyer and an admin.
pub struct Company {
    pub server: Server,
    pub owner: Client,
    pub head: Client,
    pub agent: Client,
    pub stranger: Client,
    pub lawyer: Client,
    pub admin: Client,
    pub ids: Ids,
}

/// The users' numbers.
pub struct Ids {
    pub head: i64,
    pub agent: i64,
    pub stranger: i64,
    pub lawyer: i64,
    pub admin: i64,
}

impl Company {
    /// With the plugin enabled, and nobody given a role.
    pub fn new() -> Self {
        let server = server();
        let owner = server.owner();
        let department = |name: &str| {
            let body = json!({ "name": name });
            let made = owner.post("/departments", &body).expect(201);
            made["id"].as_i64().unwrap()
        };
        let (team, other) = (department("Team"), department("Other team"));
        let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
        let password = PasswordHash::of(PASSWORD).unwrap();
        let user = |name: &str, admin: bool, department: i64| {
            let user = NewUser {
                name: name.to_owned(),
                email: format!("{name}@demo.example"),
                admin,
                department: Some(DepartmentId(department)),
                password: Some(password.clone()),
                ..NewUser::default()
            };
            let made = directory::create_user(&account, &Context::operator(), user);
            made.unwrap().0
        };
        let ids = Ids {
            head: user("head", false, team),
            agent: user("agent", false, team),
            stranger: user("stranger", false, other),
            lawyer: user("lawyer", false, other),
            admin: user("admin", true, other),
        };
        let heads = json!({ "head": ids.head });
        let led = owner
            .with("if-match", "*")
            .patch(&format!("/departments/{team}"), &heads);
        assert_eq!(led.status, 200, "{}", led.text());
        let signed_in = |name: &str| server.signed_in(&format!("{name}@demo.example"));
        enable(&owner, ROLES);
        Self {
            head: signed_in("head"),
            agent: signed_in("agent"),
            stranger: signed_in("stranger"),
            lawyer: signed_in("lawyer"),
            admin: signed_in("admin"),
            ids,
            owner,
            server,
        }
    }

    /// With everybody given their role.
    pub fn with_roles() -> Self {
        let company = Self::new();
        let Ids {
            head,
            agent,
            stranger,
            lawyer,
            ..
        } = company.ids;
        for (user, role) in [
            (head, "head-of-sales"),
            (agent, "salesperson"),
            (stranger, "salesperson"),
            (lawyer, "lawyer"),
        ] {
            company.assign(user, &[role]);
        }
        company
    }

    /// Gives somebody these roles.
    pub fn assign(&self, user: i64, roles: &[&str]) {
        let roles = roles
            .iter()
            .map(|role| json!([format!("has.{role}"), "true"]));
        let mut parameters = vec![json!(["user", user.to_string()])];
        parameters.extend(roles);
        save(&self.owner, "person", "assign", Json::Array(parameters));
    }

    /// Makes a deal of somebody's.
    pub fn deal_of(&self, owner: i64, name: &str, stage: &str) -> i64 {
        let owner = json!({ "table": "users", "id": owner });
        let values = json!({ "name": name, "stage": stage, "owner": owner });
        made(&self.owner, "deals", values)
    }
}

/// Acts on a page of the plugin.
pub fn act(client: &Client, page: &str, action: &str, parameters: Json) -> bailey_tests::Answer {
    let path = match page {
        "" => format!("/plugins/{ROLES}/pages"),
        page => format!("/plugins/{ROLES}/pages/{page}"),
    };
    client.post(
        &path,
        &json!({ "action": action, "parameters": parameters }),
    )
}

/// Fills in a form, and saves what it comes to.
pub fn save(client: &Client, page: &str, action: &str, parameters: Json) {
    let _proposed = act(client, page, action, parameters).expect(200);
    let _saved = act(client, "effect", "save", json!([])).expect(200);
}

fn names(client: &Client, table: &str) -> Vec<String> {
    let page = client
        .get(&format!("/tables/{table}/records?limit=100&sort=name"))
        .expect(200);
    let records = page["records"].as_array().unwrap().iter();
    records
        .map(|record| record["label"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn switching_it_on_changes_nothing_until_roles_are_given() {
    let company = Company::new();
    let id = deal(&company.owner, "Roof", "won");
    let path = format!("/tables/deals/records/{id}");
    for (before, client) in [(1, &company.agent), (2, &company.admin)] {
        assert_eq!(count(client, "deals"), before);
        assert_eq!(client.get(&path).status, 200);
        let _made = deal(client, "Door", "won");
        let exported = client.post("/tables/deals/exports", &json!({}));
        assert!(exported.status < 300, "{}", exported.text());
    }
    let deleted = company.agent.delete(&path);
    assert!(deleted.status < 300, "{}", deleted.text());
    // Members may not delete for good, and admins may: as without the plugin.
    let purge = json!({ "records": [{ "table": "deals", "id": id }] });
    assert_eq!(company.agent.post("/bin/purge", &purge).status, 403);
}

#[test]
fn an_agent_sees_their_own_deals_a_head_the_teams_and_a_lawyer_two_stages() {
    let company = Company::with_roles();
    company.deal_of(company.ids.agent, "Agent won", "won");
    company.deal_of(company.ids.agent, "Agent lost", "lost");
    company.deal_of(company.ids.head, "Head", "engaging");
    company.deal_of(company.ids.stranger, "Stranger", "proposal");
    assert_eq!(names(&company.agent, "deals"), ["Agent lost", "Agent won"]);
    assert_eq!(
        names(&company.head, "deals"),
        ["Agent lost", "Agent won", "Head"]
    );
    assert_eq!(names(&company.stranger, "deals"), ["Stranger"]);
    assert_eq!(names(&company.lawyer, "deals"), ["Agent won", "Stranger"]);
    assert_eq!(names(&company.admin, "deals").len(), 4);
    assert_eq!(names(&company.owner, "deals").len(), 4);
}

#[test]
fn a_role_holds_from_the_next_request_of_a_live_session_on() {
    let company = Company::with_roles();
    let id = company.deal_of(company.ids.stranger, "Stranger", "won");
    let path = format!("/tables/deals/records/{id}");
    assert_eq!(company.agent.get(&path).status, 404);
    company.assign(company.ids.agent, &["everything"]);
    assert_eq!(company.agent.get(&path).status, 200);
    company.assign(company.ids.agent, &["salesperson"]);
    assert_eq!(company.agent.get(&path).status, 404);
    // So does a department's head.
    let moved = json!({ "department": null });
    let user = format!("/users/{}", company.ids.stranger);
    let owner = company.owner.with("if-match", "*");
    assert_eq!(owner.patch(&user, &moved).status, 200);
    assert_eq!(count(&company.head, "deals"), 0);
}

#[test]
fn no_guest_runs_on_a_warm_request() {
    let company = Company::with_roles();
    let id = company.deal_of(company.ids.agent, "Mine", "won");
    let path = format!("/tables/deals/records/{id}");
    let _first = company.agent.get(&path).expect(200);
    let asked = company.server.plugins().policies_asked();
    for _ in 0..5 {
        let _read = company.agent.get(&path).expect(200);
        assert_eq!(count(&company.agent, "deals"), 1);
        // What has nothing to do with rights doesn't make them be asked for anew.
        let edited = json!({ "values": { "name": "Still mine" } });
        let _written = company.agent.with("if-match", "*").patch(&path, &edited);
    }
    assert_eq!(company.server.plugins().policies_asked(), asked);
    company.assign(company.ids.stranger, &["everything"]);
    let _anew = company.agent.get(&path).expect(200);
    assert!(company.server.plugins().policies_asked() > asked);
}

#[test]
fn what_is_shown_before_saving_is_what_then_holds() {
    let company = Company::with_roles();
    for owner in [company.ids.agent, company.ids.head, company.ids.stranger] {
        for (nth, stage) in ["won", "lost", "proposal"].into_iter().enumerate() {
            company.deal_of(owner, &format!("{owner} {nth}"), stage);
        }
    }
    let people = [
        (company.ids.agent, &company.agent),
        (company.ids.stranger, &company.stranger),
        (company.ids.head, &company.head),
        (company.ids.lawyer, &company.lawyer),
    ];
    let seen = || people.map(|(user, client)| (user, names(client, "deals")));
    for cells in [
        json!([["role", "salesperson"], ["deals.view", "3"]]),
        json!([["role", "salesperson"], ["deals.view", "4"]]),
        json!([["role", "head-of-sales"], ["deals.view", "1"]]),
        json!([["role", "salesperson"], ["deals.view", "0"]]),
    ] {
        let before = seen();
        let _proposed = act(&company.owner, "role", "rights", cells.clone()).expect(200);
        let told = told(&company.owner);
        let _saved = act(&company.owner, "effect", "save", json!([])).expect(200);
        let after = seen();
        for ((user, before), (_, after)) in before.iter().zip(&after) {
            let lost = before.iter().filter(|name| !after.contains(name)).count();
            let gained = after.iter().filter(|name| !before.contains(name)).count();
            let found = told.iter().find(|(whose, ..)| whose == user);
            let (_, loses, gains) = found.copied().unwrap_or((*user, 0, 0));
            assert_eq!((loses, gains), (lost, gained), "{user} by {cells}");
        }
    }
}

/// By user: how many deals they would see no more, and how many they would come to
/// see.
fn told(owner: &Client) -> Vec<(i64, usize, usize)> {
    let page = owner
        .get(&format!("/plugins/{ROLES}/pages/effect"))
        .expect(200);
    let text = page.to_string();
    let blocks = page["blocks"].as_array().unwrap();
    let table = blocks.iter().find(|block| block["type"] == "table");
    let rows = table.map(|table| table["rows"].as_array().unwrap().clone());
    let number = |cell: &Json| {
        let label = cell["label"].as_str().unwrap_or_default();
        match label.split(' ').next().unwrap_or_default() {
            "" => 0,
            "one" => 1,
            number => number
                .parse()
                .unwrap_or_else(|_| panic!("{label} in {text}")),
        }
    };
    let rows = rows.unwrap_or_default().into_iter();
    rows.filter(|row| {
        let about = row["cells"].to_string();
        about.contains("See") && about.contains("deals")
    })
    .map(|row| {
        let cells = row["cells"].as_array().unwrap();
        (
            cells[0]["user"].as_i64().unwrap(),
            number(&cells[3]),
            number(&cells[4]),
        )
    })
    .collect()
}

#[test]
fn of_two_admins_who_save_at_once_one_is_told() {
    let company = Company::with_roles();
    let wider = json!([["role", "salesperson"], ["deals.view", "4"]]);
    let narrower = json!([["role", "salesperson"], ["deals.view", "0"]]);
    let _one = act(&company.owner, "role", "rights", wider).expect(200);
    let _other = act(&company.admin, "role", "rights", narrower).expect(200);
    let _saved = act(&company.admin, "effect", "save", json!([])).expect(200);
    let refused = act(&company.owner, "effect", "save", json!([]));
    assert_eq!(refused.refusal(409), "conflict");
    // Nothing of it was saved.
    company.deal_of(company.ids.agent, "Mine", "won");
    assert!(names(&company.agent, "deals").is_empty());
}

#[test]
fn what_is_not_there_is_refused_by_its_name() {
    let company = Company::new();
    for (page, action, parameters, named) in [
        (
            "role",
            "rights",
            json!([["role", "lawyer"], ["ghosts.view", "4"]]),
            "ghosts.view",
        ),
        (
            "role",
            "rights",
            json!([["role", "lawyer"], ["deals.fly", "4"]]),
            "deals.fly",
        ),
        (
            "role",
            "rights",
            json!([["role", "lawyer"], ["deals.view", "7"]]),
            "deals.view",
        ),
        (
            "role",
            "stages",
            json!([
                ["role", "lawyer"],
                ["table", "deals"],
                ["choice.dreamt", "true"]
            ]),
            "dreamt",
        ),
        (
            "fields",
            "fields",
            json!([
                ["role", "lawyer"],
                ["table", "deals"],
                ["field.weight", "0"]
            ]),
            "weight",
        ),
        (
            "fields",
            "fields",
            json!([["role", "lawyer"], ["table", "ghosts"], ["field.name", "0"]]),
            "ghosts",
        ),
    ] {
        let answer = act(&company.owner, page, action, parameters);
        assert_eq!(answer.status, 400, "{}", answer.text());
        assert!(answer.text().contains(named), "{}", answer.text());
        let nothing = act(&company.owner, "effect", "save", json!([])).expect(200);
        assert!(nothing.to_string().contains("nothing to save"), "{nothing}");
    }
    let missing = act(&company.owner, "role", "rights", json!([["role", "ghost"]]));
    assert_eq!(missing.status, 404);
}

#[test]
fn the_owner_has_no_limits_and_nobody_takes_their_own_last_right() {
    let company = Company::with_roles();
    let owner = json!([["user", "1"], ["has.auditor", "true"]]);
    assert_eq!(act(&company.owner, "person", "assign", owner).status, 400);
    let own = json!([
        ["user", company.ids.admin.to_string()],
        ["has.auditor", "true"]
    ]);
    let _proposed = act(&company.admin, "person", "assign", own.clone()).expect(200);
    let refused = act(&company.admin, "effect", "save", json!([]));
    assert_eq!(refused.status, 400, "{}", refused.text());
    // Somebody else can.
    save(&company.owner, "person", "assign", own);
    let forbidden = act(&company.admin, "", "create", json!([["name", "Mine"]]));
    assert_eq!(forbidden.status, 403, "{}", forbidden.text());
    // Members never get there.
    assert_eq!(act(&company.agent, "", "create", json!([])).status, 403);
}

#[test]
fn why_names_the_role_and_what_stands_in_the_way() {
    let company = Company::with_roles();
    let id = company.deal_of(company.ids.agent, "Mine", "won");
    let other = company.deal_of(company.ids.stranger, "Theirs", "won");
    let why = |action: &str, record: i64| {
        let path = format!(
            "/plugins/{ROLES}/pages/why?user={}&action={action}&table=deals&record={record}",
            company.ids.agent
        );
        company.owner.get(&path).expect(200).to_string()
    };
    let mine = why("view", id);
    assert!(
        mine.contains("Salesperson") && mine.contains("may see"),
        "{mine}"
    );
    let theirs = why("edit", other);
    assert!(
        theirs.contains("may not edit") && theirs.contains("No rule allows it"),
        "{theirs}"
    );
    assert!(theirs.contains("not allowed"), "{theirs}");
}

#[test]
fn a_review_revokes_what_it_says_and_is_signed_into_the_journal() {
    let company = Company::with_roles();
    let _deleted = {
        let id = company.deal_of(company.ids.agent, "Mine", "won");
        company.agent.delete(&format!("/tables/deals/records/{id}"))
    };
    let _begun = act(&company.owner, "reviews", "begin", json!([])).expect(200);
    let path = format!("/plugins/{ROLES}/pages/review?review=000001");
    let page = company.owner.get(&path).expect(200);
    let blocks = page["blocks"].as_array().unwrap();
    let table = blocks
        .iter()
        .find(|block| block["type"] == "table")
        .unwrap();
    let rows = table["rows"].as_array().unwrap();
    let theirs = |row: &&Json| {
        let cells = row["cells"].to_string();
        row["cells"][0]["user"] == company.ids.head
            && cells.contains("Delete\"")
            && cells.contains("\"deals\"")
    };
    let row = rows.iter().find(theirs).unwrap();
    assert!(row["cells"].to_string().contains("not in 90 days"), "{row}");
    let revoke = json!([["review", "000001"], ["row", row["key"]]]);
    let _marked = act(&company.owner, "review", "revoke", revoke).expect(200);
    let signed = json!([["review", "000001"]]);
    let _signed = act(&company.owner, "review", "sign", signed.clone()).expect(200);
    let again = act(&company.owner, "review", "sign", signed);
    assert_eq!(again.status, 409);
    let id = company.deal_of(company.ids.head, "Head", "won");
    let refused = company.head.delete(&format!("/tables/deals/records/{id}"));
    assert_eq!(refused.status, 403, "{}", refused.text());
    let journal = company
        .owner
        .get("/journal?kind=plugins.noted&limit=5")
        .expect(200)
        .to_string();
    assert!(journal.contains("access-review-signed"), "{journal}");
}

#[test]
fn a_role_is_cloned_named_and_deleted_when_nobody_has_it() {
    let company = Company::with_roles();
    let _cloned = act(&company.owner, "", "clone", json!([["role", "lawyer"]])).expect(200);
    let renamed = json!([["role", "role-1"], ["name", "Notary"]]);
    let _named = act(&company.owner, "role", "name", renamed).expect(200);
    company.assign(company.ids.agent, &["role-1"]);
    let delete = json!([["role", "role-1"]]);
    let refused = act(&company.owner, "", "delete", delete.clone());
    assert_eq!(refused.status, 400, "{}", refused.text());
    company.assign(company.ids.agent, &["lawyer"]);
    let _deleted = act(&company.owner, "", "delete", delete).expect(200);
    let front = company
        .owner
        .get(&format!("/plugins/{ROLES}/pages"))
        .expect(200);
    assert!(!front.to_string().contains("Notary"), "{front}");
}
