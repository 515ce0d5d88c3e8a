//! Where blocks are drawn: on which page, for whom, and after what was refused.

use bailey_plugins::page::{PageLink, Parameters};
use maud::{Markup, html};

use super::super::viewer::Viewer;
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::params::Params;

/// The prefix of a plugin's own parameters in a posted form, so that none of
/// them can be taken for one of the host's.
pub(crate) const OWN: &str = "p.";

/// A plugin's own parameters in what was posted.
pub(crate) fn own(posted: &Params) -> Parameters {
    let own = posted
        .0
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix(OWN)?, value)));
    own.map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
}

/// The page that is being drawn: a plugin's, or one of our own made of the same
/// blocks.
pub(crate) struct Place<'a> {
    /// Who looks at it.
    pub(crate) viewer: &'a Viewer,
    /// The address of the plugin's front page.
    pub(crate) front: Address,
    /// The page's path within the plugin.
    pub(crate) path: &'a str,
    /// The parameters of its address.
    pub(crate) parameters: &'a Parameters,
    /// What was posted to it and not taken.
    pub(crate) refused: Option<&'a Refused>,
}

/// A form that was posted and not taken: it is drawn again with what was typed
/// and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The form's name.
    pub(crate) form: String,
    /// What was typed.
    pub(crate) typed: Parameters,
    /// What is wrong, by field.
    pub(crate) problems: Vec<(Option<String>, String)>,
}

impl Refused {
    /// What was typed into a field.
    pub(crate) fn typed(&self, name: &str) -> Option<&str> {
        self.typed
            .iter()
            .find(|(typed, _)| typed == name)
            .map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field.
    pub(crate) fn problem(&self, name: &str) -> Option<&str> {
        let of_field = |field: &Option<String>| field.as_deref() == Some(name);
        self.problems
            .iter()
            .find(|(field, _)| of_field(field))
            .map(|(_, problem)| problem.as_str())
    }
}

impl Place<'_> {
    /// Something that posts to this page; only its content where that is only shown.
    pub(super) fn posting(&self, class: &str, content: &Markup) -> Markup {
        if self.viewer.only_shows() {
            return html! { div.(class) { (content) } };
        }
        html! {
            form.(class) method="post" action=(self.here()) {
                (form::word(self.viewer))
                (content)
            }
        }
    }

    /// The address of this page without its parameters.
    pub(crate) fn bare(&self) -> Address {
        self.front.clone().below(self.path)
    }

    /// The address of this very page.
    pub(crate) fn here(&self) -> String {
        self.address(self.path, self.parameters)
    }

    /// The address of a page of the same plugin.
    pub(crate) fn link(&self, link: &PageLink) -> String {
        self.address(&link.path, &link.parameters)
    }

    fn address(&self, path: &str, parameters: &Parameters) -> String {
        address(self.front.clone(), path, parameters)
    }
}

/// The address of a page of a plugin.
pub(crate) fn page_address(plugin: &str, link: &PageLink) -> String {
    let front = Address::of_plugin(plugin, "");
    address(front, &link.path, &link.parameters)
}

fn address(front: Address, path: &str, parameters: &Parameters) -> String {
    let page = front.below(path);
    let parameters = parameters.iter();
    parameters
        .fold(page, |page, (name, value)| page.with(name, value))
        .to_string()
}
