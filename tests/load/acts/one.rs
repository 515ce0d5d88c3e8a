//! One account: with all plugins off, with them on, and the bare server.

use crate::acts::{ACTS, Act, Server, in_turns};
use crate::bare;
use crate::extent::Extent;
use crate::figures::{Bound, Figures};
use crate::measured::Measured;
use crate::ours;
use crate::results::Results;
use crate::table::{MEASURED, Table};

/// Over how many connections reads are compared.
const READERS: usize = 8;
/// Over how many connections creates are: they share commits.
const WRITERS: usize = 32;

pub fn of_one_account(extent: &Extent, results: &mut Results, figures: &mut Figures) {
    let off = ours::Server::start("plugins off", 1, extent.deals, false);
    let on = ours::Server::start("plugins on", 1, extent.deals, true);
    let bare = bare::Server::start(extent.deals);
    let servers: [&dyn Server; 3] = [&off, &on, &bare];
    let mut table = Table::of(MEASURED);
    for act in ACTS {
        let connections = match act.is_bulk() {
            true => &[1],
            false => extent.connections,
        };
        for &connections in connections {
            let measured = in_turns(servers, act, connections, extent, &mut table);
            if let [Some(off), Some(on), Some(bare)] = measured {
                promised(act, connections, [off, on, bare], extent, figures);
            }
        }
    }
    let about = format!(
        "One account with {} deals. `bare` is axum and rusqlite without users, journal and \
         plugins. A list is filtered and sorted. Without the recycle bin, what is deleted is \
         gone, so that `plugins off` can't restore.",
        extent.deals
    );
    results.add_table("One account", &about, &table);
}

fn promised(
    act: Act,
    connections: usize,
    [off, on, bare]: [Measured; 3],
    extent: &Extent,
    figures: &mut Figures,
) {
    let name = act.name(extent);
    match (act, connections) {
        (Act::ReadOne | Act::List, READERS) => {
            let kept = on.rate / off.rate;
            figures.add(
                format!("{name}: plugins on to off"),
                kept,
                Bound::Least(0.95),
            );
            let kept = on.rate / bare.rate;
            figures.add(
                format!("{name}: plugins on to bare"),
                kept,
                Bound::Least(0.75),
            );
        }
        (Act::Create, WRITERS) => {
            let kept = on.rate / bare.rate;
            figures.add(
                format!("{name}: plugins on to bare"),
                kept,
                Bound::Least(0.5),
            );
        }
        _ => {}
    }
}
