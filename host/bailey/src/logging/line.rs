//! How a line of the log is written: for people, or as a JSON object with all that it
//! says at its top level.

use std::collections::BTreeMap;
use std::fmt;

use bailey_crm::behalf;
use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::{Format, Writer};
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime as Clock};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

use crate::config::LogFormat;

/// Writes a line.
pub(super) enum Line {
    Text(Box<Format>),
    Json,
}

impl Line {
    /// In this format, with colours or not.
    pub(super) fn of(format: LogFormat, colours: bool) -> Self {
        match format {
            LogFormat::Text => Self::Text(Box::new(Format::default().with_ansi(colours))),
            LogFormat::Json => Self::Json,
        }
    }
}

impl<S, N> FormatEvent<S, N> for Line
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut said = Said::default();
        event.record(&mut said);
        let behalf = said.behalf();
        match self {
            Self::Text(format) => {
                let mut line = String::new();
                format.format_event(context, Writer::new(&mut line), event)?;
                writer.write_str(line.trim_end_matches('\n'))?;
                for (name, value) in behalf {
                    write!(writer, " {name}={value}")?;
                }
                writeln!(writer)
            }
            Self::Json => {
                let metadata = event.metadata();
                let target = said.elsewhere();
                let mut time = String::new();
                Clock.format_time(&mut Writer::new(&mut time))?;
                let of_every_line = [
                    ("timestamp", time),
                    ("level", metadata.level().to_string()),
                    ("target", target.unwrap_or_else(|| metadata.target().into())),
                ];
                let known = of_every_line.into_iter().chain(behalf);
                said.0
                    .extend(known.map(|(name, value)| (name, value.into())));
                let line = serde_json::to_string(&said.0).map_err(|_| fmt::Error)?;
                writeln!(writer, "{line}")
            }
        }
    }
}

/// What a line says of itself.
#[derive(Default)]
struct Said(BTreeMap<&'static str, Value>);

impl Said {
    /// On whose behalf it was written, as far as it doesn't say so itself.
    fn behalf(&self) -> Vec<(&'static str, String)> {
        let Some(now) = behalf::now() else {
            return Vec::new();
        };
        let known = [
            ("request", now.request_number()),
            ("account", now.account().map(|account| account.as_str())),
            ("plugin", now.plugin_id()),
        ];
        let unsaid = known
            .into_iter()
            .filter(|(name, _)| !self.0.contains_key(name));
        unsaid
            .filter_map(|(name, value)| Some((name, value?.to_owned())))
            .collect()
    }

    /// The target of a line that came by way of the `log` crate, which has it among its
    /// fields.
    fn elsewhere(&mut self) -> Option<String> {
        let target = self.0.remove("log.target")?;
        self.0.retain(|name, _| !name.starts_with("log."));
        Some(target.as_str()?.to_owned())
    }

    fn say(&mut self, field: &Field, value: impl Into<Value>) {
        let name = field.name();
        self.0
            .insert(name.strip_prefix("r#").unwrap_or(name), value.into());
    }
}

impl Visit for Said {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.say(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.say(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.say(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.say(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.say(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.say(field, format!("{value:?}"));
    }
}
