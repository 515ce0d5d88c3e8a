//! The settings that a plugin declares. The host draws their page, checks what
//! is typed, and hands the plugin the typed value.

use serde::{Deserialize, Serialize};

use super::ManifestError;

/// One setting.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Setting {
    /// What the plugin asks for it by.
    pub key: String,
    /// The message with its label.
    pub label: String,
    /// The message that says more, if one is needed.
    #[serde(default)]
    pub hint: Option<String>,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: SettingKind,
    /// Its value until an admin sets another.
    pub default: SettingValue,
    /// The least integer.
    #[serde(default)]
    pub min: Option<i64>,
    /// The greatest integer, or the most characters of a text.
    #[serde(default)]
    pub max: Option<i64>,
    /// An admin can set another value for each table.
    #[serde(default)]
    pub per_table: bool,
    /// The keys of a choice; the message of each is `<label>-<key>`.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingKind {
    /// One line.
    Text,
    /// Within `min` and `max`.
    Integer,
    /// On or off.
    Boolean,
    /// One of `choices`.
    Choice,
}

/// A setting's value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum SettingValue {
    /// On or off.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text, or the key of a choice.
    Text(String),
}

impl Setting {
    /// Whether the setting can hold this value.
    ///
    /// # Errors
    /// Names the setting and says what it can hold.
    pub fn check(&self, value: &SettingValue) -> Result<(), ManifestError> {
        let refuse = |reason: String| Err(ManifestError::value(&self.key, reason));
        match (self.kind, value) {
            (SettingKind::Boolean, SettingValue::Boolean(_)) => Ok(()),
            (SettingKind::Integer, SettingValue::Integer(number)) => {
                let (min, max) = (self.min.unwrap_or(i64::MIN), self.max.unwrap_or(i64::MAX));
                if (min..=max).contains(number) {
                    Ok(())
                } else {
                    refuse(format!("{number} is not within {min} and {max}"))
                }
            }
            (SettingKind::Text, SettingValue::Text(text)) => {
                let most = self
                    .max
                    .map_or(usize::MAX, |max| usize::try_from(max).unwrap_or(0));
                if text.chars().count() <= most {
                    Ok(())
                } else {
                    refuse(format!("has more than {most} characters"))
                }
            }
            (SettingKind::Choice, SettingValue::Text(key)) => {
                if self.choices.contains(key) {
                    Ok(())
                } else {
                    refuse(format!("`{key}` is not one of {}", self.choices.join(", ")))
                }
            }
            (SettingKind::Boolean, _) => refuse("has to be true or false".into()),
            (SettingKind::Integer, _) => refuse("has to be a whole number".into()),
            (SettingKind::Text | SettingKind::Choice, _) => refuse("has to be a text".into()),
        }
    }
}
