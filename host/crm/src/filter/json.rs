//! Filters as the API takes them: `{"all":[...]}`, `{"any":[...]}`,
//! `{"not":{...}}` and `{"field":"stage","is":"equal","value":"won"}`.

use std::str::FromStr;

use serde_json::{Map, Value as Json, json};

use crate::error::{Error, Result};
use crate::filter::flat::too_large;
use crate::filter::{Comparison, DEEPEST, Filter, MOST_NODES, Operator, Subject};
use crate::ids::Timestamp;
use crate::records::{scalar_from_json, value_to_json};
use crate::schema::{SystemKind, Table};
use crate::value::{Scalar, Value};

/// The filter that the JSON writes.
///
/// # Errors
/// `Invalid`, saying where in the filter what is wrong.
pub fn from_json(table: &Table, json: &Json) -> Result<Filter> {
    Reader { table, count: 0 }.filter(json, "filter", DEEPEST)
}

/// The filter as JSON.
#[must_use]
pub fn to_json(filter: &Filter) -> Json {
    match filter {
        Filter::All(parts) => json!({ "all": parts.iter().map(to_json).collect::<Vec<_>>() }),
        Filter::Any(parts) => json!({ "any": parts.iter().map(to_json).collect::<Vec<_>>() }),
        Filter::Not(part) => json!({ "not": to_json(part) }),
        Filter::Compare(Comparison {
            field,
            operator,
            value,
        }) => match operator {
            Operator::IsEmpty | Operator::IsSet => json!({ "field": field, "is": operator.name() }),
            _ => json!({ "field": field, "is": operator.name(), "value": value_to_json(value) }),
        },
    }
}

struct Reader<'a> {
    table: &'a Table,
    count: usize,
}

impl Reader<'_> {
    fn filter(&mut self, json: &Json, at: &str, depth: usize) -> Result<Filter> {
        self.count += 1;
        if depth == 0 || self.count > MOST_NODES {
            return Err(too_large());
        }
        let Json::Object(object) = json else {
            return Err(wrong(
                at,
                "an object with `all`, `any`, `not` or `field` is expected",
            ));
        };
        if object.contains_key("field") {
            return self.comparison(object, at);
        }
        let (Some((name, inner)), 1) = (object.iter().next(), object.len()) else {
            return Err(wrong(
                at,
                "an object with just one of `all`, `any` and `not` is expected",
            ));
        };
        match (name.as_str(), inner) {
            ("not", part) => {
                let part = self.filter(part, &format!("{at}.not"), depth - 1)?;
                Ok(Filter::Not(Box::new(part)))
            }
            ("all" | "any", Json::Array(parts)) => {
                let parts = parts.iter().enumerate();
                let parts: Vec<Filter> = parts
                    .map(|(n, part)| self.filter(part, &format!("{at}.{name}[{n}]"), depth - 1))
                    .collect::<Result<_>>()?;
                Ok(if name == "all" {
                    Filter::All(parts)
                } else {
                    Filter::Any(parts)
                })
            }
            ("all" | "any", _) => Err(wrong(&format!("{at}.{name}"), "a list is expected")),
            _ => Err(wrong(
                at,
                &format!("`{name}` is none of `all`, `any`, `not` and `field`"),
            )),
        }
    }

    fn comparison(&self, object: &Map<String, Json>, at: &str) -> Result<Filter> {
        if let Some(other) = object
            .keys()
            .find(|k| !["field", "is", "value"].contains(&k.as_str()))
        {
            return Err(wrong(
                at,
                &format!("`{other}` is none of `field`, `is` and `value`"),
            ));
        }
        let Some(field) = object.get("field").and_then(Json::as_str) else {
            return Err(wrong(at, "`field` is a field's key"));
        };
        let names = || Operator::ALL.map(Operator::name).join(", ");
        let operator = match object.get("is") {
            Some(Json::String(name)) => Operator::parse(name)
                .ok_or_else(|| wrong(at, &format!("`{name}` is no comparison: use {}", names())))?,
            _ => return Err(wrong(at, &format!("`is` says how to compare: {}", names()))),
        };
        let subject = Subject::find(self.table, field)?;
        let value = match (operator, object.get("value")) {
            (Operator::IsEmpty | Operator::IsSet, None | Some(Json::Null)) => Value::None,
            (Operator::IsEmpty | Operator::IsSet, Some(_)) => {
                return Err(wrong(
                    at,
                    &format!("`{}` takes no `value`", operator.name()),
                ));
            }
            (Operator::OneOf, Some(Json::Array(list))) => {
                let scalars = list.iter().map(|json| scalar(subject, field, json));
                Value::Many(scalars.collect::<Result<_>>()?)
            }
            (Operator::OneOf, _) => return Err(wrong(at, "`one-of` takes a list as `value`")),
            (_, None | Some(Json::Null)) => {
                return Err(wrong(
                    at,
                    "a `value` is needed; use `is-empty` to compare with none",
                ));
            }
            (_, Some(json)) => Value::One(scalar(subject, field, json)?),
        };
        Ok(Filter::compare(field, operator, value))
    }
}

fn scalar(subject: Subject<'_>, named: &str, json: &Json) -> Result<Scalar> {
    let kind = match subject {
        Subject::Own(field) => {
            return scalar_from_json(field, json).map_err(|problem| Error::Invalid(vec![problem]));
        }
        Subject::System(_, kind) => kind,
    };
    let moment = |text: &str| jiff::Timestamp::from_str(text).ok();
    let found = match kind {
        SystemKind::Integer | SystemKind::User => {
            let id = json.get("id").unwrap_or(json);
            id.as_i64().map(Scalar::Integer).ok_or("a number")
        }
        SystemKind::Text => json
            .as_str()
            .map(|s| Scalar::Text(s.into()))
            .ok_or("a string"),
        SystemKind::Datetime => json
            .as_str()
            .and_then(moment)
            .map(|at| Scalar::Datetime(Timestamp(at.as_millisecond())))
            .ok_or("a moment (RFC 3339): \"2026-12-31T09:00:00Z\""),
    };
    found.map_err(|form| {
        Error::invalid_field(
            named,
            "wrong-type",
            format!("`{named}` is compared with {form}"),
        )
    })
}

fn wrong(at: &str, message: &str) -> Error {
    Error::invalid_field(at, "not-a-filter", format!("`{at}`: {message}"))
}

#[cfg(test)]
mod tests {
    use super::{from_json, to_json};
    use crate::store::Account;
    use serde_json::json;

    #[test]
    fn a_filter_reads_as_it_was_written() {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        let deals = schema.table("deals").unwrap();
        let written = json!({ "all": [
            { "field": "stage", "is": "one-of", "value": ["won", "lost"] },
            { "not": { "field": "closed", "is": "is-empty" } },
            { "any": [
                { "field": "value", "is": "greater", "value": { "amount": "10.50", "currency": "USD" } },
                { "field": "company", "is": "equal", "value": { "table": "companies", "id": 7 } },
                { "field": "created_at", "is": "less", "value": "2026-01-01T00:00:00Z" },
            ] },
        ] });
        assert_eq!(to_json(&from_json(deals, &written).unwrap()), written);
    }

    #[test]
    fn what_is_no_filter_is_refused_with_its_place() {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        let deals = schema.table("deals").unwrap();
        let cases = [
            (json!([]), "`filter`"),
            (json!({}), "`filter`"),
            (json!({ "some": [] }), "`some`"),
            (json!({ "all": {} }), "`filter.all`"),
            (json!({ "all": [{ "not": 3 }] }), "`filter.all[0].not`"),
            (
                json!({ "field": "stage", "is": "like", "value": "x" }),
                "`like`",
            ),
            (json!({ "field": "stage", "is": "equal" }), "is-empty"),
            (
                json!({ "field": "stage", "is": "equal", "value": 3 }),
                "`stage`",
            ),
            (json!({ "field": "colour", "is": "is-set" }), "`colour`"),
            (
                json!({ "field": "opened", "is": "less", "value": "yesterday" }),
                "`opened`",
            ),
        ];
        for (written, named) in cases {
            let refused = from_json(deals, &written).unwrap_err().to_string();
            assert!(refused.contains(named), "{written}: {refused}");
        }
    }
}
