use bailey_package::contract::{INTERFACES, InterfaceKind};

use super::*;

#[test]
fn every_interface_has_a_sentence_in_every_language() {
    let texts = sentences();
    for known in INTERFACES
        .iter()
        .filter(|known| known.kind != InterfaceKind::Types)
    {
        let kind = if known.kind == InterfaceKind::Capability {
            "capability"
        } else {
            "extension-point"
        };
        let id = format!("{kind}-{}", known.name);
        let mut said = std::collections::BTreeSet::new();
        for (language, _) in LOCALES {
            for scope in ["all", "some"] {
                let mut arguments = FluentArgs::new();
                arguments.set("scope", scope);
                arguments.set("tables", "TABLES");
                let sentence = texts.format(language, &id, &arguments);
                assert_ne!(sentence, id);
                assert_eq!(
                    sentence.contains("TABLES"),
                    known.by_table && scope == "some",
                    "{sentence}"
                );
                said.insert(sentence);
            }
        }
        // A language that lacks a message would fall back to English.
        assert_eq!(
            said.len(),
            LOCALES.len() * if known.by_table { 2 } else { 1 },
            "{id}"
        );
    }
}
