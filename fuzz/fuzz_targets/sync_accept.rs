//! Bytes from libFuzzer to `src/sync_accept.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    dampingi_fuzz::sync_accept::run(bytes);
});
