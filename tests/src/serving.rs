//! A server in a process of its own: its memory is its alone, and it can be killed. The
//! process is the program that asks for it, started again.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bailey_crm::Crm;
use bailey_plugins::Plugins;
use bailey_server::{Settings, State};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

/// What the process is started with, before the folder.
const ARGUMENT: &str = "--serve";

/// How long it gives requests that are under way when it stops, and then what blocks.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// How often it is looked whether the process has ended.
const LOOK: Duration = Duration::from_millis(5);

/// For how long it does next to nothing when it is at rest.
const REST: Duration = Duration::from_millis(300);

/// The server. It stops when this is dropped.
pub struct Serving {
    /// Where it answers.
    pub address: SocketAddr,
    process: Mutex<Child>,
}

impl Serving {
    /// Starts it on a folder, and waits until it listens.
    ///
    /// # Panics
    /// If it doesn't.
    #[must_use]
    pub fn start(folder: &Path) -> Self {
        Self::by(ARGUMENT, folder)
    }

    /// Starts what this program does when it is asked for it by another argument, which
    /// says where it listens as [`serve`] does.
    ///
    /// # Panics
    /// If it doesn't.
    #[must_use]
    pub fn by(argument: &str, folder: &Path) -> Self {
        let itself = std::env::current_exe().expect("this program");
        let mut process = Command::new(itself)
            .arg(argument)
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

    /// The memory that it has now, in bytes, as Linux tells (`VmRSS`).
    ///
    /// # Panics
    /// If Linux doesn't.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let status = self.told("status");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1));
        kib.expect("its memory").parse::<u64>().expect("a number") * 1024
    }

    /// The processor time that it took since its start, as Linux tells (`utime` and
    /// `stime` of proc_pid_stat(5), in hundredths of a second).
    ///
    /// # Panics
    /// If Linux doesn't.
    #[must_use]
    pub fn processor_time(&self) -> Duration {
        let stat = self.told("stat");
        // The name before it may hold spaces, and stands in brackets.
        let (_, after) = stat.rsplit_once(") ").expect("a name");
        let ticks = after.split_whitespace().skip(11).take(2);
        let ticks: u64 = ticks.map(|one| one.parse::<u64>().expect("a number")).sum();
        Duration::from_millis(ticks * 10)
    }

    /// Waits until it does nothing any more that nobody waits for, but no longer than so
    /// long: after its start it compiles plugins, after writes it tells listeners.
    ///
    /// # Panics
    /// If Linux doesn't tell how much it does.
    pub fn rest(&self, at_most: Duration) {
        let began = Instant::now();
        while began.elapsed() < at_most {
            let before = self.processor_time();
            std::thread::sleep(REST);
            if self.processor_time().saturating_sub(before) < REST / 10 {
                break;
            }
        }
    }

    fn told(&self, what: &str) -> String {
        let id = self.process.lock().expect("one at a time").id();
        std::fs::read_to_string(format!("/proc/{id}/{what}")).expect("Linux tells")
    }

    /// Tells the process something.
    ///
    /// # Panics
    /// If it has ended.
    pub fn tell(&self, line: &str) {
        let mut process = self.process.lock().expect("one at a time");
        let input = process.stdin.as_mut().expect("its input");
        writeln!(input, "{line}").expect("it listens");
    }

    /// Tells it to stop, as a supervisor does: with SIGTERM. Answers how long it took.
    ///
    /// # Panics
    /// If it does not end by itself, in good order and in time.
    pub fn stop(&self, in_time: Duration) -> Duration {
        let began = Instant::now();
        let mut process = self.process.lock().expect("one at a time");
        let told = Command::new("kill")
            .args(["-TERM", &process.id().to_string()])
            .status();
        assert!(told.expect("it is told").success(), "it is told");
        loop {
            if let Some(ended) = process.try_wait().expect("it is looked") {
                assert!(ended.success(), "it ended with {ended}");
                return began.elapsed();
            }
            assert!(began.elapsed() < in_time, "it goes on after {in_time:?}");
            std::thread::sleep(LOOK);
        }
    }

    /// Ends it as the system does when memory runs out: with SIGKILL.
    ///
    /// # Panics
    /// If it has ended by itself.
    pub fn kill(&self) {
        let mut process = self.process.lock().expect("one at a time");
        process.kill().expect("it runs");
        process.wait().expect("it ends");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        drop(process.stdin.take());
        let _ended = process.wait();
    }
}

/// The folder that this process is to serve; none if it is the one that asks.
#[must_use]
pub fn asked() -> Option<PathBuf> {
    asked_by(ARGUMENT)
}

/// The folder that this process is asked for by this argument; none if it is not.
#[must_use]
pub fn asked_by(argument: &str) -> Option<PathBuf> {
    let mut arguments = std::env::args_os().skip_while(|one| one != argument);
    arguments.nth(1).map(PathBuf::from)
}

/// The process itself: serves until its input ends, it is told to stop, or it is killed.
/// `told` hears each line of its input.
///
/// # Panics
/// If it can't listen.
pub fn serve((crm, plugins): (Arc<Crm>, Plugins), mut told: impl FnMut(&str) + Send + 'static) {
    let runtime = Runtime::new().expect("a runtime");
    let background = plugins.start().expect("threads");
    let settings = Settings {
        shutdown_patience: PATIENCE,
        ..Settings::default()
    };
    let state = State::new(Arc::clone(&crm), plugins, settings);
    let (end, ended) = oneshot::channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            told(&line);
        }
        // Whoever waited for it may have gone.
        let _gone = end.send(());
    });
    let served = runtime.block_on(async {
        let mut terminated = signal(SignalKind::terminate()).expect("signals");
        let stop = async move {
            tokio::select! {
                _ = terminated.recv() => {}
                _ = ended => {}
            }
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        println!("{}", listener.local_addr().expect("an address"));
        std::io::stdout().flush().expect("somebody listens");
        bailey_server::serve(listener, state, stop).await
    });
    runtime.shutdown_timeout(PATIENCE);
    background.stop();
    crm.close();
    served.expect("it served");
}

/// Says where it listens, and waits until the input of this process ends.
///
/// # Panics
/// If nobody is told.
pub fn until_ended(address: SocketAddr) {
    println!("{address}");
    std::io::stdout().flush().expect("somebody listens");
    let mut rest = Vec::new();
    let _ended = std::io::stdin().read_to_end(&mut rest);
}
