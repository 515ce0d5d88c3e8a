//! What reads.

use std::fmt::Write as _;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::deals::{COLUMNS, Deal, deal};
use super::pool::Pool;

#[derive(Deserialize)]
pub struct Wanted {
    stage: String,
}

#[derive(Deserialize)]
pub struct Sought {
    text: String,
}

#[derive(Serialize)]
pub struct Page {
    deals: Vec<Deal>,
    total: i64,
}

pub async fn one(State(pool): State<Pool>, Path(id): Path<i64>) -> Json<Deal> {
    let act = move |connection: &Connection| {
        connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM deals WHERE id = ?1"))?
            .query_row([id], deal)
    };
    Json(pool.read(act).await)
}

pub async fn list(State(pool): State<Pool>, Query(wanted): Query<Wanted>) -> Json<Page> {
    let act = move |connection: &Connection| {
        let sql = format!("SELECT {COLUMNS} FROM deals WHERE stage = ?1 ORDER BY id LIMIT 25");
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map([&wanted.stage], deal)?;
        let deals = rows.collect::<rusqlite::Result<_>>()?;
        let total = connection
            .prepare_cached("SELECT count(*) FROM deals WHERE stage = ?1")?
            .query_row([&wanted.stage], |row| row.get(0))?;
        Ok(Page { deals, total })
    };
    Json(pool.read(act).await)
}

pub async fn search(State(pool): State<Pool>, Query(sought): Query<Sought>) -> Json<Vec<Deal>> {
    let act = move |connection: &Connection| {
        let words = sought
            .text
            .split_whitespace()
            .map(|word| format!("\"{word}\""));
        let words = words.collect::<Vec<_>>().join(" ") + "*";
        let sql = format!(
            "SELECT {COLUMNS} FROM deals WHERE id IN
                 (SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT 25)"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_map([words], deal)?.collect()
    };
    Json(pool.read(act).await)
}

pub async fn page(State(pool): State<Pool>) -> Html<String> {
    let act = |connection: &Connection| {
        let sql = format!("SELECT {COLUMNS} FROM deals ORDER BY id DESC LIMIT 25");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut html = "<!doctype html><title>Deals</title><table>".to_owned();
        for deal in statement.query_map([], deal)? {
            let Deal {
                id, name, stage, ..
            } = deal?;
            let row = format_args!("<tr><td>{id}</td><td>{name}</td><td>{stage}</td></tr>");
            html.write_fmt(row).expect("a text grows");
        }
        Ok(html + "</table>")
    };
    Html(pool.read(act).await)
}
