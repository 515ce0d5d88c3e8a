//! What a component allocates its memory with: that of the standard library is seven
//! kilobytes larger, in each plugin.

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static ALLOCATOR: SmallGlobalTlsf = SmallGlobalTlsf::new();
