//! Where a page leads within its plugin.

use serde::Deserialize as _;
use serde_json::Value as Json;

use super::{Page, PageLink};

impl Page {
    /// The links to pages of the same plugin, wherever on it they stand, from top to
    /// bottom.
    #[must_use]
    pub fn leads_to(&self) -> Vec<PageLink> {
        let mut links = Vec::new();
        // Whatever kinds of blocks there are, a link to a page is written one way.
        if let Ok(written) = serde_json::to_value(self) {
            gather(&written, &mut links);
        }
        links
    }
}

fn gather(part: &Json, links: &mut Vec<PageLink>) {
    match part {
        Json::Object(fields) => {
            if fields.get("to").is_some_and(|to| to == "page") {
                links.extend(PageLink::deserialize(part));
            }
            fields.values().for_each(|field| gather(field, links));
        }
        Json::Array(items) => items.iter().for_each(|item| gather(item, links)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Block, Cell, Fact, Link, Page, PageLink, Target};

    #[test]
    fn a_link_is_found_wherever_it_stands() {
        let link = PageLink {
            path: "one".to_owned(),
            parameters: vec![("of".to_owned(), "7".to_owned())],
        };
        let cell = |target| {
            Cell::Link(Link {
                label: "label".to_owned(),
                target,
            })
        };
        let table = "page".to_owned();
        let cells = vec![
            cell(Target::Table { table }),
            cell(Target::Page(link.clone())),
        ];
        let label = "to".to_owned();
        let page = Page {
            title: "page".to_owned(),
            lead: None,
            blocks: vec![Block::Facts {
                facts: vec![Fact { label, cells }],
            }],
        };
        assert_eq!(page.leads_to(), [link]);
    }
}
