//! Bytes from libFuzzer to `src/growth_csv.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dampingi_fuzz::growth_csv::run(bytes));
