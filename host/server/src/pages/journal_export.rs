//! A download of entries of the journal: where a plugin's link of that kind
//! leads. What is in it is the host's alone to say.

use std::sync::Arc;

use axum::extract::State as FromState;
use axum::response::{IntoResponse, Response};
use bailey_crm::journal::{self, JournalFilter, JournalFormat};
use bailey_crm::{RecordRef, Timestamp, UserId};

use super::address::Address;
use super::params::Params;
use super::viewer::Viewer;
use crate::auth::Confirmed;
use crate::download;
use crate::error::{Error, Kind, Result};
use crate::state::State;

const PATH: &str = "/journal/export";

/// The address of a download.
pub(crate) fn address(filter: &JournalFilter, format: JournalFormat) -> Address {
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    let table = filter.record.as_ref().map(|record| &record.table);
    let table = table.or(filter.table.as_ref()).map(String::as_str);
    let record = number(filter.record.as_ref().map(|record| record.id.0));
    let address = Address::new(PATH)
        .with("format", format.as_str())
        .with_some("user", number(filter.by_user.map(|user| user.0)).as_deref())
        .with_some("plugin", filter.by_plugin.as_deref())
        .with_some("table", table)
        .with_some("record", record.as_deref())
        .with_some("address", filter.address.as_deref())
        .with_some("request", filter.request.as_deref())
        .with_some("since", number(filter.since.map(|at| at.0)).as_deref())
        .with_some("until", number(filter.until.map(|at| at.0)).as_deref());
    let kinds = filter.kinds.iter();
    kinds.fold(address, |address, kind| address.with("kind", kind))
}

/// The entries that the address names, as a file.
pub(super) async fn export(
    FromState(state): FromState<State>,
    _: Confirmed,
    viewer: Viewer,
    params: Params,
) -> Result<Response> {
    let (filter, format) = read(&params)
        .ok_or_else(|| Error::new(Kind::Invalid, viewer.reader.text("journal-export-unknown")))?;
    let (account, context) = (Arc::clone(&viewer.account), viewer.context.clone());
    let stream = download::body(&state, move |out| {
        journal::export(&account, &context, &filter, format, out)
    });
    let stream = stream.await?;
    Ok((download::headers("journal", format.file()), stream).into_response())
}

fn read(params: &Params) -> Option<(JournalFilter, JournalFormat)> {
    let text = |name: &str| params.filled(name).map(ToOwned::to_owned);
    let number = |name: &str| params.filled(name).map(str::parse::<i64>).transpose().ok();
    let format = match params.filled("format")? {
        "csv" => JournalFormat::Csv,
        "json-lines" => JournalFormat::JsonLines,
        _ => return None,
    };
    let record = match (text("table"), number("record")?) {
        (Some(table), Some(id)) => Some(RecordRef {
            table,
            id: bailey_crm::RecordId(id),
        }),
        (None, Some(_)) => return None,
        (_, None) => None,
    };
    let filter = JournalFilter {
        by_user: number("user")?.map(UserId),
        by_plugin: text("plugin"),
        kinds: params.all("kind").map(ToOwned::to_owned).collect(),
        table: text("table"),
        record,
        address: text("address"),
        request: text("request"),
        since: number("since")?.map(Timestamp),
        until: number("until")?.map(Timestamp),
    };
    Some((filter, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_link_asks_for_is_what_is_read() {
        let filter = JournalFilter {
            by_user: Some(UserId(3)),
            by_plugin: Some("a.b".into()),
            kinds: vec!["records.".into(), "session.signed-in".into()],
            table: Some("deals".into()),
            record: Some(RecordRef {
                table: "deals".into(),
                id: bailey_crm::RecordId(7),
            }),
            address: Some("::1".into()),
            request: Some("r1".into()),
            since: Some(Timestamp(1)),
            until: Some(Timestamp(2)),
        };
        let address = address(&filter, JournalFormat::JsonLines).to_string();
        let (_, query) = address.split_once('?').unwrap();
        let found = read(&Params::parse(query)).unwrap();
        assert_eq!(found, (filter, JournalFormat::JsonLines));
    }

    #[test]
    fn what_is_no_filter_or_format_is_refused() {
        for query in [
            "",
            "format=xml",
            "format=csv&user=ann",
            "format=csv&record=7",
        ] {
            assert!(read(&Params::parse(query)).is_none(), "{query}");
        }
    }
}
