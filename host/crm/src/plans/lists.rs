//! Lists of records, by filters and orders; boards and counts.

use super::acts::{Act, act, sorted};
use crate::filter::{Filter, Operator};
use crate::ids::RecordId;
use crate::records::testing::{choice, reference, text};
use crate::records::{self, Direction, Query, RecordState, Sort, Without};
use crate::value::{RecordRef, Scalar, Value};

pub(super) fn acts() -> Vec<Act> {
    vec![
        act("list", &["deals__state"], |it, who| {
            it.page_through(who, Query::of("deals"))
        }),
        act("list by label", &["deals__label"], |it, who| {
            it.page_through(who, by("label"))
        }),
        sorted("list by when it was made", |it, who| {
            it.page_through(who, by("created_at"))
        }),
        sorted("list by when it was changed", |it, who| {
            it.page_through(who, by("updated_at"))
        }),
        sorted("list by name", |it, who| it.page_through(who, by("name"))),
        sorted("list by stage", |it, who| it.page_through(who, by("stage"))),
        sorted("list by owner", |it, who| it.page_through(who, by("owner"))),
        sorted("list by company", |it, who| {
            it.page_through(who, by("company"))
        }),
        sorted("list by value", |it, who| it.page_through(who, by("value"))),
        sorted("list by opened", |it, who| {
            it.page_through(who, by("opened"))
        }),
        act("list archived", &["deals__state"], |it, who| {
            let states = vec![RecordState::Archived];
            it.page_through(
                who,
                Query {
                    states,
                    ..Query::of("deals")
                },
            );
        }),
        act("list of an owner", &["deals__owner"], |it, who| {
            let owner = reference("users", it.office.agent.0);
            it.page_through(who, filtered("owner", Operator::Equal, owner));
        }),
        act("list of a company", &["deals__company"], |it, who| {
            let company = reference("companies", it.company.id.0);
            it.page_through(who, filtered("company", Operator::Equal, company));
        }),
        act("list of some companies", &["deals__company"], |it, who| {
            let some = [
                it.company.clone(),
                RecordRef {
                    table: "companies".into(),
                    id: RecordId(3),
                },
            ];
            let some = Value::Many(some.map(Scalar::Reference).to_vec());
            it.page_through(who, filtered("company", Operator::OneOf, some));
        }),
        act("list of a stage", &["deals__stage"], |it, who| {
            it.page_through(who, filtered("stage", Operator::Equal, choice("won")));
        }),
        act("list by email", &["contacts__email__unique"], |it, who| {
            let filter = Filter::compare("email", Operator::Equal, text("person7@acme.example"));
            it.page_through(
                who,
                Query {
                    filter,
                    ..Query::of("contacts")
                },
            );
        }),
        act(
            "list where a text contains",
            &["deals__state"],
            |it, who| {
                it.page_through(who, filtered("name", Operator::Contains, text("vil")));
            },
        ),
        act("list from a day on", &["deals__state"], |it, who| {
            let day = Value::One(Scalar::Date(jiff::civil::date(2026, 5, 1)));
            it.page_through(who, filtered("opened", Operator::GreaterOrEqual, day));
        }),
        act(
            "list with words",
            &[
                "bailey_search VIRTUAL TABLE INDEX 0:M1",
                "place USING INTEGER PRIMARY KEY",
            ],
            |it, who| {
                let search = Some("anvils 5".to_owned());
                it.page_through(
                    who,
                    Query {
                        search,
                        ..Query::of("deals")
                    },
                );
            },
        ),
        act("list without tasks", &["tasks__deal"], |it, who| {
            let without = Some(Without {
                table: "tasks".into(),
                field: "deal".into(),
                filter: Filter::everything(),
            });
            it.page_through(
                who,
                Query {
                    without,
                    ..Query::of("deals")
                },
            );
        }),
        act(
            "board",
            &["deals__stage (stage=? AND state=? AND updated_at<?)"],
            |it, who| {
                for stage in ["won", "lost", "engaging"] {
                    let query = filtered("stage", Operator::Equal, choice(stage));
                    it.page_through(
                        who,
                        Query {
                            sort: by("updated_at").sort,
                            ..query
                        },
                    );
                }
                it.summary(who, "stage", Some("value"));
            },
        ),
        act("count", &["COVERING INDEX companies__"], |it, who| {
            records::count(&it.office.account, who, &Query::of("companies")).unwrap();
        }),
    ]
}

fn by(field: &str) -> Query {
    let sort = Sort {
        field: field.into(),
        direction: Direction::Descending,
    };
    Query {
        sort: vec![sort],
        ..Query::of("deals")
    }
}

fn filtered(field: &str, operator: Operator, value: Value) -> Query {
    Query {
        filter: Filter::compare(field, operator, value),
        ..Query::of("deals")
    }
}
