//! Bailey with the plugins that keep people's ways in, as a member meets them: each of
//! their requests, and signing in.

use std::time::Instant;

use bailey_crm::Context;
use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::{self, NewToken, PasswordHash, TokenScope};
use bailey_crm::store::Options;
use bailey_tests::deals::{DEALS, fill};
use bailey_tests::drive::{Connection, Request};
use bailey_tests::ground::{found, open};

use crate::admin::Admin;
use crate::ours::{listen, request};
use crate::target::Target;

const TWO_FACTOR: &str = "bailey.two-factor";
const ALLOWLIST: &str = "bailey.ip-allowlist";
const MONITOR: &str = "bailey.activity-monitor";
const SUPPORT: &str = "bailey.support-access";

const PASSWORD: &str = "correct horse battery staple";

/// How many people take turns in signing in: guards are asked about each but so often.
const PEOPLE: usize = 4;
/// How many pairs of sign-ins, one with and one without.
const SIGN_INS: usize = 151;
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
        fill(&account, DEALS, &|_| None);
        let members = (0..PEOPLE).map(|number| {
            let member = NewUser {
                name: format!("Member {number}"),
                email: email(number),
                password: Some(PasswordHash::of(PASSWORD).expect("a password")),
                ..NewUser::default()
            };
            directory::create_user(&account, &context, member).expect("a member")
        });
        let members: Vec<_> = members.collect();
        let token = NewToken {
            name: "bench".to_owned(),
            user: members[0],
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
    fn sign_in(&self, number: usize) -> f64 {
        let email = email(number % PEOPLE);
        let body = serde_json::json!({ "email": email, "password": PASSWORD }).to_string();
        let request = Request::new("POST", "/api/v1/sessions", "", &body);
        let mut connection = Connection::open(self.target.address);
        let start = Instant::now();
        connection.ask(&request);
        start.elapsed().as_secs_f64() * 1e3
    }
}

fn email(number: usize) -> String {
    format!("member-{number}@example.com")
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

/// What signing in costs with the plugins and without; whether the difference is
/// small enough. A password's hash alone varies by more than that from one time to
/// the next, so the two of a pair come right after each other, either of them first
/// by turns, and the median of the pairs' differences counts.
pub fn sign_ins(without: &Server, with: &Server) -> bool {
    for server in [without, with] {
        server.sign_in(0);
    }
    let pairs = (0..SIGN_INS).map(|number| {
        if number % 2 == 0 {
            let first = without.sign_in(number);
            (first, with.sign_in(number))
        } else {
            let first = with.sign_in(number);
            (without.sign_in(number), first)
        }
    });
    let pairs: Vec<_> = pairs.collect();
    let plain = quartiles(pairs.iter().map(|(without, _)| *without).collect());
    let more = quartiles(pairs.iter().map(|(without, with)| with - without).collect());
    let reached = more[1] < MOST_MILLIS;
    let word = if reached { "reached" } else { "MISSED" };
    println!(
        "sign-in: {:.1} ms without plugins; {:.1} ms more with four (half of the pairs between \
         {:.1} and {:.1}), under {MOST_MILLIS:.0} ms: {word}",
        plain[1], more[1], more[0], more[2]
    );
    reached
}

/// The first quartile, the median and the third quartile.
fn quartiles(mut times: Vec<f64>) -> [f64; 3] {
    times.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| times[times.len() * quarter / 4])
}
