//! Panels that misbehave: each says so in its place, and the page has the others.

use bailey_crm::records;
use bailey_plugins::page::Block;
use bailey_plugins::{Error, Plain};

use crate::house::{House, PLUGIN, admin, company};

/// What the guest shows on a company's page.
fn shown(house: &House) -> Result<Vec<Block>, Error> {
    let record = company(&house.ours, "Acme");
    let record = records::get(&house.ours, &admin(), &record).unwrap();
    let reader = Plain::anybody(&house.ours);
    let panels = house
        .plugins
        .panels(&house.ours, &admin(), &reader, &record);
    let mut panels = panels.unwrap();
    assert_eq!(panels.len(), 1, "one entry, one panel");
    let panel = panels.remove(0);
    assert_eq!(panel.plugin, PLUGIN);
    panel.blocks
}

#[test]
fn a_panel_that_behaves_is_shown() {
    let blocks = shown(&House::new()).unwrap();
    assert!(
        matches!(&*blocks, [Block::Text { text }] if text == "Behaves."),
        "{blocks:?}"
    );
}

#[test]
fn a_panel_that_traps_loops_says_too_much_or_asks_for_something_fails_in_its_place() {
    for (hook, code) in [
        ("panels", "trap"),
        ("panel-loop", "cpu-limit"),
        ("panel-form", "bad-output"),
        ("panel-large", "bytes-limit"),
    ] {
        let house = House::new();
        house.trap_in(hook);
        match shown(&house) {
            Err(Error::Failed { plugin, failure }) => {
                assert_eq!((plugin.as_str(), failure.code()), (PLUGIN, code), "{hook}");
            }
            other => panic!("{hook} did not fail: {other:?}"),
        }
    }
}

#[test]
fn another_account_is_served_while_a_panel_loops() {
    let house = House::new();
    house.trap_in("panel-loop");
    let served = house.served_during(|| assert!(shown(&house).is_err()));
    assert!(served > 0);
}
