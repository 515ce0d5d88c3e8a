//! What it counts of plugins and of what goes on: for Prometheus, and on a page of the
//! operator's.

use std::time::{Duration, Instant};

use crate::serving::{Serving, office, sent};

const GUARD: &str = "bailey.ip-allowlist";
const BIN: &str = "bailey.recycle-bin";

/// The value of the sample whose name and labels these are.
fn value(figures: &str, sample: &str) -> Option<f64> {
    let mut lines = figures.lines();
    lines.find_map(|line| line.strip_prefix(sample)?.trim().parse().ok())
}

#[test]
fn what_plugins_do_is_counted_by_plugin_and_where_they_take_part() {
    let folder = office(&[GUARD, BIN]);
    let settings = "metrics = '127.0.0.1:0'\n[operator]\nlisten = '127.0.0.1:0'\n";
    let serving = Serving::on(folder.path(), settings);
    let token = serving.sign_in();
    for _ in 0..3 {
        serving.ask("GET", "/api/v1/me", &token, "");
    }
    let job = format!("/api/v1/plugins/{BIN}/jobs/purge-due");
    serving.ask("POST", &job, &token, "{}");

    let guard = format!("plugin=\"{GUARD}\",point=\"request-guard\"");
    let expected = [
        (format!("bailey_plugin_calls_total{{{guard}}}"), 1.0),
        (format!("bailey_plugin_failures_total{{{guard}}}"), 0.0),
        (
            format!("bailey_plugin_cpu_microseconds_total{{{guard}}}"),
            1.0,
        ),
        (format!("bailey_plugin_call_seconds_count{{{guard}}}"), 1.0),
        (format!("bailey_plugin_memory_bytes_count{{{guard}}}"), 1.0),
        (format!("bailey_remembered_answers_total{{{guard}}}"), 2.0),
        (
            format!("bailey_job_runs_total{{plugin=\"{BIN}\",outcome=\"done\"}}"),
            1.0,
        ),
        ("bailey_journal_operations_total".into(), 1.0),
        ("bailey_commits_total".into(), 1.0),
        ("bailey_commit_seconds_count".into(), 1.0),
        ("bailey_plugins_stopped".into(), 0.0),
        ("bailey_jobs_under_way".into(), 0.0),
        ("bailey_lane_places{lane=\"records\"}".into(), 1.0),
        (
            "bailey_lane_places_taken{lane=\"plugin_calls\"}".into(),
            0.0,
        ),
        ("bailey_guest_instances".into(), 0.0),
    ];
    let metrics = serving.metrics.as_ref().unwrap();
    let began = Instant::now();
    // The job comes to its end by itself.
    loop {
        let figures = sent(metrics, "GET", "/metrics", "Host: localhost\r\n", "");
        let mut less = expected
            .iter()
            .filter(|(sample, least)| value(&figures, sample) < Some(*least));
        let Some((sample, least)) = less.next() else {
            break;
        };
        let late = began.elapsed() > Duration::from_secs(20);
        assert!(!late, "{sample} is not {least}: {figures}");
        std::thread::sleep(Duration::from_millis(50));
    }

    let page = serving.operators_page("/figures");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    for shown in [
        GUARD,
        "From memory",
        "Memory, 99 of 100 within",
        "What may call plugins",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
}
