//! Bailey as a program would use it: deals in an account, a token, the API.

use std::sync::Arc;
use std::time::Instant;

use bailey_crm::store::{Crm, Options};
use bailey_plugins::Plugins;
use bailey_server::{Settings, State};
use bailey_tests::deals::{DEALS, STAGES, fill};
use bailey_tests::drive::{Connection, Request};
use bailey_tests::ground::{found, open};

/// Serves on a free port.
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
        "read one" => {
            let path = format!("{deals}/{}", 1 + number * 7 % DEALS);
            Request::new("GET", &path, &bearer, "")
        }
        _ => {
            let stage = STAGES[number % STAGES.len()];
            let filter = format!(
                "%7B%22field%22:%22stage%22,%22is%22:%22equal%22,%22value%22:%22{stage}%22%7D"
            );
            let path = format!("{deals}?sort=id&filter={filter}");
            Request::new("GET", &path, &bearer, "")
        }
    }
}

/// From opening a data folder that was used before to the first answer.
pub fn second_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let (crm, plugins) = open(folder.path(), Options::default());
    let (account, token) = found(&crm, "start");
    fill(&account, DEALS, &|_| None);
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
