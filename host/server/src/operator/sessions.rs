//! Who came in by the operator's password, and how often somebody failed to. In memory
//! alone: a new start of the program, and a new password, end them all.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bailey_crm::Timestamp;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::texts::Language;

const MINUTE: i64 = 60_000;
/// How long a session may lie idle.
const IDLE: i64 = 30 * MINUTE;
/// How long a session lasts.
const LONGEST: i64 = 12 * 60 * MINUTE;
/// Wrong passwords in a row that cost nothing but themselves.
const FREE: u32 = 5;
/// The wait after one more, which each further one doubles, up to the longest.
const FIRST_WAIT: i64 = MINUTE / 2;
const LONGEST_WAIT: i64 = 5 * MINUTE;

/// Who is in.
#[derive(Default)]
pub(super) struct Sessions(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// By the SHA-256 of their tokens: the tokens themselves are not kept.
    open: HashMap<[u8; 32], Session>,
    failures: u32,
    wait_until: Option<Timestamp>,
}

struct Session {
    begun: Timestamp,
    seen: Timestamp,
    /// When the password was set by which it came in.
    password: Timestamp,
    language: Option<Language>,
    said: Option<String>,
}

/// What a page needs of its session.
pub(super) struct Present {
    /// The language that was chosen in it.
    pub(super) language: Option<Language>,
    /// What the last act has to say, once.
    pub(super) said: Option<String>,
}

impl Sessions {
    /// Begins one, by a password that was set at that moment. Returns its token.
    pub(super) fn begin(
        &self,
        password: Timestamp,
        language: Option<Language>,
        now: Timestamp,
    ) -> String {
        let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let session = Session {
            begun: now,
            seen: now,
            password,
            language,
            said: None,
        };
        let mut inner = self.lock();
        inner.failures = 0;
        inner.wait_until = None;
        inner.open.retain(|_, other| other.holds(now));
        inner.open.insert(digest(&token), session);
        token
    }

    /// The session of a token, if it holds and the password by which it came in is still
    /// the present one. `takes` takes along what is to be said.
    pub(super) fn find(
        &self,
        token: &str,
        password: Option<Timestamp>,
        now: Timestamp,
        takes: bool,
    ) -> Option<Present> {
        let mut inner = self.lock();
        let session = inner.open.get_mut(&digest(token))?;
        if !session.holds(now) || password != Some(session.password) {
            inner.open.remove(&digest(token));
            return None;
        }
        session.seen = now;
        Some(Present {
            language: session.language,
            said: if takes { session.said.take() } else { None },
        })
    }

    /// Has the next page say something.
    pub(super) fn say(&self, token: &str, said: String) {
        if let Some(session) = self.lock().open.get_mut(&digest(token)) {
            session.said = Some(said);
        }
    }

    /// Speaks another language from now on.
    pub(super) fn speak(&self, token: &str, language: Language) {
        if let Some(session) = self.lock().open.get_mut(&digest(token)) {
            session.language = Some(language);
        }
    }

    /// Ends one.
    pub(super) fn end(&self, token: &str) {
        self.lock().open.remove(&digest(token));
    }

    /// Whether nobody may try a password just now.
    pub(super) fn must_wait(&self, now: Timestamp) -> bool {
        self.lock().wait_until.is_some_and(|until| until > now)
    }

    /// Counts a wrong password.
    pub(super) fn failed(&self, now: Timestamp) {
        let mut inner = self.lock();
        inner.failures += 1;
        if let Some(beyond) = inner.failures.checked_sub(FREE) {
            let wait = FIRST_WAIT << beyond.min(16);
            inner.wait_until = Some(now.plus_millis(wait.min(LONGEST_WAIT)));
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    fn holds(&self, now: Timestamp) -> bool {
        now < self.seen.plus_millis(IDLE) && now < self.begun.plus_millis(LONGEST)
    }
}

fn digest(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: Timestamp = Timestamp(7);

    fn at(minutes: i64) -> Timestamp {
        Timestamp(1_000 + minutes * MINUTE)
    }

    #[test]
    fn a_session_ends_when_idle_when_old_and_with_a_new_password() {
        let sessions = Sessions::default();
        let holds = |token: &str, minutes| {
            sessions
                .find(token, Some(SET), at(minutes), false)
                .is_some()
        };
        let token = sessions.begin(SET, None, at(0));
        assert!(holds(&token, 29) && holds(&token, 58) && !holds(&token, 90));
        let token = sessions.begin(SET, None, at(0));
        for minutes in (0..12 * 60).step_by(20) {
            assert!(holds(&token, minutes));
        }
        assert!(!holds(&token, 12 * 60));
        let token = sessions.begin(SET, None, at(0));
        let other = Some(Timestamp(8));
        assert!(sessions.find(&token, other, at(1), false).is_none());
        assert!(!holds(&token, 1));
    }

    #[test]
    fn what_is_to_be_said_is_said_once() {
        let sessions = Sessions::default();
        let token = sessions.begin(SET, None, at(0));
        sessions.say(&token, "done".into());
        let said = |takes| {
            let found = sessions.find(&token, Some(SET), at(1), takes);
            found.and_then(|present| present.said)
        };
        assert_eq!(said(false), None);
        assert_eq!(said(true).as_deref(), Some("done"));
        assert_eq!(said(true), None);
    }

    #[test]
    fn many_wrong_passwords_have_to_wait_longer_each_time() {
        let sessions = Sessions::default();
        for _ in 1..FREE {
            sessions.failed(at(0));
        }
        assert!(!sessions.must_wait(at(0)));
        sessions.failed(at(0));
        assert!(sessions.must_wait(at(0)) && !sessions.must_wait(at(1)));
        for _ in 0..20 {
            sessions.failed(at(0));
        }
        assert!(sessions.must_wait(at(4)) && !sessions.must_wait(at(5)));
        sessions.begin(SET, None, at(5));
        assert!(!sessions.must_wait(at(0)));
    }
}
