//! Asks a registry (OCI Distribution Specification 1.1): every connection is
//! checked, every answer has a limit, and a password goes nowhere but to the
//! registry and to where the registry says that tokens are given out.
//!
//! A blob may be elsewhere, as large registries have it: one is sent there at most
//! three times, without a password or a token, and what arrives there is known by
//! its digest.

use std::time::Duration;

use data_encoding::BASE64;

use reqwest::header::{ACCEPT, AUTHORIZATION, LINK, LOCATION, WWW_AUTHENTICATE};
use reqwest::{Client, Response, StatusCode, Url};
use serde::Deserialize;

use super::challenge::Challenge;
use super::{Credentials, Registry, RegistryError};
use crate::egress::Egress;

/// How long one answer may take altogether.
const PATIENCE: Duration = Duration::from_secs(120);
/// Bytes that an answer about packages may have.
const MAX_ANSWER: u64 = 4 * 1024 * 1024;
/// Pages of tags that are looked at.
const MAX_PAGES: usize = 20;
/// How often one is sent elsewhere for a blob.
const MAX_REDIRECTS: usize = 3;
/// The manifests that we read.
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

/// A conversation with one registry.
pub(super) struct Asking<'a> {
    registry: &'a Registry,
    egress: &'a Egress,
    client: Client,
    /// What stands in `Authorization`, once the registry has asked.
    pass: Option<String>,
}

#[derive(Deserialize)]
struct Tags {
    #[serde(default)]
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Token {
    token: Option<String>,
    access_token: Option<String>,
}

impl<'a> Asking<'a> {
    pub(super) fn of(registry: &'a Registry, egress: &'a Egress) -> Result<Self, RegistryError> {
        Ok(Self {
            registry,
            egress,
            client: egress.client(PATIENCE)?,
            pass: None,
        })
    }

    /// The repository's tags.
    pub(super) async fn tags(&mut self) -> Result<Vec<String>, RegistryError> {
        let what = "the tags";
        let mut tags = Vec::new();
        let mut next = Some(self.url("tags/list?n=200")?);
        for _ in 0..MAX_PAGES {
            let Some(url) = next.take() else { break };
            let answer = self.get(url.clone(), "application/json", what).await?;
            next = following(&answer, &url).filter(|next| next.origin() == url.origin());
            let body = body(answer, what, MAX_ANSWER, &mut |_| {}).await?;
            let page: Tags =
                serde_json::from_slice(&body).map_err(|error| nonsense(what, error))?;
            tags.extend(page.tags.unwrap_or_default());
        }
        Ok(tags)
    }

    /// The manifest that a tag stands for.
    pub(super) async fn manifest(&mut self, tag: &str) -> Result<Vec<u8>, RegistryError> {
        let url = self.url(&format!("manifests/{tag}"))?;
        let answer = self.get(url, MANIFEST, tag).await?;
        body(answer, tag, MAX_ANSWER, &mut |_| {}).await
    }

    /// A blob of this size; `arrived` hears how many bytes are there.
    pub(super) async fn blob(
        &mut self,
        digest: &str,
        size: u64,
        arrived: &mut dyn FnMut(u64),
    ) -> Result<Vec<u8>, RegistryError> {
        let mut url = self.url(&format!("blobs/{digest}"))?;
        let mut answer = self.get(url.clone(), "*/*", digest).await?;
        for _ in 0..MAX_REDIRECTS {
            if !answer.status().is_redirection() {
                break;
            }
            let location = answer.headers().get(LOCATION);
            let location = location.and_then(|location| location.to_str().ok());
            let next = location.and_then(|location| url.join(location).ok());
            url = next.ok_or_else(|| nonsense(digest, "it leads nowhere"))?;
            answer = self.send(url.clone(), "*/*", None).await?;
        }
        let answer = good(answer, digest)?;
        body(answer, digest, size, arrived).await
    }

    fn url(&self, rest: &str) -> Result<Url, RegistryError> {
        let reference = &self.registry.reference;
        let text = format!(
            "{}://{}/v2/{}/{rest}",
            self.registry.scheme(),
            reference.resolve_registry(),
            reference.repository()
        );
        text.parse().map_err(|error| nonsense(rest, error))
    }

    /// Asks, and says who asks if the registry wants to know. Redirects come back as
    /// they are.
    async fn get(&mut self, url: Url, accept: &str, what: &str) -> Result<Response, RegistryError> {
        let answer = self.send(url.clone(), accept, self.pass.as_deref()).await?;
        let answer = if answer.status() == StatusCode::UNAUTHORIZED {
            let question = answer.headers().get(WWW_AUTHENTICATE);
            let question = question.and_then(|question| question.to_str().ok());
            let question = question.and_then(Challenge::parse);
            self.pass = Some(self.answer(question).await?);
            self.send(url, accept, self.pass.as_deref()).await?
        } else {
            answer
        };
        if answer.status() == StatusCode::UNAUTHORIZED || answer.status() == StatusCode::FORBIDDEN {
            return Err(RegistryError::Refused);
        }
        if answer.status().is_redirection() {
            return Ok(answer);
        }
        good(answer, what)
    }

    async fn send(
        &self,
        url: Url,
        accept: &str,
        pass: Option<&str>,
    ) -> Result<Response, RegistryError> {
        self.egress.check(&url)?;
        if url.scheme() != "https" && !(self.registry.plain && url.scheme() == "http") {
            return Err(RegistryError::Unreachable(format!(
                "{url} is not protected by TLS"
            )));
        }
        let mut request = self.client.get(url).header(ACCEPT, accept);
        if let Some(pass) = pass {
            request = request.header(AUTHORIZATION, pass);
        }
        request.send().await.map_err(unreachable)
    }

    /// What the registry wants to see.
    async fn answer(&self, question: Option<Challenge>) -> Result<String, RegistryError> {
        let credentials = self.registry.credentials.as_ref();
        match question {
            Some(Challenge::Basic) => credentials.map(basic).ok_or(RegistryError::Refused),
            Some(Challenge::Bearer {
                realm,
                service,
                scope,
            }) => {
                let what = "a token";
                let mut url: Url = realm.parse().map_err(|error| nonsense(what, error))?;
                let pull = || format!("repository:{}:pull", self.registry.reference.repository());
                let mut query = url.query_pairs_mut();
                query.append_pair("scope", &scope.unwrap_or_else(pull));
                if let Some(service) = &service {
                    query.append_pair("service", service);
                }
                drop(query);
                let pass = credentials.map(basic);
                let answer = self.send(url, "application/json", pass.as_deref()).await?;
                if answer.status() == StatusCode::UNAUTHORIZED {
                    return Err(RegistryError::Refused);
                }
                let body = body(good(answer, what)?, what, MAX_ANSWER, &mut |_| {}).await?;
                let token: Token =
                    serde_json::from_slice(&body).map_err(|error| nonsense(what, error))?;
                let token = token.token.or(token.access_token);
                let token = token.ok_or_else(|| nonsense(what, "there is none in it"))?;
                Ok(format!("Bearer {token}"))
            }
            None => Err(RegistryError::Refused),
        }
    }
}

fn basic(credentials: &Credentials) -> String {
    let Credentials { user, password } = credentials;
    format!(
        "Basic {}",
        BASE64.encode(format!("{user}:{password}").as_bytes())
    )
}

/// The next page of a list, if there is one (RFC 8288).
fn following(answer: &Response, here: &Url) -> Option<Url> {
    let link = answer.headers().get(LINK)?.to_str().ok()?;
    let (target, rest) = link.trim_start().strip_prefix('<')?.split_once('>')?;
    let next = rest.contains("rel=\"next\"") || rest.contains("rel=next");
    next.then(|| here.join(target).ok())?
}

fn good(answer: Response, what: &str) -> Result<Response, RegistryError> {
    if answer.status().is_success() {
        return Ok(answer);
    }
    Err(RegistryError::Status {
        status: answer.status().as_u16(),
        what: what.to_owned(),
    })
}

/// The answer's bytes, of which there may be so many.
async fn body(
    mut answer: Response,
    what: &str,
    limit: u64,
    arrived: &mut dyn FnMut(u64),
) -> Result<Vec<u8>, RegistryError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
        if bytes.len() as u64 + chunk.len() as u64 > limit {
            return Err(RegistryError::TooLarge {
                what: what.to_owned(),
                limit,
            });
        }
        bytes.extend_from_slice(&chunk);
        arrived(bytes.len() as u64);
    }
    Ok(bytes)
}

fn nonsense(what: &str, why: impl std::fmt::Display) -> RegistryError {
    RegistryError::Answer {
        what: what.to_owned(),
        why: why.to_string(),
    }
}

/// What the connection says, with its causes: the first line alone says nothing.
fn unreachable(error: reqwest::Error) -> RegistryError {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    RegistryError::Unreachable(text)
}
