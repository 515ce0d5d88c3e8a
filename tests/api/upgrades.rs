//! A newer version of a plugin than the account has: what it would change, the step
//! itself, and the same in many accounts while they are at work.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};

use bailey_crm::{Account, Context, Timestamp};
use bailey_plugins::{Catalogue, Consent, Offer, Plugins, RulesChange, Updates};
use bailey_sandbox::{ProcessLimits, Sandbox};
use bailey_server::Settings;
use bailey_tests::{Client, Server, ground};
use serde_json::json;

use crate::keeper::keeper;
use crate::policy::policy;
use crate::{code, server};

const BIN: &str = "bailey.recycle-bin";

/// Gives the account an older recycle bin than the server's catalogue has: one
/// that decides and does nothing else.
fn with_an_old_bin() -> Server {
    let server = server();
    let mut catalogue = Catalogue::new();
    catalogue.add(Offer::read(policy(BIN, "i32.const 16")).unwrap());
    let before = before(&server, catalogue);
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let context = Context::operator();
    let consent = Consent::default();
    before.install(&account, &context, BIN, &consent).unwrap();
    before.enable(&account, &context, BIN).unwrap();
    server
}

/// The plugins of the process that ran before on the same accounts.
fn before(server: &Server, catalogue: Catalogue) -> Plugins {
    let sandbox = Sandbox::new(&code(), ProcessLimits::default()).unwrap();
    Plugins::new(Arc::clone(server.crm()), Arc::new(sandbox), catalogue)
}

#[test]
fn an_upgrade_says_what_it_adds_and_takes_a_consent() {
    let server = with_an_old_bin();
    let (owner, member) = (server.owner(), server.member());
    let path = format!("/plugins/{BIN}/upgrade");
    assert_eq!(member.get(&path).refusal(403), "denied");
    let told = owner.get(&format!("/plugins/{BIN}")).expect(200);
    let plan = owner.get(&path).expect(200);
    assert_eq!(plan["to"], told["newer"]);
    let added = plan["added"].as_array().unwrap();
    let adds = |name: &str| added.iter().any(|power| power["interface"] == name);
    assert!(adds("bin") && adds("pages") && !adds("deletion-policy"));
    assert_eq!(plan["removed"], json!([]));

    let digest = &plan["digest"];
    let another = json!({ "digest": told["digest"] });
    assert_eq!(owner.post(&path, &another).refusal(409), "conflict");
    let silent = owner.post(&path, &json!({ "digest": digest }));
    assert_eq!(silent.refusal(400), "invalid");
    let body = json!({ "digest": digest, "consent": {} });
    assert_eq!(member.post(&path, &body).refusal(403), "denied");
    let now = owner.post(&path, &body).expect(200);
    assert_eq!(
        (&now["digest"], &now["newer"], &now["state"]),
        (digest, &json!(null), &json!("enabled"))
    );
    assert_eq!(member.get(&format!("/plugins/{BIN}/pages")).status, 200);
    assert_eq!(owner.get(&path).refusal(409), "conflict");
    let journal = owner.get("/journal?kind=plugins.upgraded").expect(200);
    assert_eq!(journal["operations"].as_array().unwrap().len(), 1);
}

const KEEPER: &str = "test.keeper";
/// How many accounts are upgraded, unless `BAILEY_TEST_ACCOUNTS` says another number.
const ACCOUNTS: usize = 100;
/// How many clients are at work meanwhile, each in accounts of its own.
const CLIENTS: usize = 2;

/// A deletion policy that stores its version's letter.
fn version(version: &str, letter: char) -> &'static [u8] {
    keeper(KEEPER, version, letter, &["deletion-policy"], "").leak()
}

/// Accounts whose plugins come to new versions by themselves, each with somebody who
/// works in it and a company.
fn accounts(server: &Server, before: &Plugins) -> Vec<(Arc<Account>, Client)> {
    let context = Context::operator();
    let many = std::env::var("BAILEY_TEST_ACCOUNTS").ok();
    let many = many.map_or(ACCOUNTS, |many| many.parse().expect("a number"));
    let made = (0..many).map(|number| {
        let name = format!("company-{number}");
        let (account, token) = ground::found(server.crm(), &name);
        let consent = Consent::default();
        before
            .install(&account, &context, KEEPER, &consent)
            .unwrap();
        before.enable(&account, &context, KEEPER).unwrap();
        let change = RulesChange {
            updates: Some(Updates::All),
            ..RulesChange::default()
        };
        before.set_rules(&account, &context, &change).unwrap();
        (account, server.anonymous_in(&name).bearing(&token))
    });
    made.collect()
}

/// Makes and deletes a company, and asks for the plugin: which version it was, once
/// all was answered as it should be.
fn at_work(client: &Client) -> String {
    let made = json!({ "values": { "name": "Acme" } });
    let made = client.post("/tables/companies/records", &made).expect(201);
    let deleted = client.delete(&format!("/tables/companies/records/{}", made["id"]));
    let kept = deleted.expect(200)["keep"].clone();
    assert_eq!(kept, json!({ "kind": "days", "days": 7 }));
    let plugin = client.get(&format!("/plugins/{KEEPER}")).expect(200);
    assert_eq!(plugin["state"], "enabled", "{plugin}");
    plugin["version"].as_str().unwrap().to_owned()
}

#[test]
fn many_accounts_are_upgraded_while_they_are_at_work_and_nobody_notices() {
    let (old, new) = (version("1.0.0", '1'), version("2.0.0", '2'));
    let server = Server::hosting(&code(), Settings::default(), &[old, new]);
    let catalogue = Catalogue::new().with_packages([old]).unwrap();
    let accounts = accounts(&server, &before(&server, catalogue));
    let (upgraded, all_at_work) = (AtomicBool::new(false), Barrier::new(CLIENTS + 1));
    let seen = std::thread::scope(|scope| {
        let working = (0..CLIENTS).map(|nth| {
            let (accounts, upgraded, all_at_work) = (&accounts, &upgraded, &all_at_work);
            scope.spawn(move || {
                let own = || accounts.iter().skip(nth).step_by(CLIENTS);
                let first = own().take(1).map(|(_, client)| at_work(client));
                let mut seen: BTreeSet<String> = first.collect();
                all_at_work.wait();
                while !upgraded.load(Ordering::Acquire) {
                    seen.extend(own().rev().map(|(_, client)| at_work(client)));
                }
                seen
            })
        });
        let working: Vec<_> = working.collect();
        all_at_work.wait();
        for (account, _) in &accounts {
            server
                .plugins()
                .see_to_plugins(account, Timestamp::now())
                .unwrap();
        }
        upgraded.store(true, Ordering::Release);
        let ended = working.into_iter().map(|thread| thread.join().unwrap());
        ended.flatten().collect::<BTreeSet<_>>()
    });
    let both = ["1.0.0", "2.0.0"].map(str::to_owned);
    assert_eq!(seen, BTreeSet::from(both));
    for (_, client) in &accounts {
        assert_eq!(at_work(client), "2.0.0");
        let journal = client.get("/journal?kind=plugins.upgraded").expect(200);
        assert_eq!(journal["operations"].as_array().unwrap().len(), 1);
    }
}
