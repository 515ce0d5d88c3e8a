//! Shows that something long goes on, where somebody watches: a line on a terminal's
//! standard error, and nothing elsewhere, such as in build scripts.

/// Does what takes long, and says meanwhile what it is.
#[cfg(feature = "commands")]
pub fn while_waiting<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let bar = indicatif::ProgressBar::new_spinner();
    if let Ok(style) = indicatif::ProgressStyle::with_template("{spinner} {msg}  {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    let done = act();
    bar.finish_and_clear();
    done
}

/// Does what takes long.
#[cfg(not(feature = "commands"))]
pub fn while_waiting<T>(_what: &str, act: impl FnOnce() -> T) -> T {
    act()
}
