//! Who reads a page: in which language, in which time zone, as seen when. All
//! that a page says goes through here, so no page formats anything itself.

use bailey_crm::records::Period;
use bailey_crm::{Decimal, Money, Timestamp};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{FluentArgs, Formats, Language, args, find, message};

/// The reader of a page.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The language that the page speaks.
    pub language: Language,
    /// The zone in which moments are shown.
    pub zone: TimeZone,
    /// When the page is drawn: what "in 3 days" counts from.
    pub now: Timestamp,
}

impl Reader {
    /// A reader of the page that is drawn now.
    #[must_use]
    pub fn new(language: Language, zone: TimeZone) -> Self {
        Self {
            language,
            zone,
            now: Timestamp::now(),
        }
    }

    /// A message without arguments.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        message(self.language, id, None)
    }

    /// A message with arguments: `reader.text_with(id, &args!["count" => 3])`.
    #[must_use]
    pub fn text_with(&self, id: &str, args: &FluentArgs<'_>) -> String {
        message(self.language, id, Some(args))
    }

    /// A message that need not exist.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<String> {
        find(self.language, id, None)
    }

    /// Several things in one line.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, things: impl IntoIterator<Item = T>) -> String {
        let between = self.text("list-between");
        let mut line = String::new();
        for (place, thing) in things.into_iter().enumerate() {
            if place > 0 {
                line.push_str(&between);
            }
            line.push_str(thing.as_ref());
        }
        line
    }

    fn formats(&self) -> Formats {
        Formats::of(self.language)
    }

    /// A whole number, grouped.
    #[must_use]
    pub fn integer(&self, value: i64) -> String {
        self.formats().integer(value)
    }

    /// A count, grouped.
    #[must_use]
    pub fn count(&self, value: u64) -> String {
        self.formats()
            .integer(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// A decimal with all of its digits.
    #[must_use]
    pub fn decimal(&self, value: Decimal) -> String {
        self.formats().decimal(value.units, value.scale)
    }

    /// An amount with its currency.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        self.formats().money(money.minor, &money.currency)
    }

    /// A day: "Nov 21, 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.formats().date(date)
    }

    /// A part of the calendar by its first day: "Nov 2026"; a week by that day.
    #[must_use]
    pub fn period(&self, period: Period, first: Date) -> String {
        match period {
            Period::Day | Period::Week => self.date(first),
            Period::Month => self.formats().month(first),
            Period::Quarter => self.formats().quarter(first),
            Period::Year => self.formats().year(first),
        }
    }

    /// The day of a moment, in the reader's zone.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        self.zoned(at).date()
    }

    /// A moment: "Nov 21, 2026, 3:05 PM", in the reader's zone.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        self.formats().moment(self.zoned(at).datetime())
    }

    /// The time of day in hours and minutes, in the reader's zone.
    #[must_use]
    pub fn hour(&self, at: Timestamp) -> String {
        self.zoned(at).datetime().strftime("%H:%M").to_string()
    }

    /// The same, with the name of the zone where nobody said which is the reader's.
    #[must_use]
    pub fn hour_in_zone(&self, at: Timestamp) -> String {
        let hour = self.hour(at);
        if self.zone == TimeZone::UTC {
            format!("{hour} UTC")
        } else {
            hour
        }
    }

    /// A moment for programs: RFC 3339, for the `datetime` of a `<time>`.
    #[must_use]
    pub fn machine(&self, at: Timestamp) -> String {
        instant(at).to_string()
    }

    /// A moment as a form's `datetime-local` holds it, in the reader's zone.
    #[must_use]
    pub fn local_input(&self, at: Timestamp) -> String {
        self.zoned(at)
            .datetime()
            .strftime("%Y-%m-%dT%H:%M")
            .to_string()
    }

    /// How far away a moment is, in the largest unit that fits: "in 3 days".
    #[must_use]
    pub fn relative(&self, at: Timestamp) -> String {
        const MINUTE: i64 = 60_000;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        let away = at.0.saturating_sub(self.now.0);
        let (unit, length) = match away.unsigned_abs().try_into().unwrap_or(i64::MAX) {
            0..MINUTE => return self.text("relative-now"),
            MINUTE..HOUR => ("minutes", MINUTE),
            HOUR..DAY => ("hours", HOUR),
            _ => ("days", DAY),
        };
        let id = match (unit, away < 0) {
            ("minutes", true) => "relative-minutes-ago",
            ("minutes", false) => "relative-in-minutes",
            ("hours", true) => "relative-hours-ago",
            ("hours", false) => "relative-in-hours",
            (_, true) => "relative-days-ago",
            (_, false) => "relative-in-days",
        };
        self.text_with(id, &args!["count" => (away / length).abs()])
    }

    /// A size in the unit that people would say: "1.5\u{a0}MB" (powers of ten).
    #[must_use]
    pub fn bytes(&self, bytes: u64) -> String {
        let (id, unit) = match bytes {
            0..1_000 => return self.text_with("bytes-b", &args!["size" => bytes]),
            1_000..1_000_000 => ("bytes-kb", 1_000),
            1_000_000..1_000_000_000 => ("bytes-mb", 1_000_000),
            _ => ("bytes-gb", 1_000_000_000),
        };
        let tenths = i64::try_from(bytes / (unit / 10)).unwrap_or(i64::MAX);
        let size = self.formats().decimal(tenths, 1);
        self.text_with(id, &args!["size" => size])
    }

    /// A short time in milliseconds, to the hundredth: "0.15\u{a0}ms".
    #[must_use]
    pub fn micros(&self, micros: u64) -> String {
        let hundredths = i64::try_from(micros / 10).unwrap_or(i64::MAX);
        let time = self.formats().decimal(hundredths, 2);
        self.text_with("time-ms", &args!["time" => time])
    }

    fn zoned(&self, at: Timestamp) -> jiff::Zoned {
        instant(at).to_zoned(self.zone.clone())
    }
}

/// The moment, or the nearest one that a calendar has.
fn instant(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(if at.0 < 0 {
        jiff::Timestamp::MIN
    } else {
        jiff::Timestamp::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::{Language, Reader};
    use bailey_crm::Timestamp;
    use jiff::tz::TimeZone;

    fn reader(language: Language) -> Reader {
        Reader {
            language,
            zone: TimeZone::UTC,
            now: Timestamp(1_800_000_000_000),
        }
    }

    #[test]
    fn a_moment_is_told_from_now_with_the_languages_own_plurals() {
        let hours = |language, hours: i64| {
            let reader = reader(language);
            reader.relative(reader.now.plus_millis(hours * 3_600_000))
        };
        assert_eq!(hours(Language::En, -1), "1 hour ago");
        assert_eq!(hours(Language::En, 72), "in 3 days");
        assert_eq!(hours(Language::Ru, -24), "1 день назад");
        assert_eq!(hours(Language::Ru, -48), "2 дня назад");
        assert_eq!(hours(Language::Ru, 24 * 30), "через 30 дней");
        assert_eq!(hours(Language::Pl, 24 * 22), "za 22 dni");
        assert_eq!(hours(Language::Pl, -3), "3 godziny temu");
        assert_eq!(hours(Language::Pl, -5), "5 godzin temu");
        assert_eq!(hours(Language::Zh, 24), "1 天后");
    }

    #[test]
    fn a_moment_is_shown_in_the_readers_zone() {
        let mut reader = reader(Language::En);
        assert_eq!(reader.moment(Timestamp(0)), "Jan 1, 1970, 12:00\u{a0}AM");
        reader.zone = TimeZone::fixed(jiff::tz::offset(8));
        assert_eq!(reader.moment(Timestamp(0)), "Jan 1, 1970, 8:00\u{a0}AM");
        assert_eq!(reader.local_input(Timestamp(0)), "1970-01-01T08:00");
    }

    #[test]
    fn sizes_are_in_the_unit_people_would_say() {
        assert_eq!(reader(Language::En).bytes(999), "999\u{a0}B");
        assert_eq!(reader(Language::En).bytes(1_540_000), "1.5\u{a0}MB");
        assert_eq!(reader(Language::Ru).bytes(1_540_000), "1,5\u{a0}МБ");
    }

    #[test]
    fn a_short_time_is_told_with_the_languages_own_comma_and_unit() {
        assert_eq!(reader(Language::En).micros(1_234), "1.23\u{a0}ms");
        assert_eq!(reader(Language::Ru).micros(1_234), "1,23\u{a0}мс");
    }

    #[test]
    fn a_moment_beyond_the_calendar_is_its_last() {
        assert!(!reader(Language::En).moment(Timestamp(i64::MAX)).is_empty());
        assert!(
            !reader(Language::Pl)
                .relative(Timestamp(i64::MIN))
                .is_empty()
        );
    }
}
