//! Everything that happened, by whom and through what.
