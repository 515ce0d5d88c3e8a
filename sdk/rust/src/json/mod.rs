//! JSON, and structs as JSON: what a plugin keeps in its storage, what its endpoint
//! answers and is sent. Small as a component wants it: a document is read and written
//! by one function each, whatever the types.
//!
//! ```
//! use bailey_sdk::json::{self, Json};
//!
//! #[derive(Debug, PartialEq, Json)]
//! enum Whom {
//!     Everybody,
//!     User(i64),
//! }
//!
//! #[derive(Debug, PartialEq, Json)]
//! struct Rule {
//!     whom: Whom,
//!     limit: u32,
//!     note: Option<String>,
//! }
//!
//! # fn main() -> Result<(), json::Unreadable> {
//! let rule = Rule { whom: Whom::User(7), limit: 20, note: None };
//! let text = json::to_string(&rule);
//! assert_eq!(text, r#"{"whom":{"user":7},"limit":20,"note":null}"#);
//! assert_eq!(json::from_str::<Rule>(&text)?, rule);
//! # Ok(()) }
//! ```

#[cfg(test)]
mod agreement;
mod object;
mod read;
mod types;
mod write;

use std::fmt;

pub use bailey_sdk_derive::Json;
pub use object::Object;

/// A document, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number in its digits, so that each type of Rust reads it exactly.
    Number(String),
    /// A text.
    Text(String),
    /// Several.
    List(Vec<Value>),
    /// Several by name.
    Object(Object),
}

/// A type that is written as JSON and read from it.
///
/// Derived, a struct is an object with its fields by name, and an enum's variant its
/// name in kebab-case: `"everybody"`, or `{"user": 7}` where it holds something. What
/// else an object has is passed over, and a field that it lacks is an error, but an
/// [`Option`]'s; with `#[json(default)]` at the struct, that field is as in its
/// [`Default`].
pub trait Json: Sized {
    /// Writes it.
    fn write(&self) -> Value;

    /// Reads it.
    ///
    /// # Errors
    /// What is not as the type wants it.
    fn read(value: Value) -> Result<Self, Unreadable>;
}

/// Writes it as a document.
pub fn to_string(value: &impl Json) -> String {
    value.write().to_string()
}

/// Reads a document.
///
/// # Errors
/// Where the text is no JSON, or what in it is not as the type wants it.
pub fn from_str<T: Json>(text: &str) -> Result<T, Unreadable> {
    T::read(Value::parse(text)?)
}

/// Why a document can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(String);

impl Unreadable {
    /// Something else was expected: "a number".
    pub fn expected(what: &str) -> Self {
        Self(format!("expected {what}"))
    }

    /// The same, and where it was met.
    #[must_use]
    pub fn within(self, field: &str) -> Self {
        Self(format!("`{field}`: {}", self.0))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl Value {
    /// Several by name.
    pub fn object<'a>(fields: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let mut object = Object::default();
        for (name, value) in fields {
            object.put(name, value);
        }
        Self::Object(object)
    }

    /// What a variant that holds something is written as.
    pub fn tagged(name: &str, held: Self) -> Self {
        Self::object([(name, held)])
    }

    /// The name of a variant, and what it holds.
    ///
    /// # Errors
    /// It is none.
    pub fn into_tagged(self) -> Result<(String, Self), Unreadable> {
        match self {
            Self::Text(name) => Ok((name, Self::Null)),
            Self::Object(object) => object.only(),
            _ => Err(Unreadable::expected("a name")),
        }
    }

    /// The fields.
    ///
    /// # Errors
    /// It is no object.
    pub fn into_object(self) -> Result<Object, Unreadable> {
        match self {
            Self::Object(object) => Ok(object),
            _ => Err(Unreadable::expected("an object")),
        }
    }
}
