//! Whoever sits at the terminal: answers go to standard output, and a bar shows how
//! far it is where somebody watches.

use std::io::{IsTerminal as _, Write as _};

use anyhow::{Result, bail};
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

    fn confirm(&mut self, question: &str) -> Result<bool> {
        if !std::io::stdin().is_terminal() {
            bail!("nobody is here to ask: add --yes");
        }
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        print!("{question} [y/N] ");
        std::io::stdout().flush()?;
        let mut answer = String::new();
        std::io::stdin().read_line(&mut answer)?;
        Ok(answer.trim().eq_ignore_ascii_case("y"))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
