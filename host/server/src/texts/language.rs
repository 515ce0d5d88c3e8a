//! Which of Bailey's languages a page speaks: as the person chose it, else as
//! the browser asks for it.

use axum::http::{HeaderMap, header};
use bailey_crm::directory::Language;
use jiff::tz::TimeZone;

use super::Reader;

/// The language's name for itself, as its speakers look for it in a list.
#[must_use]
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Ru => "Русский",
        Language::Pl => "Polski",
        Language::Zh => "中文",
    }
}

/// The language of a BCP 47 tag, whatever its script and region: `pl-PL` is
/// Polish.
#[must_use]
pub fn from_tag(tag: &str) -> Option<Language> {
    tag.trim()
        .split(['-', '_'])
        .next()?
        .to_ascii_lowercase()
        .parse()
        .ok()
}

/// The best language for an `Accept-Language` header (RFC 9110, 12.5.4).
#[must_use]
pub fn from_accept_language(header: &str) -> Option<Language> {
    header
        .split(',')
        .filter_map(|range| {
            let (tag, weight) = match range.split_once(';') {
                Some((tag, rest)) => (tag, rest.trim().strip_prefix("q=")?.parse::<f32>().ok()?),
                None => (range, 1.0),
            };
            Some((from_tag(tag)?, weight)).filter(|_| weight > 0.0)
        })
        // `max_by` takes the last of equals; the first is the one preferred.
        .rev()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(language, _)| language)
}

/// A reader of whom only the browser's wishes are known.
#[must_use]
pub fn from_headers(headers: &HeaderMap) -> Reader {
    let wished = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|wished| wished.to_str().ok());
    let language = wished
        .and_then(from_accept_language)
        .unwrap_or(Language::En);
    Reader::new(language, TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::{Language, from_accept_language, from_tag};

    #[test]
    fn a_tag_with_a_region_names_its_language() {
        assert_eq!(from_tag("zh-Hans-CN"), Some(Language::Zh));
        assert_eq!(from_tag("PL_pl"), Some(Language::Pl));
        assert_eq!(from_tag("fr"), None);
    }

    #[test]
    fn the_heaviest_known_language_wins_and_the_first_of_equals() {
        let best = from_accept_language;
        assert_eq!(best("fr, pl;q=0.8, en;q=0.5"), Some(Language::Pl));
        assert_eq!(best("ru, en"), Some(Language::Ru));
        assert_eq!(best("en;q=0, zh;q=0.1"), Some(Language::Zh));
        assert_eq!(best("fr, de;q=0.9"), None);
        assert_eq!(best("ru;q=much, en;q=0.1"), Some(Language::En));
    }
}
