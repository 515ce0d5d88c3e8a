//! Numbers and amounts as spreadsheets write them: with thousands apart, a comma
//! for the point, and signs of currencies around.

use crate::schema::minor_digits;
use crate::value::Decimal;

/// What stands between whole and part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// 1,234.56
    Point,
    /// 1 234,56 and 1.234,56
    Comma,
}

impl Point {
    /// What it is if all of these are numbers; a point where both fit.
    pub(super) fn detect<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        cells.clone().next()?;
        [Self::Point, Self::Comma]
            .into_iter()
            .find(|point| cells.clone().all(|cell| point.amount(cell).is_some()))
    }

    /// The number, if the text is one and nothing else.
    pub(super) fn decimal(self, text: &str) -> Option<Decimal> {
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (point, thousands) = match self {
            Self::Point => ('.', ','),
            Self::Comma => (',', '.'),
        };
        let (whole, part) = match digits.split_once(point) {
            Some((whole, part)) => (whole, Some(part)),
            None => (digits, None),
        };
        let whole = without_thousands(whole, thousands)?;
        match part {
            Some(part) => format!("{sign}{whole}.{part}").parse().ok(),
            None => format!("{sign}{whole}").parse().ok(),
        }
    }

    /// The amount with its currency, if the text names one.
    pub(super) fn amount(self, text: &str) -> Option<(Decimal, Option<&'static str>)> {
        let (text, negative) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (rest.trim_start(), true),
            None => (text, false),
        };
        let is_number = |c: char| c.is_ascii_digit() || c == '-' || c == '−' || c == '+';
        let begin = text.find(is_number)?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        let sign = format!("{}{}", text[..begin].trim(), text[last + 1..].trim());
        let currency = if sign.is_empty() {
            None
        } else {
            Some(currency(&sign)?)
        };
        let mut number = self.decimal(&text[begin..=last])?;
        if negative {
            number.units = number.units.checked_neg()?;
        }
        Some((number, currency))
    }
}

/// The digits of a whole number whose thousands may stand apart.
fn without_thousands(whole: &str, separator: char) -> Option<String> {
    let spaced = |c: char| c == separator || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    let mut groups = whole.split(spaced);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let right = first.bytes().all(|b| b.is_ascii_digit())
        && !first.is_empty()
        && (rest.is_empty() || first.len() <= 3)
        && rest
            .iter()
            .all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    right.then(|| format!("{first}{}", rest.concat()))
}

/// The currency that a code or a sign means; signs of several mean the one of
/// them that most is traded in.
fn currency(sign: &str) -> Option<&'static str> {
    let signs = [
        ("$", "USD"),
        ("US$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "CNY"),
        ("元", "CNY"),
        ("₽", "RUB"),
        ("руб", "RUB"),
        ("руб.", "RUB"),
        ("р.", "RUB"),
        ("zł", "PLN"),
        ("₴", "UAH"),
        ("₸", "KZT"),
        ("₹", "INR"),
        ("Br", "BYN"),
    ];
    if let Some((_, code)) = signs.iter().find(|(written, _)| *written == sign) {
        return Some(code);
    }
    minor_digits(sign)?;
    crate::schema::currencies().find(|code| *code == sign)
}

#[cfg(test)]
mod tests {
    use super::Point;

    fn amount(point: Point, text: &str) -> Option<(String, Option<&'static str>)> {
        point
            .amount(text)
            .map(|(number, currency)| (number.to_string(), currency))
    }

    #[test]
    fn thousands_and_signs_are_taken_off() {
        assert_eq!(
            amount(Point::Point, "$1,054.50"),
            Some(("1054.50".into(), Some("USD")))
        );
        assert_eq!(amount(Point::Point, "-5"), Some(("-5".into(), None)));
        assert_eq!(
            amount(Point::Comma, "1 234,56 zł"),
            Some(("1234.56".into(), Some("PLN")))
        );
        assert_eq!(
            amount(Point::Comma, "1.234,5 EUR"),
            Some(("1234.5".into(), Some("EUR")))
        );
        assert_eq!(
            amount(Point::Point, "− 12 000 ₽"),
            Some(("-12000".into(), Some("RUB")))
        );
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "",
            "abc",
            "1,23.4",
            "12,34",
            "1 2 3",
            "$",
            "12 apples",
            "1.2.3",
        ] {
            assert_eq!(amount(Point::Point, text), None, "{text}");
        }
    }

    #[test]
    fn the_whole_column_decides_on_the_point() {
        assert_eq!(
            Point::detect(["1.5", "1,000"].into_iter()),
            Some(Point::Point)
        );
        assert_eq!(
            Point::detect(["1,5", "1.000"].into_iter()),
            Some(Point::Comma)
        );
        assert_eq!(Point::detect(["1,5", "1.55"].into_iter()), None);
        assert_eq!(Point::detect([].into_iter()), None);
    }
}
