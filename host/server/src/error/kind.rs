//! The kinds of refusal there are. A program tells them apart by their code,
//! which never changes; the catalogue of them is served by the API itself.

use axum::http::StatusCode;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $status:ident, $code:literal, $title:literal;)*) => {
        /// Why a request was not carried out.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The HTTP status that goes with it.
            #[must_use]
            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }

            /// The stable word for programs and for translation.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it means, in one line of English.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

kinds! {
    /// A request that can't be carried out as it stands.
    Invalid = BAD_REQUEST, "invalid", "The request can't be carried out as it stands";
    /// Nobody is signed in, or the session or token has ended.
    SignInRequired = UNAUTHORIZED, "sign-in-required", "Sign in first";
    /// The e-mail address or the password is wrong; which, is not said.
    WrongCredentials = UNAUTHORIZED, "wrong-credentials", "The e-mail address or the password is wrong";
    /// Whoever is signed in must choose a new password before anything else.
    PasswordChangeRequired = FORBIDDEN, "password-change-required", "Choose a new password first";
    /// Whoever showed the right password has more steps of signing in to pass.
    SignInStepRequired = FORBIDDEN, "sign-in-step-required", "Pass the other steps of signing in first";
    /// A plugin's step of signing in doesn't let them in.
    StepDenied = FORBIDDEN, "sign-in-step-denied", "A step of signing in lets you not in";
    /// Whoever is signed in has to prove first who they are.
    ConfirmationRequired = FORBIDDEN, "confirmation-required", "Prove first who you are";
    /// The acting user may not.
    Denied = FORBIDDEN, "denied", "You may not do this";
    /// A plugin that guards the account refuses requests like this one.
    Barred = FORBIDDEN, "barred", "A plugin that guards the account does not let you in";
    /// The operator has suspended the account.
    AccountSuspended = FORBIDDEN, "account-suspended", "The account is suspended";
    /// Safe mode does not reach that far.
    SafeMode = FORBIDDEN, "safe-mode", "Safe mode does not reach this";
    /// The request comes from a page of another site.
    ForeignOrigin = FORBIDDEN, "foreign-origin", "The request comes from another site";
    /// There is no such thing, or the acting user may not see it.
    NotFound = NOT_FOUND, "not-found", "There is no such thing here";
    /// The address exists, the method doesn't.
    MethodNotAllowed = METHOD_NOT_ALLOWED, "method-not-allowed", "The address does not take this method";
    /// Something changed in between.
    Conflict = CONFLICT, "conflict", "Something changed in between";
    /// A request with the same idempotency key is still under way.
    KeyInUse = CONFLICT, "key-in-use", "A request with this idempotency key is under way";
    /// A request with the same idempotency key began and its outcome is not known.
    OutcomeUnknown = CONFLICT, "outcome-unknown", "What became of the first request with this idempotency key is not known";
    /// The record has moved on from the version named by `If-Match`.
    StaleVersion = PRECONDITION_FAILED, "stale-version", "The record has changed since it was read";
    /// The body is larger than the address takes.
    TooLarge = PAYLOAD_TOO_LARGE, "too-large", "The request is too large";
    /// The body is of a media type that the address doesn't take.
    MediaType = UNSUPPORTED_MEDIA_TYPE, "media-type", "The body is of another media type than expected";
    /// The idempotency key was used for another request.
    KeyReused = UNPROCESSABLE_ENTITY, "key-reused", "The idempotency key was used for another request";
    /// A limit of the account was reached.
    Limit = UNPROCESSABLE_ENTITY, "limit", "A limit was reached";
    /// The account keeps as much on disk as it may.
    StorageLimit = INSUFFICIENT_STORAGE, "storage-limit", "The account keeps as much on disk as it may";
    /// A change needs the version it was made from.
    VersionRequired = PRECONDITION_REQUIRED, "version-required", "Say which version you have read";
    /// Too many tries.
    Throttled = TOO_MANY_REQUESTS, "throttled", "Too many tries; wait a little";
    /// The account has asked more often than it may.
    AccountLimit = TOO_MANY_REQUESTS, "account-limit", "The account asks too often; wait a little";
    /// The account's plugins have used up the processor time of an hour.
    PluginTimeLimit = TOO_MANY_REQUESTS, "plugin-time-limit", "The account's plugins have used up the processor time of an hour";
    /// A plugin failed; the message names its failure.
    PluginFailed = BAD_GATEWAY, "plugin-failed", "A plugin failed";
    /// A plugin that decides on rights gave no answer, so nothing is allowed.
    PolicyFailed = SERVICE_UNAVAILABLE, "policy-failed", "A plugin that decides on rights gave no answer";
    /// A plugin that guards the account gave no answer, so nobody is let in.
    GuardFailed = SERVICE_UNAVAILABLE, "guard-failed", "A plugin that guards the account gave no answer";
    /// A plugin's step of signing in gave no answer, so nobody is let in.
    StepFailed = SERVICE_UNAVAILABLE, "sign-in-step-failed", "A step of signing in gave no answer";
    /// Bailey failed; the request's number is in its log.
    Internal = INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side";
    /// The server's disk has no room for what was to be written.
    DiskFull = INSUFFICIENT_STORAGE, "disk-full", "The server's disk is full";
    /// The server's disk fails, or can't be written.
    DiskFailing = SERVICE_UNAVAILABLE, "disk-failing", "The server's disk can't be used";
    /// Not now: too busy, or shutting down.
    Unavailable = SERVICE_UNAVAILABLE, "unavailable", "Not now; try again";
}
