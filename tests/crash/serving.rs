//! The server, in a process of its own that can be killed.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use bailey_server::{Settings, State};

use crate::ground::open;

/// What the process is started with, before the folder.
pub const ARGUMENT: &str = "--serve";

/// The server. It is killed at the latest when this is dropped.
pub struct Serving {
    pub address: SocketAddr,
    process: Mutex<Child>,
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
        let process = Mutex::new(process);
        Self { address, process }
    }

    /// Ends it as the system does when memory runs out: with SIGKILL.
    pub fn kill(&self) {
        let mut process = self.process.lock().expect("one at a time");
        process.kill().expect("it runs");
        process.wait().expect("it ends");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It has ended already unless the test fails.
        let mut process = self.process.lock().expect("one at a time");
        let _ended = process.kill().and_then(|()| process.wait());
    }
}

/// The process itself: serves until it is killed, or its parent is gone.
pub fn run(folder: &Path) {
    let (crm, plugins) = open(folder);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let _background = plugins.start().expect("threads");
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let state = State::new(crm, plugins, Settings::default());
    let serving = bailey_server::serve(listener, state, std::future::pending());
    runtime.spawn(serving);
    println!("{address}");
    std::io::stdout().flush().expect("somebody listens");
    let mut rest = Vec::new();
    let _ended = std::io::stdin().read_to_end(&mut rest);
}
