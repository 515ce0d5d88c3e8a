//! Each of something once.

use std::borrow::Borrow;

/// Each of something once, in order.
///
/// ```
/// use bailey_sdk::sorted::Set;
///
/// let people: Set<i64> = [7, 3, 7].into_iter().collect();
/// assert!(people.contains(&7));
/// assert_eq!(people.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set<T>(Vec<T>);

impl<T: Ord> Set<T> {
    /// One without anything.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether it is among them.
    pub fn contains<Q: Ord + ?Sized>(&self, one: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.place(one).is_ok()
    }

    /// Adds it; says whether it was not there yet.
    pub fn insert(&mut self, one: T) -> bool {
        match self.place(&one) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, one);
                true
            }
        }
    }

    /// Where it is, or would be.
    fn place<Q: Ord + ?Sized>(&self, one: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|known| known.borrow().cmp(one))
    }
}

impl<T> Set<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first of them.
    pub fn first(&self) -> Option<&T> {
        self.0.first()
    }

    /// Each of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        for one in more {
            self.insert(one);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut set = Self::new();
        set.extend(all);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(all: [T; N]) -> Self {
        all.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_there_once_and_in_order() {
        let mut set = Set::from([3, 1, 3]);
        assert!(set.insert(2));
        assert!(!set.insert(1));
        assert_eq!(set.iter().collect::<Vec<_>>(), [&1, &2, &3]);
        assert!(set.contains(&2) && !set.contains(&4));
    }
}
