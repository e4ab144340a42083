//! The entries of `fuzz/`, run over mangled tokens, key sets, responses and metadata documents: no bytes may panic, and
//! nothing is accepted that nobody signed.

#[path = "../../../fuzz/federated.rs"]
mod federated;

use serde_json::Value;
use testkit::Random;

const OF_TOKENS: [&str; 12] = [
    ".",
    "..",
    "=",
    "A",
    "eyJhbGciOiJub25lIn0",
    "eyJhbGciOiJIUzI1NiJ9",
    "eyJzdWIiOiJyb290In0",
    "{\"keys\":[",
    "\"kty\":\"oct\"",
    "\u{e9}",
    "\0",
    "1e999",
];

const OF_RESPONSES: [&str; 20] = [
    "<",
    ">",
    "/>",
    "</",
    "&lt;",
    "&#0;",
    "&#xD;",
    "<!---->",
    "<!-- -- -->",
    "<![CDATA[root]]>",
    "<?x?>",
    "<!DOCTYPE x>",
    " xmlns=\"\"",
    " xmlns:saml=\"urn:evil\"",
    " ID=\"_a1\"",
    "<ds:Object>",
    "<saml:NameID>root</saml:NameID>",
    "role/Admin",
    "\u{e9}\u{10ffff}",
    "\0",
];

/// Changes some bytes, takes some away, doubles a part, or puts something in.
fn mangle(random: &mut Random, bytes: &mut Vec<u8>, pieces: &[&str]) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    let end = (at + 1 + random.below(40)).min(bytes.len());
    match random.below(6) {
        0 => bytes[at] = random.bits() as u8,
        1 => drop(bytes.drain(at..end)),
        2 => {
            let part = bytes[at..end].to_vec();
            bytes.splice(end..end, part);
        }
        3 if random.chance(10) => bytes.truncate(at),
        _ => drop(bytes.splice(at..at, random.pick(pieces).bytes())),
    }
}

#[test]
fn mangled_tokens_prove_nothing() {
    let seed = federated::TOKEN.trim_end().as_bytes();
    assert!(federated::token(seed), "the token as it was signed");
    let mut random = Random::new(11);
    for _ in 0..20_000 {
        let mut bytes = seed.to_vec();
        for _ in 0..1 + random.below(4) {
            mangle(&mut random, &mut bytes, &OF_TOKENS);
        }
        // It panics when another text is accepted.
        federated::token(&bytes);
    }
}

#[test]
fn mangled_responses_say_nothing_that_was_not_signed() {
    let seeds: Value = serde_json::from_str(federated::RESPONSES).expect("it is JSON");
    let seeds = seeds.as_object().expect("an object").values();
    let seeds: Vec<&str> = seeds.map(|it| it.as_str().expect("a text")).collect();
    let unchanged = seeds.iter().filter(|it| federated::response(it.as_bytes()));
    assert_eq!(unchanged.count(), 8, "documents that are right");
    let mut random = Random::new(12);
    let mut accepted = 0;
    for round in 0..12_000 {
        let mut bytes = seeds[round % seeds.len()].as_bytes().to_vec();
        for _ in 0..1 + random.below(4) {
            mangle(&mut random, &mut bytes, &OF_RESPONSES);
        }
        accepted += u32::from(federated::response(&bytes));
    }
    // Outside of what is signed much may change.
    assert!(accepted > 100, "{accepted} were still right");
}

#[test]
fn mangled_metadata_documents_are_read_or_refused() {
    let seed = include_bytes!("saml/metadata.xml");
    let mut random = Random::new(13);
    for _ in 0..5_000 {
        let mut bytes = seed.to_vec();
        for _ in 0..1 + random.below(4) {
            mangle(&mut random, &mut bytes, &OF_RESPONSES);
        }
        federated::response(&bytes);
    }
}
