//! What one would write by hand with axum and rusqlite: one table of deals, a
//! few connections, no users, no journal.

use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, State};
use axum::routing::get;
use axum::{Json, Router};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::client::{Request, Target};
use crate::ours::{DEALS, STAGES, deal_name};

pub struct Server {
    pub target: Target,
    _runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

#[derive(Clone)]
struct Pool {
    path: Arc<std::path::PathBuf>,
    readers: Arc<Mutex<Vec<Connection>>>,
    writer: Arc<Mutex<Connection>>,
}

#[derive(Serialize)]
struct Deal {
    id: i64,
    version: i64,
    name: String,
    stage: String,
    value: i64,
    currency: String,
    opened: String,
    created_at: i64,
}

#[derive(Deserialize)]
struct New {
    name: String,
    stage: String,
}

#[derive(Deserialize)]
struct Wanted {
    stage: String,
}

#[derive(Serialize)]
struct Page {
    deals: Vec<Deal>,
    total: i64,
}

const COLUMNS: &str = "id, version, name, stage, value, currency, opened, created_at";

impl Pool {
    fn read<T>(&self, act: impl FnOnce(&Connection) -> T) -> T {
        let idle = self.readers.lock().expect("no panic").pop();
        let connection = idle.unwrap_or_else(|| open(&self.path));
        let answer = act(&connection);
        self.readers.lock().expect("no panic").push(connection);
        answer
    }
}

fn open(path: &std::path::Path) -> Connection {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        .expect("pragmas");
    connection
}

fn deal(row: &rusqlite::Row<'_>) -> rusqlite::Result<Deal> {
    Ok(Deal {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        stage: row.get(3)?,
        value: row.get(4)?,
        currency: row.get(5)?,
        opened: row.get(6)?,
        created_at: row.get(7)?,
    })
}

async fn one(State(pool): State<Pool>, Path(id): Path<i64>) -> Json<Deal> {
    let work = move || {
        pool.read(|connection| {
            connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM deals WHERE id = ?1"))
                .expect("a statement")
                .query_row([id], deal)
                .expect("a deal")
        })
    };
    Json(tokio::task::spawn_blocking(work).await.expect("no panic"))
}

async fn list(State(pool): State<Pool>, Query(wanted): Query<Wanted>) -> Json<Page> {
    let work = move || {
        pool.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM deals WHERE stage = ?1 ORDER BY id LIMIT 25");
            let mut statement = connection.prepare_cached(&sql).expect("a statement");
            let rows = statement.query_map([&wanted.stage], deal).expect("rows");
            let deals = rows.collect::<Result<_, _>>().expect("deals");
            let total = connection
                .prepare_cached("SELECT count(*) FROM deals WHERE stage = ?1")
                .expect("a statement")
                .query_row([&wanted.stage], |row| row.get(0))
                .expect("a count");
            Page { deals, total }
        })
    };
    Json(tokio::task::spawn_blocking(work).await.expect("no panic"))
}

async fn create(State(pool): State<Pool>, Json(new): Json<New>) -> Json<i64> {
    let work = move || {
        let connection = pool.writer.lock().expect("no panic");
        insert(&connection, &new.name, &new.stage);
        connection.last_insert_rowid()
    };
    Json(tokio::task::spawn_blocking(work).await.expect("no panic"))
}

fn insert(connection: &Connection, name: &str, stage: &str) {
    connection
        .prepare_cached(
            "INSERT INTO deals (version, name, stage, value, currency, opened, created_at)
             VALUES (1, ?1, ?2, 100000, 'USD', '2017-03-01', 1488326400000)",
        )
        .expect("a statement")
        .execute((name, stage))
        .expect("an insert");
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bare.sqlite");
        let writer = open(&path);
        writer
            .execute_batch(
                "CREATE TABLE deals (id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL,
                     name TEXT NOT NULL, stage TEXT NOT NULL, value INTEGER NOT NULL,
                     currency TEXT NOT NULL, opened TEXT NOT NULL, created_at INTEGER NOT NULL);
                 CREATE INDEX by_stage ON deals (stage);
                 BEGIN;",
            )
            .expect("a schema");
        for number in 0..DEALS {
            insert(&writer, &deal_name(number), STAGES[number % STAGES.len()]);
        }
        writer.execute_batch("COMMIT").expect("a commit");
        let pool = Pool {
            path: Arc::new(path),
            readers: Arc::default(),
            writer: Arc::new(Mutex::new(writer)),
        };
        let router = Router::new()
            .route("/deals/{id}", get(one))
            .route("/deals", get(list).post(create))
            .with_state(pool);
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move { axum::serve(listener, router).await });
        let make = |act: &str, number: usize| match act {
            "read one" => {
                Request::new("GET", &format!("/deals/{}", 1 + number * 7 % DEALS), "", "")
            }
            "list 25" => {
                let stage = STAGES[number % STAGES.len()];
                Request::new("GET", &format!("/deals?stage={stage}"), "", "")
            }
            _ => {
                let body = serde_json::json!({ "name": deal_name(number), "stage": STAGES[0] });
                Request::new("POST", "/deals", "", &body.to_string())
            }
        };
        Self {
            target: Target {
                address,
                make: Box::new(make),
            },
            _runtime: runtime,
            _folder: folder,
        }
    }
}
