//! Two accounts under one roof: in one of them a plugin does its worst at full tilt, and
//! the other's people must hardly notice.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use bailey_crm::Crm;
use bailey_crm::store::{Durability, Options};
use bailey_plugins::Plugins;
use bailey_tests::deals::{STAGES, deal_name, fill};
use bailey_tests::drive::{Connection, Driven, Request, drive};
use bailey_tests::ground::{found, open_with};
use bailey_tests::serving::Serving;
use serde_json::json;

use crate::extent::Extent;
use crate::figures::{Bound, Figures};
use crate::ours::{DEALS, Keys, list, switch_all_on, switch_on};
use crate::results::Results;
use crate::table::{Table, millis};

/// The guest of `tests/hostile/src`.
const HOSTILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/hostile.wasm"));
/// Its id.
const PLUGIN: &str = "hostile.guest";
/// What it does, over and over: it takes all that it may, and now and then more.
const DEEDS: [&str; 12] = [
    "busy",
    "busy",
    "endless-loop",
    "busy",
    "busy",
    "memory",
    "busy",
    "busy",
    "host-call-flood",
    "busy",
    "busy",
    "storage-fill",
];
/// How soon its admin switches it on again that the host has stopped.
const ADMIN: Duration = Duration::from_millis(500);
/// Over how many connections it is asked to.
const HOSTILE_CONNECTIONS: usize = 8;
/// Over how many the neighbour works.
const CONNECTIONS: usize = 4;
/// How much longer the neighbour's slowest answers of a hundred may take.
const MOST: f64 = 2.0;

/// Opens a data folder, with the hostile guest in the catalogue.
pub fn open(folder: &Path, options: Options) -> (Arc<Crm>, Plugins) {
    open_with(folder, options, &[HOSTILE])
}

pub fn beside_a_hostile_one(extent: &Extent, results: &mut Results, figures: &mut Figures) {
    let folder = tempfile::tempdir().expect("a folder");
    let [calm, hostile] = make(folder.path(), extent.deals);
    let serving = Serving::start(folder.path());
    serving.rest(extent.rest);
    let mut table = Table::of(["neighbour", "beside", "answers/s", "p50 ms", "p99 ms"]);
    for (act, converse) in [("read one and list 25", reads as Work), ("create", creates)] {
        let work = |connection: &mut Connection, number| converse(connection, &calm, number);
        let (mut quiet, mut beside) = (Vec::new(), Vec::new());
        let mut deeds = 0;
        for _ in 0..extent.rounds {
            let driven = || drive(serving.address, CONNECTIONS, extent.round, &work);
            quiet.push(driven());
            let (driven, done) = while_at_its_worst(&serving, &hostile, driven);
            beside.push(driven);
            deeds += done;
        }
        assert!(deeds > 0, "something hostile was done");
        let (quiet, beside) = (median(quiet), median(beside));
        for (name, driven) in [("nobody at work", &quiet), ("a hostile plugin", &beside)] {
            table.row([
                act.to_owned(),
                name.to_owned(),
                format!("{:.0}", driven.rate()),
                millis(p99_or(driven, 0.5)),
                millis(p99_or(driven, 0.99)),
            ]);
        }
        let longer = p99_or(&beside, 0.99).as_secs_f64() / p99_or(&quiet, 0.99).as_secs_f64();
        figures.add(
            format!("{act}: p99 beside a hostile plugin to alone"),
            longer,
            Bound::Most(MOST),
        );
    }
    let about = format!(
        "An account with {} deals and all plugins works over {CONNECTIONS} connections. In \
         another a plugin takes all that it may and more, asked to over {HOSTILE_CONNECTIONS} \
         more, and {} ms after it is stopped its admin switches it on again.",
        extent.deals,
        ADMIN.as_millis()
    );
    results.add_table("Beside a hostile plugin", &about, &table);
}

type Work = fn(&mut Connection, &Keys, usize);

fn reads(connection: &mut Connection, keys: &Keys, number: usize) {
    let path = match number % 2 {
        0 => format!("{DEALS}/{}", 1 + number % 100),
        _ => list(number),
    };
    connection.ask(&Request::new("GET", &path, &keys.headers(), ""));
}

fn creates(connection: &mut Connection, keys: &Keys, number: usize) {
    let deal = json!({ "values": { "name": deal_name(number), "stage": STAGES[0] } });
    connection.ask(&Request::new(
        "POST",
        DEALS,
        &keys.headers(),
        &deal.to_string(),
    ));
}

/// What `act` gives while the plugin does its worst, and how many deeds were done.
fn while_at_its_worst(
    serving: &Serving,
    keys: &Keys,
    act: impl FnOnce() -> Driven,
) -> (Driven, u64) {
    let (over, deeds) = (AtomicBool::new(false), AtomicU64::new(0));
    let driven = std::thread::scope(|scope| {
        for first in 0..HOSTILE_CONNECTIONS {
            let (over, deeds) = (&over, &deeds);
            scope.spawn(move || {
                let mut connection = Connection::open(serving.address);
                for deed in DEEDS.iter().cycle().skip(first) {
                    if over.load(Ordering::Relaxed) {
                        break;
                    }
                    does(&mut connection, keys, deed);
                    deeds.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let driven = act();
        over.store(true, Ordering::Relaxed);
        driven
    });
    (driven, deeds.into_inner())
}

/// Has a deed done. What the host does about it is undone by the plugin's admin a little
/// later; whoever else asked may do that at the same time, and then is refused.
fn does(connection: &mut Connection, keys: &Keys, deed: &str) {
    let plugin = format!("/api/v1/plugins/{PLUGIN}");
    let mut ask = |path: &str, body: &str| {
        let request = Request::new("POST", path, &keys.headers(), body);
        connection.status(&request)
    };
    let body = json!({ "action": deed }).to_string();
    if ask(&format!("{plugin}/pages"), &body) >= 400 {
        std::thread::sleep(ADMIN);
        ask(&format!("{plugin}/disable"), "");
        ask(&format!("{plugin}/enable"), "{}");
    }
}

/// The round whose p99 is the middle one.
fn median(mut rounds: Vec<Driven>) -> Driven {
    rounds.sort_by_key(|driven| driven.within(0.99));
    let middle = rounds.len() / 2;
    rounds.swap_remove(middle)
}

fn p99_or(driven: &Driven, share: f64) -> Duration {
    driven.within(share).expect("answers")
}

/// An account whose people work, and one with the hostile plugin.
fn make(folder: &Path, deals: usize) -> [Keys; 2] {
    let options = Options {
        durability: Durability::None,
        ..Options::default()
    };
    let (crm, plugins) = open(folder, options);
    let keys = ["calm", "hostile"].map(|name| {
        let (account, token) = found(&crm, name);
        fill(&account, deals, &|_| None);
        match name {
            "hostile" => switch_on(&plugins, &account, PLUGIN),
            _ => switch_all_on(&plugins, &account),
        }
        Keys::of(name, token)
    });
    crm.close();
    keys
}
