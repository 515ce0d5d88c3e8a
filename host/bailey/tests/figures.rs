//! What a serving process counts, as Prometheus fetches it, and its log for programs.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn bailey(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// A server, with where it answers people and Prometheus.
struct Serving {
    process: Child,
    pages: String,
    metrics: String,
}

impl Serving {
    fn on(folder: &Path) -> Self {
        let listen = ["serve", "--listen", "127.0.0.1:0"];
        let count = ["--metrics", "127.0.0.1:0"];
        let log = ["--log", "debug", "--log-format", "json"];
        let process = bailey(folder)
            .args(listen)
            .args(count)
            .args(log)
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(folder.join("log")).unwrap())
            .spawn();
        let mut process = process.unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut address = |begin: &str| {
            let mut said = lines.by_ref().map(Result::unwrap);
            let line = said.find_map(|line| Some(line.strip_prefix(begin)?.to_owned()));
            line.unwrap().split('/').next().unwrap().to_owned()
        };
        Self {
            metrics: address("Figures are at http://"),
            pages: address("Bailey is ready at http://"),
            process,
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn get(address: &str, host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The value of the sample whose name and labels these are.
fn value(figures: &str, sample: &str) -> Option<f64> {
    let mut lines = figures.lines();
    lines.find_map(|line| line.strip_prefix(sample)?.trim().parse().ok())
}

#[test]
fn a_serving_process_counts_what_it_does_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let made = bailey(folder.path())
        .args(["account", "create", "office", "--owner", "Olga"])
        .args(["--email", "olga@office.example"])
        .output();
    assert!(made.unwrap().status.success());
    let serving = Serving::on(folder.path());
    for _ in 0..3 {
        let answer = get(&serving.pages, "office.localhost", "/api/v1/tables");
        assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    }
    let nowhere = get(&serving.pages, "office.localhost", "/no/such/page");
    assert!(nowhere.starts_with("HTTP/1.1 404"), "{nowhere}");

    let answer = get(&serving.metrics, "localhost", "/metrics");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("text/plain; version=0.0.4"), "{answer}");
    for (sample, least) in [
        (
            "bailey_requests_total{route=\"/api/v1/tables\",method=\"GET\",status=\"4xx\"}",
            3.0,
        ),
        (
            "bailey_requests_total{route=\"none\",method=\"GET\",status=\"4xx\"}",
            1.0,
        ),
        (
            "bailey_request_seconds_count{route=\"/api/v1/tables\",method=\"GET\"}",
            3.0,
        ),
        ("bailey_accounts", 1.0),
        ("bailey_guest_calls_most", 1.0),
    ] {
        let counted = value(&answer, sample);
        assert!(counted >= Some(least), "{sample}: {counted:?} in {answer}");
    }
    assert!(!answer.contains("office"), "{answer}");

    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(!log.is_empty());
    for line in log.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(entry["timestamp"].is_string() && entry["level"].is_string());
    }
}

#[test]
fn figures_are_served_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::on(folder.path());
    let answer = get(&serving.pages, "localhost", "/metrics");
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
}
