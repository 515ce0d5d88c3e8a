//! Moves a card to another column: its record's field gets the other choice.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bailey_crm::records::{self, Update};
use bailey_crm::{Scalar, Value};
use serde::Deserialize;

use super::{NONE, Opened, Shown, card, column_of, draw, label_of, lanes};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::own_path;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

use super::super::view::View;

/// Which card goes where.
#[derive(Deserialize)]
pub(crate) struct Move {
    record: i64,
    /// The version that the board showed.
    version: u64,
    to: String,
    /// The board as it was looked at.
    back: Option<String>,
}

/// Moves the card. Where it can't be, the board is drawn again and the card says
/// why.
pub(crate) async fn move_card(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(asked): Posted<Move>,
) -> Result<Response> {
    let drawing = state.clone();
    state
        .records(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let back = asked.back.as_deref().and_then(own_path);
            let view = view(back.unwrap_or_default())?;
            let stage = lanes(&table, &view).ok_or_else(|| Error::not_found("board"))?;
            let before = card(&viewer, &table, asked.record)?;
            let value = match asked.to.as_str() {
                NONE => Value::None,
                key => Scalar::Choice(key.to_owned()).into(),
            };
            let update = Update {
                record: before.reference(),
                version: Some(asked.version),
                values: [(stage.key.clone(), value)].into(),
            };
            let reader = &viewer.reader;
            let label = |key: &str| label_of(&viewer, &table, stage, key);
            let problem = match records::update(&viewer.account, &viewer.context, vec![update]) {
                Ok(updated) => {
                    let told = args![
                        "label" => before.label.as_str(),
                        "from" => label(column_of(&before, stage)),
                        "to" => label(&asked.to),
                    ];
                    let notice = Notice::done(reader.text_with("board-moved", &told));
                    let address = view.address(&table.key).to_string();
                    return Ok(notice.with_undo(updated.operation).redirect(&address));
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    let said = problems.iter().map(|one| problems::text(reader, one));
                    said.collect::<Vec<_>>().join(" ")
                }
                Err(bailey_crm::Error::Conflict(_)) => {
                    let now = label(column_of(&before, stage));
                    reader.text_with("board-conflict", &args!["column" => now])
                }
                Err(other) => return Err(Error::from(other)),
            };
            let shown = Shown {
                opened: Some(Opened {
                    record: before,
                    problem: Some(problem),
                }),
                ..Shown::default()
            };
            let page = draw(&drawing, &viewer, &table, &view, &shown)?;
            Ok((StatusCode::CONFLICT, page).into_response())
        })
        .await
}

/// The board that an address of ours shows.
fn view(address: &str) -> Result<View> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    View::board(&Params::parse(query))
}
