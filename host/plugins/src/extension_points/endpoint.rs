//! `endpoint`: the plugin's own routes of the HTTP API. Which there are is the
//! manifest's to say; what a call reads and changes is for whoever is signed in to
//! read and change. What comes back is content, which the host says the type of.

use std::sync::Arc;

use bailey_crm::{Account, Context};
use bailey_package::manifest::{EndpointEntry, Method};
use bailey_sandbox::{CallLimits, Failure, Reuse};
use serde::de::IgnoredAny;

use super::pages::{finished, viewer};
use super::present;
use crate::call::{Call, Mode};
use crate::calling::{Way, keep};
use crate::contract::exports::bailey::crm::endpoint as wit;
use crate::convert::Writer;
use crate::error::{Error, Result};
use crate::page::Parameters;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// The interface's name.
pub const NAME: &str = "endpoint";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::PAGE,
    waits: true,
};

/// The most bytes of a request's body.
pub const LARGEST_BODY: usize = 1 << 20;

/// What is asked at a plugin's own routes.
#[derive(Clone, Debug)]
pub struct EndpointRequest {
    /// What is to be done.
    pub method: Method,
    /// The address below the plugin's prefix.
    pub path: String,
    /// The parameters of the address.
    pub parameters: Parameters,
    /// The media type of the body, in lower case and without parameters.
    pub content_type: Option<String>,
    /// At most [`LARGEST_BODY`] bytes.
    pub body: Vec<u8>,
}

/// What a plugin answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointReply {
    /// How it went.
    pub status: EndpointStatus,
    /// What there is to say.
    pub content: Option<EndpointContent>,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointStatus {
    /// Done.
    Ok,
    /// Something was made.
    Created,
    /// It goes on after the answer.
    Accepted,
}

/// What a plugin answered with: checked to be what it is said to be, as far as
/// somebody relies on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointContent {
    /// A JSON text.
    Json(String),
    /// Comma-separated values.
    Csv(String),
    /// Plain text.
    Text(String),
    /// A file to be kept.
    File {
        /// What it is called.
        name: String,
        /// Its media type.
        media_type: String,
        /// All of it.
        content: Vec<u8>,
    },
}

impl Plugins {
    /// Whether the host asks who it is before this is done: the manifest says so.
    /// Memory alone.
    ///
    /// # Errors
    /// As [`answer_at`](Self::answer_at) where there is no such route.
    pub fn endpoint_asks_step_up(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
        request: &EndpointRequest,
    ) -> Result<bool> {
        let plugin = self.with_endpoint(account, plugin)?;
        let (entry, _) = route(&plugin, context, request)?;
        Ok(entry.step_up)
    }

    /// Has a plugin answer at one of its own routes.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such route here; [`Error::Crm`] with
    /// `Denied` if it is not for whoever asks; [`Error::Answered`] if the plugin
    /// said no; [`Error::Failed`] if it broke or what it said is not what it says it
    /// is. What it stored is then dropped.
    pub fn answer_at(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
        request: EndpointRequest,
    ) -> Result<EndpointReply> {
        let plugin = self.with_endpoint(account, plugin)?;
        let (entry, variables) = route(&plugin, context, &request)?;
        let asked = wit::Request {
            method: request.method.into(),
            route: entry.path.clone(),
            variables,
            parameters: request.parameters,
            content_type: request.content_type,
            body: request.body,
            caller: Some(viewer(context, reader)?),
        };
        let mode = match request.method {
            Method::Get => Mode::Reading,
            _ => Mode::Acting,
        };
        let call = Call::new(self, account, context, &plugin, mode).of("handle", &(&asked,));
        let called = self.call(WAY, call, |store, instance, points| {
            let endpoint = present(points.endpoint.as_ref(), NAME)?.load(&mut *store, instance)?;
            endpoint.call_handle(store, &asked)
        });
        let writer = Writer::new(&plugin.offer.texts, reader);
        let (response, left) = finished(&plugin, &writer, called)?;
        let reply = reply(response).map_err(|reason| Error::Failed {
            plugin: plugin.id.to_string(),
            failure: Failure::BadOutput { reason },
        })?;
        keep(self, account, &plugin, left)?;
        Ok(reply)
    }

    fn with_endpoint(&self, account: &Account, plugin: &str) -> Result<Arc<Plugin>> {
        let roster = self.roster(account)?;
        roster.enabled(plugin).map(Arc::clone)
    }
}

/// The route that is asked for, with what stands in the place of its variables.
fn route<'a>(
    plugin: &'a Plugin,
    context: &Context,
    request: &EndpointRequest,
) -> Result<(&'a EndpointEntry, Vec<(String, String)>)> {
    let mut routes = plugin.manifest().endpoints.iter().filter_map(|entry| {
        let variables = entry.variables(&request.path)?;
        (entry.method == request.method).then_some((entry, variables))
    });
    // What is named goes before what stands for anything.
    let named = routes.clone().find(|(_, variables)| variables.is_empty());
    let Some((entry, variables)) = named.or_else(|| routes.next()) else {
        return Err(Error::NotFound(format!(
            "the plugin `{}` has no route `{} {}`",
            plugin.id, request.method, request.path
        )));
    };
    if entry.audience.admits(context.access.admin) {
        Ok((entry, variables))
    } else {
        Err(bailey_crm::Error::Denied("this route is for admins".into()).into())
    }
}

fn reply(response: wit::Response) -> Result<EndpointReply, String> {
    let status = match response.status {
        wit::Status::Ok => EndpointStatus::Ok,
        wit::Status::Created => EndpointStatus::Created,
        wit::Status::Accepted => EndpointStatus::Accepted,
    };
    let content = response.content.map(content).transpose()?;
    Ok(EndpointReply { status, content })
}

fn content(content: wit::Content) -> Result<EndpointContent, String> {
    Ok(match content {
        wit::Content::Json(text) => {
            serde_json::from_str::<IgnoredAny>(&text)
                .map_err(|error| format!("what is to be JSON is none: {error}"))?;
            EndpointContent::Json(text)
        }
        wit::Content::Csv(text) => EndpointContent::Csv(text),
        wit::Content::Text(text) => EndpointContent::Text(text),
        wit::Content::File(file) if is_media_type(&file.media_type) => EndpointContent::File {
            name: file.name,
            media_type: file.media_type,
            content: file.content,
        },
        wit::Content::File(file) => {
            return Err(format!("`{:.100}` is no media type", file.media_type));
        }
    })
}

/// Whether it is a type and a subtype without parameters (RFC 6838).
fn is_media_type(text: &str) -> bool {
    let is_name = |name: &str| {
        (1..=127).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    text.split_once('/')
        .is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype))
}

impl From<Method> for wit::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::Get,
            Method::Post => Self::Post,
            Method::Put => Self::Put,
            Method::Patch => Self::Patch,
            Method::Delete => Self::Delete,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn a_media_type_is_two_names_and_nothing_more() {
        for right in [
            "application/pdf",
            "image/svg+xml",
            "application/vnd.ms-excel",
        ] {
            assert!(is_media_type(right), "{right}");
        }
        for wrong in [
            "",
            "pdf",
            "text/",
            "text/html; charset=utf-8",
            "a/b\r\nset-cookie: x",
        ] {
            assert!(!is_media_type(wrong), "{wrong}");
        }
    }
}
