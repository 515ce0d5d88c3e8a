//! A plugin that merged by the hundreds is rewound, and what people did since stays.

use super::*;
use crate::records::{Merge, merge};

/// How many pairs it merged: twice as many deals.
const PAIRS: usize = 500;
/// Of how many of the deals that stayed people changed something since.
const EDITED: usize = 20;

#[test]
fn of_a_thousand_merged_deals_all_come_back_but_those_that_people_edited() {
    let account = Account::in_memory().unwrap();
    let deals = deals(&account, 2 * PAIRS);
    for pair in deals.chunks(2) {
        let merging = Merge {
            table: "deals".into(),
            into: pair[0].id,
            from: vec![pair[1].id],
            values: [("stage".to_owned(), choice("lost"))].into(),
            versions: Vec::new(),
        };
        merge(&account, &plugin(), merging, Keep::Days(30)).unwrap();
    }
    let edited: Vec<RecordRef> = deals.iter().step_by(2).take(EDITED).cloned().collect();
    set(&account, &at(3_000), &edited, "name", &text("Edited"));

    let plan = planned(&account, &span());
    assert_eq!(plan.operations, PAIRS as u64);
    assert_eq!((plan.restorable, plan.left_count), (980, 20));
    let left: Vec<_> = plan.left.iter().map(|left| left.record.clone()).collect();
    assert_eq!(left, edited);
    let done = rewound(&account, &span());
    assert_eq!((done.restored, done.left), (980, 20));
    for (n, deal) in deals.iter().enumerate() {
        assert_eq!(state(&account, deal), RecordState::Active, "{n}");
        let stage = match edited.contains(deal) {
            true => choice("lost"),
            false => choice("engaging"),
        };
        assert_eq!(held(&account, deal, "stage"), stage, "{n}");
    }
}
