//! Who is signed in: passwords, sessions and API tokens.
//!
//! Passwords are kept as argon2id, tokens as SHA-256; neither is ever in the
//! journal, a log or an error. Wrong sign-ins are throttled, see `throttle.rs`.
//! A session ends after [`IDLE`] without use and after [`LONGEST`] in any case.

mod api_token;
mod browser;
mod confirm;
mod device;
mod end;
mod failures;
mod find;
mod link;
mod made_up;
mod operator;
mod passage;
mod password;
mod proof;
mod safe_codes;
mod safe_mode;
mod secret;
mod session;
mod sign_in;
mod strength;
mod throttle;
mod token_scope;

#[cfg(test)]
mod tests;

pub use api_token::{ApiToken, NewToken, TokenId, create_token, revoke_token, tokens};
pub use browser::browser;
pub use confirm::{Confirmed, confirm};
pub use device::{Device, DeviceId, Trust, device_seen, devices, forget_device, trusted};
pub use end::{revoke, revoke_others, sign_out, sign_out_support};
pub use find::{Credential, Found, find};
pub use link::{Purpose, ask_reset, invite, look, use_link};
pub use made_up::made_up_password;
pub use operator::{is_operator_password, operator_password_set, set_operator_password};
pub use passage::{
    FRESH, PASSAGE, Passage, StepRefusal, asked, begin_confirming, on_the_way, step_passed,
    step_refused, step_wait, through,
};
pub use password::{LONGEST as LONGEST_PASSWORD, PasswordHash, SHORTEST as SHORTEST_PASSWORD};
pub use safe_codes::{CODES, make_safe_codes, safe_codes_left};
pub use safe_mode::{SAFE, enter_safe_mode};
pub use secret::{Kind, Token};
pub use session::{Session, SessionId, list};
pub use sign_in::{Attempt, NewSession, SignIn, sign_in, sign_in_if};
pub use token_scope::{Right, TokenScope};

pub(crate) use end::{end_all, end_all_but};
pub(crate) use failures::Subjects;
pub(crate) use proof::ask as ask_for_proof;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Milliseconds without use after which a session is over: 14 days.
pub const IDLE: i64 = 14 * DAY;
/// Milliseconds after which a session is over in any case: 90 days.
pub const LONGEST: i64 = 90 * DAY;
/// Milliseconds within which it is not written again that a session or a token
/// was used: 5 minutes.
pub const SEEN_WITHIN: i64 = 5 * 60 * 1000;

/// The most characters of what a browser says of itself.
const USER_AGENT: usize = 300;

/// What a browser says of itself, as it may stand in a list.
pub(crate) fn user_agent(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control())
        .take(USER_AGENT)
        .collect()
}
