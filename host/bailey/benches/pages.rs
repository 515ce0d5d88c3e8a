//! What pages cost on the demo's data: the time from a request to the last byte of its
//! answer, over a kept connection on this machine.
//!
//! `cargo bench -p bailey --bench pages` serves the demo from a folder of its own, walks
//! the pages as the owner and as an agent, prints the median of each, and fails when the
//! median over all pages is above 20 ms, or a page deep in a list of 8,800 deals costs
//! three times what its first page does.

#![expect(
    clippy::expect_used,
    reason = "a bench that can't start the program ends here"
)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often each page is asked for; the first time is not counted.
const ROUNDS: usize = 31;
/// What the median over all pages may be.
const MEDIAN: Duration = Duration::from_millis(20);
/// How much more than the first page of a list one deep in it may cost.
const DEEP: f64 = 3.0;

/// The pages that people work in all day, and those that admins look at.
const PAGES: &[&str] = &[
    "/",
    "/tables/deals",
    "/tables/deals?sort=-value",
    "/tables/deals?f=stage%3Aone-of%3Awon",
    "/tables/deals?q=pro",
    "/tables/deals/board",
    "/tables/deals/8000",
    "/tables/companies",
    "/tables/companies/85",
    "/search?q=Anna",
    "/reports/new?table=deals&by=stage",
    "/settings/people",
    "/settings/activity",
    "/settings/plugins",
    "/settings/plugins/bailey.roles",
    "/plugins/bailey.recycle-bin",
    "/plugins/bailey.audit-log",
    "/plugins/bailey.audit-log?kind=sign-ins",
    "/plugins/bailey.roles",
    "/plugins/bailey.roles/role?role=salesperson",
    "/plugins/bailey.ip-allowlist",
    "/plugins/bailey.activity-monitor",
    "/plugins/bailey.support-access",
    "/plugins/bailey.two-factor",
    "/plugins/bailey.backup-scheduler",
];

/// Those that an agent sees as well.
const MEMBERS: &[&str] = &[
    "/",
    "/tables/deals",
    "/tables/deals/board",
    "/tables/companies",
    "/search?q=Anna",
];

fn main() {
    // What `cargo test --benches` asks of a bench: that it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let demo = Demo::start();
    let mut medians = Vec::new();
    for (who, pages) in [("owner", PAGES), ("agent", MEMBERS)] {
        let mut visitor = demo.sign_in(who);
        for page in pages {
            let (time, bytes) = visitor.median(page);
            println!("{who:6} {time:>10.2?} {bytes:>8} bytes  {page}");
            medians.push(time);
        }
    }
    medians.sort();
    let median = medians[medians.len() / 2];
    let quick = median < MEDIAN;
    let word = if quick { "reached" } else { "MISSED" };
    println!("median over all pages {median:.2?}, under {MEDIAN:?}: {word}");
    let even = demo.lists_are_even();
    drop(demo);
    if !quick || !even {
        std::process::exit(1);
    }
}

/// The demo, served by the program itself.
struct Demo {
    program: Child,
    port: u16,
    /// Who can sign in, by what they are, and `password`.
    people: HashMap<String, String>,
    _folder: tempfile::TempDir,
}

impl Demo {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut program = Command::new(env!("CARGO_BIN_EXE_bailey"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.path().join("data"))
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let output = BufReader::new(program.stdout.take().expect("its output"));
        let mut people = HashMap::new();
        let mut port = None;
        for line in output.lines().map_while(Result::ok) {
            if let Some(address) = line.strip_prefix("Bailey is ready at http://127.0.0.1:") {
                port = address.trim_end_matches('/').parse().ok();
                break;
            }
            let mut words = line.split_whitespace();
            if let (true, Some(name), Some(value)) =
                (line.starts_with("  "), words.next(), words.next())
            {
                people.insert(name.to_owned(), value.to_owned());
            }
        }
        Self {
            program,
            port: port.expect("it says its port"),
            people,
            _folder: folder,
        }
    }

    fn sign_in(&self, who: &str) -> Visitor {
        let mut visitor = Visitor {
            port: self.port,
            stream: connect(self.port),
            cookie: String::new(),
        };
        let body = format!(
            "{{\"email\":\"{}\",\"password\":\"{}\"}}",
            self.people[who], self.people["password"]
        );
        let answer = visitor.ask("POST", "/api/v1/sessions", &body);
        let text = String::from_utf8_lossy(&answer).into_owned();
        let token = text.split("\"token\":\"").nth(1).expect("a token");
        let token = token.split('"').next().expect("a token");
        visitor.cookie = format!("Cookie: session={token}\r\n");
        visitor
    }

    /// Pages through all deals by their keys: each has its count, no deal is there
    /// twice, and the last pages cost about what the first does.
    fn lists_are_even(&self) -> bool {
        let mut visitor = self.sign_in("owner");
        let mut page = "/tables/deals?sort=name".to_owned();
        let mut times = Vec::new();
        let mut seen = std::collections::HashSet::new();
        loop {
            let begun = Instant::now();
            let text = String::from_utf8_lossy(&visitor.ask("GET", &page, "")).into_owned();
            times.push(begun.elapsed());
            assert!(text.contains("8,800"), "each page says how many there are");
            for row in text.split("name=\"row\" value=\"").skip(1) {
                let id = row.split('"').next().unwrap_or_default().to_owned();
                assert!(seen.insert(id), "a deal is there twice");
            }
            let Some((before, _)) = text.split_once("\" rel=\"next\"") else {
                break;
            };
            let (_, next) = before.rsplit_once("href=\"").expect("its address");
            page = next.replace("&amp;", "&");
        }
        let median = |times: &[Duration]| {
            let mut times = times.to_vec();
            times.sort();
            times[times.len() / 2]
        };
        let part = (times.len() / 10).max(1);
        let (first, last) = (median(&times[..part]), median(&times[times.len() - part..]));
        let ratio = last.as_secs_f64() / first.as_secs_f64();
        let (even, all) = (ratio < DEEP, seen.len() == 8_800);
        let word = if even && all { "reached" } else { "MISSED" };
        println!(
            "{} deals on {} pages, the first at {first:.2?}, the last at {last:.2?}, \
             {ratio:.2} times as much, under {DEEP}: {word}",
            seen.len(),
            times.len()
        );
        even && all
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may be gone already.
        let _killed = self.program.kill();
        let _ended = self.program.wait();
    }
}

/// Somebody with a kept connection.
struct Visitor {
    port: u16,
    stream: TcpStream,
    cookie: String,
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_nodelay(true).expect("a TCP socket");
    stream
}

impl Visitor {
    /// The median time of a page, and its size.
    fn median(&mut self, page: &str) -> (Duration, usize) {
        let mut bytes = self.ask("GET", page, "").len();
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                bytes = self.ask("GET", page, "").len();
                begun.elapsed()
            })
            .collect();
        times.sort();
        (times[times.len() / 2], bytes)
    }

    /// Asks, and gives the body of a good answer.
    fn ask(&mut self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: demo.localhost:{}\r\n{}\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            self.cookie,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        let mut chunk = [0; 1 << 15];
        let mut whole = None;
        while whole.is_none_or(|whole| answer.len() < whole) {
            let read = self.stream.read(&mut chunk).expect("it answers");
            assert!(read > 0, "it closed the connection");
            answer.extend_from_slice(&chunk[..read]);
            whole = whole.or_else(|| end(&answer, path));
        }
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n");
        answer.split_off(head.map_or(0, |head| head + 4))
    }
}

/// Where an answer ends, once its head is there.
fn end(answer: &[u8], path: &str) -> Option<usize> {
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&answer[..head]).to_ascii_lowercase();
    assert!(text.starts_with("http/1.1 2"), "{path}: {text}");
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|length| length.trim().parse::<usize>().ok());
    Some(head + length.expect("an answer says how long it is"))
}
