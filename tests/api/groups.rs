//! Groups of people that a plugin keeps, as others find them in the directory.

use serde_json::json;

use crate::enable;
use crate::roles::{Company, Ids, ROLES};

#[test]
fn roles_are_groups_of_the_directory_while_the_plugin_is_switched_on() {
    let company = Company::with_roles();
    let Ids {
        head,
        agent,
        stranger,
        lawyer,
        admin,
    } = company.ids;
    let members = |key: &str| {
        let groups = company.owner.get("/groups").expect(200);
        let groups = groups.as_array().unwrap().clone();
        let found = groups.into_iter().find(|group| group["key"] == key);
        let found = found.unwrap_or_else(|| panic!("no group {key}"));
        assert_eq!(found["plugin"], ROLES);
        (found["name"].clone(), found["members"].clone())
    };
    assert_eq!(
        members("salesperson"),
        (json!("Salesperson"), json!([agent, stranger]))
    );
    assert_eq!(members("head-of-sales").1, json!([head]));
    // Who was given none has that of those without.
    assert_eq!(members("administrator").1, json!([admin]));
    let without = members("everything").1;
    assert!(
        !without.as_array().unwrap().contains(&json!(lawyer)),
        "{without}"
    );
    company.assign(agent, &["lawyer"]);
    assert_eq!(members("lawyer").1, json!([agent, lawyer]));
    assert_eq!(members("salesperson").1, json!([stranger]));
    let journal = company
        .owner
        .get("/journal?kind=groups.changed&limit=1")
        .expect(200);
    let told = journal.to_string();
    assert!(told.contains(&format!("added {agent}")), "{told}");
    let off = format!("/plugins/{ROLES}/disable");
    let _off = company.owner.post(&off, &json!({})).expect(200);
    assert_eq!(company.owner.get("/groups").expect(200), json!([]));
    enable(&company.owner, ROLES);
    assert_eq!(members("salesperson").1, json!([stranger]));
    let denied = company.agent.get("/groups");
    assert_eq!(denied.status, 403, "{}", denied.text());
}
