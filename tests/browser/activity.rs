//! An admin makes a rule, sees whom it would have stopped, and switches it on; who
//! goes beyond it is out, and let in again.

use serde_json::json;

use crate::house::{server, signed_in};

#[test]
fn a_rule_is_tested_switched_on_stops_somebody_and_is_lifted() {
    let server = server();
    let _background = server.plugins().start().unwrap();
    let member = server.member();
    let mut deals = (0..5).map(|number| {
        let body = json!({ "values": { "name": format!("Deal {number}"), "stage": "won" } });
        member.post("/tables/deals/records", &body).expect(201)["id"].clone()
    });
    let first: Vec<_> = deals.by_ref().take(3).collect();
    let rest: Vec<_> = deals.collect();
    let delete = |ids: Vec<serde_json::Value>| {
        let path = "/tables/deals/records/bulk-delete";
        member.post(path, &json!({ "ids": ids })).expect(200)
    };
    delete(first);

    let browser = signed_in(&server, 1280);
    browser.open(&server.address("/plugins/bailey.activity-monitor"));
    browser.wait_for("Nothing is counted yet");
    for (field, value) in [
        ("act", "records-deleted"),
        ("per", "hour"),
        ("whom", "everybody"),
        ("answer", "suspend"),
    ] {
        browser.evaluate(&format!(
            "document.querySelector('main select[name$={field}]').value = '{value}'"
        ));
    }
    browser.write("main form.form input[name$='limit']", "2");
    browser.click("button[value='create']");
    browser.wait_for("The rule is made, and off.");
    browser.wait_for("this rule would have stopped one person");
    browser.wait_for("3 records deleted within an hour");
    browser.click("button[value='switch-on']");
    browser.wait_for("Switch this rule on?");
    browser.click("form.confirm button");
    browser.wait_for("it counts from now on");

    let _beyond = delete(rest);
    browser.open(&server.address("/plugins/bailey.activity-monitor"));
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while !browser.text().contains("Suspended") {
        assert!(std::time::Instant::now() < deadline, "{}", browser.text());
        std::thread::sleep(std::time::Duration::from_millis(200));
        browser.open(&server.address("/plugins/bailey.activity-monitor"));
    }
    assert_eq!(member.get("/me").status, 401);
    browser.click("main td button");
    browser.wait_for("Lift it for Member?");
    browser.click("form.confirm button");
    browser.wait_for("Lifted for Member");
    assert_eq!(server.member().get("/me").status, 200);
}
