//! An S3 server of a test's own, on a free port of the loopback interface, that
//! keeps its objects as files; it stops when it is dropped.

use std::net::SocketAddr;
use std::path::Path;
use std::thread::JoinHandle;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The bucket that it has.
pub const BUCKET: &str = "backups";
/// The public half of its credentials.
pub const KEY_ID: &str = "AKIAEXAMPLE";
/// The secret half.
pub const SECRET: &str = "a secret of the store";

/// A running S3 server.
pub struct Store {
    address: SocketAddr,
    folder: tempfile::TempDir,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Store {
    /// Starts one with an empty bucket.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join(BUCKET)).expect("a bucket");
        let files = FileSystem::new(folder.path()).expect("a file system");
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(KEY_ID, SECRET));
        let service = service.build();
        let (stop, mut stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                tell.send(listener.local_addr().expect("an address"))
                    .expect("a test");
                loop {
                    let came = tokio::select! {
                        came = listener.accept() => came,
                        _ = &mut stopped => return,
                    };
                    let Ok((socket, _)) = came else { continue };
                    let service = service.clone();
                    tokio::spawn(async move {
                        let server = Builder::new(TokioExecutor::new());
                        // A caller that goes away is none of the test's affair.
                        let _ended = server.serve_connection(TokioIo::new(socket), service).await;
                    });
                }
            });
        });
        Self {
            address: told.recv().expect("an address"),
            folder,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Where it answers.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The bucket's files.
    #[must_use]
    pub fn bucket(&self) -> std::path::PathBuf {
        self.folder.path().join(BUCKET)
    }

    /// The files in a folder of the bucket, without what the server keeps beside.
    #[must_use]
    pub fn files(&self, folder: &str) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(self.bucket().join(Path::new(folder)));
        let paths = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "tar"))
            .collect()
    }

    /// Stops it: from here on nobody answers.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _told = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.stop();
    }
}
