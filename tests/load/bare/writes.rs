//! What writes, each in a transaction of its own.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use axum::Json;
use axum::extract::{Path, State};
use rusqlite::Connection;
use serde::Deserialize;

use super::deals;
use super::pool::Pool;

/// The one user's password, hashed at the same cost as Bailey's: argon2's own choice.
static HASH: LazyLock<PasswordHash> = LazyLock::new(|| {
    let password = bailey_tests::ground::PASSWORD.as_bytes();
    let hash = Argon2::default().hash_password(password);
    hash.expect("a hash")
});

#[derive(Deserialize)]
pub struct New {
    name: String,
    stage: String,
}

#[derive(Deserialize)]
pub struct Named {
    name: String,
}

#[derive(Deserialize)]
pub struct Many {
    ids: Vec<i64>,
    name: String,
}

#[derive(Deserialize)]
pub struct Typed {
    password: String,
}

pub async fn create(State(pool): State<Pool>, Json(new): Json<New>) -> Json<i64> {
    let act = move |connection: &mut Connection| {
        let transaction = connection.transaction()?;
        let id = deals::insert(&transaction, &new.name, &new.stage)?;
        transaction.commit()?;
        Ok(id)
    };
    Json(pool.write(act).await)
}

pub async fn update(
    State(pool): State<Pool>,
    Path(id): Path<i64>,
    Json(named): Json<Named>,
) -> Json<i64> {
    let act = move |connection: &mut Connection| {
        let transaction = connection.transaction()?;
        rename(&transaction, id, &named.name)?;
        transaction.commit()?;
        Ok(id)
    };
    Json(pool.write(act).await)
}

fn rename(connection: &Connection, id: i64, name: &str) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(
            "INSERT INTO words (words, rowid, name) SELECT 'delete', id, name FROM deals
             WHERE id = ?1",
        )?
        .execute([id])?;
    connection
        .prepare_cached("UPDATE deals SET name = ?2, version = version + 1 WHERE id = ?1")?
        .execute((id, name))?;
    connection
        .prepare_cached("INSERT INTO words (rowid, name) VALUES (?1, ?2)")?
        .execute((id, name))
}

pub async fn change(State(pool): State<Pool>, Json(many): Json<Many>) -> Json<usize> {
    let act = move |connection: &mut Connection| {
        let transaction = connection.transaction()?;
        for id in &many.ids {
            rename(&transaction, *id, &many.name)?;
        }
        transaction.commit()?;
        Ok(many.ids.len())
    };
    Json(pool.write(act).await)
}

pub async fn delete(State(pool): State<Pool>, Json(ids): Json<Vec<i64>>) -> Json<usize> {
    Json(moved(pool, ids, "deals", "bin").await)
}

pub async fn restore(State(pool): State<Pool>, Json(ids): Json<Vec<i64>>) -> Json<usize> {
    Json(moved(pool, ids, "bin", "deals").await)
}

/// Moves rows from one table to the other.
async fn moved(pool: Pool, ids: Vec<i64>, from: &'static str, to: &'static str) -> usize {
    let act = move |connection: &mut Connection| {
        let transaction = connection.transaction()?;
        for id in &ids {
            transaction
                .prepare_cached(&format!(
                    "INSERT INTO {to} SELECT * FROM {from} WHERE id = ?1"
                ))?
                .execute([id])?;
            transaction
                .prepare_cached(&format!("DELETE FROM {from} WHERE id = ?1"))?
                .execute([id])?;
        }
        transaction.commit()?;
        Ok(ids.len())
    };
    pool.write(act).await
}

pub async fn sign_in(State(pool): State<Pool>, Json(typed): Json<Typed>) -> Json<String> {
    let right = tokio::task::spawn_blocking(move || {
        Argon2::default().verify_password(typed.password.as_bytes(), &*HASH)
    });
    right.await.expect("no panic").expect("the password");
    let act = |connection: &mut Connection| {
        let token = format!("{:032x}", rand::random::<u128>());
        connection.execute("INSERT INTO sessions VALUES (?1)", [&token])?;
        Ok(token)
    };
    Json(pool.write(act).await)
}
