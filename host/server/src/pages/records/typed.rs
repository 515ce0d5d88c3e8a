//! What a person typed, as a field's value; and a field's value as it stands in
//! an input. Numbers are taken the way the reader's language writes them, and
//! the plain way too.

use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::{self, Query};
use bailey_crm::schema::{Field, FieldKind, USERS, minor_digits};
use bailey_crm::{Decimal, Money, RecordId, RecordRef, Scalar, Timestamp, Value};

use crate::pages::viewer::Viewer;
use crate::texts::{Language, args};

/// What is wrong with it, in the reader's language.
pub(crate) type Wrong = String;

/// The value of a field from one typed text, or from several where the field
/// holds a list.
///
/// # Errors
/// What is wrong and how it is written right.
pub(crate) fn read(
    viewer: &Viewer,
    field: &Field,
    typed: &[&str],
    currency: Option<&str>,
) -> Result<Value, Wrong> {
    if !field.multiple {
        let text = typed.first().map_or("", |text| text.trim());
        return Ok(scalar(viewer, &field.kind, text, currency)?.map_or(Value::None, Value::One));
    }
    let mut scalars = Vec::new();
    for line in typed.iter().flat_map(|text| text.lines()) {
        scalars.extend(scalar(viewer, &field.kind, line.trim(), currency)?);
    }
    Ok(if scalars.is_empty() {
        Value::None
    } else {
        Value::Many(scalars)
    })
}

/// One value; none if nothing was typed.
///
/// # Errors
/// What is wrong and how it is written right.
pub(crate) fn scalar(
    viewer: &Viewer,
    kind: &FieldKind,
    text: &str,
    currency: Option<&str>,
) -> Result<Option<Scalar>, Wrong> {
    if text.is_empty() {
        // An unticked box says nothing, and means no.
        return Ok(matches!(kind, FieldKind::Boolean).then_some(Scalar::Boolean(false)));
    }
    let reader = &viewer.reader;
    let no_number =
        |example: String| reader.text_with("number-unreadable", &args!["example" => example]);
    Ok(Some(match kind {
        FieldKind::Text | FieldKind::LongText => Scalar::Text(text.to_owned()),
        FieldKind::Integer => {
            let read = decimal(text, reader.language, 0);
            Scalar::Integer(read.ok_or_else(|| no_number(reader.integer(1234)))?)
        }
        FieldKind::Decimal { scale } => {
            let example = || {
                reader.decimal(Decimal {
                    units: 125,
                    scale: 1,
                })
            };
            let units = decimal(text, reader.language, *scale);
            Scalar::Decimal(Decimal {
                units: units.ok_or_else(|| no_number(example()))?,
                scale: *scale,
            })
        }
        FieldKind::Money => {
            let currency = currency.unwrap_or_default().trim().to_ascii_uppercase();
            let digits = minor_digits(&currency).unwrap_or(2);
            let example = || {
                reader.decimal(Decimal {
                    units: 125_000,
                    scale: 2,
                })
            };
            let minor = decimal(text, reader.language, digits);
            Scalar::Money(Money {
                minor: minor.ok_or_else(|| no_number(example()))?,
                currency,
            })
        }
        FieldKind::Boolean => Scalar::Boolean(text == "true"),
        FieldKind::Date => {
            let date = text.parse().map_err(|_| reader.text("date-unreadable"))?;
            Scalar::Date(date)
        }
        FieldKind::Datetime => {
            let local: jiff::civil::DateTime =
                text.parse().map_err(|_| reader.text("date-unreadable"))?;
            let at = local.to_zoned(reader.zone.clone());
            let at = at.map_err(|_| reader.text("date-unreadable"))?;
            Scalar::Datetime(Timestamp(at.timestamp().as_millisecond()))
        }
        FieldKind::Reference { table } => Scalar::Reference(reference(viewer, table, text)?),
        FieldKind::Choice { .. } => Scalar::Choice(text.to_owned()),
        FieldKind::File => return Ok(None),
    }))
}

/// A record by `#` and its number, by its number alone where people are chosen
/// from a list, by what it is called, or by both.
pub(crate) fn reference(viewer: &Viewer, table: &str, text: &str) -> Result<RecordRef, Wrong> {
    let of = |id| RecordRef {
        table: table.to_owned(),
        id: RecordId(id),
    };
    let number = text.strip_prefix('#').unwrap_or(text).trim().parse::<i64>();
    if table == USERS {
        return number
            .map(of)
            .map_err(|_| viewer.reader.text("reference-unknown"));
    }
    if let (true, Ok(number)) = (text.starts_with('#'), &number) {
        return Ok(of(*number));
    }
    let called = Filter::compare(
        "label",
        Operator::Equal,
        Scalar::Text(text.to_owned()).into(),
    );
    let query = Query {
        filter: called,
        limit: 2,
        ..Query::of(table)
    };
    let found = records::list(&viewer.account, &viewer.context, &query);
    match found
        .map(|page| page.records)
        .unwrap_or_default()
        .as_slice()
    {
        [only] => Ok(only.reference()),
        [] => match number
            .ok()
            .or_else(|| text.rsplit_once(" #")?.1.parse().ok())
        {
            Some(number) => Ok(of(number)),
            None => Err(viewer.reader.text("reference-unknown")),
        },
        _ => Err(viewer.reader.text("reference-ambiguous")),
    }
}

/// What stands in the input of a field that holds this.
pub(crate) fn written(viewer: &Viewer, value: &Value) -> Vec<String> {
    value
        .scalars()
        .iter()
        .map(|scalar| written_scalar(viewer, scalar))
        .collect()
}

fn written_scalar(viewer: &Viewer, scalar: &Scalar) -> String {
    let reader = &viewer.reader;
    match scalar {
        Scalar::Text(text) | Scalar::Choice(text) => text.clone(),
        Scalar::Integer(number) => number.to_string(),
        Scalar::Decimal(decimal) => plain(decimal.units, decimal.scale, reader.language),
        Scalar::Money(money) => plain(
            money.minor,
            minor_digits(&money.currency).unwrap_or(2),
            reader.language,
        ),
        Scalar::Boolean(yes) => yes.to_string(),
        Scalar::Date(date) => date.to_string(),
        Scalar::Datetime(at) => reader.local_input(*at),
        Scalar::Reference(record) if record.table == USERS => record.id.to_string(),
        Scalar::Reference(record) => format!("#{}", record.id),
        Scalar::File(file) => file.name.clone(),
    }
}

/// A number without groups, with the language's point.
fn plain(units: i64, scale: u8, language: Language) -> String {
    let digits = format!(
        "{:0>width$}",
        units.unsigned_abs(),
        width = usize::from(scale) + 1
    );
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(scale));
    let sign = if units < 0 { "-" } else { "" };
    match fraction {
        "" => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}{}{fraction}", point(language)),
    }
}

fn point(language: Language) -> char {
    match language {
        Language::En | Language::Zh => '.',
        Language::Ru | Language::Pl => ',',
    }
}

/// Reads a number of at most `scale` digits after the point as whole units.
/// Groups may be set apart by spaces, apostrophes, and by whichever of comma
/// and point is not the language's point.
fn decimal(text: &str, language: Language, scale: u8) -> Option<i64> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = split(text, language);
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let fraction = fraction.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(fraction) {
        return None;
    }
    let missing = usize::from(scale).checked_sub(fraction.len())?;
    let units: i64 = format!("{whole}{fraction}{}", "0".repeat(missing))
        .parse()
        .ok()?;
    Some(if negative { -units } else { units })
}

/// The parts before and after the point.
fn split(text: &str, language: Language) -> (&str, &str) {
    let Some(last) = text.rfind([',', '.']) else {
        return (text, "");
    };
    let mark = text.as_bytes().get(last).copied().map(char::from);
    let (whole, fraction) = (&text[..last], &text[last + 1..]);
    let alone = !whole.contains([',', '.']);
    let repeated = mark.is_some_and(|mark| whole.contains(mark));
    let other = mark != Some(point(language));
    // "1,234" in English is a group, and so is the last one of "1.234.567".
    if repeated || (alone && other && fraction.len() == 3) {
        (text, "")
    } else {
        (whole, fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, decimal, plain};

    #[test]
    fn a_number_is_read_as_the_language_writes_it() {
        for (language, text, units) in [
            (Language::En, "1,234.50", 123_450),
            (Language::En, "1,234", 123_400),
            (Language::En, "12,5", 1_250),
            (Language::Ru, "1\u{a0}234,50", 123_450),
            (Language::Ru, "1234.5", 123_450),
            (Language::Pl, "1.234", 123_400),
            (Language::Pl, "1.234,5", 123_450),
            (Language::Zh, "1,234,567.89", 123_456_789),
            (Language::En, "\u{2212}7", -700),
            (Language::En, "0.10", 10),
        ] {
            assert_eq!(decimal(text, language, 2), Some(units), "{language} {text}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "-",
            "abc",
            "1.2.3x",
            "1.234567",
            "99999999999999999999",
            ".5x",
            "1e3",
        ] {
            assert_eq!(decimal(text, Language::En, 2), None, "{text}");
        }
    }

    #[test]
    fn what_stands_in_an_input_is_read_back_the_same() {
        for language in Language::ALL {
            for units in [0, 5, -5, 123_450, i64::MAX] {
                assert_eq!(
                    decimal(&plain(units, 2, language), language, 2),
                    Some(units)
                );
            }
        }
    }
}
