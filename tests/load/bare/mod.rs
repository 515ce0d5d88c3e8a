//! What one would write by hand with axum and rusqlite: one table of deals, a few
//! connections, no users but one who signs in, no journal, no plugins.

mod conversations;
mod deals;
mod pool;
mod reads;
mod writes;

use std::path::Path;

use axum::Router;
use axum::routing::{get, patch, post};
use bailey_tests::serving;

pub use conversations::Server;
use pool::Pool;

/// What the process is started with that is this server.
pub const ARGUMENT: &str = "--serve-bare";

/// The process itself.
pub fn serve(folder: &Path) {
    let router = Router::new()
        .route("/deals/{id}", get(reads::one))
        .route("/deals/{id}", patch(writes::update))
        .route("/deals", get(reads::list).post(writes::create))
        .route("/search", get(reads::search))
        .route("/page", get(reads::page))
        .route("/sessions", post(writes::sign_in))
        .route("/change", post(writes::change))
        .route("/delete", post(writes::delete))
        .route("/restore", post(writes::restore))
        .with_state(Pool::of(folder));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    runtime.spawn(async move { axum::serve(listener, router).await });
    serving::until_ended(address);
}
