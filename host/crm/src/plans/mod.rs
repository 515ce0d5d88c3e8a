//! That what people ask is found by an index, however much an account holds: the
//! statements that are really sent are taken down while people work, and SQLite is asked
//! for the plan of each.
//!
//! Plans don't depend on how much there is: no statistics are kept.

mod acts;
mod lists;
mod reads;
mod seeded;

use std::collections::BTreeSet;

use crate::context::Context;
use crate::store::{Crm, NewAccount, Options, statements};
use acts::Act;
use seeded::Seeded;

/// What may be gone through whole.
const WHOLE: &[&str] = &[
    // One row, or as many as there are people, departments or tables.
    "bailey_account",
    "bailey_file_limit",
    "bailey_watched_table",
    "bailey_user",
    "bailey_department",
    "main.bailey_search_config",
    // Reports, of which there can be some hundred.
    "r",
    // What was asked for, and what was found so far.
    "json_each VIRTUAL TABLE INDEX 1:",
    "CONSTANT ROW",
    "occurs",
    // The rows that hold all of the words. With `=` before the letter each would be
    // looked for by its number instead.
    "bailey_search VIRTUAL TABLE INDEX 0:M1",
    // The same, the latest first.
    "bailey_search VIRTUAL TABLE INDEX 192:M1",
];

/// Files are added up for one page of the settings, and before one is taken in.
const FILES: &str = "SELECT (SELECT coalesce(sum(size), 0) FROM bailey_blob)";

/// From the newest entry on, of which one is read.
const NEWEST: &str = "ORDER BY id DESC LIMIT 1";

/// The records that were put away.
const ARCHIVED: &str = r#"r."state" = 'archived'"#;

/// What is wrong with a step of a statement's plan; nothing if nothing is.
fn wrong(act: &Act, sql: &str, plan: &[String], step: &str) -> Option<&'static str> {
    if let Some(scanned) = step.strip_prefix("SCAN ") {
        let known = WHOLE.contains(&scanned)
            || scanned.starts_with("(subquery")
            || sql.starts_with(FILES)
            || (scanned == "bailey_operation" && sql.ends_with(NEWEST));
        return (!known).then_some("goes through all of it");
    }
    // Active records are most of a table: who sorts them reads it whole. What was put away
    // is a small part of it, and sorted where rules keep some of it from somebody.
    let most = |step: &String| step.ends_with("__state (state=?)") && !sql.contains(ARCHIVED);
    let sorts = step == "USE TEMP B-TREE FOR ORDER BY" && plan.iter().any(most);
    (sorts && !act.sorts).then_some("sorts a table")
}

#[test]
fn what_people_ask_is_found_by_an_index() {
    let seeded = Seeded::new();
    let account = &seeded.office.account;
    let mut faults = Vec::new();
    for (who, context) in seeded.people() {
        for act in acts::all() {
            let sent = statements::sent(account, || (act.act)(&seeded, &context));
            let mut steps = BTreeSet::new();
            // What begins like this is a trigger's, or one of the index of words.
            for sql in sent.iter().filter(|sql| !sql.starts_with("--")) {
                let plan = statements::plan(account, sql);
                let found = plan
                    .iter()
                    .filter_map(|step| Some((step, wrong(&act, sql, &plan, step)?)));
                for (step, fault) in found {
                    faults.push(format!("{who}, {}: {fault}: {step}\n    {sql}", act.name));
                }
                steps.extend(plan);
            }
            assert!(!sent.is_empty(), "{who}, {}: nothing was sent", act.name);
            let used = |index: &&&str| steps.iter().any(|step| step.contains(**index));
            // Where rules keep something from somebody, their indices may serve better.
            if who == seeded::WHOLE {
                for missing in act.by.iter().filter(|index| !used(index)) {
                    faults.push(format!("{who}, {}: not by {missing}: {steps:#?}", act.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn who_sees_their_own_is_shown_them_by_their_owner() {
    let seeded = Seeded::new();
    let account = &seeded.office.account;
    let (_, own) = seeded.people().swap_remove(1);
    for name in ["list", "board", "count", "reports"] {
        let act = acts::all().into_iter().find(|act| act.name == name);
        let sent = statements::sent(account, || (act.unwrap().act)(&seeded, &own));
        let plans = sent.iter().filter(|sql| sql.contains("\"owner\" = "));
        let mut plans = plans.map(|sql| statements::plan(account, sql));
        assert!(
            plans.any(|plan| plan
                .iter()
                .any(|step| step.contains("__owner (owner=? AND state=?)"))),
            "{name}"
        );
    }
}

#[test]
fn an_account_of_an_earlier_version_has_the_index_of_labels_made_anew() {
    let home = tempfile::tempdir().unwrap();
    let id = "office".parse().unwrap();
    let listed = || {
        let crm = Crm::open(home.path(), Options::default()).unwrap();
        let account = crm.account(&id).unwrap();
        statements::plan(
            &account,
            r#"SELECT id FROM "deals" WHERE "state" = 'active' ORDER BY "label__sort", "id""#,
        )
    };
    let crm = Crm::open(home.path(), Options::default()).unwrap();
    let new = NewAccount {
        id: "office".parse().unwrap(),
        name: "Office".into(),
    };
    let path = crm
        .create_account(&Context::operator(), new)
        .unwrap()
        .path()
        .to_owned();
    crm.close();
    drop(crm);
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .execute_batch(
            r#"DROP INDEX "deals__label"; CREATE INDEX "deals__label" ON "deals" ("label__sort")"#,
        )
        .unwrap();
    drop(connection);
    assert_eq!(
        listed(),
        ["SEARCH deals USING COVERING INDEX deals__label (state=?)"]
    );
}
