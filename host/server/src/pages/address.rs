//! Addresses of pages, put together in one place and escaped on the way.

use std::fmt;

use bailey_crm::{RecordId, RecordRef};

/// The path and query of a page of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    path: String,
    query: String,
}

impl Address {
    /// A path that the code itself spells.
    pub(crate) fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            query: String::new(),
        }
    }

    /// The list of a table.
    pub(crate) fn of_table(table: &str) -> Self {
        Self::new("/tables").then(table)
    }

    /// A record's page.
    pub(crate) fn of_record(table: &str, id: RecordId) -> Self {
        Self::of_table(table).then(&id.to_string())
    }

    /// A record's page.
    pub(crate) fn of(record: &RecordRef) -> Self {
        Self::of_record(&record.table, record.id)
    }

    /// A page of a plugin.
    pub(crate) fn of_plugin(plugin: &str, path: &str) -> Self {
        Self::new("/plugins").then(plugin).below(path)
    }

    /// All parts of a path more, whatever slashes it has.
    #[must_use]
    pub(crate) fn below(self, path: &str) -> Self {
        path.split('/')
            .filter(|part| !part.is_empty())
            .fold(self, |address, part| address.then(part))
    }

    /// One more part of the path.
    #[must_use]
    pub(crate) fn then(mut self, part: &str) -> Self {
        self.path.push('/');
        // A part that is only dots would walk up the path.
        if part.bytes().all(|byte| byte == b'.') {
            self.path.push_str(&"%2E".repeat(part.len()));
        } else {
            self.path.extend(
                form_urlencoded::byte_serialize(part.as_bytes()).map(|piece| {
                    // In a path a plus is a plus; a space has to be written out.
                    if piece == "+" { "%20" } else { piece }
                }),
            );
        }
        self
    }

    /// One more parameter.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        let start = std::mem::take(&mut self.query);
        let mut query = form_urlencoded::Serializer::new(start);
        query.append_pair(name, value);
        self.query = query.finish();
        self
    }

    /// One more parameter, if there is a value for it.
    #[must_use]
    pub(crate) fn with_some(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.query.is_empty() {
            Ok(())
        } else {
            write!(f, "?{}", self.query)
        }
    }
}

/// An address that a form or a query gave back to us, if it is one of our own
/// paths: anything else could send people away.
pub(crate) fn own_path(address: &str) -> Option<&str> {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && address
            .bytes()
            .all(|byte| byte > b' ' && byte != b'\\' && byte < 0x7f);
    ours.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{Address, own_path};

    #[test]
    fn what_people_typed_stays_one_part_of_the_address() {
        let address = Address::of_table("deals").with("q", "a&b=c d/é");
        assert_eq!(address.to_string(), "/tables/deals?q=a%26b%3Dc+d%2F%C3%A9");
        assert_eq!(
            Address::of_table("a b/../c").to_string(),
            "/tables/a%20b%2F..%2Fc"
        );
        assert_eq!(Address::of_table("..").to_string(), "/tables/%2E%2E");
    }

    #[test]
    fn a_plugins_path_can_not_leave_the_plugin() {
        assert_eq!(
            Address::of_plugin("a.b", "/x//y/").to_string(),
            "/plugins/a.b/x/y"
        );
        assert_eq!(
            Address::of_plugin("a.b", "../../z").to_string(),
            "/plugins/a.b/%2E%2E/%2E%2E/z"
        );
    }

    #[test]
    fn only_our_own_paths_are_gone_back_to() {
        assert_eq!(own_path("/tables/deals?q=1"), Some("/tables/deals?q=1"));
        for other in [
            "https://other.example",
            "//other.example",
            "/\\other.example",
            "",
            "x",
            "/a\nb",
        ] {
            assert_eq!(own_path(other), None, "{other}");
        }
    }
}
