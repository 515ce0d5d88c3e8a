//! Makes the kept inputs that nobody could write by hand: a signed package, a backup,
//! the file of an account. `cargo run -p bailey-fuzz --example seeds`, whenever a format
//! of them changed.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use bailey_backup::{AccountKey, Of, Position, Sealing};
use bailey_crm::records::{Update, Values, create, update};
use bailey_crm::store::{Crm, NewAccount, Options};
use bailey_crm::{Account, Actor, Context, Scalar, UserId, erasure};
use bailey_fuzz::{backup, package};
use bailey_package::{Metadata, Package, write};

fn main() -> Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let write = |name: &str, bytes: &[u8]| std::fs::write(here.join(name), bytes);
    write("corpus/package/signed.wasm", &signed_package()?)?;
    let (tar, manifest) = whole_backup()?;
    write("corpus/backup/whole.tar", &tar)?;
    write("corpus/backup/manifest", &manifest)?;
    write(
        "kept/account.sqlite.zst",
        &zstd::encode_all(&account()?[..], 19)?,
    )?;
    Ok(())
}

/// A package with every kind of section.
fn signed_package() -> Result<Vec<u8>> {
    let metadata = Metadata {
        name: Some("acme.sundial".into()),
        version: Some("1.2.3".into()),
        description: Some("Tells the time by the sun".into()),
        authors: Some("Acme".into()),
        licenses: Some("MIT".into()),
    };
    let component = write::describe(&package::COMPONENT, &metadata)?;
    let locales = BTreeMap::from([("en".to_owned(), "plugin-name = Sundial".to_owned())]);
    let icon = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR and so on";
    let packed = write::pack(&component, package::MANIFEST, &locales, Some(icon));
    let signed = write::sign(&Package::read(packed)?, &package::key(1))?;
    Ok(signed.bytes().to_vec())
}

/// A backup of a few bytes, and what `backup::holds` takes for what is in one.
fn whole_backup() -> Result<(Vec<u8>, Vec<u8>)> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("account.sqlite");
    std::fs::write(&database, b"some pages, over and over again. ".repeat(20))?;
    let of = Of {
        account: "acme".into(),
        name: "Acme".into(),
        taken_at: "2026-11-22T10:00:00Z".parse()?,
        journal: Position {
            operation: 12,
            hash: "00".repeat(32),
        },
        tables: Vec::new(),
        plugins: Vec::new(),
    };
    let key: AccountKey = backup::KEY.parse()?;
    let sealing = Sealing {
        secrets_key: Some(b"inner key"),
        recipients: &[key.recipient()],
        signing_key: &backup::signing_key(),
    };
    let mut tar = Vec::new();
    let manifest = bailey_backup::write(
        &mut tar,
        &database,
        of,
        &sealing,
        folder.path(),
        &mut |_, _| {},
    )?;
    let mut inside = serde_json::to_vec_pretty(&manifest)?;
    inside.extend(b"\n\n");
    inside.extend(zstd::encode_all(&std::fs::read(database)?[..], 3)?);
    Ok((tar, inside))
}

/// An account's file, without the tables that a journal's reader doesn't look at.
fn account() -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let options = Options {
        checkpoint_every: 8,
        ..Options::default()
    };
    let crm = Crm::open(folder.path(), options)?;
    let new = NewAccount {
        id: "acme".parse()?,
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new)?;
    happens(&account)?;
    let path = account.path().to_owned();
    drop(account);
    crm.close();
    drop(crm);
    let connection = rusqlite::Connection::open(&path)?;
    let others = connection
        .prepare(
            "SELECT 'DROP ' || type || ' IF EXISTS \"' || name || '\"' FROM sqlite_schema
             WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT IN
                 ('bailey_account', 'bailey_operation', 'bailey_change', 'bailey_checkpoint',
                  'bailey_operation_also', 'bailey_facet', 'bailey_span')
             ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<String>>>()?;
    connection.execute_batch(&format!("PRAGMA foreign_keys = off; {};", others.join(";")))?;
    connection.execute_batch("PRAGMA journal_mode = delete; PRAGMA page_size = 1024; VACUUM;")?;
    drop(connection);
    Ok(std::fs::read(path)?)
}

/// Records come, change, and one is erased.
fn happens(account: &Account) -> Result<()> {
    let operator = Context::operator();
    let user = Context {
        actor: Actor::User { user: UserId(7) },
        request: Some("request 1".into()),
        address: Some([127, 0, 0, 1].into()),
        ..Context::operator()
    };
    let named = |name: &str| Values::from([("name".to_owned(), Scalar::Text(name.into()).into())]);
    let company = create(account, &user, "companies", named("Acme"))?.record;
    let person = create(account, &operator, "contacts", named("Anna"))?.record;
    let change = Update {
        record: company,
        version: None,
        values: named("Łódź"),
    };
    update(account, &user, vec![change])?;
    let plan = erasure::plan(account, &operator, &person).context("a plan")?;
    erasure::erase(account, &operator, &person, &plan.hash)?;
    for name in ["one", "two", "three"] {
        create(account, &operator, "companies", named(name))?;
    }
    Ok(())
}
