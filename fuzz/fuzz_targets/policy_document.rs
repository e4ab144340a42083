#![no_main]

#[path = "../policies.rs"]
#[allow(dead_code)]
mod policies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| policies::policy_document(bytes));
