//! The table that is printed, and whether figures are reached.

use std::collections::BTreeMap;

/// What one variant has to reach of another.
pub struct Figure {
    pub act: &'static str,
    pub of: &'static str,
    pub to: &'static str,
    pub least: f64,
}

/// Medians by act and variant, in answers per second.
#[derive(Default)]
pub struct Report(BTreeMap<(String, String), f64>);

impl Report {
    pub fn add(&mut self, act: &str, variant: &str, rounds: &mut [f64]) {
        rounds.sort_by(f64::total_cmp);
        self.0.insert(
            (act.to_owned(), variant.to_owned()),
            rounds[rounds.len() / 2],
        );
    }

    pub fn print(&self) {
        println!("{:20} {:14} {:>12}", "act", "variant", "per second");
        for ((act, variant), rate) in &self.0 {
            println!("{act:20} {variant:14} {rate:12.0}");
        }
    }

    pub fn judge(&self, figures: &[Figure]) -> bool {
        let rate = |act: &str, variant: &str| self.0[&(act.to_owned(), variant.to_owned())];
        let mut reached = true;
        for Figure { act, of, to, least } in figures {
            let ratio = rate(act, of) / rate(act, to);
            let word = if ratio >= *least { "reached" } else { "MISSED" };
            println!("{act}: {of} to {to} {ratio:.2}, at least {least:.2}: {word}");
            reached &= ratio >= *least;
        }
        reached
    }
}
