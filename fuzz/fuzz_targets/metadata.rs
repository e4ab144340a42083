#![no_main]

#[path = "../metadata.rs"]
#[allow(dead_code)]
mod metadata;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| metadata::metadata(bytes));
