//! The traces that it sends, as a collector takes them.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::collector::{Collector, Taken, attribute, hanging};
use crate::serving::{PASSWORD, Serving, office};
use opentelemetry_proto::tonic::trace::v1::Span;

const GUARD: &str = "bailey.ip-allowlist";
const BIN: &str = "bailey.recycle-bin";

/// What somebody types in, which is to leave nothing behind in a trace.
const TYPED: &str = "Anvils-for-Widow-Twankey";

fn is(span: &Span, attributes: &[(&str, &str)]) -> bool {
    attributes
        .iter()
        .all(|(key, value)| attribute(span, key).as_deref() == Some(value))
}

/// The span of this name with these attributes.
fn find(taken: &Taken, name: &str, attributes: &[(&str, &str)]) -> Option<Span> {
    let mut spans = taken.spans.iter();
    spans
        .find(|span| span.name == name && is(span, attributes))
        .cloned()
}

/// The span within this one of this name with these attributes.
fn within(taken: &Taken, parent: &Span, name: &str, attributes: &[(&str, &str)]) -> Option<Span> {
    let mut spans = taken.spans.iter();
    let of = |span: &&Span| {
        span.parent_span_id == parent.span_id
            && span.trace_id == parent.trace_id
            && span.name == name
            && is(span, attributes)
    };
    spans.find(of).cloned()
}

fn traces(address: impl std::fmt::Display) -> String {
    format!("traces = 'http://{address}'\n")
}

#[test]
fn a_request_is_a_span_with_what_it_led_to_within_it_and_nothing_that_was_typed() {
    let folder = office(&[GUARD, BIN]);
    let collector = Collector::start();
    let mut serving = Serving::on(folder.path(), &traces(collector.address));
    let token = serving.sign_in();
    let list = "/api/v1/tables/companies/records?sort=name";
    let (_, first) = serving.ask("GET", list, &token, "");
    let (_, second) = serving.ask("GET", &format!("{list}&note={TYPED}"), &token, "");
    let body = format!("{{\"values\":{{\"name\":\"{TYPED}\"}}}}");
    let (created, id) = serving.ask("POST", "/api/v1/tables/companies/records", &token, &body);
    assert!(created.starts_with("HTTP/1.1 201"), "{created}");
    let (nowhere, unknown) = serving.ask("GET", &format!("/{TYPED}"), &token, "");
    assert!(nowhere.starts_with("HTTP/1.1 404"), "{nowhere}");

    let route = "/api/v1/tables/{table}/records";
    collector.until(|taken| {
        // The guard is asked at the first request, and its answer remembered at the next.
        for (id, remembered) in [(&first, "false"), (&second, "true")] {
            let request = find(
                taken,
                &format!("GET {route}"),
                &[
                    ("http.request.method", "GET"),
                    ("http.route", route),
                    ("bailey.request", id),
                    ("bailey.account", "acme"),
                ],
            )?;
            assert_eq!(request.kind, 2, "a server's");
            assert!(request.parent_span_id.is_empty());
            let guard = within(
                taken,
                &request,
                "plugin request-guard",
                &[
                    ("bailey.plugin", GUARD),
                    ("bailey.extension_point", "request-guard"),
                    ("bailey.remembered", remembered),
                    ("bailey.account", "acme"),
                ],
            )?;
            let cpu = attribute(&guard, "bailey.cpu_us");
            assert_eq!(cpu.is_some(), remembered == "false");
        }
        let create = find(
            taken,
            &format!("POST {route}"),
            &[
                ("http.response.status_code", "201"),
                ("bailey.request", &id),
            ],
        )?;
        within(taken, &create, "commit", &[("bailey.commit.members", "1")])?;
        let lost = find(taken, "GET", &[("bailey.request", &unknown)])?;
        assert!(is(&lost, &[("http.response.status_code", "404")]));
        assert_eq!(attribute(&lost, "http.route"), None);
        Some(())
    });

    let (begun, asked) = serving.ask(
        "POST",
        &format!("/api/v1/plugins/{BIN}/jobs/purge-due"),
        &token,
        "{}",
    );
    assert!(begun.starts_with("HTTP/1.1 20"), "{begun}");
    collector.until(|taken| {
        let request = find(
            taken,
            "POST /api/v1/plugins/{plugin}/jobs/{job}",
            &[("bailey.request", &asked)],
        )?;
        let job = find(
            taken,
            "job",
            &[
                ("bailey.plugin", BIN),
                ("bailey.job", "purge-due"),
                ("bailey.account", "acme"),
                ("bailey.job.outcome", "done"),
            ],
        )?;
        let linked = job.links.iter().any(|link| link.span_id == request.span_id);
        assert!(linked || job.parent_span_id == request.span_id);
        within(taken, &job, "plugin job-runner", &[("bailey.plugin", BIN)])
    });

    // What is left is sent at the end.
    let (_, last) = serving.ask("GET", "/api/v1/me", &token, "");
    serving.stop();
    collector.until(|taken| {
        find(taken, "GET /api/v1/me", &[("bailey.request", &last)])?;
        let bytes = String::from_utf8_lossy(&taken.bytes);
        for secret in [TYPED, PASSWORD, &token, "olga@", "sort=name"] {
            assert!(!bytes.contains(secret), "{secret}");
        }
        let taken_as = ("/v1/traces".to_owned(), "application/x-protobuf".to_owned());
        assert!(taken.posts.iter().all(|post| *post == taken_as));
        assert!(taken.spans.iter().all(|span| span.events.is_empty()));
        Some(())
    });
}

#[test]
fn a_trusted_proxy_alone_says_whose_trace_a_request_belongs_to() {
    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent =
        format!("traceparent: 00-{TRACE}-00f067aa0ba902b7-01\r\ntracestate: a={TYPED}\r\n");
    for (proxies, follows) in [("['127.0.0.1']", true), ("['10.0.0.1']", false)] {
        let folder = office(&[]);
        let collector = Collector::start();
        let settings = format!("{}trusted-proxies = {proxies}\n", traces(collector.address));
        let serving = Serving::on(folder.path(), &settings);
        let (_, id) = serving.send("GET", "/healthz", &parent, "");
        collector.until(|taken| {
            let request = find(taken, "GET /healthz", &[("bailey.request", &id)])?;
            let trace: String = request
                .trace_id
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(trace == TRACE, follows);
            assert_eq!(request.parent_span_id.is_empty(), !follows);
            assert!(!String::from_utf8_lossy(&taken.bytes).contains(TYPED));
            Some(())
        });
    }
}

#[test]
fn a_collector_that_hangs_holds_up_no_request_and_no_stop() {
    let folder = office(&[]);
    let (address, told) = hanging();
    let mut serving = Serving::on(folder.path(), &traces(address));
    serving.send("GET", "/healthz", "", "");
    told.recv_timeout(Duration::from_secs(20)).unwrap();
    let began = Instant::now();
    for _ in 0..200 {
        serving.send("GET", "/healthz", "", "");
    }
    assert!(
        began.elapsed() < Duration::from_secs(4),
        "{:?}",
        began.elapsed()
    );
    // How soon it ends is tried where nothing else goes on.
    serving.stop();
    let log = serving.log();
    assert!(log.matches("bailey::traces").count() <= 2, "{log}");
}

#[test]
fn a_collector_that_is_away_is_told_of_once_and_may_come_back() {
    let folder = office(&[]);
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let mut serving = Serving::on(folder.path(), &traces(address));
    for _ in 0..4 {
        for _ in 0..20 {
            serving.send("GET", "/healthz", "", "");
        }
        std::thread::sleep(Duration::from_millis(1100));
    }
    let said = |serving: &Serving, what: &str| serving.log().matches(what).count();
    assert_eq!(
        said(&serving, "the collector of traces takes none"),
        1,
        "{}",
        serving.log()
    );
    let collector = Collector::on(TcpListener::bind(address).unwrap());
    let (_, id) = serving.send("GET", "/healthz", "", "");
    collector.until(|taken| find(taken, "GET /healthz", &[("bailey.request", &id)]));
    assert_eq!(said(&serving, "takes them again"), 1, "{}", serving.log());
    serving.stop();
    assert_eq!(said(&serving, "bailey::traces"), 2, "{}", serving.log());
}
