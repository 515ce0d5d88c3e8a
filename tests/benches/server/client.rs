//! A client that costs little: requests made beforehand, kept connections, and
//! of an answer only its length is read.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A request as it goes over the wire.
pub struct Request(Vec<u8>);

impl Request {
    pub fn new(method: &str, path: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!(
                "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
                 Content-Length: {length}\r\n{headers}\r\n{body}"
            )
            .into_bytes(),
        )
    }
}

/// Makes the n-th request of a kind.
type Make = dyn Fn(&str, usize) -> Request + Send + Sync;

/// Where requests go, and which.
pub struct Target {
    pub address: SocketAddr,
    pub make: Box<Make>,
}

impl Target {
    /// Different requests of one kind.
    pub fn requests(&self, act: &str) -> Vec<Request> {
        (0..997).map(|number| (self.make)(act, number)).collect()
    }
}

/// Sends requests for so long over so many connections; answers per second.
pub fn drive(address: SocketAddr, requests: &[Request], connections: usize, time: Duration) -> f64 {
    let start = Instant::now();
    let answers: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|number| {
                scope.spawn(move || {
                    let mut connection = Connection::open(address);
                    let mut answers = 0;
                    let mut next = number * 131;
                    while start.elapsed() < time {
                        connection.ask(&requests[next % requests.len()]);
                        answers += 1;
                        next += 1;
                    }
                    answers
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("a client thread"))
            .sum()
    });
    answers as f64 / start.elapsed().as_secs_f64()
}

/// One kept connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a TCP socket");
        Self {
            stream,
            buffer: Vec::with_capacity(1 << 16),
        }
    }

    /// Sends a request and returns the body of its answer, which has to be a
    /// good one.
    pub fn ask(&mut self, request: &Request) -> &[u8] {
        self.stream.write_all(&request.0).expect("the server reads");
        self.buffer.clear();
        let mut chunk = [0; 1 << 14];
        let head = loop {
            let read = self.stream.read(&mut chunk).expect("the server answers");
            assert!(read > 0, "the server closed the connection");
            self.buffer.extend_from_slice(&chunk[..read]);
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        assert!(
            text.starts_with("http/1.1 2"),
            "{}",
            String::from_utf8_lossy(&self.buffer)
        );
        let length: usize = text
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .and_then(|length| length.trim().parse().ok())
            .unwrap_or_else(|| panic!("an answer without length: {text}"));
        while self.buffer.len() < head + length {
            let read = self.stream.read(&mut chunk).expect("the server answers");
            self.buffer.extend_from_slice(&chunk[..read]);
        }
        &self.buffer[head..]
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
