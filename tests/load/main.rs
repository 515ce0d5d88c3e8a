//! What the server does under load: it runs in a process of its own on seeded data, and is
//! driven from here over loopback, in turns with its eight plugins off, with them on, and
//! with a bare axum and rusqlite server that keeps the same deals in one table and knows
//! no users, journal or plugins.
//!
//! `cargo test` asks a little of everything, and holds that each answer is a good one.
//! `tests/load/run` is the long form, in release: it prints the tables, writes them to
//! `RESULTS.md` beside this file, and fails when a figure is not reached. Rounds of the
//! variants alternate, so that what else the machine does touches all of them alike; the
//! median round counts.

#![expect(
    clippy::expect_used,
    reason = "what can't set up its servers ends here"
)]

mod acts;
mod bare;
mod extent;
mod figures;
mod measured;
mod neighbour;
mod ours;
mod results;
mod sizes;
mod table;

use bailey_crm::store::Options;
use bailey_tests::serving;
use mimalloc::MiMalloc;

use extent::Extent;
use figures::Figures;
use results::Results;

/// As in the program; the bare server has it too.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Where the long form's results are kept.
const RESULTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/load/RESULTS.md");

/// Measures one thing.
type Part = fn(&Extent, &mut Results, &mut Figures);

/// What is measured, by the name under which one can be asked for alone.
const PARTS: [(&str, Part); 4] = [
    ("one-account", acts::of_one_account),
    ("many-accounts", acts::of_many_accounts),
    ("neighbour", neighbour::beside_a_hostile_one),
    ("sizes", sizes::from_few_records_to_many),
];

fn main() {
    if let Some(folder) = serving::asked() {
        return serving::serve(neighbour::open(&folder, Options::default()), |_| ());
    }
    if let Some(folder) = serving::asked_by(bare::ARGUMENT) {
        return bare::serve(&folder);
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // What asks which tests there are, and runs those that it chose.
    if arguments.iter().any(|one| one == "--list") {
        println!("load: test");
        return;
    }
    let chosen = arguments.iter().find(|one| !one.starts_with('-'));
    if chosen.is_some_and(|one| one != "load") {
        return;
    }
    let extent = match std::env::var_os("BAILEY_LOAD") {
        Some(_) => Extent::long(),
        None => Extent::short(),
    };
    let part = std::env::var("BAILEY_LOAD_PART").ok();

    let mut results = Results::of_this_machine();
    let mut figures = Figures::default();
    for (name, measure) in PARTS {
        if part.as_ref().is_none_or(|part| part == name) {
            measure(&extent, &mut results, &mut figures);
        }
    }
    results.add("Figures", &figures.to_string());
    if extent.judged {
        if part.is_none() {
            results.keep(RESULTS);
        }
        assert!(figures.reached(), "a figure is not reached");
    }
}
