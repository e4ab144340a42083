//! What fuzzing calls, over documents that were mangled at random.

#[path = "support/generated.rs"]
#[allow(dead_code)]
mod generated;
#[path = "../../../fuzz/policies.rs"]
mod policies;

use ram::directory::KeyNetworkPolicy;
use ram::{Dialect, DocumentKind, PolicyDocument};
use testkit::Random;

#[test]
fn mangled_documents_are_read_or_refused() {
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let random = &mut Random::new(seed);
        let is_extended = random.chance(50);
        let is_trust = random.chance(20);
        let mut bytes = generated::document(random, is_extended, is_trust).into_bytes();
        for _ in 0..random.below(4) {
            mangle(random, &mut bytes);
        }
        policies::policy_document(&bytes);
        let text = String::from_utf8_lossy(&bytes);
        match PolicyDocument::parse(&text, DocumentKind::Identity, Dialect::Extended) {
            Ok(_) => accepted += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(
        accepted > 300 && refused > 300,
        "{accepted} accepted, {refused} refused"
    );
}

#[test]
fn mangled_network_policies_are_read_or_refused() {
    let whole = r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","Value":"","IPList":["203.0.113.1","2001:db8::/32"]},{"Type":"VPCWhiteList","Value":"vpc-bp1","IPList":["10.0.0.0/8"]}]}"#;
    let (mut accepted, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let random = &mut Random::new(seed);
        let mut bytes = whole.as_bytes().to_vec();
        for _ in 0..random.below(3) {
            mangle(random, &mut bytes);
        }
        policies::key_network(&bytes);
        match KeyNetworkPolicy::parse(&String::from_utf8_lossy(&bytes)) {
            Ok(_) => accepted += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(
        accepted > 300 && refused > 300,
        "{accepted} accepted, {refused} refused"
    );
}

/// Takes away, doubles or changes some bytes.
fn mangle(random: &mut Random, bytes: &mut Vec<u8>) {
    let at = random.below(bytes.len());
    let end = (at + 1 + random.below(6)).min(bytes.len());
    match random.below(4) {
        0 => {
            bytes.drain(at..end);
        }
        1 => {
            let part = bytes[at..end].to_vec();
            bytes.splice(at..at, part);
        }
        2 => bytes[at] = random.pick(b"\"{}[]:,*?$\\u0aE\n\x00\xff"),
        _ => {
            bytes.splice(at..at, "、é${\u{10ffff}".bytes());
        }
    }
    if bytes.is_empty() {
        bytes.push(b'x');
    }
}
