//! The API's description (OpenAPI 3.1).

mod get;

use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::ProblemDetails;
use crate::settings::Settings;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(get::get))
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Bailey",
        description = "A CRM whose features are plugins. Errors are problem details (RFC 9457). \
            Lists are read page by page: pass `next` of one page as `after` for the next. A \
            record's version is its `ETag`; changing a record takes `If-Match`. Writes take \
            `Idempotency-Key`: repeated with the same key within a day, a request is answered \
            as it was the first time and not carried out again."
    ),
    components(schemas(ProblemDetails)),
    modifiers(&Security),
    security(("session" = []), ("token" = []))
)]
struct Description;

/// How a caller says who they are.
struct Security;

impl Modify for Security {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let components = api.components.get_or_insert_with(Default::default);
        let cookie = ApiKeyValue::with_description(
            "session",
            "Set by signing in; `__Host-session` over TLS.",
        );
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token made at `tokens`, or a session's."))
            .build();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// The description of every route.
#[must_use]
pub fn description() -> utoipa::openapi::OpenApi {
    let mut described = OpenApiRouter::<State>::with_openapi(Description::openapi())
        .nest("/api/v1", super::v1(Settings::default().import_limit))
        .into_openapi();
    // OpenAPI has no word for a parameter that goes over several parts of a path.
    let paths = std::mem::take(&mut described.paths.paths);
    let named = paths
        .into_iter()
        .map(|(path, item)| (path.replace("{*", "{"), item));
    described.paths.paths = named.collect();
    described
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// Where a schema of the same name takes another's place, and nobody says so.
    #[test]
    fn no_two_types_are_described_under_one_name() {
        let mut named: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let api = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
        look(&api, &mut named);
        assert!(named.len() > 100, "{} types were found", named.len());
        named.retain(|_, files| files.len() > 1);
        assert!(
            named.is_empty(),
            "name them with `#[schema(as = …)]`: {named:#?}"
        );
    }

    fn look(folder: &Path, named: &mut BTreeMap<String, Vec<PathBuf>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, named);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            // What stands between the derive and the type may say another name.
            for part in text.split("#[derive(").skip(1) {
                let (derived, rest) = part.split_once(')').unwrap();
                let declared = rest.lines().find(|line| {
                    line.contains("struct ") || line.trim_start_matches("pub ").contains("enum ")
                });
                if let (true, Some(declared)) = (derived.contains("ToSchema"), declared) {
                    let before = rest.split(declared).next().unwrap();
                    let given = before.split_once("#[schema(as = ");
                    let name = given.map_or_else(|| own(declared), |(_, name)| name);
                    let end = name.find(|letter: char| !letter.is_alphanumeric());
                    let name = &name[..end.unwrap_or(name.len())];
                    named.entry(name.to_owned()).or_default().push(path.clone());
                }
            }
        }
    }

    fn own(declared: &str) -> &str {
        let word = ["struct ", "enum "].into_iter();
        let name = word.filter_map(|word| Some(declared.split_once(word)?.1));
        name.min_by_key(|name| name.len()).unwrap()
    }
}
