//! What a plugin keeps in the account, as a file that other programs read: a line of
//! JSON each. Its secrets are not in it: nobody reads them, not even an admin.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{bin, installation, setting};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::store::{Account, Read};

/// How many entries are read at a time.
const PAGE: u32 = 500;

/// Writes what an installed plugin keeps, or one in the bin, and journals that it was
/// handed out. The first line names the plugin and its version; then come its
/// settings, then its entries, whose values are `text` if they are UTF-8 and
/// `base64` if not. Returns how many entries there were.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::NotFound`] if the account has no such
/// plugin, in the bin neither; those of `send`.
pub fn export(
    account: &Account,
    context: &Context,
    plugin: &str,
    send: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<u64> {
    if !context.access.admin {
        return Err(Error::Denied(
            "only an admin may take out what a plugin keeps".into(),
        ));
    }
    let version = account.read(|read| known(read, plugin))?;
    let (by, id) = (context.clone(), plugin.to_owned());
    account.write(move |write| {
        let mut operation = write.operation(&by, "plugins.data-exported")?;
        operation.detail("plugin", &id);
        operation.finish()
    })?;
    let at = context.at.to_string();
    send(&line(
        &json!({ "plugin": plugin, "version": version, "exported_at": at }),
    )?)?;
    for (key, value) in account.read(|read| setting::all(read, plugin))? {
        send(&line(&json!({ "setting": key, "value": value }))?)?;
    }
    let (mut count, mut after) = (0, (String::new(), String::new()));
    loop {
        let page = account.read(|read| entries(read, plugin, &after))?;
        for (bucket, key, value) in &page {
            let entry = match std::str::from_utf8(value) {
                Ok(text) => json!({ "bucket": bucket, "key": key, "text": text }),
                Err(_) => json!({ "bucket": bucket, "key": key, "base64": STANDARD.encode(value) }),
            };
            send(&line(&entry)?)?;
            count += 1;
        }
        match page.into_iter().next_back() {
            Some((bucket, key, _)) => after = (bucket, key),
            None => return Ok(count),
        }
    }
}

fn known(read: &Read<'_>, plugin: &str) -> Result<String> {
    if let Some(installation) = installation::get(read, plugin)? {
        return Ok(installation.version);
    }
    let binned = bin::get(read, plugin)?;
    let binned = binned.map(|binned| binned.version);
    binned.ok_or_else(|| Error::NotFound(format!("the account has no plugin `{plugin}`")))
}

type StoredEntry = (String, String, Vec<u8>);

/// The next entries after this bucket and key.
fn entries(read: &Read<'_>, plugin: &str, after: &(String, String)) -> Result<Vec<StoredEntry>> {
    let sql = "SELECT bucket, key, value FROM bailey_plugin_storage
               WHERE plugin = ?1 AND (bucket, key) > (?2, ?3) ORDER BY bucket, key LIMIT ?4";
    let mut statement = read.connection().prepare_cached(sql)?;
    let rows = statement.query_map((plugin, &after.0, &after.1, PAGE), |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn line(value: &serde_json::Value) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec(value)
        .map_err(|error| Error::Internal(format!("an entry can't be written: {error}")))?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plugin_data::{Overlay, installation::State, storage};
    use crate::{Access, Timestamp};

    #[test]
    fn what_a_plugin_keeps_comes_out_whole_and_its_neighbours_stays() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let install = |plugin: &str| {
            let installation = installation::Installation {
                plugin: plugin.to_owned(),
                version: "1.0.0".to_owned(),
                digest: "00".to_owned(),
                state: State::Enabled,
                grant: serde_json::Value::Null,
                place: 1,
                migrated: None,
                changed_at: Timestamp(0),
            };
            let id = plugin.to_owned();
            account
                .write(move |write| {
                    installation::put(write, &installation)?;
                    let mut overlay = Overlay::default();
                    for number in 0..PAGE + 3 {
                        overlay.set("a", &format!("{number:05}"), id.clone().into_bytes())?;
                    }
                    overlay.set("b", "raw", vec![0xff, 0])?;
                    storage::apply(write, &id, &overlay, 1 << 20)
                })
                .unwrap();
        };
        install("p.a");
        install("p.b");
        let mut text = String::new();
        let count = export(&account, &context, "p.a", &mut |bytes| {
            text += std::str::from_utf8(bytes).unwrap();
            Ok(())
        });
        assert_eq!(count.unwrap(), u64::from(PAGE) + 4);
        assert!(text.starts_with("{\"exported_at\""), "{text:.80}");
        assert!(text.contains("\"base64\":\"/wA=\"") && !text.contains("p.b"));
        let member = Context {
            access: std::sync::Arc::new(Access::MEMBER),
            ..context.clone()
        };
        let mut nowhere = |_: &[u8]| Ok(());
        let denied = export(&account, &member, "p.a", &mut nowhere);
        assert!(matches!(denied, Err(Error::Denied(_))));
        let unknown = export(&account, &context, "p.c", &mut nowhere);
        assert!(matches!(unknown, Err(Error::NotFound(_))));
    }
}
