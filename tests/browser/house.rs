//! Where the tests take place: a server with the first-party plugins switched on,
//! and somebody who is signed in to it.

use std::path::Path;

use bailey_plugins::Consent;
use bailey_tests::{OWNER, PASSWORD, Server};
use serde_json::json;

use crate::driver::Browser;

/// A server with both first-party plugins and three companies.
pub fn server() -> Server {
    let server = Server::start(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("code"));
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let context = bailey_crm::Context::operator();
    for offer in server.plugins().catalogue().newest() {
        let plugin = &offer.manifest().id;
        server
            .plugins()
            .install(&account, &context, plugin, &Consent::default())
            .unwrap();
        server.plugins().enable(&account, &context, plugin).unwrap();
    }
    let owner = server.owner();
    for name in ["Acme Corporation", "Betasoloin", "Cancity"] {
        let body = json!({ "values": { "name": name } });
        assert_eq!(owner.post("/tables/companies/records", &body).status, 201);
    }
    server
}

/// A browser of this width in which the owner is signed in.
pub fn signed_in(server: &Server, width: u32) -> Browser {
    signed_in_as(server, width, OWNER)
}

/// A browser of this width in which somebody is signed in.
pub fn signed_in_as(server: &Server, width: u32, email: &str) -> Browser {
    let browser = Browser::start(width, 900);
    browser.open(&server.address("/"));
    browser.write("#email", email);
    browser.write("#password", PASSWORD);
    browser.click("main button[type=submit], main form button");
    browser.wait_for("What I changed last");
    browser
}
