//! Plugins' own routes. Whatever a plugin answers is content that a browser does
//! nothing with: of the type that the host says, in a sandbox, and never markup on
//! our origin. Cookies and headers are the host's alone, in both directions.

use axum::body::Bytes;
use axum::extract::{FromRequest, RawPathParams, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bailey_plugins::{
    EndpointContent, EndpointReply, EndpointRequest, EndpointStatus, LARGEST_BODY, Method,
};

use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::files::{SANDBOX, disposition};
use crate::idempotency::Unrepeatable;
use crate::pages::viewer::Viewer;
use crate::size::too_large;
use crate::state::State;

/// Which plugin is asked, and what goes with it.
pub(super) struct Asked {
    signed: Signed,
    viewer: Viewer,
    plugin: String,
    request: EndpointRequest,
}

impl FromRequest<State> for Asked {
    type Rejection = Error;

    async fn from_request(request: Request, state: &State) -> Result<Self> {
        use axum::extract::FromRequestParts as _;
        let (mut parts, body) = request.into_parts();
        let signed = Signed::from_request_parts(&mut parts, state).await?;
        let viewer = Viewer::from_request_parts(&mut parts, state).await?;
        let named = RawPathParams::from_request_parts(&mut parts, state).await;
        let named = named.map_err(|_| Error::not_found("such address"))?;
        let value = |name: &str| {
            let mut values = named.iter().filter(|(key, _)| *key == name);
            values
                .next()
                .map_or_else(String::new, |(_, value)| value.to_owned())
        };
        let (plugin, path) = (value("plugin"), value("path"));
        let query = parts.uri.query().unwrap_or_default();
        let parameters = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let method = match parts.method.as_str() {
            "POST" => Method::Post,
            "PUT" => Method::Put,
            "PATCH" => Method::Patch,
            "DELETE" => Method::Delete,
            _ => Method::Get,
        };
        let content_type = media_type(&parts.headers);
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await?;
        if body.len() > LARGEST_BODY {
            return Err(too_large(LARGEST_BODY));
        }
        Ok(Self {
            signed,
            viewer,
            plugin,
            request: EndpointRequest {
                method,
                path,
                parameters,
                content_type,
                body: body.to_vec(),
            },
        })
    }
}

/// What the body is said to be, without parameters.
fn media_type(headers: &HeaderMap) -> Option<String> {
    let said = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let essence = said.split(';').next()?.trim().to_ascii_lowercase();
    (!essence.is_empty()).then_some(essence)
}

/// One handler for each method: they are alike but for what a plugin may do.
macro_rules! handler {
    ($name:ident, $method:ident, $summary:literal) => {
        #[doc = $summary]
        /// Which routes there are, and who may call them, is in the plugin's description
        /// (`endpoints`). It answers for whoever is signed in: with JSON, CSV, plain
        /// text, or a file to be kept.
        #[utoipa::path(
                    $method,
                    path = "/plugins/{plugin}/endpoint/{*path}",
                    tag = "plugins",
                    params(
                        ("plugin" = String, Path, description = "The plugin's id"),
                        ("path" = String, Path, description = "One of the plugin's own routes"),
                    ),
                    responses((status = OK, description = "What the plugin says"), Refused)
                )]
        pub(super) async fn $name(state: State, asked: Asked) -> Result<Response> {
            answer(&state, asked).await
        }
    };
}

handler!(endpoint_get, get, "Reads at a plugin's own route.");
handler!(
    endpoint_post,
    post,
    "Has a plugin do something at its own route."
);
handler!(endpoint_put, put, "Puts something at a plugin's own route.");
handler!(
    endpoint_patch,
    patch,
    "Changes something at a plugin's own route."
);
handler!(
    endpoint_delete,
    delete,
    "Takes something away at a plugin's own route."
);

async fn answer(state: &State, asked: Asked) -> Result<Response> {
    let plugins = state.plugins().clone();
    let reply = state
        .plugin_calls(move || {
            let (account, context) = (&asked.signed.account, &asked.signed.context);
            let (plugin, request) = (&asked.plugin, asked.request);
            if plugins.endpoint_asks_step_up(account, context, plugin, &request)? {
                asked.signed.must_be_confirmed()?;
            }
            let reply = plugins.answer_at(account, context, &asked.viewer, plugin, request);
            reply.map_err(Error::from)
        })
        .await?;
    Ok(written(reply))
}

fn written(reply: EndpointReply) -> Response {
    let status = match (reply.status, &reply.content) {
        (EndpointStatus::Ok, None) => StatusCode::NO_CONTENT,
        (EndpointStatus::Ok, Some(_)) => StatusCode::OK,
        (EndpointStatus::Created, _) => StatusCode::CREATED,
        (EndpointStatus::Accepted, _) => StatusCode::ACCEPTED,
    };
    let sandbox = || (header::CONTENT_SECURITY_POLICY, SANDBOX);
    let typed = |kind: &'static str, text: String| {
        (status, [sandbox(), (header::CONTENT_TYPE, kind)], text).into_response()
    };
    match reply.content {
        None => (status, [sandbox()]).into_response(),
        Some(EndpointContent::Json(text)) => typed("application/json", text),
        Some(EndpointContent::Csv(text)) => typed("text/csv; charset=utf-8", text),
        Some(EndpointContent::Text(text)) => typed("text/plain; charset=utf-8", text),
        Some(EndpointContent::File {
            name,
            media_type,
            content,
        }) => {
            let headers = [
                (header::CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
                (header::CONTENT_TYPE, media_type),
                (
                    header::CONTENT_DISPOSITION,
                    disposition("attachment", &name),
                ),
            ];
            let unrepeatable = axum::Extension(Unrepeatable);
            (status, headers, unrepeatable, content).into_response()
        }
    }
}
