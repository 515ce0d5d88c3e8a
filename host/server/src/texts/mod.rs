//! What people read: the messages of `locales/`, one bundle a language, and the
//! reader for whom they are formatted.
//!
//! Code names a message by its id and never holds a sentence itself. A test
//! keeps the four languages and the code in step.

mod format;
mod language;
mod reader;

use std::collections::HashMap;
use std::sync::LazyLock;

use bailey_plugins::Grouping;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

pub use bailey_crm::directory::Language;
pub use fluent_bundle::FluentArgs;
pub use format::Formats;
pub(crate) use language::from_accept_language;
pub use language::{from_headers, from_tag, own_name};
pub use reader::Reader;

/// Arguments of a message by name: `&args!["count" => 3]`.
macro_rules! args {
    ($($name:literal => $value:expr),+ $(,)?) => {{
        let mut args = $crate::texts::FluentArgs::new();
        $(args.set($name, $value);)+
        args
    }};
}
pub(crate) use args;

/// Lists the files of `locales/LANGUAGE/`, one a domain.
macro_rules! locale {
    ($language:literal) => {
        locale!($language: "blocks", "board", "design", "errors", "fields", "frame", "home", "import",
            "journal", "operator", "plugins", "records", "reports", "search", "settings", "sign-in", "tables", "views")
    };
    ($language:literal: $($file:literal),*) => {
        &[$((
            $file,
            include_str!(concat!("../../locales/", $language, "/", $file, ".ftl")),
        )),*]
    };
}

/// The files of one language by name: what they are called and what they hold.
fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::En => locale!("en"),
        Language::Ru => locale!("ru"),
        Language::Pl => locale!("pl"),
        Language::Zh => locale!("zh"),
    }
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<HashMap<Language, Bundle>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|l| (l, bundle(l))).collect());

fn bundle(language: Language) -> Bundle {
    let locale = language.as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks would end up in copied text; none of the four languages
    // is written from right to left.
    bundle.set_use_isolating(false);
    // Numbers inside messages are grouped as everywhere else on the page.
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| Grouping::ENGLISH.written(value),
        Language::Ru => |value, _| Grouping::RUSSIAN.written(value),
        Language::Pl => |value, _| Grouping::POLISH.written(value),
        Language::Zh => |value, _| Grouping::CHINESE.written(value),
    }));
    for (file, source) in sources(language) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(part, _)| {
            tracing::error!(file, %language, "a locale file has a line that is no message");
            part
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The message in a language, else in English, else its id, which a test rules
/// out for every id that the code names.
#[must_use]
pub fn message(language: Language, id: &str, args: Option<&FluentArgs<'_>>) -> String {
    find(language, id, args)
        .or_else(|| find(Language::En, id, args))
        .unwrap_or_else(|| id.to_owned())
}

/// The message in this very language.
#[must_use]
pub fn find(language: Language, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = BUNDLES.get(&language)?;
    let pattern = bundle.get_message(id)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    if !errors.is_empty() {
        tracing::warn!(id, %language, ?errors, "a message was formatted without all it names");
    }
    Some(text.into_owned())
}

#[cfg(test)]
mod tests;
