#![no_main]

#[path = "../kernel.rs"]
#[allow(dead_code)]
mod kernel;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kernel::tables(bytes));
