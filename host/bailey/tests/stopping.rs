//! The program ends by itself when it is told to, also while somebody keeps it busy, and
//! leaves its data folder in good order.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long it may take: requests under way have 20 seconds.
const LIMIT: Duration = Duration::from_secs(20);

fn bailey(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn done(folder: &Path, arguments: &[&str]) {
    let output = bailey(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// Starts it; answers where it listens.
fn serve(folder: &Path) -> (Child, String) {
    let mut process = bailey(folder)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut lines = lines.map(Result::unwrap);
    let begin = "Bailey is ready at http://";
    let address = lines.find_map(|line| Some(line.strip_prefix(begin)?.to_owned()));
    let address = address.unwrap().trim_end_matches('/').to_owned();
    (process, address)
}

/// Tries to sign in, which is written down; none if the server took no request, else
/// what it answered.
fn try_to_sign_in(address: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let body = r#"{"email":"nobody@office.example","password":"not theirs"}"#;
    let request = format!(
        "POST /api/v1/sessions HTTP/1.1\r\nhost: office.localhost\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    match stream.read_to_string(&mut answer) {
        Ok(_) if !answer.is_empty() => Some(answer),
        _ => None,
    }
}

#[test]
fn what_is_told_to_stop_answers_what_it_began_and_ends() {
    let folder = tempfile::tempdir().unwrap();
    let owner = ["--owner", "Olga", "--email", "olga@office.example"];
    done(
        folder.path(),
        &[&["account", "create", "office"], &owner[..]].concat(),
    );
    for _ in 0..2 {
        let (mut process, address) = serve(folder.path());
        let (stop, answered) = (AtomicBool::new(false), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while !stop.load(Ordering::Relaxed) {
                        let Some(answer) = try_to_sign_in(&address) else {
                            continue;
                        };
                        let whole = answer.starts_with("HTTP/1.1 4") && answer.ends_with('}');
                        assert!(whole, "{answer}");
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(500));
            let told = Command::new("kill").arg(process.id().to_string()).status();
            assert!(told.unwrap().success());
            let began = Instant::now();
            let ended = loop {
                if let Some(ended) = process.try_wait().unwrap() {
                    break ended;
                }
                if began.elapsed() > LIMIT {
                    process.kill().unwrap();
                }
                std::thread::sleep(Duration::from_millis(10));
            };
            stop.store(true, Ordering::Relaxed);
            assert!(ended.success(), "{ended} after {:?}", began.elapsed());
        });
        assert!(answered.into_inner() > 0, "it answered before");
    }
    done(folder.path(), &["audit", "verify", "office"]);
}
