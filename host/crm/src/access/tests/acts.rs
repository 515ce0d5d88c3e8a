//! What is done to records is done as far as rules let somebody, and whole or not
//! at all.

use super::{
    Office, deal, field, is_denied, is_not_found, keep, own, policy, rule, sees_all, set, these,
    users,
};
use crate::access::{Action, FieldLevel, Scope};
use crate::context::Context;
use crate::export::export;
use crate::filter::Filter;
use crate::ids::{RecordId, UserId};
use crate::import::{Options, ReadOptions, read, run};
use crate::records::testing::{choice, made, problems, text, to};
use crate::records::{
    Keep, Merge, Query, Selection, Values, What, archive, bulk_update, create, delete, get, list,
    merge,
};
use crate::value::{RecordRef, Value};

#[test]
fn what_somebody_makes_is_theirs_and_no_other_can_be_made() {
    let office = Office::open();
    let agent = office.context(office.agent, vec![own()]);
    let values = |owner: Option<UserId>| -> Values {
        let mut values: Values = [
            ("name".to_owned(), text("new")),
            ("stage".to_owned(), choice("won")),
        ]
        .into();
        values.extend(owner.map(|owner| ("owner".to_owned(), users(owner))));
        values
    };
    let made = create(&office.account, &agent, "deals", values(None)).unwrap();
    let found = get(&office.account, &agent, &made.record).unwrap();
    assert_eq!(found.value("owner"), Some(&users(office.agent)));
    is_denied(create(
        &office.account,
        &agent,
        "deals",
        values(Some(office.colleague)),
    ));
    let all = list(&office.account, &Context::operator(), &Query::of("deals")).unwrap();
    assert_eq!(all.total, 1);
    let looks = office.context(
        office.agent,
        vec![policy(
            vec![rule(None, &[Action::View], Scope::All)],
            Vec::new(),
        )],
    );
    is_denied(create(&office.account, &looks, "deals", values(None)));
    // Without rules nobody's records stay nobody's.
    let member = office.context(office.agent, Vec::new());
    let made = create(&office.account, &member, "deals", values(None)).unwrap();
    let found = get(&office.account, &member, &made.record).unwrap();
    assert_eq!(found.value("owner"), Some(&Value::None));
}

#[test]
fn one_changes_what_is_theirs_gives_it_away_and_finds_nothing_else() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let other = deal(&office, "other", office.colleague);
    let agent = office.context(office.agent, vec![sees_all()]);
    set(&office, &agent, &mine, "name", text("renamed")).unwrap();
    is_denied(set(&office, &agent, &other, "name", text("stolen")));
    is_denied(set(&office, &agent, &other, "owner", users(office.agent)));
    is_denied(delete(&office.account, &agent, these(&[&other]), keep()));
    is_denied(archive(&office.account, &agent, these(&[&other])));
    set(&office, &agent, &mine, "owner", users(office.colleague)).unwrap();
    is_denied(set(&office, &agent, &mine, "owner", users(office.agent)));
    let narrow = office.context(office.agent, vec![own()]);
    is_not_found(set(&office, &narrow, &mine, "name", text("x")));
    is_not_found(get(&office.account, &narrow, &mine));
    is_not_found(delete(&office.account, &narrow, these(&[&mine]), keep()));
}

#[test]
fn acts_on_many_are_refused_whole_and_say_how_many_they_are_not_for() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let others = ["a", "b"].map(|name| deal(&office, name, office.colleague));
    let agent = office.context(office.agent, vec![sees_all()]);
    let all = || these(&[&mine, &others[0], &others[1]]);
    let lost: Values = [("stage".to_owned(), choice("lost"))].into();
    let why = is_denied(bulk_update(&office.account, &agent, all(), lost.clone()));
    assert!(why.contains("2 of these 3"), "{why}");
    is_denied(delete(&office.account, &agent, all(), keep()));
    let into = Merge {
        table: "deals".into(),
        into: mine.id,
        from: vec![others[0].id],
        values: Values::new(),
        versions: Vec::new(),
    };
    is_denied(merge(&office.account, &agent, into, Keep::Forever));
    let stages = list(&office.account, &Context::operator(), &Query::of("deals")).unwrap();
    let won = |record: &&crate::records::Record| record.value("stage") == Some(&choice("won"));
    assert_eq!(stages.records.iter().filter(won).count(), 3);
    // Of all that match, what isn't seen isn't meant.
    let narrow = office.context(office.agent, vec![own()]);
    let matching = Selection {
        table: "deals".into(),
        what: What::Matching(Filter::everything()),
    };
    let done = bulk_update(&office.account, &narrow, matching, lost).unwrap();
    assert_eq!(done.count, 1);
}

#[test]
fn what_is_hidden_survives_writes_by_who_does_not_see_it() {
    let office = Office::open();
    let phones = |owner: UserId, phone: &str| {
        let values = [
            ("name", text("Acme")),
            ("phone", text(phone)),
            ("owner", users(owner)),
        ];
        made(&office.account, "companies", values)
    };
    let (into, from) = (phones(office.agent, ""), phones(office.agent, "7731"));
    let mut rules = own();
    rules.fields = vec![
        field("companies", "name", FieldLevel::Hidden),
        field("companies", "phone", FieldLevel::Hidden),
    ];
    let agent = office.context(office.agent, vec![rules]);
    set(&office, &agent, &from, "country", text("Poland")).unwrap();
    let seen = get(&office.account, &agent, &from).unwrap();
    assert_eq!(seen.label, format!("#{}", from.id));
    let merged = Merge {
        table: "companies".into(),
        into: into.id,
        from: vec![from.id],
        values: [("sector".to_owned(), text("retail"))].into(),
        versions: Vec::new(),
    };
    merge(&office.account, &agent, merged, Keep::Forever).unwrap();
    let whole = get(&office.account, &Context::operator(), &into).unwrap();
    assert_eq!(
        (whole.label.as_str(), whole.value("phone")),
        ("Acme", Some(&text("7731")))
    );
    assert_eq!(whole.value("country"), Some(&text("Poland")));
    assert_eq!(whole.value("sector"), Some(&text("retail")));
}

#[test]
fn one_links_to_what_one_sees_and_keeps_what_was_there() {
    let office = Office::open();
    let hidden = made(&office.account, "companies", [("name", text("Hidden"))]);
    let seen = made(
        &office.account,
        "companies",
        [("name", text("Seen")), ("owner", users(office.agent))],
    );
    let mine = deal(&office, "mine", office.agent);
    set(&office, &Context::operator(), &mine, "company", to(&hidden)).unwrap();
    let agent = office.context(office.agent, vec![own()]);
    set(&office, &agent, &mine, "name", text("renamed")).unwrap();
    set(&office, &agent, &mine, "company", to(&hidden)).unwrap();
    set(&office, &agent, &mine, "company", to(&seen)).unwrap();
    let refused = set(&office, &agent, &mine, "company", to(&hidden)).unwrap_err();
    assert_eq!(problems(&refused), [("company", "unknown-record")]);
    let missing = RecordRef {
        table: "companies".into(),
        id: RecordId(99),
    };
    let nowhere = set(&office, &agent, &mine, "company", to(&missing)).unwrap_err();
    let id = hidden.id.to_string();
    assert_eq!(refused.to_string().replace(&id, "99"), nowhere.to_string());
}

#[test]
fn a_note_is_seen_where_all_that_it_belongs_to_is() {
    let office = Office::open();
    let company = made(&office.account, "companies", [("name", text("Hidden"))]);
    let mine = deal(&office, "mine", office.agent);
    let on_mine = made(
        &office.account,
        "notes",
        [("text", text("a")), ("deal", to(&mine))],
    );
    let on_both = made(
        &office.account,
        "notes",
        [
            ("text", text("b")),
            ("deal", to(&mine)),
            ("company", to(&company)),
        ],
    );
    let mut rules = own();
    rules
        .rules
        .push(rule(Some("notes"), &[Action::View], Scope::All));
    let agent = office.context(office.agent, vec![rules]);
    assert!(get(&office.account, &agent, &on_mine).is_ok());
    is_not_found(get(&office.account, &agent, &on_both));
}

#[test]
fn files_go_out_and_come_in_as_far_as_rights_go() {
    let office = Office::open();
    deal(&office, "mine", office.agent);
    deal(&office, "theirs", office.colleague);
    let exported = |context: &Context| {
        let mut bytes = Vec::new();
        let done = export(
            &office.account,
            context,
            &Query::of("deals"),
            &[],
            &mut |part| {
                bytes.extend_from_slice(part);
                Ok(())
            },
        );
        done.map(|done| (done.count, String::from_utf8(bytes).unwrap()))
    };
    is_denied(exported(&office.context(office.agent, vec![sees_all()])));
    let mut some = sees_all();
    some.rules
        .push(rule(Some("deals"), &[Action::Export], Scope::Own));
    let (count, sheet) = exported(&office.context(office.agent, vec![some])).unwrap();
    assert!(count == 1 && sheet.contains("mine") && !sheet.contains("theirs"));

    let sheet = read(
        "name,stage,owner\na,won,\nb,won,colleague\n".as_bytes(),
        &ReadOptions::default(),
    );
    let sheet = sheet.unwrap();
    let imported = |context: &Context| {
        run(
            &office.account,
            context,
            "deals",
            &sheet,
            &Options::default(),
            &mut |_, _| {},
        )
    };
    is_denied(imported(&office.context(office.agent, vec![sees_all()])));
    let mut some = sees_all();
    some.rules
        .push(rule(Some("deals"), &[Action::Import], Scope::All));
    is_denied(imported(&office.context(office.agent, vec![some.clone()])));
    some.rules
        .push(rule(Some("deals"), &[Action::Create], Scope::All));
    let context = office.context(office.agent, vec![some]);
    assert_eq!(imported(&context).unwrap().created, 2);
    let total = list(&office.account, &Context::operator(), &Query::of("deals"))
        .unwrap()
        .total;
    assert_eq!(total, 4);
}
