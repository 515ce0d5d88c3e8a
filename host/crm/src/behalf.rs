//! On whose behalf a thread works just now: for which request, in which account, and
//! for which plugin. Each line of the log says it, and spans of traces hang on it.
//!
//! It is no span, since spans cost a request some microseconds: here a pointer is
//! exchanged. Whoever hands work on to another thread or task hands [`Carried`] on
//! with it.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, OnceLock};

use tracing::Span;

use crate::ids::AccountId;

/// The target of all spans, and of nothing else. They are made where traces are sent to
/// a collector, and cost next to nothing elsewhere.
///
/// What stands in a span leaves the machine: names of routes, accounts, plugins and
/// jobs, and figures; never what people typed, a query string or a secret.
pub const SPANS: &str = "bailey::spans";

thread_local! {
    static NOW: RefCell<Option<Arc<Behalf>>> = const { RefCell::new(None) };
}

/// Whose work it is.
#[derive(Debug, Default)]
pub struct Behalf {
    request: Option<Arc<str>>,
    account: OnceLock<AccountId>,
    plugin: Option<Arc<str>>,
}

impl Behalf {
    /// A request's, whose account is not known yet.
    #[must_use]
    pub fn request(number: Arc<str>) -> Arc<Self> {
        Arc::new(Self {
            request: Some(number),
            ..Self::default()
        })
    }

    /// A plugin's in an account: within a request, if this thread works for one.
    #[must_use]
    pub fn plugin(account: &AccountId, plugin: &Arc<str>) -> Arc<Self> {
        Arc::new(Self {
            request: now().and_then(|now| now.request.clone()),
            account: account.clone().into(),
            plugin: Some(Arc::clone(plugin)),
        })
    }

    /// The request's number.
    #[must_use]
    pub fn request_number(&self) -> Option<&str> {
        self.request.as_deref()
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> Option<&AccountId> {
        self.account.get()
    }

    /// The plugin's id.
    #[must_use]
    pub fn plugin_id(&self) -> Option<&str> {
        self.plugin.as_deref()
    }

    /// The work is in this account, as it turned out. The first word counts.
    pub fn is_in(&self, account: &AccountId) {
        self.account.get_or_init(|| account.clone());
    }
}

/// On whose behalf this thread works.
#[must_use]
pub fn now() -> Option<Arc<Behalf>> {
    NOW.with_borrow(Clone::clone)
}

/// This thread works on this behalf until the answer is dropped.
#[must_use]
pub fn enter(behalf: Option<Arc<Behalf>>) -> Entered {
    Entered {
        before: NOW.replace(behalf),
        of_this_thread: std::marker::PhantomData,
    }
}

/// Ends it when dropped.
#[derive(Debug)]
pub struct Entered {
    before: Option<Arc<Behalf>>,
    of_this_thread: std::marker::PhantomData<*const ()>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        NOW.set(self.before.take());
    }
}

/// A behalf and the span within it, for work that goes on elsewhere.
#[derive(Debug)]
pub struct Carried {
    behalf: Option<Arc<Behalf>>,
    span: Span,
}

impl Carried {
    /// Those of now.
    #[must_use]
    pub fn now() -> Self {
        Self {
            behalf: now(),
            span: Span::current(),
        }
    }

    /// These.
    #[must_use]
    pub fn of(behalf: Arc<Behalf>, span: Span) -> Self {
        Self {
            behalf: Some(behalf),
            span,
        }
    }

    /// The behalf of now alone, for work that nobody's answer waits for: a span lasts
    /// as long as whatever is within it.
    #[must_use]
    pub fn apart() -> Self {
        Self {
            behalf: now(),
            span: Span::none(),
        }
    }

    /// Does this work under them.
    pub fn run<T>(self, work: impl FnOnce() -> T) -> T {
        let _behalf = enter(self.behalf);
        self.span.in_scope(work)
    }

    /// Does this work under them, whenever it goes on.
    pub async fn around<F: Future>(self, work: F) -> F::Output {
        let mut work = pin!(work);
        poll_fn(|wake| {
            let _behalf = enter(self.behalf.clone());
            let _span = self.span.enter();
            work.as_mut().poll(wake)
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Option<(Option<String>, Option<String>, Option<String>)> {
        now().map(|now| {
            (
                now.request_number().map(str::to_owned),
                now.account().map(ToString::to_string),
                now.plugin_id().map(str::to_owned),
            )
        })
    }

    #[test]
    fn a_plugin_works_within_the_request_and_no_longer() {
        let office: AccountId = "office".parse().unwrap();
        assert_eq!(said(), None);
        let request = enter(Some(Behalf::request("7f".into())));
        now().unwrap().is_in(&office);
        let whole = |plugin: Option<&str>| {
            let text = |text: &str| Some(text.to_owned());
            Some((text("7f"), text("office"), plugin.and_then(text)))
        };
        assert_eq!(said(), whole(None));
        {
            let plugin = Behalf::plugin(&office, &"bailey.roles".into());
            let _plugin = enter(Some(plugin));
            assert_eq!(said(), whole(Some("bailey.roles")));
        }
        assert_eq!(said(), whole(None));
        let carried = Carried::now();
        drop(request);
        assert_eq!(said(), None);
        let elsewhere = std::thread::spawn(|| (said(), carried.run(said), said()));
        assert_eq!(elsewhere.join().unwrap(), (None, whole(None), None));
    }
}
