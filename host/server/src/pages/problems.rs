//! What is wrong with a field, in the reader's language. The core says it in
//! English with a stable word; what has no translation yet stays as it is.

use bailey_crm::{Problem, Timestamp};

use crate::texts::{FluentArgs, Reader, args, find};

/// What is wrong and what to do.
pub(crate) fn text(reader: &Reader, problem: &Problem) -> String {
    let id = format!("problem-{}", problem.code);
    find(reader.language, &id, Some(&arguments(reader, problem)))
        .unwrap_or_else(|| problem.message.clone())
}

/// What the problem tells beside its code. Of many records a few are named, and
/// the others counted.
fn arguments<'a>(reader: &Reader, problem: &'a Problem) -> FluentArgs<'a> {
    let mut told = FluentArgs::new();
    for (name, value) in &problem.args {
        match value.parse::<u64>() {
            Ok(bytes) if problem.code == "storage-limit" => told.set(*name, reader.bytes(bytes)),
            Ok(moment) if problem.code == "plugin-time-limit" => {
                let moment = Timestamp(i64::try_from(moment).unwrap_or(i64::MAX));
                told.set(*name, reader.hour_in_zone(moment));
            }
            Ok(number) => told.set(*name, number),
            Err(_) => told.set(*name, value.as_str()),
        }
    }
    let of = |name: &str| problem.args.iter().find(|(known, _)| *known == name);
    if let (Some((_, named)), Some((_, more))) = (of("records"), of("more"))
        && let Ok(more @ 1..) = more.parse::<u64>()
    {
        let args = args!["named" => named.as_str(), "count" => more];
        told.set("records", reader.text_with("and-more", &args));
    }
    told
}
