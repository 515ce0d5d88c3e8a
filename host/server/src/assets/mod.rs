//! The style sheet, the script and the icon, built into the program. Each is
//! served under a name with its own hash, so browsers keep it for ever and never
//! hold an old one.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

const STYLE: &str = concat!(
    include_str!("tokens.css"),
    include_str!("base.css"),
    include_str!("frame.css"),
    include_str!("controls.css"),
    include_str!("table.css"),
    include_str!("record.css"),
    include_str!("blocks.css"),
    include_str!("fields.css"),
    include_str!("board.css"),
);

/// A file that the pages refer to.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served: `/assets/style-0123456789abcdef.css`.
    pub path: String,
    media_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(stem: &str, extension: &str, media_type: &'static str, content: &'static str) -> Self {
        let hash = hex::encode(Sha256::digest(content));
        let hash = hash.get(..16).unwrap_or(&hash);
        Self {
            path: format!("/assets/{stem}-{hash}.{extension}"),
            media_type,
            content,
        }
    }
}

/// The one style sheet.
pub static STYLE_SHEET: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("style", "css", "text/css; charset=utf-8", STYLE));

/// The one script.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "bailey",
        "js",
        "text/javascript; charset=utf-8",
        concat!(include_str!("bailey.js"), include_str!("board.js")),
    )
});

/// The icon in the browser's tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_str!("icon.svg")));

/// The routes of the assets; they need no session.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

async fn serve(Path(name): Path<String>) -> Response {
    let path = format!("/assets/{name}");
    let asset = [&*STYLE_SHEET, &*SCRIPT, &*ICON]
        .into_iter()
        .find(|asset| asset.path == path);
    match asset {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, asset.media_type),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ],
            asset.content,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
