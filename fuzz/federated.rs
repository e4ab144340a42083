//! What fuzzing calls for the word of identity providers: any bytes, and it must return. What is accepted says what a
//! provider signed, and nothing else: nobody here has its key. `cargo test -p federation` runs the same over mangled
//! tokens and responses.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::Timestamp;
use federation::oidc::{self, Expected, KeySet};
use federation::saml::{self, Metadata};

/// The keys, and a token signed with one of them.
const KEYS: &str = include_str!("federated/keys.json");
pub(crate) const TOKEN: &str = include_str!("federated/token.txt");

const METADATA: &str = include_str!("../crates/federation/tests/saml/metadata.xml");
pub(crate) const RESPONSES: &str = include_str!("../crates/federation/tests/saml/signed.json");

const NOW: Timestamp = Timestamp::from_unix_secs(1_795_507_200);

/// A token, and a key set. Whether the token was accepted.
///
/// # Panics
/// When something was accepted that nobody signed.
pub(crate) fn token(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let _ = KeySet::parse(text);
    let keys = KeySet::parse(KEYS).expect("it is a key set");
    let client_ids = ["sts.aliyuncs.com".to_owned()];
    let expected = Expected {
        issuer: "https://issuer.example",
        client_ids: &client_ids,
        issuance_limit_hours: 12,
        now: NOW,
    };
    match oidc::verify(text, &keys, &expected) {
        Ok(token) => {
            assert_eq!(text, TOKEN.trim_end(), "another token was accepted");
            assert_eq!(token.subject, "alice");
            true
        }
        Err(_) => false,
    }
}

/// A response, and a metadata document. Whether the response was accepted.
///
/// # Panics
/// When something was accepted that nobody signed.
pub(crate) fn response(bytes: &[u8]) -> bool {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Metadata::parse(text);
    }
    let metadata = Metadata::parse(METADATA).expect("it is a metadata document");
    match saml::verify(&STANDARD.encode(bytes), &metadata, NOW) {
        Ok(assertion) => {
            let said = (assertion.subject.as_str(), assertion.session_name.as_str());
            let signed = [
                ("alice@corp.example", "alice"),
                ("alice@corp.example", "bob"),
                ("alice@corp.example.evil.example", "alice"),
            ];
            assert!(signed.contains(&said), "{assertion:?} was never signed");
            let account = "acs:ram::1000000000000001";
            let roles = ["Saml", "Other"].map(|role| format!("{account}:role/{role}"));
            for (role, provider) in &assertion.roles {
                assert!(roles.contains(role), "{assertion:?} was never signed");
                assert_eq!(*provider, format!("{account}:saml-provider/Corp"));
            }
            true
        }
        Err(_) => false,
    }
}
