//! A browser without a script: it keeps cookies, follows redirects, and posts
//! the forms that it was shown, with their hidden fields.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use bailey_crm::directory::{self, Founding, Language, NewUser, Settings as AccountSettings};
use bailey_crm::sessions::{self, Attempt, PasswordHash, SignIn};
use bailey_crm::store::NewAccount;
use bailey_crm::{Account, Actor, Context, Crm, Timestamp};
use bailey_plugins::{Catalogue, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};
use bailey_server::{Settings, State, router};
use tower::ServiceExt as _;

pub const PASSWORD: &str = "correct horse battery staple";

/// One account with an owner and no plugins, and somebody who looks at it.
pub struct Browser {
    pub account: Arc<Account>,
    pub crm: Arc<Crm>,
    app: Router,
    cookies: BTreeMap<String, String>,
    _code: tempfile::TempDir,
}

/// What a page answered, at the end of its redirects.
pub struct Page {
    pub status: StatusCode,
    pub path: String,
    pub body: String,
    pub policy: String,
}

impl Browser {
    pub fn new() -> Self {
        Self::with(Catalogue::new())
    }

    /// With plugins to choose from.
    pub fn with(catalogue: Catalogue) -> Self {
        let crm = Arc::new(Crm::open_memory().unwrap());
        let operator = Context::operator();
        let new = NewAccount {
            id: "demo".parse().unwrap(),
            name: "Demo".into(),
        };
        let account = crm.create_account(&operator, new).unwrap();
        let settings = AccountSettings {
            name: "Demo & Sons".into(),
            time_zone: "UTC".into(),
            currency: "USD".into(),
            language: Language::En,
        };
        let owner = NewUser {
            name: "Anna Owner".into(),
            email: "anna@demo.example".into(),
            admin: true,
            department: None,
            language: None,
            time_zone: None,
            password: Some(PasswordHash::of(PASSWORD).unwrap()),
            password_change: false,
        };
        directory::found(&account, &operator, Founding { settings, owner }).unwrap();
        let code = tempfile::tempdir().unwrap();
        let sandbox = Arc::new(Sandbox::new(code.path(), ProcessLimits::default()).unwrap());
        let plugins = Plugins::new(Arc::clone(&crm), sandbox, catalogue);
        let app = router(State::new(Arc::clone(&crm), plugins, Settings::default()));
        Self {
            account,
            crm,
            app,
            cookies: BTreeMap::new(),
            _code: code,
        }
    }

    pub async fn signed_in() -> Self {
        Self::new().at_home().await
    }

    /// Signed in so long ago that a dangerous act asks again who it is.
    pub fn signed_in_long_ago() -> Self {
        let mut browser = Self::new();
        let context = Context {
            actor: Actor::Anonymous,
            at: Timestamp::now().plus_millis(-2 * sessions::FRESH),
            ..Context::operator()
        };
        let attempt = Attempt {
            email: "anna@demo.example".to_owned(),
            password: PASSWORD.to_owned(),
            user_agent: None,
            steps: false,
        };
        match sessions::sign_in(&browser.account, &context, &attempt).unwrap() {
            SignIn::Accepted(begun) => {
                let token = begun.token.reveal();
                browser.cookies.insert("session".to_owned(), token);
            }
            other => panic!("not signed in: {other:?}"),
        }
        browser
    }

    /// Signed in.
    pub async fn at_home(mut self) -> Self {
        let page = self.sign_in(PASSWORD).await;
        assert_eq!((page.status, page.path.as_str()), (StatusCode::OK, "/"));
        self
    }

    pub async fn sign_in(&mut self, password: &str) -> Page {
        let page = self.get("/sign-in").await;
        self.submit(
            &page,
            "/sign-in?language=en",
            &[("email", "anna@demo.example"), ("password", password)],
        )
        .await
    }

    pub async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).body(Body::empty()).unwrap();
        self.go(path, request).await
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.iter();
        let cookies: Vec<String> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        cookies.join("; ")
    }

    /// Posts the page's form for this address, with its hidden fields and these.
    pub async fn submit(&mut self, page: &Page, action: &str, typed: &[(&str, &str)]) -> Page {
        let mut fields = page.hidden(action);
        fields.extend(
            typed
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into())),
        );
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.post(action, body).await
    }

    /// What it would be known by elsewhere.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.clone()
    }

    pub fn set_cookies(&mut self, cookies: BTreeMap<String, String>) {
        self.cookies = cookies;
    }

    pub async fn post(&mut self, path: &str, body: String) -> Page {
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .body(body.into())
            .unwrap();
        self.go(path, request).await
    }

    async fn go(&mut self, path: &str, mut request: Request<Body>) -> Page {
        let mut path = path.to_owned();
        loop {
            let headers = request.headers_mut();
            headers.insert(header::HOST, "localhost".parse().unwrap());
            headers.insert(header::COOKIE, self.cookie_header().parse().unwrap());
            let response = self.app.clone().oneshot(request).await.unwrap();
            self.keep(&response);
            if !response.status().is_redirection() {
                return Page::read(path, response).await;
            }
            path = response.headers()[header::LOCATION]
                .to_str()
                .unwrap()
                .to_owned();
            request = Request::get(&path).body(Body::empty()).unwrap();
        }
    }

    /// Asks for something as a browser does that takes compressed answers and
    /// says from which site the request comes: status, encoding and bytes.
    pub async fn weigh(&mut self, path: &str, site: &str) -> (StatusCode, Option<String>, usize) {
        let request = Request::get(path)
            .header(header::HOST, "localhost")
            .header(header::COOKIE, self.cookie_header())
            .header(header::ACCEPT_ENCODING, "gzip")
            .header("sec-fetch-site", site)
            .body(Body::empty())
            .unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        let encoding = response.headers().get(header::CONTENT_ENCODING);
        let encoding = encoding.map(|encoding| encoding.to_str().unwrap().to_owned());
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), 1 << 24);
        (status, encoding, body.await.unwrap().len())
    }

    fn keep(&mut self, response: &Response<Body>) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    async fn read(path: String, response: Response<Body>) -> Self {
        let status = response.status();
        let policy = response.headers().get(header::CONTENT_SECURITY_POLICY);
        let policy = policy
            .map_or("", |policy| policy.to_str().unwrap())
            .to_owned();
        let body = axum::body::to_bytes(response.into_body(), 1 << 24)
            .await
            .unwrap();
        Self {
            status,
            path,
            policy,
            body: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }

    /// The style sheet, the script and the icon.
    pub fn assets(&self) -> Vec<String> {
        let parts = self.body.split("\"/assets/").skip(1);
        let names = parts.filter_map(|rest| rest.split('"').next());
        names.map(|name| format!("/assets/{name}")).collect()
    }

    /// Where the link with this text leads.
    pub fn link(&self, text: &str) -> String {
        let link = self.body.split("<a ").find(|link| {
            let shown = link.split_once('>').map_or("", |(_, rest)| rest);
            shown.starts_with(text)
        });
        attribute(link.expect("the link"), "href")
    }

    /// Where the first form posts to that is below this address.
    pub fn action_below(&self, address: &str) -> String {
        let below = format!("action=\"{address}/");
        let form = self.body.split("<form").find(|form| form.contains(&below));
        attribute(form.expect("the form"), "action")
    }

    /// The hidden fields of the form that posts to this address.
    fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let form = self.body.split("<form").find(|form| {
            form.contains("method=\"post\"")
                && form.contains(&format!("action=\"{}\"", escaped(action)))
        });
        let form = form.unwrap_or_else(|| panic!("no form for {action} in {}", self.body));
        let form = form.split("</form>").next().unwrap();
        let inputs = form.split("<input type=\"hidden\" ").skip(1);
        inputs
            .map(|input| (attribute(input, "name"), attribute(input, "value")))
            .collect()
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag
        .split(&format!("{name}=\""))
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    value
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
}

impl Browser {
    /// Uploads a file by the page's form.
    pub async fn upload(&mut self, page: &Page, action: &str, content: &str) -> Page {
        const BOUNDARY: &str = "between-the-parts";
        let mut body = String::new();
        for (name, value) in page.hidden(action) {
            body += &format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{content}\r\n--{BOUNDARY}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, kind)
            .body(body.into())
            .unwrap();
        self.go(action, request).await
    }
}
