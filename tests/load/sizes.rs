//! Whether a request costs the same in an account with few records and in one with many.

use crate::acts::{Act, Server, in_turns};
use crate::extent::Extent;
use crate::figures::{Bound, Figures};
use crate::ours;
use crate::results::Results;
use crate::table::{MEASURED, Table};

/// Over how many connections.
const CONNECTIONS: usize = 8;
/// How much more processor time a request may take.
const MOST: f64 = 1.5;

pub fn from_few_records_to_many(extent: &Extent, results: &mut Results, figures: &mut Figures) {
    let few = ours::Server::start(&format!("{} deals", extent.few), 1, extent.few, true);
    let many = ours::Server::start(&format!("{} deals", extent.many), 1, extent.many, true);
    let servers: [&dyn Server; 2] = [&few, &many];
    let mut table = Table::of(MEASURED);
    for act in [
        Act::ReadOne,
        Act::List,
        Act::Page,
        Act::Search,
        Act::Update,
        Act::Create,
    ] {
        let measured = in_turns(servers, act, CONNECTIONS, extent, &mut table);
        if let [Some(few), Some(many)] = measured {
            let more = many.processor.as_secs_f64() / few.processor.as_secs_f64();
            let what = format!(
                "{}: processor time with {} deals to {}",
                act.name(extent),
                extent.many,
                extent.few
            );
            figures.add(what, more, Bound::Most(MOST));
        }
    }
    let about = "Accounts with all plugins on.";
    results.add_table("Few records and many", about, &table);
}
