//! What plugins' pages look like that were previewed, by package and language: made
//! once, and one at a time of each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::directory::Language;
use bailey_plugins::Digest;
use maud::Markup;

/// How many are remembered at most.
const MOST: usize = 64;

/// A package, and the language that its pages speak.
pub(crate) type Key = (Digest, Language);

/// What a page of a plugin looks like.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// Its path within the plugin.
    pub(crate) path: String,
    /// Its title.
    pub(crate) title: String,
    /// What stands below it.
    pub(crate) body: Markup,
}

/// The pages that can be shown of one plugin, in the manifest's order.
pub(crate) type Pages = Arc<[Drawn]>;

/// Those that were made.
#[derive(Debug, Default)]
pub(crate) struct Previews(Mutex<HashMap<Key, Option<Pages>>>);

/// How far a preview is.
#[derive(Debug)]
pub(crate) enum Standing<'a> {
    /// It was made.
    Made(Pages),
    /// Somebody has it made just now.
    UnderWay,
    /// Nobody has: whoever asked makes it.
    Yours(Turn<'a>),
}

/// The right to make a preview; it passes to the next who asks unless it is used.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    previews: &'a Previews,
    key: Key,
}

impl Previews {
    /// How far the preview of a package is.
    pub(crate) fn standing(&self, key: Key) -> Standing<'_> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match made.get(&key) {
            Some(Some(pages)) => return Standing::Made(Arc::clone(pages)),
            Some(None) => return Standing::UnderWay,
            None => {}
        }
        if made.len() >= MOST {
            made.retain(|_, pages| pages.is_none());
        }
        made.insert(key, None);
        Standing::Yours(Turn {
            previews: self,
            key,
        })
    }
}

impl Turn<'_> {
    /// Remembers what came of it.
    pub(crate) fn keep(self, pages: &Pages) {
        let made = &self.previews.0;
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(self.key, Some(Arc::clone(pages)));
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let made = &self.previews.0;
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.get(&self.key).is_some_and(Option::is_none) {
            made.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, Digest, Language, Pages, Previews, Standing};

    #[test]
    fn what_is_not_made_is_made_by_one_at_a_time() {
        let previews = Previews::default();
        let key = (
            Digest::from_hex(&"0".repeat(64)).expect("a digest"),
            Language::En,
        );
        let Standing::Yours(turn) = previews.standing(key) else {
            panic!("nobody makes it");
        };
        assert!(matches!(previews.standing(key), Standing::UnderWay));
        drop(turn);
        let Standing::Yours(turn) = previews.standing(key) else {
            panic!("whoever made it gave up");
        };
        let none: Pages = Arc::new([]);
        turn.keep(&none);
        assert!(matches!(previews.standing(key), Standing::Made(_)));
        let other = (key.0, Language::Pl);
        assert!(matches!(previews.standing(other), Standing::Yours(_)));
    }
}
