//! Brings something back.

use bailey_crm::bin::{self, Choice, Resolution};
use bailey_crm::records::value_from_json;
use bailey_crm::{Account, Context, Error, RecordRef};
use serde::Deserialize;
use utoipa::ToSchema;

use super::selection::{Named, part};
use super::view::OutcomeView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What to bring back: either deletions or records; with the hash of a plan and
/// what was chosen, as that plan said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Restore {
    /// The numbers of operations: all that they deleted and that is still there.
    deletions: Option<Vec<i64>>,
    /// Records, each with what went along with it.
    records: Option<Vec<Named>>,
    /// The plan's hash. Without it, a unique value that is in use is a conflict.
    hash: Option<String>,
    /// What to do about the plan's obstacles; needs the hash.
    #[serde(default)]
    choices: Vec<Chosen>,
}

/// What to do about one obstacle.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RestoreChoice)]
struct Chosen {
    record: Named,
    /// The field's key.
    field: String,
    /// `keep`: the other record keeps the value and this one stays in the bin;
    /// `merge`: it fills the other record's empty fields, and what referred to it
    /// refers to that one; `rename`: the field gets `value`; `bring`: what the
    /// field refers to comes back as well; `relink`: the field refers to `to`;
    /// `empty`: the field is left empty.
    choice: Word,
    /// The new value, with `rename`.
    #[schema(value_type = Option<Value>)]
    value: Option<serde_json::Value>,
    /// The other record, with `relink`.
    to: Option<Named>,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Keep,
    Merge,
    Rename,
    Bring,
    Relink,
    Empty,
}

impl Chosen {
    fn read(self, account: &Account, context: &Context) -> bailey_crm::Result<Choice> {
        let record: RecordRef = self.record.into();
        let resolution = match self.choice {
            Word::Keep => Resolution::Keep,
            Word::Merge => Resolution::Merge,
            Word::Bring => Resolution::Bring,
            Word::Empty => Resolution::Empty,
            Word::Rename => {
                let table = &record.table;
                let schema = account.schema(context)?;
                let field = schema.table(table)?.field(&self.field)?;
                let value = self.value.ok_or_else(|| lacking("value", "rename"))?;
                let value = value_from_json(field, &value);
                Resolution::Rename(value.map_err(|problem| Error::Invalid(vec![problem]))?)
            }
            Word::Relink => {
                Resolution::Relink(self.to.ok_or_else(|| lacking("to", "relink"))?.into())
            }
        };
        Ok(Choice {
            record,
            field: self.field,
            resolution,
        })
    }
}

fn lacking(field: &str, choice: &str) -> Error {
    Error::invalid_field(
        field,
        "required",
        format!("The choice `{choice}` needs `{field}`."),
    )
}

/// Brings this back with its links, all of it or nothing, as one operation, which
/// can be undone.
#[utoipa::path(
    post,
    path = "/bin/restore",
    tag = "bin",
    request_body = Restore,
    responses((status = OK, body = OutcomeView), Refused)
)]
pub(super) async fn restore(
    state: State,
    signed: Signed,
    Json(restore): Json<Restore>,
) -> Result<Json<OutcomeView>> {
    let outcome = signed
        .records(&state, move |account, context| {
            let part = part(restore.deletions, restore.records)?;
            let choices = restore.choices.into_iter();
            let choices = choices
                .map(|chosen| chosen.read(account, context))
                .collect::<bailey_crm::Result<Vec<_>>>()?;
            match restore.hash {
                Some(hash) => {
                    bin::restore_planned(account, context, &part, &hash, &choices, &mut |_, _| {})
                }
                None if choices.is_empty() => bin::restore(account, context, &part),
                None => Err(lacking("hash", "of anything")),
            }
        })
        .await?;
    Ok(Json(outcome.into()))
}
