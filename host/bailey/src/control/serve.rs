//! The server's side.

use std::io::{BufRead as _, BufReader, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::Result;
use bailey_plugins::Plugins;

use super::{Answer, Question, SOCKET, Step, Talk};
use crate::commands;

/// Bytes that a question may have.
const MAX_QUESTION: u64 = 64 * 1024;
/// How long somebody may take to ask.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long somebody may think before they agree.
const THOUGHT: Duration = Duration::from_mins(10);
/// How often it is looked whether the server stops, while they think.
const GLANCE: Duration = Duration::from_millis(500);

/// The open socket; it closes when this is dropped.
pub struct Control {
    path: PathBuf,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Control {
    /// Listens in this data folder, which this process owns.
    ///
    /// # Errors
    /// The system doesn't let it: the folder's path is too long for a socket, say.
    pub fn open(data: &Path, plugins: Plugins) -> Result<Self> {
        let path = data.join(SOCKET);
        // Whoever left one there is gone: the folder is ours.
        if path.exists() {
            std::fs::remove_file(&path)?;
        }
        let listener = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        let over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&over);
        let listen = move || {
            let mut working: Vec<JoinHandle<()>> = Vec::new();
            for stream in listener.incoming() {
                if ends.load(Ordering::Acquire) {
                    break;
                }
                working.retain(|thread| !thread.is_finished());
                let (plugins, over) = (plugins.clone(), Arc::clone(&ends));
                // Who thinks before they agree keeps nobody else from asking.
                let thread = std::thread::Builder::new().name("bailey-command".into());
                let started = thread.spawn(move || {
                    if let Err(error) = stream
                        .map_err(Into::into)
                        .and_then(|stream| answer(stream, &plugins, over))
                    {
                        tracing::warn!(%error, "a command could not be answered");
                    }
                });
                match started {
                    Ok(thread) => working.push(thread),
                    Err(error) => tracing::error!(%error, "no thread for a command"),
                }
            }
            // What was begun is brought to its end.
            for thread in working {
                if thread.join().is_err() {
                    tracing::error!("a command ended with a panic");
                }
            }
        };
        let thread = std::thread::Builder::new().name("bailey-control".into());
        Ok(Self {
            path,
            over,
            thread: Some(thread.spawn(listen)?),
        })
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // Wakes the thread, which waits for the next question.
        if UnixStream::connect(&self.path).is_ok()
            && let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the socket's thread ended with a panic");
        }
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(%error, "the socket stays");
        }
    }
}

/// Carries out one command; what is wrong with it is an answer, too.
fn answer(stream: UnixStream, plugins: &Plugins, over: Arc<AtomicBool>) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new(stream.try_clone()?.take(MAX_QUESTION)).read_line(&mut line)?;
    let mut caller = Caller { stream, over };
    let done = serde_json::from_str(&line)
        .map_err(anyhow::Error::from)
        .and_then(|question| match question {
            Question::Catalogue(command) => {
                commands::catalogue::execute(plugins, &command, &mut caller)
            }
            Question::Backup(command) => commands::backup::execute(plugins, &command, &mut caller),
            Question::Support(command) => {
                commands::support::execute(plugins.crm(), &command, &mut caller)
            }
            Question::OperatorPassword(password) => {
                commands::operator_password::execute(plugins.crm(), &password.0)
            }
        });
    caller.send(&match done {
        Ok(()) => Answer::Done,
        Err(error) => Answer::Failed(format!("{error:#}")),
    })
}

/// Whoever asked.
struct Caller {
    stream: UnixStream,
    over: Arc<AtomicBool>,
}

impl Caller {
    fn send(&mut self, answer: &Answer) -> Result<()> {
        let mut line = serde_json::to_string(answer)?;
        line.push('\n');
        Ok(self.stream.write_all(line.as_bytes())?)
    }
}

impl Talk for Caller {
    fn say(&mut self, line: &str) -> Result<()> {
        self.send(&Answer::Said(line.to_owned()))
    }

    fn progress(&mut self, step: &Step) {
        // Who went away needs no progress, and the work goes on.
        let _gone = self.send(&Answer::Progress(step.clone()));
    }

    fn confirm(&mut self, question: &str) -> Result<bool> {
        self.send(&Answer::Asked(question.to_owned()))?;
        self.stream.set_read_timeout(Some(GLANCE))?;
        let mut line = String::new();
        let mut answer = BufReader::new((&self.stream).take(MAX_QUESTION));
        let asked = Instant::now();
        // A server that stops doesn't wait for people.
        while asked.elapsed() < THOUGHT && !self.over.load(Ordering::Acquire) {
            match answer.read_line(&mut line) {
                Ok(_) => return Ok(line.trim() == "true"),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(false)
    }
}
