//! Whatever a plugin's page is made of: it is drawn, as markup that is whole, and nothing
//! that the plugin wrote is more than text in it.
//!
//! `PROPTEST_CASES` says how many pages are tried.

mod made;
mod markup;
mod viewer;

use bailey_plugins::page::{Page, Parameters};
use proptest::prelude::*;

use super::{Place, Refused};
use crate::pages::address::Address;
use made::Made;
use viewer::VIEWER;

/// Where kept inputs of every parser are.
const KEPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/fuzz/corpus/blocks"
);

/// What must hold for a page made of any bytes.
fn holds(input: &[u8]) {
    let mut made = Made::of(input);
    let page = made.page();
    let parameters: Parameters = made.parameters();
    let refused = Refused {
        form: made.text(),
        typed: made.parameters(),
        problems: vec![(Some(made.text()), made.text()), (None, made.text())],
    };
    let place = Place {
        viewer: &VIEWER,
        front: Address::of_plugin("acme.sundial", ""),
        path: "one",
        parameters: &parameters,
        refused: made.chance().then_some(&refused),
    };
    markup::check(&super::page(&place, &page).into_string());
    confirmations(&place, &page);
    assert!(serde_json::to_string(&page).is_ok());
    assert!(page.leads_to().len() <= input.len());
}

fn confirmations(place: &Place<'_>, page: &Page) {
    use bailey_plugins::page::Block;
    for block in &page.blocks {
        let Block::Actions { actions } = block else {
            continue;
        };
        for action in actions {
            if let Some(confirm) = &action.confirm {
                let posted = action.parameters.iter();
                let posted = posted.map(|(name, value)| (format!("p.{name}"), value.clone()));
                let posted = posted.collect();
                let drawn = super::confirmation(place, action, confirm, &posted, 2, true);
                markup::check(&drawn.into_string());
            }
        }
    }
}

#[test]
fn pages_that_did_not_hold_once_hold() {
    let mut tried = 0;
    for entry in std::fs::read_dir(KEPT).expect("the kept inputs") {
        let path = entry.expect("a kept input").path();
        println!("{}", path.display());
        holds(&std::fs::read(path).expect("a kept input"));
        tried += 1;
    }
    assert!(tried > 0);
}

proptest! {
    #[test]
    fn a_page_of_anything_is_drawn_as_text_in_whole_markup(
        input in proptest::collection::vec(any::<u8>(), 0..600),
    ) {
        holds(&input);
    }
}
