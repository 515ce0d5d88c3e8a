//! Reports: names for what is counted of a table's records.

mod create;
mod delete;
mod get;
mod list;
mod outcome;
mod update;

use bailey_crm::records::Period;
use bailey_crm::reports::{Aggregate, Audience, Drawing, Figure, Report, Shape};
use bailey_crm::{DepartmentId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::saved_views::ConditionBody;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, delete::delete))
        .routes(routes!(outcome::outcome))
}

/// A figure of the records.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FigureBody {
    /// The key of a field with numbers or money.
    field: String,
    /// `sum` or `average`; `sum` if missing.
    #[serde(default)]
    #[schema(value_type = String)]
    aggregate: Aggregate,
}

/// What a report counts.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShapeBody {
    /// The key of the table whose records are counted.
    table: String,
    /// Words that must be in their texts.
    search: Option<String>,
    /// What must hold for them.
    #[serde(default)]
    conditions: Vec<ConditionBody>,
    /// The key of the field by which they are counted, as in `records/summary`.
    by: String,
    /// `day`, `week`, `month`, `quarter` or `year`, for days and moments.
    #[schema(value_type = Option<String>)]
    period: Option<Period>,
    /// What is shown of each group beside how many they are.
    figure: Option<FigureBody>,
    /// `table`, `bars` or `line`; `bars` if missing.
    #[serde(default)]
    #[schema(value_type = String)]
    drawing: Drawing,
}

/// Who may see a report beside whoever made it.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct AudienceBody {
    /// Everybody in the account.
    everybody: bool,
    /// The numbers of these users.
    users: Vec<i64>,
    /// Who works in one of these departments, or in one below them.
    departments: Vec<i64>,
}

/// A report.
#[derive(Serialize, ToSchema)]
struct ReportView {
    id: i64,
    name: String,
    /// The number of who made it; null if the operator did.
    owner: Option<i64>,
    shape: ShapeBody,
    audience: AudienceBody,
    /// Grows by one with each change; also in `ETag`.
    version: u64,
}

impl From<ShapeBody> for Shape {
    fn from(body: ShapeBody) -> Self {
        let figure = body.figure.map(|figure| Figure {
            field: figure.field,
            aggregate: figure.aggregate,
        });
        Self {
            table: body.table,
            search: body.search,
            conditions: body.conditions.into_iter().map(Into::into).collect(),
            by: body.by,
            period: body.period,
            figure,
            drawing: body.drawing,
        }
    }
}

impl From<Shape> for ShapeBody {
    fn from(shape: Shape) -> Self {
        let figure = shape.figure.map(|figure| FigureBody {
            field: figure.field,
            aggregate: figure.aggregate,
        });
        Self {
            table: shape.table,
            search: shape.search,
            conditions: shape.conditions.into_iter().map(Into::into).collect(),
            by: shape.by,
            period: shape.period,
            figure,
            drawing: shape.drawing,
        }
    }
}

impl From<AudienceBody> for Audience {
    fn from(body: AudienceBody) -> Self {
        if body.everybody {
            return Self::Everybody;
        }
        if body.users.is_empty() && body.departments.is_empty() {
            return Self::Owner;
        }
        Self::Chosen {
            users: body.users.into_iter().map(UserId).collect(),
            departments: body.departments.into_iter().map(DepartmentId).collect(),
        }
    }
}

impl From<Audience> for AudienceBody {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Owner => Self::default(),
            Audience::Everybody => Self {
                everybody: true,
                ..Self::default()
            },
            Audience::Chosen { users, departments } => Self {
                everybody: false,
                users: users.into_iter().map(|user| user.0).collect(),
                departments: departments.into_iter().map(|one| one.0).collect(),
            },
        }
    }
}

impl From<Report> for ReportView {
    fn from(report: Report) -> Self {
        Self {
            id: report.id.0,
            name: report.name,
            owner: report.owner.map(|user| user.0),
            shape: report.shape.into(),
            audience: report.audience.into(),
            version: report.version,
        }
    }
}
