//! Two-factor: a code from the person's phone beside the password, ten recovery codes
//! for the day when it is lost, and a way back in that needs nobody outside the
//! account.

mod codes;
mod enrol;
mod letters;
mod pages;
mod person;
mod recovery;
mod rule;
mod step;
mod totp;

/// The plugin. What it does stands in a file for each extension point.
pub struct TwoFactor;

bailey_sdk::plugin!(TwoFactor: Pages, SignInStep);
