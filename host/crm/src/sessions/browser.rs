//! A browser by what it says it is: a name and a system, as people call them.
//!
//! What browsers send names several others for old times' sake, so the order in
//! which they are looked for matters: whoever is built on another comes first.

/// The mark of each browser, and what people call it.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("Vivaldi/", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// The mark of each system, and what people call it.
const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// What people call a browser that says this of itself, with its system; none where
/// it is no browser.
#[must_use]
pub fn browser(agent: &str) -> Option<String> {
    let of = |all: &[(&str, &'static str)]| {
        let mut found = all.iter().filter(|(mark, _)| agent.contains(mark));
        found.next().map(|(_, name)| *name)
    };
    let browser = of(&BROWSERS).filter(|_| agent.starts_with("Mozilla/"))?;
    Some(match of(&SYSTEMS) {
        Some(system) => format!("{browser}, {system}"),
        None => browser.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn a_browser_is_called_as_people_call_it() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36";
        for (agent, name) in [
            (windows.to_owned(), "Chrome, Windows"),
            (format!("{windows} Edg/125.0.0.0"), "Edge, Windows"),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0".into(),
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1".into(),
                "Safari, iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Mobile Safari/537.36".into(),
                "Chrome, Android",
            ),
        ] {
            assert_eq!(browser(&agent).as_deref(), Some(name), "{agent}");
        }
    }

    #[test]
    fn what_is_no_browser_has_no_such_name() {
        for agent in ["curl/8.5.0", "Python-urllib/3.11", "", "Chrome/125"] {
            assert_eq!(browser(agent), None);
        }
    }
}
