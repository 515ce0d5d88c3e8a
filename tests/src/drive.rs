//! Asks a server as fast as it answers, and counts. The client costs little: requests
//! are made beforehand, connections are kept, and of an answer only its length is read.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// A request as it goes over the wire.
pub struct Request(Vec<u8>);

impl Request {
    /// With these lines of headers, each ended as HTTP has it, and a body of JSON.
    #[must_use]
    pub fn new(method: &str, path: &str, headers: &str, body: &str) -> Self {
        Self::of("application/json", method, path, headers, body)
    }

    /// With a body as a page's form sends it.
    #[must_use]
    pub fn form(path: &str, headers: &str, body: &str) -> Self {
        Self::of(
            "application/x-www-form-urlencoded",
            "POST",
            path,
            headers,
            body,
        )
    }

    fn of(kind: &str, method: &str, path: &str, headers: &str, body: &str) -> Self {
        // The account is told by the headers, or there is but one.
        let host = match headers.contains("Host: ") {
            true => "",
            false => "Host: localhost\r\n",
        };
        let length = body.len();
        Self(
            format!(
                "{method} {path} HTTP/1.1\r\n{host}Content-Type: {kind}\r\n\
                 Content-Length: {length}\r\n{headers}\r\n{body}"
            )
            .into_bytes(),
        )
    }
}

/// What came of driving a server.
#[derive(Debug, Default)]
pub struct Driven {
    /// How long each answer took.
    took: Vec<Duration>,
    /// For how long it was driven.
    lasted: Duration,
}

impl Driven {
    /// Answers a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.took.len() as f64 / self.lasted.as_secs_f64()
    }

    /// How many answers there were.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.took.len()
    }

    /// The time within which this share of the answers came, of 0 to 1; none if there
    /// were none.
    #[must_use]
    pub fn within(&self, share: f64) -> Option<Duration> {
        let last = self.took.len().checked_sub(1)?;
        let mut took = self.took.clone();
        let place = (last as f64 * share).round() as usize;
        Some(*took.select_nth_unstable(place).1)
    }
}

/// Has so many connections converse for so long, each at its own pace; `converse` has
/// one conversation, whose number no other has.
///
/// # Panics
/// If the server refuses something.
pub fn drive(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    converse: &(dyn Fn(&mut Connection, usize) + Sync),
) -> Driven {
    let start = Instant::now();
    let took = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|number| {
                scope.spawn(move || {
                    let mut connection = Connection::open(address);
                    let (mut took, mut next) = (Vec::new(), number);
                    while start.elapsed() < time {
                        let began = Instant::now();
                        converse(&mut connection, next);
                        took.push(began.elapsed());
                        next += connections;
                    }
                    took
                })
            })
            .collect();
        let threads = threads.into_iter();
        threads
            .flat_map(|thread| thread.join().expect("a client thread"))
            .collect()
    });
    Driven {
        took,
        lasted: start.elapsed(),
    }
}

/// One kept connection.
pub struct Connection {
    stream: TcpStream,
    /// What came at once.
    chunk: Box<[u8]>,
    /// What came of the answer.
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects.
    ///
    /// # Panics
    /// If nobody listens.
    #[must_use]
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a TCP socket");
        Self {
            stream,
            chunk: vec![0; 1 << 14].into(),
            buffer: Vec::with_capacity(1 << 16),
        }
    }

    /// Sends a request and returns the body of its answer, which has to be a good one.
    ///
    /// # Panics
    /// If it is none.
    pub fn ask(&mut self, request: &Request) -> &[u8] {
        let (status, head) = self.answer(request);
        assert!(
            (200..400).contains(&status),
            "{}",
            String::from_utf8_lossy(&self.buffer)
        );
        &self.buffer[head..]
    }

    /// Sends a request and returns the status of its answer, whatever it is.
    ///
    /// # Panics
    /// If there is no whole answer.
    pub fn status(&mut self, request: &Request) -> u16 {
        self.answer(request).0
    }

    /// The status, and where the body begins.
    fn answer(&mut self, request: &Request) -> (u16, usize) {
        self.stream.write_all(&request.0).expect("the server reads");
        self.buffer.clear();
        let (status, head, length) = loop {
            self.read();
            if let Some(head) = head(&self.buffer) {
                break head;
            }
        };
        while self.buffer.len() < head + length {
            self.read();
        }
        (status, head)
    }

    /// Reads what has come.
    fn read(&mut self) {
        let read = self.stream.read(&mut self.chunk);
        let read = read.expect("the server answers");
        assert!(read > 0, "the server closed the connection");
        self.buffer.extend_from_slice(&self.chunk[..read]);
    }
}

/// The status, where the body begins and how long it is, once all of that is there.
fn head(bytes: &[u8]) -> Option<(u16, usize, usize)> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(head) = response.parse(bytes).expect("an answer of HTTP") else {
        return None;
    };
    let mut headers = response.headers.iter();
    let length = headers.find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|header| str::from_utf8(header.value).ok()?.parse().ok());
    Some((
        response.code.expect("an answer with a status"),
        head,
        length.expect("an answer with a length"),
    ))
}
