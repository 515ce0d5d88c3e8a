//! For other programs: the groups as JSON or CSV, and making one of a group.

use bailey_sdk::endpoint::{Method, Request, Response};
use bailey_sdk::json::{Json as _, Value as Document};
use bailey_sdk::pages::Parameters as _;
use bailey_sdk::prelude::*;
use bailey_sdk::records;

use crate::group::{Group, Reason};
use crate::{DuplicateFinder, merge, store};

impl Endpoint for DuplicateFinder {
    fn handle(request: Request) -> Result<Response, Error> {
        match request.method {
            Method::Post => make_one(&request),
            _ => match request.parameter("format") {
                None | Some("json") => Ok(Response::json(as_json(&seen()?))),
                Some("csv") => Ok(Response::csv(as_csv(&seen()?))),
                Some(_) => Err(Error::field("format", tr("endpoint-format"))),
            },
        }
    }
}

fn make_one(request: &Request) -> Result<Response, Error> {
    let missing = || Error::NotFound("such group".into());
    let number = u32::try_from(request.number("id")?).map_err(|_| missing())?;
    let group = store::group(number)?.ok_or_else(missing)?;
    let into = request.id("into")?;
    let into = into.ok_or_else(|| Error::field("into", tr("not-of-group")))?;
    let operation = merge::merge(number, &group, into)?;
    let answer = Document::object([("operation", operation.write())]);
    Ok(Response::json(answer.to_string()))
}

/// A record with its label.
type Named = (i64, String);

/// The groups with those of their records that the caller may see, and their labels.
fn seen() -> Result<Vec<(u32, Group, Vec<Named>)>, Error> {
    let mut seen = Vec::new();
    for (number, group) in store::groups()? {
        let labels = records::labels(&group.records())?;
        let named = group.ids.iter().zip(labels);
        let named: Vec<Named> = named
            .filter_map(|(id, label)| Some((*id, label?)))
            .collect();
        if named.len() > 1 {
            seen.push((number, group, named));
        }
    }
    Ok(seen)
}

fn reasons(group: &Group) -> Vec<&'static str> {
    let reasons = group.reasons.iter();
    reasons.map(|reason: &Reason| reason.as_str()).collect()
}

fn as_json(groups: &[(u32, Group, Vec<Named>)]) -> String {
    let groups = groups.iter().map(|(number, group, named)| {
        let named = named
            .iter()
            .map(|(id, label)| Document::object([("id", id.write()), ("label", label.write())]));
        let reasons: Vec<String> = reasons(group).into_iter().map(str::to_owned).collect();
        Document::object([
            ("id", number.write()),
            ("reasons", reasons.write()),
            ("records", Document::List(named.collect())),
            ("table", group.table.write()),
        ])
    });
    Document::object([("groups", Document::List(groups.collect()))]).to_string()
}

fn as_csv(groups: &[(u32, Group, Vec<Named>)]) -> String {
    let mut lines = String::from("group,table,record,label,reasons\n");
    for (number, group, named) in groups {
        for (id, label) in named {
            let (table, why) = (&group.table, reasons(group).join(" "));
            lines += &format!("{number},{table},{id},{},{why}\n", quoted(label));
        }
    }
    lines
}

/// A text for a sheet: one that would be a formula begins with an apostrophe.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = text.replace('"', "\"\"");
    if formula {
        format!("\"'{text}\"")
    } else {
        format!("\"{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Vec<(u32, Group, Vec<Named>)> {
        let group = Group {
            table: "companies".into(),
            ids: vec![1, 2],
            reasons: [Reason::Name].into(),
        };
        let named = vec![(1, "Acme \"A\"".to_owned()), (2, "=1+1".to_owned())];
        vec![(7, group, named)]
    }

    #[test]
    fn programs_get_the_groups_by_their_numbers() {
        let text = as_json(&found());
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["groups"][0]["id"], 7);
        assert_eq!(read["groups"][0]["records"][0]["label"], "Acme \"A\"");
    }

    #[test]
    fn a_sheet_runs_nothing() {
        assert_eq!(
            as_csv(&found()),
            "group,table,record,label,reasons\n7,companies,1,\"Acme \"\"A\"\"\",name\n\
             7,companies,2,\"'=1+1\",name\n"
        );
    }
}
