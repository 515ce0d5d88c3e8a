//! What a change of a role is said to do before it is saved, over HTTP, against
//! counting record by record for each person and each right.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::roles::{Company, ROLES, act};

/// What is counted, as the page calls it and as a form does.
const RIGHTS: [(&str, &str); 5] = [
    ("See", "view"),
    ("Edit", "edit"),
    ("Delete", "delete"),
    ("Delete for good", "purge"),
    ("Export", "export"),
];

/// How far a right of a role extends, as a form has it.
const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];

const STAGES: [&str; 4] = ["prospecting", "proposal", "won", "lost"];
/// Those of the lawyer's role.
const LAWYERS: [&str; 2] = ["proposal", "won"];

/// A deal as far as rights go.
struct Deal {
    owner: i64,
    stage: &'static str,
}

/// The rights of a role in the table of deals.
type Rights = BTreeMap<&'static str, usize>;

/// By person and right, how many deals they lose, and how many they gain.
type Effects = BTreeMap<(i64, String), (u64, u64)>;

struct Office {
    company: Company,
    deals: Vec<Deal>,
    /// The department of each person.
    departments: BTreeMap<i64, &'static str>,
}

impl Office {
    fn open() -> Self {
        let company = Company::with_roles();
        let ids = &company.ids;
        let departments = [
            (ids.head, "team"),
            (ids.agent, "team"),
            (ids.stranger, "other"),
            (ids.lawyer, "other"),
            (ids.admin, "other"),
        ];
        let mut deals = Vec::new();
        for (turn, (owner, _)) in departments.iter().enumerate() {
            for stage in STAGES.iter().cycle().skip(turn).take(3 + turn) {
                company.deal_of(*owner, &format!("{stage} of {owner}"), stage);
                deals.push(Deal {
                    owner: *owner,
                    stage,
                });
            }
        }
        Self {
            company,
            deals,
            departments: departments.into(),
        }
    }

    /// The deals to which a right at this level extends, by their places.
    fn within(&self, user: i64, level: usize, stages: &[&str]) -> BTreeSet<usize> {
        let department = |user: i64| self.departments.get(&user);
        let theirs = |deal: &Deal| match level {
            0 => false,
            1 => deal.owner == user,
            // No department is below another here.
            2 | 3 => department(deal.owner) == department(user),
            _ => true,
        };
        let deals = self.deals.iter().enumerate();
        deals
            .filter(|(_, deal)| theirs(deal) && stages.contains(&deal.stage))
            .map(|(place, _)| place)
            .collect()
    }

    /// What somebody may with these rights: all but seeing needs seeing.
    fn reach(&self, user: i64, rights: &Rights, right: &str, stages: &[&str]) -> BTreeSet<usize> {
        let level = |right: &str| rights.get(right).copied().unwrap_or(0);
        let seen = self.within(user, level("view"), stages);
        let extends = self.within(user, level(right), stages);
        seen.intersection(&extends).copied().collect()
    }

    /// What the page says of a change.
    fn told(&self, role: &str, right: &str, level: usize) -> Effects {
        let form = json!([["role", role], [format!("deals.{right}"), LEVELS[level]],]);
        let owner = &self.company.owner;
        let _proposed = act(owner, "role", "rights", form).expect(200);
        let page = owner.get(&format!("/plugins/{ROLES}/pages/effect"));
        let page = page.expect(200);
        let _dropped = act(owner, "effect", "discard", json!([])).expect(200);
        let blocks = page["blocks"].as_array().unwrap().iter();
        let tables = blocks.filter(|block| block["type"] == "table");
        let rows = tables.flat_map(|table| table["rows"].as_array().unwrap());
        let mut told = Effects::new();
        for row in rows {
            let cells = row["cells"].as_array().unwrap();
            let [user, right, table, lost, gained] = &cells[..] else {
                continue;
            };
            let counted = RIGHTS.iter().find(|(word, _)| right["text"] == *word);
            let Some((_, right)) = counted.filter(|_| table["table"] == "deals") else {
                continue;
            };
            let effect = (count(lost), count(gained));
            if effect != (0, 0) {
                told.insert(
                    (user["user"].as_i64().unwrap(), (*right).to_owned()),
                    effect,
                );
            }
        }
        told
    }
}

fn count(badge: &Json) -> u64 {
    let label = badge["label"].as_str().unwrap_or_default();
    if label == "one record" {
        return 1;
    }
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(0)
}

#[test]
fn what_if_is_what_counting_record_by_record_says_of_every_right() {
    let office = Office::open();
    let ids = &office.company.ids;
    let own = [("view", 1), ("edit", 1), ("delete", 1)];
    let led = [("view", 3), ("edit", 3), ("delete", 3), ("export", 3)];
    let lawyers = [("view", 4), ("edit", 4)];
    let mut different = 0;
    for (role, rights, people, stages) in [
        (
            "salesperson",
            &own[..],
            vec![ids.agent, ids.stranger],
            &STAGES[..],
        ),
        ("head-of-sales", &led, vec![ids.head], &STAGES),
        ("lawyer", &lawyers, vec![ids.lawyer], &LAWYERS),
    ] {
        let before: Rights = rights.iter().copied().collect();
        for (_, changed) in RIGHTS {
            for level in [0, 1, 2, 4] {
                let mut after = before.clone();
                after.insert(changed, level);
                let mut expected = Effects::new();
                for user in &people {
                    for (_, right) in RIGHTS {
                        let then = office.reach(*user, &before, right, stages);
                        let later = office.reach(*user, &after, right, stages);
                        let lost = then.difference(&later).count() as u64;
                        let gained = later.difference(&then).count() as u64;
                        if (lost, gained) != (0, 0) {
                            expected.insert((*user, right.to_owned()), (lost, gained));
                        }
                    }
                }
                different += expected.len();
                let told = office.told(role, changed, level);
                assert_eq!(told, expected, "{role}: {changed} at {level}");
            }
        }
    }
    assert!(different > 60, "{different} effects are too few to tell");
}
