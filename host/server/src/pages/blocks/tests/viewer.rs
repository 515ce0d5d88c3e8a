//! Somebody who is signed in and looks.

use std::sync::{Arc, LazyLock};

use axum::extract::FromRequestParts as _;
use axum::http::{Request, header};
use bailey_crm::directory::{self, Founding, Language, NewUser, Settings as AccountSettings};
use bailey_crm::sessions::{self, Attempt, PasswordHash, SignIn};
use bailey_crm::store::NewAccount;
use bailey_crm::{Actor, Context, Crm};
use bailey_plugins::{Catalogue, Plugins};
use bailey_sandbox::{ProcessLimits, Sandbox};

use crate::pages::viewer::Viewer;
use crate::settings::Settings;
use crate::state::State;

const PASSWORD: &str = "correct horse battery staple";

pub(super) static VIEWER: LazyLock<Viewer> = LazyLock::new(viewer);

fn viewer() -> Viewer {
    let crm = Arc::new(Crm::open_memory().expect("a place for files"));
    let operator = Context::operator();
    let new = NewAccount {
        id: "demo".parse().expect("a name"),
        name: "Demo".into(),
    };
    let account = crm.create_account(&operator, new).expect("an account");
    let settings = AccountSettings {
        name: "Demo".into(),
        time_zone: "Asia/Shanghai".into(),
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
        password: Some(PasswordHash::of(PASSWORD).expect("a password")),
        password_change: false,
    };
    directory::found(&account, &operator, Founding { settings, owner }).expect("an owner");
    let nobody = Context {
        actor: Actor::Anonymous,
        ..Context::operator()
    };
    let attempt = Attempt {
        email: "anna@demo.example".to_owned(),
        password: PASSWORD.to_owned(),
        user_agent: None,
        steps: false,
    };
    let SignIn::Accepted(begun) =
        sessions::sign_in(&account, &nobody, &attempt).expect("a session")
    else {
        panic!("not signed in");
    };
    let code = tempfile::tempdir().expect("a place for files");
    let sandbox = Sandbox::new(code.path(), ProcessLimits::default()).expect("a sandbox");
    let plugins = Plugins::new(Arc::clone(&crm), Arc::new(sandbox), Catalogue::new());
    let state = State::new(crm, plugins, Settings::default());
    let request = Request::get("/plugins/acme.sundial")
        .header(header::HOST, "localhost")
        .header(header::COOKIE, format!("session={}", begun.token.reveal()))
        .body(())
        .expect("a request");
    let (mut parts, ()) = request.into_parts();
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let viewer = runtime.block_on(Viewer::from_request_parts(&mut parts, &state));
    viewer.unwrap_or_else(|error| panic!("{error:?}"))
}
