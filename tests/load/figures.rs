//! What was promised, and whether it holds.

use std::fmt;

/// The figures of a run.
#[derive(Default)]
pub struct Figures(Vec<Figure>);

struct Figure {
    what: String,
    is: f64,
    bound: Bound,
}

/// What a figure has to be.
#[derive(Clone, Copy)]
pub enum Bound {
    /// This or more.
    Least(f64),
    /// This or less.
    Most(f64),
}

impl Figure {
    fn reached(&self) -> bool {
        match self.bound {
            Bound::Least(least) => self.is >= least,
            Bound::Most(most) => self.is <= most,
        }
    }
}

impl Figures {
    pub fn add(&mut self, what: impl Into<String>, is: f64, bound: Bound) {
        self.0.push(Figure {
            what: what.into(),
            is,
            bound,
        });
    }

    pub fn reached(&self) -> bool {
        self.0.iter().all(Figure::reached)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for figure in &self.0 {
            let bound = match figure.bound {
                Bound::Least(least) => format!("at least {least:.2}"),
                Bound::Most(most) => format!("at most {most:.2}"),
            };
            let word = if figure.reached() {
                "reached"
            } else {
                "MISSED"
            };
            writeln!(f, "- {}: {:.2}, {bound}: {word}", figure.what, figure.is)?;
        }
        Ok(())
    }
}
