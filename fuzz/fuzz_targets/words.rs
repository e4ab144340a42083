#![no_main]

#[path = "../words.rs"]
#[allow(dead_code)]
mod words;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| words::words(bytes));
