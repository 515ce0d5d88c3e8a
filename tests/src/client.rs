//! Who asks the server, and what it answers.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value as Json, json};
use ureq::Agent;
use ureq::http::{Method, Request};

/// Somebody who asks the server.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    address: SocketAddr,
    headers: Vec<(String, String)>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// Somebody who asks the server at this address for the account of this host.
    #[must_use]
    pub fn of(address: SocketAddr, host: &str) -> Self {
        Self::new(address, host.to_owned())
    }

    pub(crate) fn new(address: SocketAddr, host: String) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .max_redirects(0)
            // A connection for each request: the server closes one whose body it
            // refused to read, and the next request must not race with that.
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .build();
        Self {
            agent: config.into(),
            address,
            headers: vec![("host".to_owned(), host)],
        }
    }

    /// The same, with a header or with another value of it.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.retain(|(known, _)| known != name);
        other.headers.push((name.to_owned(), value.to_owned()));
        other
    }

    /// The same, with a bearer token.
    #[must_use]
    pub fn bearing(&self, token: &str) -> Self {
        self.with("authorization", &format!("Bearer {token}"))
    }

    /// The same, signed in.
    #[must_use]
    pub fn sign_in(&self, email: &str, password: &str) -> Self {
        let answer = self.post(
            "/sessions",
            &json!({ "email": email, "password": password }),
        );
        assert_eq!(answer.status, 201, "{}", answer.text());
        self.bearing(answer.json()["token"].as_str().expect("a token"))
    }

    /// Asks for something below `/api/v1`.
    pub fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None)
    }

    /// Deletes something.
    pub fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None)
    }

    /// Posts JSON.
    pub fn post(&self, path: &str, body: &Json) -> Answer {
        self.json(Method::POST, path, body)
    }

    /// Patches with JSON.
    pub fn patch(&self, path: &str, body: &Json) -> Answer {
        self.json(Method::PATCH, path, body)
    }

    /// Puts JSON.
    pub fn put(&self, path: &str, body: &Json) -> Answer {
        self.json(Method::PUT, path, body)
    }

    /// Posts a body of some media type.
    pub fn upload(&self, path: &str, media_type: &str, body: &[u8]) -> Answer {
        self.send(Method::POST, path, Some((media_type, body)))
    }

    /// Sends JSON by any method that takes a body.
    pub fn json(&self, method: Method, path: &str, body: &Json) -> Answer {
        self.send(
            method,
            path,
            Some(("application/json", body.to_string().as_bytes())),
        )
    }

    /// Opens a page as a browser with this session would.
    pub fn page(&self, path: &str) -> Answer {
        self.browsing().ask(Method::GET, path, None)
    }

    /// Posts a form as a browser with this session would.
    pub fn submit(&self, path: &str, form: &str) -> Answer {
        let form = ("application/x-www-form-urlencoded", form.as_bytes());
        self.browsing().ask(Method::POST, path, Some(form))
    }

    /// The same, with its session in a cookie.
    fn browsing(&self) -> Self {
        let bearer = self.headers.iter().find_map(|(name, value)| {
            let token = value.strip_prefix("Bearer ")?;
            (name == "authorization").then(|| token.to_owned())
        });
        match bearer {
            Some(token) => self.with("cookie", &format!("session={token}")),
            // Whatever cookies it has been given.
            None => self.clone(),
        }
    }

    /// Sends any request below `/api/v1`.
    pub fn send(&self, method: Method, path: &str, body: Option<(&str, &[u8])>) -> Answer {
        self.ask(method, &format!("/api/v1{path}"), body)
    }

    fn ask(&self, method: Method, path: &str, body: Option<(&str, &[u8])>) -> Answer {
        let uri = format!("http://{}{path}", self.address);
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let response = match body {
            Some((media_type, body)) => {
                let request = request.header("content-type", media_type).body(body);
                self.agent.run(request.expect("a request"))
            }
            None => self.agent.run(request.body(()).expect("a request")),
        };
        let mut response = response.expect("an answer");
        let headers = response.headers().iter().map(|(name, value)| {
            (
                name.to_string(),
                value.to_str().unwrap_or_default().to_owned(),
            )
        });
        Answer {
            status: response.status().as_u16(),
            headers: headers.collect(),
            body: response.body_mut().read_to_vec().expect("a body"),
        }
    }
}

impl Answer {
    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value; empty if there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// All values of a header.
    #[must_use]
    pub fn headers(&self, name: &str) -> Vec<&str> {
        let found = self.headers.iter().filter(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).collect()
    }

    /// The stable word of a refusal.
    #[must_use]
    pub fn code(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text()
        );
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The body of an answer with this status.
    #[must_use]
    pub fn expect(&self, status: u16) -> Json {
        assert_eq!(self.status, status, "{}", self.text());
        if self.body.is_empty() {
            Json::Null
        } else {
            self.json()
        }
    }

    /// The stable word of a refusal with this status.
    #[must_use]
    pub fn refusal(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.text());
        self.code()
    }
}
