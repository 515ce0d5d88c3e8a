//! How each language writes numbers, money, days and hours, after the Unicode
//! CLDR (release 46) as far as the four languages need it: a table a language.

use bailey_crm::directory::Language;
use bailey_crm::schema::minor_digits;
use bailey_plugins::Grouping;
use jiff::civil::{Date, DateTime};

/// U+00A0, which keeps a number and its unit on one line.
const NBSP: &str = "\u{a0}";

/// One language's way of writing.
#[derive(Clone, Copy, Debug)]
pub struct Formats {
    language: Language,
    /// How it sets thousands apart.
    grouping: Grouping,
    /// Before the fraction.
    point: &'static str,
    /// Short names of the months, as they stand beside a day.
    months: [&'static str; 12],
    /// Currencies with a sign of their own in this language.
    signs: &'static [(&'static str, &'static str)],
    /// Whether the sign stands before the amount.
    sign_first: bool,
}

const ENGLISH: Formats = Formats {
    language: Language::En,
    grouping: Grouping::ENGLISH,
    point: ".",
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    signs: &[
        ("USD", "$"),
        ("EUR", "€"),
        ("GBP", "£"),
        ("CNY", "CN¥"),
        ("JPY", "¥"),
    ],
    sign_first: true,
};

const RUSSIAN: Formats = Formats {
    language: Language::Ru,
    grouping: Grouping::RUSSIAN,
    point: ",",
    months: [
        "янв.",
        "февр.",
        "мар.",
        "апр.",
        "мая",
        "июн.",
        "июл.",
        "авг.",
        "сент.",
        "окт.",
        "нояб.",
        "дек.",
    ],
    signs: &[
        ("RUB", "₽"),
        ("USD", "$"),
        ("EUR", "€"),
        ("GBP", "£"),
        ("KZT", "₸"),
        ("UAH", "₴"),
    ],
    sign_first: false,
};

const POLISH: Formats = Formats {
    language: Language::Pl,
    grouping: Grouping::POLISH,
    point: ",",
    months: [
        "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
    ],
    signs: &[("PLN", "zł"), ("EUR", "€")],
    sign_first: false,
};

const CHINESE: Formats = Formats {
    language: Language::Zh,
    grouping: Grouping::CHINESE,
    point: ".",
    months: [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ],
    signs: &[
        ("CNY", "¥"),
        ("USD", "US$"),
        ("EUR", "€"),
        ("GBP", "£"),
        ("JPY", "JP¥"),
    ],
    sign_first: true,
};

impl Formats {
    /// A language's.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::En => ENGLISH,
            Language::Ru => RUSSIAN,
            Language::Pl => POLISH,
            Language::Zh => CHINESE,
        }
    }

    /// A whole number: "1,234".
    #[must_use]
    pub fn integer(&self, value: i64) -> String {
        self.decimal(value, 0)
    }

    /// `units` divided by ten to the power of `scale`, with all of its digits.
    #[must_use]
    pub fn decimal(&self, units: i64, scale: u8) -> String {
        // U+2212, which is as wide as a digit where figures are tabular.
        let sign = if units < 0 { "\u{2212}" } else { "" };
        format!("{sign}{}", self.unsigned(units.unsigned_abs(), scale))
    }

    /// An amount in a currency's smallest unit: "$1,234.50".
    #[must_use]
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let sign = if minor < 0 { "\u{2212}" } else { "" };
        let amount = self.unsigned(minor.unsigned_abs(), minor_digits(currency).unwrap_or(2));
        let own = self
            .signs
            .iter()
            .find(|(code, _)| *code == currency)
            .map(|(_, sign)| *sign);
        match (own, self.sign_first) {
            (Some(symbol), true) => format!("{sign}{symbol}{amount}"),
            (None, true) => format!("{sign}{currency}{NBSP}{amount}"),
            (symbol, false) => format!("{sign}{amount}{NBSP}{}", symbol.unwrap_or(currency)),
        }
    }

    /// A day: "Nov 21, 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, day) = (date.year(), date.day());
        let month = self
            .months
            .get(usize::from(date.month().unsigned_abs()) - 1)
            .copied()
            .unwrap_or("");
        match self.language {
            Language::En => format!("{month} {day}, {year}"),
            Language::Ru => format!("{day}{NBSP}{month} {year}{NBSP}г."),
            Language::Pl => format!("{day}{NBSP}{month} {year}"),
            Language::Zh => format!("{year}年{month}月{day}日"),
        }
    }

    /// A month: "Nov 2026".
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        let year = date.year();
        let month = self
            .months
            .get(usize::from(date.month().unsigned_abs()) - 1)
            .copied()
            .unwrap_or("");
        match self.language {
            // Beside a day the month is in the genitive, which only May shows.
            Language::Ru if month == "мая" => format!("май {year}"),
            Language::En | Language::Ru | Language::Pl => format!("{month} {year}"),
            Language::Zh => format!("{year}年{month}月"),
        }
    }

    /// Three months: "Q4 2026".
    #[must_use]
    pub fn quarter(&self, date: Date) -> String {
        let (year, quarter) = (date.year(), (date.month() + 2) / 3);
        match self.language {
            Language::En => format!("Q{quarter} {year}"),
            Language::Ru => format!("{quarter}{NBSP}кв. {year}"),
            Language::Pl => {
                let roman = ["I", "II", "III", "IV"];
                let quarter = usize::from(quarter.unsigned_abs()) - 1;
                let quarter = roman.get(quarter).copied().unwrap_or("");
                format!("{quarter}{NBSP}kw. {year}")
            }
            Language::Zh => format!("{year}年第{quarter}季度"),
        }
    }

    /// A year: "2026".
    #[must_use]
    pub fn year(&self, date: Date) -> String {
        match self.language {
            Language::En | Language::Ru | Language::Pl => date.year().to_string(),
            Language::Zh => format!("{}年", date.year()),
        }
    }

    /// A day and its time: "Nov 21, 2026, 3:05 PM".
    #[must_use]
    pub fn moment(&self, at: DateTime) -> String {
        let (date, minute) = (self.date(at.date()), at.minute());
        match self.language {
            Language::En => {
                let hour = (at.hour() + 11) % 12 + 1;
                let half = if at.hour() < 12 { "AM" } else { "PM" };
                format!("{date}, {hour}:{minute:02}{NBSP}{half}")
            }
            Language::Ru | Language::Pl => format!("{date}, {:02}:{minute:02}", at.hour()),
            Language::Zh => format!("{date} {:02}:{minute:02}", at.hour()),
        }
    }

    fn unsigned(&self, units: u64, scale: u8) -> String {
        let digits = format!("{units:0>width$}", width = usize::from(scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(scale));
        let mut text = self.grouping.group(whole);
        if !fraction.is_empty() {
            text.push_str(self.point);
            text.push_str(fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Formats, Language};
    use jiff::civil::date;

    fn each<T>(write: impl Fn(Formats) -> T) -> [T; 4] {
        Language::ALL.map(|language| write(Formats::of(language)))
    }

    #[test]
    fn numbers_are_grouped_as_each_language_groups_them() {
        assert_eq!(each(|f| f.integer(0)), ["0"; 4]);
        assert_eq!(
            each(|f| f.integer(8_800)),
            ["8,800", "8\u{a0}800", "8800", "8,800"].map(String::from)
        );
        assert_eq!(
            each(|f| f.decimal(-1_234_567, 2)),
            [
                "\u{2212}12,345.67",
                "\u{2212}12\u{a0}345,67",
                "\u{2212}12\u{a0}345,67",
                "\u{2212}12,345.67"
            ]
            .map(String::from)
        );
    }

    #[test]
    fn the_ends_of_the_range_are_written_out() {
        let english = Formats::of(Language::En);
        assert_eq!(
            english.integer(i64::MIN),
            "\u{2212}9,223,372,036,854,775,808"
        );
        assert_eq!(english.decimal(5, 18), "0.000000000000000005");
    }

    #[test]
    fn money_has_the_currencys_digits_and_the_languages_sign() {
        assert_eq!(
            each(|f| f.money(123_450, "USD")),
            [
                "$1,234.50",
                "1\u{a0}234,50\u{a0}$",
                "1234,50\u{a0}USD",
                "US$1,234.50"
            ]
            .map(String::from)
        );
        assert_eq!(
            each(|f| f.money(-5, "PLN")),
            [
                "\u{2212}PLN\u{a0}0.05",
                "\u{2212}0,05\u{a0}PLN",
                "\u{2212}0,05\u{a0}zł",
                "\u{2212}PLN\u{a0}0.05"
            ]
            .map(String::from)
        );
        assert_eq!(Formats::of(Language::En).money(500, "JPY"), "¥500");
        assert_eq!(
            Formats::of(Language::En).money(1_234, "KWD"),
            "KWD\u{a0}1.234"
        );
    }

    #[test]
    fn parts_of_the_calendar_are_named_as_each_language_names_them() {
        let day = date(2026, 5, 1);
        assert_eq!(
            each(|f| f.month(day)),
            ["May 2026", "май 2026", "maj 2026", "2026年5月"].map(String::from)
        );
        assert_eq!(
            each(|f| f.quarter(date(2026, 12, 31))),
            [
                "Q4 2026",
                "4\u{a0}кв. 2026",
                "IV\u{a0}kw. 2026",
                "2026年第4季度"
            ]
            .map(String::from)
        );
        assert_eq!(
            each(|f| f.year(day)),
            ["2026", "2026", "2026", "2026年"].map(String::from)
        );
    }

    #[test]
    fn days_and_hours_are_written_as_each_language_writes_them() {
        let day = date(2026, 11, 21);
        assert_eq!(
            each(|f| f.date(day)),
            [
                "Nov 21, 2026",
                "21\u{a0}нояб. 2026\u{a0}г.",
                "21\u{a0}lis 2026",
                "2026年11月21日"
            ]
            .map(String::from)
        );
        assert_eq!(
            each(|f| f.moment(day.at(15, 5, 0, 0))),
            [
                "Nov 21, 2026, 3:05\u{a0}PM",
                "21\u{a0}нояб. 2026\u{a0}г., 15:05",
                "21\u{a0}lis 2026, 15:05",
                "2026年11月21日 15:05"
            ]
            .map(String::from)
        );
        assert!(
            Formats::of(Language::En)
                .moment(day.at(0, 0, 0, 0))
                .contains("12:00")
        );
    }
}
