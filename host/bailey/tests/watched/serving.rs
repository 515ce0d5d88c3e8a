//! The program, serving a folder of its own.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The owner's password.
pub const PASSWORD: &str = "seven green bottles stand here";

fn bailey(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null());
    command
}

/// An account, `acme`, with these plugins.
pub fn office(plugins: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["account", "create", "acme", "--owner", "Olga"];
    let more = ["--email", "olga@acme.example", "--password-stdin"];
    let mut make = bailey(folder.path(), &arguments);
    make.args(more);
    assert!(typed(make, PASSWORD).success());
    for plugin in plugins {
        let installed = bailey(folder.path(), &["plugin", "install", "acme", plugin]).status();
        assert!(installed.unwrap().success());
    }
    folder
}

/// Runs a command, and types this.
fn typed(mut command: Command, text: &str) -> ExitStatus {
    let mut process = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut typed = process.stdin.take().unwrap();
    writeln!(typed, "{text}").unwrap();
    drop(typed);
    process.wait().unwrap()
}

/// The whole answer to a request with these headers, each with its end of line.
pub fn sent(address: &str, method: &str, path: &str, headers: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {length}\r\n\
         {headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// A server on the folder.
pub struct Serving {
    process: Child,
    /// Where it answers people.
    pub address: String,
    /// Where it answers Prometheus, if it does.
    pub metrics: Option<String>,
    /// Where the operator's pages are, if they are anywhere.
    pub operator: Option<String>,
    folder: PathBuf,
}

impl Serving {
    /// Starts it with these settings.
    pub fn on(folder: &Path, settings: &str) -> Self {
        std::fs::write(folder.join("bailey.toml"), settings).unwrap();
        let mut process = bailey(folder, &["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("log")).unwrap())
            .spawn()
            .unwrap();
        let (mut metrics, mut operator) = (None, None);
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let after = |begin: &str| {
                let address = line.strip_prefix(begin)?.split('/').next()?;
                Some(address.to_owned())
            };
            metrics = metrics.take().or(after("Figures are at http://"));
            operator = operator
                .take()
                .or(after("The operator's pages are at http://"));
            after("Bailey is ready at http://")
        });
        Self {
            process,
            address: address.unwrap(),
            metrics,
            operator,
            folder: folder.to_owned(),
        }
    }

    /// Asks with these further headers, each with its end of line, and answers the whole
    /// answer and the request's number.
    pub fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> (String, String) {
        let headers =
            format!("Host: acme.localhost\r\nContent-Type: application/json\r\n{headers}");
        let answer = sent(&self.address, method, path, &headers, body);
        let mut lines = answer.lines();
        let id = lines.find_map(|line| line.strip_prefix("x-request-id: "));
        (answer.clone(), id.unwrap_or_default().to_owned())
    }

    /// Asks as somebody.
    pub fn ask(&self, method: &str, path: &str, token: &str, body: &str) -> (String, String) {
        let headers = format!("Authorization: Bearer {token}\r\n");
        self.send(method, path, &headers, body)
    }

    /// Signs the owner in.
    pub fn sign_in(&self) -> String {
        let body = format!(r#"{{"email":"olga@acme.example","password":"{PASSWORD}"}}"#);
        let (answer, _) = self.send("POST", "/api/v1/sessions", "", &body);
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        let body: Value = serde_json::from_str(body).unwrap();
        body["token"].as_str().unwrap().to_owned()
    }

    /// What it logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.join("log")).unwrap()
    }

    /// A page of the operator's, who comes with a new password.
    pub fn operators_page(&self, path: &str) -> String {
        let arguments = ["operator", "password", "--password-stdin"];
        let set = typed(bailey(&self.folder, &arguments), PASSWORD);
        assert!(set.success());
        let address = self.operator.as_ref().unwrap();
        let host = format!("Host: {address}\r\n");
        let form = format!("{host}Content-Type: application/x-www-form-urlencoded\r\n");
        let body = format!("password={}", PASSWORD.replace(' ', "+"));
        let come = sent(address, "POST", "/sign-in", &form, &body);
        let cookie = come
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "));
        let cookie = cookie.unwrap().split(';').next().unwrap();
        let headers = format!("{host}Cookie: {cookie}\r\n");
        sent(address, "GET", path, &headers, "")
    }

    /// Tells it to stop, and waits until it has.
    pub fn stop(&mut self) {
        let id = self.process.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status();
        assert!(told.unwrap().success());
        self.process.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ended = self.process.kill();
        let _ended = self.process.wait();
    }
}
