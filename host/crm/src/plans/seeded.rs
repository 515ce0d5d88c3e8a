//! An account with something of everything, and what people do there.

use crate::access::tests::{Office, rule};
use crate::access::{Action, Policy, Scope};
use crate::archive::{self, ArchiveQuery};
use crate::bin::{self, BinQuery};
use crate::context::Context;
use crate::export::export;
use crate::files::{self, Upload};
use crate::filter::{Filter, Looker, Operator};
use crate::idempotency::{self, Repeatable};
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, JournalFilter, JournalQuery};
use crate::records::testing::{choice, made, reference, text};
use crate::records::{
    self, By, Decision, Direction, Keep, Period, Query, RecordState, Selection, Sort, Summary,
    What, Without,
};
use crate::reports::{self, Shape};
use crate::saved_views;
use crate::search::search;
use crate::sessions::{self, NewToken, Token, TokenScope};
use crate::value::{Money, RecordRef, Scalar, Value};
use crate::views;

/// Whom nothing is kept from.
pub(super) const WHOLE: &str = "who sees all";

/// How many deals there are.
const DEALS: i64 = 90;

/// What somebody does.
pub(super) struct Act {
    /// What it is called.
    pub(super) name: &'static str,
    /// The indices by which it finds what it wants, where nothing is kept from who asks.
    pub(super) by: &'static [&'static str],
    /// It sorts what no index has in order: see [`sorted`].
    pub(super) sorts: bool,
    /// Does it.
    pub(super) act: fn(&Seeded, &Context),
}

fn act(name: &'static str, by: &'static [&'static str], act: fn(&Seeded, &Context)) -> Act {
    let sorts = false;
    Act {
        name,
        by,
        sorts,
        act,
    }
}

/// An act that by design has no index for its order: a list by a field, which people
/// choose now and then, is worth no index of each field to every write. It goes through
/// the records of one state and sorts them.
fn sorted(name: &'static str, way: fn(&Seeded, &Context)) -> Act {
    Act {
        sorts: true,
        ..act(name, &["deals__state"], way)
    }
}

/// The account.
pub(super) struct Seeded {
    pub(super) office: Office,
    token: Token,
    company: RecordRef,
    deal: RecordRef,
    deleted: OperationId,
}

impl Seeded {
    pub(super) fn new() -> Self {
        let office = Office::open();
        let account = &office.account;
        let operator = Context::operator();
        let owners = [office.owner, office.agent, office.colleague, office.below];
        let mut deals = Vec::new();
        let mut companies = Vec::new();
        for n in 0..DEALS {
            let owner = reference("users", owners[n as usize % owners.len()].0);
            if n % 3 == 0 {
                let name = text(&format!("Company {n}"));
                companies.push(made(
                    account,
                    "companies",
                    [("name", name), ("owner", owner.clone())],
                ));
            }
            let company = reference("companies", companies[n as usize / 9].id.0);
            let email = text(&format!("person{n}@acme.example"));
            let name = text(&format!("Person {n}"));
            made(
                account,
                "contacts",
                [
                    ("name", name),
                    ("email", email),
                    ("owner", owner.clone()),
                    ("company", company.clone()),
                ],
            );
            let money = Value::One(Scalar::Money(Money {
                minor: 100 * n,
                currency: "EUR".into(),
            }));
            let opened = Value::One(Scalar::Date(jiff::civil::date(2026, 1 + (n % 12) as i8, 3)));
            let stage = choice(["won", "lost", "engaging"][n as usize % 3]);
            let name = text(&format!("Anvils {n}"));
            let deal = made(
                account,
                "deals",
                [
                    ("name", name),
                    ("owner", owner.clone()),
                    ("company", company.clone()),
                    ("value", money),
                    ("opened", opened),
                    ("stage", stage),
                ],
            );
            let about = reference("deals", deal.id.0);
            made(
                account,
                "notes",
                [
                    ("text", text("They wait for anvils")),
                    ("deal", about.clone()),
                    ("company", company),
                ],
            );
            made(
                account,
                "tasks",
                [
                    ("title", text("Call them")),
                    ("owner", owner),
                    ("deal", about),
                ],
            );
            deals.push(deal);
        }
        let some = |from: usize| Selection {
            table: "deals".into(),
            what: What::Ids(deals[from..from + 9].iter().map(|deal| deal.id).collect()),
        };
        records::archive(account, &operator, some(0)).unwrap();
        let decision = Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        };
        let deleted = records::delete(account, &operator, some(9), decision).unwrap();
        let (company, deal) = (companies[2].clone(), deals[37].clone());
        let mut upload =
            Upload::begin(account, &operator, &deal, "a.txt", "text/plain", 1 << 20).unwrap();
        upload.write(b"text").unwrap();
        upload.finish().unwrap();
        let new = NewToken {
            name: "program".into(),
            user: office.agent,
            scope: TokenScope::full(),
            expires_at: None,
        };
        let (_, token) = sessions::create_token(account, &operator, new).unwrap();
        Self {
            deleted: deleted.operation,
            token,
            company,
            deal,
            office,
        }
    }

    /// Who sees all, and those to whom rules show their own or their department's.
    pub(super) fn people(&self) -> Vec<(&'static str, Context)> {
        let policy = |scope| Policy {
            plugin: "acme.roles".into(),
            rules: vec![rule(None, &Action::ALL, scope)],
            abstentions: Vec::new(),
            fields: Vec::new(),
        };
        let as_one = |user, scope| self.office.context(user, vec![policy(scope)]);
        vec![
            (WHOLE, as_one(self.office.admin, Scope::All)),
            ("who sees their own", as_one(self.office.agent, Scope::Own)),
            (
                "who sees their department's",
                as_one(self.office.head, Scope::DepartmentAndBelow),
            ),
        ]
    }

    /// All that people do.
    pub(super) fn acts(&self) -> Vec<Act> {
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
                let filter =
                    Filter::compare("email", Operator::Equal, text("person7@acme.example"));
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
            act(
                "read one",
                &[
                    "deals USING INTEGER PRIMARY KEY",
                    "companies USING INTEGER PRIMARY KEY",
                ],
                |it, who| {
                    let _seen = records::get(&it.office.account, who, &it.deal);
                    let _seen = views::look(&it.office.account, who, &it.deal);
                    let some = [it.deal.clone(), it.company.clone()];
                    records::labels(&it.office.account, who, &some).unwrap();
                },
            ),
            act("notes", &["notes__deal"], |it, who| {
                let filter =
                    Filter::compare("deal", Operator::Equal, reference("deals", it.deal.id.0));
                it.page_through(
                    who,
                    Query {
                        filter,
                        ..Query::of("notes")
                    },
                );
            }),
            act("history of one", &["bailey_change_record"], |it, who| {
                let _seen = journal::record_history(&it.office.account, who, &it.deal, 20, None);
            }),
            act("files", &["bailey_file_record"], |it, who| {
                let _seen = files::of_record(&it.office.account, who, &it.deal);
                files::usage(&it.office.account, who).unwrap();
            }),
            act(
                "what a delete would take",
                &["deals__company", "contacts__company", "notes__company"],
                |it, who| {
                    let what = What::Ids(vec![it.company.id]);
                    let selection = Selection {
                        table: "companies".into(),
                        what,
                    };
                    let _seen = records::deletion(&it.office.account, who, &selection);
                },
            ),
            act(
                "search",
                &[
                    "bailey_search VIRTUAL TABLE INDEX 0:M1",
                    "place USING INTEGER PRIMARY KEY",
                ],
                |it, who| {
                    search(&it.office.account, who, "anvils", &[], 20).unwrap();
                },
            ),
            act(
                "what was opened last",
                &["bailey_recent USING PRIMARY KEY"],
                |it, who| {
                    views::recent(&it.office.account, who, 10).unwrap();
                },
            ),
            act("bin", &["deals__deletion"], |it, who| {
                let account = &it.office.account;
                let mut query = BinQuery {
                    limit: 4,
                    ..BinQuery::default()
                };
                query.after = bin::deleted(account, who, &query).unwrap().next;
                bin::deleted(account, who, &query).unwrap();
                query.after = None;
                bin::deletions(account, who, &query).unwrap();
                query.deletion = Some(it.deleted);
                bin::deleted(account, who, &query).unwrap();
                bin::counts(account, who).unwrap();
            }),
            act("archive", &["bailey_archived"], |it, who| {
                let account = &it.office.account;
                let mut query = ArchiveQuery {
                    limit: 4,
                    ..ArchiveQuery::default()
                };
                query.after = archive::archived(account, who, &query).unwrap().next;
                archive::archived(account, who, &query).unwrap();
                archive::counts(account, who).unwrap();
            }),
            act(
                "journal",
                &["bailey_operation", "bailey_change_record"],
                |it, who| {
                    let of = |filter| it.journal(who, filter);
                    of(JournalFilter::default());
                    of(JournalFilter {
                        by_user: Some(it.office.agent),
                        ..JournalFilter::default()
                    });
                    of(JournalFilter {
                        kinds: vec!["records.".into()],
                        ..JournalFilter::default()
                    });
                    of(JournalFilter {
                        table: Some("deals".into()),
                        ..JournalFilter::default()
                    });
                    of(JournalFilter {
                        record: Some(it.deal.clone()),
                        ..JournalFilter::default()
                    });
                    let _seen = journal::operation(&it.office.account, who, it.deleted);
                    let _seen = journal::changes(&it.office.account, who, it.deleted, 20, None);
                },
            ),
            act("reports", &["deals__state"], |it, who| {
                for (field, period) in [
                    ("owner", None),
                    ("stage", None),
                    ("opened", Some(Period::Month)),
                ] {
                    it.report(who, field, period);
                }
                let account = &it.office.account;
                account.read(|read| reports::all(read, who)).unwrap();
                it.summary(who, "created_at", None);
            }),
            act("saved views", &["bailey_saved_view_table"], |it, who| {
                let account = &it.office.account;
                account
                    .read(|read| saved_views::of_table(read, who, "deals"))
                    .unwrap();
            }),
            act("export", &["deals__state"], |it, who| {
                let account = &it.office.account;
                export(account, who, &Query::of("deals"), &[], &mut |_| Ok(())).unwrap();
            }),
            act(
                "people",
                &["bailey_user USING INTEGER PRIMARY KEY"],
                |it, who| {
                    let account = &it.office.account;
                    account
                        .read(|read| {
                            crate::directory::users(read, who)?;
                            crate::directory::user(read, who, it.office.agent)?;
                            crate::directory::departments(read, who)
                        })
                        .unwrap();
                },
            ),
            act(
                "sessions and tokens",
                &[
                    "bailey_session_user",
                    "bailey_token_user",
                    "bailey_device_user",
                ],
                |it, who| {
                    let account = &it.office.account;
                    sessions::find(account, &it.token, who.at).unwrap().unwrap();
                    let user = who.actor.user().unwrap();
                    account
                        .read(|read| {
                            sessions::list(read, who, user)?;
                            sessions::tokens(read, who, user)?;
                            sessions::devices(read, who, user)
                        })
                        .unwrap();
                },
            ),
            act(
                "a request that may be repeated",
                &["bailey_idempotency USING", "bailey_idempotency_at"],
                |it, who| {
                    let request = Repeatable {
                        key: "one".into(),
                        asked: [1; 32],
                    };
                    idempotency::begin(&it.office.account, who, &request).unwrap();
                    idempotency::forget(&it.office.account, who, &request).unwrap();
                },
            ),
        ]
    }

    /// Reads the first page and the next.
    fn page_through(&self, who: &Context, query: Query) {
        let account = &self.office.account;
        let mut query = Query { limit: 3, ..query };
        query.after = records::list(account, who, &query).unwrap().next;
        records::list(account, who, &query).unwrap();
    }

    fn summary(&self, who: &Context, by: &str, sum: Option<&str>) {
        let wanted = Summary {
            by: Some(By::field(by)),
            sum: sum.map(str::to_owned),
        };
        records::summary(&self.office.account, who, &Query::of("deals"), &wanted).unwrap();
    }

    fn journal(&self, who: &Context, filter: JournalFilter) {
        let account = &self.office.account;
        let mut query = JournalQuery {
            filter,
            limit: 5,
            after: None,
        };
        query.after = journal::query(account, who, &query).unwrap().next;
        journal::query(account, who, &query).unwrap();
    }

    fn report(&self, who: &Context, by: &str, period: Option<Period>) {
        let shape = Shape {
            table: "deals".into(),
            search: None,
            conditions: Vec::new(),
            by: by.into(),
            period,
            figure: None,
            drawing: reports::Drawing::default(),
        };
        let looker = Looker {
            user: who.actor.user(),
            zone: jiff::tz::TimeZone::UTC,
        };
        reports::outcome(&self.office.account, who, &shape, &looker).unwrap();
    }
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
