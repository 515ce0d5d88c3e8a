//! Bailey with the plugins that keep people's ways in, as a member meets them: each of
//! their requests, and signing in.

use std::time::Instant;

use bailey_crm::Context;
use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::{self, NewToken, PasswordHash, TokenScope};
use bailey_crm::store::Options;

use crate::admin::Admin;
use crate::client::{Connection, Request, Target};
use crate::ours::{fill, found, listen, open, request};

const TWO_FACTOR: &str = "bailey.two-factor";
const ALLOWLIST: &str = "bailey.ip-allowlist";
const MONITOR: &str = "bailey.activity-monitor";
const SUPPORT: &str = "bailey.support-access";

const EMAIL: &str = "member@example.com";
const PASSWORD: &str = "correct horse battery staple";

/// How often somebody signs in, with and without.
const SIGN_INS: usize = 41;
/// What the plugins may cost somebody who signs in, at the median.
const MOST_MILLIS: f64 = 5.0;

pub struct Server {
    pub target: Target,
    admin: Admin,
    _runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Server {
    pub fn start(with_plugins: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (crm, plugins) = open(folder.path(), Options::default());
        let (account, _) = found(&crm, "guarded");
        let context = Context::operator();
        fill(&account, &|_| None);
        let member = NewUser {
            name: "Member".to_owned(),
            email: EMAIL.to_owned(),
            password: Some(PasswordHash::of(PASSWORD).expect("a password")),
            ..NewUser::default()
        };
        let member = directory::create_user(&account, &context, member).expect("a member");
        let token = NewToken {
            name: "bench".to_owned(),
            user: member,
            scope: TokenScope::full(),
            expires_at: None,
        };
        let (_, token) = sessions::create_token(&account, &context, token).expect("a token");
        let token = token.reveal();
        let admin = Admin::of(&account, &plugins);
        if with_plugins {
            keep_the_doors(&admin);
        }
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        Self {
            target: Target {
                address: listen(&runtime, &crm, &plugins),
                make: Box::new(move |act, number| request(act, number, &token)),
            },
            admin,
            _runtime: runtime,
            _folder: folder,
        }
    }

    /// How often policies and guards were asked since the start.
    pub fn asked(&self) -> u64 {
        self.admin.plugins.policies_asked() + self.admin.plugins.guards_asked()
    }

    /// How long a sign-in takes, in milliseconds.
    fn sign_in(&self) -> f64 {
        let body = serde_json::json!({ "email": EMAIL, "password": PASSWORD }).to_string();
        let request = Request::new("POST", "/api/v1/sessions", "", &body);
        let mut connection = Connection::open(self.target.address);
        let start = Instant::now();
        connection.ask(&request);
        start.elapsed().as_secs_f64() * 1e3
    }
}

/// All four, each with a rule that lets the member through.
fn keep_the_doors(admin: &Admin) {
    for plugin in [TWO_FACTOR, ALLOWLIST, MONITOR, SUPPORT] {
        admin.enable(plugin);
    }
    admin.act(ALLOWLIST, "", "add", &[("network", "127.0.0.0/8")]);
    let everybody = [("people", "true"), ("programs", "true")];
    admin.act(ALLOWLIST, "", "rule", &everybody);
    admin.act(ALLOWLIST, "", "save", &[]);
    let rule = [
        ("act", "rows-listed"),
        ("per", "day"),
        ("limit", "10000000"),
        ("whom", "everybody"),
        ("answer", "suspend"),
    ];
    admin.act(MONITOR, "", "create", &rule);
    // The first after the ready ones.
    admin.act(MONITOR, "rule", "switch-on", &[("rule", "6")]);
}

/// What signing in costs with the plugins and without, in turns; whether the
/// difference is small enough.
pub fn sign_ins(without: &Server, with: &Server) -> bool {
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..SIGN_INS {
        for (server, times) in [without, with].into_iter().zip(&mut times) {
            times.push(server.sign_in());
        }
    }
    let [without, with] = times.map(median);
    let more = with - without;
    let reached = more < MOST_MILLIS;
    let word = if reached { "reached" } else { "MISSED" };
    println!(
        "sign-in: {without:.1} ms without plugins, {with:.1} ms with four; {more:.1} ms more, \
         under {MOST_MILLIS:.0} ms: {word}"
    );
    reached
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
