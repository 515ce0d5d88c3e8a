//! Lists records by a body, for filters that are too long for an address.

use bailey_crm::filter::{self, Filter};
use bailey_crm::records::{self, Direction, Query, RecordState, Sort, Without};
use bailey_crm::schema::Schema;
use bailey_crm::{Account, Context};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::RecordView;
use crate::api::body::{Json, Path};
use crate::api::limit::Limit;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many records a page has unless it is said.
const USUAL: u32 = 25;

/// Which records to list, and how.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(in crate::api) struct Wanted {
    /// `{"all": [...]}`, `{"any": [...]}`, `{"not": {...}}`, or
    /// `{"field": "stage", "is": "equal", "value": "won"}`, where `is` is one of
    /// `equal`, `not-equal`, `less`, `less-or-equal`, `greater`,
    /// `greater-or-equal`, `contains`, `starts-with`, `one-of`, `is-empty`,
    /// `is-set`.
    #[schema(value_type = Option<Object>)]
    pub(super) filter: Option<serde_json::Value>,
    /// Records of another table that must not refer to them.
    pub(super) without: Option<WithoutBody>,
    /// Fields' keys, with `-` before one for descending.
    pub(super) sort: Vec<String>,
    /// Words that must be in their texts.
    pub(super) search: Option<String>,
    /// `active`, `archived`, `deleted`; active alone if empty.
    pub(super) states: Vec<String>,
    /// 1 to 500; 25 if missing.
    #[schema(value_type = Option<u32>, minimum = 1, maximum = 500)]
    pub(super) limit: Option<Limit<500>>,
    /// The `next` of the page before.
    pub(super) after: Option<String>,
}

/// Which records of another table must not refer to a record: deals without an
/// open task are `{"table": "tasks", "field": "deal", "filter": {"field": "done",
/// "is": "not-equal", "value": true}}`.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct WithoutBody {
    /// The other table's key.
    table: String,
    /// Its field that refers to them.
    field: String,
    /// What must hold for those that count; all active ones do if missing.
    #[schema(value_type = Option<Object>)]
    filter: Option<serde_json::Value>,
}

/// A page of records.
#[derive(Serialize, ToSchema)]
pub(super) struct PageView {
    records: Vec<RecordView>,
    /// How many match, wherever they are in the list.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// Lists records as a body asks for them.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/query",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = Wanted,
    responses((status = OK, body = PageView), Refused)
)]
pub(super) async fn query(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(wanted): Json<Wanted>,
) -> Result<Json<PageView>> {
    find(&state, &signed, table, wanted).await
}

pub(super) async fn find(
    state: &State,
    signed: &Signed,
    table: String,
    wanted: Wanted,
) -> Result<Json<PageView>> {
    let page = records::list_now(&signed.account, &signed.context, |read| {
        wanted.read(&*read.schema(&signed.context)?, &table)
    })?;
    let page = match page {
        Some(page) => page,
        None => {
            let list = move |account: &Account, context: &Context| {
                records::list_by(account, context, |read| {
                    wanted.read(&*read.schema(context)?, &table)
                })
            };
            signed.records(state, list).await?
        }
    };
    Ok(Json(PageView {
        records: page.records.into_iter().map(RecordView::from).collect(),
        total: page.total,
        next: page.next,
    }))
}

impl Wanted {
    /// The query that it writes.
    pub(in crate::api) fn read(&self, schema: &Schema, table: &str) -> bailey_crm::Result<Query> {
        let filter = match &self.filter {
            None | Some(serde_json::Value::Null) => Filter::everything(),
            Some(json) => filter::from_json(schema.table(table)?, json)?,
        };
        let without = match &self.without {
            Some(body) => Some(body.read(schema)?),
            None => None,
        };
        let states = self.states.iter().map(|name| RecordState::parse(name));
        Ok(Query {
            table: table.to_owned(),
            filter,
            without,
            search: self.search.clone(),
            sort: self.sort.iter().map(|text| sort(text)).collect(),
            states: states.collect::<bailey_crm::Result<_>>()?,
            limit: Limit::or(self.limit, USUAL),
            after: self.after.clone(),
        })
    }
}

impl WithoutBody {
    fn read(&self, schema: &Schema) -> bailey_crm::Result<Without> {
        let filter = match &self.filter {
            None | Some(serde_json::Value::Null) => Filter::everything(),
            Some(json) => filter::from_json(schema.table(&self.table)?, json)?,
        };
        Ok(Without {
            table: self.table.clone(),
            field: self.field.clone(),
            filter,
        })
    }
}

fn sort(text: &str) -> Sort {
    match text.strip_prefix('-') {
        Some(field) => Sort {
            field: field.to_owned(),
            direction: Direction::Descending,
        },
        None => Sort {
            field: text.to_owned(),
            direction: Direction::Ascending,
        },
    }
}
