//! The fields of an object, which are taken out one by one.

use super::{Json, Unreadable, Value};

/// Values by name, in the order in which they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// Adds a field.
    pub fn put(&mut self, name: &str, value: Value) {
        self.0.push((name.to_owned(), value));
    }

    /// Takes a field out and reads it; one that isn't there as nothing.
    ///
    /// # Errors
    /// It is not as the type wants it.
    pub fn take<T: Json>(&mut self, name: &str) -> Result<T, Unreadable> {
        let value = self.taken(name).unwrap_or(Value::Null);
        T::read(value).map_err(|error| error.within(name))
    }

    /// Takes a field out and reads it, if it is there.
    ///
    /// # Errors
    /// It is not as the type wants it.
    pub fn take_or<T: Json>(&mut self, name: &str, otherwise: T) -> Result<T, Unreadable> {
        match self.taken(name) {
            Some(value) => T::read(value).map_err(|error| error.within(name)),
            None => Ok(otherwise),
        }
    }

    /// Each field.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, Value)> {
        self.0.iter()
    }

    /// The only field.
    pub(super) fn only(mut self) -> Result<(String, Value), Unreadable> {
        let field = self.0.pop().filter(|_| self.0.is_empty());
        field.ok_or_else(|| Unreadable::expected("one name"))
    }

    // The last of a name that is there twice, as everywhere.
    fn taken(&mut self, name: &str) -> Option<Value> {
        let place = self.0.iter().rposition(|(known, _)| known == name)?;
        Some(self.0.remove(place).1)
    }
}

impl IntoIterator for Object {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
