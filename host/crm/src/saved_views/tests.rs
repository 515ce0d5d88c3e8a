use std::sync::Arc;

use super::{
    Chip, Look, NewSavedView, SavedView, SavedViewUpdate, create, delete, get, of_table, update,
};
use crate::context::{Access, Actor, Context};
use crate::directory::{self, Founding, Language, NewUser, Settings};
use crate::error::Error;
use crate::filter::Operator;
use crate::ids::UserId;
use crate::journal::{self, JournalFilter, JournalQuery};
use crate::store::Account;

fn account() -> Arc<Account> {
    let account = Account::in_memory().unwrap();
    let settings = Settings {
        name: "Demo".into(),
        time_zone: "UTC".into(),
        currency: "USD".into(),
        language: Language::En,
    };
    let person = |name: &str| NewUser {
        name: name.into(),
        email: format!("{name}@demo.example"),
        ..NewUser::default()
    };
    let owner = person("owner");
    let operator = Context::operator();
    directory::found(&account, &operator, Founding { settings, owner }).unwrap();
    directory::create_user(&account, &operator, person("member")).unwrap();
    directory::create_user(&account, &operator, person("other")).unwrap();
    account
}

fn user(id: i64, access: Access) -> Context {
    Context {
        actor: Actor::User { user: UserId(id) },
        access: Arc::new(access),
        ..Context::operator()
    }
}

fn owner() -> Context {
    user(1, Access::ALL)
}

fn member() -> Context {
    user(2, Access::MEMBER)
}

fn mine() -> Look {
    Look {
        conditions: vec![Chip {
            field: "owner".into(),
            operator: Operator::Equal,
            value: "me".into(),
        }],
        sort: Some("-value".into()),
        columns: vec!["stage".into(), "value".into()],
        ..Look::default()
    }
}

fn new(name: &str, shared: bool) -> NewSavedView {
    NewSavedView {
        table: "deals".into(),
        name: name.into(),
        shared,
        look: mine(),
    }
}

fn seen(account: &Account, context: &Context) -> Vec<String> {
    let views = account
        .read(|read| of_table(read, context, "deals"))
        .unwrap();
    views.into_iter().map(|view| view.name).collect()
}

#[test]
fn people_see_their_own_views_and_the_shared_ones() {
    let account = account();
    create(&account, &member(), new("Mine", false)).unwrap();
    create(&account, &owner(), new("Ours", true)).unwrap();
    create(&account, &owner(), new("Boss", false)).unwrap();
    assert_eq!(seen(&account, &member()), ["Ours", "Mine"]);
    assert_eq!(seen(&account, &owner()), ["Ours", "Boss"]);
    assert_eq!(seen(&account, &user(3, Access::MEMBER)), ["Ours"]);
}

#[test]
fn a_member_neither_shares_nor_changes_what_is_shared() {
    let account = account();
    let context = member();
    let refused = create(&account, &context, new("Ours", true));
    assert!(matches!(refused, Err(Error::Denied(_))));
    let mine = create(&account, &context, new("Mine", false)).unwrap();
    let share = SavedViewUpdate {
        shared: Some(true),
        ..SavedViewUpdate::default()
    };
    let refused = update(&account, &context, "deals", mine.id, share);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let ours = create(&account, &owner(), new("Ours", true)).unwrap();
    let refused = delete(&account, &context, "deals", ours.id);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let other = user(3, Access::MEMBER);
    let refused = delete(&account, &other, "deals", mine.id);
    assert!(matches!(refused, Err(Error::NotFound(_))));
    assert_eq!(seen(&account, &context), ["Ours", "Mine"]);
}

#[test]
fn a_view_changes_on_the_version_that_was_read_and_the_journal_tells() {
    let account = account();
    let context = member();
    let made = create(&account, &context, new("Mine", false)).unwrap();
    let rename = |version, name: &str| SavedViewUpdate {
        version: Some(version),
        name: Some(name.into()),
        ..SavedViewUpdate::default()
    };
    let changed = update(&account, &context, "deals", made.id, rename(1, "Won")).unwrap();
    assert_eq!((changed.version, changed.name.as_str()), (2, "Won"));
    assert_eq!(changed.look, mine());
    let stale = update(&account, &context, "deals", made.id, rename(1, "Lost"));
    assert!(matches!(stale, Err(Error::Conflict(_))));
    let again: SavedView = account
        .read(|read| get(read, &context, "deals", made.id))
        .unwrap();
    assert_eq!(again, changed);
    delete(&account, &context, "deals", made.id).unwrap();
    assert!(seen(&account, &context).is_empty());
    let filter = JournalFilter {
        kinds: vec!["saved-views.".into()],
        ..JournalFilter::default()
    };
    let query = JournalQuery {
        filter,
        limit: 10,
        after: None,
    };
    let page = journal::query(&account, &owner(), &query).unwrap();
    let kinds: Vec<_> = page
        .operations
        .into_iter()
        .map(|entry| entry.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            "saved-views.deleted",
            "saved-views.updated",
            "saved-views.created"
        ]
    );
}

#[test]
fn a_name_that_is_taken_and_fields_that_are_not_there_are_refused() {
    let account = account();
    let context = member();
    create(&account, &context, new("Mine", false)).unwrap();
    let wrong = |look: Look| NewSavedView {
        look,
        ..new("Other", false)
    };
    let condition = Look {
        conditions: vec![Chip {
            field: "nothing".into(),
            operator: Operator::IsSet,
            value: String::new(),
        }],
        ..Look::default()
    };
    let columns = Look {
        columns: vec!["nothing".into()],
        ..Look::default()
    };
    let sort = Look {
        sort: Some("-nothing".into()),
        ..Look::default()
    };
    let taken = [new(" mine", false), new("", false)];
    for new in taken
        .into_iter()
        .chain([condition, columns, sort].map(wrong))
    {
        let refused = create(&account, &context, new.clone());
        assert!(matches!(refused, Err(Error::Invalid(_))), "{new:?}");
    }
    assert_eq!(seen(&account, &context), ["Mine"]);
}

#[test]
fn a_view_whose_field_was_deleted_says_that_it_no_longer_fits() {
    let account = account();
    let region = crate::schema::NewField::new("region", "Region", crate::schema::FieldKind::Text);
    crate::schema::add_field(&account, &owner(), "deals", region).unwrap();
    let by_region = NewSavedView {
        look: Look {
            sort: Some("region".into()),
            ..Look::default()
        },
        ..new("By region", false)
    };
    let view = create(&account, &member(), by_region).unwrap();
    let fits =
        |view: &SavedView| view.fits(account.whole_schema().unwrap().table("deals").unwrap());
    assert!(fits(&view));
    let keep = crate::records::Keep::Forever;
    crate::schema::delete_field(&account, &owner(), ("deals", "region"), None, keep).unwrap();
    let again = account
        .read(|read| get(read, &member(), "deals", view.id))
        .unwrap();
    assert!(!fits(&again));
}
