//! What a plugin can do, one module a capability. Each is there once `plugin.toml` asks
//! for it with a table `[capabilities.…]`, and answers [`Error::Denied`] where an admin
//! refused it.
//!
//! [`Error::Denied`]: crate::types::Error::Denied

use crate::bindings::bailey::crm as wit;

/// Who may do what, and why: what all policies together come to.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::access;
///
/// # fn main() -> Result<(), Error> {
/// let rights = access::rights_of(7)?;
/// # let _ = rights;
/// # Ok(()) }
/// ```
pub use wit::access;

/// The rules that access policies are made of; types alone.
pub use wit::access_rules;

/// How much people do, counted in windows, and told when it is more than usual.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::activity;
///
/// # fn main() -> Result<(), Error> {
/// for figure in activity::figures(7)? {
///     println!("{figure:?}");
/// }
/// # Ok(()) }
/// ```
pub use wit::activity;

/// Records that were put away.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::archive::{self, ArchiveQuery};
///
/// # fn main() -> Result<(), Error> {
/// let page = archive::archived(&ArchiveQuery::all(50))?;
/// # let _ = page;
/// # Ok(()) }
/// ```
pub use wit::archive;

/// Encrypted copies of the account, and the way back.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::backups;
///
/// # fn main() -> Result<(), Error> {
/// let page = backups::list(20, None)?;
/// # let _ = page;
/// # Ok(()) }
/// ```
pub use wit::backups;

/// What was deleted and can come back.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::bin::{self, BinQuery, Selection};
///
/// # fn main() -> Result<(), Error> {
/// let page = bin::deletions(&BinQuery::all(20))?;
/// let last = page.deletions.iter().map(|deletion| deletion.operation).take(1);
/// bin::restore(&Selection::Deletions(last.collect()))?;
/// # Ok(()) }
/// ```
pub use wit::bin;

/// What time it is, here and in the account's time zone.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::clock;
///
/// # fn main() -> Result<(), Error> {
/// let midnight = clock::start_of_day(clock::today()?)?;
/// let minutes = (clock::now()? - midnight) / 60_000;
/// # let _ = minutes;
/// # Ok(()) }
/// ```
pub use wit::clock;

/// The account's people, and the groups that they are in.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::directory;
///
/// # fn main() -> Result<(), Error> {
/// let active = directory::users()?.into_iter().filter(|user| user.active);
/// println!("{} people", active.count());
/// # Ok(()) }
/// ```
pub use wit::directory;

/// Keeps people out, or has them prove who they are.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::directory_admin;
///
/// # fn main() -> Result<(), Error> {
/// directory_admin::sign_out(7, "The telephone was lost")?;
/// # Ok(()) }
/// ```
pub use wit::directory_admin;

/// Erases what is known of somebody, in the journal and in backups too.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::erasure;
///
/// # fn main() -> Result<(), Error> {
/// let plan = erasure::plan_erasure(&RecordRef::new("contacts", 12))?;
/// # let _ = plan;
/// # Ok(()) }
/// ```
pub use wit::erasure;

/// The nodes that filters are made of; [`crate::query::Filter`] writes them.
pub use wit::filter;

/// What happened: who did what, when, and what it was before and after.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::journal;
///
/// # fn main() -> Result<(), Error> {
/// let history = journal::history(&RecordRef::new("deals", 3), 20, None)?;
/// for entry in history.entries {
///     println!("{} fields changed", entry.change.fields.len());
/// }
/// # Ok(()) }
/// ```
pub use wit::journal;

/// Writes an entry of the plugin's own into the journal.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::journal_note;
///
/// # fn main() -> Result<(), Error> {
/// journal_note::note("reminded", &[("deal".into(), "3".into())])?;
/// # Ok(()) }
/// ```
pub use wit::journal_note;

/// Takes values out of the journal that need not be kept any longer.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::types::DAY;
/// use bailey_sdk::{clock, journal_retention};
///
/// # fn main() -> Result<(), Error> {
/// let outcome = journal_retention::prune(clock::now()? - 365 * DAY, 500)?;
/// # let _ = outcome;
/// # Ok(()) }
/// ```
pub use wit::journal_retention;

/// Takes an act back, or all of a span, by the journal.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::journal_undo;
///
/// # fn undo(operation: OperationId) -> Result<(), Error> {
/// let plan = journal_undo::plan(operation)?;
/// let undone = journal_undo::undo(operation)?;
/// # let _ = (plan, undone);
/// # Ok(()) }
/// # fn main() {}
/// ```
pub use wit::journal_undo;

/// Checks that nobody changed the journal.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::journal_verify;
///
/// # fn main() -> Result<(), Error> {
/// let check = journal_verify::start()?;
/// # let _ = check;
/// # Ok(()) }
/// ```
pub use wit::journal_verify;

/// Lines for whoever develops the plugin or runs the server; never for data of people.
///
/// ```no_run
/// use bailey_sdk::log::{self, Level};
///
/// log::write(Level::Info, "12 deals were looked at");
/// ```
pub use wit::log;

/// Sends mail to the account's people.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::mail;
///
/// # fn main() -> Result<(), Error> {
/// let body = [tr("letter-body").arg("count", 3_u32).into()];
/// mail::send(&[7], &tr("letter-subject").into(), &body)?;
/// # Ok(()) }
/// ```
pub use wit::mail;

/// Tells people how far a job is, and hears whether they want it to stop.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::progress;
///
/// # fn main() -> Result<(), Error> {
/// let stop = progress::report(20, Some(100), Some(&tr("reading").into()))?;
/// # let _ = stop;
/// # Ok(()) }
/// ```
pub use wit::progress;

/// Random bytes, from the operating system.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::random;
///
/// # fn main() -> Result<(), Error> {
/// let key = random::bytes(32)?;
/// # let _ = key;
/// # Ok(()) }
/// ```
pub use wit::random;

/// Reads records, as the user behind the call may; [`crate::typed`] makes structs of
/// them.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::query::{Filter, Query};
/// use bailey_sdk::records;
///
/// # fn main() -> Result<(), Error> {
/// let open = Query::of("deals").only(Filter::field("closed").is_empty());
/// let page = records::list(&open.limit(20).into())?;
/// println!("{} of {}", page.records.len(), page.total);
/// # Ok(()) }
/// ```
pub use wit::records;

/// Reads records for the plugin itself, where nobody is behind the call: in a job that
/// came due, in a listener.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::query::{Filter, Query};
/// use bailey_sdk::records_all;
///
/// # fn main() -> Result<(), Error> {
/// let open = Query::of("deals").only(Filter::field("closed").is_empty());
/// println!("{}", records_all::list(&open.limit(20).into())?.total);
/// # Ok(()) }
/// ```
pub use wit::records_all;

/// Changes records for the plugin itself, where nobody is behind the call.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::records_all_write;
///
/// # fn main() -> Result<(), Error> {
/// records_all_write::archive(&[RecordRef::new("deals", 7)])?;
/// # Ok(()) }
/// ```
pub use wit::records_all_write;

/// Writes records, as the user behind the call may.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::records_write;
/// use bailey_sdk::types::FieldValue;
///
/// # fn main() -> Result<(), Error> {
/// let title = FieldValue {
///     field: "title".into(),
///     value: Value::One(Scalar::Text("Call back".into())),
/// };
/// let task = records_write::create("tasks", &[title])?;
/// # let _ = task;
/// # Ok(()) }
/// ```
pub use wit::records_write;

/// Tables and fields that were deleted and can come back.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::schema_bin;
///
/// # fn main() -> Result<(), Error> {
/// println!("{} of them", schema_bin::deleted()?.len());
/// # Ok(()) }
/// ```
pub use wit::schema_bin;

/// Keeps secrets that nobody reads but the plugin.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::secrets;
///
/// # fn main() -> Result<(), Error> {
/// secrets::seal("token", b"what nobody else sees")?;
/// let token = secrets::open("token")?;
/// # let _ = token;
/// # Ok(()) }
/// ```
pub use wit::secrets;

/// What admins set: the settings that `plugin.toml` declares.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::settings;
///
/// # fn main() -> Result<(), Error> {
/// if let Scalar::Integer(days) = settings::get("days")? {
///     println!("after {days} days");
/// }
/// # Ok(()) }
/// ```
pub use wit::settings;

/// The plugin's own keys and values, kept with whatever the call does.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::storage;
///
/// # fn main() -> Result<(), Error> {
/// storage::set("seen", "deals/3", b"2026-03-02")?;
/// for entry in storage::scan("seen", "deals/", None, 100)? {
///     println!("{}: {} bytes", entry.key, entry.value.len());
/// }
/// # Ok(()) }
/// ```
pub use wit::storage;

/// Opens the account to the operator's people for a while, and tells what they did.
///
/// ```no_run
/// # use bailey_sdk::prelude::*;
/// use bailey_sdk::support_access;
///
/// # fn main() -> Result<(), Error> {
/// for entrance in support_access::list(20)? {
///     println!("{entrance:?}");
/// }
/// # Ok(()) }
/// ```
pub use wit::support_access;
