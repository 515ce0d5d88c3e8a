//! What whoever opens a data folder may choose.

/// What a commit promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What was answered survives a power cut (`synchronous=FULL`).
    Full,
    /// What was answered survives the end of the process; for tests and for
    /// sample data that can be made again.
    Process,
}

impl Durability {
    pub(super) fn pragma(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Process => "off",
        }
    }
}

/// How a data folder is used.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What a commit promises.
    pub durability: Durability,
    /// How many idle reading connections an open account keeps.
    pub readers: usize,
    /// After how many operations a checkpoint of the journal is signed.
    pub checkpoint_every: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { durability: Durability::Full, readers: 4, checkpoint_every: 1000 }
    }
}
