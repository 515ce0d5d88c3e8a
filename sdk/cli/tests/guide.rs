//! The guide, `sdk/README.md`, as a newcomer follows it: every command in it is run and
//! every listing is written, in their order, in a folder of its own. Building Bailey
//! itself, which it begins with, was done to run this.
//!
//! | block | what is done with it |
//! | --- | --- |
//! | `sh` | run by a shell, each beginning where the one before ended |
//! | `sh background` | run until the end, while the guide goes on |
//! | `sh built` | done already; the programs that it builds are there |
//! | `rust FILE`, `toml FILE` | written to the file |
//! | `text` | each line stands in what the block before it printed |
//! | `text background` | each line comes to stand in what the program in the background prints |

#![cfg(feature = "host")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const GUIDE: &str = include_str!("../../README.md");

/// How long the program in the background is given to say something.
const PATIENCE: Duration = Duration::from_secs(900);

/// A fenced block: what stands after the fence, and what is in it.
struct Block {
    word: String,
    rest: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = GUIDE.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let (word, rest) = info.split_once(' ').unwrap_or((info, ""));
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push(Block {
            word: word.to_owned(),
            rest: rest.to_owned(),
            text: text.join("\n") + "\n",
        });
    }
    blocks
}

/// A program that goes on while the guide does; it is ended with the test.
struct Background {
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Background {
    fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::default();
        follow(child.stdout.take().unwrap(), &said);
        follow(child.stderr.take().unwrap(), &said);
        Self { child, said }
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    fn comes_to_say(&self, line: &str) {
        let began = Instant::now();
        while !self.said().contains(line) {
            let waited = began.elapsed();
            assert!(waited < PATIENCE, "`{line}` is missing in\n{}", self.said());
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        let _killed = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn follow(output: impl Read + Send + 'static, said: &Arc<Mutex<String>>) {
    let said = Arc::clone(said);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let mut said = said.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
}

/// A newcomer with a folder, and where they are in it.
struct Newcomer {
    home: PathBuf,
    here: PathBuf,
    printed: String,
    background: Option<Background>,
}

impl Newcomer {
    fn shell(&self, script: &str) -> Command {
        let programs = Path::new(env!("CARGO_BIN_EXE_bailey-plugin"))
            .parent()
            .unwrap();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new("bash");
        command
            .args(["-euo", "pipefail", "-c", script])
            .current_dir(&self.here)
            .env("PATH", format!("{}:{path}", programs.display()))
            .env("XDG_CONFIG_HOME", self.home.join("config"))
            .env_remove("BAILEY_SDK")
            .stdin(Stdio::null());
        command
    }

    fn follows(&mut self, block: &Block) {
        match (block.word.as_str(), block.rest.as_str()) {
            ("sh", "built") => self.has_programs(),
            ("sh", "background") => {
                // Any port that is free, in the place of the one that the guide names.
                let script = format!("exec {} --listen 127.0.0.1:0", block.text.trim());
                self.background = Some(Background::start(&mut self.shell(&script)));
            }
            ("sh", "") => self.runs(&block.text),
            ("text", "background") => self.is_told(&block.text),
            ("text", "") if self.printed.is_empty() => self.is_told(&block.text),
            ("text", "") => {
                for line in block.text.lines() {
                    let printed = &self.printed;
                    assert!(printed.contains(line), "`{line}` is missing in\n{printed}");
                }
            }
            ("rust" | "toml", file) if !file.is_empty() => {
                let mut written = fs::File::create(self.here.join(file)).unwrap();
                written.write_all(block.text.as_bytes()).unwrap();
            }
            (word, rest) => panic!("the guide has a block that nobody runs: ```{word} {rest}"),
        }
    }

    /// What the guide begins with was done to run this.
    fn has_programs(&self) {
        for program in ["bailey", "bailey-plugin"] {
            let there = self
                .shell(&format!("command -v {program}"))
                .output()
                .unwrap();
            assert!(
                there.status.success(),
                "`cargo build --workspace --bins` makes {program}"
            );
        }
    }

    fn runs(&mut self, script: &str) {
        let script = format!("{script}\npwd > {}", self.home.join("here").display());
        let output = self.shell(&script).output().unwrap();
        let text = [&output.stdout[..], &output.stderr[..]].concat();
        self.printed = String::from_utf8_lossy(&text).into_owned();
        assert!(output.status.success(), "{script}\n{}", self.printed);
        let here = fs::read_to_string(self.home.join("here")).unwrap();
        self.here = PathBuf::from(here.trim());
    }

    /// Reads what the program in the background says, and opens the page that it names.
    fn is_told(&mut self, text: &str) {
        let background = self.background.as_ref().unwrap();
        for line in text.lines() {
            // The port is another one.
            for part in line.split(":8722") {
                background.comes_to_say(part);
            }
        }
        let said = background.said();
        let address = said
            .split("http://")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap();
        let (host, path) = address.split_once('/').unwrap();
        let port = host.rsplit(':').next().unwrap();
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        write!(
            stream,
            "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        // Whoever isn't signed in is led there first.
        assert!(
            answer.starts_with("HTTP/1.1 303") || answer.starts_with("HTTP/1.1 200"),
            "{answer}"
        );
    }
}

#[test]
fn the_guide_leads_from_nothing_to_a_signed_plugin_in_a_catalogue() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().canonicalize().unwrap();
    let mut newcomer = Newcomer {
        here: path.clone(),
        home: path,
        printed: String::new(),
        background: None,
    };
    for block in blocks() {
        if block.word == "sh" {
            newcomer.printed.clear();
        }
        // Trying a plugin on takes the folder that `dev` works in.
        if block.text.contains("bailey-plugin test") {
            newcomer.background = None;
        }
        newcomer.follows(&block);
    }
}
