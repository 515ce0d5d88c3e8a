//! Sends spans to the operator's collector, as OTLP over HTTP.
//!
//! One thread sends them in batches. What can't be sent is dropped: nobody waits for a
//! collector, no request and not the end of the process for longer than [`END_WITHIN`].
//! What stands in a span is said at [`bailey_crm::behalf::SPANS`].

use std::fmt;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, bail};
use bailey_crm::behalf::SPANS;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry::{InstrumentationScope, KeyValue};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{BatchConfigBuilder, BatchSpanProcessor, SdkTracerProvider};
use tracing::Subscriber;
use tracing_subscriber::filter::{FilterFn, LevelFilter};
use tracing_subscriber::layer::{Filter, Layer};
use tracing_subscriber::registry::LookupSpan;

/// How long spans wait for others to be sent with.
const GATHERED: Duration = Duration::from_secs(1);
/// How many spans wait at most; further ones are dropped.
const WAITING: usize = 8192;
/// How many are sent at once.
const AT_ONCE: usize = 512;
/// How long a batch may take.
const SENT_WITHIN: Duration = Duration::from_secs(5);
/// How long the end of the process waits for what is left to be sent.
const END_WITHIN: Duration = Duration::from_secs(2);
/// The most of an answer that is read, in bytes.
const ANSWER: u64 = 64 * 1024;

/// Where a collector takes spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collector(String);

impl FromStr for Collector {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        let rest = text.strip_prefix("http://");
        let rest = rest.map(|rest| rest.trim_end_matches('/'));
        match rest {
            Some(rest)
                if !rest.is_empty()
                    && !rest.starts_with([':', '/'])
                    && !rest.contains(['?', '#', '@', ' ']) =>
            {
                Ok(Self(format!("http://{rest}/v1/traces")))
            }
            // What stands there may hold a password, and is not repeated.
            _ => bail!(
                "traces: this is no address of a collector: write it like \
                 http://127.0.0.1:4318; a collector on this machine passes on to others"
            ),
        }
    }
}

/// Sends spans until it is told to end.
pub struct Sender(SdkTracerProvider);

impl Sender {
    /// Begins to send to a collector, which need not be there yet.
    ///
    /// # Errors
    /// An address that is none.
    pub fn to(collector: &Collector) -> anyhow::Result<Self> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Post::default())
            .with_endpoint(&collector.0)
            .with_protocol(Protocol::HttpBinary)
            .with_timeout(SENT_WITHIN)
            .build()
            .context("traces")?;
        let batches = BatchConfigBuilder::default()
            .with_max_queue_size(WAITING)
            .with_max_export_batch_size(AT_ONCE)
            .with_scheduled_delay(GATHERED)
            .build();
        let batches = BatchSpanProcessor::builder(exporter).with_batch_config(batches);
        let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let resource = Resource::builder().with_service_name("bailey");
        let provider = SdkTracerProvider::builder()
            .with_resource(resource.with_attribute(version).build())
            .with_span_processor(batches.build());
        Ok(Self(provider.build()))
    }

    /// Takes our own spans, without what is logged within them: a line of the log may
    /// say more than leaves the machine.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let scope = InstrumentationScope::builder("bailey").build();
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer_with_scope(scope))
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_level(false)
            .with_tracked_inactivity(false)
            .with_context_activation(false)
            .with_filter(
                FilterFn::new(|it| it.is_span() && it.target() == SPANS)
                    .with_max_level_hint(LevelFilter::INFO),
            )
    }

    /// Sends what is left, as far as that takes no longer than [`END_WITHIN`].
    pub fn end(self) {
        if let Err(error) = self.0.shutdown_with_timeout(END_WITHIN) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// Lets through what is no span: those are the collector's.
pub fn no_spans<S>() -> impl Filter<S> {
    // Without a hint what is above the log's level would be looked at each time.
    FilterFn::new(|it| it.is_event()).with_max_level_hint(LevelFilter::TRACE)
}

/// Posts batches, on the thread that sends them, and logs when the collector goes away
/// and when it comes back: a line each.
struct Post {
    agent: ureq::Agent,
    away: AtomicBool,
}

impl Default for Post {
    fn default() -> Self {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(SENT_WITHIN))
            .max_redirects(0)
            .proxy(None)
            .build();
        Self {
            agent: agent.into(),
            away: AtomicBool::new(false),
        }
    }
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post").finish_non_exhaustive()
    }
}

impl Post {
    fn post(&self, request: Request<Bytes>) -> Result<Response<Bytes>, ureq::Error> {
        let answer = self.agent.run(request.map(|bytes| bytes.to_vec()))?;
        let (parts, mut body) = answer.into_parts();
        let bytes = body.with_config().limit(ANSWER).read_to_vec()?;
        Ok(Response::from_parts(parts, bytes.into()))
    }

    fn tell(&self, failure: Option<&ureq::Error>) {
        match (
            failure,
            self.away.swap(failure.is_some(), Ordering::Relaxed),
        ) {
            (Some(error), false) => tracing::warn!(
                %error,
                "the collector of traces takes none; until it does they are dropped"
            ),
            (None, true) => tracing::warn!("the collector of traces takes them again"),
            _ => {}
        }
    }
}

/// What a client answers with, some time.
type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'a>>;

impl HttpClient for Post {
    fn send_bytes<'s, 'a>(&'s self, request: Request<Bytes>) -> Answering<'a>
    where
        's: 'a,
        Self: 'a,
    {
        Box::pin(async move {
            let answer = self.post(request);
            self.tell(answer.as_ref().err());
            Ok(answer?)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use tracing_subscriber::Registry;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;

    #[test]
    fn a_collector_is_reached_by_http() {
        let read = |text: &str| text.parse().ok().map(|Collector(url)| url);
        let whole = Some("http://127.0.0.1:4318/v1/traces".to_owned());
        assert_eq!(read("http://127.0.0.1:4318"), whole);
        assert_eq!(read("http://127.0.0.1:4318/"), whole);
        let behind = read("http://collector.example/otlp");
        assert_eq!(
            behind.as_deref(),
            Some("http://collector.example/otlp/v1/traces")
        );
        for wrong in [
            "",
            "127.0.0.1:4318",
            "http://",
            "http:///",
            "http://:4318",
            "http://a b",
            "http://collector.example?to=me",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let secret = "http://crm:hunter2@collector.example";
        let refused = secret.parse::<Collector>().unwrap_err().to_string();
        assert!(!refused.contains("hunter2"), "{refused}");
    }

    #[test]
    fn the_end_waits_for_no_collector_that_hangs() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let collector = format!("http://{}", listener.local_addr().unwrap());
        let sender = Sender::to(&collector.parse().unwrap()).unwrap();
        let subscriber = Registry::default().with(sender.layer());
        tracing::subscriber::with_default(subscriber, || {
            for _ in 0..2 * AT_ONCE {
                drop(tracing::info_span!(target: SPANS, "one"));
            }
        });
        let began = Instant::now();
        sender.end();
        assert!(began.elapsed() < 2 * END_WITHIN, "{:?}", began.elapsed());
    }
}
