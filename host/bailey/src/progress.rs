//! Shows how far long work is, where somebody watches: a bar on a terminal's
//! standard error, and nothing elsewhere.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts rows.
pub fn bar(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let template = "{msg:24} {wide_bar:.cyan/black} {human_pos} of {human_len}  {elapsed}";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
