//! What an admin set: when backups are made, where they go, and for how long they
//! are kept.

use bailey_sdk::prelude::*;
use bailey_sdk::settings;

use crate::generations::Generations;

/// How often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Every {
    Never,
    Hour,
    Day(u8),
    Week(u8),
    Month(u8),
    /// Five cron fields.
    Cron(String),
}

impl Every {
    /// As five cron fields in the account's time zone; none for never.
    pub fn cron(&self) -> Option<String> {
        match self {
            Self::Never => None,
            // Not at the full hour, when everybody else's work begins.
            Self::Hour => Some("17 * * * *".into()),
            Self::Day(hour) => Some(format!("0 {hour} * * *")),
            Self::Week(hour) => Some(format!("0 {hour} * * 0")),
            Self::Month(hour) => Some(format!("0 {hour} 1 * *")),
            Self::Cron(fields) => Some(fields.clone()),
        }
    }

    /// As a person would say it.
    pub fn said(&self) -> Text {
        match self {
            Self::Never => tr("every-never").into(),
            Self::Hour => tr("every-hour").into(),
            Self::Day(hour) => tr("every-day").arg("hour", u32::from(*hour)).into(),
            Self::Week(hour) => tr("every-week").arg("hour", u32::from(*hour)).into(),
            Self::Month(hour) => tr("every-month").arg("hour", u32::from(*hour)).into(),
            Self::Cron(fields) => tr("every-cron").arg("fields", fields.as_str()).into(),
        }
    }

    /// Whether a schedule that somebody typed can name a moment at all.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Cron(fields) => {
                let known = |c: char| c.is_ascii_alphanumeric() || "*,-/#?".contains(c);
                let fields: Vec<&str> = fields.split_whitespace().collect();
                fields.len() == 5 && fields.iter().all(|field| field.chars().all(known))
            }
            _ => true,
        }
    }

    fn of(every: &str, hour: i64, cron: &str) -> Self {
        let hour = u8::try_from(hour.clamp(0, 23)).unwrap_or_default();
        match every {
            "off" => Self::Never,
            "hourly" => Self::Hour,
            "weekly" => Self::Week(hour),
            "monthly" => Self::Month(hour),
            "cron" => Self::Cron(cron.trim().to_owned()),
            _ => Self::Day(hour),
        }
    }
}

/// What an admin set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub every: Every,
    /// The place's name.
    pub place: String,
    pub generations: Generations,
    /// For how many days a link that is mailed works; none if none is mailed.
    pub link_days: Option<u32>,
}

impl Options {
    /// As they are now.
    pub fn read() -> Result<Self, Error> {
        let place = text("place")?;
        let link_days = u32::try_from(number("link-days")?).unwrap_or_default();
        Ok(Self {
            every: Every::of(&text("every")?, number("hour")?, &text("cron")?),
            place: match place.trim() {
                "" => "folder".to_owned(),
                place => place.to_owned(),
            },
            generations: Generations {
                daily: count("daily")?,
                weekly: count("weekly")?,
                monthly: count("monthly")?,
            },
            link_days: (link_days > 0).then_some(link_days),
        })
    }
}

fn text(key: &str) -> Result<String, Error> {
    Ok(match settings::get(key)? {
        Scalar::Text(text) | Scalar::Choice(text) => text,
        _ => String::new(),
    })
}

fn number(key: &str) -> Result<i64, Error> {
    match settings::get(key)? {
        Scalar::Integer(number) => Ok(number),
        _ => Err(Error::Unavailable(format!(
            "the setting {key} holds no number"
        ))),
    }
}

fn count(key: &str) -> Result<usize, Error> {
    Ok(usize::try_from(number(key)?).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_admin_chose_becomes_a_schedule() {
        let cron = |every, hour| Every::of(every, hour, " */5 * * * * ").cron();
        assert_eq!(cron("off", 3), None);
        assert_eq!(cron("hourly", 3).as_deref(), Some("17 * * * *"));
        assert_eq!(cron("daily", 3).as_deref(), Some("0 3 * * *"));
        assert_eq!(cron("weekly", 40).as_deref(), Some("0 23 * * 0"));
        assert_eq!(cron("monthly", 0).as_deref(), Some("0 0 1 * *"));
        assert_eq!(cron("cron", 3).as_deref(), Some("*/5 * * * *"));
    }

    #[test]
    fn a_schedule_that_is_none_is_told_of() {
        for (fields, sound) in [
            ("*/5 * * * *", true),
            ("0 2 * * MON-FRI", true),
            ("", false),
            ("daily", false),
            ("* * * *", false),
            ("0 2 * * ;", false),
        ] {
            assert_eq!(Every::Cron(fields.into()).is_sound(), sound, "{fields}");
        }
    }
}
