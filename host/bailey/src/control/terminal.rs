//! Whoever sits at the terminal: answers go to standard output, and a bar shows how
//! far it is where somebody watches.

use anyhow::Result;
use indicatif::ProgressBar;

use super::{Step, Talk};
use crate::progress;

/// The terminal that a command was typed in.
#[derive(Default)]
pub struct Terminal {
    bar: Option<ProgressBar>,
}

impl Talk for Terminal {
    fn say(&mut self, line: &str) -> Result<()> {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        println!("{line}");
        Ok(())
    }

    fn progress(&mut self, step: &Step) {
        let bar = self.bar.get_or_insert_with(|| progress::bar(step.total));
        bar.set_length(step.total);
        bar.set_position(step.done);
        bar.set_message(step.message.clone());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
