//! Markup as strictly as our own is written, which is more strictly than a browser
//! takes it.

use std::collections::BTreeSet;

/// The elements that blocks are drawn with.
const ELEMENTS: [&str; 64] = [
    "a",
    "article",
    "b",
    "button",
    "caption",
    "circle",
    "code",
    "dd",
    "del",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "g",
    "h2",
    "h3",
    "h4",
    "hr",
    "input",
    "ins",
    "label",
    "legend",
    "li",
    "line",
    "meter",
    "nav",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "path",
    "polyline",
    "pre",
    "progress",
    "rect",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
];

/// Those of them that nothing stands in.
const VOID: [&str; 2] = ["hr", "input"];

/// Whether it is whole: every element known and closed where it should be, no form in a
/// form, every id there once and for those who name it; links of our own alone, and no
/// figure that can't be drawn.
pub(super) fn check(markup: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut named = BTreeSet::new();
    let mut rest = markup;
    while let Some(begin) = rest.find('<') {
        assert!(!rest[..begin].contains('>'), "{rest}");
        let end = begin + rest[begin..].find('>').expect("it is closed");
        let tag = &rest[begin + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{markup}");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}> in {markup}");
        assert!(
            name != "form" || !open.contains(&"form"),
            "a form in a form: {markup}"
        );
        if !VOID.contains(&name) {
            open.push(name);
        }
        for (attribute, value) in each(attributes) {
            match attribute {
                "id" => assert!(ids.insert(value), "`{value}` twice: {markup}"),
                "for" | "form" | "aria-describedby" | "list" => named.extend(value.split(' ')),
                "href" | "action" => {
                    let own = value.starts_with('/') && !value.starts_with("//");
                    let mail = value.starts_with("mailto:");
                    assert!(own || mail, "{attribute}={value}");
                }
                "src" | "style" | "srcdoc" | "formaction" => panic!("{attribute}={value}"),
                "x" | "y" | "x1" | "x2" | "y1" | "y2" | "width" | "height" | "points" | "max" => {
                    assert!(
                        !value.contains("NaN") && !value.contains("inf"),
                        "{attribute}={value}"
                    );
                }
                _ => assert!(!attribute.starts_with("on"), "{attribute}={value}"),
            }
        }
    }
    assert!(
        open.is_empty() && !rest.contains('>'),
        "{open:?} in {markup}"
    );
    let missing: Vec<_> = named.difference(&ids).collect();
    assert!(missing.is_empty(), "{missing:?} of {ids:?}: {markup}");
}

/// An element's attributes, with nothing between them but a space.
fn each(mut attributes: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while !attributes.is_empty() {
        let end = attributes.find([' ', '=']).unwrap_or(attributes.len());
        let (name, rest) = attributes.split_at(end);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        assert!(!name.is_empty() && name.bytes().all(plain), "{attributes}");
        let (value, rest) = match rest.strip_prefix("=\"") {
            Some(rest) => rest.split_once('"').expect("it is closed"),
            None => ("", rest),
        };
        found.push((name, value));
        attributes = match rest.strip_prefix(' ') {
            Some(rest) => rest,
            None if rest.is_empty() => "",
            None => panic!("{rest}"),
        };
    }
    found
}
