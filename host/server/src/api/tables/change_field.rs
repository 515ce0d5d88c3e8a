//! Changes a field.

use axum::response::IntoResponse;
use bailey_crm::schema::{self, ChoiceOption, FieldUpdate};
use serde::Deserialize;
use utoipa::ToSchema;

use super::FieldView;
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What of a field is to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldChangeBody {
    /// Its name for people.
    label: Option<String>,
    /// A record must have it. Refused while some have nothing in it.
    required: Option<bool>,
    /// No two active records have the same. Refused while some share a value.
    unique: Option<bool>,
    /// All of its choices, in their order. One that is left out is deleted, which
    /// is refused while a record has it; one that is `retired` is kept by those
    /// records, and offered no more.
    choices: Option<Vec<ChoiceBody>>,
}

/// One of the choices of a field.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChoiceBody {
    /// What records hold.
    key: String,
    /// What people read.
    label: String,
    /// Records that have it keep it, but it is offered no more.
    #[serde(default)]
    retired: bool,
}

impl From<ChoiceBody> for ChoiceOption {
    fn from(body: ChoiceBody) -> Self {
        Self {
            key: body.key,
            label: body.label,
            retired: body.retired,
        }
    }
}

/// Renames a field, changes what it demands or its choices. For admins.
#[utoipa::path(
    patch,
    path = "/tables/{table}/fields/{field}",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("field" = String, Path, description = "The field's key"),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = FieldChangeBody,
    responses((status = OK, body = FieldView), Refused)
)]
pub(super) async fn change_field(
    state: State,
    Admin(signed): Admin,
    Path((table, key)): Path<(String, String)>,
    IfMatch(version): IfMatch,
    Json(body): Json<FieldChangeBody>,
) -> Result<impl IntoResponse> {
    let (changed, present) = signed
        .records(&state, move |account, context| {
            let choices = body.choices;
            let update = FieldUpdate {
                version,
                label: body.label,
                required: body.required,
                unique: body.unique,
                choices: choices.map(|list| list.into_iter().map(Into::into).collect()),
            };
            let changed = schema::change_field(account, context, &table, &key, update);
            let present = account.whole_schema()?.table(&table)?.field(&key)?.version;
            Ok((changed, present))
        })
        .await?;
    let (field, _) = changed.map_err(|error| stale(error, version, present))?;
    Ok((etag(field.version), Json(FieldView::from(&field))))
}
