//! What a page's address or a form carries, read by name.

use crate::extension_points::pages::{Request, Submission};
use crate::types::{Date, Error, Text};

/// A request's or a submission's parameters by name.
pub trait Parameters {
    /// All of them, in order.
    fn all(&self) -> &[(String, String)];

    /// The first with this name that is not blank.
    fn parameter(&self, name: &str) -> Option<&str> {
        let named = self.all().iter().filter(|(key, _)| key == name);
        named
            .map(|(_, value)| value.trim())
            .find(|value| !value.is_empty())
    }

    /// The same as text of one's own.
    fn text(&self, name: &str) -> Option<String> {
        self.parameter(name).map(ToOwned::to_owned)
    }

    /// The id with this name; none if there is none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for what is no number: such a link leads nowhere.
    fn id(&self, name: &str) -> Result<Option<i64>, Error> {
        let Some(text) = self.parameter(name) else {
            return Ok(None);
        };
        text.parse()
            .map(Some)
            .map_err(|_| Error::NotFound(format!("{name}={text}")))
    }

    /// The day with this name; none if there is none.
    ///
    /// # Errors
    /// What a person reads when it is no day, at the field of that name.
    fn day(&self, name: &str, refusal: impl Into<Text>) -> Result<Option<Date>, Error> {
        let Some(text) = self.parameter(name) else {
            return Ok(None);
        };
        Date::parse(text)
            .map(Some)
            .ok_or_else(|| Error::field(name, refusal))
    }

    /// All values with this name.
    fn each(&self, name: &str) -> Vec<&str> {
        let named = self.all().iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.as_str()).collect()
    }
}

impl Parameters for Request {
    fn all(&self) -> &[(String, String)] {
        &self.parameters
    }
}

impl Parameters for Submission {
    fn all(&self) -> &[(String, String)] {
        &self.parameters
    }
}

/// Parameters by themselves, as a link carries them.
impl Parameters for Vec<(String, String)> {
    fn all(&self) -> &[(String, String)] {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::literal;

    fn address(name: &str, value: &str) -> Vec<(String, String)> {
        vec![(name.into(), value.into())]
    }

    #[test]
    fn what_is_blank_is_not_there() {
        assert_eq!(address("by", " ").parameter("by"), None);
        assert_eq!(address("by", " ").id("by"), Ok(None));
        assert_eq!(address("since", "").day("since", literal("?")), Ok(None));
    }

    #[test]
    fn what_is_no_day_names_its_field() {
        for text in ["tomorrow", "2024-02-30"] {
            let error = address("since", text)
                .day("since", literal("?"))
                .unwrap_err();
            assert_eq!(error, Error::field("since", literal("?")));
        }
    }

    #[test]
    fn what_is_no_number_leads_nowhere() {
        let error = address("by", "x").id("by").unwrap_err();
        assert_eq!(error, Error::NotFound("by=x".into()));
    }
}
