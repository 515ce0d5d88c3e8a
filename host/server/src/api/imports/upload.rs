//! A CSV file as it comes in: as the body itself, with its options in the
//! address, or as the part `file` of a form beside the part `options`.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header;
use bailey_crm::import::{ReadOptions, Sheet, read};
use serde::Deserialize;
use utoipa::IntoParams;

use super::ImportOptions;
use crate::api::body::Query;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// The options of a file that is the body itself.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// The options as JSON; see `ImportOptions`.
    options: Option<String>,
}

/// A file with its options.
pub(super) struct Upload {
    pub(super) bytes: Bytes,
    /// What it is called, if that was said.
    pub(super) name: Option<String>,
    pub(super) options: ImportOptions,
}

impl Upload {
    /// The cells of the file.
    pub(super) fn sheet(&self) -> bailey_crm::Result<Sheet> {
        let options = ReadOptions {
            encoding: self.options.encoding.clone(),
            delimiter: self.options.delimiter,
        };
        read(&self.bytes, &options)
    }
}

impl FromRequest<State> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") {
            return form(Multipart::from_request(request, state).await?).await;
        }
        if !kind.starts_with("text/csv") {
            return Err(Error::new(
                Kind::MediaType,
                "Send the file as `text/csv`, or as the part `file` of `multipart/form-data`.",
            ));
        }
        let (mut parts, body) = request.into_parts();
        let Query(parameters) = Query::<Parameters>::from_request_parts(&mut parts, state).await?;
        let options = parameters
            .options
            .as_deref()
            .map(parse)
            .transpose()?
            .unwrap_or_default();
        let bytes = Bytes::from_request(Request::from_parts(parts, body), state).await?;
        Ok(Self {
            bytes,
            name: None,
            options,
        })
    }
}

async fn form(mut form: Multipart) -> Result<Upload> {
    let mut file = None;
    let mut options = ImportOptions::default();
    while let Some(part) = form.next_field().await? {
        match part.name() {
            Some("file") => {
                let name = part.file_name().map(str::to_owned);
                file = Some((part.bytes().await?, name));
            }
            Some("options") => options = parse(&part.text().await?)?,
            other => {
                let message = format!(
                    "The form has a part `{}`; it may have `file` and `options`.",
                    other.unwrap_or_default()
                );
                return Err(Error::invalid("form", "unknown-part", message));
            }
        }
    }
    let (bytes, name) =
        file.ok_or_else(|| Error::invalid("file", "required", "The form has no part `file`."))?;
    Ok(Upload {
        bytes,
        name,
        options,
    })
}

fn parse(text: &str) -> Result<ImportOptions> {
    serde_json::from_str(text).map_err(|error| {
        Error::invalid(
            "options",
            "not-options",
            format!("`options` can't be read: {error}"),
        )
    })
}
