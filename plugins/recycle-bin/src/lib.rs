//! Deleted records, who deleted them, and the way back.
