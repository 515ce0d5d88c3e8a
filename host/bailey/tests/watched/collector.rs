//! A collector of traces on this machine: it takes OTLP over HTTP and keeps it as it came.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;

/// How long what is expected is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came so far.
#[derive(Default)]
pub struct Taken {
    /// The spans.
    pub spans: Vec<Span>,
    /// What was posted, byte for byte.
    pub bytes: Vec<u8>,
    /// To which paths, as which media type.
    pub posts: Vec<(String, String)>,
}

/// It takes what is sent until the test ends.
pub struct Collector {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<Mutex<Taken>>,
}

impl Collector {
    /// Takes all that comes.
    pub fn start() -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").unwrap())
    }

    /// The same at this place.
    pub fn on(listener: TcpListener) -> Self {
        let collector = Self {
            address: listener.local_addr().unwrap(),
            taken: Arc::default(),
        };
        let taken = Arc::clone(&collector.taken);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let taken = Arc::clone(&taken);
                std::thread::spawn(move || take(&stream.unwrap(), &taken));
            }
        });
        collector
    }

    /// Waits until all of these spans have come, and answers what came.
    pub fn until<T>(&self, enough: impl Fn(&Taken) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            let taken = self.taken.lock().unwrap();
            if let Some(found) = enough(&taken) {
                return found;
            }
            let names: Vec<_> = taken.spans.iter().map(|span| span.name.clone()).collect();
            drop(taken);
            assert!(began.elapsed() < PATIENCE, "{names:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A collector that takes a connection and never answers. It tells of each.
pub fn hanging() -> (SocketAddr, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            held.push(stream.unwrap());
            let _over = tell.send(());
        }
    });
    (address, told)
}

/// Takes the requests of a connection.
fn take(stream: &TcpStream, taken: &Mutex<Taken>) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if line.trim().is_empty() {
                break;
            }
            lines.push(line.trim().to_owned());
        }
        let header = |name: &str| {
            let mut headers = lines.iter().filter_map(|line| line.split_once(": "));
            let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        let mut body = vec![0; header("content-length").parse().unwrap()];
        reader.read_exact(&mut body).unwrap();
        let sent = ExportTraceServiceRequest::decode(&*body).unwrap();
        let path = lines[0].split(' ').nth(1).unwrap().to_owned();
        let mut taken = taken.lock().unwrap();
        taken.posts.push((path, header("content-type")));
        taken.bytes.extend(body);
        for of_resource in sent.resource_spans {
            let scopes = of_resource.scope_spans.into_iter();
            taken.spans.extend(scopes.flat_map(|scope| scope.spans));
        }
        drop(taken);
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n\
            Content-Length: 0\r\n\r\n";
        let mut stream = stream;
        stream.write_all(answer.as_bytes()).unwrap();
    }
}

/// An attribute of a span, as text.
pub fn attribute(span: &Span, key: &str) -> Option<String> {
    let found = span.attributes.iter().find(|it| it.key == key)?;
    Some(match found.value.as_ref()?.value.as_ref()? {
        Value::StringValue(text) => text.clone(),
        Value::IntValue(number) => number.to_string(),
        Value::BoolValue(yes) => yes.to_string(),
        other => format!("{other:?}"),
    })
}
