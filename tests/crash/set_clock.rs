//! A clock for this process alone, that can be set as the system's can. All that asks for
//! the time of day asks the C library, and finds this function in its place.

use std::ffi::{c_char, c_int, c_void};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

/// What the process is told before by how much.
const WORD: &str = "clock ";
/// The clock that tells the time of day, as the system numbers its clocks.
const TIME_OF_DAY: c_int = 0;

/// By how many seconds it is ahead.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// What a server is told to have its clock ahead by so many seconds, or behind.
pub fn line(ahead: i64) -> String {
    format!("{WORD}{ahead}")
}

/// Sets it, when the line says so.
pub fn told(line: &str) {
    if let Some(ahead) = line.strip_prefix(WORD) {
        let ahead = ahead.parse().expect("seconds");
        AHEAD.store(ahead, Ordering::SeqCst);
    }
}

/// A moment, as the C library writes it.
#[repr(C)]
struct Moment {
    seconds: i64,
    nanoseconds: i64,
}

type Ask = unsafe extern "C" fn(c_int, *mut Moment) -> c_int;

/// Asks the C library, and sets the time of day ahead.
#[expect(
    unsafe_code,
    reason = "the C library's own function is called, and stood in for"
)]
#[unsafe(no_mangle)]
unsafe extern "C" fn clock_gettime(clock: c_int, moment: *mut Moment) -> c_int {
    // SAFETY: whoever calls has a place for a moment, as the C library demands.
    let answer = unsafe { real()(clock, moment) };
    if answer == 0 && clock == TIME_OF_DAY {
        // SAFETY: it was just written there.
        unsafe { (*moment).seconds += AHEAD.load(Ordering::SeqCst) };
    }
    answer
}

/// The C library's own.
#[expect(unsafe_code, reason = "only the linker knows where it is")]
fn real() -> Ask {
    unsafe extern "C" {
        fn dlsym(of: *mut c_void, name: *const c_char) -> *mut c_void;
    }
    /// The one after this program's.
    const NEXT: *mut c_void = -1_isize as *mut c_void;
    static REAL: OnceLock<Ask> = OnceLock::new();
    *REAL.get_or_init(|| {
        // SAFETY: the name ends with a zero, and the function is of that type.
        unsafe {
            let found = dlsym(NEXT, c"clock_gettime".as_ptr());
            assert!(!found.is_null(), "the C library has a clock");
            std::mem::transmute::<*mut c_void, Ask>(found)
        }
    })
}
