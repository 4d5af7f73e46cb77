//! Bytes from libFuzzer to `src/form_parse.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dampingi_fuzz::form_parse::run(bytes));
