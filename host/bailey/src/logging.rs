//! The log: lines on standard error, so that answers on standard output stay
//! apart.
//!
//! A line that is written while a request is answered says the request's number and its
//! account, and one on behalf of a plugin the plugin: `request`, `account` and `plugin`,
//! whichever format it has.

mod line;

use anyhow::{Context as _, Result};
use tracing_subscriber::filter::FilterExt as _;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, Registry};

use crate::config::LogFormat;
use crate::traces::{self, Sender};
use line::Line;

/// Starts logging what the filter lets through, and tracing for whom spans are sent.
///
/// # Errors
/// A filter that is none.
pub fn start(filter: &str, format: LogFormat, traces: Option<&Sender>) -> Result<()> {
    let filter = EnvFilter::try_new(filter)
        .with_context(|| format!("log: `{filter}` is no filter: write it like info"))?;
    let colours = format == LogFormat::Text && std::io::IsTerminal::is_terminal(&std::io::stderr());
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(colours)
        .event_format(Line::of(format, colours))
        .with_filter(filter.and(traces::no_spans()));
    let registry = Registry::default().with(lines);
    // A layer that takes nothing would be asked all the same.
    let begun = match traces {
        None => registry.try_init(),
        Some(sender) => registry.with(sender.layer()).try_init(),
    };
    begun.map_err(|error| anyhow::anyhow!("the log can't be started: {error}"))
}
