//! Bailey as somebody uses it whom roles limit: an agent who sees their own deals and
//! not what these are worth. The same without the roles plugin asks for the same
//! deals.

use std::time::Instant;

use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::{self, NewToken, TokenScope};
use bailey_crm::store::Options;
use bailey_crm::{Context, UserId};
use bailey_tests::deals::{DEALS, STAGES, fill};
use bailey_tests::drive::Request;
use bailey_tests::ground::{found, open};

use crate::admin::Admin;
use crate::ours::listen;
use crate::target::Target;

const ROLES: &str = "bailey.roles";
/// As many people as the sample data has.
const PEOPLE: usize = 35;

pub struct Server {
    pub target: Target,
    admin: Admin,
    _runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Server {
    pub fn start(with_roles: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (crm, plugins) = open(folder.path(), Options::default());
        let (account, _) = found(&crm, "limited");
        let context = Context::operator();
        let people = (0..PEOPLE).map(|number| NewUser {
            name: format!("Agent {number}"),
            email: format!("agent-{number}@example.com"),
            ..NewUser::default()
        });
        let people = directory::create_users(&account, &context, people.collect());
        let people = people.expect("people");
        fill(&account, DEALS, &|number| Some(people[number % PEOPLE]));
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let agent = people[0];
        let token = NewToken {
            name: "bench".to_owned(),
            user: agent,
            scope: TokenScope::full(),
            expires_at: None,
        };
        let (_, token) = sessions::create_token(&account, &context, token).expect("a token");
        let token = token.reveal();
        let server = Self {
            target: Target {
                address: listen(&runtime, &crm, &plugins),
                make: Box::new(move |act, number| request(act, number, agent, &token)),
            },
            admin: Admin::of(&account, &plugins),
            _runtime: runtime,
            _folder: folder,
        };
        if with_roles {
            server.limit(&people);
        }
        server
    }

    /// Gives everybody the salesperson's role, which hides what deals are worth.
    fn limit(&self, people: &[UserId]) {
        self.admin.enable(ROLES);
        let hide = [
            ("role", "salesperson"),
            ("table", "deals"),
            ("field.value", "0"),
        ];
        self.save("fields", "fields", &hide);
        for user in people {
            let user = user.to_string();
            let role = [("user", user.as_str()), ("has.salesperson", "true")];
            self.save("person", "assign", &role);
        }
    }

    fn save(&self, page: &str, action: &str, fields: &[(&str, &str)]) {
        self.admin.act(ROLES, page, action, fields);
        self.admin.act(ROLES, "effect", "save", &[]);
    }

    /// How often a policy was asked since the start.
    pub fn policies_asked(&self) -> u64 {
        self.admin.plugins.policies_asked()
    }

    /// What a role would change for everybody, shown before it is saved.
    pub fn what_if(&self) {
        let change = [("role", "salesperson"), ("deals.view", "4")];
        self.admin.act(ROLES, "role", "rights", &change);
        let start = Instant::now();
        self.admin.render(ROLES, "effect");
        let millis = start.elapsed().as_millis();
        let word = if millis < 1_000 { "reached" } else { "MISSED" };
        println!(
            "what-if with {PEOPLE} people and {DEALS} deals: {millis} ms, under 1,000 ms: {word}"
        );
    }
}

/// Asks for the agent's own deals, which are all that their role shows.
fn request(act: &str, number: usize, agent: UserId, token: &str) -> Request {
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let deals = "/api/v1/tables/deals/records";
    let address = if act == "read one" {
        let own = number % (DEALS / PEOPLE) * PEOPLE;
        format!("{deals}/{}", own + 1)
    } else {
        let stage = STAGES[number % STAGES.len()];
        let filter = serde_json::json!({ "all": [
            { "field": "owner", "is": "equal", "value": { "table": "users", "id": agent.0 } },
            { "field": "stage", "is": "equal", "value": stage },
        ] });
        let filter: String =
            form_urlencoded::byte_serialize(filter.to_string().as_bytes()).collect();
        format!("{deals}?sort=id&filter={filter}")
    };
    Request::new("GET", &address, &bearer, "")
}
