//! What it can do wrong. Each returns a sentence where the host lets it.

pub mod another_account;
pub mod another_actor;
pub mod busy;
pub mod endless_loop;
pub mod endless_recursion;
pub mod erase_somebody;
pub mod host_call_flood;
pub mod huge_argument;
pub mod huge_return;
pub mod keep_out;
pub mod let_in;
pub mod log_flood;
pub mod memory;
pub mod nosy;
pub mod storage_fill;
pub mod trap;
pub mod trip;
pub mod watch;
pub mod write_letters;
