//! A newer version of a plugin, from the plugin's page to the account.

use std::sync::Arc;

use axum::http::StatusCode;
use bailey_crm::Context;
use bailey_plugins::{Catalogue, Consent, Offer, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};

use crate::browser::Browser;
use crate::guest::{Guest, MEMORY};

const OWN: &str = "/settings/plugins/test.idle";
const UPGRADE: &str = "/settings/plugins/test.idle/upgrade";

/// A plugin that does nothing, and can do what it imports.
fn idle(imports: &[&str], import: &str) -> Catalogue {
    let code = format!(
        r#"(module {import} {MEMORY}
            (func (export "bailey:crm/event-listener@1.0.0#on-events")
                (param i32 i32) (result i32) i32.const 16))"#
    );
    let guest = Guest {
        id: "test.idle",
        imports,
        exports: &["event-listener"],
        code: &code,
        ..Guest::default()
    };
    let mut catalogue = Catalogue::new();
    catalogue.add(Offer::read(guest.package()).unwrap());
    catalogue
}

#[tokio::test]
async fn a_newer_version_says_what_it_could_do_more_and_comes_when_asked_for() {
    let now = r#"(import "bailey:crm/clock@1.0.0" "now" (func (param i32)))"#;
    let browser = Browser::with(idle(&["clock"], now));
    let code = tempfile::tempdir().unwrap();
    let sandbox = Sandbox::new(code.path(), ProcessLimits::small()).unwrap();
    let before = Plugins::new(Arc::clone(&browser.crm), Arc::new(sandbox), idle(&[], ""));
    let context = Context::operator();
    let consent = Consent::default();
    before
        .install(&browser.account, &context, "test.idle", &consent)
        .unwrap();

    let mut browser = browser.at_home().await;
    let page = browser.get(OWN).await;
    assert!(page.body.contains(UPGRADE));
    let page = browser.get(UPGRADE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("It could do one thing more than before"));
    assert!(page.says("What it could do beyond today"));
    let mut moved = browser.get(UPGRADE).await;
    moved.body = moved
        .body
        .replace("name=\"digest\" value=\"", "name=\"digest\" value=\"0");
    let page = browser.submit(&moved, UPGRADE, &[]).await;
    assert!(page.path.starts_with(UPGRADE) && page.says("the catalogue got another version"));
    let page = browser.submit(&page, UPGRADE, &[]).await;
    assert!(page.path.starts_with(OWN) && page.says("is at version 1.0.0 now"));
    assert!(!page.body.contains(UPGRADE));
    assert_eq!(browser.get(UPGRADE).await.status, StatusCode::CONFLICT);
}
