//! What a plugin's pages look like before anybody installs it.

use bailey_crm::directory::Language;
use bailey_crm::records::{self, Query};
use bailey_plugins::{Error, page::Page};

use crate::office::{Office, Plain};

/// What the pages say, as JSON.
fn said(pages: &[(String, Page)]) -> String {
    serde_json::to_string(pages).expect("JSON")
}

#[test]
fn every_page_of_every_plugin_of_the_program_can_be_looked_at() {
    let office = Office::new();
    office.company("Kept from view");
    for offer in office.plugins.catalogue().newest() {
        let manifest = offer.manifest();
        let preview = office
            .plugins
            .preview(office.account.id(), &manifest.id, Language::En)
            .expect("a preview");
        let pages = preview.pages(&Plain("en"));
        let shown: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
        let menu = manifest.pages.iter().filter(|page| page.menu);
        for page in menu {
            let path = page.path.as_str();
            assert!(
                shown.contains(&path),
                "{}: `{path}` of {shown:?}",
                manifest.id
            );
        }
        assert!(!said(&pages).contains("Kept from view"), "{}", manifest.id);
    }
    // Nothing of it was this account's.
    let (account, owner) = (&office.account, office.owner());
    let described = office.plugins.list(account, &Plain("en")).expect("a list");
    assert!(described.iter().all(|plugin| plugin.state.is_none()));
    let companies = records::list(account, &owner, &Query::of("companies")).expect("a list");
    assert_eq!(companies.total, 1);
}

#[test]
fn a_page_that_needs_to_know_what_to_show_is_opened_as_another_one_opens_it() {
    let office = Office::new();
    let preview = office
        .plugins
        .preview(office.account.id(), "bailey.recycle-bin", Language::En)
        .expect("a preview");
    let pages = preview.pages(&Plain("en"));
    let shown: Vec<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    assert!(shown.contains(&"deletion"), "{shown:?}");
    let front = said(&pages[..1]);
    assert!(
        front.contains("\"user\":2") || front.contains("user 2"),
        "{front}"
    );
}

#[test]
fn what_an_account_may_not_have_is_not_shown_to_it() {
    let office = Office::new();
    let shown = office
        .plugins
        .preview(office.account.id(), "nobody.has", Language::En);
    assert!(matches!(shown, Err(Error::NotFound(_))), "{shown:?}");
}
