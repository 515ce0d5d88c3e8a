//! Bailey as a program would use it: deals in an account, a token, the API.

use std::sync::Arc;
use std::time::Instant;

use bailey_crm::records::{self, Selection, Values, What};
use bailey_crm::store::{Crm, Options};
use bailey_crm::{Account, Context, Money, RecordId, RecordRef, Scalar, UserId, Value, bin};
use bailey_plugins::{Background, Consent, Plugins};
use bailey_server::{Settings, State};
use bailey_tests::ground::{found, open};

use crate::client::{Connection, Request, Target};

/// As many deals as the sample data has.
pub const DEALS: usize = 8_800;
/// The standard stages of a deal, by key.
pub const STAGES: [&str; 4] = ["prospecting", "engaging", "won", "lost"];

pub fn deal_name(number: usize) -> String {
    format!("GTX Basic for company {number}")
}

pub struct Server {
    pub target: Target,
    account: Arc<Account>,
    plugins: Plugins,
    _background: Background,
    _runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Server {
    pub fn start(with_plugins: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (crm, plugins) = open(folder.path(), Options::default());
        let (account, token) = found(&crm, "bench");
        fill(&account, &|_| None);
        if with_plugins {
            let ids: Vec<String> = plugins
                .catalogue()
                .newest()
                .map(|offer| offer.manifest().id.clone())
                .collect();
            for id in ids {
                let context = Context::operator();
                plugins
                    .install(&account, &context, &id, &Consent::default())
                    .expect("installed");
                plugins.enable(&account, &context, &id).expect("enabled");
            }
        }
        let background = plugins.start().expect("threads");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let address = listen(&runtime, &crm, &plugins);
        let make = move |act: &str, number: usize| request(act, number, &token);
        Self {
            target: Target {
                address,
                make: Box::new(make),
            },
            account,
            plugins,
            _background: background,
            _runtime: runtime,
            _folder: folder,
        }
    }

    /// Deletes a deal as a person would, and brings it back where it was kept;
    /// rounds a second.
    pub fn delete_and_restore(&self, rounds: usize) -> Vec<f64> {
        let context = Context::operator();
        let mut deal = 1;
        let mut round = || {
            let start = Instant::now();
            for _ in 0..40 {
                let what = What::Ids(vec![RecordId(deal)]);
                let selection = Selection {
                    table: "deals".to_owned(),
                    what,
                };
                let deleted = self
                    .plugins
                    .delete(&self.account, &context, selection)
                    .expect("deleted");
                if deleted.keep != records::Keep::Purge {
                    bin::restore(
                        &self.account,
                        &context,
                        &bin::Selection::Deletions(vec![deleted.operation]),
                    )
                    .expect("restored");
                }
                deal += 1;
            }
            40.0 / start.elapsed().as_secs_f64()
        };
        (0..rounds).map(|_| round()).collect()
    }
}

/// Makes the deals; `of` says whose the one with this number is.
pub fn fill(account: &Account, of: &dyn Fn(usize) -> Option<UserId>) {
    let context = Context::operator();
    let owners: Vec<Option<UserId>> = (0..DEALS).map(of).collect();
    let made = account.write(move |write| {
        for (number, owner) in owners.into_iter().enumerate() {
            let money = Money {
                minor: 100_000,
                currency: "USD".to_owned(),
            };
            let owner = owner.map(|user| RecordRef {
                table: "users".to_owned(),
                id: RecordId(user.0),
            });
            let owner = owner.map_or(Value::None, |user| Value::One(Scalar::Reference(user)));
            let values: Values = [
                (
                    "name".to_owned(),
                    Value::One(Scalar::Text(deal_name(number))),
                ),
                (
                    "stage".to_owned(),
                    Value::One(Scalar::Choice(STAGES[number % STAGES.len()].to_owned())),
                ),
                ("value".to_owned(), Value::One(Scalar::Money(money))),
                ("owner".to_owned(), owner),
            ]
            .into();
            records::create_in(write, &context, "deals", values)?;
        }
        Ok(())
    });
    made.expect("deals");
}

pub fn listen(
    runtime: &tokio::runtime::Runtime,
    crm: &Arc<Crm>,
    plugins: &Plugins,
) -> std::net::SocketAddr {
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let state = State::new(Arc::clone(crm), plugins.clone(), Settings::default());
    runtime.spawn(bailey_server::serve(
        listener,
        state,
        std::future::pending(),
    ));
    address
}

/// What a program with this token asks.
pub fn request(act: &str, number: usize, token: &str) -> Request {
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let deals = "/api/v1/tables/deals/records";
    match act {
        "read one" => Request::new(
            "GET",
            &format!("{deals}/{}", 1 + number * 7 % DEALS),
            &bearer,
            "",
        ),
        "list 25" => {
            let stage = STAGES[number % STAGES.len()];
            let filter = format!(
                "%7B%22field%22:%22stage%22,%22is%22:%22equal%22,%22value%22:%22{stage}%22%7D"
            );
            Request::new(
                "GET",
                &format!("{deals}?sort=id&filter={filter}"),
                &bearer,
                "",
            )
        }
        _ => {
            let values = serde_json::json!({ "name": deal_name(number), "stage": STAGES[0] });
            let body = serde_json::json!({ "values": values });
            Request::new("POST", deals, &bearer, &body.to_string())
        }
    }
}

/// From opening a data folder that was used before to the first answer.
pub fn second_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let (crm, plugins) = open(folder.path(), Options::default());
    let (account, token) = found(&crm, "start");
    fill(&account, &|_| None);
    let background = plugins.start().expect("threads");
    background.stop();
    crm.close();
    drop((account, plugins, crm));

    let start = Instant::now();
    let (crm, plugins) = open(folder.path(), Options::default());
    let background = plugins.start().expect("threads");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let address = listen(&runtime, &crm, &plugins);
    Connection::open(address).ask(&request("read one", 1, &token));
    let millis = start.elapsed().as_millis();
    let word = if millis < 500 { "reached" } else { "MISSED" };
    println!("second start to first answer: {millis} ms, under 500 ms: {word}");
    background.stop();
}
