#![no_main]

#[path = "../federated.rs"]
#[allow(dead_code)]
mod federated;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    federated::token(bytes);
});
