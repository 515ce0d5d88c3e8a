//! Many accounts under one roof: what one of them is served when all ask, and when it
//! asks alone.

use crate::acts::{Act, Server, in_turns};
use crate::extent::Extent;
use crate::figures::{Bound, Figures};
use crate::measured::Measured;
use crate::ours;
use crate::results::Results;
use crate::table::{MEASURED, Table};

/// Over how many connections one account's requests are compared.
const CONNECTIONS: usize = 8;
/// How much more processor time a request may take with many accounts under the roof.
const MOST: f64 = 1.25;

pub fn of_many_accounts(extent: &Extent, results: &mut Results, figures: &mut Figures) {
    let many = extent.accounts;
    let deals = extent.deals_of_each;
    let alone = ours::Server::start("1 account", 1, deals, true);
    let on = ours::Server::start(&format!("{many} accounts, plugins on"), many, deals, true);
    let off = ours::Server::start(&format!("{many} accounts, plugins off"), many, deals, false);
    let first = on.one_of_them(&format!("one of {many} accounts"));
    let mut table = Table::of(MEASURED);
    // Before all of them are asked, whose listeners follow for a while.
    let pair: [&dyn Server; 2] = [&alone, &first];
    measure(pair, extent, &mut table, |act, [alone, first]| {
        let more = first.processor.as_secs_f64() / alone.processor.as_secs_f64();
        let what = format!(
            "{}: processor time beside {many} accounts to alone",
            act.name(extent)
        );
        figures.add(what, more, Bound::Most(MOST));
    });
    measure([&on, &off], extent, &mut table, |_, _| ());
    let about = format!(
        "Each account has {deals} deals. Where nothing else is said, each request goes to the \
         next account, so that no more of them are at hand than the server keeps open."
    );
    results.add_table("Many accounts", &about, &table);
}

/// Measures two servers, and hands over what is compared.
fn measure(
    servers: [&dyn Server; 2],
    extent: &Extent,
    table: &mut Table,
    mut compare: impl FnMut(Act, [Measured; 2]),
) {
    for act in [Act::ReadOne, Act::List, Act::Create] {
        for &connections in extent.connections {
            let measured = in_turns(servers, act, connections, extent, table);
            if let [Some(one), Some(other)] = measured
                && connections == CONNECTIONS
            {
                compare(act, [one, other]);
            }
        }
    }
}
