//! Reading a request, with our own words where it can't be read.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::objects::Objects;
use crate::error::{Error, Result};

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let axum::Json(Object(body)) = axum::Json::from_request(request, state).await?;
        Ok(Self(body))
    }
}

/// What a JSON body is called.
const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// As many bytes as most answers have at the most: one grows from there.
const USUAL: usize = 4096;

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        // A vector takes the many small parts of a text in less time than the buffer
        // that `axum::Json` writes to.
        let mut body = Vec::with_capacity(USUAL);
        match serde_json::to_writer(&mut body, &self.0) {
            Ok(()) => ([(CONTENT_TYPE, JSON)], body).into_response(),
            Err(error) => Error::internal(format!("an answer is no JSON: {error}")).into_response(),
        }
    }
}

/// What a body holds, read with objects as [`Objects`].
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(Objects(deserializer)).map(Self)
    }
}

/// Parts of the path.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Error))]
pub(crate) struct Path<T>(pub T);

/// Parameters of the address. A name may come several times where a list is
/// expected.
#[derive(Debug)]
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let text = parts.uri.query().unwrap_or_default();
        serde_html_form::from_str(text)
            .map(Self)
            .map_err(|error| Error::invalid("query", "unreadable", error.to_string()))
    }
}

/// A JSON body, or nothing, which may be said as `null`.
#[derive(Debug)]
pub(crate) struct MaybeJson<T>(pub Option<T>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for MaybeJson<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if !request
            .headers()
            .contains_key(axum::http::header::CONTENT_TYPE)
        {
            return Ok(Self(None));
        }
        let axum::Json(body) =
            axum::Json::<Option<Object<T>>>::from_request(request, state).await?;
        Ok(Self(body.map(|Object(body)| body)))
    }
}

/// Tells `null`, which says something, from a missing value, which doesn't.
pub(crate) fn said<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<i64>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
