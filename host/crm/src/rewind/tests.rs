//! What holds for rewinding: the actor's work goes back, everybody else's stays.

mod merges;
mod whatever;

use std::sync::Arc;

use crate::bin;
use crate::context::{Access, Actor, Context};
use crate::directory::{self, NewUser};
use crate::error::Error;
use crate::ids::{RecordId, Timestamp, UserId};
use crate::journal::{self, ChangeKind, VerifyOptions, verify};
use crate::records::testing::{choice, contact, made, text};
use crate::records::{
    Decision, Keep, RecordState, Selection, Update, What, archive, create, delete, get, unarchive,
    update,
};
use crate::rewind::{RewindActor, RewindPlan, RewindSpan, Rewound, plan, rewind};
use crate::store::Account;
use crate::undo::{Obstacle, undo};
use crate::value::{RecordRef, Value};

const PLUGIN: &str = "acme.merger";
const ALL: usize = usize::MAX;

fn plugin() -> Context {
    Context {
        actor: Actor::Plugin {
            plugin: PLUGIN.into(),
            version: "1.0.0".into(),
            digest: "d".into(),
            capability: "records-write".into(),
            on_behalf_of: None,
        },
        ..at(1_000)
    }
}

fn at(at: i64) -> Context {
    Context {
        at: Timestamp(at),
        ..Context::operator()
    }
}

fn span() -> RewindSpan {
    RewindSpan {
        actor: RewindActor::Plugin(PLUGIN.into()),
        since: Timestamp(1_000),
        until: Timestamp(2_000),
        table: None,
    }
}

fn planned(account: &Account, span: &RewindSpan) -> RewindPlan {
    plan(account, &at(9_000), span, ALL).unwrap()
}

fn rewound(account: &Account, span: &RewindSpan) -> Rewound {
    let hash = planned(account, span).hash;
    rewind(account, &at(9_000), span, hash, &mut |_, _| {}).unwrap()
}

fn set(account: &Account, context: &Context, records: &[RecordRef], field: &str, value: &Value) {
    let updates = records.iter().map(|record| Update {
        record: record.clone(),
        version: None,
        values: [(field.to_owned(), value.clone())].into(),
    });
    update(account, context, updates.collect()).unwrap();
}

fn these(records: &[RecordRef]) -> Selection {
    Selection {
        table: records[0].table.clone(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    }
}

fn in_bin(records: &[RecordRef]) -> bin::Selection {
    bin::Selection::Records(records.to_vec())
}

fn binned(account: &Account, context: &Context, records: &[RecordRef]) {
    let decision = Decision {
        keep: Keep::Days(30),
        along: Vec::new(),
    };
    delete(account, context, these(records), decision).unwrap();
}

fn held(account: &Account, record: &RecordRef, field: &str) -> Value {
    let record = get(account, &Context::operator(), record).unwrap();
    record.value(field).unwrap().clone()
}

fn state(account: &Account, record: &RecordRef) -> RecordState {
    get(account, &Context::operator(), record).unwrap().state
}

fn deals(account: &Account, count: usize) -> Vec<RecordRef> {
    let one = |n: usize| {
        let values = [
            ("name", text(&format!("Deal {n}"))),
            ("stage", choice("engaging")),
        ];
        made(account, "deals", values)
    };
    (0..count).map(one).collect()
}

#[test]
fn of_a_thousand_deals_the_twenty_that_people_edited_stay() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 1_000);
    set(&account, &plugin(), &deals, "stage", &choice("lost"));
    set(&account, &plugin(), &deals, "name", &text("Merged"));
    for deal in &deals[..20] {
        set(
            &account,
            &at(3_000),
            std::slice::from_ref(deal),
            "stage",
            &choice("won"),
        );
    }
    let plan = planned(&account, &span());
    assert_eq!((plan.operations, plan.restorable), (2, 980));
    assert_eq!((plan.left_count, plan.unchanged), (20, 0));
    assert_eq!(plan.back[0].becomes, ChangeKind::Updated);
    let left = &plan.left[0];
    assert_eq!(
        (left.why, &left.record),
        (Obstacle::ChangedSince, &deals[0])
    );
    let touched = left.touched.as_ref().unwrap();
    assert_eq!(
        (touched.by.clone(), touched.at),
        (Actor::Operator, Timestamp(3_000))
    );

    let mut heard = Vec::new();
    let done = rewind(
        &account,
        &at(9_000),
        &span(),
        plan.hash,
        &mut |done, total| {
            heard.push((done, total));
        },
    )
    .unwrap();
    assert_eq!((done.restored, done.left), (980, 20));
    assert_eq!(heard.last(), Some(&(980, 980)));
    assert_eq!(held(&account, &deals[20], "stage"), choice("engaging"));
    assert_eq!(held(&account, &deals[999], "name"), text("Deal 999"));
    assert_eq!(held(&account, &deals[0], "stage"), choice("won"));
    assert_eq!(held(&account, &deals[0], "name"), text("Merged"));
    let entry = journal::operation(&account, &at(9_000), done.operation).unwrap();
    assert_eq!(
        (entry.kind.as_str(), entry.changes),
        ("records.rewind", 980)
    );
}

#[test]
fn a_rewind_is_undone_and_done_again_and_rewound_itself() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 3);
    set(&account, &plugin(), &deals, "stage", &choice("lost"));
    binned(&account, &plugin(), &deals[..1]);
    let done = rewound(&account, &span());
    assert_eq!(done.restored, 3);
    assert_eq!(state(&account, &deals[0]), RecordState::Active);
    assert_eq!(held(&account, &deals[0], "stage"), choice("engaging"));

    let again = undo(&account, &at(9_100), done.operation).unwrap();
    assert_eq!(state(&account, &deals[0]), RecordState::Deleted);
    assert_eq!(held(&account, &deals[0], "stage"), choice("lost"));
    assert_eq!(held(&account, &deals[2], "stage"), choice("lost"));
    undo(&account, &at(9_200), again).unwrap();
    assert_eq!(held(&account, &deals[2], "stage"), choice("engaging"));

    // The plugin rewinds nothing; whoever did is rewound as anybody else.
    let plan = planned(&account, &span());
    assert_eq!((plan.restorable, plan.left_count), (0, 3));
}

#[test]
fn rewinding_a_user_who_rewound_brings_the_work_back() {
    let account = Account::in_memory().unwrap();
    let admin = directory::create_user(
        &account,
        &at(1),
        NewUser {
            name: "Ann".into(),
            email: "ann@demo.example".into(),
            admin: true,
            ..NewUser::default()
        },
    )
    .unwrap();
    let as_admin = Context {
        actor: Actor::User { user: admin },
        ..at(5_000)
    };
    let deals = deals(&account, 3);
    set(&account, &plugin(), &deals, "stage", &choice("won"));
    let hash = planned(&account, &span()).hash;
    rewind(&account, &as_admin, &span(), hash, &mut |_, _| {}).unwrap();
    assert_eq!(held(&account, &deals[0], "stage"), choice("engaging"));
    let of_admin = RewindSpan {
        actor: RewindActor::User(admin),
        since: Timestamp(5_000),
        until: Timestamp(6_000),
        table: None,
    };
    assert_eq!(rewound(&account, &of_admin).restored, 3);
    assert_eq!(held(&account, &deals[0], "stage"), choice("won"));
}

#[test]
fn each_way_that_a_record_moved_goes_back() {
    let account = Account::in_memory().unwrap();
    let (plugin, deals) = (plugin(), deals(&account, 5));
    let [archived, unarchived, deleted, both, restored] = [0, 1, 2, 3, 4].map(|n| &deals[n]);
    let one = |record| std::slice::from_ref(record);
    archive(&account, &at(1), these(one(unarchived))).unwrap();
    binned(&account, &at(1), one(restored));
    archive(&account, &plugin, these(one(archived))).unwrap();
    unarchive(&account, &plugin, these(one(unarchived))).unwrap();
    binned(&account, &plugin, one(deleted));
    archive(&account, &plugin, these(one(both))).unwrap();
    binned(&account, &plugin, one(both));
    let unattended = Context {
        actor: Actor::Plugin {
            plugin: PLUGIN.into(),
            version: "1.0.0".into(),
            digest: "d".into(),
            capability: "bin".into(),
            on_behalf_of: Some(UserId(1)),
        },
        ..plugin.clone()
    };
    bin::restore(&account, &unattended, &in_bin(one(restored))).unwrap();
    let values = [("name", text("New")), ("stage", choice("won"))];
    let values = values.map(|(key, value)| (key.to_owned(), value)).into();
    let new = create(&account, &plugin, "deals", values).unwrap().record;

    let plan = planned(&account, &span());
    assert_eq!((plan.restorable, plan.left_count), (6, 0), "{plan:?}");
    rewound(&account, &span());
    let states = [archived, unarchived, deleted, both, restored, &new];
    let states = states.map(|record| state(&account, record));
    let expected = [
        RecordState::Active,
        RecordState::Archived,
        RecordState::Active,
        RecordState::Active,
        RecordState::Deleted,
        RecordState::Deleted,
    ];
    assert_eq!(states, expected);
    let keep = get(&account, &at(1), restored).unwrap().binned.unwrap();
    assert!(keep.keep_until.is_some());
}

#[test]
fn unique_values_that_changed_hands_change_back() {
    let account = Account::in_memory().unwrap();
    let [ann, ben] = [("Ann", "a@b.example"), ("Ben", "b@b.example")]
        .map(|(name, email)| create(&account, &at(1), "contacts", contact(name, email)))
        .map(|made| made.unwrap().record);
    let email = |record: &RecordRef, value: &str| {
        set(
            &account,
            &plugin(),
            std::slice::from_ref(record),
            "email",
            &text(value),
        );
    };
    email(&ann, "x@b.example");
    email(&ben, "a@b.example");
    email(&ann, "b@b.example");
    let done = rewound(&account, &span());
    assert_eq!(done.restored, 2);
    assert_eq!(held(&account, &ann, "email"), text("a@b.example"));
    assert_eq!(held(&account, &ben, "email"), text("b@b.example"));
    undo(&account, &at(9_100), done.operation).unwrap();
    assert_eq!(held(&account, &ann, "email"), text("b@b.example"));
}

#[test]
fn a_unique_value_that_another_has_now_keeps_a_record_where_it_is() {
    let account = Account::in_memory().unwrap();
    let [ann, ben] = [("Ann", "a@b.example"), ("Ben", "b@b.example")]
        .map(|(name, email)| create(&account, &at(1), "contacts", contact(name, email)))
        .map(|made| made.unwrap().record);
    set(
        &account,
        &plugin(),
        std::slice::from_ref(&ann),
        "email",
        &text("x@b.example"),
    );
    set(
        &account,
        &plugin(),
        std::slice::from_ref(&ben),
        "email",
        &text("a@b.example"),
    );
    // Ben stays as he is, and so Ann's address is not free.
    set(
        &account,
        &at(3_000),
        std::slice::from_ref(&ben),
        "name",
        &text("Benno"),
    );
    let plan = planned(&account, &span());
    let why: Vec<_> = plan
        .left
        .iter()
        .map(|left| (left.record.clone(), left.why))
        .collect();
    assert_eq!(
        why,
        [(ann, Obstacle::UniqueTaken), (ben, Obstacle::ChangedSince)]
    );
}

#[test]
fn what_is_gone_or_refers_to_it_is_listed() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 2);
    let company = made(&account, "companies", [("name", text("Acme"))]);
    set(
        &account,
        &at(1),
        &deals[..1],
        "company",
        &crate::records::testing::to(&company),
    );
    set(&account, &plugin(), &deals[..1], "company", &Value::None);
    binned(&account, &plugin(), &deals[1..]);
    binned(&account, &at(3_000), std::slice::from_ref(&company));
    bin::purge(&account, &at(3_000), &in_bin(&[company, deals[1].clone()])).unwrap();
    let why: Vec<_> = planned(&account, &span())
        .left
        .iter()
        .map(|left| left.why)
        .collect();
    assert_eq!(why, [Obstacle::Purged, Obstacle::Purged]);
}

#[test]
fn a_plan_that_is_out_of_date_is_a_conflict_and_changes_nothing() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 2);
    set(&account, &plugin(), &deals, "stage", &choice("lost"));
    let hash = planned(&account, &span()).hash;
    set(&account, &at(3_000), &deals[..1], "name", &text("Mine"));
    let refused = rewind(&account, &at(9_000), &span(), hash, &mut |_, _| {});
    assert!(matches!(refused, Err(Error::Conflict(_))));
    assert_eq!(held(&account, &deals[1], "stage"), choice("lost"));
}

#[test]
fn an_actor_without_acts_a_member_and_a_period_that_is_none_are_answered() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 1);
    let none = planned(&account, &span());
    assert_eq!((none.operations, none.restorable), (0, 0));
    let refused = rewind(&account, &at(9_000), &span(), none.hash, &mut |_, _| {});
    assert!(matches!(refused, Err(Error::Invalid(_))));

    set(&account, &plugin(), &deals, "stage", &choice("lost"));
    set(&account, &plugin(), &deals, "stage", &choice("engaging"));
    let nothing = planned(&account, &span());
    assert_eq!((nothing.restorable, nothing.unchanged), (0, 1));
    let refused = rewind(&account, &at(9_000), &span(), nothing.hash, &mut |_, _| {});
    assert!(matches!(refused, Err(Error::Invalid(_))));

    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..at(9_000)
    };
    assert!(matches!(
        plan(&account, &member, &span(), 1),
        Err(Error::Denied(_))
    ));
    let nobody = RewindSpan {
        actor: RewindActor::User(UserId(99)),
        ..span()
    };
    assert!(matches!(
        plan(&account, &at(1), &nobody, 1),
        Err(Error::NotFound(_))
    ));
    let backwards = RewindSpan {
        until: Timestamp(1_000),
        ..span()
    };
    assert!(matches!(
        plan(&account, &at(1), &backwards, 1),
        Err(Error::Invalid(_))
    ));
}

#[test]
fn what_the_actor_did_before_and_after_the_time_counts_as_anybody_elses() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 2);
    let later = Context {
        at: Timestamp(2_500),
        ..plugin()
    };
    set(&account, &plugin(), &deals, "stage", &choice("lost"));
    set(&account, &later, &deals[..1], "stage", &choice("won"));
    let plan = planned(&account, &span());
    assert_eq!((plan.restorable, plan.left_count), (1, 1));
    let of_companies = RewindSpan {
        table: Some("companies".into()),
        ..span()
    };
    assert_eq!(planned(&account, &of_companies).operations, 0);
}

#[test]
fn numbers_are_not_mixed_up_between_tables() {
    let account = Account::in_memory().unwrap();
    let deal = deals(&account, 1).remove(0);
    let company = made(&account, "companies", [("name", text("Acme"))]);
    assert_eq!((deal.id, company.id), (RecordId(1), RecordId(1)));
    set(
        &account,
        &plugin(),
        &[deal.clone(), company.clone()],
        "name",
        &text("Both"),
    );
    set(
        &account,
        &at(3_000),
        std::slice::from_ref(&deal),
        "name",
        &text("Mine"),
    );
    assert_eq!(rewound(&account, &span()).restored, 1);
    assert_eq!(held(&account, &company, "name"), text("Acme"));
    assert_eq!(held(&account, &deal, "name"), text("Mine"));
}
