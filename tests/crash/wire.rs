//! The API as a program uses it whose server may be gone at any moment.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;
use ureq::http::{Method, Request};

use crate::ground::ACCOUNT;

/// A server that doesn't answer for so long is gone.
const PATIENCE: Duration = Duration::from_secs(60);

/// Connections to one server.
pub struct Wire {
    agent: Agent,
    server: String,
    token: Arc<str>,
}

impl Wire {
    /// Connections to the server at this address, with a token.
    pub fn to(address: SocketAddr, token: &Arc<str>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build();
        Self {
            agent: config.into(),
            server: format!("http://{address}"),
            token: Arc::clone(token),
        }
    }

    /// The same with another token.
    pub fn bearing(&self, token: &Arc<str>) -> Self {
        Self {
            agent: self.agent.clone(),
            server: self.server.clone(),
            token: Arc::clone(token),
        }
    }

    /// Asks for something outside of the API; answers the status.
    pub fn status(&self, path: &str) -> u16 {
        let answer = self.agent.get(format!("{}{path}", self.server)).call();
        answer.expect("the server is there").status().as_u16()
    }

    /// Sends a request; none if no whole answer came back.
    pub fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Option<(u16, Value)> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}/api/v1{path}", self.server))
            .header("host", format!("{ACCOUNT}.localhost"))
            .header("authorization", format!("Bearer {}", self.token));
        if !body.is_null() {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Value::Null => String::new(),
            body => body.to_string(),
        };
        let request = request.body(body).expect("a request");
        let mut answer = self.agent.run(request).ok()?;
        let status = answer.status().as_u16();
        let text = answer.body_mut().read_to_string().ok()?;
        let value = match text.as_str() {
            "" => Value::Null,
            text => serde_json::from_str(text).ok()?,
        };
        Some((status, value))
    }
}
