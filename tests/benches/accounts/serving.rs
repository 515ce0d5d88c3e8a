//! A server in a process of its own, whose memory is its alone.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use bailey_crm::store::Options;
use bailey_server::{Settings, State};
use bailey_tests::ground::open;

/// What the process is started with, before the folder.
pub const ARGUMENT: &str = "--serve";

/// The server. It stops when this is dropped.
pub struct Serving {
    pub address: SocketAddr,
    process: Child,
}

impl Serving {
    /// Starts it on a folder, and waits until it listens.
    pub fn start(folder: &Path) -> Self {
        let itself = std::env::current_exe().expect("this program");
        let mut process = Command::new(itself)
            .arg(ARGUMENT)
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let told = process.stdout.take().expect("its output");
        let mut line = String::new();
        BufReader::new(told).read_line(&mut line).expect("a line");
        let address = line.trim().parse().expect("an address");
        Self { address, process }
    }

    /// The memory that it has now, in bytes, as Linux tells (`VmRSS`).
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.expect("Linux tells");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1));
        kib.expect("its memory").parse::<u64>().expect("a number") * 1024
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ended = self.process.wait();
    }
}

/// The process itself: serves until its input ends.
pub fn run(folder: &Path) {
    let (crm, plugins) = open(folder, Options::default());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let background = plugins.start().expect("threads");
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let state = State::new(Arc::clone(&crm), plugins, Settings::default());
    runtime.spawn(bailey_server::serve(
        listener,
        state,
        std::future::pending(),
    ));
    println!("{address}");
    std::io::stdout().flush().expect("somebody listens");
    let mut rest = Vec::new();
    let _ended = std::io::stdin().read_to_end(&mut rest);
    background.stop();
    crm.close();
}
