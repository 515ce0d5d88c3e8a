#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| bailey_fuzz::manifest::holds(input));
