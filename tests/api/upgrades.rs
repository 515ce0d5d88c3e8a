//! A newer version of a plugin than the account has: what it would change, and
//! the step itself.

use std::sync::Arc;

use bailey_crm::Context;
use bailey_plugins::{Catalogue, Consent, Offer, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};
use bailey_tests::Server;
use serde_json::json;

use crate::policy::policy;
use crate::{code, server};

const BIN: &str = "bailey.recycle-bin";

/// Gives the account an older recycle bin than the server's catalogue has: one
/// that decides and does nothing else.
fn with_an_old_bin() -> Server {
    let server = server();
    let mut catalogue = Catalogue::new();
    catalogue.add(Offer::read(policy(BIN, "i32.const 16")).unwrap());
    let sandbox = Sandbox::new(&code(), ProcessLimits::default()).unwrap();
    let before = Plugins::new(Arc::clone(server.crm()), Arc::new(sandbox), catalogue);
    let account = server.crm().account(&"demo".parse().unwrap()).unwrap();
    let context = Context::operator();
    let consent = Consent::default();
    before.install(&account, &context, BIN, &consent).unwrap();
    before.enable(&account, &context, BIN).unwrap();
    server
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
