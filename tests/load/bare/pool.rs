//! Connections to the one file: one that writes, and as many that read as are needed at
//! once.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;

/// The connections.
#[derive(Clone)]
pub struct Pool {
    path: Arc<PathBuf>,
    readers: Arc<Mutex<Vec<Connection>>>,
    writer: Arc<Mutex<Connection>>,
}

impl Pool {
    pub fn of(folder: &Path) -> Self {
        let path = file(folder);
        let writer = open(&path);
        Self {
            path: Arc::new(path),
            readers: Arc::default(),
            writer: Arc::new(Mutex::new(writer)),
        }
    }

    /// Reads on a thread that may block.
    pub async fn read<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        let pool = self.clone();
        let work = move || {
            let idle = pool.readers.lock().expect("no panic").pop();
            let connection = idle.unwrap_or_else(|| open(&pool.path));
            let answer = act(&connection);
            pool.readers.lock().expect("no panic").push(connection);
            answer
        };
        blocking(work).await
    }

    /// Writes on a thread that may block, one after the other.
    pub async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> T {
        let pool = self.clone();
        blocking(move || act(&mut pool.writer.lock().expect("no panic"))).await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> rusqlite::Result<T> + Send + 'static,
) -> T {
    let done = tokio::task::spawn_blocking(work).await;
    done.expect("no panic").expect("a statement")
}

/// Where the deals are.
pub fn file(folder: &Path) -> PathBuf {
    folder.join("bare.sqlite")
}

/// As durable as Bailey's.
pub fn open(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .expect("pragmas");
    connection
}
